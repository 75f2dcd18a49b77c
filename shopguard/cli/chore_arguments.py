"""The arguments of what installers and testers ask of the program: it is done without a window, and nothing else is done then."""

from __future__ import annotations

import argparse
from pathlib import Path

from shopguard.cli.output import CHORES

_HELP = {
    "version": "版本和规则日期 / version, and the date of its rules",
    "self-test": "检查程序完整不完整，不碰您的数据 / proves that the program is whole; your data is not touched",
    "quit": "请已经打开的窗口关上 / asks the open window to close, and waits until it has",
    "remove-traces": "卸载前用：删除程序文件夹以外的登记，数据留着 / before uninstalling: removes the entry for the system's start",
}


def add_chores(parser: argparse.ArgumentParser) -> None:
    """Adds them to the arguments that stand before a command."""
    one = parser.add_mutually_exclusive_group()
    for name in CHORES:
        one.add_argument(f"--{name}", dest="chore", action="store_const", const=name, help=_HELP[name])
    parser.add_argument(
        "--out",
        dest="proof",
        type=Path,
        metavar="DIR",
        help="用于 --self-test：把结果、图片和材料写到这里 / of --self-test: where result, picture and packet are kept",
    )
    parser.add_argument(
        "--and-data",
        action="store_true",
        help="用于 --remove-traces：连数据和钥匙串里的条目一起删 / of --remove-traces: the data folder and the keyring's entries too",
    )


def take_chore(parser: argparse.ArgumentParser, asked: argparse.Namespace, files: list[str]) -> None:
    """Makes the chore the command. Wrong combinations end the program with exit code 2."""
    for option, given, chore in (("--out", asked.proof, "self-test"), ("--and-data", asked.and_data, "remove-traces")):
        if given and asked.chore != chore:
            parser.error(f"{option}: 只和 --{chore} 一起用 / only together with --{chore}")
    if asked.chore is None:
        return
    if asked.command is not None or files or asked.background:
        parser.error(f"--{asked.chore}: 只能单独用 / stands alone")
    asked.command = asked.chore

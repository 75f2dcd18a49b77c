"""The arguments of ``password``."""

from __future__ import annotations

import argparse
from pathlib import Path

from shopguard.cli.argument_kinds import Commands, add_json


def add_password(commands: Commands[argparse.ArgumentParser]) -> None:
    """``password``'s arguments."""
    parser = commands.add_parser("password", help="数据密码 / the data's password")
    deeds = parser.add_subparsers(dest="deed", metavar="DEED", required=True)
    told = {
        "status": "有没有密码 / is there one?",
        "set": "设密码，加密全部数据 / set it and encrypt everything",
        "change": "改密码 / another password",
        "remove": "取消密码，全部解密 / remove it and decrypt everything",
        "recover": "忘了密码：用恢复密钥设新密码 / forgotten: a new one by the recovery key",
        "new-recovery": "换一个恢复密钥 / another recovery key",
        "remember": "由系统钥匙串记住 / let the system's keyring remember it",
        "forget": "不再由系统钥匙串记住 / let the keyring forget it",
        "remove-plain": "先做加密的备份，再删没有加密的 / make an encrypted backup, then remove those that are not",
    }
    for name, words in told.items():
        deed = deeds.add_parser(name, help=words)
        if name in ("set", "change", "recover"):
            deed.add_argument(
                "--new-password-file", type=Path, metavar="PATH", help="第一行是新密码 / its first line is the new one"
            )
        if name == "remove-plain":
            deed.add_argument(
                "--before-restore",
                action="store_true",
                help="恢复前留下的旧数据也删（不能再撤销恢复）/ what a restore put aside too (it cannot be undone then)",
            )
        if name == "recover":
            deed.add_argument(
                "--recovery-file",
                type=Path,
                metavar="PATH",
                help="第一行是恢复密钥 / its first line is the recovery key",
            )
        if name in ("status", "set", "new-recovery"):
            add_json(deed)

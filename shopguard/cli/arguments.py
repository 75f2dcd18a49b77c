"""The arguments of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from shopguard.cli.appeal_arguments import add_appeal
from shopguard.cli.argument_kinds import Commands, add_at, add_json, count, day, hours, moment
from shopguard.cli.chore_arguments import add_chores, take_chore
from shopguard.cli.erasing_arguments import add_erasing
from shopguard.cli.keeping_arguments import add_keeping
from shopguard.cli.mark_arguments import add_mark, add_switch
from shopguard.cli.moving_arguments import add_moving
from shopguard.cli.opened_files import not_there, opened_files
from shopguard.cli.password_arguments import add_password
from shopguard.cli.rule_arguments import add_rules


def parse(argv: list[str]) -> argparse.Namespace:
    """The parsed arguments; wrong ones end the program with exit code 2.

    Without a command, files may stand at the end: ``open`` lists them, they are opened in the window.
    """
    parser = argparse.ArgumentParser(
        prog="shopguard",
        description="店铺卫士 ShopGuard",
        epilog="shopguard [--data DIR] FILE…：在窗口里打开文件 / opens files in the window",
    )
    parser.add_argument("--data", metavar="DIR", help="数据文件夹 / everything ShopGuard keeps ($SHOPGUARD_DATA)")
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 / language ($SHOPGUARD_LANG)")
    parser.add_argument(
        "--password-file",
        type=Path,
        metavar="PATH",
        help="数据有密码时：第一行是密码的文件 / of data with a password: a file whose first line it is ($SHOPGUARD_PASSWORD_FILE)",
    )
    parser.add_argument(
        "--background", action="store_true", help="在后台启动，不弹出窗口 / start without showing the window"
    )
    add_chores(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_demo(commands)
    _add_import(commands)
    _add_check(commands)
    _add_penalties(commands)
    _add_call_sheet(commands)
    _add_judge_from(commands)
    _add_tracks(commands)
    add_mark(commands)
    add_switch(commands)
    _add_batches(commands)
    add_appeal(commands)
    add_rules(commands)
    add_keeping(commands)
    add_erasing(commands)
    add_moving(commands)
    add_password(commands)
    files = opened_files(argv, commands.choices)
    missing = not_there(files)
    if missing is not None:
        parser.error(f"没有这个文件 / no such file: {missing}")
    asked = parser.parse_args(argv[: len(argv) - len(files)])
    unreadable = _no_text(asked)
    if unreadable is not None:
        parser.error(f"不是文字（终端编码不对？）/ no text (is the terminal UTF-8?): {unreadable!a}")
    take_chore(parser, asked, files)
    asked.open = [Path(file) for file in files]
    return asked


def _no_text(asked: argparse.Namespace) -> str | None:
    """The first argument with bytes that are no text. A path may have them: it is no text to the system either."""
    for name, value in vars(asked).items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and name != "data" and one.encode("utf-8", "replace").decode() != one:
                return one
    return None


def _add_demo(commands: Commands[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser("demo", help="演示店铺（编造数据）/ a made-up shop in a temporary folder")
    demo.add_argument("--out", type=Path, metavar="DIR", help="不开窗口，结果写到文件夹 / no window, results into DIR")


def _add_import(commands: Commands[argparse.ArgumentParser]) -> None:
    importing = commands.add_parser("import", help="导入文件 / import exports")
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE")
    importing.add_argument("--shop", metavar="NAME")
    importing.add_argument("--as-of", type=moment, metavar="TIME", help="文件说到哪一刻 / what the files speak for")
    importing.add_argument("--mapping", metavar="NAME", help="列对应模板 / saved column mapping")
    add_json(importing)


def _add_batches(commands: Commands[argparse.ArgumentParser]) -> None:
    imports = commands.add_parser("imports", help="导入记录 / imports: what came, what changed, what was rejected")
    imports.add_argument(
        "batch", nargs="?", metavar="BATCH", help="只看这一次，含改动和退回 / only this one, in detail"
    )
    imports.add_argument(
        "--rejects-to",
        type=Path,
        metavar="DIR",
        help="把这一次的退回清单另存到文件夹，不加密 / copy its lists of rejected rows",
    )
    imports.add_argument("--limit", type=count, default=200, metavar="N", help="最多列多少条 / at most so many entries")
    add_json(imports)
    undo = commands.add_parser("undo", help="撤销一次导入 / take an import back")
    undo.add_argument("batch", metavar="BATCH", help="导入记录的编号 / the import's number")
    undo.add_argument(
        "--with-later",
        action="store_true",
        help="连同后面用到它的导入一起撤销 / and the later imports that rest on it, all or none",
    )


def _add_check(commands: Commands[argparse.ArgumentParser]) -> None:
    check = commands.add_parser("check", help="判断风险 / judge every order")
    add_at(check)
    check.add_argument("--warn-hours", type=hours, metavar="H")
    check.add_argument("--all", action="store_true", help="包括无风险的 / also what is fine")
    form = check.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--csv", type=Path, metavar="PATH")


def _add_penalties(commands: Commands[argparse.ArgumentParser]) -> None:
    penalties = commands.add_parser("penalties", help="罚款预估 / what it costs")
    add_at(penalties)
    penalties.add_argument("--horizon", type=hours, default=24, metavar="H")
    penalties.add_argument(
        "--handed-over",
        action="append",
        default=[],
        metavar="ORDER",
        help="试算：这一单今天交给快递能省多少（可写多次）/ what if this order is handed over now (repeatable)",
    )
    add_json(penalties)


def _add_call_sheet(commands: Commands[argparse.ArgumentParser]) -> None:
    sheet = commands.add_parser("call-sheet", help="叫件单 / what to ask of which courier")
    add_at(sheet)
    sheet.add_argument("--hours", type=hours, default=24, metavar="H", help="看几小时内到期的 / deadlines so far ahead")
    form = sheet.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--to", type=Path, metavar="FILE", help="存成 .xlsx .csv .pdf .txt / save as")


def _add_judge_from(commands: Commands[argparse.ArgumentParser]) -> None:
    judging = commands.add_parser(
        "judge-from", help="从哪一天开始判断 / from which day on orders are judged (alone: says which)"
    )
    judging.add_argument("day", nargs="?", type=day, metavar="DAY", help="YYYY-MM-DD, all = 全部 / all orders")


def _add_tracks(commands: Commands[argparse.ArgumentParser]) -> None:
    tracks = commands.add_parser("tracks", help="在线查轨迹（默认关闭）/ ask for tracks online (off by default)")
    tracks.add_argument("--waybill", nargs="+", metavar="N", help="只查这些运单 / only these")
    add_json(tracks)

"""The arguments of the command line."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from shopguard import __version__
from shopguard.core.appeal_states import RECORDED
from shopguard.core.beijing import parse_iso
from shopguard.core.finding import DEFAULT_WARN_HOURS
from shopguard.core.money import parse_fen


def parse(argv: list[str]) -> argparse.Namespace:
    """The parsed arguments; wrong ones end the program with exit code 2."""
    parser = argparse.ArgumentParser(prog="shopguard", description="店铺卫士 ShopGuard")
    parser.add_argument("--data", metavar="DIR", help="数据文件夹 / everything ShopGuard keeps ($SHOPGUARD_DATA)")
    parser.add_argument("--lang", choices=("zh", "en"), help="语言 / language ($SHOPGUARD_LANG)")
    parser.add_argument("--version", action="version", version=f"ShopGuard {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_demo(commands)
    _add_import(commands)
    _add_check(commands)
    _add_penalties(commands)
    _add_call_sheet(commands)
    _add_judge_from(commands)
    _add_tracks(commands)
    _add_batches(commands)
    _add_appeal(commands)
    _add_rulebook(commands)
    backup = commands.add_parser("backup", help="备份 / write a backup")
    backup.add_argument("--to", type=Path, metavar="PATH")
    restore = commands.add_parser("restore", help="恢复备份 / put a backup in place")
    restore.add_argument("path", type=Path, metavar="PATH")
    commands.add_parser("verify", help="检查数据是否完好 / is everything whole?")
    return parser.parse_args(argv)


Commands = argparse._SubParsersAction


def _add_json(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--json", action="store_true", help="一个 JSON 文档 / one JSON document on stdout")


def _add_at(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--at", type=_moment, metavar="TIME", help="判断的时刻 / the moment judged (ISO 8601, Beijing)")


_EARLIEST, _LATEST = parse_iso("2010-01-01"), parse_iso("2100-01-01")
_MOST_HOURS = 24 * 366


def _moment(text: str) -> int:
    try:
        moment = parse_iso(text)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"not an ISO 8601 time: {text!r}") from None
    if not _EARLIEST <= moment <= _LATEST:
        raise argparse.ArgumentTypeError(f"not a time of this platform: {text!r}")
    return moment


def _hours(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 5 or int(text) > _MOST_HOURS:
        raise argparse.ArgumentTypeError(f"not a whole number of hours up to {_MOST_HOURS}: {text!r}")
    return int(text)


def _add_demo(commands: Commands[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser("demo", help="演示店铺（编造数据）/ a made-up shop in a temporary folder")
    demo.add_argument("--out", type=Path, metavar="DIR", help="不开窗口，结果写到文件夹 / no window, results into DIR")


def _add_import(commands: Commands[argparse.ArgumentParser]) -> None:
    importing = commands.add_parser("import", help="导入文件 / import exports")
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE")
    importing.add_argument("--shop", metavar="NAME")
    importing.add_argument("--as-of", type=_moment, metavar="TIME", help="文件说到哪一刻 / what the files speak for")
    importing.add_argument("--mapping", metavar="NAME", help="列对应模板 / saved column mapping")
    _add_json(importing)


def _add_batches(commands: Commands[argparse.ArgumentParser]) -> None:
    imports = commands.add_parser("imports", help="导入记录 / imports: what came, what changed, what was rejected")
    imports.add_argument(
        "batch", nargs="?", metavar="BATCH", help="只看这一次，含改动和退回 / only this one, in detail"
    )
    imports.add_argument(
        "--limit", type=_count, default=200, metavar="N", help="最多列多少条 / at most so many entries"
    )
    _add_json(imports)
    undo = commands.add_parser("undo", help="撤销一次导入 / take an import back")
    undo.add_argument("batch", metavar="BATCH", help="导入记录的编号 / the import's number")
    undo.add_argument(
        "--with-later",
        action="store_true",
        help="连同后面用到它的导入一起撤销 / and the later imports that rest on it, all or none",
    )


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 6 or int(text) == 0:
        raise argparse.ArgumentTypeError(f"not a number from 1 to 999999: {text!r}")
    return int(text)


def _add_check(commands: Commands[argparse.ArgumentParser]) -> None:
    check = commands.add_parser("check", help="判断风险 / judge every order")
    _add_at(check)
    check.add_argument("--warn-hours", type=_hours, default=DEFAULT_WARN_HOURS, metavar="H")
    check.add_argument("--all", action="store_true", help="包括无风险的 / also what is fine")
    form = check.add_mutually_exclusive_group()
    _add_json(form)
    form.add_argument("--csv", type=Path, metavar="PATH")


def _add_penalties(commands: Commands[argparse.ArgumentParser]) -> None:
    penalties = commands.add_parser("penalties", help="罚款预估 / what it costs")
    _add_at(penalties)
    penalties.add_argument("--horizon", type=_hours, default=24, metavar="H")
    penalties.add_argument(
        "--handed-over",
        action="append",
        default=[],
        metavar="ORDER",
        help="试算：这一单今天交给快递能省多少（可写多次）/ what if this order is handed over now (repeatable)",
    )
    _add_json(penalties)


def _add_call_sheet(commands: Commands[argparse.ArgumentParser]) -> None:
    sheet = commands.add_parser("call-sheet", help="叫件单 / what to ask of which courier")
    _add_at(sheet)
    sheet.add_argument(
        "--hours", type=_hours, default=24, metavar="H", help="看几小时内到期的 / deadlines so far ahead"
    )
    form = sheet.add_mutually_exclusive_group()
    _add_json(form)
    form.add_argument("--to", type=Path, metavar="FILE", help="存成 .xlsx .csv .pdf .txt / save as")


def _add_judge_from(commands: Commands[argparse.ArgumentParser]) -> None:
    judging = commands.add_parser(
        "judge-from", help="从哪一天开始判断 / from which day on orders are judged (alone: says which)"
    )
    judging.add_argument("day", nargs="?", type=_day, metavar="DAY", help="YYYY-MM-DD, all = 全部 / all orders")


ALL_DAYS = "all"


def _day(text: str) -> date | str:
    if text == ALL_DAYS:
        return text
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"neither a day (YYYY-MM-DD) nor {ALL_DAYS!r}: {text!r}") from None
    _moment(text)
    return day


def _add_tracks(commands: Commands[argparse.ArgumentParser]) -> None:
    tracks = commands.add_parser("tracks", help="在线查轨迹（默认关闭）/ ask for tracks online (off by default)")
    tracks.add_argument("--waybill", nargs="+", metavar="N", help="只查这些运单 / only these")
    _add_json(tracks)


def _add_rulebook(commands: Commands[argparse.ArgumentParser]) -> None:
    rulebook = commands.add_parser("rulebook", help="规则一览 / every clause and amount with dates and sources")
    rulebook.add_argument("clause", nargs="?", metavar="CLAUSE", help="只看这一条 / only this one, with its examples")
    form = rulebook.add_mutually_exclusive_group()
    _add_json(form)
    form.add_argument("--sql", action="store_true", help="判断用的查询 / the compiled query")
    own = rulebook.add_mutually_exclusive_group()
    own.add_argument(
        "--folder", type=Path, metavar="DIR", help="从此用这个规则文件夹 / take the values of DIR from now on"
    )
    own.add_argument("--no-folder", action="store_true", help="只用自带的规则 / the shipped rules alone from now on")


def _add_appeal(commands: Commands[argparse.ArgumentParser]) -> None:
    appeal = commands.add_parser("appeal", help="申诉 / appeals")
    actions = appeal.add_subparsers(dest="action", metavar="ACTION", required=True)
    _add_opening(actions)
    _add_steps(actions)
    attaching = actions.add_parser("attach", help="添加证据 / attach evidence")
    attaching.add_argument("appeal", metavar="APPEAL")
    attaching.add_argument("files", nargs="+", type=Path, metavar="FILE")
    attaching.add_argument("--item", required=True, metavar="ITEM")
    showing = actions.add_parser("show", help="查看 / show")
    showing.add_argument("appeal", nargs="?", metavar="APPEAL")
    _add_at(showing)
    _add_json(showing)
    packing = actions.add_parser("packet", help="生成申诉材料 PDF / print packets")
    packing.add_argument("appeals", nargs="+", metavar="APPEAL")
    packing.add_argument("--out", required=True, type=Path, metavar="DIR")
    packing.add_argument("--bound", action="store_true", help="合订成一个文件 / all in one file")
    packing.add_argument("--language", choices=("zh", "en"), help="材料的语言 / language of the pages")
    _add_json(packing)
    zipping = actions.add_parser("zip", help="打包上传用的图片和理由 / pictures and reason for the platform's form")
    zipping.add_argument("appeals", nargs="+", metavar="APPEAL")
    zipping.add_argument("--out", required=True, type=Path, metavar="DIR")
    _add_json(zipping)


def _add_opening(actions: Commands[argparse.ArgumentParser]) -> None:
    opening = actions.add_parser("open", help="为一条违规建申诉 / open a case")
    opening.add_argument("order", metavar="ORDER")
    opening.add_argument("--clause", required=True, metavar="ID")
    opening.add_argument("--noticed-at", type=_moment, metavar="TIME")
    _add_json(opening)
    notice = actions.add_parser("notice", help="按平台通知建申诉，订单没导入过也行 / open a case from a notice")
    notice.add_argument("order", metavar="ORDER")
    notice.add_argument("--clause", required=True, metavar="ID")
    notice.add_argument("--noticed-at", required=True, type=_moment, metavar="TIME", help="收到通知的时间")
    notice.add_argument("--waybill", metavar="N", help="通知里的运单号 / the waybill it names")
    notice.add_argument("--shop", default="", metavar="NAME")
    notice.add_argument("--amount", type=_fen, metavar="YUAN", help="通知里的金额 / the amount it names")
    notice.add_argument("--text", default="", metavar="TEXT", help="通知原文 / its words")
    _add_json(notice)
    bulk = actions.add_parser("bulk", help="同一原因的多个订单一起建申诉 / open a case for each order of one cause")
    bulk.add_argument("orders", nargs="+", metavar="ORDER")
    bulk.add_argument("--clause", required=True, metavar="ID")
    bulk.add_argument("--cause", required=True, metavar="NAME", help="共同的原因，如 台风停运 / what they share")
    bulk.add_argument("--noticed-at", type=_moment, metavar="TIME")
    _add_json(bulk)


def _add_steps(actions: Commands[argparse.ArgumentParser]) -> None:
    stepping = actions.add_parser("step", help="记录进展 / record what happened")
    stepping.add_argument("appeal", metavar="APPEAL")
    stepping.add_argument("state", metavar="STATE", choices=RECORDED, help=", ".join(RECORDED))
    stepping.add_argument("--at", type=_moment, metavar="TIME", help="发生的时间，默认现在 / when, default now")
    stepping.add_argument("--note", default="", metavar="TEXT")
    back = actions.add_parser("back", help="收回上一步 / take the last step back")
    back.add_argument("appeal", metavar="APPEAL")
    _add_json(actions.add_parser("worked", help="哪种材料有用 / what worked, by clause and slot"))


def _fen(text: str) -> int:
    try:
        fen = parse_fen(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not an amount in yuan: {text!r}") from None
    if fen < 0:
        raise argparse.ArgumentTypeError(f"not an amount that is taken: {text!r}")
    return fen

"""The arguments of ``shopguard appeal``."""

from __future__ import annotations

import argparse
from pathlib import Path

from shopguard.cli.argument_kinds import Commands, add_at, add_json, fen, moment
from shopguard.core.appeal_states import RECORDED


def add_appeal(commands: Commands[argparse.ArgumentParser]) -> None:
    """``appeal ACTION``"""
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
    add_at(showing)
    add_json(showing)
    packing = actions.add_parser("packet", help="生成申诉材料 PDF / print packets")
    packing.add_argument("appeals", nargs="+", metavar="APPEAL")
    packing.add_argument("--out", required=True, type=Path, metavar="DIR")
    packing.add_argument("--bound", action="store_true", help="合订成一个文件 / all in one file")
    packing.add_argument("--language", choices=("zh", "en"), help="材料的语言 / language of the pages")
    add_json(packing)
    zipping = actions.add_parser("zip", help="打包上传用的图片和理由 / pictures and reason for the platform's form")
    zipping.add_argument("appeals", nargs="+", metavar="APPEAL")
    zipping.add_argument("--out", required=True, type=Path, metavar="DIR")
    add_json(zipping)


def _add_opening(actions: Commands[argparse.ArgumentParser]) -> None:
    opening = actions.add_parser("open", help="为一条违规建申诉 / open a case")
    opening.add_argument("order", metavar="ORDER")
    opening.add_argument("--clause", required=True, metavar="ID")
    opening.add_argument("--noticed-at", type=moment, metavar="TIME")
    opening.add_argument(
        "--waybill", metavar="N", help="订单有几个包裹时，是哪一个 / which parcel, where there are several"
    )
    add_json(opening)
    notice = actions.add_parser("notice", help="按平台通知建申诉，订单没导入过也行 / open a case from a notice")
    notice.add_argument("order", metavar="ORDER")
    notice.add_argument("--clause", required=True, metavar="ID")
    notice.add_argument("--noticed-at", required=True, type=moment, metavar="TIME", help="收到通知的时间")
    notice.add_argument("--waybill", metavar="N", help="通知里的运单号 / the waybill it names")
    notice.add_argument("--shop", default="", metavar="NAME")
    notice.add_argument("--amount", type=fen, metavar="YUAN", help="通知里的金额 / the amount it names")
    notice.add_argument("--text", default="", metavar="TEXT", help="通知原文 / its words")
    add_json(notice)
    bulk = actions.add_parser("bulk", help="同一原因的多个订单一起建申诉 / open a case for each order of one cause")
    bulk.add_argument("orders", nargs="+", metavar="ORDER")
    bulk.add_argument("--clause", required=True, metavar="ID")
    bulk.add_argument("--cause", required=True, metavar="NAME", help="共同的原因，如 台风停运 / what they share")
    bulk.add_argument("--noticed-at", type=moment, metavar="TIME")
    add_json(bulk)


def _add_steps(actions: Commands[argparse.ArgumentParser]) -> None:
    stepping = actions.add_parser("step", help="记录进展 / record what happened")
    stepping.add_argument("appeal", metavar="APPEAL")
    stepping.add_argument("state", metavar="STATE", choices=RECORDED, help=", ".join(RECORDED))
    stepping.add_argument("--at", type=moment, metavar="TIME", help="发生的时间，默认现在 / when, default now")
    stepping.add_argument("--note", default="", metavar="TEXT")
    back = actions.add_parser("back", help="收回上一步 / take the last step back")
    back.add_argument("appeal", metavar="APPEAL")
    add_json(actions.add_parser("worked", help="哪种材料有用 / what worked, by clause and slot"))

"""The arguments of ``shopguard mark`` and ``shopguard switch``."""

from __future__ import annotations

import argparse

from shopguard.cli.argument_kinds import Commands, add_json, moment
from shopguard.core.marks import MARKS, AsideReason


def add_mark(commands: Commands[argparse.ArgumentParser]) -> None:
    """``mark ACTION``"""
    mark = commands.add_parser("mark", help="给订单做记号：已交给快递、备注、放一边 / marks on orders, with undo")
    actions = mark.add_subparsers(dest="action", metavar="ACTION", required=True)
    handed_over = _of_orders(actions, "handed-over", "已交给快递 / handed over to the courier")
    handed_over.add_argument("--at", type=moment, metavar="TIME", help="什么时候，默认现在 / when, default now")
    note = _of_orders(actions, "note", "写备注 / write a note")
    note.add_argument("--text", required=True, metavar="TEXT", help="空的就是去掉 / empty takes it away")
    _add_aside(actions)
    back = _of_orders(actions, "back", "收回记号 / take marks back")
    back.add_argument("--kind", required=True, choices=[kind.value for kind in MARKS])
    back.add_argument("--clause", metavar="ID", help="只收回这一条的放一边 / only what was said of this clause")
    back.add_argument("--waybill", metavar="N", help="只收回这个运单的放一边 / only what was said of this parcel")
    show = actions.add_parser("show", help="看一单的记号 / the marks of an order")
    show.add_argument("order", metavar="ORDER")
    add_json(show)
    actions.add_parser("undo", help="撤销上一步（标记、记号、开关）/ undo the last tag, mark or switch")
    actions.add_parser("redo", help="恢复刚撤销的 / take the undoing back")


def _add_aside(actions: Commands[argparse.ArgumentParser]) -> None:
    aside = _of_orders(
        actions, "aside", "放一边：不算风险，不算钱，不提醒 / leave findings out of risk, money and notices"
    )
    aside.add_argument("--clause", metavar="ID", help="哪一条，默认整单 / which clause, default all of the order")
    aside.add_argument("--waybill", metavar="N", help="哪个包裹，默认全部 / which parcel, default all")
    aside.add_argument("--reason", required=True, choices=[reason.value for reason in AsideReason])
    aside.add_argument("--words", default="", metavar="TEXT", help="说明，other 必须写 / why; needed for other")
    aside.add_argument(
        "--until", type=moment, metavar="TIME", help="到什么时候，默认一直 / until when, default for good"
    )


def _of_orders(actions: Commands[argparse.ArgumentParser], name: str, says: str) -> argparse.ArgumentParser:
    action = actions.add_parser(name, help=says)
    action.add_argument("orders", nargs="+", metavar="ORDER")
    return action


def add_switch(commands: Commands[argparse.ArgumentParser]) -> None:
    """``switch [CLAUSE on|off]``"""
    switch = commands.add_parser("switch", help="开关一条规则（不写就列出来）/ switch a clause (alone: lists them)")
    switch.add_argument("clause", nargs="?", metavar="CLAUSE")
    switch.add_argument("to", nargs="?", choices=("on", "off"))
    switch.add_argument("--words", default="", metavar="TEXT", help="为什么关 / why it is off")
    add_json(switch)

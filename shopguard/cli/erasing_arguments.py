"""The arguments of ``erase`` and ``retain``."""

from __future__ import annotations

import argparse

from shopguard.cli.argument_kinds import Commands, add_json, count


def add_erasing(commands: Commands[argparse.ArgumentParser]) -> None:
    """``erase`` and ``retain``."""
    erase = commands.add_parser(
        "erase", help="彻底删除订单和它的一切 / erase orders for good, with all that belongs to them"
    )
    erase.add_argument("orders", nargs="+", metavar="ORDER")
    erase.add_argument(
        "--with-open-cases", action="store_true", help="没办完的申诉也删 / with appeal cases that are still under way"
    )
    _add_yes(erase)
    add_json(erase)
    retain = commands.add_parser("retain", help="只保留最近几个月的订单 / erase what is older than so many months")
    retain.add_argument("--months", type=count, required=True, metavar="N", help="保留几个月 / months that are kept")
    retain.add_argument("--preview", action="store_true", help="只看会删什么 / only say what would go")
    _add_yes(retain)
    add_json(retain)


def _add_yes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="不再问，直接删 / erase without asking")

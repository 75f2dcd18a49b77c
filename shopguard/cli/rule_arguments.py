"""The arguments of ``rulebook`` and ``rules-update``."""

from __future__ import annotations

import argparse
from pathlib import Path

from shopguard.cli.argument_kinds import Commands, add_json


def add_rules(commands: Commands[argparse.ArgumentParser]) -> None:
    """``rulebook`` and ``rules-update``."""
    rulebook = commands.add_parser("rulebook", help="规则一览 / every clause and amount with dates and sources")
    rulebook.add_argument("clause", nargs="?", metavar="CLAUSE", help="只看这一条 / only this one, with its examples")
    form = rulebook.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--sql", action="store_true", help="判断用的查询 / the compiled query")
    own = rulebook.add_mutually_exclusive_group()
    own.add_argument(
        "--folder", type=Path, metavar="DIR", help="从此用这个规则文件夹 / take the values of DIR from now on"
    )
    own.add_argument("--no-folder", action="store_true", help="只用自带的规则 / the shipped rules alone from now on")
    update = commands.add_parser(
        "rules-update", help="装规则文件，或退回 / take a rule file (.sgrules), or go back to the rules before"
    )
    what = update.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", type=Path, metavar="FILE")
    what.add_argument("--undo", action="store_true", help="退回前一套规则 / back to the rules before")
    update.add_argument(
        "--preview", action="store_true", help="只看改了什么，不换 / only say what it changes, take nothing"
    )
    add_json(update)

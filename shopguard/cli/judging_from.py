"""``judge-from``: says or chooses from which day on orders are judged."""

from __future__ import annotations

import argparse

from shopguard.cli.argument_kinds import ALL_DAYS
from shopguard.cli.output import DONE, progress_to_stderr
from shopguard.flows.imports import judge_from
from shopguard.flows.workplace import Workplace


def judge_from_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``judge-from [DAY|all]``"""
    if asked.day is not None:
        day = None if asked.day == ALL_DAYS else asked.day
        changed = judge_from.choose_day(place, day, now=now, reporter=progress_to_stderr(place))
        print(place.texts.word("judge_from.judged", number=changed.judged))
    chosen = judge_from.chosen_day(place)
    if chosen is None:
        print(place.texts.word("judge_from.all"))
    else:
        print(place.texts.word("judge_from.day", day=chosen.isoformat()))
    return DONE

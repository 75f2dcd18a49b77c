"""``shopguard appeal packet | zip``: what leaves the program of a case."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace

from shopguard.cli.output import print_json, progress_to_stderr
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.printing import LeftOut, print_batch
from shopguard.flows.workplace import Workplace


def packet_command(place: Workplace, asked: argparse.Namespace, now: int) -> None:
    """``appeal packet``: one PDF each, or one of all with ``--bound``."""
    from shopguard.flows.appeals.binding import bind_packets

    if asked.language:
        place = replace(place, texts=place.texts.in_language(asked.language))
    make = bind_packets if asked.bound else print_batch
    batch = make(place, asked.appeals, asked.out, now=now, reporter=progress_to_stderr(place))
    for note in dict.fromkeys(one.note for one in batch.packets if one.note):
        print(note, file=sys.stderr)
    if asked.json:
        told = [{"id": one.id, "path": str(one.path), "pages": one.pages} for one in batch.packets]
        if asked.bound:
            told = [entry | {"begins": one.begins} for entry, one in zip(told, batch.packets, strict=True)]
        print_json({"packets": told})
    else:
        for path in dict.fromkeys(one.path for one in batch.packets):
            print(path)
    _say_left_out(place, batch.left_out, len(asked.appeals))


def zip_command(place: Workplace, asked: argparse.Namespace, now: int) -> None:
    """``appeal zip``: what the platform's form takes, one ZIP for each case."""
    from shopguard.flows.appeals.upload_zip import zip_for_upload

    batch = zip_for_upload(place, asked.appeals, asked.out, now=now, reporter=progress_to_stderr(place))
    for one in batch.zips:
        if one.note:
            print(one.note, file=sys.stderr)
    if asked.json:
        told = [{"id": one.id, "path": str(one.path), "pictures": one.pictures, "more": one.more} for one in batch.zips]
        print_json({"zips": told})
    else:
        for one in batch.zips:
            print(one.path)
    _say_left_out(place, batch.left_out, len(asked.appeals))


def _say_left_out(place: Workplace, left_out: Sequence[LeftOut], asked: int) -> None:
    """Raises :class:`UserProblem`: the reason itself where one case was asked for, else how many, with a line for each before."""
    if not left_out:
        return
    if asked == 1:
        raise left_out[0].problem
    for one in left_out:
        print(f"{one.id}  {place.texts.say(one.problem.message)}", file=sys.stderr)
    raise UserProblem("problem.cases_left_out", count=len(left_out), asked=asked)

"""``shopguard appeal open | attach | show | packet``."""

from __future__ import annotations

import argparse
import sys

from shopguard.cli import documents
from shopguard.cli.output import DONE, print_json, progress_to_stderr
from shopguard.flows.workplace import Workplace


def appeal_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``appeal open | attach | show | packet``"""
    from shopguard.flows.appeals import (  # brings the typesetter: only on demand
        attaching,
        lines,
        opening,
        printing,
        showing,
    )

    if asked.action == "open":
        appeal_id = opening.open_appeal(place, asked.order, asked.clause, now=now, noticed_at=asked.noticed_at)
        print_json({"id": appeal_id}) if asked.json else print(appeal_id)
        _note(showing.show_appeal(place, appeal_id, now).appeal_by_note)
    elif asked.action == "attach":
        attaching.attach(place, asked.appeal, asked.files, item=asked.item, now=now)
        for line in lines.slot_lines(place.texts, showing.show_appeal(place, asked.appeal, now), asked.item):
            print(line)
    elif asked.action == "show":
        _show_appeals(place, asked, now if asked.at is None else asked.at)
    else:
        for appeal_id in asked.appeals:
            _note(showing.show_appeal(place, appeal_id, now).packet_note)
        packets = printing.make_packets(place, asked.appeals, asked.out, now=now, reporter=progress_to_stderr(place))
        if asked.json:
            told = [{"id": one.id, "path": str(one.path), "pages": one.pages} for one in packets]
            print_json({"packets": told})
        else:
            for one in packets:
                print(one.path)
    return DONE


def _show_appeals(place: Workplace, asked: argparse.Namespace, at: int) -> None:
    from shopguard.flows.appeals import lines, showing

    views = [showing.show_appeal(place, asked.appeal, at)] if asked.appeal else showing.list_appeals(place, at)
    if asked.json:
        told = [documents.appeal_document(view) for view in views]
        print_json(told[0] if asked.appeal else told)
        return
    for view in views:
        for line in lines.case_lines(place.texts, view, whole=bool(asked.appeal)):
            print(line)


def _note(sentence: str) -> None:
    """A sentence to know, beside the answer."""
    if sentence:
        print(sentence, file=sys.stderr)

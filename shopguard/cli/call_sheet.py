"""``call-sheet``: what to ask of which courier, as text, JSON or a file."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from shopguard.cli.documents import Document
from shopguard.cli.marking import say_what_is_off
from shopguard.cli.output import DONE, print_json, say_notices
from shopguard.core.beijing import iso
from shopguard.core.money import yuan_number
from shopguard.flows.costs.call_sheet import CallGroup, CallRow, CallSheetView, call_sheet
from shopguard.flows.costs.call_sheet_files import save_call_sheet
from shopguard.flows.imports import completeness
from shopguard.flows.sure_now import clock_behind, sure_now
from shopguard.flows.workplace import Workplace


def call_sheet_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``call-sheet``"""
    behind = clock_behind(place, now)
    if behind is not None and asked.at is None:
        say_notices(place, [completeness.clock_notice(behind)])
    say_what_is_off(place)
    view = call_sheet(place, sure_now(place, now) if asked.at is None else asked.at, asked.hours)
    if asked.json:
        print_json(call_sheet_document(view))
    elif asked.to:
        print(place.texts.word("call_sheet.saved", path=str(save_call_sheet(place, view, asked.to))))
    else:
        for line in call_sheet_lines(place, view):
            print(line)
    return DONE


def call_sheet_lines(place: Workplace, view: CallSheetView) -> Iterable[str]:
    """The sheet as text: a line about each call, the message below."""
    if view.counted:
        yield view.counted
    for group in view.all_groups:
        yield place.texts.word(
            "call_sheet.own_line" if group.own else "call_sheet.group_line",
            name=group.name,
            number=group.number,
            deadline=group.first_deadline_in_words or "-",
        )
        yield from ("    " + told for told in group.text.split("\n"))
    if view.nothing:
        yield view.nothing
    for note in view.notes:
        yield "! " + note


def call_sheet_document(view: CallSheetView) -> Document:
    """``call-sheet --json``, and ``call_sheet`` in ``penalties --json``. Times ISO 8601, amounts in yuan."""
    return {
        "at": iso(view.at),
        "hours": view.hours,
        "groups": [_group(group) for group in view.groups],
        "own": None if view.own is None else _group(view.own),
        "counted": view.counted,
        "notes": list(view.notes),
    }


def _group(group: CallGroup) -> Document:
    return {
        "courier": group.courier or None,
        "outlet": group.outlet or None,
        "name": group.name,
        "first_deadline": iso(group.first_deadline),
        "text": group.text,
        "rows": [_row(row) for row in group.rows],
    }


def _row(row: CallRow) -> Document:
    return {
        "waybill": row.waybill or None,
        "orders": list(row.order_ids),
        "shop": row.shop,
        "goods": row.goods or None,
        "stage": row.stage.value,
        "need": row.need.value,
        "clause": row.clause,
        "ask": row.ask,
        "deadline": iso(row.deadline),
        "seconds_left": row.seconds_left,
        "last_at": iso(row.last_at),
        "last_text": row.last_text or None,
        "known_as_of": iso(row.known_as_of),
        "place": row.place,
        "at_stake_yuan": yuan_number(row.at_stake_fen),
        "at_stake_from": [{"from": iso(step.at), "yuan": yuan_number(step.fen)} for step in row.steps],
        "called_at": iso(row.called_at),
    }

"""``mark`` and ``switch``: what the owner says of orders and of clauses, and one undo for all of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from shopguard.cli.documents import Document, aside_document, switches_document
from shopguard.cli.output import DONE, USAGE, print_json, progress_to_stderr
from shopguard.core.beijing import iso, plain
from shopguard.core.message import NotThere
from shopguard.flows.orders import marks, owner_actions
from shopguard.flows.orders.owner_actions import Undone
from shopguard.flows.orders.tagging import known_orders
from shopguard.flows.rulebook import switches
from shopguard.flows.workplace import Workplace


def mark_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``mark ACTION``"""
    if asked.action == "show":
        return _show(place, asked)
    if asked.action in ("undo", "redo"):
        return _turn(place, now, undo=asked.action == "undo")
    marked = _MARK[asked.action](place, asked, now)
    print(place.texts.word("mark.done", number=marked.orders))
    if marked.passed_over:
        print(marks.passed_over_in_words(place, marked.passed_over))
    return DONE


def _hand_over(place: Workplace, asked: argparse.Namespace, now: int) -> marks.Marked:
    return marks.hand_over(place, asked.orders, now if asked.at is None else asked.at, now)


def _note(place: Workplace, asked: argparse.Namespace, now: int) -> marks.Marked:
    return marks.note(place, asked.orders, asked.text, now)


def _set_aside(place: Workplace, asked: argparse.Namespace, now: int) -> marks.Marked:
    return marks.set_aside(
        place, asked.orders, asked.clause, asked.waybill, asked.reason, asked.words, asked.until, now
    )


def _take_back(place: Workplace, asked: argparse.Namespace, now: int) -> marks.Marked:
    return marks.take_back(place, asked.orders, asked.kind, now, asked.clause, asked.waybill)


_MARK: dict[str, Callable[[Workplace, argparse.Namespace, int], marks.Marked]] = {
    "handed-over": _hand_over,
    "note": _note,
    "aside": _set_aside,
    "back": _take_back,
}


def _turn(place: Workplace, now: int, *, undo: bool) -> int:
    undone: Undone | None = (owner_actions.undo_last if undo else owner_actions.redo_last)(place, now)
    if undone is None:
        raise NotThere("problem.nothing_to_undo" if undo else "problem.nothing_to_redo")
    says = place.texts.word(f"owner_action.{undone.kind}")
    names = place.texts.both("、", ", ").join(undone.names)
    about = place.texts.word("mark.names", names=names) if names else ""
    print(place.texts.word("mark.undone" if undo else "mark.redone", says=says, about=about, number=undone.orders))
    return DONE


def _show(place: Workplace, asked: argparse.Namespace) -> int:
    known_orders(place.store, [asked.order])
    held = marks.marks_of(place, asked.order)
    if asked.json:
        print_json(_marks_document(held))
        return DONE
    if held.handed_over_at is not None:
        print(place.texts.word("mark.handed_over", at=plain(held.handed_over_at)))
    if held.note:
        print(place.texts.word("mark.note", note=held.note))
    for aside in held.asides:
        print(marks.aside_in_words(place, aside))
    return DONE


def _marks_document(held: marks.OrderMarks) -> Document:
    return {
        "handed_over_at": iso(held.handed_over_at),
        "note": held.note,
        "note_at": iso(held.note_at),
        "set_aside": [
            {"clause": aside.clause, "waybill": aside.waybill, **aside_document(aside)} for aside in held.asides
        ],
    }


def switch_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``switch [CLAUSE on|off]``"""
    if (asked.clause is None) != (asked.to is None):
        print("shopguard switch CLAUSE on|off", file=sys.stderr)
        return USAGE
    if asked.clause is not None:
        report = progress_to_stderr(place)
        switches.switch_clause(place, asked.clause, asked.to == "on", asked.words, now, report)
    if asked.json:
        print_json({"clauses": switches_document(switches.switches(place))})
        return DONE
    for switch in switches.switches(place):
        state = place.texts.word("switch.on" if switch.off_at is None else "switch.off", since=plain(switch.off_at))
        print(f"{switch.clause}  {switch.card}  {state}  {switch.words}".rstrip())
    return DONE


def say_what_is_off(place: Workplace) -> None:
    """A line on stderr for each clause that is switched off: what is printed says nothing of it."""
    for switch in switches.switched_off(place):
        print("! " + switches.off_in_words(place, switch), file=sys.stderr)

"""``shopguard appeal open | notice | bulk | attach | show | step | back | worked | packet | zip``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping

from shopguard.cli import documents
from shopguard.cli.output import DONE, NOT_THERE, REFUSED, print_json
from shopguard.core.beijing import plain
from shopguard.core.message import CannotOpen, NotThere, UserProblem
from shopguard.flows.workplace import Workplace

Action = Callable[[Workplace, argparse.Namespace, int], int | None]


def appeal_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``appeal ACTION``; the flows are imported by the action that needs them, as printing brings the typesetter."""
    return _ACTIONS[asked.action](place, asked, now) or DONE


def _open(place: Workplace, asked: argparse.Namespace, now: int) -> None:
    from shopguard.flows.appeals.opening import open_appeal

    told = {"noticed_at": asked.noticed_at, "waybill": asked.waybill}
    _say_opened(place, asked, open_appeal(place, asked.order, asked.clause, now=now, **told), now)
    if asked.noticed_at is not None and asked.noticed_at > now:
        _note(place.texts.word("appeal.notice_ahead", at=plain(asked.noticed_at)))


def _notice(place: Workplace, asked: argparse.Namespace, now: int) -> None:
    from shopguard.flows.appeals.opening import open_from_notice

    appeal_id = open_from_notice(
        place,
        asked.order,
        asked.clause,
        now=now,
        noticed_at=asked.noticed_at,
        shop=asked.shop,
        notice_text=asked.text,
        notice_fen=asked.amount,
        waybill=asked.waybill,
    )
    _say_opened(place, asked, appeal_id, now)


def _say_opened(place: Workplace, asked: argparse.Namespace, appeal_id: str, now: int) -> None:
    from shopguard.flows.appeals.showing import show_appeal

    print_json({"id": appeal_id}) if asked.json else print(appeal_id)
    _note(show_appeal(place, appeal_id, now).appeal_by_note)


def _bulk(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    from shopguard.flows.appeals.opening import open_in_bulk

    told = open_in_bulk(place, asked.orders, asked.clause, now=now, cause=asked.cause, noticed_at=asked.noticed_at)
    left_out = [(order, place.texts.say(why)) for order, why in told.left_out]
    if asked.json:
        print_json(
            {"opened": list(told.opened), "left_out": [{"order_id": order, "reason": why} for order, why in left_out]}
        )
    else:
        for appeal_id in told.opened:
            print(appeal_id)
    for order, why in left_out:
        _note(f"{order}  {why}")
    return NOT_THERE if told.caseless else DONE


def _attach(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    from shopguard.flows.appeals import attaching, lines, showing

    code = DONE
    try:
        attaching.attach(place, asked.appeal, asked.files, item=asked.item, now=now)
    except (NotThere, CannotOpen):
        raise
    except UserProblem as problem:  # of one or more files: the others are in
        _note(place.texts.say(problem.message))
        code = REFUSED
    for line in lines.slot_lines(place.texts, showing.show_appeal(place, asked.appeal, now), asked.item):
        print(line)
    return code


def _show(place: Workplace, asked: argparse.Namespace, now: int) -> None:
    from shopguard.flows.appeals import lines, showing

    at = now if asked.at is None else asked.at
    views = [showing.show_appeal(place, asked.appeal, at)] if asked.appeal else showing.show_appeals(place, at)
    if asked.json:
        told = [documents.appeal_document(view) for view in views]
        print_json(told[0] if asked.appeal else told)
        return
    for view in views:
        for line in lines.case_lines(place.texts, view, whole=bool(asked.appeal), at=at):
            print(line)


def _step(place: Workplace, asked: argparse.Namespace, now: int) -> None:
    from shopguard.flows.appeals.steps import record_step

    at = now if asked.at is None else asked.at
    record_step(place, asked.appeal, asked.state, at=at, now=now, note=asked.note)
    _say_standing(place, asked.appeal, now)


def _back(place: Workplace, asked: argparse.Namespace, now: int) -> None:
    from shopguard.flows.appeals.steps import take_back_step

    take_back_step(place, asked.appeal, now=now)
    _say_standing(place, asked.appeal, now)


def _say_standing(place: Workplace, appeal_id: str, now: int) -> None:
    from shopguard.flows.appeals import lines, showing

    for line in lines.standing_lines(place.texts, showing.show_appeal(place, appeal_id, now), now):
        print(line)


def _worked(place: Workplace, asked: argparse.Namespace, _now: int) -> None:
    from shopguard.flows.appeals.what_worked import what_worked, worked_words

    told = what_worked(place)
    if asked.json:
        print_json(documents.worked_document(told))
        return
    if not told:
        print(place.texts.word("appeal_worked.none"))
    for clause in told:
        print(worked_words(place.texts, clause))
        for slot in clause.slots:
            print(f"    {worked_words(place.texts, slot)}")


def _packet(place: Workplace, asked: argparse.Namespace, now: int) -> None:
    from shopguard.cli.appeal_files import packet_command

    packet_command(place, asked, now)


def _zip(place: Workplace, asked: argparse.Namespace, now: int) -> None:
    from shopguard.cli.appeal_files import zip_command

    zip_command(place, asked, now)


_ACTIONS: Mapping[str, Action] = {
    "open": _open,
    "notice": _notice,
    "bulk": _bulk,
    "attach": _attach,
    "show": _show,
    "step": _step,
    "back": _back,
    "worked": _worked,
    "packet": _packet,
    "zip": _zip,
}


def _note(sentence: str) -> None:
    """A sentence to know, beside the answer."""
    if sentence:
        print(sentence, file=sys.stderr)

"""The call sheet: what to ask of which courier, the most urgent first. Nothing is stored but the owner's own ticks."""

from __future__ import annotations

from collections.abc import Sequence

from shopguard.checker.judge import Question, findings, judge
from shopguard.checker.open_rows import not_spoken_for
from shopguard.core.beijing import HOUR, plain
from shopguard.core.call_sheet import (
    LOOKS_BACK,
    STAGE_OF_CLAUSE,
    WAITING_STATES,
    Calls,
    Need,
    Stage,
    first_ahead,
    grouped,
    in_order,
)
from shopguard.flows.costs.call_sheet_cases import Found, cases_of, orders_asked_about
from shopguard.flows.costs.call_sheet_rows import CallRows
from shopguard.flows.costs.call_sheet_view import CallGroup, CallRow, CallSheetView
from shopguard.flows.costs.call_sheet_words import deadline_in_words, message, own_list
from shopguard.flows.order_list import risk_counts
from shopguard.flows.workplace import Workplace
from shopguard.importers.couriers import courier_names
from shopguard.store.called import tick, untick
from shopguard.store.database import snapshot
from shopguard.store.waiting import urgent_orders, waiting_orders, waiting_parcels

__all__ = ["DEFAULT_HORIZON", "HORIZONS", "CallGroup", "CallRow", "CallSheetView", "call_sheet", "mark_called"]

HORIZONS = (12, 24, 48)  # hours
DEFAULT_HORIZON = 24  # what is due before this hour of tomorrow has to leave with today's last round
MOST_ROWS = 2_000  # nobody calls about more; the rest is counted


def call_sheet(place: Workplace, at: int, hours: int = DEFAULT_HORIZON) -> CallSheetView:
    """What to ask of which courier at ``at`` (unix seconds), about deadlines up to ``hours`` later."""
    db = place.store.connection()
    until = at + hours * HOUR
    with snapshot(db):
        waiting = not_spoken_for(db, at)
        urgent = urgent_orders(db, STAGE_OF_CLAUSE, at, at - LOOKS_BACK, until, most=MOST_ROWS, but=waiting)
        judge(db, place.rulebook, Question(at), [*urgent.order_refs, *waiting])
        clocks = list(findings(db, WAITING_STATES))
        refs = orders_asked_about(clocks)
        found = cases_of(clocks, waiting_orders(db, refs, at), waiting_parcels(db, refs), at, until)
        sheet = CallRows.of(place, at, until, clocks, found.cases[:MOST_ROWS])
    rows = [sheet.row(case) for case in found.cases[:MOST_ROWS]]
    groups = tuple(_group(place, at, calls) for calls in grouped((row for row in rows if row.waybill), at))
    packing = in_order([row for row in rows if row.stage is Stage.PACK])
    return CallSheetView(
        at=at,
        hours=hours,
        groups=groups,
        own=_own_group(place, at, packing) if packing else None,
        notes=tuple(_notes(place, found, urgent.more)),
        nothing="" if rows else _nothing(place, hours),
        text="\n\n".join(group.text for group in groups),
    )


def mark_called(place: Workplace, rows: Sequence[tuple[str, Stage]], *, at: int | None) -> None:
    """The owner called about these (waybill, stage) at ``at``; None: takes that back."""
    with place.store.transaction() as db:
        if at is None:
            untick(db, rows)
        else:
            tick(db, rows, at)


def _group(place: Workplace, at: int, calls: Calls[CallRow]) -> CallGroup:
    texts, first = place.texts, calls.first_deadline
    unknown = texts.word("call_sheet.unknown_courier")
    name = place.couriers_in_words(calls.courier) or unknown
    if calls.outlet:
        name = texts.word("call_sheet.at_outlet", courier=name, outlet=calls.outlet)
    to = calls.outlet or courier_names("zh").get(calls.courier, calls.courier)
    return CallGroup(
        courier=calls.courier,
        outlet=calls.outlet,
        name=name,
        own=False,
        rows=calls.asked,
        first_deadline=first,
        first_deadline_in_words="" if first is None else deadline_in_words(texts, first, at),
        text=message(texts.in_language("zh"), to, calls.asked, at),
    )


def _own_group(place: Workplace, at: int, rows: Sequence[CallRow]) -> CallGroup:
    texts = place.texts
    first = first_ahead(rows, at)
    return CallGroup(
        courier="",
        outlet="",
        name=texts.word("call_sheet.own"),
        own=True,
        rows=tuple(rows),
        first_deadline=first,
        first_deadline_in_words="" if first is None else deadline_in_words(texts, first, at),
        text=own_list(texts, rows, at),
    )


def _notes(place: Workplace, found: Found, more: int) -> list[str]:
    texts, notes = place.texts, []
    unsure = [case.parcel.known_as_of for case in found.cases if case.call.need is Need.ASK and case.parcel is not None]
    newest = max((known for known in unsure if known is not None), default=None)
    if newest is not None:
        notes.append(texts.word("call_sheet.data_ends", at=plain(newest)[:16]))
    elif unsure:
        notes.append(texts.word("call_sheet.never_tracked"))
    if found.refund_asked:
        notes.append(texts.word("call_sheet.refund_asked", number=found.refund_asked))
    if found.without_waybill:
        notes.append(texts.word("call_sheet.no_waybill", number=found.without_waybill))
    rest = more + max(0, len(found.cases) - MOST_ROWS)
    if rest:
        notes.append(texts.word("call_sheet.left_out", shown=MOST_ROWS, number=rest))
    return notes


def _nothing(place: Workplace, hours: int) -> str:
    if not any(risk_counts(place).values()):
        return place.texts.word("call_sheet.nothing_imported")
    return place.texts.word("call_sheet.nothing", hours=hours)

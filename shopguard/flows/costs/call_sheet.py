"""The call sheet: what to ask of which courier, the most urgent first. Nothing is stored but the owner's own ticks."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from shopguard.checker.judge import Question, findings, judge
from shopguard.checker.open_rows import not_spoken_for
from shopguard.core.beijing import HOUR
from shopguard.core.call_sheet import LOOKS_BACK, STAGE_OF_CLAUSE, WAITING_STATES, Stage, grouped, in_order
from shopguard.core.finding import State
from shopguard.flows.costs.call_sheet_cases import Found, cases_of, orders_asked_about
from shopguard.flows.costs.call_sheet_groups import CallGroups
from shopguard.flows.costs.call_sheet_notes import about_chosen, counted, notes, nothing
from shopguard.flows.costs.call_sheet_rows import CallRows
from shopguard.flows.costs.call_sheet_view import CallGroup, CallRow, CallSheetView
from shopguard.flows.workplace import Workplace
from shopguard.store.called import tick, untick
from shopguard.store.database import snapshot
from shopguard.store.handing_over import handed_over
from shopguard.store.save_orders import order_refs
from shopguard.store.store import Connection
from shopguard.store.waiting import Urgent, shop_count, urgent_orders, waiting_orders, waiting_parcels

__all__ = ["DEFAULT_HORIZON", "HORIZONS", "CallGroup", "CallRow", "CallSheetView", "call_sheet", "mark_called"]

HORIZONS = (12, 24, 48)  # hours
DEFAULT_HORIZON = 24  # what is due before this hour of tomorrow has to leave with today's last round
MOST_ROWS = 2_000  # nobody calls about more; the rest is counted


def call_sheet(
    place: Workplace, at: int, hours: int = DEFAULT_HORIZON, only: Collection[str] = frozenset()
) -> CallSheetView:
    """What to ask of which courier at ``at`` (unix seconds), about deadlines up to ``hours`` later.

    ``only``: about these orders (their numbers) and no others; those that are not there are passed over.
    """
    db = place.store.connection()
    until = at + hours * HOUR
    with snapshot(db):
        urgent = _chosen(db, only) if only else _urgent(db, at, until)
        judge(db, place.rulebook, Question(at), urgent.order_refs)
        told = list(findings(db, (*WAITING_STATES, State.SUSPECT)))
        refs = orders_asked_about(told)
        orders, parcels = waiting_orders(db, refs, at), waiting_parcels(db, refs)
        found = cases_of(told, orders, parcels, at, until, handed_over(db))
        sheet = CallRows.of(place, at, until, told, found.cases[:MOST_ROWS])
        making = CallGroups(place, at, several_shops=shop_count(db) > 1)
    rows = [sheet.row(case) for case in found.cases[:MOST_ROWS]]
    sent = [row for row in rows if row.waybill]
    groups = tuple(making.call(calls) for calls in grouped(sent, at))
    text = "\n\n".join(group.text for group in groups)
    packing = in_order([row for row in rows if row.stage is Stage.PACK], at)
    return CallSheetView(
        at=at,
        hours=hours,
        counted=counted(place, sent, at, hours),
        everybody=making.everybody(in_order(sent, at), text) if sent else None,
        groups=groups,
        own=making.own(packing) if packing else None,
        notes=(*about_chosen(place, only, rows), *notes(place, found, urgent.more + _not_listed(found), MOST_ROWS)),
        nothing="" if rows else nothing(place, hours),
        text=text,
        only=frozenset(only),
    )


def _urgent(db: Connection, at: int, until: int) -> Urgent:
    waiting = not_spoken_for(db, at)
    urgent = urgent_orders(db, STAGE_OF_CLAUSE, at, at - LOOKS_BACK, until, most=MOST_ROWS, but=waiting)
    return Urgent([*urgent.order_refs, *waiting], urgent.more)


def _chosen(db: Connection, only: Collection[str]) -> Urgent:
    return Urgent(sorted(order_refs(db, list(only)).values()), 0)


def _not_listed(found: Found) -> int:
    """How many orders stand in no row."""
    listed, rest = (
        {order.order_ref for case in cases for order in case.orders}
        for cases in (found.cases[:MOST_ROWS], found.cases[MOST_ROWS:])
    )
    return len(rest - listed)


def mark_called(place: Workplace, rows: Sequence[tuple[str, Stage]], *, at: int | None) -> None:
    """The owner called about these (waybill, stage) at ``at``; None: takes that back."""
    with place.store.transaction() as db:
        if at is None:
            untick(db, rows)
        else:
            tick(db, rows, at)

"""A case from what the platform itself says: its notice, or the ledger. The order need not be known, nothing need be judged."""

from __future__ import annotations

from dataclasses import dataclass

from shopguard.core.rulebook import Clause
from shopguard.flows.appeals.new_case import (
    check_has_come,
    clause_to_appeal,
    finding_on,
    frozen_text,
    order_number,
    own_numbers,
    store_new,
    waybill_number,
)
from shopguard.flows.appeals.noticed import check_before_steps
from shopguard.flows.appeals.unknown_order import order_or_unknown
from shopguard.flows.orders.order_detail import OrderView
from shopguard.flows.workplace import Workplace
from shopguard.store import appeals as rows
from shopguard.store.store import Connection


@dataclass(frozen=True, slots=True)
class Notice:
    """What the platform says. ``at``: when it came, unix seconds; ``told``: somebody gave that moment, else it is assumed.

    ``fen``: what it takes, None = it does not say. ``ledger_key``: the ledger's entry, where it is known from there.
    """

    at: int
    told: bool = True
    shop: str = ""
    text: str = ""
    fen: int | None = None
    waybill: str | None = None
    ledger_key: str | None = None


def open_noticed(place: Workplace, order_id: str, clause: str, notice: Notice, *, now: int) -> str:
    """Opens a case for the notice; returns its id. One that is under way for the same matter is returned instead, and learns
    what the notice says. Raises NotThere / UserProblem."""
    number, rule = order_number(order_id), clause_to_appeal(place, clause)
    number = own_numbers(place.store.connection(), [number]).get(number, number)
    check_has_come(number, notice.at, now)
    order, named = order_or_unknown(place, number, now), waybill_number(notice.waybill)
    found = finding_on(order, clause, named)
    judged = None if found is None else found.finding.waybill
    row = rows.AppealRow(
        id="",
        order_id=number,
        clause=clause,
        waybill=named or judged or _only_parcel(order, rule),
        noticed_at=notice.at,
        opened_at=now,
        finding=None if found is None else frozen_text(place, found, now),
        noticed_told=notice.told,
        origin="notice" if notice.ledger_key is None else "ledger",
        ledger_key=notice.ledger_key,
        notice_text=notice.text.strip(),
        notice_fen=notice.fen,
        shop=notice.shop.strip(),
    )
    with place.store.transaction() as db:
        already = _case_about(db, row, named if rule.subject == "parcel" else None)
        if already is None:
            return store_new(db, row)
        _learn(db, already, row)
        return already.id


def _only_parcel(order: OrderView, rule: Clause) -> str | None:
    """The parcel a clause on parcels must be about, where the order has only one."""
    return order.parcels[0].waybill if rule.subject == "parcel" and len(order.parcels) == 1 else None


def _case_about(db: Connection, told: rows.AppealRow, named: str | None) -> rows.AppealRow | None:
    """The case of that very entry of the ledger, else one under way; not one of another entry or of another parcel than ``named``
    (None for a clause on the whole order)."""
    if told.ledger_key is None:
        return rows.find_open_appeal(db, told.order_id, told.clause, named)
    cases = rows.open_appeals_of(db, told.order_id, told.clause, named)
    of_entry = rows.appeal_of_entry(db, told.ledger_key)
    return of_entry or next((case for case in cases if case.ledger_key is None), None)


def _learn(db: Connection, case: rows.AppealRow, told: rows.AppealRow) -> None:
    """What was told counts; an assumed moment only where nothing better is known and it makes the deadline earlier."""
    if told.noticed_told:
        check_before_steps(db, case.id, told.noticed_at)
        rows.update_noticed_at(db, case.id, told.noticed_at)
    elif not case.noticed_told and told.noticed_at < case.noticed_at:
        rows.update_noticed_at(db, case.id, told.noticed_at, told=False)
    rows.update_notice(
        db, case.id, shop=told.shop, waybill=case.waybill or told.waybill, text=told.notice_text, fen=told.notice_fen
    )
    if told.ledger_key is not None:
        rows.update_ledger_key(db, case.id, told.ledger_key)

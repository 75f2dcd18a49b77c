"""The table: which orders it lists and in which order, and what it shows of them, from the stored verdicts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shopguard.checker.upkeep import verdicts_moment
from shopguard.core.beijing import DAY, HOUR, day_of
from shopguard.core.finding import Risk, State
from shopguard.core.fines import Paid, is_free
from shopguard.core.order_refs import OrderRefs
from shopguard.flows.costs.listed_amounts import last_known
from shopguard.flows.orders.counting import given_up
from shopguard.flows.orders.listing_questions import order_of, wanted_of
from shopguard.flows.orders.order_filter import (
    COLUMNS,
    MARKS,
    URGENCY,
    Filter,
    Group,
    Sort,
    filter_from_json,
    filter_to_json,
    within,
)
from shopguard.flows.orders.order_row import OrderRow
from shopguard.flows.workplace import Workplace
from shopguard.store import listing
from shopguard.store.fetch import paid_of
from shopguard.store.key import held
from shopguard.store.listed_rows import rows_of
from shopguard.store.listing_groups import grouped
from shopguard.store.shops import shop_names
from shopguard.store.store import Row

__all__ = [
    "COLUMNS",
    "MARKS",
    "URGENCY",
    "Filter",
    "Group",
    "GroupRow",
    "OrderRow",
    "Sort",
    "count_orders",
    "filter_from_json",
    "filter_to_json",
    "find_order",
    "first_orders",
    "groups",
    "list_orders",
    "listed_orders",
    "read_orders",
    "read_page",
    "refund_count",
    "risk_counts",
    "spare_memory",
    "within",
]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """What a filter finds of one courier, product, day or shop. ``key``: code, product, ISO date or shop's name, "" for unknown.

    ``word``: the same as shown, "" for unknown. ``yuan_fen``: what these orders cost now.
    :func:`~.order_filter.within` narrows a filter to it.
    """

    key: str
    word: str
    orders: int
    by_risk: dict[Risk, int]
    yuan_fen: int


def list_orders(
    place: Workplace, wanted: Filter, sort: Sort = URGENCY, *, limit: int = 1000, offset: int = 0
) -> list[OrderRow]:
    """A stretch of the table."""
    refs = first_orders(place, wanted, sort, limit=offset + limit)
    return read_orders(place, refs.part(offset, offset + limit))


def listed_orders(
    place: Workplace, wanted: Filter, sort: Sort = URGENCY, *, unwanted: Callable[[], bool] = lambda: False
) -> OrderRefs:
    """The refs of all orders that the filter finds, sorted. Raises ``Cancelled`` soon after it is ``unwanted``."""
    question, order = wanted_of(place, wanted), order_of(place, sort)
    with given_up(place, unwanted):
        return listing.listed_refs(place.store.connection(), question, order)


def first_orders(place: Workplace, wanted: Filter, sort: Sort = URGENCY, *, limit: int) -> OrderRefs:
    """The refs of the first of them."""
    db = place.store.connection()
    return listing.first_refs(db, wanted_of(place, wanted), order_of(place, sort), limit)


def read_orders(place: Workplace, refs: Sequence[int]) -> list[OrderRow]:
    """What the table shows of these orders, in this order; those that are no longer there are left out."""
    db = place.store.connection()
    judged_at = verdicts_moment(db)
    rows = rows_of(db, refs, judged_at or 0)
    late = [row for row in rows if row["state"] == State.BREACHED and not row["yuan_fen"]]
    costing = {row["id"] for row in rows if row["yuan_fen"]}
    paid = {ref: one.reckoned_from for ref, one in paid_of(db, {*costing, *(row["id"] for row in late)}).items()}
    unfined = {row["id"] for row in late if _costs_nothing(place, paid[row["id"]], row)}
    unsure = last_known(place, {ref: paid[ref] for ref in costing}, judged_at) if costing and judged_at else set()
    return [_order_row(place, row, unfined=row["id"] in unfined, unsure=row["id"] in unsure) for row in rows]


def read_page(place: Workplace, refs: Sequence[int]) -> list[OrderRow | None]:
    """The same with None in the place of those that are no longer there."""
    rows = {row.order_ref: row for row in read_orders(place, refs)}
    return [rows.get(ref) for ref in refs]


def spare_memory(place: Workplace) -> None:
    """For a thread that lists many orders: what it sorts goes to a file beyond some megabytes.

    Not of data with a password: what the engine sorts in files is not encrypted.
    """
    if held(place.data) is not None:
        return
    listing.spare_memory(place.store.connection())


def find_order(place: Workplace, order_id: str) -> int | None:
    """The ref of the order of that number; None where there is none."""
    return listing.ref_of(place.store.connection(), order_id)


def count_orders(place: Workplace, wanted: Filter) -> int:
    """How many orders the filter finds."""
    return listing.count_wanted(place.store.connection(), wanted_of(place, wanted))


def risk_counts(place: Workplace, wanted: Filter | None = None) -> dict[Risk, int]:
    """How many orders stand at each risk, of those that the filter finds (None: of all)."""
    counts = listing.count_by_risk(place.store.connection(), wanted_of(place, wanted or Filter()))
    return {risk: counts.get(int(risk), 0) for risk in Risk}


def refund_count(place: Workplace) -> int:
    """How many orders have a refund asked for after shipping and are not signed for."""
    return listing.count_refunds(place.store.connection())


def groups(place: Workplace, wanted: Filter, group: Group) -> list[GroupRow]:
    """What the filter finds, counted by courier, product, day of payment or shop. "" has no groups.

    Shops stand in the order in which they came, the others in no certain order.

    An order with parcels of two couriers stands with both.
    """
    found: dict[str, GroupRow] = {}
    for one in grouped(place.store.connection(), wanted_of(place, wanted), group) if group else ():
        key = _group_key(one.key)
        row = found.get(key, GroupRow(key, _group_word(place, group, key), 0, {}, 0))
        by_risk = {**row.by_risk, Risk(one.risk): one.orders}
        found[key] = GroupRow(key, row.word, row.orders + one.orders, by_risk, row.yuan_fen + one.yuan_fen)
    if group == "shop":
        return [found[name] for name in shop_names(place.store.connection()) if name in found]
    return list(found.values())


def _group_key(key: str | int | None) -> str:
    """A day's number as its date."""
    if isinstance(key, int):
        return day_of(key * DAY - 8 * HOUR).isoformat()
    return key or ""


def _group_word(place: Workplace, group: Group, key: str) -> str:
    if group == "courier":
        return place.couriers_in_words(key)
    return place.shop_in_words(key) if group == "shop" else key


def _costs_nothing(place: Workplace, paid: Paid, row: Row) -> bool:
    return row["deadline"] is not None and is_free(place.rulebook, paid, row["clause"], row["deadline"])


def _order_row(place: Workplace, row: Row, *, unfined: bool, unsure: bool) -> OrderRow:
    language = place.texts.language
    return OrderRow(
        order_ref=row["id"],
        order_id=row["order_id"],
        shop=place.shop_in_words(row["shop"]),
        risk=Risk(row["risk"]),
        clause=row["clause"],
        card=place.rulebook.clause(row["clause"]).card[language] if row["clause"] else "",
        state=State(row["state"]) if row["state"] else None,
        deadline=row["deadline"],
        waybills=row["waybills"] or "",
        courier=place.couriers_in_words(row["couriers"] or ""),
        product=row["product"] or "",
        place=" ".join(filter(None, (row["province"], row["city"]))),
        status=place.texts.word(f"status.{row['status']}"),
        amount_fen=row["amount_fen"],
        yuan_fen=row["yuan_fen"],
        unfined=unfined,
        last_known=unsure,
        refund=bool(row["refund"]),
        shop_colour=row["shop_colour"],
        paid_at=row["paid_at"],
        promised_at=row["promised_at"],
        data_as_of=row["data_as_of"],
        handed_over_at=row["handed_over_at"],
        note=row["note"],
        aside=row["aside"],
    )

"""The table: orders by urgency, filtered by risk and text, from the stored verdicts."""

from __future__ import annotations

from dataclasses import dataclass

from shopguard.checker.upkeep import verdicts_moment
from shopguard.core.finding import Risk, State
from shopguard.core.fines import Paid, is_free
from shopguard.flows.costs.listed_amounts import last_known
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import Wanted, count_by_risk, count_refunds, count_rows, order_rows, paid_of
from shopguard.store.store import Row


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One line of the table. ``clause``/``state``/``deadline`` are the most urgent finding's; ``yuan_fen`` what is due now."""

    order_ref: int
    order_id: str
    shop: str
    risk: Risk
    clause: str | None
    card: str  # the platform's own word for the clause ("揽收超时"), "" without a finding
    state: State | None
    deadline: int | None
    waybills: str  # "YT…, SF…"
    courier: str  # names, joined
    product: str
    place: str  # "浙江 杭州市"
    status: str  # in words
    amount_fen: int | None
    yuan_fen: int
    unfined: bool = False  # violated, and the rules say that its tier costs nothing
    last_known: bool = False  # the amount rests on a value that the platform no longer publishes
    refund: bool = False  # a refund is asked for, the parcel is on its way: it can be intercepted


@dataclass(frozen=True, slots=True)
class Filter:
    """``risks`` empty = all. ``text`` matches order number, waybill, product, courier, place (any part of it). ``refund``: only
    those with a refund asked for after shipping and not signed for."""

    risks: frozenset[Risk] = frozenset()
    text: str = ""
    refund: bool = False


def list_orders(place: Workplace, wanted: Filter, *, limit: int = 1000, offset: int = 0) -> list[OrderRow]:
    """Orders by urgency: violated, due by deadline, watch, ok, closed."""
    db = place.store.connection()
    rows = order_rows(db, _wanted(place, wanted), limit, offset)
    late = [row for row in rows if row["state"] == State.BREACHED and not row["yuan_fen"]]
    costing = {row["id"] for row in rows if row["yuan_fen"]}
    paid = {ref: one.reckoned_from for ref, one in paid_of(db, {*costing, *(row["id"] for row in late)}).items()}
    unfined = {row["id"] for row in late if _costs_nothing(place, paid[row["id"]], row)}
    judged_at = verdicts_moment(db)
    unsure = last_known(place, {ref: paid[ref] for ref in costing}, judged_at) if costing and judged_at else set()
    return [_order_row(place, row, unfined=row["id"] in unfined, unsure=row["id"] in unsure) for row in rows]


def count_orders(place: Workplace, wanted: Filter) -> int:
    """How many orders the filter finds."""
    return count_rows(place.store.connection(), _wanted(place, wanted))


def risk_counts(place: Workplace) -> dict[Risk, int]:
    """How many orders stand at each risk."""
    counts = count_by_risk(place.store.connection())
    return {risk: counts.get(int(risk), 0) for risk in Risk}


def refund_count(place: Workplace) -> int:
    """How many orders have a refund asked for after shipping and are not signed for."""
    return count_refunds(place.store.connection())


def _wanted(place: Workplace, wanted: Filter) -> Wanted:
    text = wanted.text.strip()
    couriers = tuple(code for code, name in place.courier_names.items() if text and text in name)
    return Wanted(frozenset(int(risk) for risk in wanted.risks), text, couriers, wanted.refund)


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
    )

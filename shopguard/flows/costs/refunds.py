"""Refunds asked for after shipping: does 拒签后退款 run and why, which clocks run, and what to do first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shopguard.checker.judge import Question, findings, judge
from shopguard.core.finding import Finding, State
from shopguard.core.refunds import Answer, ShopKind
from shopguard.core.wording import certainty, source
from shopguard.flows.costs.refund_facts import CLAUSE, terms_of, values_at
from shopguard.flows.costs.refund_rows import RefundRows
from shopguard.flows.costs.refund_views import RefundRow, RefundsView, ShopAsked
from shopguard.flows.workplace import Workplace
from shopguard.store.database import snapshot
from shopguard.store.refunds import keep_shop_kind, open_cases, refund_rows, shop_kind
from shopguard.store.store import Row

__all__ = ["CLAUSE", "refunds", "say_shop_kind"]

# Clauses that say that a parcel does not move on, as long as what they wait for has not come.
_STANDS_STILL = (
    *("pickup-missing", "dispatch-timeout", "dispatch-missing", "transit-stalled", "track-broken"),
    *("waybill-invalid", "address-mismatch"),
)


def refunds(place: Workplace, at: int) -> RefundsView:
    """The orders with a refund asked for after shipping at ``at``."""
    db = place.store.connection()
    with snapshot(db):
        found = [row for row in refund_rows(db, at) if _concerns(place, row, at)]
        cases = open_cases(db, sorted({row["order_id"] for row in found}), at)
        still = _standing_still(place, sorted({row["order_ref"] for row in found}), at)
        kinds = {shop: shop_kind(db, shop) for shop in sorted({row["shop"] for row in found})}
    made = RefundRows(place, at, cases, still, kinds)
    rows = [made.row(row) for row in found]
    values = values_at(place, at)
    return RefundsView(
        at=at,
        rows=tuple(sorted(rows, key=_urgency)),
        shops=tuple(ShopAsked(name, place.shop_in_words(name), kind) for name, kind in kinds.items()),
        notes=_notes(place, rows),
        source=place.texts.both("；", "; ").join(
            (source(place.texts, values.citation), certainty(place.texts, values.citation))
        ),
        nothing="" if rows else place.texts.word("refunds.empty"),
    )


def say_shop_kind(place: Workplace, shop: str, kind: ShopKind | None) -> None:
    """The owner says what kind of shop it is, by its name as :class:`ShopAsked` has it; None takes it back."""
    with place.store.transaction() as db:
        keep_shop_kind(db, shop, kind)


def _concerns(place: Workplace, row: Row, at: int) -> bool:
    """Whether there is anything left to do about it: for a while after the buyer has signed there is."""
    came_back = any(row[name] is not None and row[name] <= at for name in ("returned_at", "refused_at"))
    signed: int | None = row["signed_at"]
    if signed is None or signed > at or came_back:
        return True
    return at <= signed + terms_of(place, row["uploaded_at"], at).stopped


def _urgency(row: RefundRow) -> tuple[bool, bool, int, str, str]:
    return row.over, row.deadline is None, row.deadline or 0, row.order_id, row.waybill or ""


def _notes(place: Workplace, rows: Sequence[RefundRow]) -> tuple[str, ...]:
    if not rows:
        return ()
    codes = ["refunds.note.conditions"]
    if any(row.eligible is not Answer.YES for row in rows):
        codes.append("refunds.note.no_answer_clock")
    if all(row.asked_by == "orders" for row in rows):
        codes.insert(0, "refunds.note.no_cases")
    return tuple(place.texts.word(code) for code in codes)


def _standing_still(
    place: Workplace, order_refs: Sequence[int], at: int
) -> Mapping[tuple[int, str | None], list[Finding]]:
    """The open findings that speak against a track that moves normally, by order and waybill."""
    found: dict[tuple[int, str | None], list[Finding]] = {}
    if not order_refs:
        return found
    db = place.store.connection()
    judge(db, place.rulebook, Question(at), order_refs)
    for finding in findings(db, (State.BREACHED, State.SUSPECT, State.UNCONFIRMED)):
        if finding.clause in _STANDS_STILL and finding.happened_at is None:
            found.setdefault((finding.order_ref, finding.waybill), []).append(finding)
    return found

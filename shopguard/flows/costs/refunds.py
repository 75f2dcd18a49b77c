"""Refunds asked for after shipping: does 拒签后退款 run and why, which clocks run, and what to do first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from shopguard.checker.judge import Question, findings, judge
from shopguard.core.after_sale_words import goods_came
from shopguard.core.beijing import HOUR, day_of
from shopguard.core.cited import in_force
from shopguard.core.finding import DEFAULT_WARN_HOURS, Finding, State
from shopguard.core.refund_checks import checks, eligible
from shopguard.core.refund_steps import steps
from shopguard.core.refunds import Answer, Case, Parcel, RefundTerms, ShopKind, clocks, refund_terms, way_of
from shopguard.core.wording import certainty, source
from shopguard.flows.costs.refund_views import RefundRow, RefundsView, ShopAsked, StepView
from shopguard.flows.costs.refund_words import because, check_view, clock_view, step_text
from shopguard.flows.workplace import Workplace
from shopguard.importers.after_sale_words import case_words
from shopguard.store.refunds import keep_shop_kind, open_cases, refund_rows, shop_kind
from shopguard.store.store import Row

CLAUSE = "refund-intercept"
# Clauses that say that a parcel does not move on, as long as what they wait for has not come.
_STANDS_STILL = (
    *("pickup-missing", "dispatch-timeout", "dispatch-missing", "transit-stalled", "track-broken"),
    *("waybill-invalid", "address-mismatch"),
)


def refunds(place: Workplace, at: int) -> RefundsView:
    """The orders with a refund asked for after shipping at ``at``."""
    db = place.store.connection()
    found = [row for row in refund_rows(db, at) if _concerns(place, row, at)]
    cases = open_cases(db, sorted({row["order_id"] for row in found}), at)
    still = _standing_still(place, sorted({row["order_ref"] for row in found}), at)
    kinds = {shop: shop_kind(db, shop) for shop in sorted({row["shop"] for row in found})}
    rows = [_row(place, row, cases.get(row["order_id"], []), still, kinds[row["shop"]], at) for row in found]
    values = in_force(place.rulebook.clause(CLAUSE).values, day_of(at)) or place.rulebook.clause(CLAUSE).values[-1]
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
    return at <= signed + _terms(place, row["uploaded_at"], at).stopped


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


def _row(
    place: Workplace,
    row: Row,
    told: Sequence[Row],
    still: Mapping[tuple[int, str | None], list[Finding]],
    kind: ShopKind | None,
    at: int,
) -> RefundRow:
    parcel = _parcel(place, row, still.get((row["order_ref"], row["waybill"]), ()), at)
    terms = _terms(place, parcel.uploaded_at, at)
    cases = [_case(one) for one in told]
    asked_at = row["asked_at"]
    found = checks(asked_at, row["amount_fen"], cases, parcel, kind, terms)
    answer = eligible(found, cases)
    running = clocks(asked_at, parcel, _auto_at(told), terms)
    deadline = running[0].until if running else None
    over = deadline is not None and deadline < at
    unsigned = next(check.answer for check in found if check.name == "unsigned")
    return RefundRow(
        order_ref=row["order_ref"],
        order_id=row["order_id"],
        shop=place.shop_in_words(row["shop"]),
        waybill=row["waybill"],
        courier=place.couriers_in_words(row["courier"] or ""),
        product=row["product"] or "",
        asked_at=asked_at,
        asked_by=_asked_by(row),
        asked_by_word=place.texts.word(f"refunds.asked_by.{_asked_by(row)}"),
        paid_fen=row["amount_fen"],
        asked_fen=_asked_fen(told),
        kind=_joined(place, (one["kind"] for one in told)),
        reason=_joined(place, (one["reason"] or one["reason_label"] for one in told)),
        way=way_of(parcel),
        way_word=place.texts.word(f"refunds.way.{way_of(parcel).value}"),
        known=parcel.known,
        eligible=answer,
        eligible_word=place.texts.word(f"refunds.eligible.{answer.value}"),
        because=because(place, answer, found, cases, terms),
        checks=tuple(check_view(place, check, terms) for check in found),
        clocks=tuple(clock_view(place, clock, terms) for clock in running),
        deadline=deadline,
        over=over,
        soon=deadline is not None and 0 <= deadline - at <= DEFAULT_WARN_HOURS * HOUR,
        steps=tuple(
            StepView(name, step_text(place, name, deadline, terms)) for name in steps(parcel, unsigned, passed=over)
        ),
    )


def _parcel(place: Workplace, row: Row, still: Iterable[Finding], at: int) -> Parcel:
    language = place.texts.language

    def happened(name: str) -> int | None:
        moment = row[name]
        return moment if moment is not None and moment <= at else None

    cards = {finding: place.rulebook.clause(finding.clause).card[language] for finding in still}
    return Parcel(
        uploaded_at=row["uploaded_at"],
        picked_up=happened("picked_up_at") is not None or happened("picked_up_by") is not None,
        out_at=happened("out_at"),
        signed_at=happened("signed_at"),
        refused_at=happened("refused_at"),
        returned_at=happened("returned_at"),
        intercepted_at=happened("intercepted_at"),
        known=_up_to(row["known"], at),
        signed_known=_up_to(row["signed_known"], at),
        trouble=tuple(card for finding, card in cards.items() if finding.state is State.BREACHED),
        doubts=tuple(card for finding, card in cards.items() if finding.state is not State.BREACHED),
    )


def _up_to(moment: int | None, at: int) -> int | None:
    return None if moment is None else min(moment, at)


def _terms(place: Workplace, uploaded_at: int | None, at: int) -> RefundTerms:
    """The numbers of the day of the upload, as the clause takes them."""
    values = place.rulebook.clause(CLAUSE).values
    day = day_of(at if uploaded_at is None else uploaded_at)
    return refund_terms(in_force(values, day) or values[-1])


def _case(row: Row) -> Case:
    goods = row["goods_back_fen"]
    beside = (row["freight_back_fen"] or 0) + (row["discount_back_fen"] or 0)
    came = goods_came(case_words(), row["kind"], row["reason_label"], row["reason"])
    return Case(
        least_fen=goods,
        most_fen=None if goods is None else goods + beside,
        not_received=Answer.UNKNOWN if came is None else Answer.NO if came else Answer.YES,
        wants_return=row["wanted"] == "return",
        runs_alone=None if row["runs_alone"] is None else bool(row["runs_alone"]),
    )


def _auto_at(told: Sequence[Row]) -> int | None:
    moments: list[int] = [one["auto_at"] for one in told if one["auto_at"] is not None]
    return min(moments, default=None)


def _asked_fen(told: Sequence[Row]) -> int | None:
    if not told or any(one["goods_back_fen"] is None for one in told):
        return None
    return sum(int(one["goods_back_fen"]) + int(one["freight_back_fen"] or 0) for one in told)


def _asked_by(row: Row) -> str:
    if row["asked_at"] is None:
        return "orders"
    return "after_sales" if "refund-asked" in (row["by_after_sale"] or "").split(",") else "owner"


def _joined(place: Workplace, told: Iterable[str | None]) -> str:
    return place.texts.both("、", ", ").join(dict.fromkeys(one for one in told if one))

"""The rows of the refunds asked for after shipping: one parcel each, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shopguard.core.beijing import HOUR
from shopguard.core.finding import Finding
from shopguard.core.refund_checks import checks, eligible
from shopguard.core.refund_steps import steps
from shopguard.core.refunds import ShopKind, clocks, way_of
from shopguard.flows.costs.refund_facts import asked_by, asked_fen, auto_at, case_of, parcel_of, terms_of
from shopguard.flows.costs.refund_views import RefundRow, StepView
from shopguard.flows.costs.refund_words import because, check_view, clock_view, step_text
from shopguard.flows.workplace import Workplace
from shopguard.store.store import Row


@dataclass(frozen=True, slots=True)
class RefundRows:
    """Makes the rows at ``at``. ``cases``: the open ones by order number; ``still``: what says that a parcel does not move on, by order
    ref and waybill; ``kinds``: what the owner said of the shops."""

    place: Workplace
    at: int
    cases: Mapping[str, Sequence[Row]]
    still: Mapping[tuple[int, str | None], Sequence[Finding]]
    kinds: Mapping[str, ShopKind | None]

    def row(self, row: Row) -> RefundRow:
        """The row of a parcel."""
        place, told, word = self.place, self.cases.get(row["order_id"], []), self.place.texts.word
        parcel = parcel_of(place, row, self.still.get((row["order_ref"], row["waybill"]), ()), self.at)
        terms = terms_of(place, parcel.uploaded_at, self.at)
        cases = [case_of(one) for one in told]
        found = checks(row["asked_at"], row["amount_fen"], cases, parcel, self.kinds[row["shop"]], terms)
        answer, way, by = eligible(found, cases), way_of(parcel), asked_by(row)
        running = clocks(row["asked_at"], parcel, auto_at(told), terms)
        deadline = running[0].until if running else None
        over = deadline is not None and deadline < self.at
        unsigned = next(check.answer for check in found if check.name == "unsigned")
        to_do = steps(parcel, unsigned, passed=over)
        return RefundRow(
            order_ref=row["order_ref"],
            order_id=row["order_id"],
            shop=place.shop_in_words(row["shop"]),
            waybill=row["waybill"],
            courier=place.couriers_in_words(row["courier"] or ""),
            product=row["product"] or "",
            asked_at=row["asked_at"],
            asked_by=by,
            asked_by_word=word(f"refunds.asked_by.{by}"),
            paid_fen=row["amount_fen"],
            asked_fen=asked_fen(told),
            kind=_joined(place, (one["kind"] for one in told)),
            reason=_joined(place, (one["reason"] or one["reason_label"] for one in told)),
            way=way,
            way_word=word(f"refunds.way.{way.value}"),
            known=parcel.known,
            eligible=answer,
            eligible_word=word(f"refunds.eligible.{answer.value}"),
            because=because(place, answer, found, cases, terms),
            checks=tuple(check_view(place, check, terms) for check in found),
            clocks=tuple(clock_view(place, clock, terms) for clock in running),
            deadline=deadline,
            over=over,
            soon=deadline is not None and 0 <= deadline - self.at <= place.settings.number("warn_hours") * HOUR,
            steps=tuple(StepView(name, step_text(place, name, deadline, terms)) for name in to_do),
        )


def _joined(place: Workplace, told: Iterable[str | None]) -> str:
    return place.texts.both("、", ", ").join(dict.fromkeys(one for one in told if one))

"""Refunds asked for after shipping, in words: conditions, clocks and steps."""

from __future__ import annotations

from collections.abc import Sequence

from shopguard.core.beijing import HOUR, plain
from shopguard.core.money import FEN_PER_YUAN, yuan_text
from shopguard.core.refund_checks import Check
from shopguard.core.refunds import Answer, Case, Clock, RefundTerms
from shopguard.flows.costs.refund_views import CheckView, ClockView
from shopguard.flows.workplace import Workplace


def because(place: Workplace, answer: Answer, found: Sequence[Check], cases: Sequence[Case], terms: RefundTerms) -> str:
    """Why the answer is what it is: the platform's own word, else the conditions that decide."""
    if len({case.runs_alone for case in cases} - {None}) == 1:
        return place.texts.word(f"refunds.because.platform_{answer.value}")
    if answer is Answer.YES:
        return place.texts.word("refunds.because.yes")
    deciding = [check_view(place, check, terms) for check in found if check.answer is answer]
    return place.texts.both("；", "; ").join(f"{one.title}{place.texts.both('：', ': ')}{one.said}" for one in deciding)


def check_view(place: Workplace, check: Check, terms: RefundTerms) -> CheckView:
    """One condition in words."""
    told = check.told
    if check.name == "amount" and isinstance(told, int):
        told = yuan_text(told)
    elif isinstance(told, int):
        told = plain(told)
    limit = terms.refund_under_fen // FEN_PER_YUAN
    return CheckView(
        name=check.name,
        title=place.texts.word(f"refunds.check.{check.name}", limit=limit),
        answer=check.answer,
        said=place.texts.word(f"refunds.check.{check.name}.{check.why}", told=told or ""),
    )


def clock_view(place: Workplace, clock: Clock, terms: RefundTerms) -> ClockView:
    """One clock in words."""
    spans = {"by_itself": terms.without_pickup, "answer": terms.answer, "stopped": terms.stopped}
    title = place.texts.word(f"refunds.clock.{clock.name}", span=_span(place, spans.get(clock.name, 0)))
    return ClockView(clock.name, title, clock.since, clock.until)


def _span(place: Workplace, seconds: int) -> str:
    days, rest = divmod(seconds, 24 * HOUR)
    if days > 2 and not rest:
        return place.texts.word("unit.days", number=days)
    return place.texts.word("unit.hours", number=seconds // HOUR)


def step_text(place: Workplace, name: str, deadline: int | None, terms: RefundTerms) -> str:
    """One step in words, with the moment until which it helps."""
    return place.texts.word(
        f"refunds.step.{name}",
        until=place.texts.word("refunds.unknown_until") if deadline is None else plain(deadline)[:16],
        stopped=_span(place, terms.stopped),
        claim=terms.claim_up_to_fen // FEN_PER_YUAN,
    )

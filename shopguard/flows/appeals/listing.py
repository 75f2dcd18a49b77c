"""All cases as a list: where each stands, what is due, how complete it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shopguard.appeals.checklist import completeness
from shopguard.appeals.deadline import due_now
from shopguard.core.appeal_states import COLLECTING, FINISHED, AppealState
from shopguard.core.beijing import DAY, HOUR, day_of
from shopguard.flows.appeals.case import AppealCase, gather_all
from shopguard.flows.appeals.missing import missing_in_short
from shopguard.flows.appeals.taken_for import taken_for
from shopguard.flows.appeals.view import AppealView, next_states_of, state_word
from shopguard.flows.workplace import Workplace
from shopguard.store.appeal_steps import StepRow, fetch_all_steps
from shopguard.store.appeals import AppealRow, Origin, cases_of_orders, fetch_appeals

SOON = 48 * HOUR  # how long before its end a deadline is pointed at
LONG_PAST = 7 * DAY  # a deadline that passed longer ago is only told by the list


@dataclass(frozen=True, slots=True)
class AppealLine:
    """One case in the list. Times are unix seconds; ``completeness`` 0..1.

    ``due_at``, ``due_word``: what the owner has to do next, None and "" where nothing is due or no limit is known; ``answer_by``:
    until when the platform should answer. ``fen``: what the notice or the ledger says was taken, else what was reckoned when the
    case was opened; None = unknown. ``next_states``: what can be recorded next, the likeliest first.
    ``missing``: the needed material that decides most and is not there, "" = nothing.
    """

    id: str
    order_id: str
    shop: str
    product: str
    waybill: str | None
    clause: str
    card: str
    state: AppealState
    state_word: str
    due_at: int | None
    due_word: str
    answer_by: int | None
    fen: int | None
    completeness: float
    cause: str
    origin: Origin
    opened_at: int
    noticed_at: int
    noticed_told: bool
    next_states: tuple[AppealState, ...]
    missing: str = ""

    @property
    def finished(self) -> bool:
        """Granted, refused or closed."""
        return self.state in FINISHED

    @property
    def due_is_sure(self) -> bool:
        """The owner told when the notice came, or the deadline does not hang on it (it runs from when the case was sent back)."""
        return self.noticed_told or self.state != COLLECTING

    def passed(self, at: int) -> bool:
        """The owner's deadline has passed and nothing was recorded."""
        return self.due_at is not None and self.due_at < at


def list_appeals(place: Workplace, at: int) -> tuple[AppealLine, ...]:
    """All cases as of ``at``: the earliest deadline on top, then those that wait for an answer, those whose deadline has passed,
    and what is finished, newest first."""
    lines = _lines(place, fetch_appeals(place.store.connection()), at)
    return tuple(sorted(lines, key=lambda line: urgency(line, at)))


def due_soon(place: Workplace, at: int, *, within: int = SOON) -> tuple[AppealLine, ...]:
    """The cases whose deadline lies at most ``within`` seconds ahead or has passed unanswered lately, earliest first."""
    db = place.store.connection()
    steps = fetch_all_steps(db)
    rows = [row for row in fetch_appeals(db) if _may_be_due(place, row, steps.get(row.id, ()), at, within)]
    soon = [
        (line.due_at, line.id, line)
        for line in _lines(place, rows, at)
        if line.due_at is not None and at - LONG_PAST <= line.due_at <= at + within
    ]
    return tuple(line for *_, line in sorted(soon, key=lambda one: one[:2]))


def appeals_of(place: Workplace, order_id: str, at: int) -> tuple[AppealLine, ...]:
    """The cases of one order as of ``at``, the newest first."""
    rows = cases_of_orders(place.store.connection()).get(order_id, [])
    return tuple(_lines(place, reversed(rows), at))


def _may_be_due(place: Workplace, row: AppealRow, steps: tuple[StepRow, ...], at: int, within: int) -> bool:
    """As far as the case itself tells: where the notice is only assumed, the ledger may make the deadline earlier."""
    due = due_now(steps, row.noticed_at, place.rules.appeals.window(day_of(row.noticed_at)))
    return due is not None and at - LONG_PAST <= due.at and (due.at <= at + within or not row.noticed_told)


def _lines(place: Workplace, rows: Iterable[AppealRow], at: int) -> list[AppealLine]:
    return [_line(place, case) for case in gather_all(place, list(rows), at)]


def _line(place: Workplace, case: AppealCase) -> AppealLine:
    row, texts = case.row, place.texts
    return AppealLine(
        id=row.id,
        order_id=row.order_id,
        shop=case.shop,
        product=case.order.product,
        waybill=row.waybill,
        clause=row.clause,
        card=place.rulebook.clause(row.clause).card[texts.language],
        state=row.state,
        state_word=state_word(texts, row.state),
        due_at=None if case.due is None else case.due.at,
        due_word="" if case.due is None else texts.word(f"appeal_due.{case.due.kind}"),
        answer_by=None if case.answer_by is None else case.answer_by.until,
        fen=_amount_of(case),
        completeness=completeness(case.slots),
        cause=row.cause,
        origin=row.origin,
        opened_at=row.opened_at,
        noticed_at=row.noticed_at,
        noticed_told=row.noticed_told,
        next_states=next_states_of(case.steps),
        missing=missing_in_short(texts, case.slots),
    )


def _amount_of(case: AppealCase) -> int | None:
    """What is at stake, in fen: the notice's figure, else the ledger's, else what was reckoned when the case was opened."""
    if case.row.notice_fen is not None:
        return case.row.notice_fen
    taken = taken_for(case)
    if taken is not None:
        return taken.fen
    return (case.frozen.view.yuan_fen or None) if case.frozen is not None else None


def urgency(line: AppealLine | AppealView, at: int) -> tuple[int, int, str]:
    """Sorts cases as :func:`list_appeals` does."""
    if line.state in FINISHED:
        return 4, -line.opened_at, line.id
    if line.due_at is not None:
        return (3 if line.due_at < at else 0), line.due_at, line.id
    if line.answer_by is not None:
        return 2, line.answer_by, line.id
    return 1, line.opened_at, line.id  # sent back, and nobody knows until when

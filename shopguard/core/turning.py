"""When an order's colour turns if nothing more happens: told from what each of its findings comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shopguard.core.finding import RISK_OF_STATE, WORST_FIRST, Risk, State

# (order ref, shipment ref, clause, effective, since, deadline, state, lapses to, begins, warns at, fen added): an open finding as
# the database keeps it. What it lapses to holds from ``begins`` on, what it adds to the order's amount, too. Without a state it
# says nothing before it warns: another clock of the clause speaks.
Row = tuple[int, int, str, str | None, int | None, int | None, str | None, str | None, int | None, int | None, int]
Turn = tuple[int, Risk]  # from that moment on it is of that risk

_NEVER = 1 << 62
_RANK = {state.value: rank for rank, state in enumerate(WORST_FIRST)}


def turns(rows: Sequence[Row], risk: Risk, at: int) -> Iterator[Turn]:
    """One order's turns from ``at`` on, in order, from its ``risk`` by what is known then.

    What turns as soon as silence is known turns at ``at`` itself.
    """
    if risk is Risk.VIOLATED:
        return
    red, due, other = _firsts(rows)
    red = max(red, at)
    if risk is not Risk.CLOSED and red > at:
        if other < min(red, due):
            yield from _before(rows, risk, at, red)
        elif at < due < red:
            yield due, Risk.DUE
    if red < _NEVER:
        yield red, Risk.VIOLATED


def _firsts(rows: Sequence[Row]) -> tuple[int, int, int]:
    """The first moment at which something breaks, at which that is due, and at which anything else may decide the colour."""
    red = due = other = _NEVER
    for _, _, _, _, _, _, state, lapses_to, begins, warns_at, _ in rows:
        if lapses_to == "breached":
            red = min(red, begins or 0)
            if warns_at is not None and warns_at < due:
                due = warns_at
            if state == "unconfirmed" or state is None:
                other = 0
        elif lapses_to is None:
            other = 0
        else:
            other = min(other, begins or 0, begins or 0 if warns_at is None else warns_at)
    return red, due, other


def _before(rows: Sequence[Row], risk: Risk, at: int, red: int) -> Iterator[Turn]:
    """The turns before the order is red."""
    moments = {at, *(moment for row in rows for moment in row[-3:-1] if moment is not None)}
    for moment in sorted(moments):
        if at <= moment < red and (then := risk_at(rows, moment)) is not risk:
            yield moment, then
            risk = then


def risk_at(rows: Sequence[Row], moment: int, *, known: bool = False) -> Risk:
    """The risk of an order that is not over, at a moment; ``known``: by what is known, else if silence is."""
    worst: dict[tuple[str, int], int] = {}
    for row in rows:
        state = row[6] if known else state_at(row, moment)
        if state is not None:
            key = row[2], row[1]
            worst[key] = min(_RANK[state], worst.get(key, _RANK[state]))
    return min((RISK_OF_STATE[WORST_FIRST[rank]] for rank in worst.values()), default=Risk.OK)


def state_at(row: Row, moment: int) -> str | None:
    """The state of a finding at a moment if nothing more happens and silence is known; None: it says nothing yet."""
    *_, state, lapses_to, begins, warns_at, _ = row
    if lapses_to is None:
        return state
    if begins is None or begins <= moment:
        return lapses_to
    if warns_at is not None and warns_at <= moment:
        return State.DUE.value
    return state if state in (None, State.UNCONFIRMED) else State.PENDING.value

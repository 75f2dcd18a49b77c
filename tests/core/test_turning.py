"""When an order turns: from what its findings come to. Times are seconds, the question is asked at 100."""

from __future__ import annotations

from shopguard.core.finding import Risk
from shopguard.core.turning import Row, Turn, risk_at, turns

AT = 100


def clock(state: str | None, lapses_to: str | None, deadline: int, warns_at: int | None = None, **more: object) -> Row:
    """A clock of the first parcel that runs out after ``deadline``."""
    clause, shipment = str(more.get("clause", "pickup-timeout")), int(str(more.get("shipment", 1)))
    return 1, shipment, clause, None, 0, deadline, state, lapses_to, deadline + 1, warns_at, 0


def told(rows: list[Row], risk: Risk) -> list[Turn]:
    return list(turns(rows, risk, AT))


def test_a_clock_warns_and_then_breaks() -> None:
    assert told([clock("pending", "breached", 200, 150)], Risk.OK) == [(150, Risk.DUE), (201, Risk.VIOLATED)]
    assert told([clock("due", "breached", 200, 50)], Risk.DUE) == [(201, Risk.VIOLATED)]


def test_of_several_clocks_the_first_decides() -> None:
    rows = [clock("pending", "breached", 200, 150), clock("pending", "breached", 300, 120, clause="pickup-missing")]
    assert told(rows, Risk.OK) == [(120, Risk.DUE), (201, Risk.VIOLATED)]


def test_what_is_only_suspected_is_yellow_after_its_warning() -> None:
    assert told([clock("pending", "suspect", 200, 150)], Risk.OK) == [(150, Risk.DUE), (201, Risk.WATCH)]
    rows = [clock("pending", "suspect", 200, 150), clock("pending", "breached", 400, 300, clause="pickup-missing")]
    assert told(rows, Risk.OK) == [(150, Risk.DUE), (201, Risk.WATCH), (300, Risk.DUE), (401, Risk.VIOLATED)]


def test_silence_turns_red_at_once_and_what_is_never_known_stays_yellow() -> None:
    older, never = clock("unconfirmed", "breached", 80), clock("unconfirmed", None, 80, clause="pickup-missing")
    assert told([older, never], Risk.WATCH) == [(AT, Risk.VIOLATED)]
    assert told([never], Risk.WATCH) == []


def test_what_may_have_happened_in_time_is_due_in_the_last_second() -> None:
    assert told([clock("unconfirmed", "breached", 200, 200)], Risk.WATCH) == [(200, Risk.DUE), (201, Risk.VIOLATED)]


def test_a_clock_that_does_not_speak_yet_breaks_all_the_same() -> None:
    rows = [clock("pending", None, 300), clock(None, "breached", 200, 150)]
    assert told(rows, Risk.OK) == [(150, Risk.DUE), (201, Risk.VIOLATED)]
    assert risk_at(rows, AT, known=True) is Risk.OK


def test_a_suspicion_hides_the_warning_of_its_own_clause_only() -> None:
    suspected, warned = clock("suspect", "suspect", 50), clock(None, "breached", 200, 150)
    assert told([suspected, warned], Risk.WATCH) == [(201, Risk.VIOLATED)]
    other = clock("pending", "breached", 200, 150, clause="pickup-missing")
    assert told([suspected, other], Risk.WATCH) == [(150, Risk.DUE), (201, Risk.VIOLATED)]


def test_what_is_over_turns_only_red_and_what_is_red_stays() -> None:
    rows = [clock("pending", "breached", 200, 150)]
    assert told(rows, Risk.CLOSED) == [(201, Risk.VIOLATED)]
    assert told(rows, Risk.VIOLATED) == []

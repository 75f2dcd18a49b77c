"""The history of an order's colour, and which orders changed theirs since a moment."""

from __future__ import annotations

from dataclasses import dataclass

from shopguard.core.finding import Risk
from shopguard.flows.workplace import Workplace
from shopguard.store import colour_history as rows


@dataclass(frozen=True, slots=True)
class ColourStep:
    """From ``at`` (unix seconds) on the order had this colour; ``clause`` led to it (None: none did), ``card`` is its word."""

    at: int
    risk: Risk
    clause: str | None
    card: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Which orders (numbers) are otherwise now than they were: ``newly_red`` were not violated then, ``newly_due`` are due and were
    neither due nor violated, ``recovered`` were one of these and are fine now. The most urgent first. See
    :func:`~shopguard.store.colour_history.changed_since` for what the owner's own word keeps out of them.
    """

    newly_red: tuple[str, ...]
    newly_due: tuple[str, ...]
    recovered: tuple[str, ...]


def history_of(place: Workplace, order_id: str) -> tuple[ColourStep, ...]:
    """The colours an order has had, the oldest first; none for an order that is not there or was always fine."""
    steps = rows.steps_of(place.store.connection(), order_id.strip())
    return tuple(ColourStep(at, Risk(risk), clause, _card(place, clause)) for at, risk, clause in steps)


def changes_since(place: Workplace, at: int) -> Changes:
    """What changed between ``at`` (unix seconds) and the stored judgement; an order that was not there then was fine."""
    return Changes(*map(tuple, rows.changed_since(place.store.connection(), at)))


def _card(place: Workplace, clause: str | None) -> str:
    """The clause's word; its id where the rules in use no longer have it."""
    for one in place.rulebook.clauses:
        if one.id == clause:
            return one.card[place.texts.language]
    return clause or ""

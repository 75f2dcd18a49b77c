"""The steps of appeal cases: what happened when. A step that was wrong is taken back, never deleted. Times are unix seconds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from shopguard.core.appeal_states import AppealState
from shopguard.store.engine import sqlite3


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step. ``at``: when it happened; ``told_at``: when the owner recorded it; ``taken_back_at``: None = it counts."""

    id: int
    appeal_id: str
    state: AppealState
    at: int
    told_at: int
    note: str = ""
    taken_back_at: int | None = None

    @property
    def counts(self) -> bool:
        """It was not taken back."""
        return self.taken_back_at is None


_STEP = f"SELECT {', '.join(field.name for field in fields(StepRow))} FROM appeal_step"


def insert_step(
    db: sqlite3.Connection, appeal_id: str, state: AppealState, *, at: int, told_at: int, note: str
) -> None:
    """Adds a step; the case stands in its state from now on."""
    db.execute(
        "INSERT INTO appeal_step (appeal_id, state, at, told_at, note) VALUES (?, ?, ?, ?, ?)",
        (appeal_id, state, at, told_at, note),
    )


def take_back_step(db: sqlite3.Connection, step_id: int, at: int) -> None:
    """Marks a step as taken back."""
    db.execute("UPDATE appeal_step SET taken_back_at = ? WHERE id = ?", (at, step_id))


def fetch_steps(db: sqlite3.Connection, appeal_id: str) -> tuple[StepRow, ...]:
    """All steps of a case as they were recorded, also those taken back."""
    return _steps(db.execute(_STEP + " WHERE appeal_id = ? ORDER BY id", (appeal_id,)))


def fetch_all_steps(db: sqlite3.Connection) -> dict[str, tuple[StepRow, ...]]:
    """The same of every case that has any, by its id."""
    found: dict[str, list[StepRow]] = {}
    for step in _steps(db.execute(_STEP + " ORDER BY id")):
        found.setdefault(step.appeal_id, []).append(step)
    return {appeal_id: tuple(steps) for appeal_id, steps in found.items()}


def _steps(rows: Iterable[sqlite3.Row]) -> tuple[StepRow, ...]:
    return tuple(StepRow(*row) for row in rows)

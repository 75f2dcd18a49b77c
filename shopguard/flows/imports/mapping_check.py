"""A draft of a mapping tried before it is used: what is missing, how values are read, which rows would be sent back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shopguard.core.beijing import plain
from shopguard.core.message import Message, UserProblem
from shopguard.core.money import yuan_text
from shopguard.core.parcel import UNSURE
from shopguard.flows.imports.mapping import Draft, LookedAt, as_template, examples, reading_here
from shopguard.flows.workplace import Workplace
from shopguard.importers.columns import Column
from shopguard.importers.mapping import distinct_names
from shopguard.importers.name_moments import maybe_told_by_name, told_by_name
from shopguard.importers.trying import read_cells, try_mapping

Values = Mapping[int, tuple[tuple[str, bool], ...]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A fact that a column can be. ``label``: in the owner's language."""

    field: str
    label: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """What a draft would do. ``missing``: labels of needed facts without a column; ``read`` and ``rejected``: of the first rows.

    ``values``: place of a mapped column → its first values as they are read, and whether each can be. ``problem``: why
    it cannot be used at all; ``asks``: what the owner will be asked before it can be imported; ``cautions``: what the table lacks.
    """

    missing: tuple[str, ...]
    values: Values
    read: int = 0
    rejected: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    problem: str | None = None
    cautions: tuple[str, ...] = ()
    asks: str | None = None

    @property
    def usable(self) -> bool:
        """Whether it can be saved: everything needed is there, and some row can be read."""
        return not self.missing and self.problem is None


def choices(place: Workplace, kind: str) -> tuple[Choice, ...]:
    """The facts a table of this kind can tell, in the order they are offered."""
    columns = reading_here().mappable.kind(kind).columns
    return tuple(Choice(one.field, place.texts.word(f"column.{kind}.{one.field}"), one.needed) for one in columns)


def check(place: Workplace, looked: LookedAt, draft: Draft, *, now: int) -> Checked:
    """Tries a draft on the first rows; nothing is stored."""
    names = distinct_names(looked.header(draft))
    columns = {column.field: column for column in reading_here().mappable.kind(draft.kind).columns}
    values = {
        at: _as_read(place, columns[field], names[at], examples(looked.sheets[draft.sheet], draft.below, at))
        for field, at in draft.columns.items()
    }
    missing = tuple(one.label for one in choices(place, draft.kind) if one.needed and one.field not in draft.columns)
    if missing:
        return Checked(missing, values)
    if len(draft.columns) == 1:
        return Checked((), values, problem=place.texts.word("mapping.only_numbers"))
    return _tried(place, looked, draft, values, now)


def _tried(place: Workplace, looked: LookedAt, draft: Draft, values: Values, now: int) -> Checked:
    rows = looked.sheets[draft.sheet].rows
    try:
        trial = try_mapping(as_template(looked, draft, ""), rows, draft.below, looked.candidate, reading_here(), now)
    except UserProblem as problem:
        return Checked((), values, problem=place.texts.say(problem.message))
    reasons = Counter(place.texts.say(why) for why in trial.rejected)
    happened = {column.field for column in reading_here().mappable.kind(draft.kind).columns if column.happened}
    cautions = [place.texts.say(warning) for warning in trial.warnings]
    file = looked.candidate.name
    dated = happened & set(draft.columns) or told_by_name(file, now) or maybe_told_by_name(file, None, now)
    return Checked(
        (),
        values,
        read=trial.read,
        rejected=len(trial.rejected),
        reasons=tuple(reasons.most_common()),
        problem=place.texts.word("mapping.nothing_read") if trial.rejected and not trial.read else None,
        cautions=tuple(cautions),
        asks=None if dated else place.texts.word("mapping.no_time"),
    )


def _as_read(place: Workplace, column: Column, name: str, cells: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    read = read_cells(column, name, cells, reading_here())
    return tuple((_shown(place, column.reads, value), not _is_bad(column.reads, value)) for value in read)


def _is_bad(reads: str, value: Any) -> bool:
    return isinstance(value, Message) or (reads == "figure" and value == UNSURE)


def _shown(place: Workplace, reads: str, value: Any) -> str:
    """A value as the owner would write it."""
    if isinstance(value, Message):
        return place.texts.say(value)
    if value is None or value in ("", ()):
        return place.texts.word("mapping.nothing")
    if reads in ("time", "needed_time"):
        return plain(value)
    if _is_bad(reads, value):
        return place.texts.word("mapping.figure_doubtful")
    if reads in ("fen", "signed_fen", "figure"):
        return f"¥{yuan_text(value)}"
    if reads in ("courier", "couriers"):
        return place.couriers_in_words(",".join(value) if isinstance(value, tuple) else value)
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)

"""The appeal rules as data: windows by date, limits of the form, slots of the checklist. Read from ``appeals.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Literal, cast, get_args

from shopguard.core.beijing import HOUR
from shopguard.core.rule_table import BrokenRule, RuleTable
from shopguard.core.rulebook import Bilingual, Citation, in_force

FilledBy = Literal["owner", "order", "track"]
CheckName = Literal["known-media", "legible", "unused-elsewhere", "number-equal", "period-covers"]


@dataclass(frozen=True, slots=True)
class Window:
    """How long one may appeal a notice of ``start <= day < end`` (None = open): ``seconds`` or ``working_days``.

    ``supply_seconds``: how long one has for material that is asked for, None = not known. ``answer_days``: within so many working
    days the platform answers, ``answer_days_of`` by clause where it differs.
    """

    start: date | None
    end: date | None
    seconds: int | None
    working_days: int | None
    where: Bilingual
    answer: Bilingual
    citation: Citation
    supply_seconds: int | None
    answer_days: int
    answer_days_of: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FormLimits:
    """What the platform's form takes, as far as known."""

    reason_characters: int
    pictures: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class FileLimits:
    """ShopGuard's own settings: bytes a file may have, pixels from which on a picture counts as readable."""

    most_bytes: int
    least_short_side: int
    least_long_side: int


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of the checklist. ``needed_for`` and ``useful_for`` hold families and clause ids."""

    item: str
    filled_by: FilledBy
    title: Bilingual
    why: Bilingual
    how: Bilingual
    visible: Bilingual
    weak: Bilingual | None
    checks: tuple[CheckName, ...]
    needed_for: frozenset[str]
    useful_for: frozenset[str]


@dataclass(frozen=True, slots=True)
class AppealRules:
    """Everything ``appeals.toml`` says."""

    windows: tuple[Window, ...]
    limits: FormLimits
    files: FileLimits
    slots: tuple[Slot, ...]

    def window(self, day: date) -> Window:
        """The window for a notice of that day (the file covers every day)."""
        window = in_force(self.windows, day)
        assert window is not None  # the reader saw to it that the windows join
        return window

    def slots_for(self, family: str, clause: str) -> list[tuple[Slot, bool]]:
        """The slots of a case, with whether each is needed; in the file's order."""
        names = {family, clause}
        return [
            (slot, bool(names & slot.needed_for)) for slot in self.slots if names & (slot.needed_for | slot.useful_for)
        ]


def load_appeal_rules(path: Path) -> AppealRules:
    """Reads and checks the file. Raises :class:`BrokenRule` naming file and key."""
    try:
        return read_appeal_rules(tomllib.loads(path.read_text("utf-8")), path.name)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenRule(f"{path.name}: {error}") from error


def read_appeal_rules(file: Mapping[str, object], name: str = "appeals.toml") -> AppealRules:
    """The rules of the file's table. Raises :class:`BrokenRule` naming file and key."""
    table = RuleTable(file, name)
    rules = AppealRules(
        windows=_windows(table),
        limits=_form_limits(table.table("limits")),
        files=_file_limits(table.table("files")),
        slots=_slots(table),
    )
    table.done()
    return rules


def _windows(table: RuleTable) -> tuple[Window, ...]:
    """Every day belongs to exactly one window."""
    windows = tuple(_window(entry) for entry in table.tables("windows"))
    if not windows or windows[0].start is not None or windows[-1].end is not None:
        raise table.broken("windows", "the first must have no from and the last no until")
    for before, after in pairwise(windows):
        if before.end is None or before.end != after.start:
            raise table.broken("windows", f"from {after.start} must be until {before.end} of the one before")
    return windows


def _window(table: RuleTable) -> Window:
    hours, working_days = table.optional_number("hours"), table.optional_number("working_days")
    if (hours is None) == (working_days is None):
        raise table.broken("hours", "a window has either hours or working_days")
    supply = table.optional_number("supply_hours")
    if 0 in (hours, working_days, supply):
        raise table.broken("hours", "a window is longer than nothing")
    window = Window(
        start=table.day("from"),
        end=table.day("until"),
        seconds=None if hours is None else hours * HOUR,
        working_days=working_days,
        where=table.both("where"),
        answer=table.both("answer"),
        citation=table.citation(),
        supply_seconds=None if supply is None else supply * HOUR,
        answer_days=table.number("answer_working_days"),
        answer_days_of=_answer_days_of(table),
    )
    table.done()
    return window


def _answer_days_of(table: RuleTable) -> Mapping[str, int]:
    days = table.take("answer_working_days_of", dict, {})
    assert isinstance(days, dict)  # take saw to it
    by_clause = RuleTable(days, table.place)
    return {clause: by_clause.number(clause) for clause in days}


def _form_limits(table: RuleTable) -> FormLimits:
    limits = FormLimits(table.number("reason_characters"), table.number("pictures"), table.citation())
    table.done()
    return limits


def _file_limits(table: RuleTable) -> FileLimits:
    most = table.number("most_megabytes") * 1024 * 1024
    limits = FileLimits(most, table.number("least_short_side"), table.number("least_long_side"))
    table.done()
    return limits


def _slots(table: RuleTable) -> tuple[Slot, ...]:
    slots = tuple(_slot(entry) for entry in table.tables("slots"))
    items = [slot.item for slot in slots]
    twice = [item for item in items if items.count(item) > 1]
    if twice:
        raise table.broken("slots", f"item {twice[0]} stands twice")
    return slots


def _slot(table: RuleTable) -> Slot:
    slot = Slot(
        item=table.text("item"),
        filled_by=cast(FilledBy, table.choice("filled_by", get_args(FilledBy))),
        title=table.both("title"),
        why=table.both("why"),
        how=table.both("how"),
        visible=table.both("visible"),
        weak=_weak(table),
        checks=cast("tuple[CheckName, ...]", _words(table, "checks")),
        needed_for=frozenset(_words(table, "needed_for")),
        useful_for=frozenset(_words(table, "useful_for")),
    )
    unknown = [name for name in slot.checks if name not in get_args(CheckName)]
    if unknown:
        raise table.broken("checks", f"{unknown[0]!r} is none of {', '.join(get_args(CheckName))}")
    table.done()
    return slot


def _weak(table: RuleTable) -> Bilingual | None:
    words = table.take("weak", dict, None)
    return None if words is None else RuleTable({"weak": words}, table.place).both("weak")


def _words(table: RuleTable, key: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", table.take(key, list, [])))

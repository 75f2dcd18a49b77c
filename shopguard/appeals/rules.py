"""The appeal rules as data: windows by date, limits of the form, slots of the checklist. Read from ``appeals.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from shopguard.appeals.slots import ShownBy, Slot, choose_slots, read_shown_by, read_slots
from shopguard.core.beijing import HOUR
from shopguard.core.rule_table import BrokenRule, RuleTable
from shopguard.core.rulebook import Bilingual, Citation, in_force

_MEGABYTE = 1024 * 1024


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
    """ShopGuard's own settings: bytes a file may have, pixels from which on a picture counts as readable, files and
    bytes of a case, bytes of a picture that is made ready for the platform's form."""

    most_bytes: int
    least_short_side: int
    least_long_side: int
    most_in_slot: int
    most_files: int
    most_case_bytes: int
    upload_picture_bytes: int


@dataclass(frozen=True, slots=True)
class AppealRules:
    """Everything ``appeals.toml`` says."""

    windows: tuple[Window, ...]
    limits: FormLimits
    files: FileLimits
    slots: tuple[Slot, ...]
    shown_by: tuple[ShownBy, ...]

    def window(self, day: date) -> Window:
        """The window for a notice of that day (the file covers every day)."""
        window = in_force(self.windows, day)
        assert window is not None  # the reader saw to it that the windows join
        return window

    def slots_for(self, family: str, clause: str, why: str | None = None) -> list[tuple[Slot, bool]]:
        """The slots of a case, with whether each is needed; see :func:`~shopguard.appeals.slots.choose_slots`."""
        return choose_slots(self.slots, self.shown_by, family, clause, why)


def load_appeal_rules(path: Path) -> AppealRules:
    """Reads and checks the file. Raises :class:`BrokenRule` naming file and key."""
    try:
        return read_appeal_rules(tomllib.loads(path.read_text("utf-8")), path.name)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenRule(f"{path.name}: {error}") from error


def read_appeal_rules(file: Mapping[str, object], name: str = "appeals.toml") -> AppealRules:
    """The rules of the file's table. Raises :class:`BrokenRule` naming file and key."""
    table = RuleTable(file, name)
    slots = read_slots(table)
    rules = AppealRules(
        windows=_windows(table),
        limits=_form_limits(table.table("limits")),
        files=_file_limits(table.table("files")),
        slots=slots,
        shown_by=read_shown_by(table, slots),
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
    limits = FileLimits(
        most_bytes=table.number("most_megabytes") * _MEGABYTE,
        least_short_side=table.number("least_short_side"),
        least_long_side=table.number("least_long_side"),
        most_in_slot=table.number("most_files_per_slot"),
        most_files=table.number("most_files"),
        most_case_bytes=table.number("most_case_megabytes") * _MEGABYTE,
        upload_picture_bytes=table.number("upload_picture_megabytes") * _MEGABYTE,
    )
    table.done()
    return limits

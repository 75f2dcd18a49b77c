"""The appeal rules as data: windows by date, limits of the form, slots of the checklist. Read from ``appeals.toml``."""

from __future__ import annotations

import itertools
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from shopguard.core.rulebook import Bilingual, Certainty, Citation

FilledBy = Literal["owner", "order", "track"]
CheckName = Literal["known-media", "legible", "unused-elsewhere", "number-equal", "period-covers"]
Table = dict[str, Any]


class AppealRulesError(ValueError):
    """The file says something that cannot be right; the text names file and key."""


@dataclass(frozen=True, slots=True)
class Window:
    """How long one may appeal a notice of ``start <= day < end`` (None = open): ``seconds`` or ``working_days``."""

    start: date | None
    end: date | None
    seconds: int | None
    working_days: int | None
    where: Bilingual
    answer: Bilingual
    citation: Citation


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
        return next(w for w in self.windows if (w.start is None or w.start <= day) and (w.end is None or day < w.end))

    def slots_for(self, family: str, clause: str) -> list[tuple[Slot, bool]]:
        """The slots of a case, with whether each is needed; in the file's order."""
        names = {family, clause}
        return [
            (slot, bool(names & slot.needed_for)) for slot in self.slots if names & (slot.needed_for | slot.useful_for)
        ]


def load_appeal_rules(path: Path) -> AppealRules:
    """Reads and checks the file. Raises :class:`AppealRulesError` naming file and key."""
    reader = _Reader(path.name)
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise AppealRulesError(f"{path.name}: {error}") from error
    windows = tuple(reader.window(w, f"window[{n}]") for n, w in enumerate(reader.get(table, "window", list, "")))
    reader.check_that_windows_join(windows)
    limits = reader.get(table, "limits", dict, "")
    files = reader.get(table, "files", dict, "")
    slots = tuple(reader.slot(s, f"slot[{n}]") for n, s in enumerate(reader.get(table, "slot", list, "")))
    items = [slot.item for slot in slots]
    for item in items:
        if items.count(item) > 1:
            raise AppealRulesError(f"{path.name}: slot.item: {item!r} stands twice")
    return AppealRules(
        windows,
        FormLimits(
            reader.get(limits, "reason_characters", int, "limits"),
            reader.get(limits, "pictures", int, "limits"),
            reader.citation(limits, "limits"),
        ),
        FileLimits(
            reader.get(files, "most_megabytes", int, "files") * 1024 * 1024,
            reader.get(files, "least_short_side", int, "files"),
            reader.get(files, "least_long_side", int, "files"),
        ),
        slots,
    )


class _Reader:
    """Takes values out of TOML tables; whatever is wrong is said with file and key."""

    def __init__(self, file: str) -> None:
        self._file = file

    def get(self, table: Table, key: str, kind: type, where: str) -> Any:
        value = table.get(key)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise self._wrong(where, key, f"expected {kind.__name__}, found {value!r}")
        return value

    def words(self, table: Table, key: str, where: str) -> Bilingual:
        both = self.get(table, key, dict, where)
        return Bilingual(self.get(both, "zh", str, f"{where}.{key}"), self.get(both, "en", str, f"{where}.{key}"))

    def one_of(self, value: Any, allowed: tuple[str, ...], key: str, where: str) -> Any:
        if value not in allowed:
            raise self._wrong(where, key, f"{value!r} is none of {', '.join(allowed)}")
        return value

    def citation(self, table: Table, where: str) -> Citation:
        cited, where = self.get(table, "citation", dict, where), f"{where}.citation"
        certainty = self.one_of(cited.get("certainty"), get_args(Certainty), "certainty", where)
        return Citation(self.words(cited, "source", where), self.get(cited, "read", date, where), certainty)

    def window(self, table: Table, where: str) -> Window:
        hours, working_days = table.get("hours"), table.get("working_days")
        if (hours is None) == (working_days is None):
            raise self._wrong(where, "hours", "give either hours or working_days")
        key = "hours" if working_days is None else "working_days"
        if self.get(table, key, int, where) <= 0:
            raise self._wrong(where, key, "must be above 0")
        return Window(
            self.get(table, "start", date, where) if "start" in table else None,
            self.get(table, "end", date, where) if "end" in table else None,
            None if hours is None else hours * 3600,
            working_days,
            self.words(table, "where", where),
            self.words(table, "answer", where),
            self.citation(table, where),
        )

    def check_that_windows_join(self, windows: tuple[Window, ...]) -> None:
        """Every day belongs to exactly one window."""
        if not windows or windows[0].start is not None or windows[-1].end is not None:
            raise self._wrong("window", "start", "the first must have no start and the last no end")
        for number, (before, after) in enumerate(itertools.pairwise(windows), start=1):
            if before.end is None or before.end != after.start:
                raise self._wrong(f"window[{number}]", "start", f"must be the end of the one before, {before.end}")

    def slot(self, table: Table, where: str) -> Slot:
        filled_by = self.one_of(table.get("filled_by"), get_args(FilledBy), "filled_by", where)
        checks = self.get(table, "checks", list, where)
        return Slot(
            item=self.get(table, "item", str, where),
            filled_by=filled_by,
            title=self.words(table, "title", where),
            why=self.words(table, "why", where),
            how=self.words(table, "how", where),
            visible=self.words(table, "visible", where),
            weak=self.words(table, "weak", where) if "weak" in table else None,
            checks=tuple(self.one_of(name, get_args(CheckName), "checks", where) for name in checks),
            needed_for=frozenset(table.get("needed_for", ())),
            useful_for=frozenset(table.get("useful_for", ())),
        )

    def _wrong(self, where: str, key: str, what: str) -> AppealRulesError:
        return AppealRulesError(f"{self._file}: {where + '.' if where else ''}{key}: {what}")

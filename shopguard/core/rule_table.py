"""Reading one table of a rule file strictly: an error names file and key, an unknown key is an error."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import cast, get_args

from shopguard.core.rulebook import Bilingual, Certainty, Citation


class BrokenRule(ValueError):  # noqa: N818 - a rule file is broken, the program is not
    """A rule file cannot be used; the text names file, key and reason."""


class RuleTable:
    """A TOML table with its place (``pickup-timeout.toml: values[1]``); every key must be asked for before :meth:`done`."""

    def __init__(self, table: Mapping[str, object], place: str) -> None:
        self._left = dict(table)
        self.place = place

    def broken(self, key: str, reason: str) -> BrokenRule:
        """The error for a key of this table."""
        return BrokenRule(f"{self.place}: {key}: {reason}")

    def take(self, key: str, kind: type, default: object = ...) -> object:
        """The value of ``key``, of the kind asked for; without a default it must be there."""
        if key not in self._left:
            if default is ...:
                raise self.broken(key, "is missing")
            return default
        value = self._left.pop(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.broken(key, f"must be a {kind.__name__}, not {value!r}")
        return value

    def has(self, key: str) -> bool:
        """Whether the key is there and was not asked for yet."""
        return key in self._left

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty."""
        value = cast(str, self.take(key, str, ... if default is None else default))
        if not value.strip():
            raise self.broken(key, "is empty")
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number, not negative."""
        value = cast(int, self.take(key, int, ... if default is None else default))
        if value < 0:
            raise self.broken(key, "is negative")
        return value

    def optional_number(self, key: str) -> int | None:
        """A whole number or None when the key is absent."""
        return self.number(key) if key in self._left else None

    def optional_text(self, key: str) -> str | None:
        """A text or None when the key is absent."""
        return self.text(key) if key in self._left else None

    def decimal(self, key: str) -> Decimal:
        """An exact number written as text."""
        text = self.text(key)
        try:
            return Decimal(text)
        except InvalidOperation:
            raise self.broken(key, f"is no number: {text!r}") from None

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """One of the words allowed."""
        word = self.text(key, default)
        if word not in choices:
            raise self.broken(key, f"must be one of {', '.join(choices)}, not {word!r}")
        return word

    def optional_choice(self, key: str, choices: tuple[str, ...]) -> str | None:
        """One of the words allowed, or None when the key is absent."""
        return self.choice(key, choices) if key in self._left else None

    def day(self, key: str) -> date | None:
        """A date or None when the key is absent."""
        day = self.take(key, date, None)
        if isinstance(day, datetime):
            raise self.broken(key, f"must be a day without a time, not {day}")
        return cast("date | None", day)

    def both(self, key: str) -> Bilingual:
        """A text in Chinese and English."""
        inner = self.table(key)
        both = Bilingual(inner.text("zh"), inner.text("en"))
        inner.done()
        return both

    def table(self, key: str) -> RuleTable:
        """The table under ``key``."""
        return RuleTable(cast("dict[str, object]", self.take(key, dict)), f"{self.place}: {key}")

    def tables(self, key: str, *, needed: bool = True) -> list[RuleTable]:
        """The list of tables under ``key``."""
        value = cast("list[object]", self.take(key, list, ... if needed else []))
        tables = []
        for place, item in enumerate(value, 1):
            if not isinstance(item, dict):
                raise self.broken(key, f"entry {place} is no table")
            tables.append(RuleTable(item, f"{self.place}: {key}[{place}]"))
        return tables

    def citation(self) -> Citation:
        """Source, day it was read and certainty: no value stands without them."""
        read = self.day("read")
        if read is None:
            raise self.broken("read", "is missing: every value names the day it was read")
        certainty = cast(Certainty, self.choice("certainty", get_args(Certainty)))
        return Citation(self.both("source"), read, certainty, bool(self.take("overridden", bool, False)))

    def done(self) -> None:
        """Everything asked for: what is left is an error."""
        if self._left:
            raise self.broken(next(iter(self._left)), "is not a key that is known here")

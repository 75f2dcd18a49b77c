"""What a download page tells of the newest release: read strictly, because it comes from outside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from shopguard.core.message import Language
from shopguard.core.version import read_version

LONGEST_NOTES: Final = 6_000  # signs of one language
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_NOT_SHOWN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # signs that steer, or stand for nothing


class BrokenRelease(ValueError):  # noqa: N818 - whoever asked decides what it means
    """Not what a download page tells."""


@dataclass(frozen=True, slots=True)
class RuleFileTold:
    """A rule file that is offered: its date, and the SHA-256 of its bytes in lower case."""

    day: date
    sha256: str


@dataclass(frozen=True, slots=True)
class Release:
    """The newest release: ``x.y.z``, its day, what is new in it (plain text), and the newest rule file, None = none is told."""

    version: str
    day: date
    notes: Mapping[Language, str]
    rules: RuleFileTold | None = None

    def document(self) -> dict[str, Any]:
        """As it is read by :func:`read_release`."""
        told: dict[str, Any] = {"version": self.version, "date": self.day.isoformat(), "notes": dict(self.notes)}
        if self.rules is not None:
            told["rules"] = {"date": self.rules.day.isoformat(), "sha256": self.rules.sha256}
        return told


def read_release(told: object) -> Release:
    """Takes a JSON document apart; what it has beside is left alone. Raises :class:`BrokenRelease`."""
    document, notes = _table(told), _table(_table(told).get("notes"))
    version = document.get("version")
    if not isinstance(version, str) or read_version(version) is None:
        raise BrokenRelease("version")
    rules = document.get("rules")
    return Release(
        version=version,
        day=_day(document.get("date")),
        notes={"zh": _notes(notes.get("zh")), "en": _notes(notes.get("en"))},
        rules=None if rules is None else _rules(_table(rules)),
    )


def is_newer(version: str, than: str) -> bool:
    """Compares two ``x.y.z`` number by number; False where one of them has another form."""
    one, other = read_version(version), read_version(than)
    return one is not None and other is not None and one > other


def _table(told: object) -> Mapping[str, object]:
    if not isinstance(told, dict):
        raise BrokenRelease("form")
    return told


def _day(told: object) -> date:
    if not isinstance(told, str) or _DAY.fullmatch(told) is None:
        raise BrokenRelease("date")
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise BrokenRelease("date") from error


def _rules(told: Mapping[str, object]) -> RuleFileTold:
    sha256 = told.get("sha256")
    if not isinstance(sha256, str) or _SHA256.fullmatch(sha256) is None:
        raise BrokenRelease("sha256")
    return RuleFileTold(_day(told.get("date")), sha256)


def _notes(told: object) -> str:
    if not isinstance(told, str) or len(told) > LONGEST_NOTES:
        raise BrokenRelease("notes")
    lines = told.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return "\n".join(_readable(line) for line in lines).strip()


def _readable(line: str) -> str:
    return "".join(sign for sign in line if unicodedata.category(sign) not in _NOT_SHOWN).rstrip()

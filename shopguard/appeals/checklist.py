"""The checklist of a case: what each slot holds, what a program can check of it, and how complete the case is.

Nothing is guessed: what only a person can see (a seal, a number in a photo) comes out as ``unknown``.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from shopguard.appeals.media import PRINTABLE, TEXTS, UNKNOWN_MEDIA, decode
from shopguard.appeals.pictures import BrokenPicture, size_of
from shopguard.appeals.rules import CheckName, FileLimits, Slot
from shopguard.core.message import Message
from shopguard.store.evidence import EvidenceRow, evidence_path

Result = Literal["ok", "missing", "fails", "unknown"]
_WORST: tuple[Result, ...] = ("fails", "unknown", "ok")
_size = functools.lru_cache(maxsize=4096)(size_of)  # an original never changes, and a photo takes long to read
_MOST_TEXT = 8 * 1024 * 1024  # bytes of a text that are searched for the number


@dataclass(frozen=True, slots=True)
class Known:
    """Whether imported files tell one kind of facts, and the moment they speak for (unix seconds, and in words)."""

    present: bool
    as_of: int | None
    as_of_text: str = ""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the checks need to know of a case."""

    data: Path
    waybill: str | None
    order: Known
    track: Known
    used_elsewhere: frozenset[str]
    limits: FileLimits


@dataclass(frozen=True, slots=True)
class Check:
    """One check and how it came out."""

    message: Message
    result: Result


@dataclass(frozen=True, slots=True)
class CheckedSlot:
    """A slot with its files and checks."""

    slot: Slot
    needed: bool
    checks: tuple[Check, ...]
    evidence: tuple[EvidenceRow, ...]

    @property
    def filled(self) -> bool:
        """Something is in it, and nothing in it fails."""
        return all(check.result not in ("missing", "fails") for check in self.checks)

    @property
    def imported(self) -> bool:
        """Imported files fill it."""
        return self.slot.filled_by != "owner" and self.filled


def check_slots(
    slots: Sequence[tuple[Slot, bool]], evidence: Sequence[EvidenceRow], facts: CaseFacts
) -> list[CheckedSlot]:
    """Every slot of the case, checked."""
    checked = []
    for slot, needed in slots:
        mine = tuple(row for row in evidence if row.item == slot.item)
        checks = _imported(slot, facts) if slot.filled_by != "owner" else _attached(slot, mine, facts)
        checked.append(CheckedSlot(slot, needed, checks, mine))
    return checked


def completeness(slots: Sequence[CheckedSlot]) -> float:
    """The share (0..1) of the needed slots that are filled and have no failing check."""
    needed = [slot for slot in slots if slot.needed]
    return sum(slot.filled for slot in needed) / len(needed) if needed else 1.0


def _imported(slot: Slot, facts: CaseFacts) -> tuple[Check, ...]:
    known = facts.order if slot.filled_by == "order" else facts.track
    if not known.present:
        return (Check(Message(f"check.{slot.filled_by}_missing"), "missing"),)
    if known.as_of is None:
        return (Check(Message(f"check.{slot.filled_by}_undated"), "ok"),)
    return (Check(Message(f"check.{slot.filled_by}_imported", {"as_of": known.as_of_text}), "ok"),)


def _attached(slot: Slot, files: tuple[EvidenceRow, ...], facts: CaseFacts) -> tuple[Check, ...]:
    names: tuple[CheckName | Literal["filled"], ...] = ("filled", *slot.checks)
    return tuple(Check(_words(name, facts), _worst(name, files, facts) if files else "missing") for name in names)


def _words(name: str, facts: CaseFacts) -> Message:
    code = f"check.{name.replace('-', '_')}"
    if name == "legible":
        return Message(code, {"short": facts.limits.least_short_side, "long": facts.limits.least_long_side})
    return Message(code)


def _worst(name: str, files: tuple[EvidenceRow, ...], facts: CaseFacts) -> Result:
    results = {_result(name, row, facts) for row in files}
    if name == "number-equal" and "ok" in results:
        return "ok"  # one file that shows the number is enough
    return next(result for result in _WORST if result in results)


def _result(name: str, row: EvidenceRow, facts: CaseFacts) -> Result:
    match name:
        case "known-media":
            return "fails" if row.media_type == UNKNOWN_MEDIA else "ok"
        case "unused-elsewhere":
            return "fails" if row.sha256 in facts.used_elsewhere else "ok"
        case "legible":
            return _legible(row, facts)
        case "number-equal":
            return _shows_number(row, facts)
        case "filled":
            return "ok"
        case _:
            return "unknown"


def _legible(row: EvidenceRow, facts: CaseFacts) -> Result:
    if row.media_type not in PRINTABLE:
        return "unknown"
    try:
        short, long = sorted(_size(evidence_path(facts.data, row.sha256)))
    except BrokenPicture:
        return "fails"
    return "ok" if short >= facts.limits.least_short_side and long >= facts.limits.least_long_side else "fails"


def _shows_number(row: EvidenceRow, facts: CaseFacts) -> Result:
    if row.media_type not in TEXTS or not facts.waybill:
        return "unknown"
    try:
        with evidence_path(facts.data, row.sha256).open("rb") as stream:
            text = decode(stream.read(_MOST_TEXT))
    except OSError:
        return "unknown"
    return "ok" if text is not None and facts.waybill.upper() in text.upper() else "unknown"

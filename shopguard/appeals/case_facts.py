"""What the checks of a case need to know of it, and how a check comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from shopguard.appeals.rules import FileLimits
from shopguard.core.message import Message, Value
from shopguard.store.evidence import EvidenceRow
from shopguard.store.evidence_readings import Reading
from shopguard.store.evidence_uses import OtherUse

Result = Literal["ok", "missing", "fails", "unknown"]


@dataclass(frozen=True, slots=True)
class Known:
    """Whether imported files tell one kind of facts, and the moment they speak for (unix seconds, and in words).

    ``ends_before``: in words, the deadline they do not reach, where what happened until then is not known; "" = they do.
    """

    present: bool
    as_of: int | None
    as_of_text: str = ""
    ends_before: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` to ``end``, unix seconds; ``name``: of an announcement, "" where it is a clause's clock."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the checks need to know of a case.

    ``numbers``: the order's and its parcels'; ``waybills``: of the parcels the case is about. ``clock``: from when to when the
    clause counts, None = not known. By SHA-256: ``readings``, ``named`` (which of the numbers the file's text names, absent =
    it has none), ``uses`` in other cases; ``gone``: originals that are not there or cut. ``announced``: the platform's
    announcements added to the case. ``cause``: the cause it shares with others, "" = none.
    """

    order: Known
    track: Known
    limits: FileLimits
    waybills: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    clock: Period | None = None
    readings: Mapping[str, Reading] = field(default_factory=dict)
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)
    uses: Mapping[str, tuple[OtherUse, ...]] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    announced: tuple[Period, ...] = ()
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One check and how it came out. ``notes``: what exactly, file by file, and what to do."""

    name: str
    message: Message
    result: Result
    notes: tuple[Message, ...] = ()


class Outcome(NamedTuple):
    """How one file came out of one check. ``note`` names the file, says what was found and what to do."""

    result: Result
    note: Message | None = None


OK = Outcome("ok")


def say(result: Result, code: str, row: EvidenceRow, **values: Value) -> Outcome:
    """The outcome with the sentence ``check_note.<code>``."""
    return Outcome(result, Message(f"check_note.{code}", {"name": row.name, **values}))

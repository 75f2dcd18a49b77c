"""What is printed of a case: words and numbers only, already in the reader's language and with people masked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from shopguard.appeals.timeline import Moment

Mark = Literal["filled", "open", "failing"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a table: what, which value, and where it stands."""

    label: str
    value: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class TrackLine:
    """One line of a courier's track. ``physical`` False: a notice or the platform's own line, no scan."""

    at: str
    text: str
    physical: bool


@dataclass(frozen=True, slots=True)
class Track:
    """One parcel's track with the words above and below it."""

    heading: str
    source: str
    lines: tuple[TrackLine, ...]


@dataclass(frozen=True, slots=True)
class SlotLine:
    """One slot of the checklist as it stands: ``mark`` is filled, open or failing."""

    title: str
    need: str
    mark: Mark
    state: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One file of the case. ``printed``: its picture follows on a page of its own."""

    slot: str
    name: str
    kind: str  # "image/jpeg, 1.2 MB, added ..."
    sha256: str
    printed: bool


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One packet. ``words`` are the headings and sentences of the page.

    ``stand`` is the newest moment the packet speaks for (unix seconds): the same case printed again is the same file.
    """

    case_id: str
    order_id: str
    language: Literal["zh", "en"]
    shop: str
    title: str
    asked: str
    stand: int
    words: dict[str, str]
    cover: tuple[Fact, ...]
    moments: tuple[Moment, ...]
    window: tuple[int | None, int | None]
    facts: tuple[Fact, ...]
    tracks: tuple[Track, ...]
    rule: tuple[Fact, ...]
    reason_text: str
    reason_count: str
    checklist: tuple[SlotLine, ...]
    checklist_note: str
    exhibits: tuple[Exhibit, ...]

"""What is printed of a case: words and numbers only, already in the reader's language and with people masked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from shopguard.appeals.timeline import Moment


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
class Enclosure:
    """One kind of material that is in the packet, and where in it."""

    title: str
    place: str


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
    """One packet: what speaks for the owner, and nothing of what is still missing. ``shop`` is "" where nobody named it.

    ``words`` are the headings and sentences of the page; ``known_until`` says up to when the imported files speak.
    ``dated`` is the date of the file, the newest moment of anything in it (unix seconds): the same case printed again
    is the same file.
    """

    case_id: str
    order_id: str
    language: Literal["zh", "en"]
    shop: str
    title: str
    asked: str
    known_until: str
    dated: int
    words: dict[str, str]
    cover: tuple[Fact, ...]
    moments: tuple[Moment, ...]
    window: tuple[int | None, int | None]
    facts: tuple[Fact, ...]
    tracks: tuple[Track, ...]
    rule: tuple[Fact, ...]
    reason_text: str
    enclosed: tuple[Enclosure, ...]
    exhibits: tuple[Exhibit, ...]

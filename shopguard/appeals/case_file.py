"""What is printed of a case: words and numbers only, already in the reader's language and with people masked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from shopguard.appeals.timeline import Moment

Form = Literal["photo", "paper", "pdf", "text", "rows", "apart"]


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
    """One kind of material that is in the packet: its title, what there is of it, and which exhibits (counted from 1).

    ``section``: where it stands when ShopGuard filled it in itself ("facts", "track"), else "".
    """

    title: str
    what: str
    exhibits: tuple[int, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class ExtractRow:
    """One row of a spreadsheet: the number it has there, and its cells that are not empty, each under its column's name."""

    number: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One file of the case.

    ``form``: how it is shown: a picture that may share a page ("photo") or gets one of its own ("paper"), the pages of a PDF,
    text, rows of a table, or not at all ("apart": a recording, a kind that cannot be printed). ``about``: lines below
    its name: who gave it, what the owner reads in it. ``printed_note``: what is printed of it, where that is not all.
    ``turned``: by so many quarters (clockwise) a picture is printed turned.
    """

    slot: str
    name: str
    kind: str  # "JPEG picture, 1.2 MB, added ..."
    sha256: str
    form: Form
    about: tuple[str, ...] = ()
    printed_note: str = ""
    text: str = ""
    rows: tuple[ExtractRow, ...] = ()
    turned: int = 0


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One packet: what speaks for the owner, and nothing of what is still missing. ``shop`` is "" where nobody named it.

    ``words`` are the headings and sentences of the page; ``known_until`` says up to when the imported files speak.
    ``deciding`` are the few facts that decide, for the first page. ``notice_text``: what the platform wrote. ``announced``:
    the platform's announcements that move a limit. ``dated`` is the date of the file, the newest moment of anything
    in it (unix seconds): the same case printed again is the same file.
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
    deciding: tuple[Fact, ...]
    moments: tuple[Moment, ...]
    window: tuple[int | None, int | None]
    facts: tuple[Fact, ...]
    tracks: tuple[Track, ...]
    notice_text: str
    announced: tuple[tuple[Fact, ...], ...]
    reason_text: str
    enclosed: tuple[Enclosure, ...]
    exhibits: tuple[Exhibit, ...]

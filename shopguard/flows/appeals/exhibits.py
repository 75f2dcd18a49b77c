"""The files of a case as its packet shows them: what each is, who gave it, and its text or rows where it has some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shopguard.appeals.case_file import Enclosure, Exhibit, ExtractRow, Form
from shopguard.appeals.checklist import CheckedSlot
from shopguard.appeals.evidence_texts import text_of_file
from shopguard.appeals.media import kind_of
from shopguard.core.beijing import plain
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.appeals.extracts import FoundRow, rows_that_name
from shopguard.flows.appeals.packet_words import PacketWords
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import EvidenceRow, original
from shopguard.store.sealing import Readable

_PHOTOS = frozenset(
    {"waybill-stub", "both-labels", "weigh-photos", "delivery-proof"}
)  # large print: they may share a page
_FORMATS = {
    "jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WebP", "bmp": "BMP", "tiff": "TIFF", "heic": "HEIC",
    "avif": "AVIF", "pdf": "PDF", "plain": "TXT", "html": "HTML", "csv": "CSV", "vnd.ms-excel": "XLS", "mpeg": "MPEG",
    "mp4": "MP4", "quicktime": "MOV", "x-msvideo": "AVI", "x-matroska": "MKV", "webm": "WebM", "wav": "WAV",
    "amr": "AMR", "ogg": "OGG", "vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
}  # fmt: skip
_MINUTE = 60
_NAMED, _APART = "：\x1f", "\n\x1e"  # behind a column's name; between two cells: no mask takes it out


class _Shown(NamedTuple):
    """How a file is shown, what is to be said of that, and its text or rows."""

    form: Form
    note: str = ""
    text: str = ""
    rows: tuple[ExtractRow, ...] = ()


def exhibits(place: Workplace, words: PacketWords, case: AppealCase) -> tuple[Exhibit, ...]:
    """All files of the case, in the order of its checklist and there as they were added."""
    titles = {slot.slot.item: slot.slot.title[words.texts.language] for slot in case.slots}
    return tuple(_exhibit(place, words, row, titles.get(row.item, row.item)) for row in in_order(case))


def in_order(case: AppealCase) -> list[EvidenceRow]:
    """The files as the packet numbers them: slot by slot."""
    places = {slot.slot.item: number for number, slot in enumerate(case.slots)}
    return sorted(case.evidence, key=lambda row: places.get(row.item, len(places)))


def enclosures(words: PacketWords, case: AppealCase) -> list[Enclosure]:
    """What is in the packet, kind by kind; nothing of what is missing."""
    numbers = {(row.item, row.sha256): number for number, row in enumerate(in_order(case), start=1)}
    return [
        _enclosure(words, slot, tuple(sorted(numbers[row.item, row.sha256] for row in slot.evidence)))
        for slot in case.slots
        if slot.imported or slot.evidence
    ]


def _enclosure(words: PacketWords, slot: CheckedSlot, numbers: tuple[int, ...]) -> Enclosure:
    section = {"order": "facts", "track": "track"}.get(slot.slot.filled_by, "") if slot.imported else ""
    given = list(dict.fromkeys(words.mask(row.from_whom) for row in slot.evidence if row.from_whom))
    what = [words.say("from_files")] if section else []
    if slot.evidence:
        what.append(words.joined(given) if given else _counted(words, slot.evidence))
    return Enclosure(slot.slot.title[words.texts.language], words.joined(what), numbers, section)


def _counted(words: PacketWords, rows: tuple[EvidenceRow, ...]) -> str:
    kinds = [kind_of(row.media_type) for row in rows]
    return words.joined(words.say(f"count_{kind}", count=kinds.count(kind)) for kind in dict.fromkeys(kinds))


def _exhibit(place: Workplace, words: PacketWords, row: EvidenceRow, slot: str) -> Exhibit:
    shown = _shown(place, words, row)
    return Exhibit(
        slot=slot,
        name=words.mask(row.name),
        kind=_kind_in_words(words, row),
        sha256=row.sha256,
        form=shown.form,
        about=tuple(_about(words, row)),
        printed_note=shown.note,
        text=shown.text,
        rows=shown.rows,
        turned=row.turned,
    )


def _kind_in_words(words: PacketWords, row: EvidenceRow) -> str:
    kind = words.say(
        f"kind_{kind_of(row.media_type)}", format=_FORMATS.get(row.media_type.partition("/")[2], "")
    ).strip()
    told = [kind, size_text(row.size)]
    if row.seconds is not None:
        told.insert(1, _length(words, row.seconds))
    return words.joined([*told, words.say("added", at=plain(row.added_at))])


def _length(words: PacketWords, seconds: int) -> str:
    minutes, rest = divmod(seconds, _MINUTE)
    return (
        words.say("length", minutes=minutes, seconds=f"{rest:02d}") if minutes else words.say("seconds", seconds=rest)
    )


def _about(words: PacketWords, row: EvidenceRow) -> list[str]:
    """Who gave it, and what the shop reads in it: said as the shop's words."""
    lines = [words.say("given_by", whom=words.mask(row.from_whom))] if row.from_whom else []
    if row.turned:
        lines.append(words.say("turned"))
    read = []
    if row.typed_number:
        read.append(words.say("read_number", number=row.typed_number))
    if row.period_from is not None or row.period_until is not None:
        begin, end = words.time(row.period_from), words.time(row.period_until)
        read.append(words.say("read_period", begin=begin, end=end))
    return [*lines, words.say("shop_reads", what=words.joined(read))] if read else lines


def _shown(place: Workplace, words: PacketWords, row: EvidenceRow) -> _Shown:
    """Reads the file where its text is printed; what cannot be read is submitted apart."""
    kind, path = kind_of(row.media_type), original(place.data, row.sha256)
    try:
        match kind:
            case "picture":
                return _Shown("photo" if row.item in _PHOTOS else "paper")
            case "pdf":
                return _Shown("pdf")
            case "text":
                return _text(words, row.media_type, path)
            case "table":
                return _extract(words, row.name, path)
            case _:
                return _Shown("apart")
    except (OSError, UserProblem):
        return _Shown("apart")  # an original that is gone the press tells, which looks at every one


def _text(words: PacketWords, media_type: str, path: Readable) -> _Shown:
    told = text_of_file(path, media_type)
    if told is None:
        return _Shown("apart")
    note = words.say("text_of_page" if media_type == "text/html" else "text_verbatim")
    cut = "" if told.whole else words.say("text_cut", count=len(told.text))
    text = words.mask(told.text)
    hidden = "" if text == told.text else words.say("text_masked")
    return _Shown("text", note + hidden + cut, text=text)


def _extract(words: PacketWords, name: str, path: Readable) -> _Shown:
    told = rows_that_name(path, name, words.numbers)
    if not told.rows:
        return _Shown("apart", words.say("rows_none"))
    note = "rows_all" if len(told.rows) == told.found else "rows_first"
    rows = tuple(ExtractRow(_row_number(words, row), tuple(_cells(words, row))) for row in told.rows)
    hidden = words.say("text_masked") if any(a.cells != b.cells for a, b in zip(rows, told.rows, strict=True)) else ""
    return _Shown("rows", words.say(note, found=told.found, shown=len(told.rows)) + hidden, rows=rows)


def _row_number(words: PacketWords, row: FoundRow) -> str:
    number = words.say("row_number", number=row.number)
    return f"{words.mask(row.sheet)} {number}".strip()


def _cells(words: PacketWords, row: FoundRow) -> Iterator[tuple[str, str]]:
    """The row is masked as one text: a column's name, or a phone number in the next cell, tells that a cell is a person."""
    cells = [f"{column}{_NAMED}{cell}" if column else cell for column, cell in row.cells]
    for cell in words.mask(_APART.join(cells)).split(_APART):
        column, _, told = cell.rpartition(_NAMED)
        yield column, told


def size_text(size: int) -> str:
    """A file's size as people read it."""
    for unit, bytes_of in (("MB", 1024 * 1024), ("KB", 1024)):
        if size >= bytes_of:
            return f"{size / bytes_of:.1f} {unit}"
    return f"{size} B"

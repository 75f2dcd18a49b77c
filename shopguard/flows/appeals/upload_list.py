"""The list inside a ZIP for upload: which file is which, what is a copy, what stayed out, and what the form takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shopguard.appeals.media import PDF, PRINTABLE
from shopguard.appeals.upload_pictures import Copied, UploadPicture
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import EvidenceRow

_WHY_COPIED: dict[Copied, str] = {
    "as it is": "upload.as_it_is",
    "another kind": "upload.another_kind",
    "too large": "upload.too_large",
    "page": "upload.page",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One picture in the ZIP. ``taken``: it is among those the form takes."""

    file: str
    row: EvidenceRow
    slot: str
    picture: UploadPicture
    taken: bool


def upload_list(place: Workplace, case: AppealCase, entries: Sequence[Entry]) -> Iterator[str]:
    """The lines of the list."""
    say, form = place.texts.word, case.form
    yield say("upload.case", case=case.row.id, order=case.row.order_id)
    yield say(
        "upload.limits",
        pictures=form.pictures,
        characters=form.reason_characters,
        megabytes=place.rules.appeals.files.upload_picture_bytes // (1024 * 1024),
        source=form.citation.source[place.texts.language],
        read=form.citation.read.isoformat(),
    )
    yield _of_the_reason(place, case)
    yield say("upload.untouched")
    for entry in entries:
        picture = entry.picture
        yield ""
        yield entry.file
        yield say("upload.entry", slot=entry.slot, name=entry.row.name, kilobytes=-(-len(picture.content) // 1024))
        yield say(_WHY_COPIED[picture.copied], page=picture.page or 0)
        if picture.left_out:
            yield say("upload.pages_left_out", count=picture.left_out)
        yield f"SHA-256 {entry.row.sha256}"
    yield from _left_out(place, case)


def _of_the_reason(place: Workplace, case: AppealCase) -> str:
    say, length, limit = place.texts.word, len(case.row.reason_text), case.form.reason_characters
    if not length:
        return say("upload.no_reason")
    return say("upload.reason_long" if length > limit else "upload.reason", count=length, limit=limit)


def _left_out(place: Workplace, case: AppealCase) -> Iterator[str]:
    """The files that no form for pictures takes: recordings, tables, chats as text."""
    for row in case.evidence:
        if row.media_type != PDF and row.media_type not in PRINTABLE:
            yield ""
            yield place.texts.word("upload.no_picture", name=row.name)
            yield f"SHA-256 {row.sha256}"

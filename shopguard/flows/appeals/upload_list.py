"""The list inside a ZIP for upload: which file is which, what is a copy, what stayed out, and what the form takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shopguard.appeals.media import PDF, PRINTABLE
from shopguard.appeals.reason_templates import blanks_in
from shopguard.appeals.upload_pictures import Copied
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.appeals.upload_order import Shot
from shopguard.flows.workplace import Workplace

_WHY_COPIED: dict[Copied, str] = {
    "as it is": "upload.as_it_is",
    "another kind": "upload.another_kind",
    "too large": "upload.too_large",
    "page": "upload.page",
    "turned": "upload.turned",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One picture in the ZIP, of ``size`` bytes. ``taken``: it is among those the form takes."""

    file: str
    shot: Shot
    copied: Copied
    size: int
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
    if blanks := blanks_in(case.row.reason_text):
        yield say("upload.blanks", case=case.row.id, count=blanks)
    yield say("upload.untouched")
    for entry in entries:
        shot = entry.shot
        yield ""
        yield entry.file
        yield say("upload.entry", slot=shot.slot, name=shot.row.name, kilobytes=-(-entry.size // 1024))
        yield say(_WHY_COPIED[entry.copied], page=shot.page or 0)
        if shot.left_out:
            yield say("upload.pages_left_out", count=shot.left_out)
        yield f"SHA-256 {shot.row.sha256}"
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

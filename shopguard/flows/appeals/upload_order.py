"""Which pictures a ZIP for upload holds, the ones first that the platform's form should get."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shopguard.appeals.checklist import CheckedSlot
from shopguard.appeals.locker import is_whole
from shopguard.appeals.media import PDF
from shopguard.appeals.pdf_files import LockedPdf, UnreadablePdf, pages_of
from shopguard.appeals.upload_count import pictures_of
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import EvidenceRow, original


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to be packed: a file, or ``page`` of a PDF (1 = the first). ``slot``: its name in words.

    ``left_out``: how many pages behind that one are not packed.
    """

    row: EvidenceRow
    slot: str
    page: int | None = None
    left_out: int = 0


def shots_of(place: Workplace, case: AppealCase) -> list[Shot]:
    """One picture of each needed slot, then of each other one, then the rest, needed slots first; an original that
    lies in several slots once. Raises :class:`UserProblem`."""
    language = place.texts.language
    packed: set[str] = set()
    by_slot = [
        list(_of_slot(place.data, slot, slot.slot.title[language], packed))
        for slot in sorted(case.slots, key=lambda one: not one.needed)
    ]
    firsts = [shots[0] for shots in by_slot if shots]
    return firsts + [shot for shots in by_slot for shot in shots[1:]]


def _of_slot(data: Path, slot: CheckedSlot, title: str, packed: set[str]) -> Iterator[Shot]:
    for row in slot.evidence:
        if row.sha256 in packed or not pictures_of(row.media_type, None):
            continue
        packed.add(row.sha256)
        _check_whole(data, row)
        if row.media_type != PDF:
            yield Shot(row, title)
            continue
        pages = _pages(data, row, title)
        last = pictures_of(PDF, pages)
        for page in range(1, last + 1):
            yield Shot(row, title, page, pages - last if page == last else 0)


def _check_whole(data: Path, row: EvidenceRow) -> None:
    whole = is_whole(data, row.sha256)
    if not whole:
        code = "problem.evidence_missing" if whole is None else "problem.evidence_altered"
        raise UserProblem(code, name=row.name, sha256=row.sha256)


def _pages(data: Path, row: EvidenceRow, title: str) -> int:
    try:
        return pages_of(original(data, row.sha256))
    except UnreadablePdf as error:
        raise pdf_problem(error, row, title) from error


def pdf_problem(error: UnreadablePdf, row: EvidenceRow, title: str) -> UserProblem:
    """What to say of a PDF that cannot be drawn."""
    code = "problem.evidence_pdf_locked" if isinstance(error, LockedPdf) else "problem.evidence_pdf_broken"
    return UserProblem(code, name=row.name, slot=title)

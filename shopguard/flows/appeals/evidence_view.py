"""One file of a case as the window and the command line show it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from shopguard.appeals.locker import is_whole
from shopguard.appeals.media import PDF
from shopguard.appeals.pdf_files import UnreadablePdf, pages_of
from shopguard.store.evidence import EvidenceRow, original
from shopguard.store.sealing import KeptFile

_LARGE = 32 * 1024 * 1024  # a tenth of a second; photos and papers are smaller, films are not
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One original in the locker. ``original``: how it is read, byte for byte as it came; times are unix seconds.

    ``from_whom``, ``typed_number``, ``period_from``, ``period_until``: what the owner says of it ("" and None: nothing).
    ``added_by``: the account on this computer that added it. ``file_time``: when the file was last changed before it came here.
    ``seconds``: how long a recording is. ``pages``: of a PDF that opens. ``whole``: False when the original is not there, not of
    its size or, where it was looked at closely, not what it was (printing and ``verify`` look at every byte of all of them).
    ``turned``: by how many quarters (clockwise) a picture is shown and printed turned.
    """

    sha256: str
    name: str
    size: int
    media_type: str
    added_at: int
    original: KeptFile
    item: str = ""
    from_whom: str = ""
    typed_number: str | None = None
    period_from: int | None = None
    period_until: int | None = None
    added_by: str = ""
    file_time: int | None = None
    seconds: int | None = None
    pages: int | None = None
    whole: bool | None = None
    turned: int = 0


def evidence_view(data: Path, row: EvidenceRow, *, closely: bool = False) -> EvidenceView:
    """The file as it stands in the locker now. Reads files: not in the thread of the window.

    ``closely``: every byte of what is not very large is looked at, once as long as nobody writes to it.
    """
    kept = original(data, row.sha256)
    changed = _changed_at(kept, row.size)
    whole = changed is not None and (not closely or row.size > _LARGE or _every_byte(data, row.sha256, changed))
    return EvidenceView(
        sha256=row.sha256,
        name=row.name,
        size=row.size,
        media_type=row.media_type,
        added_at=row.added_at,
        original=kept,
        item=row.item,
        from_whom=row.from_whom,
        typed_number=row.typed_number,
        period_from=row.period_from,
        period_until=row.period_until,
        added_by=row.added_by,
        file_time=row.file_time,
        seconds=row.seconds,
        pages=_pages(kept, changed) if changed is not None and row.media_type == PDF else None,
        whole=whole,
        turned=row.turned,
    )


def _changed_at(kept: KeptFile, size: int) -> int | None:
    """When an original was last written (nanoseconds); None when it is not there or not as long as when it came."""
    try:
        return kept.stat().st_mtime_ns if kept.size() == size else None
    except OSError:
        return None


@functools.lru_cache(maxsize=_KEPT)
def _every_byte(data: Path, sha256: str, _changed_at: int) -> bool:
    """Looked at again when a damaged original was replaced by a good one."""
    return is_whole(data, sha256) is True


@functools.lru_cache(maxsize=_KEPT)
def _pages(kept: KeptFile, _changed_at: int) -> int | None:
    try:
        return pages_of(kept)
    except UnreadablePdf:
        return None

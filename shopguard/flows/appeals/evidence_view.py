"""One file of a case as the window and the command line show it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from shopguard.appeals.locker import is_whole
from shopguard.appeals.media import PDF
from shopguard.appeals.pdf_files import UnreadablePdf, pages_of
from shopguard.store.evidence import EvidenceRow, evidence_path

_LARGE = 32 * 1024 * 1024  # a tenth of a second; photos and papers are smaller, films are not
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One original in the locker. ``path`` is where it is kept, byte for byte; times are unix seconds.

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
    path: Path
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
    path = evidence_path(data, row.sha256)
    changed = _changed_at(path, row.size)
    whole = changed is not None and (not closely or row.size > _LARGE or _every_byte(data, row.sha256, changed))
    return EvidenceView(
        sha256=row.sha256,
        name=row.name,
        size=row.size,
        media_type=row.media_type,
        added_at=row.added_at,
        path=path,
        item=row.item,
        from_whom=row.from_whom,
        typed_number=row.typed_number,
        period_from=row.period_from,
        period_until=row.period_until,
        added_by=row.added_by,
        file_time=row.file_time,
        seconds=row.seconds,
        pages=_pages(path, changed) if changed is not None and row.media_type == PDF else None,
        whole=whole,
        turned=row.turned,
    )


def _changed_at(path: Path, size: int) -> int | None:
    """When an original was last written (nanoseconds); None when it is not there or not as long as when it came."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns if found.st_size == size else None


@functools.lru_cache(maxsize=_KEPT)
def _every_byte(data: Path, sha256: str, _changed_at: int) -> bool:
    """Looked at again when a damaged original was replaced by a good one."""
    return is_whole(data, sha256) is True


@functools.lru_cache(maxsize=_KEPT)
def _pages(path: Path, _changed_at: int) -> int | None:
    try:
        return pages_of(path)
    except UnreadablePdf:
        return None

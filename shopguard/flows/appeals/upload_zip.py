"""What the platform's form takes, in one ZIP: numbered pictures, the owner's reason to paste, and a list of what is what."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from shopguard.appeals.locker import is_whole
from shopguard.appeals.media import PDF, PRINTABLE
from shopguard.appeals.pdf_files import LockedPdf, UnreadablePdf
from shopguard.appeals.pictures import BrokenPicture
from shopguard.appeals.upload_pictures import UploadPicture, upload_pictures
from shopguard.core.beijing import to_datetime
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.case import AppealCase, gather
from shopguard.flows.appeals.printing import LeftOut, file_name, rows_of, write_out
from shopguard.flows.appeals.upload_list import Entry, upload_list
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import EvidenceRow, evidence_path

MOST_PAGES = 20  # of one PDF; nobody uploads more pictures than that
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class UploadZip:
    """One case's ZIP. ``pictures``: how many the form takes of it; ``more``: how many lie beside because the form takes no more."""

    id: str
    path: Path
    pictures: int
    more: int


@dataclass(frozen=True, slots=True)
class ZipBatch:
    """The ZIPs in the order asked for, and the cases left out."""

    zips: tuple[UploadZip, ...]
    left_out: tuple[LeftOut, ...]


def zip_for_upload(
    place: Workplace, appeal_ids: Sequence[str], out: Path, *, now: int, reporter: Reporter | None = None
) -> ZipBatch:
    """Packs each case's pictures and reason into a ZIP in the folder ``out``; a case named twice is packed once.

    A case whose evidence is broken or gone is left out and told. Raises NotThere before anything is written, UserProblem when the
    folder cannot be written to, Cancelled; ZIPs written before stay, no case is changed. The same case gives the same bytes.
    """
    reporter, rows = reporter or Reporter(), rows_of(place, appeal_ids)
    zips, left_out = list[UploadZip](), list[LeftOut]()
    for number, row in enumerate(rows):
        reporter.tell("progress.zip", number, len(rows), appeal=row.id)
        try:
            content, entries = _packed(place, gather(place, row, now))
        except UserProblem as problem:
            left_out.append(LeftOut(row.id, row.order_id, problem))
            continue
        path = out / file_name(row, "zip")
        write_out(path, content)
        taken = sum(entry.taken for entry in entries)
        zips.append(UploadZip(row.id, path, taken, len(entries) - taken))
    return ZipBatch(tuple(zips), tuple(left_out))


def zip_one(place: Workplace, appeal_id: str, out: Path, *, now: int) -> UploadZip:
    """One case's ZIP. Raises likewise, and the reason where it cannot be packed."""
    batch = zip_for_upload(place, [appeal_id], out, now=now)
    if batch.left_out:
        raise batch.left_out[0].problem
    return batch.zips[0]


def _packed(place: Workplace, case: AppealCase) -> tuple[bytes, list[Entry]]:
    say, written, entries = place.texts.word, io.BytesIO(), list[Entry]()
    dated = max([case.row.opened_at, *(row.added_at for row in case.evidence)])
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as packed:
        for row, picture in _pictures(place, case):
            entry = _entry(place, case, row, picture, len(entries) + 1)
            _put(packed, entry.file, picture.content, dated)
            entries.append(entry)
        if case.row.reason_text:
            _put(packed, say("upload.reason_file"), _windows_text(case.row.reason_text), dated)
        _put(packed, say("upload.list_file"), _windows_text("\n".join(upload_list(place, case, entries))), dated)
    return written.getvalue(), entries


def _pictures(place: Workplace, case: AppealCase) -> Iterator[tuple[EvidenceRow, UploadPicture]]:
    """What is needed first, else in the checklist's order. Raises :class:`UserProblem`."""
    most = place.rules.appeals.files.upload_picture_bytes
    for slot in sorted(case.slots, key=lambda one: not one.needed):
        for row in slot.evidence:
            if row.media_type != PDF and row.media_type not in PRINTABLE:
                continue
            for picture in _of_one(place.data, row, most, slot.slot.title[place.texts.language]):
                yield row, picture


def _of_one(data: Path, row: EvidenceRow, most_bytes: int, slot: str) -> list[UploadPicture]:
    whole = is_whole(data, row.sha256)
    if not whole:
        code = "problem.evidence_missing" if whole is None else "problem.evidence_altered"
        raise UserProblem(code, name=row.name, sha256=row.sha256)
    original = evidence_path(data, row.sha256)
    try:
        return upload_pictures(original, row.media_type, most_bytes=most_bytes, most_pages=MOST_PAGES)
    except BrokenPicture as error:
        raise UserProblem("problem.evidence_picture_broken", name=row.name, slot=slot) from error
    except UnreadablePdf as error:
        code = "problem.evidence_pdf_locked" if isinstance(error, LockedPdf) else "problem.evidence_pdf_broken"
        raise UserProblem(code, name=row.name, slot=slot) from error


def _entry(place: Workplace, case: AppealCase, row: EvidenceRow, picture: UploadPicture, number: int) -> Entry:
    titles = {slot.slot.item: slot.slot.title[place.texts.language] for slot in case.slots}
    slot = titles.get(row.item, row.item)
    page = "" if picture.page is None else f"-{picture.page}"
    name = f"{number:02}-{_NOT_IN_NAMES.sub('_', slot)}{page}.{picture.suffix}"
    taken = number <= case.form.pictures
    folder = "" if taken else place.texts.word("upload.more_folder") + "/"
    return Entry(folder + name, row, slot, picture, taken)


def _put(packed: zipfile.ZipFile, name: str, content: bytes, dated: int) -> None:
    moment = zipfile.ZipInfo(name, to_datetime(dated).timetuple()[:6])
    moment.external_attr = 0o644 << 16
    packed.writestr(moment, content)


def _windows_text(text: str) -> bytes:
    """As every editor on every system reads it."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8-sig")

"""What the platform's form takes, in one ZIP: numbered pictures, the owner's reason to paste, and a list of what is what."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shopguard.appeals.pdf_files import UnreadablePdf
from shopguard.appeals.pictures import BrokenPicture
from shopguard.appeals.reason_templates import blanks_in
from shopguard.appeals.upload_pictures import UploadPicture, upload_picture
from shopguard.core.beijing import to_datetime
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.case import AppealCase, gather
from shopguard.flows.appeals.printing import LeftOut, file_name, rows_of, write_out
from shopguard.flows.appeals.upload_list import Entry, upload_list
from shopguard.flows.appeals.upload_order import Shot, pdf_problem, shots_of
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import original

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class UploadZip:
    """One case's ZIP. ``pictures``: how many the form takes of it; ``more``: how many lie beside because the form takes no more.
    ``note``: what to know before it is sent, such as blanks that are left in the reason; "" = nothing."""

    id: str
    path: Path
    pictures: int
    more: int
    note: str = ""


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
            case = gather(place, row, now)
            content, entries = _packed(place, case)
        except UserProblem as problem:
            left_out.append(LeftOut(row.id, row.order_id, problem))
            continue
        path = out / file_name(row, "zip")
        write_out(path, content)
        taken = sum(entry.taken for entry in entries)
        zips.append(UploadZip(row.id, path, taken, len(entries) - taken, _note(place, case)))
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
        for shot in shots_of(place, case):
            picture = _picture(place, shot)
            entry = _entry(place, case, shot, picture, len(entries) + 1)
            _put(packed, entry.file, picture.content, dated)
            entries.append(entry)
        if case.row.reason_text:
            _put(packed, say("upload.reason_file"), _windows_text(case.row.reason_text), dated)
        _put(packed, say("upload.list_file"), _windows_text("\n".join(upload_list(place, case, entries))), dated)
    return written.getvalue(), entries


def _note(place: Workplace, case: AppealCase) -> str:
    blanks = blanks_in(case.row.reason_text)
    return place.texts.word("upload.blanks", case=case.row.id, count=blanks) if blanks else ""


def _picture(place: Workplace, shot: Shot) -> UploadPicture:
    file, most = original(place.data, shot.row.sha256), place.rules.appeals.files.upload_picture_bytes
    try:
        return upload_picture(file, shot.row.media_type, shot.page, most_bytes=most, turned=shot.row.turned)
    except BrokenPicture as error:
        raise UserProblem("problem.evidence_picture_broken", name=shot.row.name, slot=shot.slot) from error
    except UnreadablePdf as error:
        raise pdf_problem(error, shot.row, shot.slot) from error


def _entry(place: Workplace, case: AppealCase, shot: Shot, picture: UploadPicture, number: int) -> Entry:
    page = "" if shot.page is None else f"-{shot.page}"
    name = f"{number:02}-{_NOT_IN_NAMES.sub('_', shot.slot)}{page}.{picture.suffix}"
    taken = number <= case.form.pictures
    folder = "" if taken else place.texts.word("upload.more_folder") + "/"
    return Entry(folder + name, shot, picture.copied, len(picture.content), taken)


def _put(packed: zipfile.ZipFile, name: str, content: bytes, dated: int) -> None:
    moment = zipfile.ZipInfo(name, to_datetime(dated).timetuple()[:6])
    moment.external_attr = 0o644 << 16
    packed.writestr(moment, content)


def _windows_text(text: str) -> bytes:
    """As every editor on every system reads it."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8-sig")

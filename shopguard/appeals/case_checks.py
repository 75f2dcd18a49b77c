"""What is checked of a case as a whole: the reason, the number of pictures the platform's form takes, files and bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shopguard.appeals.case_facts import Check
from shopguard.appeals.media import PDF
from shopguard.appeals.rules import FileLimits, FormLimits
from shopguard.appeals.upload_count import pictures_of
from shopguard.core.message import Message, Value
from shopguard.store.evidence import EvidenceRow
from shopguard.store.evidence_readings import Reading

_MEGABYTE = 1024 * 1024


def check_case(
    evidence: Sequence[EvidenceRow],
    readings: Mapping[str, Reading],
    reason_text: str,
    form: FormLimits,
    limits: FileLimits,
) -> tuple[Check, ...]:
    """The checks of the whole case; none of them changes how complete it is."""
    return _reason(reason_text, form), _pictures(evidence, readings, form), _files(evidence, limits)


def _reason(text: str, form: FormLimits) -> Check:
    values: dict[str, Value] = {"count": len(text), "most": form.reason_characters}
    if not text.strip():
        return Check("reason-text", Message("case_check.reason_missing"), "missing")
    if len(text) <= form.reason_characters:
        return Check("reason-text", Message("case_check.reason", values), "ok")
    return Check(
        "reason-text", Message("case_check.reason", values), "fails", (Message("case_check.reason_note", values),)
    )


def _pictures(evidence: Sequence[EvidenceRow], readings: Mapping[str, Reading], form: FormLimits) -> Check:
    """What the ZIP for the form will hold: also a picture of each page of a PDF."""
    originals = {row.sha256: row for row in evidence}.values()
    counts = [(row.media_type == PDF, pictures_of(row.media_type, _pages(readings, row))) for row in originals]
    count, pages = sum(one for _, one in counts), sum(one for is_pdf, one in counts if is_pdf)
    values: dict[str, Value] = {"count": count, "pages": pages, "most": form.pictures}
    said = Message("case_check.pictures_and_pages" if pages else "case_check.pictures", values)
    if count <= form.pictures:
        return Check("pictures", said, "ok")
    return Check("pictures", said, "fails", (Message("case_check.pictures_note", values),))


def _pages(readings: Mapping[str, Reading], row: EvidenceRow) -> int | None:
    reading = readings.get(row.sha256)
    return None if reading is None else reading.pages


def _files(evidence: Sequence[EvidenceRow], limits: FileLimits) -> Check:
    sizes = {row.sha256: row.size for row in evidence}
    values: dict[str, Value] = {
        "count": len(sizes),
        "most": limits.most_files,
        "megabytes": -(-sum(sizes.values()) // _MEGABYTE),
        "most_megabytes": limits.most_case_bytes // _MEGABYTE,
    }
    if len(sizes) <= limits.most_files and sum(sizes.values()) <= limits.most_case_bytes:
        return Check("files", Message("case_check.files", values), "ok")
    return Check("files", Message("case_check.files", values), "fails", (Message("case_check.files_note", values),))

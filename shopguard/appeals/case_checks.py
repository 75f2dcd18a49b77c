"""What is checked of a case as a whole: the reason, the number of pictures the platform's form takes, files and bytes."""

from __future__ import annotations

from collections.abc import Sequence

from shopguard.appeals.case_facts import Check
from shopguard.appeals.media import kind_of
from shopguard.appeals.rules import FileLimits, FormLimits
from shopguard.core.message import Message, Value
from shopguard.store.evidence import EvidenceRow

_MEGABYTE = 1024 * 1024


def check_case(
    evidence: Sequence[EvidenceRow], reason_text: str, form: FormLimits, limits: FileLimits
) -> tuple[Check, ...]:
    """The checks of the whole case; none of them changes how complete it is."""
    return _reason(reason_text, form), _pictures(evidence, form), _files(evidence, limits)


def _reason(text: str, form: FormLimits) -> Check:
    values: dict[str, Value] = {"count": len(text), "most": form.reason_characters}
    if not text.strip():
        return Check("reason-text", Message("case_check.reason_missing"), "missing")
    if len(text) <= form.reason_characters:
        return Check("reason-text", Message("case_check.reason", values), "ok")
    return Check(
        "reason-text", Message("case_check.reason", values), "fails", (Message("case_check.reason_note", values),)
    )


def _pictures(evidence: Sequence[EvidenceRow], form: FormLimits) -> Check:
    count = len({row.sha256 for row in evidence if kind_of(row.media_type) == "picture"})
    values: dict[str, Value] = {"count": count, "most": form.pictures}
    if count <= form.pictures:
        return Check("pictures", Message("case_check.pictures", values), "ok")
    return Check(
        "pictures", Message("case_check.pictures", values), "fails", (Message("case_check.pictures_note", values),)
    )


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

"""What is not whole in the evidence locker: originals of cases, those taken out of them, and those that belong to none any more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from shopguard.appeals.locker import is_whole
from shopguard.core.message import Message
from shopguard.store.evidence import EVIDENCE_FOLDER, EvidenceRow, evidence_path

_SHA256 = re.compile(r"[0-9a-f]{64}")


def originals_in(data: Path) -> list[str]:
    """The hashes of all originals that lie in the locker; what a file manager leaves there is none."""
    found = (data / EVIDENCE_FOLDER).glob("??/*")
    return sorted(path.name for path in found if _SHA256.fullmatch(path.name) and path.parent.name == path.name[:2])


def evidence_faults(data: Path, evidence: Iterable[EvidenceRow]) -> list[Message]:
    """One message for each case and file whose original is missing or altered, then for altered ones that no case uses.

    Each original is read once, however many cases use it.
    """
    wholeness: dict[str, bool | None] = {}
    found = []
    for row in evidence:
        if row.sha256 not in wholeness:
            wholeness[row.sha256] = is_whole(data, row.sha256)
        whole = wholeness[row.sha256]
        if not whole:
            code = "verify.evidence_missing" if whole is None else "verify.evidence_altered"
            found.append(Message(code, {"name": row.name, "appeal": row.appeal_id, "sha256": row.sha256}))
    spare = (sha256 for sha256 in originals_in(data) if sha256 not in wholeness)
    altered = [sha256 for sha256 in spare if not is_whole(data, sha256)]
    return found + [Message("verify.spare_altered", {"path": str(evidence_path(data, one))}) for one in altered]

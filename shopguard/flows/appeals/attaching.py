"""Evidence of a case: attach, detach."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from shopguard.appeals.locker import Original, put
from shopguard.core.message import NotThere
from shopguard.flows.appeals.case import family_of, stored_appeal
from shopguard.flows.workplace import Workplace
from shopguard.store import evidence as rows


def attach(place: Workplace, appeal_id: str, files: Sequence[Path], *, item: str, now: int) -> None:
    """Copies the files, byte for byte, into the evidence locker under the checklist slot ``item``.

    All are added or none. Raises NotThere for an unknown case or slot, UserProblem for a file that cannot be taken.
    """
    row = stored_appeal(place, appeal_id)
    rules = place.rules.appeals
    family = family_of(place, row)
    items = [slot.item for slot, _needed in rules.slots_for(family, row.clause)]
    if item not in items:
        raise NotThere("problem.no_such_slot", item=item, items=", ".join(items))
    originals = [put(place.data, file, most_bytes=rules.files.most_bytes) for file in files]
    with place.store.transaction() as db:
        for original in originals:
            rows.insert_evidence(db, _evidence_row(row.id, item, original, now))


def detach(place: Workplace, appeal_id: str, item: str, sha256: str, *, now: int) -> None:
    """Takes evidence out of the case (the original stays in the locker). Raises NotThere."""
    row = stored_appeal(place, appeal_id)
    with place.store.transaction() as db:
        if not rows.take_out_evidence(db, row.id, item, sha256, now):
            raise NotThere("problem.no_such_evidence", appeal=row.id, item=item)


def _evidence_row(appeal_id: str, item: str, original: Original, now: int) -> rows.EvidenceRow:
    return rows.EvidenceRow(appeal_id, item, original.sha256, original.name, original.size, original.media_type, now)

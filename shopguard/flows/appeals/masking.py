"""Which fields of buyers' data a case's packet prints: none, unless the owner says so."""

from __future__ import annotations

from collections.abc import Collection

from shopguard.appeals.masking import FIELDS, stored_form
from shopguard.flows.appeals.case import stored_appeal
from shopguard.flows.workplace import Workplace
from shopguard.store import appeals as rows


def set_unmasked(place: Workplace, appeal_id: str, fields: Collection[str]) -> None:
    """Remembers which fields the case's packet prints in full; no others. Raises NotThere, ValueError for no field."""
    strange = sorted(set(fields) - set(FIELDS))
    if strange:
        raise ValueError(f"no field of buyers' data: {strange[0]}")
    row = stored_appeal(place, appeal_id)
    with place.store.transaction() as db:
        rows.update_unmasked(db, row.id, stored_form(fields))

"""Does a file show the case's number? By its own text, or as the owner typed what stands in it. Never a guess."""

from __future__ import annotations

from collections.abc import Sequence

from shopguard.appeals.case_facts import CaseFacts, Outcome, say
from shopguard.core.message import Message
from shopguard.core.waybill import normalise_waybill
from shopguard.store.evidence import EvidenceRow


def number_equal(row: EvidenceRow, facts: CaseFacts) -> Outcome:
    """The waybill in the file is the uploaded one."""
    if not facts.waybills:
        return Outcome("unknown", Message("check_note.waybill_unknown"))
    return _shows(row, facts, facts.waybills)


def names_order(row: EvidenceRow, facts: CaseFacts) -> Outcome:
    """The order's number or a waybill of it stands in the file."""
    return _shows(row, facts, facts.numbers)


def _shows(row: EvidenceRow, facts: CaseFacts, wanted: Sequence[str]) -> Outcome:
    """What the owner typed goes first: it is what a person sees in the file itself."""
    named = facts.named.get(row.sha256)
    if row.typed_number and row.typed_number.strip():
        return _typed(row, wanted)
    if named is None:
        return say("unknown", "number_by_eye", row)
    found = [number for number in wanted if number in named]
    if found:
        return say("ok", "number_found", row, number=found[0])
    return say("unknown", "number_not_found", row, number=wanted[0])


def _typed(row: EvidenceRow, wanted: Sequence[str]) -> Outcome:
    typed = normalise_waybill(row.typed_number or "")
    if any(typed == normalise_waybill(number) for number in wanted):
        return say("ok", "number_typed", row, number=typed)
    return say("fails", "number_differs", row, typed=typed, number=wanted[0])

"""The checklist of a case: what each slot holds, what a program can check of it, and how complete the case is.

Nothing is guessed: what only a person can see (a seal, a number in a photo) comes out as ``unknown``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.appeals.case_facts import CaseFacts, Check
from shopguard.appeals.file_checks import attached, beside_imported
from shopguard.appeals.media import kind_of
from shopguard.appeals.slots import Slot, Weak
from shopguard.core.message import Message
from shopguard.store.evidence import EvidenceRow


@dataclass(frozen=True, slots=True)
class CheckedSlot:
    """A slot with its files and checks."""

    slot: Slot
    needed: bool
    checks: tuple[Check, ...]
    evidence: tuple[EvidenceRow, ...]

    @property
    def filled(self) -> bool:
        """Something is in it, and nothing in it fails."""
        return all(check.result not in ("missing", "fails") for check in self.checks)

    @property
    def imported(self) -> bool:
        """Imported files tell what belongs in it, whatever else lies there."""
        return self.slot.filled_by != "owner" and self.checks[0].result != "missing"


def check_slots(
    slots: Sequence[tuple[Slot, bool]], evidence: Sequence[EvidenceRow], facts: CaseFacts
) -> list[CheckedSlot]:
    """Every slot of the case, checked."""
    checked = []
    for slot, needed in slots:
        mine = tuple(row for row in evidence if row.item == slot.item)
        checked.append(CheckedSlot(slot, needed, _checks(slot, mine, facts), mine))
    return checked


def completeness(slots: Sequence[CheckedSlot]) -> float:
    """The share (0..1) of the needed slots that are filled and have no failing check."""
    needed = [slot for slot in slots if slot.needed]
    return sum(slot.filled for slot in needed) / len(needed) if needed else 1.0


def missing_most(slots: Sequence[CheckedSlot]) -> list[CheckedSlot]:
    """The needed slots that are not filled, the one that decides most first."""
    return sorted((slot for slot in slots if slot.needed and not slot.filled), key=lambda one: -one.slot.weight)


def weak_in(checked: CheckedSlot, slots: Sequence[CheckedSlot]) -> Weak | None:
    """Why what the owner put into the slot proves little, as the case stands; None = nothing to say."""
    if not checked.evidence:
        return None
    kinds = {kind_of(row.media_type) for row in checked.evidence}
    filled = {one.slot.item for one in slots if one.evidence and one.filled}
    return next(
        (one for one in checked.slot.weak if (not one.kinds or kinds <= one.kinds) and not one.unless & filled), None
    )


def _checks(slot: Slot, files: Sequence[EvidenceRow], facts: CaseFacts) -> tuple[Check, ...]:
    if slot.filled_by == "owner":
        return attached(slot, files, facts)
    return _imported(slot, facts), *beside_imported(slot, files, facts)


def _imported(slot: Slot, facts: CaseFacts) -> Check:
    known = facts.order if slot.filled_by == "order" else facts.track
    name = f"{slot.filled_by}-imported"
    if not known.present:
        return Check(name, Message(f"check.{slot.filled_by}_missing"), "missing")
    if known.as_of is None:
        return Check(name, Message(f"check.{slot.filled_by}_undated"), "ok")
    message = Message(f"check.{slot.filled_by}_imported", {"as_of": known.as_of_text})
    if known.ends_before:
        return Check(name, message, "fails", (Message("check_note.ends_before", {"deadline": known.ends_before}),))
    return Check(name, message, "ok")

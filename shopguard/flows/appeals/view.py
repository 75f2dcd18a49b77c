"""A case as the window and the command line show it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shopguard.appeals.checklist import CheckedSlot, Result, completeness
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.appeals.notes import deadline_note, packet_note
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import evidence_path


@dataclass(frozen=True, slots=True)
class CheckView:
    """One check of a slot, in words, and how it came out."""

    check: str
    result: Result


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One original in the locker. ``path`` is where it is kept, byte for byte."""

    sha256: str
    name: str
    size: int
    media_type: str
    added_at: int
    path: Path


@dataclass(frozen=True, slots=True)
class SlotView:
    """One slot of the checklist: what it is, why it helps, how to get it, what must be visible."""

    item: str
    title: str
    why: str
    how: str  # ``weak`` stands in it too
    weak: str  # why this alone does not prove much; "" = nothing to say
    needed: bool
    checks: tuple[CheckView, ...]
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class AppealView:
    """One case. ``completeness`` 0..1 over the needed slots. Times are unix seconds."""

    id: str
    order_id: str
    clause: str
    card: str
    waybill: str | None
    state: str
    noticed_at: int
    noticed_told: bool  # False: ``noticed_at`` is assumed, the moment the case was opened
    appeal_by: int
    completeness: float
    reason_text: str
    checklist: tuple[SlotView, ...]
    appeal_by_note: str  # how sure ``appeal_by`` is, in words; "" = nothing to add
    packet_note: str  # what to know before printing: needed material that is not there; "" = nothing
    reason_limit: int  # characters the platform's form takes, for the live count


@dataclass(frozen=True, slots=True)
class Packet:
    """One printed packet."""

    id: str
    path: Path
    pages: int


def view_of(place: Workplace, case: AppealCase) -> AppealView:
    """The case in words, as the window and the command line show it."""
    return AppealView(
        id=case.row.id,
        order_id=case.row.order_id,
        clause=case.row.clause,
        card=place.rulebook.clause(case.row.clause).card[place.texts.language],
        waybill=case.row.waybill,
        state=case.row.state,
        noticed_at=case.row.noticed_at,
        noticed_told=case.row.noticed_told,
        appeal_by=case.appeal_by,
        completeness=completeness(case.slots),
        reason_text=case.row.reason_text,
        checklist=tuple(_slot_view(place, slot) for slot in case.slots),
        appeal_by_note=deadline_note(place.texts, case),
        packet_note=packet_note(place.texts, case),
        reason_limit=case.form.reason_characters,
    )


def _slot_view(place: Workplace, checked: CheckedSlot) -> SlotView:
    slot, language = checked.slot, place.texts.language
    weak = "" if slot.weak is None else slot.weak[language]
    how = (slot.how[language], place.texts.word("slot.visible", what=slot.visible[language]), weak)
    return SlotView(
        item=slot.item,
        title=slot.title[language],
        why=slot.why[language],
        how=" ".join(filter(None, how)),
        weak=weak,
        needed=checked.needed,
        checks=tuple(CheckView(place.texts.say(check.message), check.result) for check in checked.checks),
        evidence=tuple(
            EvidenceView(e.sha256, e.name, e.size, e.media_type, e.added_at, evidence_path(place.data, e.sha256))
            for e in checked.evidence
        ),
    )

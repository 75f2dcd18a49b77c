"""A case as the window and the command line show it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shopguard.appeals.case_facts import Check, Result
from shopguard.appeals.checklist import CheckedSlot, completeness, weak_in
from shopguard.appeals.deadline import DueKind
from shopguard.appeals.masking import fields_of
from shopguard.core.appeal_states import COLLECTING, AppealState, next_states
from shopguard.core.message import Texts
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.appeals.evidence_view import EvidenceView as EvidenceView  # where callers look for it
from shopguard.flows.appeals.evidence_view import evidence_view
from shopguard.flows.appeals.extension_words import ExtensionView, extension_view
from shopguard.flows.appeals.missing import missing_words, weak_words
from shopguard.flows.appeals.notes import answer_note, deadline_note, packet_note
from shopguard.flows.workplace import Workplace
from shopguard.store.appeal_steps import StepRow
from shopguard.store.appeals import Origin


@dataclass(frozen=True, slots=True)
class CheckView:
    """One check, in words, and how it came out. ``name``: the same in every language; ``note``: which file, what to do."""

    check: str
    result: Result
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SlotView:
    """One slot of the checklist: what it is, why it helps, how to get it, what must be visible."""

    item: str
    title: str
    why: str
    how: str
    weak: str  # why what is in it proves little; "" = nothing to say
    needed: bool
    checks: tuple[CheckView, ...]
    evidence: tuple[EvidenceView, ...]
    weight: int = 0  # how much it decides, compared with the others


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the case in words. ``at``: when it happened, unix seconds; ``taken_back``: it no longer counts."""

    id: int
    state: AppealState
    word: str
    at: int
    note: str
    taken_back: bool


@dataclass(frozen=True, slots=True)
class AppealView:
    """One case. ``completeness`` 0..1 over the needed slots. Times are unix seconds.

    ``due_at``, ``due_word``: what the owner has to do next and until when, None and "" where nothing is due or no limit is known;
    ``answer_by``: until when the platform should answer. ``shop``, ``product``, ``cause``, ``notice_text``: "" where nobody told.
    """

    id: str
    order_id: str
    clause: str
    card: str
    waybill: str | None
    state: AppealState
    state_word: str
    noticed_at: int
    noticed_told: bool  # False: ``noticed_at`` is assumed, when the fine was taken or the case was opened
    appeal_by: int
    completeness: float
    reason_text: str
    checklist: tuple[SlotView, ...]
    appeal_by_note: str  # how sure ``due_at`` is, in words; "" = nothing to add
    packet_note: str  # what to know before printing: needed material that is not there; "" = nothing
    reason_limit: int  # characters the platform's form takes, for the live count
    order_known: bool  # False: no file has shown the order
    opened_at: int
    origin: Origin
    cause: str
    shop: str
    product: str
    notice_text: str
    notice_fen: int | None
    steps: tuple[StepView, ...]  # as recorded, also those taken back
    next_states: tuple[AppealState, ...]  # what can be recorded next, the likeliest first
    due_at: int | None
    due_word: str
    due_kind: DueKind | None
    answer_by: int | None
    answer_by_note: str  # how sure ``answer_by`` is, in words; "" = nothing to add
    missing_most: str = ""  # which needed material is missing, what decides most first; what is left to check by eye
    weak: tuple[str, ...] = ()  # why some of what is there proves little
    case_checks: tuple[CheckView, ...] = ()  # of the case as a whole: reason, pictures, files
    unmasked: frozenset[str] = frozenset()  # fields of buyers' data the packet prints in full
    extensions: tuple[ExtensionView, ...] = ()  # announced extensions that are in the case
    reason_aside: str = ""  # other words for the reason, written elsewhere at the same time; "" = none


@dataclass(frozen=True, slots=True)
class Packet:
    """One printed packet. ``archival``: it is PDF/A-3b; a plain PDF where a part of it may not stand in one.

    ``begins``: the page of the file on which it begins (1, but in a bound file). ``note``: what to know before it is sent, such as
    needed material that is not there; "" = nothing. ``blanks``: how many 【】 of the reason are printed as they are.
    """

    id: str
    path: Path
    pages: int
    archival: bool = True
    begins: int = 1
    note: str = ""
    blanks: int = 0


def view_of(place: Workplace, case: AppealCase, *, closely: bool = False) -> AppealView:
    """The case in words, as the window and the command line show it. ``closely``: every byte of its originals is looked at."""
    return AppealView(
        id=case.row.id,
        order_id=case.row.order_id,
        clause=case.row.clause,
        card=place.rulebook.clause(case.row.clause).card[place.texts.language],
        waybill=case.row.waybill,
        state=case.row.state,
        state_word=state_word(place.texts, case.row.state),
        noticed_at=case.row.noticed_at,
        noticed_told=case.row.noticed_told,
        appeal_by=case.appeal_by,
        completeness=completeness(case.slots),
        reason_text=case.row.reason_text,
        reason_aside=case.row.reason_aside,
        checklist=tuple(_slot_view(place, slot, case.slots, closely) for slot in case.slots),
        appeal_by_note=deadline_note(place.texts, case),
        packet_note=packet_note(place.texts, case),
        reason_limit=case.form.reason_characters,
        order_known=case.order_known,
        opened_at=case.row.opened_at,
        origin=case.row.origin,
        cause=case.row.cause,
        shop=case.shop,
        product=case.order.product,
        notice_text=case.row.notice_text,
        notice_fen=case.row.notice_fen,
        steps=tuple(_step_view(place.texts, step) for step in case.steps),
        next_states=next_states_of(case.steps),
        due_at=None if case.due is None else case.due.at,
        due_word="" if case.due is None else place.texts.word(f"appeal_due.{case.due.kind}"),
        due_kind=None if case.due is None else case.due.kind,
        answer_by=None if case.answer_by is None else case.answer_by.until,
        answer_by_note=answer_note(place.texts, case),
        missing_most=missing_words(place.texts, case.slots),
        weak=weak_words(place.texts, case.slots),
        case_checks=tuple(_check_view(place.texts, check) for check in case.checks),
        unmasked=fields_of(case.row.unmasked),
        extensions=tuple(extension_view(place, kept) for kept in case.extensions),
    )


def state_word(texts: Texts, state: AppealState) -> str:
    """The state as people call it."""
    return texts.word(f"appeal_state.{state}")


def may_be_reconsidered(view: AppealView) -> bool:
    """The platform refused it and was not asked once more; no text that was read tells until when it can be."""
    asked = any(step.state == "reconsideration" and not step.taken_back for step in view.steps)
    return view.state == "refused" and not asked


def next_states_of(steps: tuple[StepRow, ...]) -> tuple[AppealState, ...]:
    """What can be recorded next for a case with these steps, the likeliest first."""
    states = [COLLECTING, *(step.state for step in steps if step.counts)]
    return next_states(states[-1], states[:-1])


def _step_view(texts: Texts, step: StepRow) -> StepView:
    return StepView(step.id, step.state, state_word(texts, step.state), step.at, step.note, not step.counts)


def _slot_view(place: Workplace, checked: CheckedSlot, slots: tuple[CheckedSlot, ...], closely: bool) -> SlotView:
    slot, language = checked.slot, place.texts.language
    weak = weak_in(checked, slots)
    visible = place.texts.word("slot.visible", what=slot.visible[language])
    return SlotView(
        item=slot.item,
        title=slot.title[language],
        why=slot.why[language],
        how=f"{slot.how[language]} {visible}",
        weak="" if weak is None else weak.words[language],
        needed=checked.needed,
        checks=tuple(_check_view(place.texts, check) for check in checked.checks),
        evidence=tuple(evidence_view(place.data, row, closely=closely) for row in checked.evidence),
        weight=slot.weight,
    )


def _check_view(texts: Texts, check: Check) -> CheckView:
    notes = texts.both("", " ").join(map(texts.say, check.notes))
    return CheckView(texts.say(check.message), check.result, check.name, notes)

"""What worked: of the cases the platform decided, how many were granted, by clause and by what lay in their slots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shopguard.core.appeal_states import DECIDED
from shopguard.core.message import Texts
from shopguard.flows.workplace import Workplace
from shopguard.store.appeal_steps import StepRow, fetch_all_steps
from shopguard.store.appeals import fetch_appeals
from shopguard.store.evidence import EvidenceSpan, evidence_spans


@dataclass(frozen=True, slots=True)
class WorkedSlot:
    """Of the ``decided`` cases that had something in the slot, ``granted`` were granted."""

    item: str
    title: str
    granted: int
    decided: int


@dataclass(frozen=True, slots=True)
class WorkedClause:
    """Of the ``decided`` cases of the clause ``granted`` were granted. ``slots``: the most often used first."""

    clause: str
    card: str
    granted: int
    decided: int
    slots: tuple[WorkedSlot, ...]


def what_worked(place: Workplace) -> tuple[WorkedClause, ...]:
    """Every clause with a case that was decided, the one with most of them first.

    A case counts once, by its latest decision that was not taken back: one granted in reconsideration is granted. Evidence counts
    where it lay in its slot when that decision was recorded.
    """
    db = place.store.connection()
    decisions = _decisions(fetch_all_steps(db))
    items = _items_at(decisions, evidence_spans(db))
    decided: Counter[str] = Counter()
    granted: Counter[str] = Counter()
    decided_with: Counter[tuple[str, str]] = Counter()
    granted_with: Counter[tuple[str, str]] = Counter()
    for case in fetch_appeals(db):
        decision = decisions.get(case.id)
        if decision is None:
            continue
        used = [(case.clause, item) for item in items.get(case.id, ())]
        decided[case.clause] += 1
        decided_with.update(used)
        if decision.state == "granted":
            granted[case.clause] += 1
            granted_with.update(used)
    return tuple(
        WorkedClause(
            clause=clause,
            card=place.rulebook.clause(clause).card[place.texts.language],
            granted=granted[clause],
            decided=count,
            slots=_slots(place, clause, granted_with, decided_with),
        )
        for clause, count in sorted(decided.items(), key=lambda one: (-one[1], one[0]))
    )


def worked_words(texts: Texts, one: WorkedSlot | WorkedClause) -> str:
    """ "快递网点盖章说明：9 个里成功 7 个"."""
    title = one.title if isinstance(one, WorkedSlot) else one.card
    return texts.word("appeal_worked.line", title=title, granted=one.granted, decided=one.decided)


def _decisions(steps: Mapping[str, tuple[StepRow, ...]]) -> dict[str, StepRow]:
    """The latest decision of each case that has one."""
    return {case: step for case, those in steps.items() for step in those if step.counts and step.state in DECIDED}


def _items_at(decisions: Mapping[str, StepRow], spans: Iterable[EvidenceSpan]) -> dict[str, set[str]]:
    """What lay in the slots of each decided case when its decision was recorded."""
    found: dict[str, set[str]] = {}
    for span in spans:
        decision = decisions.get(span.appeal_id)
        if decision is None or span.added_at > decision.told_at:
            continue
        if span.removed_at is None or span.removed_at > decision.told_at:
            found.setdefault(span.appeal_id, set()).add(span.item)
    return found


def _slots(
    place: Workplace, clause: str, granted: Counter[tuple[str, str]], decided: Counter[tuple[str, str]]
) -> tuple[WorkedSlot, ...]:
    titles = {slot.item: slot.title[place.texts.language] for slot in place.rules.appeals.slots}
    slots = [
        WorkedSlot(item, titles.get(item, item), granted[of, item], count)
        for (of, item), count in decided.items()
        if of == clause
    ]
    return tuple(sorted(slots, key=lambda slot: (-slot.decided, -slot.granted, slot.item)))

"""Material that many cases of one cause share: put into the same slot of each of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shopguard.core.message import NotThere
from shopguard.flows.appeals.attaching import attach_to_cause
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.appeal_causes import CauseRow, fetch_causes


@dataclass(frozen=True, slots=True)
class SharedSlot:
    """A slot of the checklist that cases of the cause have."""

    item: str
    title: str
    how: str


@dataclass(frozen=True, slots=True)
class CauseSlots:
    """The cause, how many cases it has, and the slots of the newest of them that one file may fill in several.

    First the one for what struck many orders alike (an announcement, a storm), then what decides most.
    """

    name: str
    cases: int
    slots: tuple[SharedSlot, ...]


def slots_of_cause(place: Workplace, name: str, at: int) -> CauseSlots:
    """What can be put into all cases of the cause of that name. Raises NotThere."""
    cause = _named(place, name)
    newest = show_appeal(place, cause.appeal_ids[-1], at)
    shared = {slot.item: slot for slot in place.rules.appeals.slots if slot.shared}
    common = [slot for slot in newest.checklist if slot.item in shared] or newest.checklist
    outside = {item for item, slot in shared.items() if slot.announcements}
    in_order = sorted(common, key=lambda slot: (slot.item not in outside, -slot.weight))
    slots = tuple(SharedSlot(slot.item, slot.title, slot.how) for slot in in_order)
    return CauseSlots(cause.name, len(cause.appeal_ids), slots)


def attach_to_all(
    place: Workplace, name: str, files: Sequence[Path], *, item: str, now: int, reporter: Reporter | None = None
) -> int:
    """Puts the files into that slot of every case of the cause; returns into how many. Raises like ``attach_to_cause``."""
    return attach_to_cause(place, _named(place, name).id, files, item=item, now=now, reporter=reporter)


def _named(place: Workplace, name: str) -> CauseRow:
    found = [cause for cause in fetch_causes(place.store.connection()) if cause.name == name]
    if not found:
        raise NotThere("problem.no_such_cause", cause=name)
    return found[0]

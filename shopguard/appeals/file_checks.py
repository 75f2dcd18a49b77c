"""The checks of the files in one slot: each file is looked at, the worst decides, and a note says which file and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from shopguard.appeals.case_facts import CaseFacts, Check, Result
from shopguard.appeals.media import kind_of
from shopguard.appeals.number_checks import names_order, number_equal
from shopguard.appeals.outcome import OK, Outcome, say
from shopguard.appeals.period_check import announced_covers, period_covers
from shopguard.appeals.slots import CheckName, Slot
from shopguard.core.message import Message, Value
from shopguard.store.evidence import EvidenceRow

Look = Callable[[EvidenceRow, CaseFacts], Outcome]
_WORST: tuple[Result, ...] = ("fails", "unknown", "ok")
_MEGABYTE = 1024 * 1024
_MOST_NOTES = 4


def attached(slot: Slot, files: Sequence[EvidenceRow], facts: CaseFacts) -> tuple[Check, ...]:
    """The checks of a slot that the owner fills."""
    announced = facts.announced if slot.announcements else ()
    filled = _filled(files, [one.name for one in announced])
    told = [announced_covers(one, facts) for one in announced]
    if files:
        extra = {"period-covers": told}
        return (
            filled,
            *_of_any_file(slot, files, facts),
            *(_check(n, files, facts, extra.get(n, [])) for n in slot.checks),
        )
    if announced:
        return filled, _worst("period-covers", told, facts)
    names = ("opens", "within-limits", "unused-elsewhere", *slot.checks)
    return filled, *(Check(name, _label(name, facts), "missing") for name in names)


def beside_imported(slot: Slot, files: Sequence[EvidenceRow], facts: CaseFacts) -> tuple[Check, ...]:
    """The checks of what the owner put beside imported facts; nothing there, nothing to check."""
    return tuple(_of_any_file(slot, files, facts)) if files else ()


def _of_any_file(slot: Slot, files: Sequence[EvidenceRow], facts: CaseFacts) -> list[Check]:
    use = _shared_use if slot.shared else _own_use
    return [
        _worst("opens", [_opens(row, facts) for row in files], facts),
        _within_limits(files, facts),
        _worst("unused-elsewhere", [use(row, facts) for row in files], facts),
    ]


def _filled(files: Sequence[EvidenceRow], announced: Sequence[str]) -> Check:
    if files:
        return Check("filled", Message("check.filled"), "ok")
    if announced:
        return Check("filled", Message("check.announced", {"name": announced[0]}), "ok")
    return Check("filled", Message("check.nothing_yet"), "missing")


def _check(name: CheckName, files: Sequence[EvidenceRow], facts: CaseFacts, extra: Sequence[Outcome]) -> Check:
    look: dict[CheckName, Look] = {
        "legible": _legible,
        "number-equal": number_equal,
        "names-order": names_order,
        "period-covers": period_covers,
    }
    outcomes = [*(look[name](row, facts) for row in files), *extra]
    shown = [one for one in outcomes if one.result == "ok"]
    one_is_enough = name != "legible" and all(one.result != "fails" for one in outcomes)
    return _worst(name, shown if shown and one_is_enough else outcomes, facts)


def _worst(name: str, outcomes: Sequence[Outcome], facts: CaseFacts) -> Check:
    result = next(one for one in _WORST if any(outcome.result == one for outcome in outcomes))
    notes = [outcome.note for outcome in outcomes if outcome.result == result and outcome.note is not None]
    return Check(name, _label(name, facts), result, tuple(notes[:_MOST_NOTES]))


def _label(name: str, facts: CaseFacts) -> Message:
    limits = facts.limits
    values: dict[str, dict[str, Value]] = {
        "legible": {"short": limits.least_short_side, "long": limits.least_long_side},
        "within-limits": {"megabytes": limits.most_bytes // _MEGABYTE, "count": limits.most_in_slot},
    }
    return Message(f"check.{name.replace('-', '_')}", values.get(name, {}))


def _opens(row: EvidenceRow, facts: CaseFacts) -> Outcome:
    kind, reading = kind_of(row.media_type), facts.readings.get(row.sha256)
    if row.sha256 in facts.gone:
        return say("fails", "gone", row)
    if kind == "unknown":
        return say("fails", "unknown_kind", row)
    if kind in ("audio", "video"):
        return say("unknown", f"play_{kind}", row)  # that it can be played to its end no program here can tell
    if kind == "document":
        return say("unknown", "document", row)
    if reading is None or reading.opens == "unknown":
        return say("unknown", "look", row)
    return OK if reading.opens == "whole" else say("fails", reading.opens, row)


def _legible(row: EvidenceRow, facts: CaseFacts) -> Outcome:
    kind, reading = kind_of(row.media_type), facts.readings.get(row.sha256)
    if kind in ("text", "table") or (reading is not None and reading.opens == "whole" and reading.has_text):
        return OK
    if kind != "picture" or reading is None or reading.width is None or reading.height is None:
        return say("unknown", "by_eye", row)
    short, long = sorted((reading.width, reading.height))
    if short >= facts.limits.least_short_side and long >= facts.limits.least_long_side:
        return OK
    return say("fails", "small", row, width=reading.width, height=reading.height)


def _within_limits(files: Sequence[EvidenceRow], facts: CaseFacts) -> Check:
    name, limits = "within-limits", facts.limits
    notes = [
        Message("check_note.too_big", {"name": row.name, "megabytes": limits.most_bytes // _MEGABYTE})
        for row in files
        if row.size > limits.most_bytes
    ]
    if len(files) > limits.most_in_slot:
        notes.insert(0, Message("check_note.too_many", {"count": len(files), "most": limits.most_in_slot}))
    return Check(name, _label(name, facts), "fails" if notes else "ok", tuple(notes[:_MOST_NOTES]))


class _Uses(NamedTuple):
    same_order: list[str]
    same_cause: list[str]
    other: list[str]


def _uses(row: EvidenceRow, facts: CaseFacts) -> _Uses:
    by: dict[str, list[str]] = {"same order": [], "same cause": [], "other": []}
    for use in facts.uses.get(row.sha256, ()):
        by[use.relation].append(use.appeal_id)
    return _Uses(by["same order"], by["same cause"], by["other"])


def _own_use(row: EvidenceRow, facts: CaseFacts) -> Outcome:
    """A stub, a video, a chat with the buyer belongs to one order: in another order's case it looks forged."""
    uses = _uses(row, facts)
    strangers = uses.same_cause + uses.other
    if strangers:
        return say("fails", "used_elsewhere", row, appeals=_listed(strangers))
    return say("ok", "used_same_order", row, appeals=_listed(uses.same_order)) if uses.same_order else OK


def _shared_use(row: EvidenceRow, facts: CaseFacts) -> Outcome:
    """A statement or an announcement may speak of many orders; whether of this one too, only its text or a person tells."""
    uses = _uses(row, facts)
    if uses.other and not facts.named.get(row.sha256):
        return say("unknown", "used_shared", row, appeals=_listed(uses.other))
    if uses.same_cause:
        return say("ok", "used_same_cause", row, cause=facts.cause, count=len(uses.same_cause) + 1)
    return say("ok", "used_same_order", row, appeals=_listed(uses.same_order)) if uses.same_order else OK


def _listed(appeals: Sequence[str]) -> str:
    return ", ".join(appeals[:3]) + (" …" if len(appeals) > 3 else "")

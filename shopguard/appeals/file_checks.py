"""The checks of the files in one slot: each file is looked at, the worst decides, and a note says which file and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from shopguard.appeals.case_facts import OK, CaseFacts, Check, Outcome, Result, say
from shopguard.appeals.media import kind_of
from shopguard.appeals.number_checks import names_order, number_equal
from shopguard.appeals.period_check import announced_covers, period_covers
from shopguard.appeals.slots import CheckName, Slot
from shopguard.core.message import Message, Value
from shopguard.store.evidence import EvidenceRow
from shopguard.store.evidence_uses import OtherUse, Relation

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
        return filled, *_of_any_file(slot, files, facts), *_of_its_kind(slot, files, facts, told)
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


def _of_its_kind(
    slot: Slot, files: Sequence[EvidenceRow], facts: CaseFacts, announced: Sequence[Outcome]
) -> Iterator[Check]:
    """The checks the slot asks for; of ``announced`` announcements the days are known."""
    look: dict[CheckName, Look] = {
        "number-equal": number_equal,
        "names-order": names_order,
        "period-covers": period_covers,
    }
    strangers = [one for row in files if (one := _of_another_kind(slot, row)) is not None]
    if strangers:
        yield _worst("kind-fits", strangers, facts)
    for name in slot.checks:
        if name == "legible":
            looked_at = [row for row in files if kind_of(row.media_type) in ("picture", "pdf")]
            if looked_at:
                yield _worst(name, [_legible(row, facts) for row in looked_at], facts)
            continue
        outcomes = [look[name](row, facts) for row in files] + [*announced] * (name == "period-covers")
        shown = [one for one in outcomes if one.result == "ok"]
        one_is_enough = shown and all(one.result != "fails" for one in outcomes)
        yield _worst(name, shown if one_is_enough else outcomes, facts)


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


def _of_another_kind(slot: Slot, row: EvidenceRow) -> Outcome | None:
    """What the file really is, whatever its name says; None where that can be what the slot wants, or nobody knows what it is."""
    kind = kind_of(row.media_type)
    if not slot.kinds or kind in slot.kinds or kind == "unknown":
        return None
    return say("unknown", f"no_photo_{kind}", row)


def _legible(row: EvidenceRow, facts: CaseFacts) -> Outcome:
    reading = facts.readings.get(row.sha256)
    letters = reading is not None and reading.has_text  # a PDF of letters, not of points
    if reading is None or reading.width is None or reading.height is None:
        return OK if letters else say("unknown", "by_eye", row)
    short, long = sorted((reading.width, reading.height))
    if short >= facts.limits.least_short_side and long >= facts.limits.least_long_side:
        return OK
    if letters:  # on a page that a coarse picture fills: its background, or a scan whose words a machine has read
        return say("unknown", "by_eye", row)
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


def _own_use(row: EvidenceRow, facts: CaseFacts) -> Outcome:
    """A stub, a video, a chat with the buyer belongs to one order: in another order's case it looks forged."""
    uses = _uses(row, facts)
    stranger = uses.get("other") or uses.get("same cause")
    if stranger is not None:
        return say("fails", "used_elsewhere", row, appeals=_named(stranger))
    return _same_order(row, uses)


def _shared_use(row: EvidenceRow, facts: CaseFacts) -> Outcome:
    """A statement or an announcement may speak of many orders; whether of this one too, only its text or a person tells."""
    uses = _uses(row, facts)
    if "other" in uses and not facts.named.get(row.sha256):
        return say("unknown", "used_shared", row, appeals=_named(uses["other"]))
    if "same cause" in uses:
        return say("ok", "used_same_cause", row, cause=facts.cause, count=uses["same cause"].cases + 1)
    return _same_order(row, uses)


def _same_order(row: EvidenceRow, uses: Mapping[Relation, OtherUse]) -> Outcome:
    return say("ok", "used_same_order", row, appeals=_named(uses["same order"])) if "same order" in uses else OK


def _uses(row: EvidenceRow, facts: CaseFacts) -> dict[Relation, OtherUse]:
    return {use.relation: use for use in facts.uses.get(row.sha256, ())}


def _named(use: OtherUse) -> str:
    return use.first if use.cases == 1 else f"{use.first} (+{use.cases - 1})"

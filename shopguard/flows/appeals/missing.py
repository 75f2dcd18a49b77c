"""What a case lacks most, and what of it proves little, in the owner's words."""

from __future__ import annotations

from collections.abc import Sequence

from shopguard.appeals.checklist import CheckedSlot, missing_most, weak_in
from shopguard.core.message import Texts


def missing_words(texts: Texts, slots: Sequence[CheckedSlot]) -> str:
    """Which needed material is not there, the one that decides most first and why; where none is missing,
    which file beside it cannot be used, and what is left to check by eye."""
    missing = missing_most(slots)
    said = [_first(texts, missing[0])] if missing else [texts.word("missing.nothing")]
    others = [slot.slot.title[texts.language] for slot in missing[1:]]
    if others:
        said.append(texts.word("missing.others", titles=texts.both("、", ", ").join(others)))
    if not missing:
        said += [_first(texts, slot) for slot in slots if _spoilt(slot)]
    by_eye = sum(check.result == "unknown" for slot in slots for check in slot.checks)
    if by_eye and not missing:
        said.append(texts.word("missing.by_eye", count=by_eye))
    return texts.both("", " ").join(said)


def missing_in_short(texts: Texts, slots: Sequence[CheckedSlot]) -> str:
    """The same for a cell of a list; "" = nothing is missing."""
    missing = missing_most(slots)
    if not missing:
        return ""
    there = all(check.result != "missing" for check in missing[0].checks)
    code = "missing.short_bad" if there else "missing.short"
    first = texts.word(code, title=missing[0].slot.title[texts.language])
    return first if len(missing) == 1 else texts.word("missing.short_more", first=first, count=len(missing))


def weak_words(texts: Texts, slots: Sequence[CheckedSlot]) -> tuple[str, ...]:
    """Why some of what is there proves little, slot by slot."""
    found = (weak_in(slot, slots) for slot in slots)
    return tuple(dict.fromkeys(weak.words[texts.language] for weak in found if weak is not None))


def _spoilt(slot: CheckedSlot) -> bool:
    """It need not be there, but is, and cannot be used: it would be printed, or keep the packet from being printed."""
    return not slot.needed and bool(slot.evidence) and any(check.result == "fails" for check in slot.checks)


def _first(texts: Texts, slot: CheckedSlot) -> str:
    """A file that is there and cannot be used goes with what is wrong with it."""
    title = slot.slot.title[texts.language]
    wrong = next((note for check in slot.checks if check.result == "fails" for note in check.notes), None)
    if wrong is not None and all(check.result != "missing" for check in slot.checks):
        return texts.word("missing.first_bad", title=title, why=texts.say(wrong))
    return texts.word("missing.first", title=title, why=slot.slot.why[texts.language])

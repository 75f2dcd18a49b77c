"""A case as lines of text, as the command line prints it."""

from __future__ import annotations

from collections.abc import Iterator

from shopguard.core.beijing import plain
from shopguard.core.message import Texts
from shopguard.flows.appeals.view import AppealView, SlotView


def case_lines(texts: Texts, view: AppealView, *, whole: bool) -> Iterator[str]:
    """One line for the case; with ``whole`` also what is missing and every slot with its files and checks."""
    yield texts.word(
        "appeal.line",
        id=view.id,
        card=view.card,
        order=view.order_id,
        until=plain(view.appeal_by),
        percent=round(view.completeness * 100),
    )
    notes = (view.appeal_by_note, view.packet_note if whole else "")
    yield from (f"    {note}" for note in notes if note)
    for slot in view.checklist if whole else ():
        yield from _slot_lines(texts, slot)


def slot_lines(texts: Texts, view: AppealView, item: str) -> Iterator[str]:
    """The slot ``item`` as it stands: its files, then how every check came out; then how complete the case is."""
    for slot in view.checklist:
        if slot.item == item:
            yield from _slot_lines(texts, slot)
    yield "    " + texts.word("appeal.complete", percent=round(view.completeness * 100))


def _slot_lines(texts: Texts, slot: SlotView) -> Iterator[str]:
    names = ", ".join(one.name for one in slot.evidence) or "-"
    yield f"    {'*' if slot.needed else ' '} [{slot.item}] {slot.title}: {names}"
    for check in slot.checks:
        if check.result != "missing" or len(slot.checks) == 1:  # no file, nothing to check: the "-" says it
            yield f"        {texts.word(f'packet.result_{check.result}')} · {check.check}"
    if slot.weak:
        yield f"        {slot.weak}"

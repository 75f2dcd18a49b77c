"""A case as lines of text, as the command line prints it."""

from __future__ import annotations

from collections.abc import Iterator

from shopguard.core.beijing import plain
from shopguard.core.message import Texts
from shopguard.flows.appeals.view import AppealView, CheckView, SlotView, may_be_reconsidered


def case_lines(texts: Texts, view: AppealView, *, whole: bool, at: int) -> Iterator[str]:
    """One line for the case as of ``at``; with ``whole`` also what is missing and every slot with its files and checks."""
    yield texts.word(
        "appeal.line",
        id=view.id,
        card=view.card,
        order=view.order_id,
        state=view.state_word,
        until=_until(texts, view, at),
        percent=round(view.completeness * 100),
    )
    if whole:
        yield from _history(texts, view)
    notes = (view.appeal_by_note, view.missing_most if whole else "")
    yield from (f"    {note}" for note in notes if note)
    for check in view.case_checks if whole else ():
        if check.result != "ok":
            yield f"    {_check_line(texts, check)}"
    for slot in view.checklist if whole else ():
        yield from _slot_lines(texts, slot)


def standing_lines(texts: Texts, view: AppealView, at: int) -> Iterator[str]:
    """Where the case stands after a step: its state, what is due, and how it came there."""
    yield f"{view.id}  {view.state_word}{_until(texts, view, at)}"
    yield from _history(texts, view)
    if view.appeal_by_note:
        yield f"    {view.appeal_by_note}"


def _until(texts: Texts, view: AppealView, at: int) -> str:
    """What is due and until when, or until when the platform should answer; "" where neither."""
    if view.due_at is not None:
        code = "appeal_due.passed" if view.due_at < at else "appeal_due.until"
        return texts.word(code, what=view.due_word, at=plain(view.due_at))
    if view.answer_by is not None:
        return texts.word("appeal_due.answer", at=plain(view.answer_by)) + view.answer_by_note
    if may_be_reconsidered(view):
        return texts.word("appeal_due.see_reconsideration")
    return texts.word("appeal_due.see_page") if view.state == "sent_back" else ""


def _history(texts: Texts, view: AppealView) -> Iterator[str]:
    for step in view.steps:
        back = texts.word("appeal_step.taken_back") if step.taken_back else ""
        yield f"    {plain(step.at)}  {step.word}{back}{'  ' + step.note if step.note else ''}"


def slot_lines(texts: Texts, view: AppealView, item: str) -> Iterator[str]:
    """The slot ``item`` as it stands: its files, then how every check came out; then how complete the case is."""
    for slot in view.checklist:
        if slot.item == item:
            yield from _slot_lines(texts, slot)
    yield "    " + texts.word("appeal.complete", percent=round(view.completeness * 100))


def _slot_lines(texts: Texts, slot: SlotView) -> Iterator[str]:
    names = ", ".join(one.name for one in slot.evidence) or "-"
    yield f"    {'*' if slot.needed else ' '} [{slot.item}] {slot.title}: {names}"
    for one in slot.evidence:
        if one.whole is False:
            yield f"        {texts.word('evidence.not_whole', name=one.name, sha256=one.sha256)}"
    fine = [check.check for check in slot.checks if check.result == "ok" and not check.note]
    if fine:
        yield f"        {texts.word('packet.result_ok')} · {texts.both('；', '; ').join(fine)}"
    for check in slot.checks:
        told = check.note if check.result == "ok" else check.result != "missing" or check.name.endswith("-imported")
        if told:  # no file, nothing to check: the "-" says it
            yield f"        {_check_line(texts, check)}"
    if slot.weak:
        yield f"        {slot.weak}"


def _check_line(texts: Texts, check: CheckView) -> str:
    told = f"{texts.word(f'packet.result_{check.result}')} · {check.check}"
    return texts.both("：", ": ").join(filter(None, (told, check.note)))

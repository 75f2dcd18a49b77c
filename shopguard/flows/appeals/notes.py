"""Working notes of a case, for the owner only: none of them is printed beside the evidence."""

from __future__ import annotations

from shopguard.appeals.deadline import newest
from shopguard.appeals.reason_templates import blanks_in
from shopguard.core.beijing import plain
from shopguard.core.message import Texts
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.appeals.taken_for import taken_before


def deadline_note(texts: Texts, case: AppealCase) -> str:
    """How sure the deadline is that runs now; "" = nothing to add, or none runs."""
    if case.due is None:
        return ""
    if case.due.kind == "supply":
        step = newest(case.steps)
        return texts.word("appeal.supply_assumed") if step is not None and step.at == step.told_at else ""
    by_the_fine = case.row.noticed_at < case.row.opened_at  # else nothing is known but when the case was opened
    code = "appeal.ledger_assumed" if by_the_fine else "appeal.notice_assumed"
    assumed = "" if case.row.noticed_told else texts.word(code)
    return assumed + _taken_before_note(texts, case) + working_days_note(texts, case)


def _taken_before_note(texts: Texts, case: AppealCase) -> str:
    """The ledger shows the fine earlier than the notice is said to have come; "" = it does not."""
    taken_at = taken_before(case)
    if taken_at is None:
        return ""
    return texts.word("appeal.taken_before_notice", taken=plain(taken_at), noticed=plain(case.row.noticed_at))


def working_days_note(texts: Texts, case: AppealCase) -> str:
    """A remark behind the deadline where it reaches into a year whose holidays are not known yet, else nothing."""
    return "" if case.appeal_by_sure else texts.word("packet.working_days_note")


def answer_note(texts: Texts, case: AppealCase) -> str:
    """The same remark behind the day on which the platform should answer."""
    sure = case.answer_by is None or case.answer_by.calendar_known
    return "" if sure else texts.word("packet.working_days_note")


def packet_note(texts: Texts, case: AppealCase) -> str:
    """What to know before the packet is printed: needed material that is not there, blanks, too many pictures; "" = nothing."""
    notes = []
    missing = [slot.slot.title[texts.language] for slot in case.slots if slot.needed and not slot.filled]
    if missing:
        notes.append(texts.word("appeal.not_ready", slots=texts.both("、", ", ").join(missing)))
    if blanks := blanks_in(case.row.reason_text):
        notes.append(texts.word("appeal.reason_blanks", count=blanks))
    for check in case.checks:
        if check.name == "pictures" and check.result == "fails":
            notes.append(texts.word("appeal.too_many_pictures", **check.message.values))
    return texts.both("", " ").join(notes)

"""What a packet asks for, and on the strength of which finding."""

from __future__ import annotations

from shopguard.core.finding import State
from shopguard.core.message import Texts
from shopguard.core.money import yuan_text
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.appeals.facts import PacketWords, exception_text, happened_text
from shopguard.flows.order_detail import FindingView

IN_THE_RIGHT = (State.MET, State.EXEMPT)


def finding_to_print(texts: Texts, case: AppealCase) -> FindingView | None:
    """The frozen finding; today's where newer files tell more, or the same in the language that is now chosen.

    Facts and tracks on the page are today's: what they prove must not be denied by an older finding.
    """
    if case.frozen is None:
        return next((view for view in case.order.findings if view.finding.clause == case.row.clause), None)
    frozen = case.frozen.view
    today = next((view for view in case.order.findings if _subject(view) == _subject(frozen)), None)
    if today is None:
        return frozen
    now, then = today.finding, frozen.finding
    if now.state in IN_THE_RIGHT or now.happened_at != then.happened_at:
        return today
    same = (now.state, now.deadline) == (then.state, then.deadline)
    return today if same and case.frozen.language != texts.language else frozen


def asked(words: PacketWords, case: AppealCase, found: FindingView) -> str:
    """The request in one or two sentences; where the data speak for the owner, it says so first."""
    order, card, finding = case.row.order_id, found.card, found.finding
    if finding.state is State.MET:
        happened, deadline = happened_text(words, finding), words.time(finding.deadline)
        return words.say("asked_met", order=order, card=card, happened=happened, deadline=deadline)
    if finding.state is State.EXEMPT:
        return words.say("asked_exempt", order=order, card=card, exception=exception_text(words, finding))
    if found.yuan_fen == 0:
        return words.say("asked_text", order=order, card=card)
    return words.say("asked_text_amount", order=order, card=card, yuan=yuan_text(found.yuan_fen))


def _subject(view: FindingView) -> tuple[str, str | None]:
    return view.finding.clause, view.finding.waybill

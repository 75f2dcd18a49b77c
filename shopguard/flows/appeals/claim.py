"""What a packet asks for: what the platform charges the order with, and what the files say of it."""

from __future__ import annotations

from dataclasses import dataclass

from shopguard.core.beijing import day_of
from shopguard.core.finding import Finding, State
from shopguard.core.message import Texts
from shopguard.core.money import yuan_text
from shopguard.core.rulebook import in_force
from shopguard.core.tags import TAGS, Source
from shopguard.core.wording import AGREED, PROMISE, source
from shopguard.flows.appeals.at_stake import AtStake, at_stake
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.appeals.facts import exception_text, happened_text
from shopguard.flows.appeals.packet_words import PacketWords
from shopguard.flows.orders.order_detail import FindingView
from shopguard.flows.orders.tagging import tags_of
from shopguard.flows.workplace import Workplace

IN_THE_RIGHT = (State.MET, State.EXEMPT)


@dataclass(frozen=True, slots=True)
class Charge:
    """The clause a case is about, in words. ``finding``: what was judged, None where only the platform's notice speaks.

    ``effective``: the ISO day from which the clause's values hold, None = from before any known day.
    """

    card: str
    title: str
    source: str
    effective: str | None
    finding: Finding | None
    at_stake: AtStake
    awaited: str  # the record its clock waits for
    is_clock: bool
    told_by_shop: bool  # what was judged rests on the owner's own tags too, not on files alone


def charge_of(place: Workplace, case: AppealCase) -> Charge:
    """What the case is about."""
    view = _finding_to_print(place.texts, case)
    clause, language = place.rulebook.clause(case.row.clause), place.texts.language
    cited, effective = (view.source, view.finding.effective) if view is not None else _rule_of_the_day(place, case)
    return Charge(
        card=view.card if view is not None else clause.card[language],
        title=view.title if view is not None else clause.title[language],
        source=cited,
        effective=effective,
        finding=None if view is None else view.finding,
        at_stake=at_stake(case, view),
        awaited=clause.awaited[language],
        is_clock=clause.kind == "clock",
        told_by_shop=view is not None and _told_by_shop(place, case),
    )


def _told_by_shop(place: Workplace, case: AppealCase) -> bool:
    """Whether the owner tagged the order, or a product in it, with something that speaks to the clause."""
    return case.order_known and any(
        tag.source in (Source.ORDER, Source.PRODUCT) and case.row.clause in TAGS[tag.name].clauses
        for tag in tags_of(place, case.row.order_id)
    )


def _rule_of_the_day(place: Workplace, case: AppealCase) -> tuple[str, str | None]:
    """Where the clause stands, and from when its values hold, by the day of the notice."""
    values = in_force(place.rulebook.clause(case.row.clause).values, day_of(case.row.noticed_at))
    if values is None:
        return "", None
    return source(place.texts, values.citation), None if values.start is None else values.start.isoformat()


def asked(words: PacketWords, case: AppealCase, charge: Charge) -> str:
    """The request in one or two sentences; where the data speak for the owner, it says so first."""
    order, card, finding = case.row.order_id, charge.card, charge.finding
    told = words.say(f"told_files{_beside_files(charge)}")
    if finding is not None and finding.state is State.MET:
        happened, deadline = happened_text(words, finding), words.time(finding.deadline)
        back = _give_back(words, charge.at_stake)
        return words.say(
            "asked_met", told=told, order=order, card=card, happened=happened, deadline=deadline, back=back
        )
    if finding is not None and finding.state is State.EXEMPT:
        exception, back = exception_text(words, finding), _give_back(words, charge.at_stake)
        return words.say("asked_exempt", told=told, order=order, card=card, exception=exception, back=back)
    if not charge.at_stake.fen:
        return words.say("asked_text", order=order, card=card)
    name = f"asked_text_{charge.at_stake.teller}"
    return words.say(name, order=order, card=card, yuan=yuan_text(charge.at_stake.fen))


def _give_back(words: PacketWords, at_stake: AtStake) -> str:
    """What is asked back: the very amount where the ledger or the notice tells it."""
    if at_stake.fen and at_stake.teller in ("ledger", "notice"):
        return words.say(f"give_back_{at_stake.teller}", yuan=yuan_text(at_stake.fen))
    return words.say("give_back")


def _beside_files(charge: Charge) -> str:
    """What the judgement rests on, as the end of a text's name."""
    if charge.told_by_shop:
        return "_and_shop"
    moved_by = None if charge.finding is None else charge.finding.excepted_by
    return "" if moved_by in (None, AGREED, PROMISE) else "_and_notice"


def _finding_to_print(texts: Texts, case: AppealCase) -> FindingView | None:
    """The frozen finding; today's where newer files tell more, or the same in the language that is now chosen.

    Facts and tracks on the page are today's: what they prove must not be denied by an older finding. A case that was
    opened from a notice is about what the files say today, where they say anything.
    """
    if case.frozen is None:
        about = [view for view in case.order.findings if view.finding.clause == case.row.clause]
        return next((view for view in about if case.row.waybill in (None, view.finding.waybill)), None)
    frozen = case.frozen.view
    today = next((view for view in case.order.findings if _subject(view) == _subject(frozen)), None)
    if today is None:
        return frozen
    now, then = today.finding, frozen.finding
    if now.state in IN_THE_RIGHT or now.happened_at != then.happened_at:
        return today
    if now.excepted_by is not None and now.deadline != then.deadline:
        return today  # an announced extension moved it
    same = (now.state, now.deadline) == (then.state, then.deadline)
    return today if same and case.frozen.language != texts.language else frozen


def _subject(view: FindingView) -> tuple[str, str | None]:
    return view.finding.clause, view.finding.waybill

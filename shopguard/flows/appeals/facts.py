"""What a packet says of an order and its parcels: facts with their sources, the rule, the timeline, the tracks."""

from __future__ import annotations

from shopguard.appeals.case_file import Fact, Track, TrackLine
from shopguard.appeals.timeline import Moment
from shopguard.core.beijing import plain
from shopguard.core.finding import Finding, State
from shopguard.core.money import yuan_text
from shopguard.core.parcel import NOT_PHYSICAL
from shopguard.core.wording import AGREED, PROMISE
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.appeals.packet_words import PacketWords
from shopguard.flows.orders.order_detail import ParcelView


def order_facts(words: PacketWords, case: AppealCase) -> list[Fact]:
    """The order's facts and its parcels', each with the file it comes from."""
    order, say = case.order, words.say
    source = say("source_order", as_of=words.time(order.known_as_of))
    amount = say("unknown") if order.amount_fen is None else say("yuan", yuan=yuan_text(order.amount_fen))
    facts = [
        Fact(say("order"), order.order_id, source),
        Fact(say("status"), order.status or say("unknown"), source),
        Fact(say("product"), words.mask(order.product) or say("unknown"), source),
        Fact(say("place"), order.place or say("unknown"), source),
        Fact(say("paid_amount"), amount, source),
        Fact(say("submitted"), words.time(order.submitted_at), source),
        Fact(say("paid"), words.time(order.paid_at), source),
        Fact(say("promised"), words.time(order.promised_at), source),
    ]
    for parcel in case.parcels:
        facts.extend(_parcel_facts(words, parcel, case))
    return facts


def _parcel_facts(words: PacketWords, parcel: ParcelView, case: AppealCase) -> list[Fact]:
    say = words.say
    uploads = say("source_upload", as_of=words.time(case.order.known_as_of))
    scans = say("source_track", as_of=words.time(parcel.known_as_of))
    none = say("no_record" if parcel.events else "unknown")
    milestones = (
        ("picked_up", parcel.picked_up_at),
        ("first_hub", parcel.first_hub_at),
        ("out", parcel.out_at),
        ("signed", parcel.signed_at),
    )
    return [
        Fact(say("waybill"), f"{parcel.waybill} {parcel.courier}".strip(), uploads),
        Fact(say("uploaded"), words.time(parcel.uploaded_at), uploads),
        *(Fact(say(name), none if at is None else plain(at), scans) for name, at in milestones),
    ]


def happened_text(words: PacketWords, finding: Finding) -> str:
    """When it happened; where no file tells, up to when the files hold no record of it."""
    if finding.happened_at is not None:
        return plain(finding.happened_at)
    if finding.state is State.MET:
        return words.say("happened_by", deadline=words.time(finding.deadline))
    if finding.known_as_of is None:
        return words.say("unknown")
    return words.say("no_record_until", known=plain(finding.known_as_of))


def exception_text(words: PacketWords, finding: Finding) -> str:
    """Which exception of the rules an exempt finding falls under."""
    if finding.why == "extended" and finding.excepted_by == PROMISE:
        return words.say("exempt_promise")
    return words.say(f"exempt_{finding.why}", other=finding.other or "", excepted_by=excepted_by(words, finding))


def excepted_by(words: PacketWords, finding: Finding) -> str:
    """What moved its deadline: an announcement by its name, an agreement in words; "" = nothing."""
    if finding.excepted_by in (AGREED, PROMISE):
        return words.texts.word(f"excepted.{finding.excepted_by}")
    return finding.excepted_by or ""


def moments(words: PacketWords, case: AppealCase, card: str, finding: Finding | None) -> list[Moment]:
    """What the timeline shows; lines that are no physical event stay in the track table."""
    order, say, deadline = case.order, words.say, None if finding is None else finding.deadline
    facts = (("submitted", order.submitted_at), ("paid", order.paid_at), ("finished", order.finished_at))
    known = [Moment(at, say(name), "fact") for name, at in facts if at is not None]
    if order.promised_at is not None and order.promised_at != deadline:
        known.append(Moment(order.promised_at, say("promised"), "deadline"))
    if deadline is not None:
        known.append(Moment(deadline, say("deadline_of", card=card), "deadline"))
    for parcel in case.parcels:
        lead = f"{parcel.waybill} " if len(case.parcels) > 1 else ""
        known.extend(_parcel_moments(words, parcel, lead))
    return known


def _parcel_moments(words: PacketWords, parcel: ParcelView, lead: str) -> list[Moment]:
    told = (("uploaded", parcel.uploaded_at), ("track_until", parcel.known_as_of))
    found = [Moment(at, lead + words.say(name), "fact") for name, at in told if at is not None]
    milestones = (parcel.picked_up_at, parcel.first_hub_at, parcel.out_at, parcel.signed_at)
    for event in parcel.events:
        if event.kind not in NOT_PHYSICAL:
            text = lead + words.mask(event.text)
            found.append(Moment(event.at, text, "fact" if event.at in milestones else "event"))
    return found


def track(words: PacketWords, parcel: ParcelView) -> Track:
    """One parcel's track, every line of it."""
    return Track(
        heading=words.say("track_of", waybill=parcel.waybill, courier=parcel.courier),
        source=words.say("source_track", as_of=words.time(parcel.known_as_of)),
        lines=tuple(
            TrackLine(plain(event.at), words.mask(event.text), event.kind not in NOT_PHYSICAL)
            for event in parcel.events
        ),
    )

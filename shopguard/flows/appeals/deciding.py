"""The few facts that decide a case, for the first page of its packet: each with where it stands, and no verdict."""

from __future__ import annotations

from collections.abc import Iterator

from shopguard.appeals.case_file import Fact
from shopguard.core.beijing import HOUR, plain
from shopguard.core.finding import Finding, State
from shopguard.core.wording import duration
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.appeals.claim import Charge
from shopguard.flows.appeals.exhibits import in_order
from shopguard.flows.appeals.facts import excepted_by, exception_text, happened_text
from shopguard.flows.appeals.packet_words import PacketWords

_STARTS = ("submitted", "paid", "promised", "uploaded", "picked_up", "signed", "question")  # of a clause's clock
_OF_THE_ORDER = ("submitted", "paid", "promised")
_OF_THE_TRACK = ("picked_up", "first_hub", "out", "signed")


def deciding_facts(words: PacketWords, case: AppealCase, charge: Charge) -> list[Fact]:
    """The clause's clock with what happened, else the milestones that are known; then the periods that evidence speaks of."""
    finding, facts = charge.finding, list[Fact]()
    if finding is not None and finding.state is State.EXEMPT:
        source = _told(words, charge) if charge.told_by_shop or finding.excepted_by is None else ""
        facts.append(Fact(words.say("exception"), exception_text(words, finding), source))
    if finding is not None and finding.since is not None and finding.deadline is not None:
        facts += _clock(words, case, charge, finding)
    else:
        facts += _milestones(words, case, charge)
    return [*facts, *_periods(words, case)]


def _clock(words: PacketWords, case: AppealCase, charge: Charge, finding: Finding) -> Iterator[Fact]:
    start = finding.other if charge.is_clock and finding.other in _STARTS else None
    label = words.texts.word(f"milestone.{start}") if start else words.say("clock_starts")
    yield Fact(_capital(label), words.time(finding.since), _source(words, case, charge, start or "track"))
    yield Fact(_deadline(words, finding), words.time(finding.deadline), _moved_by(words, finding))
    if finding.state is State.EXEMPT and finding.happened_at is None:
        return
    yield Fact(
        _capital(charge.awaited),
        happened_text(words, finding) + _early(words, finding),
        _source(words, case, charge, _teller(case, charge, finding)),
    )


def _teller(case: AppealCase, charge: Charge, finding: Finding) -> str:
    """A track tells the moment, unless the owner told it and no scan is of that second."""
    scanned = any(event.at == finding.happened_at for parcel in case.parcels for event in parcel.events)
    return "track" if scanned or not charge.told_by_shop else "shop"


def _deadline(words: PacketWords, finding: Finding) -> str:
    """With the limit as the rules write it; one that was moved is not what they write."""
    if finding.excepted_by is not None:
        return words.say("deadline_moved")
    hours, rest = divmod((finding.deadline or 0) - (finding.since or 0), HOUR)
    if hours <= 0 or rest:
        return words.say("deadline")
    return words.say("deadline_within", within=words.texts.word("unit.hours", number=hours))


def _moved_by(words: PacketWords, finding: Finding) -> str:
    """Where the deadline stands: in the rule, or in what moved it."""
    by = excepted_by(words, finding)
    return words.say("moved_by", by=by) if by else words.say("see_rule")


def _told(words: PacketWords, charge: Charge) -> str:
    return words.say("from_files_and_shop" if charge.told_by_shop else "from_files")


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _early(words: PacketWords, finding: Finding) -> str:
    """How long before the deadline it happened; what came later speaks for itself."""
    if finding.happened_at is None or finding.deadline is None or finding.happened_at >= finding.deadline:
        return ""
    return words.say("early", by=duration(words.texts, finding.deadline - finding.happened_at))


def _milestones(words: PacketWords, case: AppealCase, charge: Charge) -> Iterator[Fact]:
    order = case.order
    for name, at in (("paid", order.paid_at), ("promised", order.promised_at)):
        if at is not None:
            yield Fact(words.say(name), plain(at), _source(words, case, charge, name))
    for parcel in case.parcels:
        lead = f"{parcel.waybill} " if len(case.parcels) > 1 else ""
        known = (("uploaded", parcel.uploaded_at), ("picked_up", parcel.picked_up_at), ("first_hub", parcel.first_hub_at),
                 ("out", parcel.out_at), ("signed", parcel.signed_at))  # fmt: skip
        for name, at in known:
            if at is not None:
                yield Fact(lead + words.say(name), plain(at), _source(words, case, charge, name))


def _periods(words: PacketWords, case: AppealCase) -> Iterator[Fact]:
    titles = {slot.slot.item: slot.slot.title[words.texts.language] for slot in case.slots}
    for number, row in enumerate(in_order(case), start=1):
        if row.period_from is not None or row.period_until is not None:
            begin, end = words.time(row.period_from), words.time(row.period_until)
            period = words.say("period", begin=begin, end=end)
            yield Fact(titles.get(row.item, row.item), period, words.say("exhibit_read", number=number))


def _source(words: PacketWords, case: AppealCase, charge: Charge, name: str) -> str:
    """The kind of file a milestone comes from."""
    if name in _OF_THE_ORDER:
        return words.say("source_order", as_of=words.time(case.order.known_as_of))
    if name == "uploaded":
        return words.say("source_upload", as_of=words.time(case.order.known_as_of))
    if name in _OF_THE_TRACK or name == "track":
        moments = [parcel.known_as_of for parcel in case.parcels if parcel.known_as_of is not None]
        return words.say("source_track", as_of=words.time(min(moments, default=None)))
    return words.say("from_shop") if name == "shop" else _told(words, charge)

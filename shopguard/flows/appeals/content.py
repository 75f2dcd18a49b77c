"""From a case to what its packet says, in the workplace's language, people masked."""

from __future__ import annotations

from shopguard.appeals.case_file import CaseFile, Enclosure, Exhibit, Fact
from shopguard.appeals.checklist import CheckedSlot
from shopguard.appeals.media import PRINTABLE
from shopguard.core.beijing import plain
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.appeals.claim import Charge, asked, charge_of
from shopguard.flows.appeals.facts import PacketWords, clock_facts, moments, order_facts, track
from shopguard.flows.appeals.notes import working_days_note
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import EvidenceRow

_PAGE_WORDS = (
    "case_number", "order", "page_of", "fact", "value", "source", "asked", "known_until", "privacy", "timeline",
    "nothing_known", "legend_deadline", "legend_fact", "legend_event", "legend_band", "unlabelled", "facts",
    "rule", "reason", "time", "record", "no_scan", "enclosed", "slot", "index", "index_note", "number", "file",
    "where", "on_page", "separately", "exhibit", "colon", "part_of",
)  # fmt: skip


def packet_content(place: Workplace, case: AppealCase) -> CaseFile:
    """Everything the packet of ``case`` prints."""
    texts = place.texts
    words, charge = PacketWords(texts), charge_of(place, case)
    shop = "" if case.order.shop == texts.word("shop.unnamed") else case.order.shop
    return CaseFile(
        case_id=case.row.id,
        order_id=case.row.order_id,
        language=texts.language,
        shop=shop,
        title=words.say("title", card=charge.card),
        asked=asked(words, case, charge),
        known_until=_known_until(words, case),
        dated=_dated(case),
        words={name: words.say(name) for name in _PAGE_WORDS},
        cover=tuple(_cover(words, case, charge, shop)),
        moments=tuple(moments(words, case, charge.card, charge.finding)),
        window=(None, None) if charge.finding is None else (charge.finding.since, charge.finding.deadline),
        facts=tuple(order_facts(words, case)),
        tracks=tuple(track(words, parcel) for parcel in case.parcels),
        rule=tuple(_rule(words, charge)),
        reason_text=case.row.reason_text,
        enclosed=tuple(_enclosure(words, case, slot) for slot in case.slots if slot.imported or slot.evidence),
        exhibits=tuple(_exhibit(words, case, row) for row in case.evidence),
    )


def _known_until(words: PacketWords, case: AppealCase) -> str:
    """Up to when each kind of imported file speaks; several tracks may have several moments."""
    tracks = sorted({parcel.known_as_of for parcel in case.parcels if parcel.known_as_of is not None})
    told = [("until_track", at) for at in tracks]
    if case.order.known_as_of is not None:
        told.insert(0, ("until_order", case.order.known_as_of))
    return words.texts.both("；", "; ").join(words.say(name, at=plain(at)) for name, at in told) or words.say("unknown")


def _dated(case: AppealCase) -> int:
    known = [case.row.opened_at, case.order.known_as_of, *(parcel.known_as_of for parcel in case.parcels)]
    return max(at for at in (*known, *(row.added_at for row in case.evidence)) if at is not None)


def _cover(words: PacketWords, case: AppealCase, charge: Charge, shop: str) -> list[Fact]:
    say, language = words.say, words.texts.language
    waybills = ", ".join(parcel.waybill for parcel in case.parcels) or case.row.waybill or say("unknown")
    noticed, deadline = say("not_told"), ""  # a deadline counted from an assumed notice is no fact to print
    if case.row.noticed_told:
        noticed, deadline = plain(case.row.noticed_at), plain(case.appeal_by) + working_days_note(words.texts, case)
    facts = [
        Fact(say("shop"), shop),
        Fact(say("order"), case.row.order_id),
        Fact(say("waybill"), waybills),
        Fact(say("clause"), f"{charge.card}{say('colon')}{charge.title}"),
        Fact(say("amount"), charge.price),
        Fact(say("noticed"), noticed),
        Fact(say("appeal_by"), deadline),
        Fact(say("submit_at"), case.window.where[language]),
        Fact(say("answer_in"), case.window.answer[language]),
    ]
    return [fact for fact in facts if fact.value]


def _rule(words: PacketWords, charge: Charge) -> list[Fact]:
    """The rule, where it stands, its clock and what happened; the verdict is the reader's."""
    say = words.say
    facts = [
        Fact(say("clause"), f"{charge.card}{say('colon')}{charge.title}"),
        Fact(say("rule_text"), charge.source),
        Fact(say("effective"), charge.effective or say("unknown")),
        *clock_facts(words, charge.finding),
        Fact(say("amount"), charge.price),
    ]
    return [fact for fact in facts if fact.value]


def _enclosure(words: PacketWords, case: AppealCase, slot: CheckedSlot) -> Enclosure:
    numbers = [number for number, row in enumerate(case.evidence, start=1) if row in slot.evidence]
    places = [words.say(f"in_{slot.slot.filled_by}")] if slot.imported else []
    if numbers:
        places.append(words.say("in_exhibits", numbers=words.texts.both("、", ", ").join(map(str, numbers))))
    return Enclosure(slot.slot.title[words.texts.language], words.texts.both("；", "; ").join(places))


def _exhibit(words: PacketWords, case: AppealCase, row: EvidenceRow) -> Exhibit:
    titles = {slot.slot.item: slot.slot.title[words.texts.language] for slot in case.slots}
    kind = words.say("file_kind", media=row.media_type, size=_size_text(row.size), added=plain(row.added_at))
    return Exhibit(titles.get(row.item, row.item), row.name, kind, row.sha256, row.media_type in PRINTABLE)


def _size_text(size: int) -> str:
    for unit, bytes_of in (("MB", 1024 * 1024), ("KB", 1024)):
        if size >= bytes_of:
            return f"{size / bytes_of:.1f} {unit}"
    return f"{size} B"

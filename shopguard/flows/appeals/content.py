"""From a case to what its packet says, in the workplace's language, people masked."""

from __future__ import annotations

from collections.abc import Iterator

from shopguard.appeals.case_file import CaseFile, Enclosure, Fact
from shopguard.appeals.masking import FIELDS, fields_of
from shopguard.core.beijing import plain
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.appeals.claim import Charge, asked, charge_of
from shopguard.flows.appeals.deciding import deciding_facts
from shopguard.flows.appeals.exhibits import enclosures, exhibits
from shopguard.flows.appeals.extension_words import extension_sheet, extension_view
from shopguard.flows.appeals.facts import moments, order_facts, track
from shopguard.flows.appeals.notes import working_days_note
from shopguard.flows.appeals.packet_words import PacketWords
from shopguard.flows.workplace import Workplace

_PAGE_WORDS = (
    "case_number", "order", "page_of", "fact", "value", "source", "asked", "known_until", "timeline", "deciding",
    "legend_deadline", "legend_fact", "legend_event", "legend_band", "unlabelled", "facts", "notice",
    "reason", "time", "record", "no_scan", "enclosed", "index", "index_note", "number", "file", "announced",
    "where", "on_page", "on_pages", "separately", "exhibit", "exhibits", "colon", "comma", "part_of", "pdf_page_of",
    "not_archival", "beijing_time",
)  # fmt: skip
_AGAIN = ("refused", "reconsideration")  # after these the packet asks for a reconsideration


def packet_content(place: Workplace, case: AppealCase) -> CaseFile:
    """Everything the packet of ``case`` prints."""
    words, charge = _words(place, case), charge_of(place, case)
    words_of_page = {name: words.say(name) for name in _PAGE_WORDS} | {"made_by": _made_by(words)}
    finding = charge.finding
    return CaseFile(
        case_id=case.row.id,
        order_id=case.row.order_id,
        language=words.texts.language,
        shop=_shop(words, case),
        title=words.say("title_again" if _is_again(case) else "title", card=charge.card),
        asked=asked(words, case, charge),
        known_until=_known_until(words, case),
        dated=_dated(case),
        words=words_of_page,
        cover=tuple(_cover(words, case, charge)),
        deciding=(*deciding_facts(words, case, charge), *_extensions(place, words, case)),
        moments=tuple(moments(words, case, charge.card, finding)),
        window=(None, None) if finding is None else (finding.since, finding.deadline),
        facts=tuple(order_facts(words, case)) if case.order_known else (),
        tracks=tuple(track(words, parcel) for parcel in case.parcels if parcel.events),
        notice_text=words.mask(case.row.notice_text),
        announced=tuple(extension_sheet(place, one) for one in case.extensions),
        reason_text=case.row.reason_text,
        enclosed=(*enclosures(words, case), *_announced(words, case)),
        exhibits=exhibits(place, words, case),
    )


def _words(place: Workplace, case: AppealCase) -> PacketWords:
    numbers = {case.row.order_id, case.row.waybill or "", *(parcel.waybill for parcel in case.parcels)}
    return PacketWords(place.texts, fields_of(case.row.unmasked), numbers)


def _shop(words: PacketWords, case: AppealCase) -> str:
    """ "" where nobody named it."""
    return "" if case.order.shop == words.texts.word("shop.unnamed") else case.order.shop


def _made_by(words: PacketWords) -> str:
    """Who put it together, and which of the buyers' data is left out."""
    hidden = [words.say(f"field_{field}") for field in FIELDS if field not in words.unmasked]
    masked = words.say("masked", fields=words.texts.both("、", ", ").join(hidden)) if hidden else ""
    return words.say("made_by") + masked


def _is_again(case: AppealCase) -> bool:
    return any(step.counts and step.state in _AGAIN for step in case.steps)


def _known_until(words: PacketWords, case: AppealCase) -> str:
    """Up to when each kind of imported file speaks; several tracks may have several moments."""
    tracks = sorted({parcel.known_as_of for parcel in case.parcels if parcel.known_as_of is not None})
    told = [("until_track", at) for at in tracks]
    if case.order.known_as_of is not None:
        told.insert(0, ("until_order", case.order.known_as_of))
    return words.texts.both("；", "; ").join(words.say(name, at=plain(at)) for name, at in told)


def _dated(case: AppealCase) -> int:
    known = [case.row.opened_at, case.order.known_as_of, *(parcel.known_as_of for parcel in case.parcels)]
    added = [*(row.added_at for row in case.evidence), *(one.added_at for one in case.extensions)]
    return max(at for at in (*known, *added) if at is not None)


def _cover(words: PacketWords, case: AppealCase, charge: Charge) -> list[Fact]:
    say = words.say
    waybills = [f"{parcel.waybill} {parcel.courier}".strip() for parcel in case.parcels] or [case.row.waybill or ""]
    noticed, deadline = "", ""  # an assumed notice, and a deadline counted from it, are no facts to print
    if case.row.noticed_told:
        noticed, deadline = plain(case.row.noticed_at), plain(case.appeal_by) + working_days_note(words.texts, case)
    facts = [
        Fact(say("shop"), _shop(words, case)),
        Fact(say("order"), case.row.order_id),
        Fact(say("waybill"), ", ".join(waybills)),
        Fact(say("clause"), f"{charge.card}{say('colon')}{charge.title}"),
        Fact(say("rule"), _rule(words, charge)),
        Fact(say("amount"), charge.at_stake.in_words(words)),
        Fact(say("noticed"), noticed),
        Fact(say("appeal_by"), deadline),
    ]
    return [fact for fact in facts if fact.value]


def _rule(words: PacketWords, charge: Charge) -> str:
    """Where the clause stands, and from when its values hold."""
    since = words.say("in_force_from", day=charge.effective) if charge.effective else ""
    return charge.source + since


def _extensions(place: Workplace, words: PacketWords, case: AppealCase) -> Iterator[Fact]:
    """The platform's announcements in one line each; their sheets tell more."""
    for one in case.extensions:
        told = extension_view(place, one)
        yield Fact(words.say("announced"), words.joined((told.note, told.period, told.new_time)), one.extension.source)


def _announced(words: PacketWords, case: AppealCase) -> list[Enclosure]:
    if not case.extensions:
        return []
    names = words.texts.both("；", "; ").join(one.extension.note for one in case.extensions)
    return [Enclosure(words.say("announced"), names, (), "announced")]

"""From a case to what its packet says, in the workplace's language, people masked."""

from __future__ import annotations

from collections.abc import Sequence

from shopguard.appeals.case_file import CaseFile, Exhibit, Fact, Mark, SlotLine
from shopguard.appeals.checklist import CheckedSlot, completeness
from shopguard.appeals.media import PRINTABLE
from shopguard.core.beijing import plain
from shopguard.core.message import Texts
from shopguard.core.money import yuan_text
from shopguard.flows.appeal_case import AppealCase, appeal_rules
from shopguard.flows.order_detail import FindingView
from shopguard.flows.packet_facts import PacketWords, moments, order_facts, rule_facts, track
from shopguard.store.appeals import EvidenceRow

_PAGE_WORDS = (
    "case_number", "order", "page_of", "fact", "value", "source", "asked", "stand", "privacy", "timeline",
    "nothing_known", "legend_deadline", "legend_fact", "legend_event", "legend_band", "unlabelled", "facts",
    "rule", "reason", "no_reason", "time", "record", "no_scan", "checklist", "slot", "need", "checks", "index",
    "index_note", "no_evidence", "number", "file", "where", "on_page", "separately", "exhibit", "colon",
    "part_of",
)  # fmt: skip


def packet_content(texts: Texts, case: AppealCase) -> CaseFile:
    """Everything the packet of ``case`` prints."""
    words, found = PacketWords(texts), _found(texts, case)
    exhibits = tuple(_exhibit(words, case, row) for row in case.evidence)
    complete = _complete(words, case, exhibits)
    return CaseFile(
        case_id=case.row.id,
        order_id=case.row.order_id,
        language=texts.language,
        shop=case.order.shop,
        title=words.say("title", card=found.card),
        asked=_asked(words, case, found),
        stand=_stand(case),
        words={name: words.say(name) for name in _PAGE_WORDS},
        cover=tuple(_cover(words, case, found, complete)),
        moments=tuple(moments(words, case, found)),
        window=(found.finding.since, found.finding.deadline),
        facts=tuple(order_facts(words, case)),
        tracks=tuple(track(words, parcel) for parcel in case.parcels),
        rule=tuple(rule_facts(words, case, found)),
        reason_text=case.row.reason_text,
        reason_count=_reason_count(words, case),
        checklist=tuple(_slot_line(words, slot) for slot in case.slots),
        checklist_note=complete,
        exhibits=exhibits,
    )


def working_days_note(texts: Texts, case: AppealCase) -> str:
    """A remark behind the deadline where working days were counted without a holiday calendar, else nothing."""
    return "" if case.window.working_days is None else texts.word("packet.working_days_note")


def _found(texts: Texts, case: AppealCase) -> FindingView:
    """The frozen finding; where the language has changed since and the judgement has not, in today's words."""
    frozen = case.frozen.view
    if case.frozen.language == texts.language:
        return frozen
    return next((view for view in case.order.findings if view.finding == frozen.finding), frozen)


def _stand(case: AppealCase) -> int:
    known = [case.row.opened_at, case.order.known_as_of, *(parcel.known_as_of for parcel in case.parcels)]
    return max(at for at in (*known, *(row.added_at for row in case.evidence)) if at is not None)


def _asked(words: PacketWords, case: AppealCase, found: FindingView) -> str:
    order, yuan = case.row.order_id, yuan_text(found.yuan_fen)
    if found.yuan_fen == 0:
        return words.say("asked_text", order=order, card=found.card)
    return words.say("asked_text_amount", order=order, card=found.card, yuan=yuan)


def _cover(words: PacketWords, case: AppealCase, found: FindingView, complete: str) -> list[Fact]:
    say, language = words.say, words.texts.language
    waybills = ", ".join(parcel.waybill for parcel in case.parcels) or case.row.waybill or say("unknown")
    return [
        Fact(say("shop"), case.order.shop),
        Fact(say("order"), case.row.order_id),
        Fact(say("waybill"), waybills),
        Fact(say("clause"), f"{found.card}{say('colon')}{found.title}"),
        Fact(say("amount"), found.price or say("not_priced")),
        Fact(say("noticed"), plain(case.row.noticed_at)),
        Fact(say("appeal_by"), plain(case.appeal_by) + working_days_note(words.texts, case)),
        Fact(say("submit_at"), case.window.where[language]),
        Fact(say("answer_in"), case.window.answer[language]),
        Fact(say("complete"), complete),
    ]


def _reason_count(words: PacketWords, case: AppealCase) -> str:
    limit, count = appeal_rules().limits.reason_characters, len(case.row.reason_text)
    return words.say("reason_count" if count <= limit else "reason_over", count=count, limit=limit)


def _slot_line(words: PacketWords, slot: CheckedSlot) -> SlotLine:
    language, colon = words.texts.language, words.say("colon")
    missing = any(check.result == "missing" for check in slot.checks)
    mark: Mark = "open" if missing else ("filled" if slot.filled else "failing")
    notes = [
        words.texts.say(check.message) + colon + words.say(f"result_{check.result}")
        for check in slot.checks
        if check.result in ("fails", "unknown") or slot.slot.filled_by != "owner"
    ]
    if slot.slot.weak is not None:
        notes.append(slot.slot.weak[language])
    need = words.say("needed" if slot.needed else "helpful")
    return SlotLine(slot.slot.title[language], need, mark, words.say(f"mark_{mark}"), tuple(notes))


def _complete(words: PacketWords, case: AppealCase, exhibits: Sequence[Exhibit]) -> str:
    needed = [slot for slot in case.slots if slot.needed]
    percent = round(100 * completeness(case.slots))
    note = words.say("complete_text", filled=sum(s.filled for s in needed), needed=len(needed), percent=percent)
    pictures, limit = sum(exhibit.printed for exhibit in exhibits), appeal_rules().limits.pictures
    return note + (words.say("too_many_pictures", count=pictures, limit=limit) if pictures > limit else "")


def _exhibit(words: PacketWords, case: AppealCase, row: EvidenceRow) -> Exhibit:
    titles = {slot.slot.item: slot.slot.title[words.texts.language] for slot in case.slots}
    kind = words.say("file_kind", media=row.media_type, size=_size_text(row.size), added=plain(row.added_at))
    return Exhibit(titles.get(row.item, row.item), row.name, kind, row.sha256, row.media_type in PRINTABLE)


def _size_text(size: int) -> str:
    for unit, bytes_of in (("MB", 1024 * 1024), ("KB", 1024)):
        if size >= bytes_of:
            return f"{size / bytes_of:.1f} {unit}"
    return f"{size} B"

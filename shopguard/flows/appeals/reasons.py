"""Reason texts the owner can start from. Only facts that imported files tell are filled in; the rest stays a visible blank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shopguard.appeals.reason_templates import ReasonTexts, read_reason_texts, reason_texts
from shopguard.core.beijing import plain
from shopguard.core.finding import Finding, State
from shopguard.core.rule_edition import REASONS
from shopguard.flows.appeals.case import AppealCase, gather, stored_appeal
from shopguard.flows.appeals.claim import charge_of
from shopguard.flows.appeals.facts import exception_text
from shopguard.flows.appeals.packet_words import PacketWords
from shopguard.flows.workplace import Workplace

_MOST_ENCLOSED = 32  # characters


@dataclass(frozen=True, slots=True)
class ReasonTemplate:
    """``name`` and ``fits`` (when to choose it) in the workplace's language; ``text`` is Chinese, blanks are 【…】."""

    name: str
    text: str
    fits: str = ""


def reason_templates(place: Workplace, appeal_id: str, at: int) -> tuple[ReasonTemplate, ...]:
    """The texts that fit the case as of ``at``, those that the files bear out first. Raises NotThere."""
    case = gather(place, stored_appeal(place, appeal_id), at)
    finding = charge_of(place, case).finding
    facts, texts, language = dict(_facts(place, case, finding)), _texts(place), place.texts.language
    state = None if finding is None else finding.state.value
    return tuple(
        ReasonTemplate(one.name[language], texts.filled(one, facts), one.fits[language])
        for one in texts.fitting(case.row.clause, case.family, state, facts)
    )


def _texts(place: Workplace) -> ReasonTexts:
    """Those of the rule file that was taken, else those that come with the program."""
    edition = place.rules.edition
    return read_reason_texts(edition.beside[REASONS]) if edition is not None and edition.sha256 else reason_texts()


def _facts(place: Workplace, case: AppealCase, finding: Finding | None) -> Iterator[tuple[str, str]]:
    """What is known, by the names of the blanks."""
    yield "order", case.row.order_id
    yield "awaited", place.rulebook.clause(case.row.clause).awaited.zh
    waybills = [parcel.waybill for parcel in case.parcels] or [case.row.waybill or ""]
    moments = {"paid": case.order.paid_at, "promised": case.order.promised_at}
    if len(waybills) == 1:
        yield from ((name, told) for name, told in (("waybill", waybills[0]),) if told)
    if len(case.parcels) == 1:
        (parcel,) = case.parcels
        yield from ((name, told) for name, told in (("courier", parcel.courier),) if told)
        moments |= {
            "uploaded": parcel.uploaded_at,
            "picked_up": parcel.picked_up_at,
            "first_hub": parcel.first_hub_at,
            "out": parcel.out_at,
            "signed": parcel.signed_at,
        }
    yield from _of_finding(place, finding)
    yield from ((name, told) for name, told in (("enclosed", _enclosed(case)),) if told)
    yield from ((name, plain(at)) for name, at in moments.items() if at is not None)


def _enclosed(case: AppealCase) -> str:
    """The papers that are in the case, by their slots; as many as leave room for the rest of the text."""
    titles = [checked.slot.title.zh for checked in case.slots if checked.evidence]
    titles += ["平台延期公告"] if case.extensions else []
    told = ""
    for title in titles:
        longer = f"{told}、{title}" if told else title
        if len(longer) > _MOST_ENCLOSED:
            return f"{told}等"
        told = longer
    return told


def _of_finding(place: Workplace, finding: Finding | None) -> Iterator[tuple[str, str]]:
    if finding is None:
        return
    clock = {"since": finding.since, "deadline": finding.deadline, "happened": finding.happened_at}
    yield from ((name, plain(at)) for name, at in clock.items() if at is not None)
    if finding.state is State.EXEMPT:
        yield "exception", exception_text(PacketWords(place.texts.in_language("zh")), finding).rstrip("。.")

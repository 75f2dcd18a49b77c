"""Announced extensions as evidence of a case: which can concern it, and putting one in or taking it out."""

from __future__ import annotations

from dataclasses import dataclass

from shopguard.core.message import NotThere
from shopguard.flows.appeals.case import gather, stored_appeal
from shopguard.flows.appeals.case_extension import frozen_words
from shopguard.flows.appeals.claim import charge_of
from shopguard.flows.appeals.extension_fit import Fit, fit_of, span_of
from shopguard.flows.appeals.extension_words import period_in_words, places_in_words, source_in_words
from shopguard.flows.workplace import Workplace
from shopguard.store import appeal_extensions as rows
from shopguard.store.extensions import ExtensionRow, fetch_extension, fetch_extensions


@dataclass(frozen=True, slots=True)
class ExtensionOffer:
    """An extension that can concern a case. ``fit``: "unsure" where period or places of the case are not fully known."""

    ref: int
    fit: Fit
    note: str
    period: str
    places: str
    source: str


def offered_extensions(place: Workplace, appeal_id: str, at: int) -> tuple[ExtensionOffer, ...]:
    """The extensions of the calendar that can concern the case and are not in it yet; those that surely fit first."""
    case = gather(place, stored_appeal(place, appeal_id), at)
    span = span_of(case, charge_of(place, case).finding, place.rulebook.provinces)
    there = {kept.extension for kept in case.extensions}
    offers = [
        _offer(place, row, fit)
        for row in fetch_extensions(place.store.connection())
        if not row.removed
        and row.extension not in there
        and (fit := fit_of(row.extension.terms, case.row.clause, span)) != "no"
    ]
    return tuple(sorted(offers, key=lambda offer: offer.fit != "fits"))


def add_extension(place: Workplace, appeal_id: str, ref: int, *, now: int) -> None:
    """Puts an extension of the calendar into the case, in its words of now. Raises NotThere."""
    row = stored_appeal(place, appeal_id)
    with place.store.transaction() as db:
        found = fetch_extension(db, ref)
        if found is None or found.removed:
            raise NotThere("problem.extension_not_offered", appeal=row.id)
        rows.insert_appeal_extension(db, row.id, ref, frozen_words(found.extension), now)


def take_out_extension(place: Workplace, appeal_id: str, extension_id: int, *, now: int) -> None:
    """Takes a notice (its id in the case) out of the case. Raises NotThere."""
    row = stored_appeal(place, appeal_id)
    with place.store.transaction() as db:
        if not rows.take_out_appeal_extension(db, row.id, extension_id, now):
            raise NotThere("problem.extension_not_in_case", appeal=row.id)


def _offer(place: Workplace, row: ExtensionRow, fit: Fit) -> ExtensionOffer:
    told = row.extension
    return ExtensionOffer(
        ref=row.ref,
        fit=fit,
        note=told.note,
        period=period_in_words(place, told.terms),
        places=places_in_words(place, told.terms),
        source=source_in_words(place, told),
    )

"""The whole verdict at one moment, as the command line gives it: orders by urgency with all their findings in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from shopguard.checker.judge import Question, findings, judge, verdicts
from shopguard.core.finding import Finding, Risk
from shopguard.core.rulebook import Citation
from shopguard.core.tags import REFUNDED
from shopguard.core.wording import reason, source
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import waybills_of
from shopguard.store.traits import told_by_cases

_NOTHING: frozenset[str] = frozenset()
_RESTS_ON = {  # why a finding stands as it does → the tags (or what else a case tells) it rests on
    "after_sale": frozenset({"after-sale-agreed"}),
    "after_sale_undated": frozenset({"after-sale-agreed"}),
    "asked_back": frozenset({"refund-asked", "return-asked"}),
    "refund_by_itself": frozenset({"refund-asked"}),
    "refund_intercept": frozenset({"refund-asked"}),
    "closed": frozenset({REFUNDED}),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One order with its findings, also those that are set aside and count for nothing; each with its reason and source in words."""

    order_id: str
    shop: str
    risk: Risk
    waybills: tuple[str, ...]
    findings: tuple[tuple[Finding, str, str], ...]


def judge_all(
    place: Workplace, at: int, *, warn_hours: int | None = None, everything: bool = False
) -> Iterator[Judged]:
    """Orders at risk at ``at`` (all orders with ``everything``), most urgent first. Nothing is stored."""
    db = place.store.connection()
    hours = place.settings.number("warn_hours") if warn_hours is None else warn_hours
    judge(db, place.rulebook, Question(at, hours))
    ranked = verdicts(db, least_urgent=Risk.CLOSED if everything else Risk.WATCH)
    wanted = {row["order_ref"] for row in ranked}
    waybills = waybills_of(db, wanted)
    by_cases = told_by_cases(db)
    told = {
        ref: tuple((finding, *in_words(place, finding, by_cases.get(ref, _NOTHING))) for finding in group)
        for ref, group in groupby(findings(db, set_aside=True), key=lambda finding: finding.order_ref)
        if ref in wanted
    }
    for row in ranked:
        ref = row["order_ref"]
        yield Judged(row["order_id"], row["shop"], Risk(row["risk"]), tuple(waybills.get(ref, ())), told.get(ref, ()))


def in_words(place: Workplace, finding: Finding, by_cases: frozenset[str] = _NOTHING) -> tuple[str, str]:
    """(reason, source) of a finding. ``by_cases``: names of what only an after-sale case tells of its order."""
    clause = place.rulebook.clause(finding.clause)
    why = reason(place.texts, clause, finding)
    if not by_cases.isdisjoint(_RESTS_ON.get(finding.why, _NOTHING)):
        why += place.texts.word("reason.by_after_sale")
    return why, source(place.texts, citation_of(place, finding))


def citation_of(place: Workplace, finding: Finding) -> Citation:
    """The citation of the values the finding was judged by."""
    return place.rulebook.clause(finding.clause).judged_by(finding.effective).citation

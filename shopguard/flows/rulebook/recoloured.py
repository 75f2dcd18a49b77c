"""Which orders changed colour when the rules changed, and why: what the old rules said of each, and what the new ones say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shopguard.checker.judge import Question, findings, judge
from shopguard.core.finding import RISK_OF_STATE, Finding, Risk
from shopguard.core.rulebook import Rulebook
from shopguard.core.wording import reason
from shopguard.flows.rulebook.rejudging import CHANGES_SEEN, rules_before
from shopguard.flows.workplace import Workplace
from shopguard.store import colour_changes as rows
from shopguard.store.fetch import keep_setting, setting
from shopguard.store.store import Row


@dataclass(frozen=True, slots=True)
class Side:
    """What one set of rules says, in words; ``reason`` is "" where the old rules can no longer be read."""

    clause: str  # id; "" = no clause applied
    card: str
    reason: str


@dataclass(frozen=True, slots=True)
class ColourChange:
    """One order. ``old`` and ``new``: the clause that led; ``instead``: where these are two, what has become of the worse one."""

    order_id: str
    old_risk: Risk
    new_risk: Risk
    old: Side
    new: Side
    instead: Side | None


def count_changes(place: Workplace) -> dict[tuple[Risk, Risk], int]:
    """How many orders went from one colour to another by the last change of rules."""
    counts = rows.count_changes(place.store.connection())
    return {(Risk(old), Risk(new)): count for (old, new), count in counts.items()}


def list_changes(place: Workplace, *, limit: int, offset: int = 0) -> list[ColourChange]:
    """A page of the orders that changed colour, the most urgent now first; both sides as of the moment of the judgement."""
    page = rows.fetch_changes(place.store.connection(), limit, offset)
    now_by_ref = _findings(place, place.rulebook, page)
    before = rules_before(place)
    then_by_ref = _findings(place, before, page) if before else {}
    return [_change(place, before, row, then_by_ref, now_by_ref) for row in page]


def are_unseen(place: Workplace) -> bool:
    """Whether there is a list the owner has not closed yet."""
    db = place.store.connection()
    return setting(db, CHANGES_SEEN) != "1" and rows.has_changes(db)


def close_list(place: Workplace) -> None:
    """The owner has seen the list: it is not shown again by itself."""
    with place.store.transaction() as db:
        keep_setting(db, CHANGES_SEEN, "1")


_ByClause = Mapping[tuple[int, str], Finding]


def _findings(place: Workplace, rulebook: Rulebook, page: Sequence[Row]) -> _ByClause:
    """The worst finding of each order and clause by these rules."""
    db = place.store.connection()
    found: dict[tuple[int, str], Finding] = {}
    for at in {row["at"] for row in page}:
        judge(db, rulebook, Question(at), [row["order_ref"] for row in page if row["at"] == at])
        for finding in sorted(findings(db), key=_urgency, reverse=True):
            found[finding.order_ref, finding.clause] = finding
    return found


def _urgency(finding: Finding) -> tuple[int, int]:
    return int(RISK_OF_STATE[finding.state]), finding.deadline or 0


def _change(place: Workplace, before: Rulebook | None, row: Row, then: _ByClause, now: _ByClause) -> ColourChange:
    ref, old, new = row["order_ref"], row["old_clause"], row["new_clause"]
    worse_now = row["new_risk"] < row["old_risk"]
    instead = None
    if old != new and worse_now and before:
        instead = _side(place, before, ref, new, then)
    elif old != new and not worse_now and old:
        instead = _side(place, place.rulebook, ref, old, now)
    return ColourChange(
        order_id=row["order_id"],
        old_risk=Risk(row["old_risk"]),
        new_risk=Risk(row["new_risk"]),
        old=_side(place, before, ref, old, then),
        new=_side(place, place.rulebook, ref, new, now),
        instead=instead,
    )


def _side(place: Workplace, rulebook: Rulebook | None, ref: int, clause_id: str | None, found: _ByClause) -> Side:
    if not clause_id:
        return Side("", "", place.texts.word("recoloured.nothing_applies"))
    clause = next((one for one in (rulebook or place.rulebook).clauses if one.id == clause_id), None)
    if clause is None:
        return Side(clause_id, clause_id, "")
    card, finding = clause.card[place.texts.language], found.get((ref, clause_id))
    if rulebook is None:
        return Side(clause_id, card, "")
    return Side(
        clause_id,
        card,
        reason(place.texts, clause, finding) if finding else place.texts.word("recoloured.does_not_apply"),
    )

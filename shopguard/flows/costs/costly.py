"""What costs money at one moment: violations and unconfirmed findings by order, and who is counted on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from shopguard.checker.judge import Question, findings, judge
from shopguard.core.beijing import day_of
from shopguard.core.cited import Family
from shopguard.core.finding import Finding, State
from shopguard.core.fines import began, family_of, stands
from shopguard.core.strikes import ShopDay
from shopguard.flows.workplace import Workplace


@dataclass(frozen=True)
class Costly:
    """The costly findings by order. ``breached`` holds fraud the owner was told of, too, though it is only suspected."""

    breached: dict[int, list[Finding]]
    unconfirmed: dict[int, list[Finding]]

    def abnormal(
        self, place: Workplace, shops: Mapping[int, str], only: Set[str] = frozenset()
    ) -> dict[ShopDay, set[int]]:
        """The orders judged abnormal by the day on which the violation began; ``only`` narrows it to those clauses."""
        return self.on_days(place, shops, "abnormal", only)

    def on_days(
        self, place: Workplace, shops: Mapping[int, str], family: Family, only: Set[str] = frozenset()
    ) -> dict[ShopDay, set[int]]:
        """The orders violating a family by the day on which the violation began; ``only`` narrows it to those clauses."""
        days: dict[ShopDay, set[int]] = {}
        families: dict[tuple[str, str | None], Family] = {}
        for ref, group in self.breached.items():
            for finding in group:
                judged_by = finding.clause, finding.effective
                if judged_by not in families:
                    families[judged_by] = family_of(place.rulebook, finding)
                moment = began(finding)
                if moment is not None and families[judged_by] == family and (not only or finding.clause in only):
                    days.setdefault((shops[ref], day_of(moment)), set()).add(ref)
        return days


def judge_costly(place: Workplace, question: Question, order_refs: Sequence[int] | None) -> Costly:
    """Judges the orders (None: all); keeps what is fined as it is or unconfirmed. Nothing is stored."""
    db = place.store.connection()
    judge(db, place.rulebook, question, order_refs)
    judged = Costly({}, {})
    for finding in findings(db, (State.BREACHED, State.UNCONFIRMED, State.SUSPECT)):
        if finding.state is State.UNCONFIRMED:
            judged.unconfirmed.setdefault(finding.order_ref, []).append(finding)
        elif stands(place.rulebook, finding):
            judged.breached.setdefault(finding.order_ref, []).append(finding)
    return judged

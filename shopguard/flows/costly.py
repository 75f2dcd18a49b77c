"""What costs money at one moment: violations and unconfirmed findings by order, and who counts as abnormal on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from shopguard.checker.judge import Question, findings, judge
from shopguard.core.beijing import day_of
from shopguard.core.finding import Finding, State
from shopguard.core.fines import began
from shopguard.core.strikes import ShopDay
from shopguard.flows.workplace import Workplace


@dataclass(frozen=True)
class Costly:
    """The costly findings by order."""

    breached: dict[int, list[Finding]]
    unconfirmed: dict[int, list[Finding]]

    def abnormal(
        self, place: Workplace, shops: Mapping[int, str], only: Set[str] = frozenset()
    ) -> dict[ShopDay, set[int]]:
        """The orders judged abnormal by the day on which the violation began; ``only`` narrows it to those clauses."""
        days: dict[ShopDay, set[int]] = {}
        for ref, group in self.breached.items():
            for finding in group:
                moment = began(finding)
                if (
                    moment is None
                    or place.rulebook.clause(finding.clause).judged_by(finding.effective).family != "abnormal"
                    or (only and finding.clause not in only)
                ):
                    continue
                days.setdefault((shops[ref], day_of(moment)), set()).add(ref)
        return days


def judge_costly(place: Workplace, question: Question, order_refs: Sequence[int] | None) -> Costly:
    """Judges the orders (None: all); keeps what is breached or unconfirmed. Nothing is stored."""
    db = place.store.connection()
    judge(db, place.rulebook, question, order_refs)
    judged = Costly({}, {})
    for finding in findings(db, (State.BREACHED, State.UNCONFIRMED)):
        target = judged.breached if finding.state is State.BREACHED else judged.unconfirmed
        target.setdefault(finding.order_ref, []).append(finding)
    return judged

"""Which fines are expected of an order: its violations, those of one kind together. Pure; money in fen.

Of timeout and abnormal only the dearest violation of an order counts: they are one call, one fine expected. Ship, stock and
fraud are a call each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shopguard.core.finding import Finding
from shopguard.core.fine_amounts import kind_of
from shopguard.core.fines import Price, began, family_of
from shopguard.core.marks import AsideReason
from shopguard.core.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Call:
    """The violations of one order that make one expected fine.

    ``clause``: the one that counts; ``fen``: the estimate, 0 where the rules name no fine. ``began``: the first second of that
    violation, ``first_began`` of the earliest of them; None where nobody knows. ``at_least``: it may be more. ``each``: each of
    several violations is fined (the old fixed fines). ``not_fined``: of all of them the owner says that the platform did not fine it.
    """

    kind: str
    clause: str
    clauses: frozenset[str]
    fen: int
    at_least: bool
    began: int | None
    first_began: int | None
    each: bool = False
    not_fined: bool = False


def calls_of(rulebook: Rulebook, findings: Iterable[Finding], prices: Iterable[Price]) -> tuple[Call, ...]:
    """The calls of one order. ``findings``: its violations; ``prices``: those of them that count, as estimated."""
    violations: dict[str, list[Finding]] = {}
    for finding in findings:
        family = family_of(rulebook, finding)
        if family != "none":
            violations.setdefault(kind_of(family), []).append(finding)
    counting: dict[str, list[Price]] = {}
    for price in prices:
        counting.setdefault(kind_of(price.family), []).append(price)
    return tuple(_call(kind, group, counting.get(kind, ())) for kind, group in sorted(violations.items()))


def _call(kind: str, group: Sequence[Finding], prices: Sequence[Price]) -> Call:
    first = min(group, key=lambda finding: (began(finding) is None, began(finding) or 0, finding.clause))
    first_began = began(first)
    clauses = frozenset(finding.clause for finding in group)
    not_fined = all(
        finding.set_aside is not None and finding.set_aside.reason is AsideReason.NOT_FINED for finding in group
    )
    if not prices:
        return Call(kind, first.clause, clauses, 0, False, first_began, first_began, not_fined=not_fined)
    dearest = max(prices, key=lambda price: (price.fen, -price.when))
    moment = began(dearest.finding)
    counts_from = dearest.when if moment is None else moment
    return Call(
        kind=kind,
        clause=dearest.clause,
        clauses=clauses,
        fen=sum(price.fen for price in prices),
        at_least=any(price.at_least for price in prices),
        began=counts_from,
        first_began=counts_from if first_began is None else first_began,
        each=any(price.fine.most_per_order is not None for price in prices),
        not_fined=not_fined,
    )

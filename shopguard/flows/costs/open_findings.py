"""All open findings at a moment: the stored ones, and those of orders that wait to be judged, judged in memory. Nothing is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from shopguard.checker.judge import Question
from shopguard.checker.keeping import judge_open
from shopguard.checker.open_rows import not_spoken_for, over_before, stored_findings, stored_risks, stored_verdicts
from shopguard.core.finding import Risk, State
from shopguard.core.tariff import Tariff
from shopguard.core.turning import Row
from shopguard.flows.costs.pricing import price
from shopguard.flows.costs.taken import taken_in
from shopguard.flows.workplace import Workplace
from shopguard.store.listing import count_by_risk

_AT_ONCE = 20_000
_RISKS = tuple(Risk)


@dataclass(frozen=True, slots=True)
class OpenFindings:
    """``rows``: by order; ``risks`` and ``amounts`` (fen; none: left out) of the orders, by what is known; ``colours``: of all orders.

    ``risks`` holds all orders with rows. ``untold``: orders that are unconfirmed and have no rows, for no time changes them.
    """

    rows: list[Row]
    risks: Mapping[int, Risk]
    amounts: Mapping[int, int]
    colours: Mapping[Risk, int]
    untold: Sequence[int]


def open_findings(place: Workplace, at: int) -> OpenFindings:
    """All of them at ``at`` (unix seconds), as far as possible from what is stored."""
    db = place.store.connection()
    waiting = not_spoken_for(db, at)
    here, anew = judged_here(place, at, waiting), set(waiting)
    verdicts = [one for one in stored_verdicts(db) if one[0] not in anew]
    colours = Counter({_RISKS[risk]: number for risk, number in count_by_risk(db).items()})
    colours.subtract(_RISKS[risk] for risk in stored_risks(db, waiting))
    colours.update(here.risks.values())
    rows = stored_findings(db)
    if anew:
        rows = sorted([row for row in rows if row[0] not in anew] + here.rows, key=itemgetter(0))
    with_rows = {row[0] for row in rows}
    return OpenFindings(
        rows=rows,
        risks={ref: _RISKS[risk] for ref, risk, _, _ in verdicts} | here.risks,
        amounts={ref: fen for ref, _, fen, _ in verdicts if fen} | here.amounts,
        colours=colours,
        untold=[ref for ref, _, _, state in verdicts if state == State.UNCONFIRMED and ref not in with_rows],
    )


@dataclass(frozen=True, slots=True)
class JudgedHere:
    """What was judged in memory, as :class:`OpenFindings` has it."""

    rows: list[Row]
    risks: dict[int, Risk]
    amounts: dict[int, int]


def judged_here(place: Workplace, at: int, order_refs: Sequence[int]) -> JudgedHere:
    """The orders judged at ``at``; what was over before the owner wants orders judged is closed."""
    here = JudgedHere([], {}, {})
    if not order_refs:
        return here
    db = place.store.connection()
    over = over_before(db, order_refs)
    here.risks.update((ref, Risk.CLOSED) for ref in over)
    judging = [ref for ref in order_refs if ref not in over]
    tariff, taken = Tariff(place.rulebook), taken_in(db, at, order_refs)
    for start in range(0, len(judging), _AT_ONCE):
        judged = judge_open(db, place.rulebook, Question(at), judging[start : start + _AT_ONCE])
        priced = price(db, judged, tariff, taken)
        here.rows.extend((*row, adds) for row, adds in zip(judged.findings, priced.adds, strict=True))
        here.risks.update((row[0], _RISKS[row[1]]) for row in judged.verdicts)
        here.amounts.update(priced.amounts)
    return here

"""How often the program was right, counted over cases: by clause, by month, in all. Pure; money in fen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from shopguard.core.truth_cases import Case, Outcome

DECIDED = (Outcome.HIT, Outcome.MISSED, Outcome.FALSE_ALARM)
UNDECIDED = (Outcome.WAITING, Outcome.UNCOVERED)
OWNERS_WORD = Outcome.NOT_FINED  # neither decided nor waiting: shown for what it is
APART = (Outcome.NO_DATA, Outcome.NOT_JUDGED, Outcome.NOT_IMPORTED, Outcome.NO_ORDER)


@dataclass(frozen=True, slots=True)
class TruthRules:
    """How careful the truth loop is. ``wait``: seconds after the beginning of a violation until which its fine may still come;
    ``gap``: ledgers no further apart are taken as one; ``least_cases``: below it no rate is told."""

    wait: int
    gap: int
    least_cases: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The cases of one clause (None: no clause is named) in one month (None: all), in numbers.

    ``counts``: how many cases had each outcome. ``predicted_fen`` and ``taken_fen``: of hits, missed and false alarms;
    ``waiting_fen``: expected and not decided yet; ``apart_fen``: taken and not to be judged by; ``back_fen``: given back,
    ``reversed_fen``: of that, what was given back whole. ``called_reversed``: of those given back whole, how many had been told.
    ``ripe_hits``: calls that were fined and whose time is over.
    """

    clause: str | None
    month: str | None
    counts: dict[Outcome, int]
    predicted_fen: int
    taken_fen: int
    waiting_fen: int
    apart_fen: int
    back_fen: int
    reversed_fen: int
    called_reversed: int
    ripe_hits: int
    least_cases: int

    def number(self, outcome: Outcome) -> int:
        """How many cases had that outcome."""
        return self.counts.get(outcome, 0)

    @property
    def taken_cases(self) -> int:
        """The fines that could have been told beforehand."""
        return self.number(Outcome.HIT) + self.number(Outcome.MISSED)

    @property
    def called_cases(self) -> int:
        """The calls whose time is over, so that is known whether a fine came."""
        return self.ripe_hits + self.number(Outcome.FALSE_ALARM)

    @property
    def hit_rate(self) -> float | None:
        """Of the fines taken, how many were told; None where there are too few to tell."""
        return self._share(self.number(Outcome.HIT), self.taken_cases)

    @property
    def precision(self) -> float | None:
        """Of the fines told, how many were taken; None where there are too few to tell."""
        return self._share(self.ripe_hits, self.called_cases)

    def _share(self, number: int, of: int) -> float | None:
        return number / of if of and of >= self.least_cases else None


@dataclass(frozen=True, slots=True)
class Tallies:
    """The same cases counted in all, by clause, by month, and by both; dearest clauses first, newest months first."""

    total: Tally
    by_clause: tuple[Tally, ...]
    by_month: tuple[Tally, ...]
    by_clause_and_month: tuple[Tally, ...]


def tallies(cases: Iterable[Case], least_cases: int) -> Tallies:
    """Counts the cases."""
    everything = list(cases)
    by_clause: dict[str | None, list[Case]] = {}
    by_month: dict[str | None, list[Case]] = {}
    by_both: dict[tuple[str | None, str | None], list[Case]] = {}
    for case in everything:
        clause, month = case.clause, case.month
        by_clause.setdefault(clause, []).append(case)
        by_month.setdefault(month, []).append(case)
        by_both.setdefault((clause, month), []).append(case)
    return Tallies(
        total=_tally(None, None, everything, least_cases),
        by_clause=_dearest_first(_tally(clause, None, group, least_cases) for clause, group in by_clause.items()),
        by_month=_newest_first(_tally(None, month, group, least_cases) for month, group in by_month.items()),
        by_clause_and_month=_newest_first(
            _dearest_first(_tally(*both, group, least_cases) for both, group in by_both.items())
        ),
    )


def _dearest_first(found: Iterable[Tally]) -> tuple[Tally, ...]:
    return tuple(
        sorted(found, key=lambda one: (-(one.taken_fen + one.apart_fen), -one.predicted_fen, one.clause or "~"))
    )


def _newest_first(found: Iterable[Tally]) -> tuple[Tally, ...]:
    return tuple(sorted(found, key=lambda one: one.month or "", reverse=True))


def _tally(clause: str | None, month: str | None, cases: list[Case], least_cases: int) -> Tally:
    return Tally(
        clause=clause,
        month=month,
        counts=dict(Counter(case.outcome for case in cases)),
        predicted_fen=sum(case.predicted_fen for case in cases if case.outcome in DECIDED),
        taken_fen=sum(case.taken_fen for case in cases if case.outcome in DECIDED),
        waiting_fen=sum(case.predicted_fen for case in cases if case.outcome in UNDECIDED),
        apart_fen=sum(case.taken_fen for case in cases if case.outcome not in DECIDED),
        back_fen=sum(case.back_fen for case in cases),
        reversed_fen=sum(case.back_fen for case in cases if case.outcome is Outcome.REVERSED),
        called_reversed=sum(1 for case in cases if case.outcome is Outcome.REVERSED and case.called is not None),
        ripe_hits=sum(1 for case in cases if case.outcome is Outcome.HIT and case.ripe and not case.further),
        least_cases=least_cases,
    )

"""The money of one order: every violation with its amount step by step, whose figure counts, and what was taken beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from shopguard.checker.judge import Question, findings, judge
from shopguard.core.amount_named import at_named, clause_named
from shopguard.core.amount_source import Amount, Settled, Source, settle
from shopguard.core.beijing import DAY
from shopguard.core.cited import Certainty
from shopguard.core.finding import Finding, State
from shopguard.core.fines import Paid, Price, counted, price, stands
from shopguard.core.message import NotThere
from shopguard.core.taken import Taken
from shopguard.flows.costs.amount_steps import Step, reckoning_steps
from shopguard.flows.costs.beside_words import figures_beside, fines_beside
from shopguard.flows.costs.counting_steps import counting_steps
from shopguard.flows.costs.how_words import how_in_words
from shopguard.flows.costs.settling_steps import settling_steps
from shopguard.flows.costs.taken import taken_by_order
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import order_row, paid_of
from shopguard.store.figures import BaseLines, base_of

Standing = Literal["now", "ignored", "unconfirmed"]
Which = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class ViolationAmount:
    """One violation and what of it counts.

    ``standing``: it stands now, it will within 24 hours if nothing more happens, or it is unconfirmed. ``fen``: what it adds to
    that sum; ``sources``: whose figures those are (none: another one counts in its place, the steps say which). ``at_least``: it
    may be more, up to ``most_fen`` where the rule says so. ``free``: in words that its tier costs nothing, None where it does not.
    """

    clause: str
    card: str
    waybill: str | None
    standing: Standing
    when: int
    fen: int
    sources: tuple[Source, ...]
    at_least: bool
    most_fen: int | None
    certainty: Certainty
    how: str  # the reckoning in one line
    steps: tuple[Step, ...]
    free: str | None = None


@dataclass(frozen=True, slots=True)
class OrderAmounts:
    """What an order costs, in fen: now (``taken_fen`` of it is taken already), if nothing more happens within 24 hours, and, apart,
    what is unconfirmed.

    ``beside``: sentences on what was taken, or what the platform expects to take, where nothing was found. ``looming``: clause
    and waybill of what counts in ``ignored_fen``. ``taken``: the order's fines in the ledger.
    """

    order_id: str
    now_fen: int
    taken_fen: int
    ignored_fen: int
    unconfirmed_fen: int
    violations: tuple[ViolationAmount, ...]
    beside: tuple[str, ...]
    looming: frozenset[Which]
    taken: tuple[Taken, ...] = ()

    @property
    def last_known_only(self) -> bool:
        """Whether some amount rests on a value the platform no longer publishes."""
        return any(one.certainty == "last known" and "estimate" in one.sources for one in self.violations)

    def of(self, which: Which) -> ViolationAmount | None:
        """The violation of that clause and waybill, None where there is none that stands, comes or is unconfirmed."""
        return next((one for one in self.violations if (one.clause, one.waybill) == which), None)


@dataclass(frozen=True, slots=True)
class _Sum:
    """One of the three sums: all prices of its violations alone, and what of them counts."""

    standing: Standing
    alone: tuple[Price, ...]
    settled: Settled[Price]

    @property
    def fen(self) -> int:
        return sum(amount.fen for amount in self.settled.amounts)

    def amounts_of(self, one: Price) -> tuple[Amount[Price], ...]:
        """Those that count for the violation."""
        return tuple(amount for amount in self.settled.amounts if amount.price.finding == one.finding)


def order_amounts(place: Workplace, order_id: str, at: int) -> OrderAmounts:
    """The order's money as judged at ``at`` (unix seconds). Raises :class:`~shopguard.core.message.NotThere`."""
    db = place.store.connection()
    row = order_row(db, order_id)
    if row is None:
        raise NotThere("problem.order_not_there", order=order_id)
    ref = int(row["id"])
    questions = Question(at), Question(at + DAY, assume_known_until=at + DAY, seen_until=at)
    now, later = [_judged(place, question, ref) for question in questions]
    return reckon(place, row["order_id"], ref, now, later, taken_by_order(place, at, [ref]).get(ref, ()))


def _judged(place: Workplace, question: Question, ref: int) -> list[Finding]:
    db = place.store.connection()
    judge(db, place.rulebook, question, [ref])
    return list(findings(db))


def reckon(
    place: Workplace,
    order_id: str,
    ref: int,
    now: Sequence[Finding],
    later: Sequence[Finding],
    taken: Sequence[Taken],
) -> OrderAmounts:
    """The order's money. ``now``: all its findings; ``later``: those 24 hours on if nothing more happens; ``taken``: its fines in
    the ledger."""
    paid = paid_of(place.store.connection(), [ref])[ref].reckoned_from
    due = _summed(place, paid, "now", _fined(place, now), taken)
    ignored = _summed(place, paid, "ignored", _fined(place, later), taken)
    unsure = [one for one in now if one.state is State.UNCONFIRMED]
    unconfirmed = _summed(place, paid, "unconfirmed", unsure, due.settled.beside)
    base = base_of(place.store.connection(), ref)
    looming = frozenset(_which(amount.price.finding) for amount in ignored.settled.amounts)
    return OrderAmounts(
        order_id=order_id,
        now_fen=due.fen,
        taken_fen=sum(amount.fen for amount in due.settled.amounts if amount.source == "ledger"),
        ignored_fen=ignored.fen,
        unconfirmed_fen=unconfirmed.fen,
        violations=_violations(place, paid, base, due, ignored, unconfirmed),
        beside=(
            *fines_beside(place, [one for one in unconfirmed.settled.beside if one in ignored.settled.beside]),
            *figures_beside(place.texts, paid.figures, [one for of in (due, ignored, unconfirmed) for one in of.alone]),
        ),
        looming=looming,
        taken=tuple(taken),
    )


def _fined(place: Workplace, found: Iterable[Finding]) -> list[Finding]:
    return [one for one in found if stands(place.rulebook, one)]


def _summed(place: Workplace, paid: Paid, standing: Standing, found: Sequence[Finding], taken: Sequence[Taken]) -> _Sum:
    alone = tuple(told for one in found if (told := price(place.rulebook, paid, one)) is not None)
    settled = settle(place.rulebook, counted(place.rulebook, paid, found), taken)
    return _Sum(standing, alone, settled._replace(amounts=at_named(settled.amounts, alone)))


def _violations(
    place: Workplace, paid: Paid, base: BaseLines, due: _Sum, ignored: _Sum, unconfirmed: _Sum
) -> tuple[ViolationAmount, ...]:
    """Those that stand, then those to come, then the unconfirmed ones; each by its time."""
    told = [(of, one) for of in (due, unconfirmed) for one in of.alone]
    known = {_which(one.finding) for _, one in told}
    told += [(ignored, one) for one in ignored.alone if _which(one.finding) not in known]
    order = ("now", "ignored", "unconfirmed")
    told.sort(key=lambda pair: (order.index(pair[0].standing), pair[1].when, pair[1].clause, pair[1].waybill or ""))
    return tuple(_violation(place, paid, base, one_sum, one) for one_sum, one in told)


def _violation(place: Workplace, paid: Paid, base: BaseLines, of: _Sum, one: Price) -> ViolationAmount:
    amounts = of.amounts_of(one)
    shown = amounts[-1].price if amounts else one
    sources = tuple(dict.fromkeys(amount.source for amount in amounts))
    estimated = "estimate" in sources or not sources
    for_another = bool(amounts) and all(clause_named(amount) for amount in amounts)  # what was taken is not this sum
    steps = (
        *(() if for_another else reckoning_steps(place.texts, paid, shown, base)),
        *(() if for_another else counting_steps(place.rulebook, place.texts, one, of.alone, of.settled.amounts)),
        *settling_steps(place.rulebook, place.texts, paid, shown, amounts),
    )
    return ViolationAmount(
        clause=one.clause,
        card=place.rulebook.clause(one.clause).card[place.texts.language],
        waybill=one.waybill,
        standing=of.standing,
        when=one.when,
        fen=sum(amount.fen for amount in amounts),
        sources=sources,
        at_least=one.at_least and estimated,
        most_fen=one.most_fen if estimated else None,
        certainty=one.fine.citation.certainty,
        how=how_in_words(place, shown, amounts, fined=of.standing == "now"),
        steps=steps,
        free=_free(place, one) if not amounts else None,
    )


def _free(place: Workplace, one: Price) -> str | None:
    if one.fen or one.tier_open or one.tier.most_yuan:
        return None
    return place.texts.word("amount.free_ship" if one.family == "ship" else "price.nothing")


def _which(finding: Finding) -> Which:
    return finding.clause, finding.waybill

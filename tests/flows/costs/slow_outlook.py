"""The outlook told the slow way: everything judged and priced anew for each moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from shopguard.checker.judge import Question, findings, judge, verdicts
from shopguard.core.finding import WORST_FIRST, Finding, Risk, State
from shopguard.core.fines import counted, stands, within_shop_days
from shopguard.core.outlook import Outlook
from shopguard.core.strikes import DayCount
from shopguard.core.turning import state_at
from shopguard.flows.costs.day_rates import shop_days
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import paid_of, waybills_by_shipment
from shopguard.store.shop_days import uploads
from tests.flows.costs.slow_days import count_days, violating

SAID = (State.BREACHED, State.SUSPECT, State.DUE, State.UNCONFIRMED)  # what an order's colour and amount are made of


class Said(NamedTuple):
    """What one clause says of one order or parcel; where it is broken, by which deadline."""

    order_ref: int
    clause: str
    waybill: str | None
    state: State
    deadline: int | None


class Told(NamedTuple):
    """Everything the outlook tells of a moment."""

    said: set[Said]
    colours: dict[Risk, int]
    fen: int
    days: list[DayCount]


def slow(place: Workplace, question: Question, outlook: Outlook) -> Told:
    """By judging anew, of what the outlook has rows of."""
    db = place.store.connection()
    judge(db, place.rulebook, question)
    found = list(findings(db, SAID))
    colours = Counter(Risk(row["risk"]) for row in verdicts(db, least_urgent=Risk.CLOSED))
    breached: dict[int, list[Finding]] = {}
    for one in found:
        if stands(place.rulebook, one):
            breached.setdefault(one.order_ref, []).append(one)
    shops = {ref: order.shop for ref, order in paid_of(db, breached).items()}
    missing = frozenset(clause for rule in place.rulebook.strike_rules for clause in rule.missing_clauses)
    with_rows = {row[0] for row in outlook.rows}
    return Told(
        comparable(map(said, found), known=question.at == outlook.at, with_rows=with_rows),
        {risk: colours[risk] for risk in Risk},
        cost(place, breached),
        count_days(
            shop_days(uploads(db, question.seen)),
            violating(place.rulebook, breached, shops, "abnormal"),
            violating(place.rulebook, breached, shops, "abnormal", missing),
        ),
    )


def cost(place: Workplace, breached: dict[int, list[Finding]]) -> int:
    """The sum of all fines that count."""
    orders = paid_of(place.store.connection(), breached)
    prices = {ref: counted(place.rulebook, orders[ref].reckoned_from, group) for ref, group in breached.items()}
    kept = within_shop_days(prices, {ref: order.shop for ref, order in orders.items()})
    return sum(price.fen for group in kept.values() for price in group)


def said(finding: Finding) -> Said:
    """What a finding says."""
    deadline = finding.deadline if finding.state is State.BREACHED else None
    return Said(finding.order_ref, finding.clause, finding.waybill, finding.state, deadline)


def comparable(all_said: Iterable[Said], *, known: bool, with_rows: set[int]) -> set[Said]:
    """Without what is unconfirmed of orders of whose parcels nothing is known: it stands in no row, and changes with no time.

    Missing stock of a late pickup begins to be asked for when that pickup is late, which then is unconfirmed itself.
    """
    return {
        one
        for one in all_said
        if one.state is not State.UNCONFIRMED
        or (one.order_ref in with_rows and (known or one.clause != "out-of-stock"))
    }


def quick(place: Workplace, outlook: Outlook, at: int) -> Told:
    """By the outlook; its own moment is what is known."""
    known = at == outlook.at
    refs = {row[0] for row in outlook.rows}
    waybills = waybills_by_shipment(place.store.connection(), refs)
    speaking: dict[tuple[int, str, str | None], tuple[int, int, State]] = {}
    for row in outlook.rows:
        state = row[6] if known else state_at(row, at)
        if state is not None:
            key = row[0], row[2], waybills.get(row[1])
            one = WORST_FIRST.index(State(state)), row[5] or 0, State(state)
            speaking[key] = min(one, speaking.get(key, one))
    deadlines = {(row[0], row[2], row[5] or 0): row[5] for row in outlook.rows}
    told = [
        Said(*key, state, deadlines[key[0], key[1], deadline] if state is State.BREACHED else None)
        for key, (_, deadline, state) in speaking.items()
        if state in SAID
    ]
    standing = outlook.standing(at)
    return Told(
        comparable(told, known=known, with_rows=refs), dict(standing.colours), standing.fen, list(standing.days)
    )

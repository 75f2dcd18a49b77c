"""The truth loop: the fines the ledger shows beside what is red, case by case and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from shopguard.checker.judge import Question, findings, judge
from shopguard.checker.red_orders import orders_maybe_red, states_said
from shopguard.core.finding import Finding, State
from shopguard.core.fine_match import kinds_of_clauses
from shopguard.core.fines import counted, stands, within_shop_days
from shopguard.core.taken import Taken
from shopguard.core.truth import Instead, matched
from shopguard.core.truth_calls import Call, calls_of
from shopguard.core.truth_cases import Case, Outcome, Span, call_case, fine_case, joined, lone_case, without_doubtful
from shopguard.core.truth_tally import Tallies, TruthRules, tallies
from shopguard.flows.costs.taken import TakenFines, taken_fines
from shopguard.flows.costs.truth_words import case_in_words, headline, notes, outcome_word
from shopguard.flows.workplace import Workplace
from shopguard.importers.ledger_words import truth_rules
from shopguard.store.fetch import PaidOrder, paid_of
from shopguard.store.ledger_matches import has_ledger, ledger_files, over_before
from shopguard.store.switches import clauses_off

Said = Mapping[int, Mapping[str, set[State]]]  # order ref → clause → its states that are not red


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in words: what became of it, and one sentence that says why."""

    case: Case
    word: str
    says: str


@dataclass(frozen=True, slots=True)
class TruthView:
    """What the page shows. ``has_ledger``: whether any was imported; without one there are no cases. ``covered``: by shop, the
    times its ledgers show (unix seconds). ``cases``: newest first, those not decided yet behind them. ``cards``: clause to its card."""

    at: int
    has_ledger: bool
    rules: TruthRules
    covered: Mapping[str, tuple[Span, ...]]
    tallies: Tallies
    cases: tuple[CaseRow, ...]
    cards: Mapping[str, str]
    headline: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Orders:
    """The orders that were fined or are red: what is called of each, and what was said of its other clauses."""

    calls: Mapping[int, tuple[Call, ...]]
    said: Said
    paid: Mapping[int, PaidOrder]
    before: set[int]


def truth(place: Workplace, at: int) -> TruthView:
    """Fines and calls up to ``at`` (unix seconds), by what is known now. Nothing is stored."""
    rules = truth_rules()
    some = has_ledger(place.store.connection())
    covered = _covered(place, rules, at) if some else {}
    cases = sorted(_cases(place, rules, covered, at), key=_undecided_last) if some else []
    counts = tallies(cases, rules.least_cases)
    cards = {clause.id: clause.card[place.texts.language] for clause in place.rulebook.clauses}
    spans = joined((span for of_shop in covered.values() for span in of_shop), rules.gap, at)
    return TruthView(
        at=at,
        has_ledger=some,
        rules=rules,
        covered=covered,
        tallies=counts,
        cases=tuple(
            CaseRow(case, outcome_word(place.texts, case.outcome), case_in_words(place.texts, cards, case))
            for case in cases
        ),
        cards=cards,
        headline=headline(place.texts, counts.total, spans) if some else place.texts.word("truth.no_ledger"),
        notes=notes(place.texts, counts.total, rules) if some else (),
    )


def _covered(place: Workplace, rules: TruthRules, at: int) -> dict[str, tuple[Span, ...]]:
    by_shop: dict[str, list[Span]] = {}
    for file in ledger_files(place.store.connection()):
        by_shop.setdefault(file.shop, []).append(Span(file.first_at, file.last_at))
    return {shop: joined(spans, rules.gap, at) for shop, spans in sorted(by_shop.items())}


def _cases(place: Workplace, rules: TruthRules, covered: Mapping[str, tuple[Span, ...]], at: int) -> Iterator[Case]:
    fines = taken_fines(place, at)
    orders = _judged(place, fines, at)
    kinds, off = kinds_of_clauses(place.rulebook), clauses_off(place.store.connection())
    alarms: list[tuple[Case, str]] = []
    for ref in sorted({*orders.calls, *fines.by_order}):
        order = orders.paid[ref]
        taken = fines.by_order.get(ref, ())
        judged = [fine for fine in taken if fine.name.judged and ref not in orders.before and fine.clause not in off]
        instead = Instead.BEFORE if ref in orders.before else Instead.OFF
        yield from _not_judged(order.order_id, (fine for fine in taken if fine not in judged), instead)
        pairs, left = matched(orders.calls.get(ref, ()), judged, orders.said.get(ref, {}), kinds)
        of_shop = covered.get(order.shop, ())
        yield from (fine_case(order.order_id, pair, of_shop, rules.wait) for pair in pairs)
        for call in left:
            case = call_case(order.order_id, call, of_shop, rules.wait)
            if case is not None:
                alarms.append((case, call.kind))
    yield from without_doubtful(alarms, fines.orderless, kinds)
    yield from _unknown(fines)


def _judged(place: Workplace, fines: TakenFines, at: int) -> _Orders:
    db = place.store.connection()
    red = orders_maybe_red(db, at)
    judge(db, place.rulebook, Question(at), None if red is None else sorted({*red, *fines.by_order}))
    violations: dict[int, list[Finding]] = {}
    # what is set aside was called all the same: how often the program is right is not for its owner to mend
    for finding in findings(db, (State.BREACHED, State.SUSPECT), set_aside=True):
        if stands(place.rulebook, finding):
            violations.setdefault(finding.order_ref, []).append(finding)
    paid = paid_of(db, {*violations, *fines.by_order})
    return _Orders(
        calls=_calls(place, violations, paid),
        said=states_said(db, fines.by_order),
        paid=paid,
        before=over_before(db, fines.by_order),
    )


def _calls(
    place: Workplace, violations: Mapping[int, Sequence[Finding]], paid: Mapping[int, PaidOrder]
) -> dict[int, tuple[Call, ...]]:
    prices = {
        ref: counted(place.rulebook, replace(paid[ref].reckoned_from, figures=()), group)
        for ref, group in violations.items()
    }  # the estimate is what is put to the test, not what the platform itself said it would take
    limited = within_shop_days(prices, {ref: paid[ref].shop for ref in prices})
    return {ref: calls_of(place.rulebook, group, limited[ref]) for ref, group in violations.items()}


def _not_judged(order_id: str, fines: Iterable[Taken], instead: Instead) -> Iterator[Case]:
    for fine in fines:
        case = lone_case(Outcome.NOT_JUDGED, order_id, fine)
        yield replace(case, instead=instead) if fine.name.judged else case


def _unknown(fines: TakenFines) -> Iterator[Case]:
    for order_id, taken in fines.not_imported.items():
        for fine in taken:
            outcome = Outcome.NOT_IMPORTED if fine.name.judged else Outcome.NOT_JUDGED
            yield lone_case(outcome, order_id, fine, imported=False)
    yield from (lone_case(Outcome.NO_ORDER, None, fine, imported=False) for fine in fines.orderless)


def _undecided_last(case: Case) -> tuple[bool, int, str, str]:
    return (
        case.taken_at is None and not case.ripe,
        -(case.taken_at or case.began or 0),
        case.order_id or "",
        case.clause or "",
    )

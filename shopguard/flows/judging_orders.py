"""Orders judged and stored inside a transaction: two connections share the work where there is much of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import compress, groupby
from operator import itemgetter
from typing import Any

from shopguard.checker.judge import Question
from shopguard.checker.keeping import Judged, judge_open, keep, settle
from shopguard.core.finding import State
from shopguard.core.fines import Paid
from shopguard.core.rulebook import Rulebook
from shopguard.core.tariff import Tariff, Violation
from shopguard.store.fetch import TRAITS
from shopguard.store.store import Store

_BATCH = 20_000


def judge_orders(
    store: Store,
    rulebook: Rulebook,
    now: int,
    order_refs: Sequence[int],
    tell: Callable[[int], None] = lambda _done: None,
) -> None:
    """Judges the orders and stores findings, verdicts and amounts; inside the caller's transaction.

    What that transaction has changed of orders, parcels or the calendar may not be seen. ``tell`` is called between batches
    with how many are done.
    """
    db = store.connection()
    question, tariff = Question(now), Tariff(rulebook)

    def judge(left: Sequence[int]) -> Judged:
        return judge_open(store.connection(), rulebook, question, left)

    def store_judged(judged: Judged) -> None:
        keep(db, judged, dict(_amounts(judged.fined, tariff)))

    if len(order_refs) <= _BATCH:
        tell(0)
        store_judged(judge(settle(db, rulebook, question, order_refs)))
        return
    with _second_reader(store) as reader:
        ahead: Future[Judged] | None = None
        for start in range(0, len(order_refs), _BATCH):
            tell(start)
            left = settle(db, rulebook, question, order_refs[start : start + _BATCH])
            before, ahead = ahead, reader.submit(judge, left)
            if before is not None:
                store_judged(before.result())
        if ahead is not None:
            store_judged(ahead.result())


@contextmanager
def _second_reader(store: Store) -> Iterator[ThreadPoolExecutor]:
    """A thread whose connection reads what was stored when the caller's transaction began: nobody else can write meanwhile."""

    def begin() -> None:
        db = store.connection()
        db.execute("BEGIN")
        db.execute("SELECT 1 FROM orders LIMIT 1").fetchone()

    with ThreadPoolExecutor(1, "judging") as reader:
        reader.submit(begin).result()
        try:
            yield reader
        finally:
            reader.submit(store.close_thread).result()


def _amounts(rows: Iterable[Any], tariff: Tariff) -> Iterator[tuple[int, int]]:
    """(order ref, fen) of every order that costs something; ``rows`` as :func:`Judged` has them."""
    last = 4 + len(TRAITS)
    for order, group in groupby(rows, key=itemgetter(slice(0, last))):
        ref, amount_fen, paid_at, promised_at, *told = order
        traits = frozenset(compress(TRAITS, told)) if any(told) else _NO_TRAITS
        violations = [
            Violation(*row[last + 1 :])
            for row in group
            if row[last] == State.BREACHED or tariff.family(row[last + 1], row[last + 2]) == "fraud"
        ]
        if violations:
            yield ref, tariff.cost(Paid(ref, amount_fen, paid_at, promised_at, traits), violations)


_NO_TRAITS: frozenset[str] = frozenset()

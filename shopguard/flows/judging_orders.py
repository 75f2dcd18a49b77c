"""Orders judged and stored inside a transaction: two connections share the work where there is much of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from shopguard.checker.judge import Question
from shopguard.checker.keeping import Judged, due_of, judge_open, keep, settle
from shopguard.core.rulebook import Rulebook
from shopguard.core.tariff import Tariff
from shopguard.flows.costs.pricing import price
from shopguard.flows.costs.taken import taken_in
from shopguard.store.colour_history import begin_colours, note_colours
from shopguard.store.store import Store
from shopguard.store.warned import note_warned

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

    taken = taken_in(db, now, order_refs)
    begin_colours(db)

    def store_judged(judged: Judged) -> None:
        keep(db, judged, price(db, judged, tariff, taken))
        note_warned(db, due_of(judged), now)

    if len(order_refs) <= _BATCH:
        tell(0)
        store_judged(judge(settle(db, rulebook, question, order_refs)))
    else:
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
    note_colours(db, now)


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

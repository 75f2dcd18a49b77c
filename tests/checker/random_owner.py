"""Random words of the owner about what counts: findings set aside until around a boundary, clauses switched, and taken back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from shopguard.core.marks import ActionKind
from shopguard.store import marks, switches
from shopguard.store.engine import sqlite3
from shopguard.store.owner_actions import begin_action
from tests.checker.plain_judge import CLAUSES, HOUR, uses
from tests.checker.plain_owner import Word
from tests.checker.random_parcels import SECONDS, one_in
from tests.checker.random_shops import Shop, clocks_of


@st.composite
def owners_words(draw: st.DrawFn, shop: Shop, *, always: bool = False) -> list[Word]:
    """None, as mostly; else a few about what the shop's orders are said to violate, some of them taken back again."""
    if not always and not draw(one_in(3)):
        return []
    words = [draw(_word(shop)) for _ in range(draw(st.integers(1, 3)))]
    return words + [replace(word, back=True) for word in words if draw(one_in(4))]


@st.composite
def _word(draw: st.DrawFn, shop: Shop) -> Word:
    edges = clocks_of(shop)
    clauses = sorted({one.clause for _, one in edges}) or list(CLAUSES)
    clause = draw(st.sampled_from(clauses))
    if draw(one_in(3)):
        return Word(None, clause)
    order = draw(st.sampled_from(shop.orders))
    numbers = [waybill for waybill, _ in uses(order)]
    deadlines = [one.deadline for other, one in edges if other is order and one.deadline is not None]
    until = draw(st.sampled_from((None, shop.asked.at, *deadlines[:6])))
    return Word(
        order.order_id,
        draw(st.sampled_from((None, clause, clause))),
        draw(st.sampled_from((None, None, *numbers))),
        None if until is None else until + draw(st.sampled_from((0, HOUR))) + draw(st.sampled_from(SECONDS)),
    )


def save_word(db: sqlite3.Connection, word: Word) -> None:
    """The word as it is kept; what it may recolour is to be judged anew."""
    if word.order_id is None:
        assert word.clause is not None
        action = begin_action(db, 0, ActionKind.SWITCH)
        switches.save_switch(db, action, word.clause, "", off=not word.back)
        switches.judge_again(db, word.clause)
        return
    action = begin_action(db, 0, ActionKind.ASIDE)
    said = marks.Marked(
        word.order_id, ActionKind.ASIDE, not word.back, word.clause or "", word.waybill or "", word.until, "settled"
    )
    marks.save_marks(db, action, [said])
    marks.judge_again(db, [word.order_id])

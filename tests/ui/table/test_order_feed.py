"""The feed brings the list, first rows first; the same question again moves nothing that has not changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.app import build_workplace
from shopguard.core.finding import Risk
from shopguard.core.order_refs import OrderRefs
from shopguard.flows.judging import refresh
from shopguard.flows.orders.marks import note
from shopguard.flows.orders.order_filter import Filter, Sort
from shopguard.flows.orders.order_list import list_orders, listed_orders
from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.application import Look
from shopguard.ui.table.order_feed import Loaded, OrderFeed
from shopguard.ui.table.order_model import COLUMNS, OrderModel
from shopguard.ui.table.order_table import OrderTable
from shopguard.ui.table.page_feed import MOST_WAITING
from shopguard.ui.table.row_pages import PAGE_ROWS, PAGES_KEPT
from tests.benchmarks.million_shop import NOW, make_big_shop

ORDERS = 1_000


class Bench(QObject):
    """A table with all that feeds it, and what was told of it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place, self.jobs = place, Jobs(place, self)
        self.model = OrderModel(place.texts, self)
        self.feed = OrderFeed(place, self.jobs, self.model, lambda: NOW, self)
        self.table = OrderTable(self.model, lambda: NOW)
        self.feed.anchors = self.table.anchors
        self.table.resize(900, 500)
        self.told: list[str] = []
        self.loaded: list[Loaded] = []
        self.changed: list[tuple[int, int]] = []
        self.model.modelReset.connect(lambda: self.told.append("reset"))
        self.model.dataChanged.connect(lambda first, last: self.changed.append((first.row(), last.row())))
        self.feed.loaded.connect(self.loaded.append)

    def settle(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(self.jobs.idle)
        self.table.grab()  # what is in view is asked for when it is painted
        qtbot.waitUntil(self.jobs.idle)

    def number_at(self, y: int) -> str:
        row = self.model.row(self.table.rowAt(y))
        assert row is not None
        return row.order_id


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    make_big_shop(tmp_path, ORDERS)
    place = build_workplace(tmp_path, "zh")
    refresh(place, NOW)
    bench = Bench(place)
    bench.table.show()
    bench.feed.reload()
    bench.settle(qtbot)
    yield bench
    bench.jobs.close()
    put_away(bench.table)  # before its model goes
    place.store.close()


def test_first_rows_then_all_and_one_reset(bench: Bench) -> None:
    assert bench.told == ["reset"]
    assert [loaded.found for loaded in bench.loaded] == [ORDERS, ORDERS]
    assert sum(bench.loaded[0].counts.values()) == ORDERS
    assert bench.model.rowCount() == ORDERS
    shown = [row for _, row in bench.model.loaded()]
    assert shown == list_orders(bench.place, Filter(), limit=len(shown))
    assert bench.model.row(ORDERS // 2) is None  # asked for now


def test_deep_rows_come_when_they_are_looked_at(qtbot: QtBot, bench: Bench) -> None:
    bench.table.verticalScrollBar().setValue(bench.table.verticalScrollBar().maximum())
    bench.settle(qtbot)
    (last,) = list_orders(bench.place, Filter(), limit=1, offset=ORDERS - 1)
    assert bench.model.row(ORDERS - 1) == last


def test_a_sort_and_a_filter_are_other_lists(qtbot: QtBot, bench: Bench) -> None:
    bench.table.verticalScrollBar().setValue(5_000)
    bench.table.sort_wanted.connect(bench.feed.set_sort)
    bench.table.sort_by(Sort("paid", descending=True))
    bench.settle(qtbot)
    assert bench.table.verticalScrollBar().value() == 0
    expected = list_orders(bench.place, Filter(), Sort("paid", descending=True), limit=20)
    assert [bench.model.row(number) for number in range(20)] == expected
    bench.feed.set_filter(Filter(frozenset([Risk.VIOLATED]), text="商品 3"))
    bench.settle(qtbot)
    wanted = listed_orders(
        bench.place, Filter(frozenset([Risk.VIOLATED]), text="商品 3"), Sort("paid", descending=True)
    )
    assert [bench.model.ref_at(number) for number in range(bench.model.rowCount())] == list(wanted)
    assert bench.loaded[-1].found == len(wanted)


def test_the_newest_question_is_answered(qtbot: QtBot, bench: Bench) -> None:
    for text in ("1", "12", "no such order"):
        bench.feed.set_filter(Filter(text=text))
    bench.settle(qtbot)
    assert (bench.model.rowCount(), bench.feed.wanted.text) == (0, "no such order")


def test_another_filter_by_risk_shows_its_first_rows_before_the_list_is_made(qtbot: QtBot, bench: Bench) -> None:
    bench.loaded.clear()
    bench.feed.set_filter(Filter(frozenset([Risk.VIOLATED])))
    bench.settle(qtbot)
    assert len(bench.loaded) == 2
    assert bench.loaded[0].found == bench.loaded[1].found == bench.model.rowCount()


def test_what_changes_while_it_is_read_is_read_once_more(qtbot: QtBot, bench: Bench) -> None:
    bench.loaded.clear()
    for _ in range(5):
        bench.feed.reload()
    bench.settle(qtbot)
    assert len(bench.loaded) == 2


def test_what_was_looked_at_last_comes_first(qtbot: QtBot, bench: Bench) -> None:
    bench.changed.clear()
    for page in (5, 9, 12):
        bench.model.row(page * PAGE_ROWS)
    bench.settle(qtbot)
    assert [first // PAGE_ROWS for first, _ in bench.changed] == [5, 12, 9]


def test_what_was_left_behind_is_asked_for_when_it_is_looked_at_again(qtbot: QtBot, bench: Bench) -> None:
    refs = bench.model.refs_of(0) * (MOST_WAITING + 3)  # a long list; whose rows they are does not matter
    bench.model.show_list(OrderRefs(refs), len(refs), {}, NOW, anew=False)
    bench.settle(qtbot)
    asked: list[int] = []
    bench.model.page_wanted.connect(asked.append)
    for page in range(1, MOST_WAITING + 3):
        bench.model.row(page * PAGE_ROWS)
    bench.settle(qtbot)
    asked.clear()
    bench.model.row(2 * PAGE_ROWS)  # page 1 was being read, and then the oldest one had to go
    assert asked == [2]
    bench.settle(qtbot)


def test_a_page_of_the_list_before_is_not_shown_in_the_next(qtbot: QtBot, bench: Bench) -> None:
    bench.table.verticalScrollBar().setValue(7 * PAGE_ROWS * bench.table.row_height)
    assert bench.model.row(7 * PAGE_ROWS) is None  # asked for now, of the list by urgency
    bench.model.show_list(OrderRefs(range(ORDERS, 0, -1)), ORDERS, {}, NOW, anew=False)
    bench.settle(qtbot)
    for number in range(ORDERS):
        row = bench.model.row(number)
        assert row is None or row.order_ref == bench.model.ref_at(number), number
    bench.settle(qtbot)


def test_a_note_changes_its_row_and_nothing_else(qtbot: QtBot, bench: Bench) -> None:
    row = bench.model.row(3)
    assert row is not None
    note(bench.place, [row.order_id], "打过电话", NOW)
    bench.told.clear()
    bench.changed.clear()
    bench.feed.reload()
    bench.settle(qtbot)
    assert bench.told == []
    assert bench.changed == [(3, 3)]
    assert bench.model.row(3) == replace(row, note="打过电话")


def test_the_first_row_in_view_keeps_its_place_when_others_go(qtbot: QtBot, bench: Bench) -> None:
    bench.table.verticalScrollBar().setValue(300 * bench.table.row_height + 5)
    bench.settle(qtbot)
    seen = bench.number_at(0)
    gone = [row.order_id for row in list_orders(bench.place, Filter(), limit=40)]
    with bench.place.store.transaction() as db:
        marks = ", ".join("?" * len(gone))
        db.execute(f"DELETE FROM verdict WHERE order_ref IN (SELECT id FROM orders WHERE order_id IN ({marks}))", gone)
    bench.feed.reload()
    bench.settle(qtbot)
    assert bench.model.rowCount() == ORDERS - 40
    assert bench.number_at(0) == seen
    assert bench.table.verticalScrollBar().value() == 260 * bench.table.row_height + 5


def test_the_selection_stays_with_its_orders(qtbot: QtBot, bench: Bench) -> None:
    table = bench.table
    table.setFocus()
    table.setCurrentIndex(bench.model.index(50, 0))
    for _ in range(3):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    before = table.selected.refs()
    assert len(before) == 4
    first = listed_orders(bench.place, Filter())[0]
    with bench.place.store.transaction() as db:
        db.execute("DELETE FROM verdict WHERE order_ref = ?", (first,))
    bench.feed.reload()
    bench.settle(qtbot)
    assert table.selected.refs() == before
    assert table.selected.spans() == [range(49, 53)]
    table.selectAll()
    assert len(table.selected.refs()) == ORDERS - 1  # loaded or not
    with bench.place.store.transaction() as db:
        db.execute("DELETE FROM verdict WHERE order_ref = ?", (before[0],))
    bench.feed.reload()
    bench.settle(qtbot)
    assert table.selected.count() == ORDERS - 2


def test_an_order_is_found_wherever_it_is(qtbot: QtBot, bench: Bench) -> None:
    (deep,) = list_orders(bench.place, Filter(), limit=1, offset=777)
    with qtbot.waitSignal(bench.feed.found) as found:
        bench.feed.find(deep.order_id)
    assert found.args == [deep.order_id, 777]
    bench.feed.find("no such order")
    bench.settle(qtbot)


def test_a_list_that_grows_at_its_end_keeps_the_rest(look: Look, bench: Bench) -> None:
    model, shown = OrderModel(bench.place.texts), [row for _, row in bench.model.loaded()][: PAGE_ROWS + 3]
    refs = [row.order_ref for row in shown]
    told: list[object] = []
    model.show_list(OrderRefs(refs[:3]), 3, {0: shown[:3]}, NOW, anew=False)
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsInserted.connect(lambda _parent, first, last: told.append((first, last)))
    model.show_list(OrderRefs(refs), len(refs), {0: shown[:PAGE_ROWS]}, NOW, anew=True)
    assert told == [(3, PAGE_ROWS + 2)]
    assert model.row(PAGE_ROWS - 1) == shown[PAGE_ROWS - 1]
    assert model.columnCount() == COLUMNS


def test_memory_stays_small_however_far_one_scrolls(look: Look, bench: Bench) -> None:
    model, row = OrderModel(bench.place.texts), next(row for _, row in bench.model.loaded())
    pages = PAGES_KEPT + MOST_WAITING
    model.start_over(pages * PAGE_ROWS, {}, NOW)
    for page in range(pages):
        model.put_page(page, [row] * PAGE_ROWS)
    assert len(list(model.loaded())) == PAGES_KEPT * PAGE_ROWS


def test_a_page_that_was_given_up_is_asked_for_again(look: Look, bench: Bench) -> None:
    model, row = OrderModel(bench.place.texts), next(row for _, row in bench.model.loaded())
    model.start_over((PAGES_KEPT + 1) * PAGE_ROWS, {}, NOW)
    asked: list[int] = []
    model.page_wanted.connect(asked.append)
    for page in range(PAGES_KEPT + 1):
        model.row(page * PAGE_ROWS)
        model.put_page(page, [row] * PAGE_ROWS)
    asked.clear()
    assert model.row(PAGE_ROWS) is row
    assert asked == []
    assert model.row(0) is None
    assert asked == [0]


def test_rows_that_become_known_are_painted_anew(look: Look, bench: Bench) -> None:
    model = OrderModel(bench.place.texts)
    refs = listed_orders(bench.place, Filter())
    model.show_list(OrderRefs(refs.part(0, PAGE_ROWS)), ORDERS, {}, NOW, anew=False)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.show_list(refs, ORDERS, {}, NOW, anew=True)
    assert told == [(PAGE_ROWS, ORDERS - 1)]

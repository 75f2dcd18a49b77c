"""Tagging in the window: one order, several, a product; what is set is shown; undo by button and by key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDateTime, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import DAY, HOUR
from shopguard.core.finding import Risk
from shopguard.core.message import Language
from shopguard.core.tags import TAGS, Source
from shopguard.flows.judging import refresh
from shopguard.flows.orders.order_list import OrderRow
from shopguard.flows.orders.tagging import Change, Product, TagView, set_tags, tags_of
from shopguard.flows.workplace import Workplace
from shopguard.ui.look.application import Look
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.orders import tag_desk
from shopguard.ui.orders.tag_dialog import TagDialog
from shopguard.ui.orders.tag_row import TagRow
from shopguard.ui.orders.tag_strip import TagStrip
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.table.order_model import ORDER_ID, PAGE_ROWS, RISK, OrderModel
from shopguard.ui.table.order_table import OrderTable
from tests.facts import line, save_order
from tests.ui.driving import Clock, settle

LEFT, CTRL, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
A, B, C = "6900000000000000001", "6900000000000000002", "6900000000000000003"
CAT = Product("3600000000000000001", "测试猫粮 & 猫砂")
CHECKED, PARTLY, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


@pytest.fixture
def shop(place: Workplace, moment: int) -> Workplace:
    """Three orders sent 30 hours ago and never scanned; two of them are of the same product."""
    facts: dict[str, object] = {"uploaded_at": moment - 30 * HOUR, "paid_at": moment - 40 * HOUR}
    with place.store.transaction() as db:
        save_order(
            db,
            line(A, product_id=CAT.key, product=CAT.name, **facts),
            line(B, product_id=CAT.key, product=CAT.name, **facts),
            line(C, product="测试杯子", ship_entity="厂家自送", **facts),
            known_as_of=moment - HOUR,
        )
    refresh(place, moment)
    return place


@pytest.fixture
def shop_window(open_window: Callable[[Workplace], MainWindow], shop: Workplace) -> MainWindow:
    return open_window(shop)


def click_order(window: MainWindow, order_id: str, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    number = window.model.number_of(order_id)
    assert number is not None
    where = window.table.visualRect(window.model.index(number, ORDER_ID)).center()
    QTest.mouseClick(window.table.viewport(), LEFT, keys, where)


def ask_tags(qtbot: QtBot, window: MainWindow, *orders: str) -> TagDialog:
    """Selects the orders with the mouse and opens the dialog by the key."""
    click_order(window, orders[0])
    for order in orders[1:]:
        click_order(window, order, CTRL)
    settle(qtbot, window)
    window.activateWindow()  # the offscreen platform does not give it back when a dialog closes
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_T, CTRL)
    settle(qtbot, window)
    assert window.parts.tags.dialog is not None
    return window.parts.tags.dialog


def tick(row: TagRow) -> None:
    QTest.mouseClick(row.box, LEFT, NO_KEY, QPoint(8, row.box.height() // 2))


def names(place: Workplace, order_id: str) -> list[str]:
    return [view.name for view in tags_of(place, order_id)]


def strip(window: MainWindow) -> TagStrip:
    assert window.parts.panel.tags is not None
    return window.parts.panel.tags


def test_several_orders_are_tagged_and_undone(qtbot: QtBot, shop_window: MainWindow, shop: Workplace) -> None:
    window = shop_window
    dialog = ask_tags(qtbot, window, A, C)
    assert dialog.scope.selection is not None
    assert dialog.scope.selection.isChecked()
    assert dialog.scope.selection.text() == "选中的 2 个订单"
    assert not dialog.apply_button.isEnabled()
    tick(dialog.tags["complaint"])
    QTest.mouseClick(dialog.apply_button, LEFT)
    settle(qtbot, window)
    assert window.parts.tags.dialog is None
    assert names(shop, A) == ["complaint"]
    assert names(shop, C) == ["seller-delivered", "complaint"]
    assert names(shop, B) == []
    assert window.notice.isVisible()
    assert (window.notice.sentence.text(), window.notice.action.text()) == ("已标记 2 个订单", "撤销")
    assert strip(window).chips.words == ("厂家自送（导出文件）", "买家投诉")
    assert window.table.selected.orders() == [A, C]  # still, though the table was read anew
    QTest.mouseClick(window.notice.action, LEFT)
    settle(qtbot, window)
    assert names(shop, A) == []
    assert "已撤销：2 单 的标记（买家投诉）" in window.notice.sentence.text()
    QTest.mouseClick(window.notice.action, LEFT)  # 恢复
    settle(qtbot, window)
    assert names(shop, A) == ["complaint"]


def test_the_undo_key_undoes_and_says_when_there_is_nothing_left(
    qtbot: QtBot, shop_window: MainWindow, shop: Workplace, moment: int
) -> None:
    set_tags(shop, [A], [Change("pets")], moment)
    shop_window.table.setFocus()
    QTest.keyClick(shop_window, Qt.Key.Key_Z, CTRL)
    settle(qtbot, shop_window)
    assert names(shop, A) == []
    QTest.keyClick(shop_window, Qt.Key.Key_Z, CTRL)
    settle(qtbot, shop_window)
    assert shop_window.notice.sentence.text().startswith("这次打开以后没有可以撤销的")
    assert not shop_window.notice.action.isVisible()


def test_a_product_is_tagged_from_the_orders_panel(qtbot: QtBot, shop_window: MainWindow, shop: Workplace) -> None:
    window = shop_window
    click_order(window, B)
    settle(qtbot, window)
    assert strip(window).chips.accessibleName() == "没有标记"
    QTest.mouseClick(strip(window).button, LEFT)
    settle(qtbot, window)
    dialog = window.parts.tags.dialog
    assert dialog is not None
    assert dialog.scope.order.isChecked()
    assert dialog.scope.selection is None
    tick(dialog.tags["pets"])  # what was ticked stays when the scope is changed
    assert dialog.scope.product is not None
    dialog.scope.product.click()
    assert "测试猫粮 & 猫砂（2 个订单）" in dialog.scope.products.currentText()
    QTest.mouseClick(dialog.apply_button, LEFT)
    settle(qtbot, window)
    assert names(shop, A) == names(shop, B) == ["pets"]
    assert names(shop, C) == ["seller-delivered"]
    assert strip(window).chips.words == ("宠物（商品）",)


def test_what_is_set_is_shown_with_where_it_comes_from(
    qtbot: QtBot, shop_window: MainWindow, shop: Workplace, moment: int
) -> None:
    set_tags(shop, CAT, [Change("pets")], moment)
    set_tags(shop, [A], [Change("question", moment - HOUR)], moment)
    dialog = ask_tags(qtbot, shop_window, A, C)
    rows = dialog.tags
    assert rows["pets"].box.checkState() is PARTLY
    assert rows["pets"].set_by.text() == "2 个里有 1 个已标"
    dialog.scope.order.click()  # the one clicked last: C
    assert rows["pets"].box.checkState() is UNCHECKED
    assert rows["seller-delivered"].box.checkState() is CHECKED
    assert rows["seller-delivered"].set_by.text() == "导出文件里写着"
    dialog.close()
    dialog = ask_tags(qtbot, shop_window, A)
    rows = dialog.tags
    assert rows["pets"].set_by.text() == "已标在商品上：测试猫粮 & 猫砂"
    assert rows["question"].set_by.text() == "已标 · 2026-11-20 11:00"
    assert rows["question"].when.isEnabled()
    assert rows["question"].when.dateTime().toSecsSinceEpoch() == moment - HOUR
    assert not rows["answered"].when.isEnabled()
    assert rows["no-courier-data"].box.accessibleDescription()
    assert dialog.changes() == []
    tick(rows["pets"])
    tick(rows["question"])
    assert dialog.changes() == [Change("pets", taken_away=True), Change("question", taken_away=True)]
    tick(rows["question"])
    assert dialog.changes() == [Change("pets", taken_away=True)]  # back as it was
    dialog.close()


def test_only_what_was_changed_is_told_of_a_mixed_selection(
    qtbot: QtBot, shop_window: MainWindow, shop: Workplace, moment: int
) -> None:
    set_tags(shop, [A], [Change("pets"), Change("qic")], moment)
    dialog = ask_tags(qtbot, shop_window, A, B)
    tick(dialog.tags["pets"])
    assert dialog.tags["pets"].box.checkState() is CHECKED
    assert dialog.changes() == [Change("pets")]
    QTest.mouseClick(dialog.apply_button, LEFT)
    settle(qtbot, shop_window)
    assert names(shop, A) == ["pets", "qic"]
    assert names(shop, B) == ["pets"]


def test_a_moment_to_come_is_refused_in_the_dialog_and_can_be_corrected(
    qtbot: QtBot, shop_window: MainWindow, shop: Workplace, moment: int
) -> None:
    dialog = ask_tags(qtbot, shop_window, A)
    row = dialog.tags["delivered"]
    tick(row)
    assert row.when.dateTime().toSecsSinceEpoch() == moment  # the clock's own minute
    row.when.setDateTime(QDateTime.fromSecsSinceEpoch(moment + HOUR, row.when.timeZone()))
    QTest.mouseClick(dialog.apply_button, LEFT)
    settle(qtbot, shop_window)
    assert shop_window.parts.tags.dialog is dialog
    assert dialog.notice.isVisible()
    assert dialog.notice.text() == "“已送达”的时间还没到，不能先标，什么都没有改。请填已经发生的时间。"
    row.when.setDateTime(QDateTime.fromSecsSinceEpoch(moment - HOUR, row.when.timeZone()))
    QTest.mouseClick(dialog.apply_button, LEFT)
    settle(qtbot, shop_window)
    (view,) = tags_of(shop, A)
    assert (view.name, view.at, view.source) == ("delivered", moment - HOUR, Source.ORDER)


def test_an_agreed_time_begins_with_tomorrow(
    qtbot: QtBot, shop_window: MainWindow, shop: Workplace, moment: int
) -> None:
    dialog = ask_tags(qtbot, shop_window, A)
    tick(dialog.tags["agreed-ship"])
    QTest.mouseClick(dialog.apply_button, LEFT)
    settle(qtbot, shop_window)
    (view,) = tags_of(shop, A)
    assert (view.name, view.at) == ("agreed-ship", moment + DAY)
    assert strip(shop_window).chips.words == ("约定的发货时间 11-21 12:00",)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_keyboard_alone_tags_an_order(qtbot: QtBot, shop_window: MainWindow, shop: Workplace) -> None:
    window = shop_window
    window.table.setFocus()
    QTest.keyClick(window.table, Qt.Key.Key_Down)
    QTest.keyClick(window.table, Qt.Key.Key_Up)
    settle(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)  # keys of a window work in the one that is in front
    QTest.keyClick(window, Qt.Key.Key_T, CTRL)
    settle(qtbot, window)
    dialog = window.parts.tags.dialog
    assert dialog is not None
    seen: list[QWidget] = []
    while (at := focus()) is not dialog.tags["pets"].box:
        assert at not in seen, "went round without passing the tag"
        seen.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    settle(qtbot, window)
    (selected,) = window.table.selected.orders() or []
    assert "pets" in names(shop, selected)
    assert window.parts.tags.dialog is None


def test_nothing_selected_is_said(qtbot: QtBot, shop_window: MainWindow) -> None:
    shop_window.parts.tags.open_selected()
    assert shop_window.parts.tags.dialog is None
    assert "请先在表里选" in shop_window.notice.sentence.text()


def test_too_many_at_once_are_sent_to_the_product(
    qtbot: QtBot, shop_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tag_desk, "MOST_AT_ONCE", 2)
    shop_window.table.selectAll()
    shop_window.parts.tags.open_selected()
    settle(qtbot, shop_window)
    assert shop_window.parts.tags.dialog is None
    assert "一次最多选 2 个订单来标记，现在选了 3 个" in shop_window.notice.sentence.text()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the offscreen platform, of every menu
def test_the_tables_menu_offers_it(qtbot: QtBot, shop_window: MainWindow) -> None:
    table = shop_window.table
    place = table.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, table.mapToGlobal(place))
    table.contextMenuEvent(event)
    assert not table.menu.isVisible()  # nothing is selected
    click_order(shop_window, A)
    settle(qtbot, shop_window)
    table.contextMenuEvent(event)
    assert table.menu.isVisible()
    assert {"标记…", "选中的订单一起申诉…"} <= {action.text() for action in table.menu.actions()}
    table.menu.close()


def test_rows_that_are_selected_but_not_loaded_are_asked_for(qtbot: QtBot, look: Look, place: Workplace) -> None:
    model = OrderModel(place.texts)
    table = OrderTable(model, Clock(0))
    qtbot.addWidget(table)
    wanted: list[int] = []
    model.page_wanted.connect(wanted.append)
    rows = [row(number) for number in range(PAGE_ROWS + 3)]
    model.start_over(len(rows), {0: rows[:PAGE_ROWS]}, 0)
    table.selectAll()
    assert table.selected.count() == PAGE_ROWS + 3
    assert table.selected.orders() is None
    assert wanted == [1]
    model.put_page(1, rows[PAGE_ROWS:])
    assert table.selected.orders() == [one.order_id for one in rows]


def test_the_selection_outlives_the_reading_anew(qtbot: QtBot, look: Look, place: Workplace) -> None:
    model = OrderModel(place.texts)
    table = OrderTable(model, Clock(0))
    qtbot.addWidget(table)
    rows = [row(number) for number in range(5)]
    model.start_over(5, {0: rows}, 0)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for number in (1, 2, 4):
        table.selectionModel().select(model.index(number, RISK), flags)
    model.start_over(4, {0: [rows[4], rows[0], rows[3], rows[2]]}, 0)  # another order, and one has gone
    assert table.selected.orders() == [rows[4].order_id, rows[2].order_id]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_tags_at_once_stay_within_a_narrow_strip(
    qtbot: QtBot, look: Look, place: Workplace, language: Language, moment: int
) -> None:
    look.speak(language)
    tags = [TagView(tag.id, place.texts.word(f"tag.{tag.id}"), moment, Source.PRODUCT, "") for tag in TAGS.values()]
    page, tag_strip = CardPage(), TagStrip()
    qtbot.addWidget(page)
    page.fill([tag_strip])
    page.resize(340, 600)
    page.show()
    tag_strip.show_tags(tags)
    chips = tag_strip.chips
    qtbot.waitUntil(lambda: chips.height() >= chips.heightForWidth(chips.width()))
    assert len(chips.places(chips.width())) == len(TAGS)
    assert all(chips.rect().contains(place) for place in chips.places(chips.width()))
    page.grab()  # painting says nothing amiss
    page.close()


def row(number: int) -> OrderRow:
    """A made-up row of the table."""
    return OrderRow(
        order_ref=number,
        order_id=str(6_900_000_000_000_000_000 + number),
        shop="演示店铺",
        risk=Risk.OK,
        clause=None,
        card="",
        state=None,
        deadline=None,
        waybills="",
        courier="",
        product="",
        place="",
        status="",
        amount_fen=None,
        yuan_fen=0,
    )


def test_the_menu_offers_to_tag_what_is_selected(qtbot: QtBot, shop_window: MainWindow) -> None:
    assert shop_window.parts.tags.action in shop_window.parts.menu.actions()
    click_order(shop_window, C)
    settle(qtbot, shop_window)
    shop_window.parts.tags.action.trigger()
    settle(qtbot, shop_window)
    assert shop_window.parts.tags.dialog is not None
    shop_window.parts.tags.dialog.close()

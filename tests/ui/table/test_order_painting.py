"""What the table paints: colours, the selection, the pointer and the keyboard, sharpness, other text sizes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QHoverEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip

from shopguard.core.finding import Risk
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.look.badges import badge_size
from shopguard.ui.look.palette import DARK, LIGHT, TONE_OF_RISK, Scheme
from shopguard.ui.orders.refund_badge import short_word
from shopguard.ui.table.order_model import CARD, COLUMN_KEYS, COUNTDOWN, FINE, ORDER_ID, PRODUCT, RISK, WAYBILLS
from shopguard.ui.table.order_table import OrderTable
from shopguard.ui.table.row_painter import MARGIN
from tests.ui.driving import Clock
from tests.ui.table.made_up import NOON, line, lines, model_of, picture, show, shown_table, size_text

BEFORE_THE_ICON = 11  # pixels into the cell of the risk: there is only the badge


def colour_beside(table: OrderTable, number: int) -> str:
    """The ground of a line, where no text stands: in the gap between two columns."""
    x = table.columnViewportPosition(COUNTDOWN)
    return picture(table).pixelColor(x, number * table.row_height + 5).name()


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_every_risk_has_its_colour(look: Look, table: OrderTable, scheme: Scheme) -> None:
    look.wear("light" if scheme is LIGHT else "dark")
    QApplication.processEvents()
    seen = picture(table)
    for number, risk in enumerate(Risk):
        x = table.columnViewportPosition(RISK) + BEFORE_THE_ICON
        found = seen.pixelColor(x, number * table.row_height + table.row_height // 2).name()
        assert found == scheme.tones[TONE_OF_RISK[risk]].background
    look.wear("light")


def test_selected_lines_and_the_one_with_the_keyboard_stand_out(table: OrderTable) -> None:
    table.selectRow(2)
    seen = picture(table)
    assert colour_beside(table, 2) == LIGHT.tones["accent"].background
    assert [colour_beside(table, number) for number in (0, 1)] == [LIGHT.card, LIGHT.raised]
    top = 2 * table.row_height
    ring = {seen.pixelColor(400, top + at).name() for at in range(3)}
    assert any(QColor(one).lightness() < QColor(LIGHT.tones["accent"].background).lightness() - 60 for one in ring)
    table.clearFocus()
    assert {picture(table).pixelColor(400, top + at).name() for at in range(3)} == {LIGHT.tones["accent"].background}


def test_the_line_under_the_pointer_is_tinted(table: OrderTable) -> None:
    before = colour_beside(table, 4)
    where = QPointF(300, 4 * table.row_height + 10)
    QApplication.sendEvent(table.viewport(), QHoverEvent(QHoverEvent.Type.HoverMove, where, where, where))
    assert colour_beside(table, 4) != before
    QApplication.sendEvent(table.viewport(), QHoverEvent(QHoverEvent.Type.HoverLeave, where, where, where))
    assert colour_beside(table, 4) == before


def test_a_part_painted_alone_is_as_the_whole(table: OrderTable) -> None:
    table.selectRow(1)
    whole = picture(table)
    part = table.viewport().grab(table.visualRect(table.model().index(3, ORDER_ID))).toImage()
    cell = table.visualRect(table.model().index(3, ORDER_ID))
    assert part == whole.copy(cell)


def cell(table: OrderTable, number: int, column: int) -> QImage:
    return picture(table).copy(table.visualRect(table.model().index(number, column)))


def test_amounts_stand_at_the_right(table: OrderTable) -> None:
    seen = cell(table, 0, FINE)
    ground = seen.pixelColor(1, 2)
    inked = [
        x for x in range(seen.width()) if any(seen.pixelColor(x, y) != ground for y in range(4, seen.height() - 4))
    ]
    assert seen.width() - MARGIN - 3 <= max(inked) < seen.width() - MARGIN + 1
    assert min(inked) > seen.width() // 3


def test_of_several_waybills_one_is_whole_and_the_others_are_counted(table: OrderTable) -> None:
    first = line(0).waybills
    show(table.model(), [line(0, waybills=f"{first}, JT{1:013}, SF{1:013}")])  # type: ignore[arg-type]
    several = cell(table, 0, WAYBILLS)
    show(table.model(), [line(0, waybills=f"{first} +2")])  # type: ignore[arg-type]
    assert several == cell(table, 0, WAYBILLS)


def test_a_long_rule_ends_before_the_badge_of_the_refund(table: OrderTable) -> None:
    show(table.model(), [line(0, refund=True, card="揽"), line(1), line(2, refund=True, card="揽收超时" * 4)])  # type: ignore[arg-type]
    badge = badge_size(short_word(), table.font()).width()
    short, long = cell(table, 0, CARD), cell(table, 2, CARD)
    right = QRect(short.width() - MARGIN - badge + 8, 6, badge - 8, short.height() - 12)
    assert short.copy(right) == long.copy(right)


def test_it_is_sharp_on_a_dense_screen(table: OrderTable) -> None:
    dense = QImage(table.viewport().size() * 2, QImage.Format.Format_RGB32)
    dense.setDevicePixelRatio(2)
    table.viewport().render(dense)
    y = table.row_height + table.row_height // 2
    badge = dense.pixelColor(2 * BEFORE_THE_ICON, 2 * y).name()
    assert badge == LIGHT.tones[TONE_OF_RISK[list(Risk)[1]]].background


def test_a_text_that_is_cut_is_told_in_full(table: OrderTable) -> None:
    long = "<b>杯子</b>，很长的名字（编造）" * 5
    show(table.model(), [line(0, product=long, note="先打 <b>13800000000", aside=1), line(1)])  # type: ignore[arg-type]
    assert table.explanation(table.model().index(0, PRODUCT)).startswith("<p>&lt;b&gt;杯子")
    assert table.explanation(table.model().index(0, ORDER_ID)) == ""
    marks = COLUMN_KEYS.index("marks")
    assert table.explanation(table.model().index(0, marks)) == "<p>有备注 · 放一边</p><p>先打 &lt;b&gt;1**********</p>"
    assert table.explanation(table.model().index(1, marks)) == ""
    assert not QToolTip.isVisible()


def test_a_line_on_its_way_is_no_blank(look: Look) -> None:
    model = model_of(lines(200))
    model.start_over(400, {}, NOON)
    table = shown_table(OrderTable(model, Clock(NOON)))
    colours = {picture(table).pixelColor(x, table.row_height // 2 + y).name() for x in range(30) for y in range(-4, 9)}
    assert len(colours) > 1
    put_away(table)


def test_the_text_size_changes_the_height_and_keeps_the_place(look: Look, table: OrderTable) -> None:
    table.verticalScrollBar().setValue(300 * table.row_height)
    small = table.row_height
    size_text(look, 150)
    assert table.row_height > 1.4 * small
    assert table.visible_rows()[0] == 300
    size_text(look, 100)
    assert (table.row_height, table.visible_rows()[0]) == (small, 300)

"""Charts: their axes, their hatches without colour, the numbers they tell in words, the keyboard."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.ui.costs.charts import Chart
from shopguard.ui.costs.hatches import Hatch, fill_hatched
from shopguard.ui.costs.on_paper import chart_image, sheets
from shopguard.ui.costs.picture import Bar, Picture, Series, axis_steps
from shopguard.ui.look.application import Look
from shopguard.ui.look.palette import DARK, LIGHT, Scheme

ALL_HATCHES: tuple[Hatch, ...] = ("solid", "rising", "dots", "empty", "level", "crossed")


def words(number: float) -> str:
    return f"{number:g}"


def picture(form: str = "stacked", *values: tuple[float | None, ...]) -> Picture:
    series = (Series("已违规", "bad", "solid"), Series("要留意", "watch", "dots"))
    bars = tuple(Bar(f"11-{nth:02}", value, f"11-{nth:02} 有 {value}") for nth, value in enumerate(values, 1))
    return Picture("编造的图", form, series, bars, words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("highest", "least", "steps"),
    [
        (0, 1, [0, 1]),
        (1, 1, [0, 1]),
        (5, 1, [0, 1, 2, 3, 4, 5]),
        (7, 1, [0, 2, 4, 6, 8]),
        (25, 1, [0, 5, 10, 15, 20, 25]),
        (26, 1, [0, 10, 20, 30]),
        (101, 1, [0, 50, 100, 150]),
        (0.3, 0.01, [0, 0.1, 0.2, 0.3]),
        (0, 0.01, [0, 1]),
    ],
)
def test_the_axis_reaches_the_highest_bar(highest: float, least: float, steps: list[float]) -> None:
    assert axis_steps(highest, least) == pytest.approx(steps)


def test_a_stack_is_as_high_as_its_parts_together() -> None:
    values: tuple[tuple[float | None, ...], ...] = ((3, 4), (5, None))
    assert picture("stacked", *values).highest == 7
    assert picture("paired", *values).highest == 5
    assert picture("stacked").highest == 0


def painted(hatch: Hatch, scheme: Scheme) -> QImage:
    """A hatch as a printer without colour has it; the colours are the same for all."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    fill_hatched(painter, QRectF(0, 0, 40, 40), scheme.tones["bad"], hatch)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_hatches_differ_without_colour(qtbot: QtBot, scheme: Scheme) -> None:
    images = {hatch: painted(hatch, scheme) for hatch in ALL_HATCHES}
    for one, other in combinations(ALL_HATCHES, 2):
        differing = sum(
            abs(images[one].pixelColor(x, y).lightness() - images[other].pixelColor(x, y).lightness()) > 40
            for x in range(40)
            for y in range(40)
        )
        assert differing > 100, (one, other)


@pytest.fixture
def chart(qtbot: QtBot, look: Look) -> Chart:
    made = Chart(picture("stacked", (3, 0), (0, 2), (None, 1)))
    qtbot.addWidget(made)
    made.resize(600, 260)
    made.show()
    qtbot.waitExposed(made)
    made.grab()
    return made


def test_all_numbers_are_told_in_words(chart: Chart) -> None:
    assert chart.accessibleName() == "编造的图"
    assert chart.accessibleDescription().splitlines() == ["11-01 有 (3, 0)", "11-02 有 (0, 2)", "11-03 有 (None, 1)"]


def test_the_arrows_go_from_bar_to_bar(qtbot: QtBot, chart: Chart) -> None:
    chosen: list[int] = []
    chart.bar_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        QTest.keyClick(chart, key)
    assert chosen == [0, 1, 0, 2, 0]
    chart.show_picture(picture("paired", (1, 1)))
    assert chart.chosen == -1
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.chosen == 0


def test_a_click_chooses_the_bar_under_it(qtbot: QtBot, chart: Chart) -> None:
    width = chart.width()
    assert [chart.bar_at(QPointF(width * part, 150)) for part in (0.2, 0.5, 0.9)] == [0, 1, 2]
    assert chart.bar_at(QPointF(1, 1)) == -1
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPointF(width * 0.5, 150).toPoint())
    assert chart.chosen == 1


def test_the_bar_under_the_pointer_is_told(chart: Chart) -> None:
    said = [chart.said_at(QPointF(chart.width() * part, 150)) for part in (0.5, 0.9)]
    assert said == ["11-02 有 (0, 2)", "11-03 有 (None, 1)"]
    assert chart.said_at(QPointF(1, 1)) == ""


@pytest.mark.parametrize("form", ["stacked", "paired", "lying"])
@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_every_form_is_painted(qtbot: QtBot, look: Look, form: str, appearance: str) -> None:
    """Qt's warnings fail a test; an unknown number, no bar at all and very little room are no reason for one."""
    look.wear(appearance)  # type: ignore[arg-type]
    for values in ((), ((1, 2),), ((None, None),), ((0, 0), (1e6, 0.001))):
        chart = Chart(picture(form, *values))
        qtbot.addWidget(chart)
        for size in ((60, 40), (300, 160), (1600, 500)):
            chart.resize(*size)
            assert not chart.grab().isNull()
        chart.choose(0)
        assert not chart.grab().isNull()
    look.wear("light")


def test_a_small_number_is_still_seen(qtbot: QtBot, look: Look) -> None:
    chart = Chart(picture("paired", (100_000, 0), (1, 0)))
    qtbot.addWidget(chart)
    chart.resize(600, 260)
    image = chart.grab().toImage()
    bar = LIGHT.tones["bad"].text
    right_half = {image.pixelColor(x, y).name() for x in range(310, 600) for y in range(40, 260)}
    assert bar in right_half


def test_a_chart_on_paper_is_dark_on_white_whatever_the_look(qtbot: QtBot, look: Look) -> None:
    look.wear("dark")
    image = chart_image(picture("stacked", (3, 1)), QApplication.font())
    assert image.pixelColor(2, 2).name() == "#ffffff"
    assert (image.width(), image.devicePixelRatio()) == (2_000, 2.0)
    look.wear("light")


def test_the_table_goes_on_over_the_sheets(qtbot: QtBot, look: Look) -> None:
    lines = [[f"2026-11-{nth:02}", str(nth)] for nth in range(100)]
    pages = sheets(picture("stacked", (3, 1)), ["日期", "数"], lines, QApplication.font())
    assert len(pages) == 3
    assert all(QImage.fromData(page).size().toTuple() == (2_000, 2_828) for page in pages)
    assert len(sheets(picture("stacked", (3, 1)), [], [], QApplication.font())) == 1

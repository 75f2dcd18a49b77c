"""The first tour: four steps, each beside its part, skipped with one press, seen once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from shopguard.ui.help.tour import Stop, Tour
from shopguard.ui.look.application import Look


def window_with(qtbot: QtBot, *places: QRect) -> tuple[QWidget, list[Stop]]:
    window = QWidget()
    window.resize(900, 600)
    stops = []
    for number, place in enumerate(places):
        part = QLineEdit(window)
        part.setGeometry(place)
        stops.append(Stop(part, f"title {number}", "a sentence about it " * 6))
    qtbot.addWidget(window)
    window.show()
    return window, stops


def covered(tour: Tour, stop: Stop) -> bool:
    around = QRect(tour.mapFromGlobal(stop.about.mapToGlobal(QPoint(0, 0))), stop.about.size())
    return tour.card.geometry().intersects(around)


def test_each_step_stands_beside_its_part_and_within_the_window(qtbot: QtBot, look: Look) -> None:
    corners = (QRect(0, 0, 200, 40), QRect(700, 0, 200, 40), QRect(0, 560, 200, 40), QRect(600, 100, 300, 480))
    window, stops = window_with(qtbot, *corners)
    tour = Tour(stops, window)
    for number, stop in enumerate(stops):
        assert tour.accessibleDescription().startswith(f"title {number}")
        assert not covered(tour, stop)
        assert tour.rect().contains(tour.card.geometry())
        if number < 3:
            QTest.mouseClick(tour.next_button, Qt.MouseButton.LeftButton)
    assert not tour.skip_button.isVisible()
    with qtbot.waitSignal(tour.ended):
        QTest.mouseClick(tour.next_button, Qt.MouseButton.LeftButton)
    assert not tour.isVisible()


def test_escape_and_the_button_skip_it(qtbot: QtBot, look: Look) -> None:
    window, stops = window_with(qtbot, QRect(0, 0, 200, 40), QRect(0, 200, 200, 40))
    tour = Tour(stops, window)
    with qtbot.waitSignal(tour.ended):
        QTest.keyClick(tour, Qt.Key.Key_Escape)
    again = Tour(stops, window)
    with qtbot.waitSignal(again.ended):
        QTest.mouseClick(again.skip_button, Qt.MouseButton.LeftButton)


def test_it_follows_the_window(qtbot: QtBot, look: Look) -> None:
    window, stops = window_with(qtbot, QRect(0, 0, 200, 40))
    tour = Tour(stops, window)
    window.resize(500, 400)
    qtbot.waitUntil(lambda: tour.size() == window.size())
    assert tour.rect().contains(tour.card.geometry())
    tour.end()

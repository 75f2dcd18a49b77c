"""Announced extensions: what is in the case, what could be put in, and nothing where there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import DAY, HOUR, day_of
from shopguard.core.extensions import Extension, Terms
from shopguard.flows.appeals.extension_words import ExtensionView
from shopguard.flows.appeals.extensions import ExtensionOffer
from shopguard.flows.rulebook import extending
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.announcements_box import AnnouncementsBox
from shopguard.ui.appeals.case_dialog import AppealDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import settle, texts

LEFT = Qt.MouseButton.LeftButton
THERE = ExtensionView(
    7, "编造的停运公告", "11-01 至 11-05", "收货地：编造省", "加 24 小时", "出处：编造", 1_795_147_200
)
OFFER = ExtensionOffer(3, "unsure", "另一个编造的公告", "11-02 至 11-03", "全部", "出处：编造")


def test_without_any_the_card_is_not_there(qtbot: QtBot) -> None:
    box = AnnouncementsBox()
    qtbot.addWidget(box)
    box.show_there(())
    box.show_offers(())
    assert box.isHidden()


def test_putting_one_in_and_taking_one_out(qtbot: QtBot) -> None:
    box = AnnouncementsBox()
    qtbot.addWidget(box)
    box.show_there((THERE,))
    box.show_offers((OFFER,))
    assert box.isVisible()
    for told in (THERE.note, THERE.new_time, THERE.source, OFFER.note, "说不准"):
        assert told in texts(box)
    out, into = box._list.findChildren(QPushButton)
    with qtbot.waitSignal(box.removal_wanted) as removed:
        QTest.mouseClick(out, LEFT)
    with qtbot.waitSignal(box.adding_wanted) as added:
        QTest.mouseClick(into, LEFT)
    assert (removed.args, added.args) == ([7], [3])
    box.show_there(())
    box.show_offers(())
    assert box.isHidden()


def test_an_announcement_goes_into_the_case_and_out_again(
    qtbot: QtBot, window: MainWindow, dialog: AppealDialog, demo_place: Workplace, moment: int
) -> None:
    terms = Terms(moment - 30 * DAY, moment + DAY, extra=24 * HOUR)
    told = Extension(terms, "编造的公告", "编造的出处", day_of(moment))
    extending.add(demo_place, told, now=moment)
    dialog.reload()
    settle(qtbot, window)
    (button,) = dialog.announcements._list.findChildren(QPushButton)
    QTest.mouseClick(button, LEFT)
    settle(qtbot, window)
    assert [one.note for one in dialog.view.extensions] == ["编造的公告"]
    (button,) = dialog.announcements._list.findChildren(QPushButton)  # it is offered no more
    QTest.mouseClick(button, LEFT)
    settle(qtbot, window)
    assert dialog.view.extensions == ()
    assert dialog.announcements.isVisible()  # and now it is offered again

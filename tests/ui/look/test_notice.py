"""The notice: a warning stays, what was only done goes by itself, an undo stays; nothing moves away under it."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.ui.look.application import Look
from shopguard.ui.look.notice import READ_MS, Notice
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.shell.main_window import MainWindow


def ground(notice: Notice) -> str:
    """The colour it is painted on."""
    return notice.grab().toImage().pixelColor(notice.width() // 2, 3).name()


def shown(qtbot: QtBot) -> Notice:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.setGeometry(300, 300, 500, 40)  # not under the pointer
    notice.gone_soon.setInterval(50)
    return notice


def test_only_a_warning_looks_like_one(qtbot: QtBot, look: Look) -> None:
    notice = shown(qtbot)
    tones = scheme_of(notice.palette()).tones
    notice.say("careful")
    assert ground(notice) == tones["watch"].background
    notice.done("copied")
    assert ground(notice) == tones["good"].background
    notice.offer("marked", "undo", lambda: None)
    assert ground(notice) == tones["good"].background
    notice.offer("not understood", "look", lambda: None, warns=True)
    assert ground(notice) == tones["watch"].background


def test_what_was_only_done_goes_by_itself(qtbot: QtBot, look: Look) -> None:
    assert Notice().gone_soon.interval() == READ_MS == 12_000
    notice = shown(qtbot)
    notice.done("copied")
    assert notice.isVisible()
    qtbot.waitUntil(notice.isHidden)


def test_warnings_and_what_can_be_undone_stay(qtbot: QtBot, look: Look) -> None:
    notice = shown(qtbot)
    notice.done("copied")
    notice.say("careful")
    assert not notice.gone_soon.isActive()
    notice.done("copied")
    notice.offer("marked", "undo", lambda: None)
    assert not notice.gone_soon.isActive()
    assert notice.action.isVisible()


def test_the_table_stays_where_it_is(qtbot: QtBot, window: MainWindow) -> None:
    before = window.table.mapToGlobal(window.table.rect().topLeft()), window.table.size()
    window.notice.done("已复制 3 个运单号，一行一个。")
    QTest.qWait(1)
    assert window.notice.isVisible()
    assert (window.table.mapToGlobal(window.table.rect().topLeft()), window.table.size()) == before
    over, table = window.notice.geometry(), window.table.rect()
    corner = window.table.mapTo(window.body, table.topLeft())
    assert table.translated(corner).contains(over)
    window.resize(window.width() - 200, window.height() - 100)
    QTest.qWait(1)
    corner = window.table.mapTo(window.body, table.topLeft())
    assert window.table.rect().translated(corner).contains(window.notice.geometry())
    long = "这一句话很长。" * 40
    window.notice.say(long)
    QTest.qWait(1)
    needed = window.notice.sentence.heightForWidth(window.notice.sentence.width())
    assert window.notice.sentence.height() >= needed

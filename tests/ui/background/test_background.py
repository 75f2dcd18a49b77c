"""While nobody looks: notices once and never in front of the owner's eyes, closing into the tray, the number on the icon."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import HOUR
from shopguard.core.finding import Risk
from shopguard.flows import judging
from shopguard.flows.workplace import Workplace
from shopguard.ui.background.autostart import DesktopFile, desktop_line, start_command
from shopguard.ui.background.background import Background
from shopguard.ui.background.notifier import Notifier
from shopguard.ui.background.tray import Tray, counting_icon
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.application import Look
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import Clock


class Desktop:
    """A desktop that shows notices, and an owner who looks at the window or does not."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []
        self.can_show = True
        self.owner_looks = False

    def say(self, title: str, text: str) -> bool:
        if self.can_show:
            self.shown.append((title, text))
        return self.can_show

    def seen(self) -> bool:
        return self.owner_looks


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def jobs(qtbot: QtBot, demo_place: Workplace, moment: int) -> Iterator[Jobs]:
    judging.refresh(demo_place, moment)
    jobs = Jobs(demo_place)
    yield jobs
    jobs.close()


@pytest.fixture
def notifier(jobs: Jobs, demo_place: Workplace, clock: Clock, desktop: Desktop) -> Iterator[Notifier]:
    parent = QObject()
    notifier = Notifier(demo_place, jobs, clock, desktop.say, desktop.seen, parent)
    yield notifier
    notifier.stop()


def look(qtbot: QtBot, notifier: Notifier, jobs: Jobs) -> None:
    notifier.look()
    qtbot.waitUntil(jobs.idle)


def test_near_deadlines_are_told_once(qtbot: QtBot, notifier: Notifier, jobs: Jobs, desktop: Desktop) -> None:
    look(qtbot, notifier, jobs)
    ((title, text),) = desktop.shown
    assert "单要处理" in title
    assert "最早" in text
    look(qtbot, notifier, jobs)
    assert len(desktop.shown) == 1


def test_later_deadlines_follow_by_themselves(
    qtbot: QtBot, notifier: Notifier, jobs: Jobs, desktop: Desktop, clock: Clock, demo_place: Workplace
) -> None:
    look(qtbot, notifier, jobs)
    clock.now += 5 * HOUR
    judging.refresh(demo_place, clock.now)
    look(qtbot, notifier, jobs)
    assert len(desktop.shown) == 2


def test_nothing_pops_up_while_the_owner_looks(qtbot: QtBot, notifier: Notifier, jobs: Jobs, desktop: Desktop) -> None:
    desktop.owner_looks = True
    look(qtbot, notifier, jobs)
    assert desktop.shown == []
    desktop.owner_looks = False
    look(qtbot, notifier, jobs)
    assert len(desktop.shown) == 1


def test_what_could_not_be_shown_is_not_taken_for_told(
    qtbot: QtBot, notifier: Notifier, jobs: Jobs, desktop: Desktop
) -> None:
    desktop.can_show = False
    look(qtbot, notifier, jobs)
    desktop.can_show = True
    look(qtbot, notifier, jobs)
    assert len(desktop.shown) == 1


def test_a_large_shop_is_not_looked_through_again_and_again(
    qtbot: QtBot, notifier: Notifier, jobs: Jobs, desktop: Desktop
) -> None:
    notifier.look_soon()
    qtbot.waitUntil(jobs.idle)
    assert len(desktop.shown) == 1
    notifier.look_soon()
    assert jobs.idle()  # it waits for a while
    assert notifier._next.isActive()


def test_switched_off_it_does_not_even_look(
    qtbot: QtBot, notifier: Notifier, jobs: Jobs, desktop: Desktop, demo_place: Workplace
) -> None:
    demo_place.settings.set("notifications", False)
    notifier.look()
    assert jobs.idle()
    assert desktop.shown == []


def test_who_asks_twice_is_told_once_and_who_has_ended_it_not_at_all(
    qtbot: QtBot, notifier: Notifier, jobs: Jobs, desktop: Desktop, demo_place: Workplace
) -> None:
    notifier.look()
    notifier.stop()
    qtbot.waitUntil(jobs.idle)
    assert desktop.shown == []
    notifier.look()
    look(qtbot, notifier, jobs)
    assert len(desktop.shown) == 1


def test_what_changes_during_a_look_is_looked_at_soon(
    qtbot: QtBot, notifier: Notifier, jobs: Jobs, desktop: Desktop
) -> None:
    notifier.look()
    notifier.look_soon()
    qtbot.waitUntil(jobs.idle)
    assert notifier._next.remainingTime() <= 300_000 * 1.05  # Qt's coarse timers may be that much off


def test_it_looks_again_in_time(
    qtbot: QtBot,
    notifier: Notifier,
    jobs: Jobs,
    desktop: Desktop,
    demo_place: Workplace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def seconds() -> int:
        return round(notifier._next.remainingTime() / 1_000)

    desktop.owner_looks = True
    look(qtbot, notifier, jobs)
    assert 290 <= seconds() <= 300  # he may turn away
    desktop.owner_looks = False
    look(qtbot, notifier, jobs)
    look(qtbot, notifier, jobs)  # nothing is left to tell for hours; a computer that sleeps counts no time
    assert 3_590 <= seconds() <= 3_600
    demo_place.settings.set("notifications", False)
    notifier.look()
    assert not notifier._next.isActive()
    demo_place.settings.set("notifications", True)

    def broken(_place: Workplace, _now: int) -> None:
        raise OSError

    monkeypatch.setattr("shopguard.flows.notices.look", broken)
    with qtbot.waitSignal(notifier.failed):
        notifier.look()
    assert 3_590 <= seconds() <= 3_600


def test_without_a_place_for_icons_nothing_breaks(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tray = Tray(window)
    tray.appear()
    tray.show_counts({Risk.VIOLATED: 3, Risk.DUE: 4, Risk.WATCH: 5})
    assert not tray.is_there()
    assert not tray.say("title", "text")
    assert tray.standing() == "已违规 3 · 快到点 4 · 要留意 5"
    tray.disappear()


def pixels(icon: QIcon, size: int) -> bytes:
    image = icon.pixmap(size, size).toImage()
    assert (image.width(), image.height()) == (size, size)
    return bytes(image.constBits())


def test_after_two_minutes_nobody_looks_for_a_place_any_more(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tray = Tray(window)
    for _ in range(23):
        tray.appear()
    assert tray._again.isActive()
    tray.appear()
    assert not tray._again.isActive()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # this screen has no place for icons
def test_the_icon_tells_how_many_need_the_owner_and_goes_with_the_window(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    window = QWidget()
    qtbot.addWidget(window)
    tray = Tray(window)
    tray.show_counts({Risk.VIOLATED: 2, Risk.DUE: 3, Risk.WATCH: 40, Risk.OK: 500})
    tray.appear()
    assert tray.is_there()
    assert tray._icon is not None
    assert pixels(tray._icon.icon(), 32) == pixels(counting_icon(5), 32)
    assert tray._icon.toolTip().endswith("已违规 2 · 快到点 3 · 要留意 40")
    tray.cover(True)  # the window is locked
    assert pixels(tray._icon.icon(), 32) == pixels(counting_icon(0), 32)
    assert tray._icon.toolTip() == "店铺卫士\n已锁上"
    assert tray._standing.text() == "已锁上"
    tray.cover(False)
    assert pixels(tray._icon.icon(), 32) == pixels(counting_icon(5), 32)
    tray.show_counts({Risk.VIOLATED: 0, Risk.DUE: 0})
    assert pixels(tray._icon.icon(), 32) == pixels(counting_icon(0), 32)
    tray.disappear()
    assert not tray.is_there()


def test_the_number_stands_on_the_icon_at_every_size(look: Look) -> None:
    for size in (16, 22, 32, 64):
        looks = {pixels(counting_icon(number), size) for number in (0, 7, 38, 99, 100)}
        assert len(looks) == 5
        assert pixels(counting_icon(100), size) == pixels(counting_icon(5_000), size)


def test_closing_ends_the_program_unless_the_owner_wants_it_to_go_on(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    background, closed = window.parts.background, list[bool]()
    window.closed.connect(lambda: closed.append(True))
    window.place.settings.set("tray", True)
    assert not background.stays()  # wanted, but there is no icon by which to come back
    monkeypatch.setattr(background.tray, "is_there", lambda: True)
    window.close()
    assert not window.isVisible()
    assert closed == []
    assert window.jobs.idle() or not window.jobs._closed  # it works on
    window.come_forward()
    assert window.isVisible()
    background.quit()
    assert closed == [True]
    assert not window.isVisible()


def test_closed_the_usual_way_it_is_over(window: MainWindow) -> None:
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    window.close()
    assert closed == [True]


def test_the_window_comes_back_where_it_was(window: MainWindow) -> None:
    window.resize(788, 651)  # the tests' screen is small
    window.close()
    again = MainWindow(window.place, window.ask, window.clock.computer, window.look)
    assert (again.width(), again.height()) == (788, 651)
    again.close()
    again.deleteLater()


def test_start_with_the_system_is_written_and_taken_away_at_once(
    qtbot: QtBot, jobs: Jobs, demo_place: Workplace, clock: Clock, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    entry = DesktopFile(tmp_path / "autostart")
    background = Background(demo_place, jobs, clock, parent, entry)
    for wanted in (True, False):
        demo_place.settings.set("start_with_system", wanted)
        background.setting_changed("start_with_system")
        qtbot.waitUntil(jobs.idle)
        assert (entry.command() is not None) is wanted
    background.close()


def test_the_entry_follows_a_program_that_has_moved(
    qtbot: QtBot, jobs: Jobs, demo_place: Workplace, clock: Clock, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    entry = DesktopFile(tmp_path / "autostart")
    entry.write(["/old/ShopGuard", "--data", str(demo_place.data), "--background"])
    demo_place.settings.set("start_with_system", True)
    background = Background(demo_place, jobs, clock, parent, entry)
    background.start()
    qtbot.waitUntil(jobs.idle)
    assert entry.command() == desktop_line(start_command(demo_place.data))
    background.close()


@pytest.mark.parametrize("name", ["notifications", "notify_lead_hours", "notify_most", "quiet_from", "quiet_until"])
def test_other_wishes_are_weighed_at_once(
    qtbot: QtBot, jobs: Jobs, demo_place: Workplace, clock: Clock, tmp_path: Path, name: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    background = Background(demo_place, jobs, clock, parent, DesktopFile(tmp_path))
    background.setting_changed(name)
    assert not jobs.idle()
    qtbot.waitUntil(jobs.idle)
    background.close()

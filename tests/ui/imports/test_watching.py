"""The watched folder in the window: a real folder, files that come, and what the owner does with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shopguard.flows.imports.folder_listing import QUIET_SECONDS
from shopguard.flows.imports.watched_folder import handle, watch, watched
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.workplace import Workplace
from shopguard.ui.imports import watch_desk
from shopguard.ui.imports.watch_dialog import WatchDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.flows.imports.test_watching import orders, tracks
from tests.importers.reading_files import ORDER_HEADER, ORDER_ROW, write_csv
from tests.ui.driving import LONGEST_WAIT, Clock, ScriptedAsk, settle, texts

Open = Callable[[Workplace], MainWindow]


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "下载"
    folder.mkdir()
    return folder


@pytest.fixture
def time_passes(qtbot: QtBot, clock: Clock) -> Callable[[MainWindow], None]:
    """A look now, and another one when whatever lies there was quiet for long enough."""

    def pass_time(window: MainWindow) -> None:
        for _ in range(2):
            window.parts.imports.watching.run.look()
            settle(qtbot, window)
            clock.now += QUIET_SECONDS

    return pass_time


def opened(qtbot: QtBot, window: MainWindow) -> WatchDialog:
    window.parts.menu.watched_folder.trigger()
    settle(qtbot, window)
    assert window.parts.imports.watching.dialog is not None
    return window.parts.imports.watching.dialog


def imported(place: Workplace) -> list[str]:
    rows = place.store.connection().execute("SELECT path FROM source_file ORDER BY id")
    return [Path(row[0]).name for row in rows]


def test_nothing_is_watched_by_itself(open_window: Open, place: Workplace) -> None:
    window = open_window(place)
    assert window.parts.imports.watching.watched.folder is None
    assert not window.parts.imports.watching.strip.isVisible()


def test_the_folder_is_chosen_once(
    qtbot: QtBot, open_window: Open, place: Workplace, downloads: Path, ask: ScriptedAsk
) -> None:
    orders(downloads, "以前.csv")
    window = open_window(place)
    dialog = opened(qtbot, window)
    assert "没有选" in dialog.folder.text()
    assert not dialog.existing.isEnabled()
    ask.answer = [downloads]
    dialog.choose_button.click()
    settle(qtbot, window)
    assert dialog.folder.text() == str(downloads)
    assert "从现在起" in dialog.said.text()
    dialog.at_once.click()
    settle(qtbot, window)
    assert watched(place).handling == "import"
    dialog.stop_button.click()
    settle(qtbot, window)
    assert watched(place).folder is None
    assert "不再自动找" in dialog.said.text()


def test_a_folder_that_cannot_be_read_is_refused_in_the_dialog(
    qtbot: QtBot, open_window: Open, place: Workplace, downloads: Path, ask: ScriptedAsk
) -> None:
    window = open_window(place)
    dialog = opened(qtbot, window)
    ask.answer = [downloads / "gone"]
    dialog.choose_button.click()
    settle(qtbot, window)
    assert "打不开文件夹" in dialog.went_wrong.text()
    assert dialog.isEnabled()


def test_the_downloads_folder_is_one_press_away(
    qtbot: QtBot, open_window: Open, place: Workplace, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_desk, "downloads_folder", lambda: downloads)
    window = open_window(place)
    dialog = opened(qtbot, window)
    dialog.downloads_button.click()
    settle(qtbot, window)
    assert watched(place).folder == downloads
    assert not dialog.downloads_button.isVisible()


def test_a_new_export_is_offered_and_imported(
    qtbot: QtBot, open_window: Open, place: Workplace, downloads: Path, time_passes: Callable[[MainWindow], None]
) -> None:
    watch(place, downloads)
    window = open_window(place)
    strip = window.parts.imports.watching.strip
    orders(downloads)
    write_csv(downloads / "账本.csv", ("日期", "金额"), ("2026-11-20", "1"))
    time_passes(window)
    assert strip.sentence.text() == "发现 1 个新导出：订单.csv"
    assert imported(place) == []
    strip.take.click()
    settle(qtbot, window)
    assert imported(place) == ["订单.csv"]
    assert sum(risk_counts(place).values()) == 1
    assert not strip.isVisible()
    time_passes(window)
    assert not strip.isVisible()


def test_what_was_dropped_on_the_window_is_not_offered_any_more(
    qtbot: QtBot, open_window: Open, place: Workplace, downloads: Path, time_passes: Callable[[MainWindow], None]
) -> None:
    watch(place, downloads)
    window = open_window(place)
    path = orders(downloads)
    time_passes(window)
    assert window.parts.imports.watching.strip.isVisible()
    window.parts.imports.import_files([path])
    settle(qtbot, window)
    assert not window.parts.imports.watching.strip.isVisible()


def test_long_names_are_shortened_in_the_middle(
    open_window: Open, place: Workplace, downloads: Path, time_passes: Callable[[MainWindow], None]
) -> None:
    watch(place, downloads)
    window = open_window(place)
    for number in range(4):
        orders(downloads, f"{'很长的名字' * 10}{number}.csv")
    time_passes(window)
    said = window.parts.imports.watching.strip.sentence.text()
    assert said.startswith("发现 4 个新导出：很长的名字")
    assert "…" in said
    assert "3.csv" not in said
    assert "3.csv" in window.parts.imports.watching.strip.sentence.toolTip()


def test_what_is_ignored_is_not_offered_again(
    qtbot: QtBot, open_window: Open, place: Workplace, downloads: Path, time_passes: Callable[[MainWindow], None]
) -> None:
    watch(place, downloads)
    window = open_window(place)
    orders(downloads)
    time_passes(window)
    window.parts.imports.watching.strip.leave.click()
    settle(qtbot, window)
    assert not window.parts.imports.watching.strip.isVisible()
    window.close()
    again = open_window(place)
    time_passes(again)
    assert not again.parts.imports.watching.strip.isVisible()
    assert imported(place) == []


def test_files_that_came_while_the_window_was_closed_are_offered(
    open_window: Open, place: Workplace, downloads: Path, time_passes: Callable[[MainWindow], None]
) -> None:
    watch(place, downloads)
    orders(downloads)
    tracks(downloads)
    for _ in range(2):  # closed without an answer: offered again
        window = open_window(place)
        time_passes(window)
        assert "发现 2 个新导出" in window.parts.imports.watching.strip.sentence.text()
        assert window.parts.imports.watching.strip.take.isVisible()
        window.close()


def test_by_wish_new_exports_are_imported_at_once(
    qtbot: QtBot, open_window: Open, place: Workplace, downloads: Path, time_passes: Callable[[MainWindow], None]
) -> None:
    watch(place, downloads)
    handle(place, "import")
    window = open_window(place)
    orders(downloads)
    time_passes(window)
    settle(qtbot, window)
    assert imported(place) == ["订单.csv"]
    assert not window.parts.imports.watching.strip.isVisible()


def test_a_file_that_comes_during_an_import_waits_for_its_end(
    qtbot: QtBot, open_window: Open, place: Workplace, downloads: Path, tmp_path: Path, clock: Clock
) -> None:
    watch(place, downloads)
    handle(place, "import")
    window = open_window(place)
    tracks(downloads)
    window.parts.imports.watching.run.look()
    settle(qtbot, window)
    clock.now += QUIET_SECONDS
    window.parts.imports.import_files([orders(tmp_path)])
    window.parts.imports.watching.run.look()
    qtbot.waitUntil(lambda: imported(place) == ["订单.csv", "轨迹.csv"], timeout=LONGEST_WAIT)
    settle(qtbot, window)


def test_existing_exports_are_offered_on_wish_also_when_new_ones_are_imported(
    qtbot: QtBot, open_window: Open, place: Workplace, downloads: Path, time_passes: Callable[[MainWindow], None]
) -> None:
    orders(downloads, "以前.csv")
    watch(place, downloads)
    handle(place, "import")
    window = open_window(place)
    time_passes(window)
    dialog = opened(qtbot, window)
    dialog.existing.click()
    settle(qtbot, window)
    time_passes(window)
    assert "找到 1 个还没导入的导出文件" in dialog.said.text()
    assert window.parts.imports.watching.strip.sentence.text() == "发现 1 个新导出：以前.csv"
    assert imported(place) == []
    window.parts.imports.watching.strip.take.click()
    settle(qtbot, window)
    assert imported(place) == ["以前.csv"]


def test_no_existing_exports_is_said_too(
    qtbot: QtBot, open_window: Open, place: Workplace, downloads: Path, time_passes: Callable[[MainWindow], None]
) -> None:
    watch(place, downloads)
    window = open_window(place)
    dialog = opened(qtbot, window)
    dialog.existing.click()
    time_passes(window)
    assert dialog.said.text() == "这个文件夹里没有还没导入的导出文件。"


def test_a_folder_that_is_gone_is_said_once_and_looked_for(
    qtbot: QtBot, open_window: Open, place: Workplace, downloads: Path, time_passes: Callable[[MainWindow], None]
) -> None:
    watch(place, downloads)
    away = downloads.rename(downloads.with_name("unplugged"))
    window = open_window(place)
    strip = window.parts.imports.watching.strip
    time_passes(window)
    assert "打不开文件夹" in strip.sentence.text()
    assert not strip.take.isVisible()
    strip.understood.click()
    time_passes(window)
    assert not strip.isVisible()
    away.rename(downloads)
    orders(downloads)
    time_passes(window)
    assert "发现 1 个新导出" in texts(strip)


def test_a_cancelled_import_is_offered_again(
    qtbot: QtBot, open_window: Open, place: Workplace, downloads: Path, time_passes: Callable[[MainWindow], None]
) -> None:
    watch(place, downloads)
    window = open_window(place)
    write_csv(downloads / "订单.csv", ORDER_HEADER, *(_row(number) for number in range(20_000)))
    time_passes(window)
    window.parts.imports.watching.strip.take.click()
    window.parts.imports.run.cancel()
    settle(qtbot, window)
    assert imported(place) == []
    assert "发现 1 个新导出" in window.parts.imports.watching.strip.sentence.text()
    assert window.parts.imports.watching.strip.isVisible()


def _row(number: int) -> tuple[str, ...]:
    order = f"69{number:017d}"
    return (order, order, *ORDER_ROW[2:])


def test_the_system_tells_of_a_new_file(
    qtbot: QtBot, open_window: Open, place: Workplace, downloads: Path, clock: Clock
) -> None:
    """Nobody asks for a look: the folder's own signal does, and the wait that follows it."""
    watch(place, downloads)
    window = open_window(place)
    settle(qtbot, window)
    orders(downloads)

    def offered() -> bool:
        clock.now += 1
        return window.parts.imports.watching.strip.isVisible()

    qtbot.waitUntil(offered, timeout=LONGEST_WAIT)
    assert window.parts.imports.watching.strip.sentence.text() == "发现 1 个新导出：订单.csv"

"""What needs the window closed: encrypting, decrypting, a restore of other data with a password, moving in."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.message import CannotOpen
from shopguard.flows.keeping import make_backup
from shopguard.flows.locking.password import set_password
from shopguard.flows.locking.unlocking import has_password, is_locked, lock
from shopguard.flows.moving.moving_out import move_out
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.workplace import Workplace
from shopguard.store.backup_reading import manifest_of
from shopguard.store.key_file import lock_of
from shopguard.ui.locking.plain_left_dialog import PlainLeftDialog
from shopguard.ui.locking.recovery_dialog import RecoveryDialog
from shopguard.ui.locking.unlock_window import UnlockWindow
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.background.test_window_run import Script, ready, run, the_window
from tests.ui.driving import Clock, ScriptedAsk, texts
from tests.ui.locking.conftest import PASSWORD

Shown = TypeVar("Shown", bound=QWidget)


def shown(kind: type[Shown]) -> Shown | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)


def there(kind: type[Shown]) -> Shown:
    found = shown(kind)
    assert found is not None
    return found


def window() -> MainWindow:
    found = the_window()
    assert found is not None
    return found


def said() -> str:
    found = the_window()
    return found.notice.sentence.text() if found is not None else ""


def test_a_password_is_set_and_taken_away(
    qtbot: QtBot, cheap: None, demo_place: Workplace, clock: Clock, ask: ScriptedAsk, moment: int
) -> None:
    data, before = demo_place.data, risk_counts(demo_place)
    make_backup(demo_place, now=moment)
    keys: list[str] = []

    def script() -> Script:
        yield ready
        window().parts.menu.password.trigger()
        page = window().parts.password.dialog
        assert page is not None
        page.fresh.first.line.setText(PASSWORD)
        page.fresh.again.line.setText(PASSWORD)
        page.set_button.click()
        yield lambda: shown(RecoveryDialog) is not None
        key = there(RecoveryDialog)
        keys.extend(line for line in texts(key).split("\n") if line.count("-") == 2)
        key.typed.setText(keys[-1].rpartition("-")[2])
        key.done_button.click()
        yield lambda: shown(PlainLeftDialog) is not None
        assert "没有加密的备份" in texts(there(PlainLeftDialog))
        there(PlainLeftDialog).remove_button.click()
        yield lambda: ready() and "加密好了" in said()
        state = lock_of(data)
        assert state is not None
        assert state.state == "locked"
        assert not (data / "shopguard.sqlite3").read_bytes().startswith(b"SQLite format 3")
        (backup,) = (data / "backups").glob("*.zip")
        assert manifest_of(backup).lock is not None
        assert window().parts.menu.lock.isVisible()
        assert window().filters.isVisible()
        window().parts.menu.password.trigger()
        page = window().parts.password.dialog
        assert page is not None
        page.old.line.setText(PASSWORD)
        page.remove_button.click()
        yield lambda: ready() and "密码取消了" in said()
        assert not window().parts.menu.lock.isVisible()

    assert run(demo_place, clock, ask, script()) == 0
    assert len(keys) == 2
    assert not has_password(data)
    assert (data / "shopguard.sqlite3").read_bytes().startswith(b"SQLite format 3")
    assert risk_counts(demo_place) == before


@pytest.fixture
def locked_backup(cheap: None, tmp_path: Path, demo_files: list[Path], moment: int) -> Path:
    """A backup of another shop, which has a password."""
    from shopguard.app import build_workplace
    from shopguard.flows.imports.importing import import_files

    other = build_workplace(tmp_path / "other", "zh")
    import_files(other, demo_files, now=moment, shop="另一家")
    other.store.close()
    set_password(other, PASSWORD, moment)
    file = move_out(other, tmp_path / "other.zip", now=moment)
    other.store.close()
    lock(other.data)
    return file.path


def test_moving_in_asks_for_the_password_of_what_has_come(
    qtbot: QtBot, locked_backup: Path, place: Workplace, clock: Clock, ask: ScriptedAsk
) -> None:
    ask.answer = [locked_backup]

    def script() -> Script:
        yield ready
        first = window()
        first.parts.menu.moving.trigger()
        page = first.parts.moving.dialog
        assert page is not None
        page.in_button.click()
        yield lambda: shown(UnlockWindow) is not None
        assert is_locked(place.data)
        card = there(UnlockWindow).card
        card.password.line.setText(PASSWORD)
        card.open_button.click()
        yield lambda: ready() and the_window() is not first and "搬进来了" in said()
        assert "订单 76" in said()
        assert "都完好" in said()

    assert run(place, clock, ask, script()) == 0
    assert "文件完好" in ask.said[0]
    assert "已经有店铺数据" not in ask.said[0]
    assert not list(place.data.glob("before-restore-*"))
    lock(place.data)


def test_closing_the_page_of_what_has_come_opens_nothing_and_asks_once(
    qtbot: QtBot, locked_backup: Path, place: Workplace, clock: Clock, ask: ScriptedAsk
) -> None:
    ask.answer = [locked_backup]

    def script() -> Script:
        yield ready
        window().parts.menu.moving.trigger()
        page = window().parts.moving.dialog
        assert page is not None
        page.in_button.click()
        yield lambda: shown(UnlockWindow) is not None
        there(UnlockWindow).close()

    with pytest.raises(CannotOpen) as problem:
        run(place, clock, ask, script())
    assert problem.value.message.code == "problem.left_locked"
    assert is_locked(place.data)


def test_a_restored_backup_is_opened_with_its_own_password(
    qtbot: QtBot, locked_backup: Path, demo_place: Workplace, clock: Clock, ask: ScriptedAsk
) -> None:
    from functools import partial

    from shopguard.ui.settings.restoring import restore_and_open

    def script() -> Script:
        yield ready
        first = window()
        first.closed_work = partial(restore_and_open, locked_backup)
        first.parts.background.quit()
        yield lambda: shown(UnlockWindow) is not None
        card = there(UnlockWindow).card
        card.password.line.setText("not this one")
        card.open_button.click()
        yield lambda: "密码不对" in texts(there(UnlockWindow))
        card.password.line.setText(PASSWORD)
        card.open_button.click()
        yield lambda: ready() and the_window() is not first and "已恢复备份" in said()

    assert run(demo_place, clock, ask, script()) == 0
    lock(demo_place.data)


def test_a_restore_is_taken_back_where_its_password_is_asked_for(
    qtbot: QtBot, locked_backup: Path, demo_place: Workplace, clock: Clock, ask: ScriptedAsk
) -> None:
    from functools import partial

    from shopguard.ui.settings.restoring import restore_and_open

    before = risk_counts(demo_place)

    def script() -> Script:
        yield ready
        first = window()
        first.closed_work = partial(restore_and_open, locked_backup)
        first.parts.background.quit()
        yield lambda: shown(UnlockWindow) is not None
        there(UnlockWindow).card.undo_button.click()  # what was there has no password
        yield lambda: ready() and the_window() is not first and "已回到恢复以前的数据" in said()

    assert run(demo_place, clock, ask, script()) == 0
    assert not has_password(demo_place.data)
    assert risk_counts(demo_place) == before

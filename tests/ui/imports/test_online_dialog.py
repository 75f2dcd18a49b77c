"""Asking online in the window: off at first, set up, asked, shown; the account never comes back to the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import HOUR
from shopguard.core.message import Language
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.imports.online_dialog import OnlineDialog
from shopguard.ui.look.application import Look
from shopguard.ui.shell.main_window import MainWindow
from tests.facts import line, save_order
from tests.online.keyrings import MemoryKeyring, keyring_in_use, no_keyring
from tests.online.track_door import CUSTOMER, KEY, Question, Reply, TrackDoor, refusal, told, track_door
from tests.ui.driving import LONGEST_WAIT, Clock, ScriptedAsk, settle, texts
from tests.ui.shell.test_dialogs import living_garbage

LEFT = Qt.MouseButton.LeftButton
FIRST, SECOND = "6900000000000000001", "6900000000000000002"


@pytest.fixture(autouse=True)
def ring() -> Iterator[MemoryKeyring]:
    ring = MemoryKeyring()
    with keyring_in_use(ring):
        yield ring


@pytest.fixture
def shop(place: Workplace, moment: int) -> Workplace:
    """Two parcels on their way whose tracks nobody knows."""
    sent = moment - 20 * HOUR
    facts = {"submitted_at": sent, "paid_at": sent, "uploaded_at": sent, "promised_at": sent + 48 * HOUR}
    with place.store.transaction() as db:
        save_order(db, line(FIRST, waybills="yto:YT0000000000001", **facts), known_as_of=moment)
        save_order(db, line(SECOND, waybills="yto:YT0000000000002", **facts), known_as_of=moment)
    refresh(place, moment)
    return place


@pytest.fixture
def shop_window(open_window: Callable[[Workplace], MainWindow], shop: Workplace) -> MainWindow:
    return open_window(shop)


def picked_up(question: Question) -> Reply:
    return told(question, ("2026-11-20 11:30:00", "【杭州市】快件已由【杭州余杭】揽收"))


def opened(qtbot: QtBot, window: MainWindow, door: TrackDoor | None = None) -> OnlineDialog:
    window.parts.imports.online.url = door.url if door is not None else None
    window.parts.menu.online.trigger()
    settle(qtbot, window)
    assert window.parts.imports.online.dialog is not None
    return window.parts.imports.online.dialog


def press(qtbot: QtBot, window: MainWindow, button: QWidget) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)
    settle(qtbot, window)


def set_up(qtbot: QtBot, window: MainWindow, dialog: OnlineDialog) -> None:
    dialog.form.switch.setChecked(True)
    QTest.keyClicks(dialog.form.customer, CUSTOMER)
    QTest.keyClicks(dialog.form.key, KEY)
    press(qtbot, window, dialog.form.save_button)


def ask(qtbot: QtBot, window: MainWindow, dialog: OnlineDialog) -> None:
    with qtbot.waitSignal(dialog.run.ended, timeout=LONGEST_WAIT):
        QTest.mouseClick(dialog.start_button, LEFT)
    settle(qtbot, window)


def test_it_is_off_and_says_what_would_leave_the_computer(qtbot: QtBot, shop_window: MainWindow) -> None:
    assert shop_window.parts.menu.online.text() == "在线查轨迹（默认关闭）…"
    dialog = opened(qtbot, shop_window)
    assert not dialog.form.switch.isChecked()
    assert not dialog.start_button.isEnabled()
    said = texts(dialog)
    assert "会离开这台电脑的：运单号、哪家快递、您的授权编号；查顺丰和中通时，还有寄件手机后四位。" in said
    assert "不会离开的：买家姓名、电话、地址，订单和金额。" in said
    assert "现在可以查 2 个包裹" in said
    assert dialog.form.key.echoMode() == QLineEdit.EchoMode.Password


def test_it_is_set_up_and_asked(qtbot: QtBot, shop_window: MainWindow, ring: MemoryKeyring) -> None:
    with track_door(picked_up) as door:
        dialog = opened(qtbot, shop_window, door)
        set_up(qtbot, shop_window, dialog)
        assert dialog.said.text() == "已保存，在线查轨迹是打开的。"
        assert KEY in ring.entries.values()
        assert door.questions == []  # switching it on asks nothing
        ask(qtbot, shop_window, dialog)
    assert len(door.questions) == 2
    assert dialog.said.text() == "查了 2 个包裹，新增 2 条轨迹。\n2 个查到轨迹，已经存入并重新判断。"
    assert "2 个半小时内刚查过，先不查" in dialog.planned.text()
    assert not dialog.start_button.isEnabled()
    assert dialog.strip.isHidden()


def test_a_kept_account_is_not_shown_again(qtbot: QtBot, shop_window: MainWindow) -> None:
    dialog = opened(qtbot, shop_window)
    set_up(qtbot, shop_window, dialog)
    assert (dialog.form.customer.text(), dialog.form.key.text()) == ("", "")
    assert "系统钥匙串里（keyrings MemoryKeyring）" in dialog.form.kept.text()
    dialog = opened(qtbot, shop_window)
    assert (dialog.form.customer.text(), dialog.form.key.text()) == ("", "")
    assert dialog.form.key.placeholderText() == "已保存，要换才填"
    assert dialog.start_button.isEnabled()
    press(qtbot, shop_window, dialog.form.forget_button)
    assert not dialog.start_button.isEnabled()
    assert not dialog.form.switch.isChecked()


def test_without_a_keyring_it_says_how_long_the_account_is_known(qtbot: QtBot, shop_window: MainWindow) -> None:
    with keyring_in_use(no_keyring()):
        dialog = opened(qtbot, shop_window)
        assert "没有可用的系统钥匙串" in dialog.form.not_kept.text()
        assert dialog.form.not_kept.isVisible()
        set_up(qtbot, shop_window, dialog)
        dialog = opened(qtbot, shop_window)
        assert dialog.start_button.isEnabled()  # the window still knows it


def test_a_locked_keyring_is_said_in_a_sentence(qtbot: QtBot, shop_window: MainWindow, ring: MemoryKeyring) -> None:
    ring.locked = True
    dialog = opened(qtbot, shop_window)
    assert "系统钥匙串没有打开" in dialog.went_wrong.text()
    assert not dialog.start_button.isEnabled()


def test_what_was_typed_wrong_is_said(qtbot: QtBot, shop_window: MainWindow) -> None:
    dialog = opened(qtbot, shop_window)
    dialog.form.switch.setChecked(True)
    press(qtbot, shop_window, dialog.form.save_button)
    assert "还没有快递100的授权信息" in dialog.went_wrong.text()
    QTest.keyClicks(dialog.form.customer, CUSTOMER)
    press(qtbot, shop_window, dialog.form.save_button)
    assert "授权编号和授权密钥都要填" in dialog.went_wrong.text()
    assert dialog.form.customer.text() == CUSTOMER  # what was typed stays


def test_a_wrong_key_ends_it_with_a_sentence(qtbot: QtBot, shop_window: MainWindow) -> None:
    with track_door(lambda _: refusal("601", "KEY已过期")) as door:
        dialog = opened(qtbot, shop_window, door)
        set_up(qtbot, shop_window, dialog)
        ask(qtbot, shop_window, dialog)
    assert "快递100说账号不能用（601），已停止" in dialog.went_wrong.text()
    assert "还有 1 个没有查。" in dialog.went_wrong.text()
    assert dialog.said.text() == ""


def test_only_the_selected_orders(qtbot: QtBot, shop_window: MainWindow) -> None:
    shop_window.table.selectAll()
    dialog = opened(qtbot, shop_window)
    assert dialog.chosen.isChecked()
    assert dialog.chosen.text() == "只查表里选中的 2 个订单"
    dialog.done(0)
    shop_window.table.clearSelection()
    shop_window.table.choose(SECOND)
    with track_door(picked_up) as door:
        dialog = opened(qtbot, shop_window, door)
        assert dialog.all.isChecked()
        dialog.chosen.setChecked(True)
        set_up(qtbot, shop_window, dialog)
        assert "现在可以查 1 个包裹" in dialog.planned.text()
        ask(qtbot, shop_window, dialog)
    assert [question.asked["num"] for question in door.questions] == ["YT0000000000002"]


def test_stopping_keeps_what_came(qtbot: QtBot, shop_window: MainWindow) -> None:
    with track_door(picked_up) as door:
        dialog = opened(qtbot, shop_window, door)
        set_up(qtbot, shop_window, dialog)

        def stopped_meanwhile(question: Question) -> Reply:
            dialog.run.cancel()
            return picked_up(question)

        door.answer = stopped_meanwhile
        ask(qtbot, shop_window, dialog)
    assert len(door.questions) == 1
    assert "已停止。停下之前查到的都存好了。" in dialog.said.text()
    assert dialog.start_button.isEnabled()


def test_closing_ends_the_round_and_leaves_nothing(qtbot: QtBot, shop_window: MainWindow, shop: Workplace) -> None:
    with track_door(picked_up) as door:
        dialog = opened(qtbot, shop_window, door)
        set_up(qtbot, shop_window, dialog)
        QTest.mouseClick(dialog.start_button, LEFT)
        qtbot.waitUntil(lambda: bool(door.questions), timeout=LONGEST_WAIT)
        dialog.done(0)
        del dialog
        settle(qtbot, shop_window)
        assert shop_window.parts.imports.online.dialog is None
    assert len(door.questions) == 1
    assert shop.store.connection().execute("SELECT COUNT(*) FROM track_event").fetchone()[0] == 1
    assert living_garbage() == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_of_it_can_be_reached_on_a_small_screen(
    qtbot: QtBot, look: Look, shop: Workplace, ask: ScriptedAsk, clock: Clock, language: Language
) -> None:
    look.speak(language)
    window = MainWindow(shop, ask, clock, look)
    window.show()
    window.start()
    settle(qtbot, window)
    dialog = opened(qtbot, window)
    dialog.resize(640, 420)
    settle(qtbot, window)
    for button in (dialog.start_button, dialog.close_button):
        assert dialog.rect().contains(button.geometry())
    put_away(window)

"""The cost window: opened at a page, made and read when first shown, read anew when the judgement changed while it is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from shopguard.core.message import Language, UserProblem
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs import costs_dialog
from shopguard.ui.costs.costs_dialog import CostsDialog
from shopguard.ui.costs.costs_pages import cost_pages
from shopguard.ui.look.application import Look
from shopguard.ui.pages import Page
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import Clock, settle, texts

PAGES = {
    "call_sheet": "叫件单",
    "refunds": "退款和拦截",
    "truth": "对账",
    "days": "每天和处罚",
    "pictures": "图表",
    "score": "体验分",
}


def opened(window: MainWindow) -> CostsDialog:
    dialog = window.parts.costs.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def shown_page(window: MainWindow) -> str:
    dialog = opened(window)
    return dialog.tabs.tabText(dialog.tabs.currentIndex())


def made(dialog: CostsDialog) -> list[str]:
    return [name for name in PAGES if dialog.tab(name).page is not None]


def test_menu_and_pane_lead_to_every_page(qtbot: QtBot, window: MainWindow) -> None:
    assert [action.text() for action in window.parts.menu.costs] == [f"{title}…" for title in PAGES.values()]
    for action, title in zip(window.parts.menu.costs, PAGES.values(), strict=True):
        action.trigger()
        settle(qtbot, window)
        assert shown_page(window) == title
    buttons = window.parts.penalties.buttons.findChildren(QPushButton)
    assert [button.text() for button in buttons] == list(PAGES.values())
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert shown_page(window) == "叫件单"
    assert len({id(opened(window)) for _ in buttons}) == 1  # there is one window


def test_a_page_is_made_when_it_is_first_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.costs.open("truth")
    dialog = opened(window)
    tab = dialog.tab("truth")
    assert made(dialog) == []
    assert "正在计算…" in texts(tab)
    settle(qtbot, window)
    assert tab.currentWidget() is tab.page
    assert made(dialog) == ["truth"]


def counting(page: Page, read: list[str]) -> Page:
    def counted(place: Workplace, at: int) -> object:
        read.append(page.name)
        return page.read(place, at)

    return replace(page, read=counted)


def test_only_the_page_in_view_is_read_when_the_judgement_changed(
    qtbot: QtBot, window: MainWindow, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(costs_dialog, "cost_pages", lambda: [counting(page, read) for page in cost_pages()])
    window.parts.costs.open("score")
    settle(qtbot, window)
    window.parts.costs.open("days")
    settle(qtbot, window)
    assert read == ["score", "days"]
    clock.now += 3_600
    window.parts.judgement.refresh()
    settle(qtbot, window)
    assert read == ["score", "days", "days"]
    window.parts.costs.open("score")
    settle(qtbot, window)
    assert read == ["score", "days", "days", "score"]
    opened(window).close()
    window.parts.judgement.refresh()
    settle(qtbot, window)
    assert read[4:] == []
    window.parts.costs.open()
    settle(qtbot, window)
    assert read[4:] == ["score"]


def test_a_page_that_cannot_be_read_says_so_and_is_tried_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    troubled = [True]

    def failing(page: Page) -> Page:
        def read(place: Workplace, at: int) -> object:
            if troubled[0]:
                raise UserProblem("problem.order_not_there", order="6900")
            return page.read(place, at)

        return replace(page, read=read)

    monkeypatch.setattr(costs_dialog, "cost_pages", lambda: [failing(page) for page in cost_pages()])
    window.parts.costs.open("score")
    settle(qtbot, window)
    tab = opened(window).tab("score")
    assert "没有算出来" in texts(tab)
    assert "6900" in window.notice.sentence.text()
    troubled.clear()
    troubled.append(False)
    window.parts.costs.open("truth")
    window.parts.costs.open("score")
    settle(qtbot, window)
    assert tab.currentWidget() is tab.page


def test_a_click_on_an_order_leads_to_it(qtbot: QtBot, window: MainWindow) -> None:
    wanted = window.parts.penalties.rescues.model.rescues[0].order_id
    window.parts.costs.open("call_sheet")
    settle(qtbot, window)
    opened(window).tab("call_sheet").page.order_wanted.emit(wanted)  # type: ignore[union-attr]
    settle(qtbot, window)
    assert window.parts.side.currentWidget() is window.parts.panel
    assert window.parts.panel.order is not None
    assert window.parts.panel.order.order_id == wanted


def test_it_goes_with_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.costs.open("days")
    window.close()
    assert window.parts.costs.dialog is None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_can_be_read_at_960_by_600(
    qtbot: QtBot, look: Look, open_window: Callable[[Workplace], MainWindow], demo_place: Workplace, language: Language
) -> None:
    look.speak(language)
    window = open_window(demo_place)
    window.parts.costs.open("call_sheet")
    dialog = opened(window)
    for name in PAGES:
        window.parts.costs.open(name)
        settle(qtbot, window)
        dialog.resize(960, 600)
        assert (dialog.width(), dialog.height()) == (960, 600), name
        wide = [label for label in dialog.findChildren(QLabel) if label.isVisible() and label.width() > 960]
        assert wide == [], name

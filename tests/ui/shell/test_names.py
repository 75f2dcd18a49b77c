"""Screen readers and keyboards: whatever takes the keyboard has a name, in the window and in every dialog."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QScrollArea, QSplitter, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import settle

QTS_OWN = ("qt_",)  # parts that Qt puts into its own widgets: named by the widget around them


def focusable(root: QWidget) -> Iterator[QWidget]:
    """What the tab key or a click gives the keyboard to; not the parts of which a widget of Qt is made."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.objectName().startswith(QTS_OWN):
            continue
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, (QTabBar, QSplitter, QMenu, QLabel)) or _is_inner(widget):
            continue
        yield widget


def _is_inner(widget: QWidget) -> bool:
    """The field inside a spin box, or a box that can be written in."""
    around = widget.parentWidget()
    return around is not None and (around.focusProxy() is widget or widget.focusProxy() is around)


def name_of(widget: QWidget) -> str:
    """What a screen reader says."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name).strip() if told is not None else ""


def nameless(root: QWidget) -> list[str]:
    """A page that only scrolls needs no name: its content speaks for itself."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in focusable(root)
        if not name_of(widget) and not isinstance(widget, QScrollArea)
    ]


def leaves(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from leaves(below)
        elif not action.isSeparator() and action.isEnabled() and action.isVisible() and not action.isCheckable():
            yield action


def test_everything_in_the_window_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    row = window.model.row(0)
    assert row is not None
    window.show_order(row.order_id)
    settle(qtbot, window)
    assert nameless(window) == []


def test_everything_in_every_dialog_of_the_menu_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    found = []
    opened = 0
    ends = window.parts.menu.leave
    for action in leaves(window.parts.menu):
        if action is ends:
            continue
        action.trigger()
        settle(qtbot, window)
        for dialog in [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]:
            opened += 1
            found += [f"{action.text()}: {type(dialog).__name__}: {one}" for one in nameless(dialog)]
            dialog.reject()
        settle(qtbot, window)
    assert opened >= 5
    assert found == []

"""Everything that can be read on a widget: words, tips, names for screen readers, and every cell of its lists and tables."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from shopguard.ui.orders.timeline_lane import TimelineLane

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
TIPS = Qt.ItemDataRole.ToolTipRole
MOST_ROWS, MOST_COLUMNS = 300, 80


def readable(widget: QWidget, *, hidden: bool = False) -> str:
    """All of it, line by line. ``hidden``: also of the parts that are not shown just now."""
    return "\n".join(text for one in parts_of(widget, hidden=hidden) for text in _told_by(one))


def parts_of(widget: QWidget, *, hidden: bool = False) -> list[QWidget]:
    """The widget and what is in it."""
    return [one for one in (widget, *widget.findChildren(QWidget)) if hidden or not one.isHidden()]


def tips(widget: QWidget) -> Iterator[str]:
    """What Qt shows as a tool tip, of widgets and of cells: it takes markup for markup there."""
    for one in parts_of(widget, hidden=True):
        yield one.toolTip()
        yield one.whatsThis()
        model = one.model() if isinstance(one, QAbstractItemView) else None
        if model is not None:
            yield from _cells(model, (TIPS,))
            titles = range(_columns(model, QModelIndex()))
            yield from (str(model.headerData(at, Qt.Orientation.Horizontal, TIPS) or "") for at in titles)


def _told_by(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
        yield widget.text()
    elif isinstance(widget, (QPlainTextEdit, QTextEdit)):
        yield widget.toPlainText()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabText(at) for at in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, TimelineLane):
        for x in range(0, widget.width(), 4):
            yield from widget.told_near(x)
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget.model(), ROLES)


def _cells(
    model: QAbstractItemModel,
    roles: tuple[Qt.ItemDataRole, ...],
    parent: QModelIndex = QModelIndex(),  # noqa: B008
) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), MOST_ROWS)):
        for column in range(_columns(model, parent)):
            cell = model.index(row, column, parent)
            yield from (str(cell.data(role) or "") for role in roles)
            if column == 0 and model.rowCount(cell):
                yield from _cells(model, roles, cell)


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    if isinstance(model, QAbstractListModel):
        return 1  # where nobody may ask for their number
    return min(model.columnCount(parent), MOST_COLUMNS)

"""The table of cases: clock and state as badges, completeness as a bar; Enter opens a case, several can be selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QHideEvent, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from shopguard.core.beijing import HOUR
from shopguard.flows.appeals.listing import AppealLine
from shopguard.ui.appeals.appeal_model import AppealModel, Column, LineRole
from shopguard.ui.appeals.case_looks import LOOK
from shopguard.ui.badges import draw_badge
from shopguard.ui.order_table import FlatHeader
from shopguard.ui.palette import Tone, scheme_of

ROW_HEIGHT = 34
MINUTE_MS = 60_000
PRESSING = 48 * HOUR
WIDTHS = {
    Column.DUE: 166, Column.STATE: 108, Column.CARD: 108, Column.YUAN: 70, Column.READY: 74, Column.ORDER: 164,
    Column.CASE: 116,
}  # fmt: skip

Index = QModelIndex | QPersistentModelIndex


class _Badged(QStyledItemDelegate):
    """Paints what its :meth:`pill` says as colour, icon and word; without one the cell is plain."""

    def pill(self, line: AppealLine) -> tuple[Tone, str] | None:
        """Tone and icon of that case's cell."""
        return LOOK[line.state]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row's background as usual, the badge on it."""
        pill = self.pill(index.data(LineRole))
        if pill is None:
            super().paint(painter, option, index)
            return
        view: QWidget = option.widget
        QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        tone, icon = pill
        pair = scheme_of(view.window().palette()).tones[tone]
        draw_badge(painter, QRectF(option.rect).adjusted(4, 5, -4, -5), pair, icon, index.data(), view.font())


class ClockDelegate(_Badged):
    """The owner's clock: calm, pressing within two days, over."""

    def __init__(self, model: AppealModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def pill(self, line: AppealLine) -> tuple[Tone, str] | None:
        """None where the owner has nothing to do."""
        if line.due_at is None:
            return None
        left = line.due_at - self._model.now
        if left < 0:
            return "bad", "risk-violated"
        return ("soon", "risk-due") if left <= PRESSING else ("quiet", "risk-due")


class ReadyDelegate(QStyledItemDelegate):
    """A bar as long as the case is complete, the figure on it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row's background as usual, the bar below the figure."""
        view: QWidget = option.widget
        QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        line: AppealLine = index.data(LineRole)
        scheme = scheme_of(view.window().palette())
        room = QRectF(option.rect).adjusted(6, 0, -10, -5)
        groove = QRectF(room.left(), room.bottom() - 4, room.width(), 4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, share in ((scheme.line, 1.0), (scheme.tones["good"].text, line.completeness)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(groove.left(), groove.top(), groove.width() * share, groove.height()), 2, 2)
        painter.setPen(QColor(scheme.text))
        painter.setFont(view.font())
        painter.drawText(room.adjusted(0, 0, 0, -5), Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()


class AppealTable(QTableView):
    """``case_wanted`` carries the id of a case (double click, Enter); ``selected_changed``: others are selected.

    ``menu`` is what can be done with those that are selected.
    """

    case_wanted = Signal(str)
    selected_changed = Signal()

    def __init__(self, model: AppealModel, clock: Callable[[], int]) -> None:
        super().__init__()
        self._cases, self._clock = model, clock
        self.menu = QMenu(self)
        self._remembered: tuple[frozenset[str], str, int] = frozenset(), "", 0
        self.setModel(model)
        self.setItemDelegateForColumn(Column.DUE, ClockDelegate(model, self))
        self.setItemDelegateForColumn(Column.STATE, _Badged(self))
        self.setItemDelegateForColumn(Column.READY, ReadyDelegate(self))
        self.setAccessibleName(self.tr("申诉，最先到期的在最上面；回车键打开"))
        self._look()
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._tick)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.doubleClicked.connect(self._want)
        self.selectionModel().selectionChanged.connect(self.selected_changed)

    def selected(self) -> list[AppealLine]:
        """The cases that are selected, from top to bottom."""
        parts = self.selectionModel().selection()
        blocks = (parts.at(number) for number in range(parts.count()))
        rows = {row for block in blocks for row in range(block.top(), block.bottom() + 1)}
        return [self._cases.lines[row] for row in sorted(rows)]

    def current(self) -> AppealLine | None:
        """The case the keyboard is at."""
        return self._cases.line(self.currentIndex())

    def choose(self, appeal_id: str) -> None:
        """Moves to a case, where it is in the list."""
        for row, line in enumerate(self._cases.lines):
            if line.id == appeal_id:
                self.setCurrentIndex(self._cases.index(row, 0))
                self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the case."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, where the pointer is or by the keyboard."""
        if self.selectionModel().hasSelection() and not self.menu.isEmpty():
            self.menu.popup(event.globalPos())

    def showEvent(self, event: QShowEvent) -> None:
        """The countdowns go on while somebody looks."""
        super().showEvent(event)
        self._tick()
        self._minute.start(MINUTE_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._minute.stop()

    def _tick(self) -> None:
        self._cases.set_now(self._clock())

    def _want(self, index: Index) -> None:
        line = self._cases.line(index)
        if line is not None:
            self.case_wanted.emit(line.id)

    def _remember(self) -> None:
        current = self.current()
        ids = frozenset(line.id for line in self.selected())
        self._remembered = ids, "" if current is None else current.id, self.verticalScrollBar().value()

    def _restore(self) -> None:
        """Those that are still there stay selected, and the place scrolled to stays."""
        ids, current, place = self._remembered
        numbers = {line.id: row for row, line in enumerate(self._cases.lines)}
        if current in numbers:
            index = self._cases.index(numbers[current], 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        again = QItemSelection()
        for first, last in spans(sorted(numbers[one] for one in ids if one in numbers)):
            again.select(self._cases.index(first, 0), self._cases.index(last, len(Column) - 1))
        self.selectionModel().select(again, QItemSelectionModel.SelectionFlag.Select)
        self.verticalScrollBar().setValue(place)
        self.selected_changed.emit()

    def _look(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = FlatHeader(Qt.Orientation.Horizontal, self)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setFixedHeight(ROW_HEIGHT - 4)
        header.setStretchLastSection(True)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setSectionsClickable(True)
        self.setSortingEnabled(True)


def spans(rows: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbouring rows: Qt selects a run as fast as a single row."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found

"""The table of cases: clock and state as badges, completeness as a bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopguard.core.beijing import HOUR
from shopguard.flows.appeals.listing import AppealLine
from shopguard.ui.appeals.appeal_model import AppealModel, Column
from shopguard.ui.appeals.case_looks import LOOK
from shopguard.ui.appeals.line_model import LineRole
from shopguard.ui.appeals.line_table import LineTable
from shopguard.ui.look.badges import draw_badge
from shopguard.ui.look.palette import Tone, scheme_of

PRESSING = 48 * HOUR
WIDTHS: dict[int, int] = {
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


class AppealTable(LineTable[AppealLine]):
    """One line per case; ``line_wanted`` carries its id."""

    def __init__(self, model: AppealModel, clock: Callable[[], int]) -> None:
        super().__init__(model, clock, WIDTHS)
        self.setItemDelegateForColumn(Column.DUE, ClockDelegate(model, self))
        self.setItemDelegateForColumn(Column.STATE, _Badged(self))
        self.setItemDelegateForColumn(Column.READY, ReadyDelegate(self))
        self.setAccessibleName(self.tr("申诉，最先到期的在最上面；回车键打开"))

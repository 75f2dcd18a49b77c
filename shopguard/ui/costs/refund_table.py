"""The table of refunds asked for after shipping: whether the platform refunds it once refused as a badge, then the clock and the facts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from shopguard.core.finding import State
from shopguard.core.message import Texts
from shopguard.core.refunds import Answer
from shopguard.flows.costs.refund_views import RefundRow
from shopguard.ui.costs.number_table import Cell, NumberTable, SortRole
from shopguard.ui.look.badges import badge_size, draw_badge
from shopguard.ui.look.palette import Tone, scheme_of
from shopguard.ui.look.type_size import scaled
from shopguard.ui.look.words import amount, countdown, moment

ELIGIBLE, ORDER_ID, WAYBILL = 0, 6, 7
TONE_OF_ANSWER: dict[Answer, Tone] = {Answer.YES: "good", Answer.NO: "quiet", Answer.UNKNOWN: "watch"}
ICON_OF_ANSWER = {Answer.YES: "check-ok", Answer.NO: "check-fails", Answer.UNKNOWN: "check-unknown"}
_ANSWERS = (Answer.YES, Answer.UNKNOWN, Answer.NO)
_ROW_HEIGHT = 34

Index = QModelIndex | QPersistentModelIndex


class AnswerDelegate(QStyledItemDelegate):
    """Paints the first column as colour, icon and word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row's background as usual, the badge on it."""
        view: QWidget = option.widget
        QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        answer = _ANSWERS[int(index.data(SortRole))]
        room = QRectF(option.rect).adjusted(6, 5, -4, -5)
        pair = scheme_of(view.window().palette()).tones[TONE_OF_ANSWER[answer]]
        draw_badge(painter, room, pair, ICON_OF_ANSWER[answer], index.data(), view.font())


class RefundTable(NumberTable):
    """``chosen`` carries the row of :class:`RefundRow` that is current, ``order_wanted`` the number of one that was asked for."""

    chosen = Signal(object)
    order_wanted = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._rows: dict[tuple[str, str], RefundRow] = {}
        self.setItemDelegateForColumn(ELIGIBLE, AnswerDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW_HEIGHT))
        self.setAccessibleName(self.tr("发货后申请退款的订单，最急的在最上面；回车键看订单"))
        self.activated.connect(self._want)
        self.selectionModel().currentRowChanged.connect(self._choose)

    def show_rows(self, rows: Sequence[RefundRow], at: int) -> None:
        """Shows these, and chooses the one that was chosen before, else the first."""
        before = self.current()
        self._rows = {(row.order_id, row.waybill or ""): row for row in rows}
        self.show_lines(self._titles(), [self._line(row, at) for row in rows])
        widest = max((badge_size(row.eligible_word, self.font()).width() for row in rows), default=0)
        self.setColumnWidth(ELIGIBLE, max(self.columnWidth(ELIGIBLE), widest + 12))
        keys = list(self._rows)
        key = (before.order_id, before.waybill or "") if before is not None else None
        self.show_line(keys.index(key) if key in self._rows else 0)
        if not rows:
            self.chosen.emit(None)

    def current(self) -> RefundRow | None:
        """The row that is chosen."""
        return self._row_at(self.currentIndex())

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("拒签后退款"), self.tr("截止"), self.tr("还剩"), self.tr("物流"), self.tr("申请退款"), self.tr("实付"),
            self.tr("订单号"), self.tr("运单号"), self.tr("快递"), self.tr("申请时间"), self.tr("原因"),
        )  # fmt: skip

    def _line(self, row: RefundRow, at: int) -> tuple[Cell, ...]:
        left = countdown(self._texts, State.PENDING, row.deadline, at) or self.tr("未知")
        left = self.tr("快到点 · {left}").format(left=left) if row.soon else left
        return (
            Cell(row.eligible_word, str(_ANSWERS.index(row.eligible))),
            Cell(moment(row.deadline), row.deadline),
            Cell(left, row.deadline),
            Cell(row.way_word, row.way_word),
            Cell(amount(row.asked_fen), row.asked_fen),
            Cell(amount(row.paid_fen), row.paid_fen),
            Cell(row.order_id, row.order_id),
            Cell(row.waybill or "", row.waybill or ""),
            Cell(row.courier, row.courier),
            Cell(moment(row.asked_at), row.asked_at),
            Cell(row.reason or row.kind, row.reason or row.kind),
        )

    def _row_at(self, index: Index) -> RefundRow | None:
        if not index.isValid():
            return None
        key = tuple(str(self.model().index(index.row(), column).data()) for column in (ORDER_ID, WAYBILL))
        return self._rows.get((key[0], key[1]))

    def _choose(self, index: QModelIndex) -> None:
        row = self._row_at(index)
        if row is not None:
            self.chosen.emit(row)

    def _want(self, index: QModelIndex) -> None:
        row = self._row_at(index)
        if row is not None:
            self.order_wanted.emit(row.order_id)

"""The card of orders with a refund to intercept, in the table of orders: its own colour, icon and word, beside the risk."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopguard.flows.orders.order_list import OrderRow
from shopguard.ui.look.badges import badge_size, draw_badge
from shopguard.ui.look.palette import scheme_of

REFUND_ICON = "refund"
CLAUSE = "refund-intercept"

translate = QCoreApplication.translate


def refund_word() -> str:
    """The card's word."""
    return translate("RefundBadge", "退款拦截")


def short_word() -> str:
    """The word where another rule stands beside it."""
    return translate("RefundBadge", "退款")


def refund_help() -> str:
    """What the card says."""
    return translate("RefundBadge", "发货后申请退款、还没签收：可以拦截。时限和步骤见 菜单 → 退款和拦截。")


class CardDelegate(QStyledItemDelegate):
    """Paints the rule's name as usual, and the card of a refund: alone, or at the right of another rule's name."""

    def __init__(self, row_role: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._row_role = row_role

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row's background as usual, then the rule and the card."""
        row: OrderRow | None = index.data(self._row_role)
        if row is None or not row.refund:
            super().paint(painter, option, index)
            return
        view: QWidget = option.widget
        QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        room = QRectF(option.rect).adjusted(4, 7, -4, -7)
        alone = row.clause == CLAUSE or not index.data()
        word = refund_word() if alone else short_word()
        if not alone:
            room.setLeft(max(room.left(), room.right() - badge_size(word, view.font()).width()))
            beside = QStyleOptionViewItem(option)
            beside.rect.setRight(round(room.left()) - 2)
            super().paint(painter, beside, index)
        draw_badge(painter, room, scheme_of(view.window().palette()).tones["refund"], REFUND_ICON, word, view.font())

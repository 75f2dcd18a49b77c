"""One group as a small card: name and money above, the orders and those at risk below."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopguard.core.finding import Risk
from shopguard.flows.orders.order_list import GroupRow
from shopguard.ui.look.icons import RISK_ICON, picture
from shopguard.ui.look.palette import TONE_OF_RISK, Scheme, scheme_of
from shopguard.ui.look.type_size import letter_width
from shopguard.ui.look.words import yuan
from shopguard.ui.table.group_model import GroupRole, TakenRole

TOLD = (Risk.VIOLATED, Risk.DUE, Risk.WATCH)  # what there is something to do about
GAP, PAD = 6, 10
LETTERS_WIDE = 14
TOP, RIGHT = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
BOTTOM = Qt.AlignmentFlag.AlignBottom

translate = QCoreApplication.translate


def card_size(metrics: QFontMetrics) -> QSize:
    """All of one size, growing with the text."""
    return QSize(LETTERS_WIDE * letter_width(metrics) + GAP, 2 * metrics.height() + 16)


class GroupDelegate(QStyledItemDelegate):
    """The card the table is narrowed to is filled, the one with the keyboard ringed."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """See :func:`card_size`."""
        return card_size(option.fontMetrics)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The card."""
        group: GroupRow = index.data(GroupRole)
        view: QWidget = option.widget
        scheme = scheme_of(view.window().palette())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(1, 1, -GAP, -1)
        _sheet(painter, rect, scheme, option.state, taken=bool(index.data(TakenRole)))
        inner = rect.toRect().adjusted(PAD, 5, -PAD, -5)
        _title(painter, inner, scheme, option.font, group)
        _counts(painter, inner, scheme, option.font, group, view.devicePixelRatioF())
        painter.restore()


def _sheet(painter: QPainter, rect: QRectF, scheme: Scheme, state: QStyle.StateFlag, *, taken: bool) -> None:
    ringed = bool(state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    fill = scheme.tones["accent"].background if taken else scheme.raised if hovered else scheme.card
    painter.setBrush(QColor(fill))
    painter.setPen(QPen(QColor(scheme.accent if taken or ringed else scheme.line), 2 if ringed else 1))
    painter.drawRoundedRect(rect, 7, 7)


def _title(painter: QPainter, inner: QRect, scheme: Scheme, font: QFont, group: GroupRow) -> None:
    bold = QFont(font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(QColor(scheme.text))
    metrics = QFontMetrics(bold)
    money = yuan(group.yuan_fen) if group.yuan_fen else ""
    painter.drawText(inner, TOP | RIGHT, money)
    room = inner.width() - (metrics.horizontalAdvance(money) + PAD if money else 0)
    painter.drawText(inner, TOP, metrics.elidedText(group.word, Qt.TextElideMode.ElideRight, room))


def _counts(painter: QPainter, inner: QRect, scheme: Scheme, font: QFont, group: GroupRow, ratio: float) -> None:
    """From the right: each risk's icon and number in its colour; how many orders there are on the left."""
    painter.setFont(font)
    metrics = QFontMetrics(font)
    right, side = inner.right(), round(metrics.ascent() * 0.9)
    for risk in reversed(TOLD):
        if not (count := group.by_risk.get(risk, 0)):
            continue
        colour = scheme.tones[TONE_OF_RISK[risk]].text
        painter.setPen(QColor(colour))
        painter.drawText(
            QRect(inner.left(), inner.top(), right - inner.left(), inner.height()), BOTTOM | RIGHT, str(count)
        )
        right -= metrics.horizontalAdvance(str(count)) + side + 4
        middle = inner.bottom() - metrics.height() / 2
        painter.drawPixmap(QPointF(right, middle - side / 2), picture(RISK_ICON[risk], colour, side, ratio))
        right -= 8
    painter.setPen(QColor(scheme.faint))
    orders = translate("GroupCard", "{count} 单").format(count=group.orders)
    painter.drawText(inner, BOTTOM, orders)

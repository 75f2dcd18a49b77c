"""How a line of the rulebook's list looks: the card's name, its title below, and headings between the chapters."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from shopguard.ui.look.palette import Scheme, scheme_of

ENTRY, BELOW = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_SIDE, _ABOVE, _HEADING_ABOVE = 10, 6, 14

Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """``ENTRY``: the entry's id, none for a heading; ``BELOW``: the second line, "" for none."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line or two, with air around."""
        line = QFontMetrics(option.font).height()
        if not index.data(ENTRY):
            return QSize(0, line + _HEADING_ABOVE + _ABOVE)
        return QSize(0, line * (2 if index.data(BELOW) else 1) + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The text in the scheme's colours, the chosen one on the accent's ground, ringed with the keyboard."""
        scheme = scheme_of(option.palette)
        painter.save()
        rect = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        if not index.data(ENTRY):
            _write(painter, rect, str(index.data()), scheme.faint, _bold(option.font), Qt.AlignmentFlag.AlignBottom)
        else:
            _ground(painter, option, scheme)
            _write(painter, rect, str(index.data()), scheme.text, option.font, Qt.AlignmentFlag.AlignTop)
            if below := str(index.data(BELOW) or ""):
                _write(painter, rect, below, scheme.faint, option.font, Qt.AlignmentFlag.AlignBottom)
        painter.restore()


def _ground(painter: QPainter, option: QStyleOptionViewItem, scheme: Scheme) -> None:
    if not option.state & QStyle.StateFlag.State_Selected:
        return
    painter.fillRect(option.rect, QColor(scheme.tones["accent"].background))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(scheme.accent), 1.4))
        painter.drawRect(option.rect.adjusted(1, 1, -2, -2))


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _write(painter: QPainter, rect: QRect, text: str, colour: str, font: QFont, place: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, place | Qt.AlignmentFlag.AlignLeft, shown)

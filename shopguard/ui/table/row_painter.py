"""Paints the lines of the table of orders: each cell once, without a delegate, from what the model says of the line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen, QPixmap

from shopguard.core.finding import Risk
from shopguard.flows.orders.order_row import OrderRow
from shopguard.ui.look.badges import badge_size, draw_badge
from shopguard.ui.look.icons import RISK_ICON, picture
from shopguard.ui.look.palette import TONE_OF_RISK, Tone, scheme_of
from shopguard.ui.orders.refund_badge import CLAUSE, REFUND_ICON, refund_word, short_word
from shopguard.ui.table.line_grounds import Standing, line_grounds
from shopguard.ui.table.line_text import LineTexts
from shopguard.ui.table.order_model import (
    CARD,
    COUNTDOWN,
    FINE,
    MARKS,
    ORDER_ID,
    PAID,
    RISK,
    SHOP,
    WAYBILLS,
    OrderModel,
)

MARGIN = 6  # left and right of what stands in a cell
RIGHT = frozenset({FINE, PAID})
SHOP_MARK = 1.05  # heights of a line
NUMBERS = frozenset({ORDER_ID, WAYBILLS})
PRESSING = (Risk.VIOLATED, Risk.DUE)
ON_ITS_WAY = "…"
ICON_GAP = 4
BADGES_KEPT = 200
BADGE_AIR = 3  # above and below its word
LEAST_WORD = 1.8  # heights of a line: less room is better left empty


class Place(NamedTuple):
    """Where a column stands, in pixels of the viewport."""

    column: int
    left: int
    width: int


class RowPainter:
    """For one font, one palette and one density of the screen: made anew when these change.

    ``shops``: colour and letter by the shop's name, where there are several.
    """

    def __init__(
        self, model: OrderModel, font: QFont, palette: QPalette, ratio: float, shops: Mapping[str, tuple[str, str]]
    ) -> None:
        self._shops = shops
        self._model, self._font, self._ratio = model, font, ratio
        self._scheme = scheme = scheme_of(palette)
        self.texts = LineTexts(font)
        self._grounds = line_grounds(scheme)
        self._text, self._faint = QColor(scheme.text), QColor(scheme.faint)
        self._pressing = {risk: QColor(scheme.tones[TONE_OF_RISK[risk]].text) for risk in PRESSING}
        self._badges: dict[tuple[str, str, int], QPixmap] = {}
        self._own: dict[int, Callable[[QPainter, OrderRow, int, int, int], None]] = {
            RISK: self._risk,
            COUNTDOWN: self._clock,
            CARD: self._card,
            MARKS: self._marks,
            SHOP: self._shop,
        }

    def paint(self, painter: QPainter, number: int, line: QRect, places: Sequence[Place], standing: Standing) -> None:
        """One line; ``line`` is as wide as the viewport."""
        painter.fillRect(line, self._grounds[standing])
        row = self._model.row(number)
        top = line.top() + (line.height() - self.texts.height) // 2
        if row is None and places:
            painter.setPen(self._faint)
            self.texts.draw(painter, ON_ITS_WAY, places[0].left + MARGIN, top, line.width())
        if row is None:
            return
        painter.setPen(self._text)
        say, draw, own = self._model.text, self.texts.draw, self._own
        for column, left, width in places:
            if column in own:
                own[column](painter, row, left + MARGIN, top, width - 2 * MARGIN)
            elif said := say(row, column):
                draw(painter, said, left + MARGIN, top, width - 2 * MARGIN, column in RIGHT, column in NUMBERS)

    def ring(self, painter: QPainter, line: QRect, cell: QRect | None) -> None:
        """Around the line that has the keyboard; under its cell where the owner goes from cell to cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._scheme.accent), 1.6))
        painter.drawRoundedRect(QRectF(line).adjusted(1, 1, -1, -1), 4, 4)
        if cell is not None:
            painter.fillRect(cell.left() + MARGIN, cell.bottom() - 4, cell.width() - 2 * MARGIN, 2, self._scheme.accent)
        painter.restore()

    def wanted_width(self, row: OrderRow, column: int) -> int:
        """How wide a cell must be for all of it to be shown."""
        said = self._model.text(row, column)
        if column == RISK:
            return badge_size(said, self._font).width() + 2 * MARGIN
        if column == MARKS:
            return len(mark_icons(row)) * (self._icon_size + ICON_GAP) + 2 * MARGIN
        if column == CARD and row.refund:
            alone = row.clause == CLAUSE or not said
            badge = badge_size(refund_word() if alone else short_word(), self._font).width()
            return badge + (0 if alone else self.texts.width(said) + MARGIN) + 2 * MARGIN
        sign = self._sign_size + MARGIN if column == SHOP else 0
        return sign + self.texts.width(said) + 2 * MARGIN

    @property
    def _sign_size(self) -> int:
        return round(self.texts.height * SHOP_MARK)

    @property
    def _icon_size(self) -> int:
        return round(self.texts.height * 0.8)

    def _risk(self, painter: QPainter, row: OrderRow, left: int, top: int, width: int) -> None:
        word = self._model.text(row, RISK)
        shown = Risk.CLOSED if row.quiet_by_owner else row.risk  # grey: the program did find something
        self._badge(painter, TONE_OF_RISK[shown], RISK_ICON[shown], word, left, top, width)

    def _clock(self, painter: QPainter, row: OrderRow, left: int, top: int, width: int) -> None:
        """In the colour of what is pressing."""
        painter.setPen(self._pressing.get(row.risk, self._text))
        self.texts.draw(painter, self._model.text(row, COUNTDOWN), left, top, width)
        painter.setPen(self._text)

    def _card(self, painter: QPainter, row: OrderRow, left: int, top: int, width: int) -> None:
        """The rule's name; the card of a refund alone, or at its right."""
        said, room = self._model.text(row, CARD), width
        if row.refund:
            alone = row.clause == CLAUSE or not said
            word = refund_word() if alone else short_word()
            wide = width if alone else min(badge_size(word, self._font).width(), width)
            self._badge(painter, "refund", REFUND_ICON, word, left + width - wide, top, wide)
            room = width - wide - MARGIN
            said = said if room >= LEAST_WORD * self.texts.height else ""
        if said:
            self.texts.draw(painter, said, left, top, room)

    def _badge(
        self, painter: QPainter, tone: Tone, icon: str, word: str, left: int, top: int, width: int
    ) -> None:  # fmt: skip
        if width <= 0:
            return
        if (key := (icon, word, width)) not in self._badges:
            if len(self._badges) >= BADGES_KEPT:  # while a column is dragged each has another width at every step
                self._badges.clear()
            self._badges[key] = self._drawn_badge(tone, icon, word, width, self.texts.height + 2 * BADGE_AIR)
        painter.drawPixmap(left, top - BADGE_AIR, self._badges[key])

    def _drawn_badge(self, tone: Tone, icon: str, word: str, width: int, height: int) -> QPixmap:
        drawn = QPixmap(round(width * self._ratio), round(height * self._ratio))
        drawn.setDevicePixelRatio(self._ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        draw_badge(painter, QRectF(0, 0, width, height), self._scheme.tones[tone], icon, word, self._font)
        painter.end()
        return drawn

    def _shop(self, painter: QPainter, row: OrderRow, left: int, top: int, width: int) -> None:
        """Colour and letter, then the name."""
        there = self._shops.get(row.shop)
        if there is not None:
            from shopguard.ui.shops.shop_look import draw_shop_mark  # only where there are several

            size = self._sign_size
            draw_shop_mark(painter, QRectF(left, top + (self.texts.height - size) / 2, size, size), *there, self._font)
            left, width = left + size + MARGIN, width - size - MARGIN
        if width > 0:
            self.texts.draw(painter, self._model.text(row, SHOP), left, top, width)

    def _marks(self, painter: QPainter, row: OrderRow, left: int, top: int, width: int) -> None:
        """As many of the signs as there is room for."""
        size, end = self._icon_size, left + width
        for name in mark_icons(row):
            if left + size > end:
                return
            drawn = picture(name, self._scheme.faint, size, self._ratio)
            painter.drawPixmap(left, top + (self.texts.height - size) // 2, drawn)
            left += size + ICON_GAP


def mark_icons(row: OrderRow) -> tuple[str, ...]:
    """The signs of what the owner has marked the order with."""
    signs = (
        ("mark-handed-over", row.handed_over_at is not None),
        ("mark-note", bool(row.note)),
        ("mark-aside", bool(row.aside)),
    )
    return tuple(name for name, there in signs if there)

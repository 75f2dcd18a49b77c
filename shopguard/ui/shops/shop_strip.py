"""A chip for each shop with what stands in it: which shops' orders are shown. Only where there are several."""

from __future__ import annotations

from collections.abc import Sequence, Set

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from shopguard.core.finding import Risk
from shopguard.core.message import Texts
from shopguard.flows.shops.shops import ShopTotal
from shopguard.ui.look.flow_row import FlowRow
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.plain_tip import plain_tip
from shopguard.ui.look.type_size import scaled
from shopguard.ui.look.words import yuan
from shopguard.ui.shops.shop_look import MARK, draw_shop_mark

_EDGE, _GAP = 8, 7
_TOLD = (Risk.VIOLATED, Risk.DUE)  # of the others no shop asks for anything now


class ShopChip(QAbstractButton):
    """One shop: its mark, its name, and what stands in it."""

    def __init__(self, total: ShopTotal, texts: Texts) -> None:
        super().__init__()
        self.total = total
        told = [f"{texts.word('risk.' + risk.word)} {total.by_risk[risk]}" for risk in _TOLD if total.by_risk.get(risk)]
        if total.yuan_fen:
            told.append(yuan(total.yuan_fen))
        self._told = "  ".join(told)
        self.setText(total.shop.word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(plain_tip(self.tr("只看{shop}的订单").format(shop=total.shop.word)))
        self.setAccessibleName(f"{total.shop.word} {self._told}".strip())

    def sizeHint(self) -> QSize:
        """All on one line."""
        metrics = self.fontMetrics()
        told = metrics.horizontalAdvance(self._told) + _GAP if self._told else 0
        width = 2 * _EDGE + scaled(MARK) + _GAP + metrics.horizontalAdvance(self.text()) + told
        return QSize(width, max(metrics.height(), scaled(MARK)) + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Filled when it is chosen, a ring when it has the keyboard."""
        scheme = scheme_of(self.window().palette())
        chosen = scheme.tones["accent"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(QColor(chosen.background if self.isChecked() else scheme.card))
        strong = self.hasFocus() or self.isChecked()
        painter.setPen(QPen(QColor(scheme.accent if strong else scheme.line), 1.4 if strong else 1))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        side = scaled(MARK)
        mark = QRectF(_EDGE, (self.height() - side) / 2, side, side)
        shop = self.total.shop
        draw_shop_mark(painter, mark, shop.colour, shop.letter, self.font())
        left = _EDGE + side + _GAP
        painter.setPen(QColor(scheme.text))
        painter.drawText(self.rect().adjusted(left, 0, -_EDGE, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(QColor(scheme.faint))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.rect().adjusted(left, 0, -_EDGE, 0), right, self._told)


class ShopStrip(FlowRow):
    """``chosen`` carries the names of the shops whose orders are to be shown; none: all."""

    chosen = Signal(object)  # frozenset[str]

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._wanted: frozenset[str] = frozenset()
        self.chips: tuple[ShopChip, ...] = ()
        self.hide()

    def show_totals(self, totals: Sequence[ShopTotal]) -> None:
        """Hidden where there is a single shop."""
        if tuple(chip.total for chip in self.chips) != tuple(totals):
            focused = next((chip.total.shop.ref for chip in self.chips if chip.hasFocus()), None)
            self.clear()
            self.chips = tuple(ShopChip(total, self._texts) for total in totals)
            self.add(*self.chips)
            for chip in self.chips:
                chip.clicked.connect(self._tell)
                if chip.total.shop.ref == focused:
                    chip.setFocus()
        self.show_wanted(self._wanted)
        self.setVisible(len(self.chips) > 1)

    def show_wanted(self, shops: Set[str]) -> None:
        """Which shops the table shows."""
        self._wanted = frozenset(shops)
        for chip in self.chips:
            chip.setChecked(chip.total.shop.name in self._wanted)

    def rename(self, ref: int, name: str) -> None:
        """A shop has another name: where its orders are shown, they still are."""
        old = next((chip.total.shop.name for chip in self.chips if chip.total.shop.ref == ref), name)
        if old != name and old in self._wanted:
            self._wanted = self._wanted - {old} | {name}
            self.chosen.emit(self._wanted)

    def _tell(self) -> None:
        self._wanted = frozenset(chip.total.shop.name for chip in self.chips if chip.isChecked())
        self.chosen.emit(self._wanted)

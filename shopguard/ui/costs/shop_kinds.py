"""Asks once for each shop whether it is cross-border or Hainan duty-free: no file tells."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from shopguard.core.refunds import ShopKind
from shopguard.flows.costs.refund_views import ShopAsked
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned, plain_label


class ShopKinds(Card):
    """``said`` carries the shop's name and its :class:`ShopKind` (None: not said)."""

    said = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(margin=8)
        self._question = Toned("watch", self.tr("这家店是跨境店或海南免税店吗？文件里没有，选一次就行。"))
        self._question.setWordWrap(True)
        self.rows.addWidget(self._question)
        self._shown: tuple[ShopAsked, ...] = ()
        self._lines: QWidget | None = None
        self.choices: dict[str, QComboBox] = {}

    def show_shops(self, shops: Sequence[ShopAsked]) -> None:
        """One line for each shop."""
        self._question.setVisible(any(shop.kind is None for shop in shops))
        self.setVisible(bool(shops))
        if tuple(shops) == self._shown:
            return
        self._shown = tuple(shops)
        if self._lines is not None:
            self._lines.deleteLater()
        self._lines = QWidget()
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(2, 1)
        self.choices = {shop.name: self._choice(shop) for shop in shops}
        for line, shop in enumerate(shops):
            grid.addWidget(plain_label(shop.shown, wrap=False), line, 0)
            grid.addWidget(self.choices[shop.name], line, 1)
        self.rows.addWidget(self._lines)

    def _choice(self, shop: ShopAsked) -> QComboBox:
        choice = QComboBox()
        for word, kind in (
            (self.tr("还没选"), None),
            (self.tr("都不是"), ShopKind.ORDINARY),
            (self.tr("是跨境店或海南免税店"), ShopKind.SPECIAL),
        ):
            choice.addItem(word, kind)
        choice.setCurrentIndex((None, ShopKind.ORDINARY, ShopKind.SPECIAL).index(shop.kind))
        choice.setObjectName(shop.name)
        choice.setAccessibleName(self.tr("{shop} 是不是跨境店或海南免税店").format(shop=shop.shown))
        choice.activated.connect(self._say)
        return choice

    def _say(self, _index: int) -> None:
        choice = self.sender()
        if isinstance(choice, QComboBox):
            told = choice.currentData()  # Qt makes a plain text of it
            self.said.emit(choice.objectName(), ShopKind(told) if told else None)

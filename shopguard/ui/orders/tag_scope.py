"""Whose tags are shown and changed: this order, the orders selected, or all orders of a product."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QSizePolicy, QVBoxLayout

from shopguard.flows.orders.tag_sheets import Sheet, Sheets
from shopguard.flows.orders.tagging import Product
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet

LONGEST_NAME = 260  # pixels
INDENT = 20  # where the words of a radio button begin


class TagScope(Card):
    """``changed`` comes when another scope is chosen."""

    changed = Signal()

    def __init__(self, sheets: Sheets, *, selection_first: bool) -> None:
        super().__init__()
        self._sheets = sheets
        self._group = QButtonGroup(self)
        number = sheets.order.about[0] if isinstance(sheets.order.about, tuple) else ""
        self.order = self._radio(self.tr("这个订单 {order}").format(order=number))
        self.selection: QRadioButton | None = None
        if sheets.selection is not None:
            self.selection = self._radio(self.tr("选中的 {count} 个订单").format(count=sheets.selection.orders))
        self.product: QRadioButton | None = None
        self.products = QComboBox()
        if sheets.products:
            self._add_products()
        chosen = self.selection if selection_first and self.selection is not None else self.order
        chosen.setChecked(True)
        self._group.buttonToggled.connect(self._toggled)

    def sheet(self) -> Sheet:
        """The sheet of the scope chosen."""
        if self.product is not None and self.product.isChecked():
            return self._sheets.products[max(self.products.currentIndex(), 0)]
        if self.selection is not None and self.selection.isChecked() and self._sheets.selection is not None:
            return self._sheets.selection
        return self._sheets.order

    def _add_products(self) -> None:
        self.product = self._radio(self.tr("这个商品的所有订单，以后导入的也算"))
        for sheet in self._sheets.products:
            name = sheet.about.name if isinstance(sheet.about, Product) else ""
            short = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, LONGEST_NAME)
            self.products.addItem(self.tr("{product}（{count} 个订单）").format(product=short, count=sheet.orders))
        self.products.setAccessibleName(self.tr("哪个商品"))
        self.products.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.products.setEnabled(False)
        self.products.currentIndexChanged.connect(self.changed)
        below = QVBoxLayout()
        below.setContentsMargins(INDENT, 0, 0, 0)
        below.addWidget(self.products)
        below.addWidget(Quiet(self.tr("单独标过的订单不跟着商品变。"), scale=0.85))
        self.rows.addLayout(below)

    def _radio(self, text: str) -> QRadioButton:
        radio = QRadioButton(text.replace("&", "&&"))  # a single one would mark a shortcut
        self._group.addButton(radio)
        self.rows.addWidget(radio)
        return radio

    def _toggled(self, _button: QRadioButton, chosen: bool) -> None:
        if chosen:
            self.products.setEnabled(self.product is not None and self.product.isChecked())
            self.changed.emit()

"""Chips with counts and a search box: which orders are shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from shopguard.core.finding import Risk
from shopguard.core.message import Texts
from shopguard.flows.orders.order_list import Filter
from shopguard.ui.look.badges import Chip
from shopguard.ui.look.icons import RISK_ICON, icon
from shopguard.ui.look.palette import TONE_OF_RISK, scheme_of
from shopguard.ui.orders.refund_badge import REFUND_ICON, refund_word

TYPING_PAUSE_MS = 220
LEAST_SEARCH_WIDTH = 150


class FilterBar(QWidget):
    """``changed`` carries the new :class:`Filter`, after a short pause while typing."""

    changed = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.all_chip = Chip(self.tr("全部"), None)
        self.all_chip.setChecked(True)
        self.all_chip.clicked.connect(self._show_all)
        self.chips = {risk: Chip(texts.word("risk." + risk.word), TONE_OF_RISK[risk], RISK_ICON[risk]) for risk in Risk}
        self.refund_chip = Chip(refund_word(), "refund", REFUND_ICON)
        self.refund_chip.setVisible(False)
        for chip in (*self.chips.values(), self.refund_chip):
            chip.clicked.connect(self._chips_changed)
        self.search = QLineEdit()
        self._search_icon = QAction(self)
        self._prepare_search()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(6)
        for chip in (self.all_chip, *self.chips.values(), self.refund_chip):
            self._chip_row.addWidget(chip)
        self._chip_row.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addLayout(self._chip_row, 1)
        self._row.addWidget(self.search, 2)

    def wanted(self) -> Filter:
        """The filter as it stands."""
        risks = frozenset(risk for risk, chip in self.chips.items() if chip.isChecked())
        return Filter(risks, self.search.text().strip(), self.refund_chip.isChecked())

    def show_counts(self, counts: dict[Risk, int], refunds: int = 0) -> None:
        """How many orders stand at each risk, and with how many a refund is to be intercepted, whatever the filter."""
        self.refund_chip.show_count(refunds)
        self.refund_chip.setVisible(bool(refunds) or self.refund_chip.isChecked())
        self.all_chip.show_count(sum(counts.values()))
        for risk, chip in self.chips.items():
            chip.show_count(counts.get(risk, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen the search stands below the chips."""
        super().resizeEvent(event)
        narrow = self.width() < self._chip_row.minimumSize().width() + LEAST_SEARCH_WIDTH
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.updateGeometry()  # the layout around it has to learn that one line became two

    def changeEvent(self, event: QEvent) -> None:
        """The magnifier takes the new scheme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_search()

    def _prepare_search(self) -> None:
        self.search.setPlaceholderText(self.tr("搜订单号、运单号、商品、快递、地区"))
        self.search.setAccessibleName(self.tr("搜索订单"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(LEAST_SEARCH_WIDTH)
        self.search.setMaximumWidth(320)
        self.search.addAction(self._search_icon, QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._typed)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search, context=Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.search.clear)
        self._colour_search()

    def _colour_search(self) -> None:
        self._search_icon.setIcon(icon("search", scheme_of(self.palette()).faint, 16))

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _show_all(self) -> None:
        for chip in (*self.chips.values(), self.refund_chip):
            chip.setChecked(False)
        self._chips_changed()

    def _chips_changed(self) -> None:
        chosen = any(chip.isChecked() for chip in (*self.chips.values(), self.refund_chip))
        self.all_chip.setChecked(not chosen)
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self.changed.emit(self.wanted())

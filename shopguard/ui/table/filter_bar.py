"""Chips with counts, a search box and the buttons for more: which orders are shown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from shopguard.core.finding import Risk
from shopguard.core.message import Texts
from shopguard.flows.orders.order_filter import LONGEST_TEXT, Filter
from shopguard.ui.look.badges import Chip
from shopguard.ui.look.flow_row import FlowRow
from shopguard.ui.look.icons import RISK_ICON
from shopguard.ui.look.palette import TONE_OF_RISK
from shopguard.ui.look.search_field import SearchField
from shopguard.ui.look.type_size import scaled
from shopguard.ui.orders.refund_badge import REFUND_ICON, refund_word

TYPING_PAUSE_MS = 220
LEAST_SEARCH_WIDTH = 150  # at the usual text size, like the next
WIDEST_SEARCH = 320
QWIDGETSIZE_MAX = 16_777_215  # as Qt calls it: no limit
GAP = 6
ARROW = 12  # pixels, as Fusion draws it


class FilterBar(QWidget):
    """``changed`` carries the new :class:`Filter`, after a short pause while typing.

    What the buttons ``more``, ``grouping`` and ``views`` open comes once the window stands, and so do the lines below.
    """

    changed = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._rest = Filter()  # what has no chip here
        self._refunds = False  # whether there are any at all
        self.all_chip = Chip(self.tr("全部"), None)
        self.all_chip.setChecked(True)
        self.all_chip.clicked.connect(self._show_all)
        self.chips = {risk: Chip(texts.word("risk." + risk.word), TONE_OF_RISK[risk], RISK_ICON[risk]) for risk in Risk}
        self.refund_chip = Chip(refund_word(), "refund", REFUND_ICON)
        self.refund_chip.setVisible(False)
        for chip in (*self.chips.values(), self.refund_chip):
            chip.clicked.connect(self._chips_changed)
        self.search = SearchField()
        self.more = _button(self.tr("筛选"), self.tr("按规则、快递、地区、商品、付款日期等筛选"))
        self.grouping = _menu_button(self.tr("分组"), self.tr("按快递、商品、付款日期分组，看各有几单、多少钱"))
        self.views = _menu_button(self.tr("视图"), self.tr("把现在的筛选、排序和分组存下来，下次一点就好"))
        self._prepare_search()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._chip_row = FlowRow(GAP)
        self._chip_row.add(self.all_chip, *self.chips.values(), self.refund_chip)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines = QVBoxLayout(self)
        self._arrange()

    def wanted(self) -> Filter:
        """The filter as it stands."""
        risks = frozenset(risk for risk, chip in self.chips.items() if chip.isChecked())
        return replace(self._rest, risks=risks, text=self.search.text().strip(), refund=self.refund_chip.isChecked())

    def show_filter(self, wanted: Filter) -> None:
        """Takes over a filter that was put together elsewhere, and tells of it."""
        self._rest = wanted
        for risk, chip in self.chips.items():
            chip.setChecked(risk in wanted.risks)
        self.refund_chip.setChecked(wanted.refund)
        if self.search.text().strip() != wanted.text:
            self.search.setText(wanted.text)
        self._chips_changed()

    def beyond_chips(self) -> Filter:
        """What narrows the table beside the chips."""
        return replace(self.wanted(), risks=frozenset(), refund=False)

    def add_line(self, line: QWidget) -> None:
        """Below what is there."""
        self._lines.addWidget(line)

    def show_counts(self, counts: dict[Risk, int], refunds: int = 0) -> None:
        """How many of all orders stand at each risk, and with how many a refund is to be intercepted. Where more than the chips
        narrows the table they tell how many it leaves of them: :meth:`show_counts_within`.
        """
        self._refunds = bool(refunds)
        if self.beyond_chips() == Filter():
            self._show_counts(counts, refunds)

    def show_counts_within(self, counts: dict[Risk, int], refunds: int) -> None:
        """The same of the orders that are left by what narrows the table beside the chips."""
        self._show_counts(counts, refunds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen the search stands below the chips."""
        super().resizeEvent(event)
        self._turn()

    def _show_counts(self, counts: dict[Risk, int], refunds: int) -> None:
        self.refund_chip.show_count(refunds)
        self.refund_chip.setVisible(self._refunds or bool(refunds) or self.refund_chip.isChecked())
        self.all_chip.show_count(sum(counts.values()))
        for risk, chip in self.chips.items():
            chip.show_count(counts.get(risk, 0))
        self._turn()

    def _arrange(self) -> None:
        right = QHBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.search)
        for button in (self.more, self.grouping, self.views):
            right.addWidget(button)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._chip_row)
        self._row.addLayout(right)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._lines.addLayout(self._row)

    def _turn(self) -> None:
        beside = sum(button.sizeHint().width() + GAP for button in (self.more, self.grouping, self.views))
        narrow = self.width() < self._chip_row.sizeHint().width() + GAP + scaled(LEAST_SEARCH_WIDTH) + beside
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if narrow else ways.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)
            self.search.setMaximumWidth(
                QWIDGETSIZE_MAX if narrow else scaled(WIDEST_SEARCH)
            )  # on its own line it takes all there is
            self.updateGeometry()  # the layout around it has to learn that one line became two

    def _prepare_search(self) -> None:
        self.search.setPlaceholderText(self.tr("搜订单号、运单号、商品、快递、地区、收货人"))
        self.search.setAccessibleName(self.tr("搜索订单"))
        self.search.setMaxLength(LONGEST_TEXT)
        self.search.setMinimumWidth(scaled(LEAST_SEARCH_WIDTH))
        self.search.setMaximumWidth(scaled(WIDEST_SEARCH))
        self.search.textChanged.connect(self._typed)

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _show_all(self) -> None:
        self.show_filter(self.beyond_chips())

    def _chips_changed(self) -> None:
        wanted = self.wanted()
        self.all_chip.setChecked(not wanted.risks and not wanted.refund)
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self.changed.emit(self.wanted())


def _button(word: str, help_: str) -> QPushButton:
    button = QPushButton(word)
    button.setToolTip(help_)
    button.setAccessibleName(word)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.setAccessibleDescription(help_)
    return button


def _menu_button(word: str, help_: str) -> QPushButton:
    """As wide as it is once its menu is there, which comes later."""
    button = _button(word, help_)
    button.setMinimumWidth(button.sizeHint().width() + ARROW)
    return button

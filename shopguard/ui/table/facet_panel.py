"""The drop-down with more to filter by: the facets on the left, what there is of one on the right. It acts at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from shopguard.flows.orders.filter_choices import Choices
from shopguard.flows.orders.list_facets import LIST_FACETS, ListFacet, chosen, with_chosen
from shopguard.flows.orders.narrowing import Narrowing
from shopguard.ui.look.labels import plain_label
from shopguard.ui.look.screen_room import fitting
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import letter_width
from shopguard.ui.table.choice_list import ChoiceList
from shopguard.ui.table.facets import FACETS, Facet, active, title, without_any
from shopguard.ui.table.time_pages import DataPage, PaidPage

SIZE_IN_LETTERS = QSize(44, 26)  # letters wide, lines high: it grows with the text


class FacetDelegate(QStyledItemDelegate):
    """With air around the names."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the values on the right."""
        return super().sizeHint(option, index).expandedTo(QSize(0, QFontMetrics(option.font).height() + 12))


class FacetPanel(QFrame):
    """``changed`` carries the new :class:`Narrowing`; ``choices_wanted`` a facet and the text its values are to contain."""

    changed = Signal(object)
    choices_wanted = Signal(str, str)

    def __init__(self, clock: Callable[[], int], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("筛选订单"))
        self._narrowing = Narrowing()
        self.facets = QListWidget()
        self.facets.setAccessibleName(self.tr("按什么筛选"))
        self.facets.setFrameShape(QFrame.Shape.NoFrame)
        self.facets.setItemDelegate(FacetDelegate(self.facets))
        self.lists = {facet: ChoiceList(facet, title(facet)) for facet in LIST_FACETS}
        self.paid = PaidPage(clock)
        self.data = DataPage()
        self.found = plain_label(wrap=False)
        self.clear_button = QPushButton(self.tr("全部清除"))
        self.done_button = QPushButton(self.tr("完成"))
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()

    def open_below(self, anchor: QWidget, narrowing: Narrowing, facet: Facet | None = None) -> None:
        """Below a button, at a facet ("None": where it was left)."""
        self.show_narrowing(narrowing)
        metrics = QFontMetrics(self.font())
        letter, line = letter_width(metrics), metrics.lineSpacing()
        self.resize(fitting(self, QSize(SIZE_IN_LETTERS.width() * letter, SIZE_IN_LETTERS.height() * line)))
        room = self.screen().availableGeometry()
        below = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height() + 4))
        left = min(max(below.x(), room.left()), room.right() - self.width())
        self.move(left, min(below.y(), room.bottom() - self.height()))
        if facet is not None or self.facets.currentRow() < 0:
            self.facets.setCurrentRow(FACETS.index(facet if facet in FACETS else "clauses"))
        self.show()
        self.facets.setFocus()
        self._ask_choices()

    def show_narrowing(self, narrowing: Narrowing) -> None:
        """Shows what is chosen; nothing is told."""
        self._narrowing = narrowing
        for facet, choices in self.lists.items():
            choices.show_chosen(chosen(narrowing.filter, facet))
        self.paid.show_narrowing(narrowing)
        self.data.show_narrowing(narrowing)
        self._show_counts()

    def show_choices(self, choices: Choices) -> None:
        """What there is of a facet."""
        self.lists[choices.facet].show_choices(choices, chosen(self._narrowing.filter, choices.facet))

    def expect_shops(self, *, several: bool) -> None:
        """With one shop there is nothing to choose."""
        self.facets.item(FACETS.index("shops")).setHidden(not several)

    def show_found(self, found: int) -> None:
        """How many orders the filter finds."""
        self.found.setText(self.tr("找到 {count} 单").format(count=found))

    def hideEvent(self, event: QHideEvent) -> None:
        """What was looked for is forgotten."""
        super().hideEvent(event)
        for choices in self.lists.values():
            choices.search.clear()

    def _arrange(self) -> None:
        pages: list[tuple[Facet, QWidget]] = [*self.lists.items(), ("paid", self.paid), ("data", self.data)]
        for facet, page in pages:
            QListWidgetItem(title(facet), self.facets)
            if facet in self.lists:
                self._pages.addWidget(page)
            else:  # with large letters there is more than the screen has room for
                scrolled = CardPage()
                scrolled.setWidget(page)
                scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                self._pages.addWidget(scrolled)
        for button in (self.clear_button, self.done_button):
            button.setAutoDefault(False)
        halves = QHBoxLayout()
        halves.setSpacing(10)
        halves.addWidget(self.facets, 2)
        halves.addWidget(self._pages, 5)
        foot = QHBoxLayout()
        foot.addWidget(self.found)
        foot.addStretch(1)
        foot.addWidget(self.clear_button)
        foot.addWidget(self.done_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 12, 12, 12)
        rows.addLayout(halves, 1)
        rows.addLayout(foot)

    def _connect(self) -> None:
        self.facets.currentRowChanged.connect(self._to_facet)
        for facet, choices in self.lists.items():
            choices.chosen.connect(partial(self._choose, facet))
            choices.looked_for.connect(partial(self._look_for, facet))
        for page in (self.paid, self.data):
            page.changed.connect(self._change_to)
        self.clear_button.clicked.connect(self._clear)
        self.done_button.clicked.connect(self.close)

    def _to_facet(self, row: int) -> None:
        self._pages.setCurrentIndex(row)
        self._ask_choices()

    def _ask_choices(self) -> None:
        facet = FACETS[max(self.facets.currentRow(), 0)]
        if self.isVisible() and facet in self.lists:
            self.choices_wanted.emit(facet, "")

    def _look_for(self, facet: ListFacet, text: str) -> None:
        if self.isVisible():
            self.choices_wanted.emit(facet, text)

    def _choose(self, facet: ListFacet, keys: frozenset[str]) -> None:
        # a value that is not listed (it was looked for by another text) stays chosen
        kept = chosen(self._narrowing.filter, facet) - self.lists[facet].listed()
        filter_ = with_chosen(self._narrowing.filter, facet, kept | keys)
        self._change_to(replace(self._narrowing, filter=filter_))

    def _clear(self) -> None:
        narrowing = without_any(self._narrowing)
        self._change_to(narrowing)
        self.show_narrowing(narrowing)

    def _change_to(self, narrowing: Narrowing) -> None:
        # the two pages of times each change a narrowing of their own: both start from the newest
        self._narrowing = narrowing
        self.paid.show_narrowing(narrowing)
        self.data.show_narrowing(narrowing)
        self._show_counts()
        self.changed.emit(narrowing)

    def _show_counts(self) -> None:
        """Behind each facet how much of it is chosen."""
        for row, facet in enumerate(FACETS):
            count = 0
            if facet in self.lists:
                count = len(chosen(self._narrowing.filter, facet))
            elif facet in active(self._narrowing):
                count = 1
            self.facets.item(row).setText(f"{title(facet)} · {count}" if count else title(facet))
        self.clear_button.setEnabled(bool(active(self._narrowing)))

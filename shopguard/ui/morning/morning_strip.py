"""The strip above the table: what is due first and the one button for it; below, folded away when wanted, what changed and what is old."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.flows.morning.morning import DueFirst, Morning
from shopguard.flows.morning.morning_words import until_in_words, when_in_words
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned, plain_label
from shopguard.ui.look.words import yuan
from shopguard.ui.morning.morning_lines import ChangesLine, DataLine


class MorningStrip(Card):
    """``orders_wanted`` carries the numbers of orders to show, ``calls_wanted`` of those to call about; ``folded`` whether the owner
    has folded it."""

    orders_wanted = Signal(object)  # tuple[str, ...]
    calls_wanted = Signal(object)  # tuple[str, ...]
    folded = Signal(bool)

    def __init__(self, texts: Texts) -> None:
        super().__init__(margin=8)
        self._texts = texts
        self._due: DueFirst | None = None
        self.headline = plain_label(bold=True, scale=1.1)
        self.old = Toned("watch", self.tr("数据旧了"), bold=True)  # what of it, is said below
        self.main_button = MainButton("")
        self.calls_button = QPushButton(self.tr("叫件单…"))
        self.calls_button.setToolTip(self.tr("按快递和网点分好，照着打电话"))
        self.toggle = QToolButton()
        self._is_folded = False
        self.changes, self.data = ChangesLine(texts), DataLine(texts)
        self._below = QWidget()
        self._prepare_toggle()
        self._arrange()
        self.main_button.clicked.connect(self._want_due)
        self.calls_button.clicked.connect(self._want_calls)
        self.changes.wanted.connect(self.orders_wanted)
        self.setAccessibleName(self.tr("今天先办什么"))
        self.hide()

    def show_morning(self, found: Morning) -> None:
        """Hidden while there is no order."""
        self._due = found.due
        for line in (self.changes, self.data):
            line.show_morning(found)
        self.headline.setText(self._said(found))
        self.main_button.setVisible(found.due is not None)
        self.calls_button.setVisible(found.due is not None)
        if found.due is not None:
            self.main_button.setText(self.tr("先办这 {number} 单").format(number=len(found.due.orders)))
        self._show_below()
        self.setVisible(found.some)

    def fold(self, *, folded: bool) -> None:
        """Shows only the first line, or all of it."""
        self._is_folded = folded
        self._name_toggle()
        self._show_below()

    def _said(self, found: Morning) -> str:
        due = found.due
        if due is None:
            return self.tr("眼下没有要先办的订单")
        when = until_in_words(self._texts, due.until, found.at)
        if due.yuan_fen:
            said = self.tr("{when} 前到期 {number} 单，不办约罚 {yuan}")
        else:
            said = self.tr("{when} 前到期 {number} 单，不扣款") if due.free else self.tr("{when} 前到期 {number} 单")
        first = said.format(when=when, number=len(due.orders), yuan=yuan(due.yuan_fen))
        return first if due.later is None else self.tr("；").join((first, self._said_later(due.later, found.at)))

    def _said_later(self, later: DueFirst, at: int) -> str:
        said = self.tr("{when} 起还有 {number} 单，不办约罚 {yuan}")
        when = when_in_words(self._texts, later.first, at)
        return said.format(when=when, number=len(later.orders), yuan=yuan(later.yuan_fen))

    def _prepare_toggle(self) -> None:
        self.toggle.setAutoRaise(True)
        self.toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggle.clicked.connect(self._turn)
        self._name_toggle()

    def _name_toggle(self) -> None:
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if self._is_folded else Qt.ArrowType.UpArrow)
        word = self.tr("展开：有什么变化、数据新不新") if self._is_folded else self.tr("收起")
        self.toggle.setToolTip(word)
        self.toggle.setAccessibleName(word)

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.headline, 1)
        first.addWidget(self.old)
        for button in (self.calls_button, self.main_button, self.toggle):
            first.addWidget(button)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(self.changes)
        below.addWidget(self.data)
        self.rows.addLayout(first)
        self.rows.addWidget(self._below)

    def _turn(self) -> None:
        self.fold(folded=not self._is_folded)
        self.folded.emit(self._is_folded)

    def _show_below(self) -> None:
        some = not (self.changes.isHidden() and self.data.isHidden())
        self.toggle.setVisible(some)
        self._below.setVisible(some and not self._is_folded)
        self.old.setVisible(self._is_folded and bool(self.data.old.text()))

    def _want_due(self) -> None:
        if self._due is not None:
            self.orders_wanted.emit(self._due.orders)

    def _want_calls(self) -> None:
        if self._due is not None:
            self.calls_wanted.emit(self._due.orders)

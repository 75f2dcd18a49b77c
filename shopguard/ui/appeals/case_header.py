"""Which case this is: order, shop, waybill and product; how it stands, what is due, and what is missing most."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.flows.appeals.view import AppealView
from shopguard.ui.appeals.case_looks import LOOK
from shopguard.ui.appeals.due_label import DueLabel
from shopguard.ui.appeals.slot_standing import most_urgent
from shopguard.ui.badges import Badge
from shopguard.ui.labels import Quiet, plain_label
from shopguard.ui.two_lines import TwoLines

BAR_WIDTH, BAR_HEIGHT = 120, 14


class CaseHeader(QWidget):
    """``order_wanted`` carries the order's number, ``most_wanted`` comes when the owner wants to see what is missing most."""

    order_wanted = Signal(str)
    most_wanted = Signal()

    def __init__(self, texts: Texts, view: AppealView, clock: Callable[[], int]) -> None:
        super().__init__()
        self._texts, self._clock = texts, clock
        self.view = view
        self._standing = QHBoxLayout()
        self.badge, self.due = self._badge(view), DueLabel(texts, view, clock)
        self.names = plain_label(bold=True, scale=1.1)
        self.order_button = QPushButton(self.tr("看订单"))
        self.order_button.setAutoDefault(False)
        self.order_button.clicked.connect(self._want_order)
        self.product = TwoLines("")
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(BAR_WIDTH, BAR_HEIGHT)
        self.bar.setAccessibleName(self.tr("材料完整度"))
        self.missing = plain_label()
        self.most_button = QPushButton(self.tr("去补"))
        self.most_button.setAutoDefault(False)
        self.most_button.clicked.connect(self.most_wanted)
        self._arrange()
        self.show_case(view)

    def show_case(self, view: AppealView) -> None:
        """Shows the case as it stands."""
        self.view = view
        badge, due = self._badge(view), DueLabel(self._texts, view, self._clock)
        for old, new in ((self.badge, badge), (self.due, due)):
            self._standing.replaceWidget(old, new)
            old.hide()
            old.deleteLater()
        self.badge, self.due = badge, due
        self.names.setText(self._names(view))
        self.product.setText(view.product)
        self.product.setVisible(bool(view.product))
        self.order_button.setVisible(view.order_known)
        self.bar.setValue(round(view.completeness * 100))
        self.missing.setText(self._missing(view))
        self.most_button.setVisible(view.completeness < 1)

    def _arrange(self) -> None:
        self._standing.addWidget(self.badge)
        self._standing.addWidget(plain_label(self.view.card, bold=True, scale=1.25, wrap=False))
        number = Quiet(self.tr("申诉编号 {number}").format(number=self.view.id))
        number.setWordWrap(False)
        self._standing.addWidget(number)
        self._standing.addStretch(1)
        self._standing.addWidget(self.due)
        names = QHBoxLayout()
        names.addWidget(self.names, 1)
        names.addWidget(self.order_button)
        ready = QHBoxLayout()
        ready.addWidget(self.bar)
        ready.addWidget(self.missing, 1)
        ready.addWidget(self.most_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(5)
        rows.addLayout(self._standing)
        rows.addLayout(names)
        rows.addWidget(self.product)
        rows.addLayout(ready)

    def _badge(self, view: AppealView) -> Badge:
        tone, icon = LOOK[view.state]
        return Badge(tone, icon, view.state_word)

    def _names(self, view: AppealView) -> str:
        parts = [self.tr("订单 {number}").format(number=view.order_id)]
        if view.waybill:
            parts.append(self.tr("运单 {number}").format(number=view.waybill))
        if view.shop:
            parts.append(view.shop)
        if view.cause:
            parts.append(self.tr("原因：{cause}").format(cause=view.cause))
        return "  ·  ".join(parts)

    def _missing(self, view: AppealView) -> str:
        done = self.tr("材料备齐 {percent}%").format(percent=round(view.completeness * 100))
        lacking = most_urgent(view.checklist)
        return done if lacking is None else self.tr("{done} · 最要紧的还缺：{title}").format(done=done, title=lacking.title)

    def _want_order(self) -> None:
        self.order_wanted.emit(self.view.order_id)

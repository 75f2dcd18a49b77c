"""Which case this is: order, shop, waybill and product; how it stands, what is due, and what is missing most."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.flows.appeals.view import AppealView
from shopguard.ui.appeals.case_looks import LOOK, state_word
from shopguard.ui.appeals.due_label import DueLabel, tone_of
from shopguard.ui.appeals.share_bar import ShareBar
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.eye_button import EyeButton
from shopguard.ui.look.labels import plain_label
from shopguard.ui.look.long_names import ElidedName


class CaseHeader(QWidget):
    """``order_wanted`` carries the order's number, ``most_wanted`` comes when the owner wants to see what is missing most."""

    order_wanted = Signal(str)
    most_wanted = Signal()

    def __init__(self, texts: Texts, view: AppealView, clock: Callable[[], int]) -> None:
        super().__init__()
        self._texts, self._clock = texts, clock
        self.view = view
        self._standing = QHBoxLayout()
        self.badge, self.due = _badge(view), DueLabel(texts, view, clock)
        self.product = ElidedName(view.product)
        self.names = plain_label(bold=True, scale=1.1)
        self.order_button = QPushButton(self.tr("看订单"))
        self.order_button.clicked.connect(self._want_order)
        self.bar = ShareBar()
        self.missing = plain_label()
        self.most_button = QPushButton(self.tr("去补"))
        self.most_button.setAccessibleName(self.tr("去补最要紧的材料"))
        self.most_button.clicked.connect(self.most_wanted)
        self._arrange()
        self.show_case(view)

    def show_case(self, view: AppealView) -> None:
        """Shows the case as it stands."""
        tone = tone_of(view, self._clock())  # the hour passes also while nothing else happens
        was, now = self.view, view
        if self.due.tone != tone or (was.state, was.due_at, was.answer_by) != (now.state, now.due_at, now.answer_by):
            self._renew(view)
        self.view = view
        self.due.count()
        self.names.setText(self._names(view))
        self.product.setText(view.product)
        self.order_button.setVisible(view.order_known)
        self.bar.show_share(view.completeness)
        percent = round(view.completeness * 100)
        done = self.tr("材料备齐 {percent}%").format(percent=percent)
        self.bar.setAccessibleName(done)
        self.missing.setText(" · ".join(filter(None, (done, view.missing_most))))
        self.most_button.setVisible(view.completeness < 1)

    def _renew(self, view: AppealView) -> None:
        badge, due = _badge(view), DueLabel(self._texts, view, self._clock)
        for old, new in ((self.badge, badge), (self.due, due)):
            self._standing.replaceWidget(old, new)
            new.show()
            old.hide()
            old.deleteLater()
        self.badge, self.due = badge, due

    def _arrange(self) -> None:
        self._standing.addWidget(self.badge)
        self._standing.addWidget(plain_label(self.view.card, bold=True, scale=1.25, wrap=False))
        self._standing.addWidget(self.product, 1)
        self._standing.addWidget(self.due)
        names = QHBoxLayout()
        names.addWidget(self.names, 1)
        names.addWidget(EyeButton())
        names.addWidget(self.order_button)
        ready = QHBoxLayout()
        ready.addWidget(self.bar)
        ready.addWidget(self.missing, 1)
        ready.addWidget(self.most_button)
        for button in (self.order_button, self.most_button):
            button.setAutoDefault(False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for line in (self._standing, names, ready):
            rows.addLayout(line)

    def _names(self, view: AppealView) -> str:
        parts = [self.tr("订单 {number}").format(number=view.order_id)]
        if view.waybill:
            parts.append(self.tr("运单 {number}").format(number=view.waybill))
        if view.shop:
            parts.append(view.shop)
        if view.cause:
            parts.append(self.tr("原因：{cause}").format(cause=view.cause))
        parts.append(self.tr("申诉编号 {number}").format(number=view.id))
        return "  ·  ".join(parts)

    def _want_order(self) -> None:
        self.order_wanted.emit(self.view.order_id)


def _badge(view: AppealView) -> Badge:
    tone, icon = LOOK[view.state]
    return Badge(tone, icon, state_word(view.state))

"""Refunds asked for after shipping: the table, the chosen one whole, and the one question no file answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.core.refunds import ShopKind
from shopguard.flows.costs.refund_views import RefundRow, RefundsView
from shopguard.flows.costs.refunds import refunds, say_shop_kind
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs.refund_card import RefundCard
from shopguard.ui.costs.refund_table import RefundTable
from shopguard.ui.costs.shop_kinds import ShopKinds
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.words import moment_with_year


class RefundsPage(QWidget):
    """``order_wanted`` carries an order's number, ``failed`` an exception."""

    order_wanted = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        texts: Texts,
        parent: QWidget | None = None,
        *,
        place: Workplace,
        jobs: Jobs,
        clock: Callable[[], int],
    ) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._at, self._notes = 0, ""
        self.shops = ShopKinds()
        self.table = RefundTable(texts)
        self.card = RefundCard(texts)
        self.nothing = Quiet(scale=1.0)
        self.summary = plain_label(bold=True)
        self.hurry = Toned("soon", bold=True)
        self._both = QSplitter(Qt.Orientation.Vertical)
        self._arrange()

    def show_view(self, view: RefundsView) -> None:
        """Shows the refunds."""
        read = self.tr("按 {at} 的数据。出处：{source}").format(at=moment_with_year(view.at), source=view.source)
        self._at, self._notes = view.at, "\n".join((*view.notes, read))
        self.shops.show_shops(view.shops)
        self.table.show_rows(view.rows, view.at)
        soon = sum(row.soon for row in view.rows)
        self.summary.setText(self.tr("{count} 个包裹，买家在发货后申请了退款").format(count=len(view.rows)))
        self.hurry.setText(self.tr("{count} 个快到时限，先处理").format(count=soon))
        self.summary.setVisible(bool(view.rows))
        self.hurry.setVisible(bool(soon))
        self.nothing.setText(view.nothing)
        self.nothing.setVisible(not view.rows)
        self._both.setVisible(bool(view.rows))

    def _arrange(self) -> None:
        self._both.setChildrenCollapsible(False)
        self._both.addWidget(self.table)
        self._both.addWidget(self.card)
        self._both.setStretchFactor(1, 1)
        self._both.setSizes([170, 330])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 8, 0, 0)
        rows.addWidget(self.shops)
        rows.addWidget(self.nothing)
        line = QHBoxLayout()
        line.addWidget(self.summary)
        line.addWidget(self.hurry, 1)
        rows.addLayout(line)
        rows.addWidget(self._both, 1)
        rows.addStretch(0)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shops.said.connect(self._keep_kind)
        self.table.chosen.connect(self._show_row)
        self.table.order_wanted.connect(self.order_wanted)
        self.card.order_wanted.connect(self.order_wanted)

    def _show_row(self, row: RefundRow | None) -> None:
        self.card.show_row(row, self._at, self._notes)

    def _keep_kind(self, shop: str, kind: ShopKind | None) -> None:
        job = self._jobs.write(partial(say_shop_kind, self._place, shop, kind), must_finish=True)
        job.done.connect(self._read_again)
        job.failed.connect(self.failed)

    def _read_again(self, _nothing: object) -> None:
        job = self._jobs.read(partial(refunds, self._place, self._clock()), topic="costs refunds")
        job.done.connect(self.show_view)
        job.failed.connect(self.failed)

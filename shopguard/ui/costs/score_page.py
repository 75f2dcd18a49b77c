"""The part of the score that is known, marked as partial: per shop how long orders took, and which wait longest now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from shopguard.core.beijing import HOUR
from shopguard.core.message import Texts
from shopguard.core.wording import duration
from shopguard.flows.costs.score import Longer, ScoreView, ShopScore, WaitingOrder
from shopguard.ui.costs.number_table import Cell, Index, NumberTable
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled
from shopguard.ui.look.words import moment

ORDER_ID = 2
_TABLE_HEIGHT = 220


class ScorePage(QWidget):
    """``order_wanted`` carries the number of the order that was chosen."""

    order_wanted = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._view: ScoreView | None = None
        self.shops = QComboBox()
        self.page = CardPage()
        self.table = NumberTable()
        self.partial = Toned("watch", bold=True)
        self._choice = QWidget()
        self._arrange()

    def show_view(self, view: ScoreView) -> None:
        """Shows the shops, the one that was chosen before if it is still there."""
        before = self.shops.currentText()
        self._view = view
        self.partial.setText(view.partial)
        self.shops.clear()
        self.shops.addItems([shop.shop for shop in view.shops])
        self.shops.setCurrentIndex(max(0, self.shops.findText(before)))
        self._choice.setVisible(len(view.shops) > 1)
        self._show_shop(self.shops.currentIndex())

    def _arrange(self) -> None:
        choice = QHBoxLayout(self._choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.addWidget(plain_label(self.tr("店铺"), wrap=False))
        choice.addWidget(self.shops, 1)
        self.shops.setAccessibleName(self.tr("店铺"))
        self.shops.activated.connect(self._show_shop)
        partial = Card(tone="watch", margin=8)
        partial.rows.addWidget(self.partial)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 8, 0, 0)
        rows.addWidget(partial)
        rows.addWidget(self._choice)
        rows.addWidget(self.page, 1)

    def _show_shop(self, number: int) -> None:
        if self._view is None:
            return
        if not self._view.shops:
            self.page.fill([Quiet(self._view.nothing, scale=1.0)])
            return
        shop = self._view.shops[number]
        self.page.fill([self._numbers(shop), self._drags(shop), self._not_known(self._view)])
        self.page.to_top()

    def _numbers(self, shop: ShopScore) -> QWidget:
        card = Card()
        title = self.tr("支付到揽收，最近 {days} 天").format(days=self._view.days if self._view else 0)
        card.rows.addWidget(plain_label(title, bold=True, scale=1.08))
        card.rows.addWidget(plain_label(shop.stage_said))
        counted = self.tr("已揽收 {done} 单：一半不超过 {median}，九成不超过 {ninetieth}").format(
            done=shop.done, median=self._span(shop.median), ninetieth=self._span(shop.ninetieth)
        )
        card.rows.addWidget(plain_label(counted, bold=True))
        card.rows.addWidget(plain_label(self._longer(shop.longer)))
        waiting = self.tr("还没揽收 {waiting} 单").format(waiting=shop.waiting)
        card.rows.addWidget(plain_label(waiting, bold=True))
        if shop.waiting:
            card.rows.addWidget(plain_label(self._longer(shop.waiting_longer)))
        unknown = self.tr("不知道什么时候揽收的 {unknown} 单（导入轨迹或带揽收时间的包裹文件）；")
        left_out = self.tr("没算进去的 {left_out} 单")
        card.rows.addWidget(Quiet(unknown.format(unknown=shop.unknown) + left_out.format(left_out=shop.left_out)))
        return card

    def _longer(self, told: tuple[Longer, ...]) -> str:
        parts = []
        for one in told:
            share = self.tr("没有可算的") if one.share is None else f"{one.share:.1%}"
            said = self.tr("超过 {hours} 小时 {orders} 单（{share}）")
            parts.append(said.format(hours=one.limit // HOUR, orders=one.orders, share=share))
        return " · ".join(parts)

    def _drags(self, shop: ShopScore) -> QWidget:
        card = Card()
        card.rows.addWidget(plain_label(self.tr("现在等得最久的单"), bold=True, scale=1.08))
        if not shop.drags:
            card.rows.addWidget(Quiet(self.tr("没有等揽收的单。")))
            return card
        self.table = NumberTable()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(scaled(_TABLE_HEIGHT))
        self.table.setAccessibleName(self.tr("现在等得最久的单；回车键看订单"))
        self.table.show_lines(self._titles(), [self._line(one) for one in shop.drags])
        self.table.activated.connect(self._want)
        card.rows.addWidget(self.table)
        if shop.more:
            card.rows.addWidget(Quiet(self.tr("另有 {more} 单等得短一些。").format(more=shop.more)))
        return card

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("已等"), self.tr("文件证实"), self.tr("订单号"), self.tr("状态"), self.tr("支付"), self.tr("起算"),
            self.tr("数据只到"), self.tr("运单号"),
        )  # fmt: skip

    def _line(self, one: WaitingOrder) -> tuple[Cell, ...]:
        return (
            Cell(self._span(one.waited), one.waited),
            Cell(self._span(one.sure), one.sure),
            Cell(one.order_id, one.order_id),
            Cell(one.status, one.status),
            Cell(moment(one.paid_at), one.paid_at),
            Cell(moment(one.counted_from), one.counted_from),
            Cell(moment(one.known), one.known),
            Cell(one.waybills, one.waybills),
        )

    def _not_known(self, view: ScoreView) -> QWidget:
        card = Card()
        card.rows.addWidget(plain_label(self.tr("这里没有的"), bold=True, scale=1.08))
        for said in view.not_known:
            card.rows.addWidget(plain_label(f"· {said}"))
        card.rows.addWidget(Quiet(self.tr("出处：{source}").format(source=view.source)))
        return card

    def _span(self, seconds: int | None) -> str:
        return self.tr("未知") if seconds is None else duration(self._texts, seconds)

    def _want(self, index: Index) -> None:
        if index.isValid():
            order_id = self.table.model().index(index.row(), ORDER_ID).data(Qt.ItemDataRole.DisplayRole)
            self.order_wanted.emit(str(order_id))

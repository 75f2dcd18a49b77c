"""One order: what it is, what it costs, its parcels in time, and every finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shopguard.core.appeal_states import OVER
from shopguard.core.message import Texts
from shopguard.flows.orders.order_detail import FindingView, OrderView, ParcelView
from shopguard.flows.orders.tagging import TagView
from shopguard.ui.appeals.order_cases import OrderCases
from shopguard.ui.costs.amount_card import AmountCard
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.card import Card
from shopguard.ui.look.folded import Folded
from shopguard.ui.look.icons import RISK_ICON
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.palette import TONE_OF_RISK
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.two_lines import TwoLines
from shopguard.ui.look.words import amount, moment, moment_with_year, yuan
from shopguard.ui.orders.finding_card import FindingCard, presses
from shopguard.ui.orders.parcel_card import ParcelCard
from shopguard.ui.orders.tag_strip import TagStrip

if TYPE_CHECKING:
    from shopguard.flows.appeals.listing import AppealLine


class OrderPanel(CardPage):
    """``appeal_wanted`` carries order number and clause, ``case_wanted`` an appeal case's id, ``tagging_wanted`` the order number,
    ``rule_wanted`` the clause."""

    appeal_wanted = Signal(str, str)
    case_wanted = Signal(str)
    tagging_wanted = Signal(str)
    rule_wanted = Signal(str)

    def __init__(self, texts: Texts, clock: Callable[[], int]) -> None:
        super().__init__()
        self._texts, self._clock = texts, clock
        self.order: OrderView | None = None
        self.tags: TagStrip | None = None
        self.cases: OrderCases | None = None
        self._tags_of: tuple[str, Sequence[TagView]] = "", ()
        self._cases_of: tuple[str, Sequence[AppealLine]] = "", ()
        self.setAccessibleName(self.tr("订单详情"))
        self.fill([Quiet(self.tr("在左边点一个订单，这里就会显示它的时间线、原因和该做的事。"), scale=1.0)])

    def show_order(self, order: OrderView) -> None:
        """Shows the order as it stands."""
        is_new = self.order is None or self.order.order_id != order.order_id
        self.order = order
        pressing = self._cards([view for view in order.findings if presses(view)])
        calm = [view for view in order.findings if not presses(view)]
        parcels = [ParcelCard(parcel, order, self._clock()) for parcel in order.parcels or (_no_parcel(order),)]
        fine = self.tr("其余 {count} 条规则没有问题").format(count=len(calm))
        folded = [Folded(fine, partial(self._cards, calm))] if calm else []
        self.tags = TagStrip()  # a page that is filled anew destroys what it held
        self.tags.button.clicked.connect(self._want_tagging)
        money = [AmountCard(order.amounts)] if order.amounts.violations or order.amounts.beside else []
        header = OrderHeader(order, self._texts)
        self.cases = OrderCases(self._texts, self._clock)
        self.cases.case_wanted.connect(self.case_wanted)
        self.fill([header, self.tags, self.cases, *parcels[:1], *pressing, *money, *parcels[1:], *folded])
        self.show_tags(*self._tags_of)
        self.show_cases(*self._cases_of)
        if is_new:
            self.to_top()

    def show_tags(self, order_id: str, tags: Sequence[TagView]) -> None:
        """The tags of an order, where it is the one on show."""
        self._tags_of = order_id, tags
        if self.tags is not None and self.order is not None and self.order.order_id == order_id:
            self.tags.show_tags(tags)

    def show_cases(self, order_id: str, cases: Sequence[AppealLine]) -> None:
        """Where the appeals of an order stand, where it is the one on show."""
        self._cases_of = order_id, cases
        if self.cases is None or self.order is None or self.order.order_id != order_id:
            return
        self.cases.show_cases(cases)
        for card in self.findChildren(FindingCard):
            card.show_case(self._case_for(card.view))

    def _case_for(self, view: FindingView) -> str:
        """The id of the case that is under way for this finding; "" where there is none."""
        order_id, cases = self._cases_of
        if self.order is None or self.order.order_id != order_id:
            return ""
        return next((case.id for case in cases if _is_about(case, view)), "")

    def _cards(self, findings: Sequence[FindingView]) -> list[QWidget]:
        return [self._finding_card(view) for view in findings]

    def _finding_card(self, view: FindingView) -> FindingCard:
        card = FindingCard(view, self._texts, self._clock)
        card.appeal_wanted.connect(self._want_appeal)
        card.rule_wanted.connect(self.rule_wanted)
        card.case_wanted.connect(self.case_wanted)
        card.show_case(self._case_for(view))
        return card

    def _want_tagging(self) -> None:
        if self.order is not None:
            self.tagging_wanted.emit(self.order.order_id)

    def _want_appeal(self, clause: str) -> None:
        if self.order is not None:
            self.appeal_wanted.emit(self.order.order_id, clause)


def _is_about(case: AppealLine, view: FindingView) -> bool:
    """Whether a case that is not over is about this finding; a notice may name no parcel."""
    if case.clause != view.finding.clause or case.state in OVER:
        return False
    return case.waybill is None or view.finding.waybill in (None, case.waybill)


def _no_parcel(order: OrderView) -> ParcelView:
    """An order without waybill data still has a timeline: payment, promise, now."""
    return ParcelView("", "", order.uploaded_at, None, None, None, None, None, ())


class OrderHeader(Card):
    """The order's own facts."""

    def __init__(self, order: OrderView, texts: Texts) -> None:
        super().__init__()
        title = QHBoxLayout()
        word = texts.word("risk." + order.risk.word)
        title.addWidget(Badge(TONE_OF_RISK[order.risk], RISK_ICON[order.risk], word))
        number = plain_label(order.order_id, bold=True, scale=1.15, wrap=False)
        number.setAccessibleName(self.tr("订单号 {number}").format(number=order.order_id))
        title.addWidget(number)
        title.addStretch(1)
        self.rows.addLayout(title)
        self.rows.addWidget(TwoLines(order.product))
        if order.left_out:
            self.rows.addWidget(
                Quiet(self.tr("在您选的起始日以前付款、已经结束，所以只保存、不判断（菜单里可以改）。"))
            )
        else:
            self._add_yuan(order)
        self._add_facts(order)

    def _add_yuan(self, order: OrderView) -> None:
        sums = [(self.tr("现在要赔"), order.yuan_now_fen), (self.tr("再不管 24 小时"), order.yuan_if_ignored_fen)]
        if order.yuan_unconfirmed_fen:
            sums.append((self.tr("另有待证实"), order.yuan_unconfirmed_fen))
        row = QHBoxLayout()
        row.setSpacing(16)
        for word, fen in sums:
            one = QVBoxLayout()
            one.setSpacing(0)
            one.addWidget(Quiet(word))
            one.addWidget(plain_label(yuan(fen), bold=True, scale=1.25, wrap=False))
            row.addLayout(one)
        row.addStretch(1)
        self.rows.addLayout(row)

    def _add_facts(self, order: OrderView) -> None:
        facts = (
            (self.tr("实付"), amount(order.amount_fen)),
            (self.tr("状态"), order.status),
            (self.tr("收货地"), order.place),
            (self.tr("店铺"), order.shop),
            (self.tr("付款"), moment(order.paid_at)),
            (self.tr("承诺发货"), moment(order.promised_at)),
            (self.tr("上传单号"), moment(order.uploaded_at)),
            (self.tr("订单数据到"), moment_with_year(order.known_as_of)),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for place, (word, fact) in enumerate(facts):
            label = Quiet(word)
            label.setWordWrap(False)
            grid.addWidget(label, place // 2, place % 2 * 2)
            grid.addWidget(plain_label(fact), place // 2, place % 2 * 2 + 1)
        self.rows.addLayout(grid)

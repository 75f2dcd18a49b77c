"""The order's own facts: its number, what it costs, when what happened, and how its colour came about."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from shopguard.core.finding import Risk
from shopguard.core.message import Texts
from shopguard.core.wording import duration
from shopguard.flows.orders.history import ColourStep
from shopguard.flows.orders.order_detail import OrderView
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.card import Card
from shopguard.ui.look.copy_text import CopyText
from shopguard.ui.look.fact_grid import FactGrid
from shopguard.ui.look.flow_row import FlowRow
from shopguard.ui.look.folded import Folded
from shopguard.ui.look.icons import RISK_ICON
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.palette import TONE_OF_RISK
from shopguard.ui.look.people_label import PeopleLabel
from shopguard.ui.look.two_lines import TwoLines
from shopguard.ui.look.words import amount, moment, moment_with_year, yuan

STEPS_SHOWN = 3
MINUTE = 60


class OrderCard(Card):
    """What is said of the order as a whole."""

    def __init__(self, order: OrderView, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._add_title(order)
        self.rows.addWidget(TwoLines(order.product))
        if order.left_out:
            left_out = self.tr("在您选的起始日以前付款、已经结束，所以只保存、不判断（菜单里可以改）。")
            self.rows.addWidget(Quiet(left_out))
        else:
            self._add_yuan(order)
        self._add_facts(order)
        if order.history:
            self._add_history(order.history)
        if order.risk is Risk.OK and not order.left_out and order.parcels:
            self.rows.addWidget(Quiet(self.tr("单号有没有被别家店用过，这里看不到。")))

    def _add_title(self, order: OrderView) -> None:
        title = FlowRow(gap=8)  # in a large text the number has a line of its own: it is never shortened
        aside = order.quiet_by_owner
        word = self._texts.word("risk.aside" if aside else "risk." + order.risk.word)
        shown = Risk.CLOSED if aside else order.risk
        title.add(Badge(TONE_OF_RISK[shown], RISK_ICON[shown], word))
        title.add(CopyText(order.order_id, name=self.tr("订单号"), bold=True, scale=1.15))
        self.rows.addWidget(title)

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
        facts: list[tuple[str, str | QLabel]] = [
            (self.tr("实付"), amount(order.amount_fen)),
            (self.tr("状态"), order.status),
            (self.tr("收货地"), order.place),
            (self.tr("店铺"), order.shop),
            (self.tr("付款"), moment(order.paid_at)),
            (self.tr("承诺发货"), moment(order.promised_at)),
            (self.tr("上传单号"), moment(order.uploaded_at)),
            (self.tr("订单数据到"), moment_with_year(order.known_as_of)),
        ]
        if order.waited is not None:
            facts.append((self.tr("等揽收（体验分）"), self._waited(order.waited.seconds)))
        self.rows.addWidget(FactGrid([*facts, *self._receiver(order)]))

    def _receiver(self, order: OrderView) -> list[tuple[str, str | QLabel]]:
        """Whom it is for, as far as the export tells."""
        told: list[tuple[str, str | QLabel]] = []
        if order.receiver:
            told.append((self.tr("收货人"), PeopleLabel(order.receiver, kind="name")))
        if order.address:
            told.append((self.tr("详细地址"), PeopleLabel(order.address, kind="address")))
        return told

    def _waited(self, seconds: int) -> str:
        """In whole minutes, where there are any."""
        return duration(self._texts, seconds // MINUTE * MINUTE or seconds)

    def _add_history(self, steps: tuple[ColourStep, ...]) -> None:
        self.rows.addWidget(ColourHistory(steps[-STEPS_SHOWN:], self._texts))
        earlier = steps[:-STEPS_SHOWN]
        if earlier:
            line = self.tr("更早的 {count} 次").format(count=len(earlier))
            self.rows.addWidget(Folded(line, lambda: [ColourHistory(earlier, self._texts)]))


class ColourHistory(FlowRow):
    """Colour by colour, each with the moment from which it held and the rule that led to it."""

    def __init__(self, steps: tuple[ColourStep, ...], texts: Texts) -> None:
        super().__init__(gap=8)
        self.add(_quiet(self.tr("颜色变化")))
        said = []
        for step in steps:
            word = texts.word("risk." + step.risk.word)
            since = self.tr("{at} 起").format(at=moment(step.at))
            card = step.card if step.risk < Risk.OK else ""
            self.add(Badge(TONE_OF_RISK[step.risk], RISK_ICON[step.risk], word), _quiet(since))
            if card:
                self.add(_quiet(f"· {card}"))
            said.append(" ".join(filter(None, (word, since, card))))
        self.setAccessibleName(self.tr("颜色变化：{steps}").format(steps=self.tr("，").join(said)))


def _quiet(text: str) -> Quiet:
    label = Quiet(text)
    label.setWordWrap(False)
    return label

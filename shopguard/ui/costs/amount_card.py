"""How one order's money comes about: the sums first, then every violation with its amount, the steps folded away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shopguard.core.amount_source import Source
from shopguard.flows.costs.amount_steps import Step
from shopguard.flows.costs.order_amounts import OrderAmounts, ViolationAmount
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.card import Card
from shopguard.ui.look.flow_row import FlowRow
from shopguard.ui.look.folded import Folded
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.palette import Tone
from shopguard.ui.look.words import moment, yuan

_LOOK: dict[Source, tuple[Tone, str]] = {
    "ledger": ("accent", "source-ledger"),
    "platform": ("accent", "source-platform"),
    "estimate": ("quiet", "source-estimate"),
}


class AmountCard(Card):
    """``folds``: one for each violation, in the order shown."""

    def __init__(self, amounts: OrderAmounts) -> None:
        super().__init__()
        self.folds: list[Folded] = []
        self.setAccessibleName(self.tr("这单的钱怎么算"))
        self.rows.addWidget(plain_label(self.tr("这单的钱怎么算"), bold=True, scale=1.08))
        self.rows.addWidget(plain_label(self._sums(amounts)))
        if amounts.last_known_only:
            said = self.tr("有的金额是平台最后一次公布的数，请到后台 违规管理 → 赔付列表 核对。")
            self.rows.addWidget(Quiet(said))
        for violation in amounts.violations:
            self._add(violation)
        for said in amounts.beside:
            self.rows.addWidget(plain_label(said))

    def _sums(self, amounts: OrderAmounts) -> str:
        now = self.tr("现在要赔 {amount}").format(amount=yuan(amounts.now_fen))
        if amounts.taken_fen:
            now += self.tr("（其中账单已扣 {amount}）").format(amount=yuan(amounts.taken_fen))
        parts = [
            now,
            self.tr("再不管 24 小时 {amount}").format(amount=yuan(amounts.ignored_fen)),
        ]
        if amounts.unconfirmed_fen:
            parts.append(self.tr("另有待证实 {amount}").format(amount=yuan(amounts.unconfirmed_fen)))
        return self.tr("，").join(parts)

    def _add(self, violation: ViolationAmount) -> None:
        self.rows.addSpacing(4)
        row = QHBoxLayout()
        title = FlowRow()
        title.add(plain_label(violation.card, bold=True, wrap=False))
        for source in violation.sources:
            tone, icon = _LOOK[source]
            title.add(Badge(tone, icon, source_word(source)))
        row.addWidget(title, 1)
        row.addWidget(plain_label(self._amount(violation), bold=True, wrap=False))
        self.rows.addLayout(row)
        about = self._about(violation)
        if about:
            self.rows.addWidget(Quiet(about))
        fold = Folded(self.tr("一步一步怎么算"), _lines(violation.steps))
        fold.toggle.setAccessibleName(self.tr("{card} 一步一步怎么算").format(card=violation.card))
        self.folds.append(fold)
        self.rows.addWidget(fold)

    def _amount(self, violation: ViolationAmount) -> str:
        if violation.free is not None:
            return yuan(0)
        if not violation.sources:
            return self.tr("不另算")
        amount = yuan(violation.fen)
        return self.tr("至少 {amount}").format(amount=amount) if violation.at_least else amount

    def _about(self, violation: ViolationAmount) -> str:
        """The parcel and how the violation stands, where there is something to say."""
        parts = [violation.waybill or "", violation.free or ""]
        if violation.standing == "unconfirmed":
            parts.append(self.tr("待证实：导入新的轨迹文件才知道"))
        elif violation.standing == "ignored" and violation.sources == ("ledger",):
            parts.append(self.tr("按导入的数据还没到时候，账单已经扣了"))
        elif violation.standing == "ignored" and violation.sources:
            parts.append(self.tr("不管的话，过了 {at} 就要赔").format(at=moment(violation.when)))
        return self.tr(" · ").join(filter(None, parts))


def source_word(source: Source) -> str:
    """Whose figure an amount is, in a word."""
    if source == "ledger":
        return QCoreApplication.translate("AmountCard", "账单已扣")
    if source == "platform":
        return QCoreApplication.translate("AmountCard", "平台自己的数")
    return QCoreApplication.translate("AmountCard", "按规则估算")


def _lines(steps: Sequence[Step]) -> list[QWidget]:
    return [plain_label(f"{number}. {step.text}") for number, step in enumerate(steps, start=1)]

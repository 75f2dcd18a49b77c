"""What the owner has set aside of an order: which findings, why, until when, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from shopguard.core.marks import Aside, AsideReason
from shopguard.flows.orders.order_detail import FindingView
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.card import Card
from shopguard.ui.look.folded import Folded
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.people_label import PeopleLabel
from shopguard.ui.look.words import moment_with_year


class AsideCard(Card):
    """``count_again_wanted`` carries the clause and the waybill that the owner had named, "" for all."""

    count_again_wanted = Signal(str, str)

    def __init__(self, aside: Aside, findings: Sequence[FindingView]) -> None:
        super().__init__()
        self.aside = aside
        cards = self.tr("、").join(dict.fromkeys(view.card for view in findings))
        named = cards if aside.clause is not None else self.tr("这个订单的所有规则")
        self.setAccessibleName(self.tr("已放一边：{cards}").format(cards=named))
        title = QHBoxLayout()
        title.addWidget(Badge("quiet", "risk-closed", self.tr("已放一边")))
        title.addWidget(plain_label(named, bold=True), 1)
        self.button = QPushButton(self.tr("重新算上"))
        self.button.setAccessibleName(self.tr("把“{card}”重新算上").format(card=named))
        self.button.clicked.connect(self._want)
        title.addWidget(self.button)
        self.rows.addLayout(title)
        self.rows.addWidget(PeopleLabel(self._why()))
        self.rows.addWidget(Quiet(self._how_long()))
        self.rows.addWidget(Folded(self.tr("它本来怎么说"), lambda: _reasons(findings)))

    def _why(self) -> str:
        words = {
            AsideReason.NOT_FINED: self.tr("平台没有罚这个"),
            AsideReason.SETTLED: self.tr("已经另外处理好了"),
            AsideReason.OTHER: "",
        }
        return self.tr("：").join(filter(None, (words[self.aside.reason], self.aside.words)))

    def _how_long(self) -> str:
        since = moment_with_year(self.aside.made_at)
        if self.aside.until is None:
            return self.tr("{since} 放一边，不上色、不算钱").format(since=since)
        until = moment_with_year(self.aside.until)
        return self.tr("{since} 放一边，到 {until} 再算").format(since=since, until=until)

    def _want(self) -> None:
        self.count_again_wanted.emit(self.aside.clause or "", self.aside.waybill or "")


def _reasons(findings: Sequence[FindingView]) -> list[QWidget]:
    return [plain_label(f"{view.card} · {view.reason}") for view in findings]

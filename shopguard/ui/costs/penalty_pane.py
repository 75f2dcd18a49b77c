"""What the owner sees first: what it costs, what comes, whom to save first, how far the shop is from a measure."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopguard.core.beijing import HOUR
from shopguard.flows.costs.costs_now import CostsNow
from shopguard.flows.costs.headroom_words import HeadroomLine
from shopguard.flows.costs.what_if import Saving, saving
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs.cost_buttons import CostButtons
from shopguard.ui.costs.headroom_lines import HeadroomLines
from shopguard.ui.costs.measures_card import MeasuresCard
from shopguard.ui.costs.outlook_card import OutlookCard
from shopguard.ui.costs.rescue_card import RescueCard
from shopguard.ui.costs.sums_row import SumsRow
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.scroll import CardPage


class PenaltyPane(CardPage):
    """``order_wanted`` carries the number of the order that was clicked, ``page_wanted`` a page of the cost window,
    ``failed`` an exception.

    The slider and the ticks outlive what is read anew; the rest is made anew.
    """

    order_wanted = Signal(str)
    page_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs) -> None:
        super().__init__()
        self._place, self._jobs = place, jobs
        self._costs: CostsNow | None = None
        self.setAccessibleName(self.tr("罚款预览"))
        self.outlook = OutlookCard(place)
        self.rescues = RescueCard()
        self.buttons = CostButtons()
        self._above, self._below = _Changing(), _Changing()
        self.outlook.moved.connect(self._reckon)
        self.rescues.ticked_changed.connect(self._reckon)
        self.rescues.order_wanted.connect(self.order_wanted)
        self.buttons.wanted.connect(self.page_wanted)
        self.expect(some=True)

    def expect(self, *, some: bool) -> None:
        """What is said until the first preview comes: whether there are orders to reckon with."""
        if self._costs is None:
            nothing = self.tr("导入订单以后，这里会算出要赔多少钱、先救哪几单。")
            self.fill([Quiet(self.tr("正在计算…") if some else nothing, scale=1.0)])

    def show_costs(self, costs: CostsNow) -> None:
        """Shows what it costs now and what comes."""
        if self._costs is None:
            self.fill([self._above, self.outlook, self.rescues, self._below, self.buttons])
        self._costs = costs
        self._above.show_these([SumsRow(costs.preview)])
        self._below.show_these(self._facts(costs))
        self.outlook.show_outlook(costs.outlook)
        self.rescues.show_rescues(costs.preview.fix_first, costs.preview.horizon_hours, costs.preview.averted)
        self._reckon()

    def _facts(self, costs: CostsNow) -> list[QWidget]:
        facts: list[QWidget] = []
        if costs.headroom:
            facts.append(self._headroom(costs.headroom))
        if costs.preview.measures:
            facts.append(MeasuresCard(costs.preview.measures))
        if costs.last_known:
            facts.append(self._last_known())
        if costs.preview.charged_line:
            facts.append(Quiet(costs.preview.charged_line))
        return facts

    def _headroom(self, told: tuple[HeadroomLine, ...]) -> QWidget:
        card = Card()
        card.rows.addWidget(plain_label(self.tr("今天离处罚还有多远"), bold=True, scale=1.08))
        lines = HeadroomLines()
        lines.show_lines(told)
        card.rows.addWidget(lines)
        return card

    def _last_known(self) -> QWidget:
        card = Card(tone="watch", margin=8)
        text = self.tr(
            "有的金额是平台最后一次公布的数，现在的规则里已经没写。请到后台 违规管理 → 赔付列表 核对；"
            "把动账明细拖进来，账单上扣的数会代替估算。"
        )
        card.rows.addWidget(Toned("watch", text))
        return card

    def _reckon(self) -> None:
        """What the ticked orders save at the slider's moment, but not before the horizon of which the rows speak: in the
        background, thousands of them take a while."""
        ticked = self.rescues.model.ticked()
        if self._costs is None or not ticked:
            self.rescues.show_saving(None)
            return
        preview = self._costs.preview
        at = max(self.outlook.moment.moment(), preview.at + preview.horizon_hours * HOUR)
        work = partial(saving, self._costs.outlook, at, ticked)
        job = self._jobs.read(work, topic="saving")
        job.done.connect(self._show_saving)
        job.failed.connect(self.failed)

    def _show_saving(self, told: Saving) -> None:
        if told.handed_over == self.rescues.model.ticked():  # else another answer is on its way, or none is wanted
            self.rescues.show_saving(told)


class _Changing(QWidget):
    """A part of the page that is made anew as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)

    def show_these(self, parts: list[QWidget]) -> None:
        """These and nothing else."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)  # out of sight and out of the tree at once
                widget.deleteLater()
        for part in parts:
            self._rows.addWidget(part)
        self.setVisible(bool(parts))

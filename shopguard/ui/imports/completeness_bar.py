"""A line that stays as long as exports are missing, have grown old, or the computer's clock is behind."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from shopguard.core.message import Texts
from shopguard.flows.imports.completeness import Completeness, clock_notice
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned


class CompletenessBar(Card):
    """``details_wanted`` comes when the owner wants the whole list. Hidden where nothing is missing."""

    details_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(tone="watch", margin=6)
        self._texts = texts
        self.setAccessibleName(self.tr("数据缺口"))
        self.sentence = Toned("watch")
        self.details = QPushButton(self.tr("看详情…"))
        self.details.clicked.connect(self.details_wanted)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.details)
        self.rows.addLayout(row)
        self.hide()

    def show_found(self, found: Completeness) -> None:
        """Says what is the matter in one line: the clock, else what is missing. Old tracks are said order by order."""
        behind = found.behind
        said = self.tr("；").join(self._missing(found)) if behind is None else self._texts.say(clock_notice(behind))
        self.sentence.setText(said)
        self.setVisible(bool(said))

    def _missing(self, found: Completeness) -> list[str]:
        said = []
        days = sum(gap.days for gap in found.gaps)
        if len(found.gaps) == 1 and days == 1:
            said.append(self.tr("{day} 的订单从没导入过").format(day=found.gaps[0].first.isoformat()))
        elif found.gaps:
            said.append(self.tr("有 {days} 天的订单从没导入过").format(days=days))
        if found.orders.number:
            said.append(self.tr("{number} 个进行中的订单好几天没有新的导出").format(number=found.orders.number))
        return said

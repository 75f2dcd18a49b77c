"""The switch of one rule, on top of its page: whether it is judged, since when it is not, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from shopguard.flows.rulebook.switches import Switch
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned
from shopguard.ui.look.words import moment_with_year


class SwitchCard(Card):
    """``switch_wanted`` carries the clause's id and whether it is to be judged."""

    switch_wanted = Signal(str, bool)

    def __init__(self, switch: Switch) -> None:
        super().__init__(tone="watch" if switch.off_at is not None else None, margin=8)
        self._switch = switch
        is_off = switch.off_at is not None
        self.button = QPushButton(self.tr("重新打开") if is_off else self.tr("关掉这条规则…"))
        self.button.setAutoDefault(False)
        named = self.tr("重新打开“{card}”") if is_off else self.tr("关掉“{card}”")
        self.button.setAccessibleName(named.format(card=switch.card))
        self.button.clicked.connect(self._want)
        row = QHBoxLayout()
        if is_off:
            said = self.tr("从 {at} 起关着：不判断、不上色、不算钱").format(at=moment_with_year(switch.off_at))
            row.addWidget(Toned("watch", said, bold=True), 1)
        else:
            row.addWidget(Quiet(self.tr("这条规则开着，每个订单都按它判断")), 1)
        row.addWidget(self.button)
        self.rows.addLayout(row)
        if switch.words:
            self.rows.addWidget(Toned("watch", self.tr("原因：{words}").format(words=switch.words)))

    def _want(self) -> None:
        self.switch_wanted.emit(self._switch.clause, self._switch.off_at is not None)

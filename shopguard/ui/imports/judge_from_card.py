"""From which day on? Asked on the import's result after a first import of long history; nothing waits for the answer."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from shopguard.core.beijing import day_of
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned

LAST_DAYS = (30, 90)  # what is offered at a press


class JudgeFromCard(Card):
    """``chosen`` carries the day, None = all; ``other_day_wanted``: the owner wants to name one.

    ``oldest``: when the oldest order was placed; ``now``: unix seconds.
    """

    chosen = Signal(object)
    other_day_wanted = Signal()

    def __init__(self, oldest: int, now: int) -> None:
        super().__init__(tone="accent")
        self._today = day_of(now)
        self.rows.addWidget(Toned("accent", self.tr("从哪一天开始判断？"), bold=True))
        told = self.tr("订单最早到 {day}。更早付款、已经结束的订单可以只保存、不判断：不标红，也不算进罚款预览。")
        self.rows.addWidget(Toned("accent", told.format(day=day_of(oldest).isoformat())))
        row = QHBoxLayout()
        self.buttons: list[QPushButton] = []
        for days in LAST_DAYS:
            button = QPushButton(self.tr("最近 {days} 天").format(days=days))
            button.setProperty("days", days)
            button.clicked.connect(self._choose_last_days)
            self.buttons.append(button)
        everything = QPushButton(self.tr("全部"))
        everything.clicked.connect(self._choose_all)
        other = QPushButton(self.tr("选一天…"))
        other.clicked.connect(self.other_day_wanted)
        self.buttons += [everything, other]
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.rows.addLayout(row)

    def _choose_last_days(self) -> None:
        self.chosen.emit(self._today - timedelta(days=int(self.sender().property("days"))))

    def _choose_all(self) -> None:
        self.chosen.emit(None)

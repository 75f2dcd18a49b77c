"""Until when the appeal has to be in, and when the notice came: the date the owner fills in or corrects."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QTimeZone, Signal
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout

from shopguard.core.beijing import HOUR
from shopguard.core.finding import State
from shopguard.core.message import Texts
from shopguard.flows.appeals.view import AppealView
from shopguard.ui.card import Card
from shopguard.ui.countdown_label import CountdownLabel
from shopguard.ui.labels import Toned, plain_label
from shopguard.ui.palette import Tone

BEIJING = QTimeZone(8 * HOUR)
MINUTE = 60


class CaseFacts(Card):
    """``noticed_at_changed`` carries unix seconds."""

    noticed_at_changed = Signal(object)  # int: Qt's own ends at 2³¹

    def __init__(self, view: AppealView, texts: Texts, clock: Callable[[], int]) -> None:
        super().__init__(tone="accent")
        self._noticed_at, self._told = view.noticed_at, view.noticed_told
        self._touched = False
        self.rows.addWidget(plain_label(self.tr("最晚什么时候交申诉"), bold=True))
        self.rows.addWidget(CountdownLabel(texts, State.DUE, view.appeal_by, clock))
        if view.appeal_by_note:
            tone: Tone = "quiet" if view.noticed_told else "watch"
            self.rows.addWidget(Toned(tone, view.appeal_by_note))
        self.noticed = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(view.noticed_at, BEIJING))
        self.noticed.setTimeZone(BEIJING)
        self.noticed.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.noticed.setCalendarPopup(True)
        self.noticed.setAccessibleName(self.tr("收到违规通知的时间"))
        self.noticed.dateTimeChanged.connect(self._touch)
        self.noticed.editingFinished.connect(self._tell)
        row = QHBoxLayout()
        row.addWidget(plain_label(self.tr("收到违规通知的时间"), wrap=False))
        row.addWidget(self.noticed)
        row.addStretch(1)
        self.rows.addLayout(row)

    def _touch(self) -> None:
        self._touched = True

    def _tell(self) -> None:
        noticed_at = self.noticed.dateTime().toSecsSinceEpoch()
        confirmed = self._touched and not self._told  # the assumed time may be the true one
        if confirmed or noticed_at // MINUTE != self._noticed_at // MINUTE:  # the field shows no seconds
            self._noticed_at, self._told = noticed_at, True
            self.noticed_at_changed.emit(noticed_at)

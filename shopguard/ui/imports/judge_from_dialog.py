"""From which day on orders are judged, chosen or changed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from shopguard.ui.imports.judge_from_card import LAST_DAYS
from shopguard.ui.look.beijing_fields import DayField
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.screen_room import fit_height
from shopguard.ui.look.type_size import scaled

WIDTH = 560


class JudgeFromDialog(QDialog):
    """``chosen`` carries the day, None = all. ``day``: the present choice; ``today``: the last day that can be chosen."""

    chosen = Signal(object)

    def __init__(self, day: date | None, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today
        self.setWindowTitle(self.tr("从哪一天开始判断"))
        self.everything = QRadioButton(self.tr("全部订单都判断"))
        self.since = QRadioButton(self.tr("从这一天起："))
        self.field = DayField(self.tr("从这一天起"))
        self.field.show_day(day or today - timedelta(days=LAST_DAYS[0]))
        self.problem = Toned("bad", self.tr("那天还没到：请选今天或更早的一天。"))
        self.problem.hide()
        self.quick: list[QPushButton] = []
        self.save_button = MainButton(self.tr("确定"))
        self.cancel_button = QPushButton(self.tr("取消"))
        self.cancel_button.setAutoDefault(False)
        self._arrange()
        self.since.toggled.connect(self.field.setEnabled)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.reject)
        (self.everything if day is None else self.since).setChecked(True)
        self.field.setEnabled(day is not None)
        fit_height(self, scaled(WIDTH))

    def _arrange(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.setSpacing(8)
        rows.addWidget(self.everything)
        row = QHBoxLayout()
        row.addWidget(self.since)
        row.addWidget(self.field)
        for days in LAST_DAYS:
            button = QPushButton(self.tr("最近 {days} 天").format(days=days))
            button.setProperty("days", days)
            button.setAutoDefault(False)
            button.clicked.connect(self._take_last_days)
            self.quick.append(button)
            row.addWidget(button)
        row.addStretch(1)
        rows.addLayout(row)
        what = self.tr("这一天以前付款、已经结束的订单只保存、不判断：显示为“已结束”，不标红；")
        nowhere = self.tr("也不算进罚款预览、违规率和今年的处罚次数。")
        still = self.tr("照样判断的：还没发货的老订单、那天前 15 天以内发出还没完成的、您自己标记过的。")
        rows.addWidget(plain_label(f"{what}\n{nowhere}"))
        any_time = self.tr("随时可以改回来。")
        rows.addWidget(Quiet(f"{still}\n{any_time}"))
        rows.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        rows.addLayout(buttons)

    def _take_last_days(self) -> None:
        self.since.setChecked(True)
        self.field.show_day(self._today - timedelta(days=int(self.sender().property("days"))))

    def _save(self) -> None:
        day = None if self.everything.isChecked() else self.field.day()
        if day is not None and day > self._today:
            self.problem.show()
            fit_height(self, self.width())
            return
        self.chosen.emit(day)
        self.accept()

"""What erasing takes away, line by line, and the one button that does it; for chosen orders, and for what has become old."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QProgressBar, QPushButton, QSpinBox, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.flows.erasing.retention import MOST_MONTHS
from shopguard.flows.progress import Progress
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled

SIZE = (600, 460)


class ErasingDialog(QDialog):
    """``wanted``: erase; it carries whether cases under way go too. ``cancel_wanted``: what runs is to stop.

    ``months_chosen``: what keeping orders for so many months takes away is to be shown; only of a dialog that asks for ``months``.
    """

    wanted = Signal(bool)
    months_chosen = Signal(int)
    cancel_wanted = Signal()

    def __init__(self, texts: Texts, title: str, parent: QWidget, *, months: int | None = None) -> None:
        super().__init__(parent)
        self._texts, self._running = texts, False
        self.setWindowTitle(title)
        self.resize(scaled(SIZE[0]), scaled(SIZE[1]))
        self.page = CardPage()
        self.page.setAccessibleName(title)
        self.months = QSpinBox()
        self.months.setRange(1, MOST_MONTHS)
        self.months.setValue(months or 12)
        self.months.setSuffix(self.tr(" 个月"))
        self.look_button = QPushButton(self.tr("看看会删什么"))
        self.open_cases = QCheckBox(self.tr("没办完的申诉和证据也删"))
        self.doing = plain_label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("进度"))
        self.bad = Toned("bad")
        self.erase_button = QPushButton(self.tr("彻底删除"))
        self.close_button = QPushButton(self.tr("先不"))
        self._arrange(asks_months=months is not None)
        self._connect()
        self.show_lines([], may=False)

    def show_lines(self, lines: Sequence[str], *, may: bool, open_cases: bool = False) -> None:
        """What goes and what is to be known before. ``may``: there is something to erase; ``open_cases``: some are under way."""
        self._rest()
        self.page.fill([_card(line) for line in lines])
        self.open_cases.setChecked(False)
        self.open_cases.setVisible(open_cases)
        self.erase_button.setVisible(True)
        self._may = may
        self._enable()

    def show_doing(self) -> None:
        """Something runs; it can be stopped."""
        self._running = True
        self.bad.hide()
        self.doing.setText(self.tr("稍等…"))
        self.bar.setRange(0, 0)
        for part in (self.doing, self.bar):
            part.show()
        self.close_button.setText(self.tr("停下"))
        self._enable()

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        self.doing.setText(self._texts.say(progress.step))
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def refuse(self, sentence: str) -> None:
        """It was not done: why."""
        self._rest()
        self.bad.setText(sentence)
        self.bad.show()
        self._enable()

    def reject(self) -> None:
        """Stops what runs; else closes."""
        if self._running:
            self.cancel_wanted.emit()
        else:
            super().reject()

    def _rest(self) -> None:
        self._running = False
        for part in (self.doing, self.bar, self.bad):
            part.hide()
        self.close_button.setText(self.tr("先不"))

    def _enable(self) -> None:
        cases_agreed = self.open_cases.isHidden() or self.open_cases.isChecked()
        self.erase_button.setEnabled(self._may and cases_agreed and not self._running)
        for part in (self.months, self.look_button, self.open_cases):
            part.setEnabled(not self._running)

    def _arrange(self, *, asks_months: bool) -> None:
        self._may = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 12, 12, 12)
        if asks_months:
            asked = QHBoxLayout()
            label = plain_label(self.tr("订单只保留最近"))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            label.setBuddy(self.months)
            self.months.setAccessibleName(self.tr("订单保留几个月"))
            for part in (label, self.months, self.look_button):
                asked.addWidget(part)
            asked.addStretch(1)
            rows.addLayout(asked)
        rows.addWidget(self.page, 1)
        for line in (self.open_cases, self.bad, self.doing, self.bar):
            rows.addWidget(line)
        foot = QHBoxLayout()
        foot.addWidget(self.erase_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        rows.addLayout(foot)
        self.erase_button.setAutoDefault(False)
        self.close_button.setDefault(True)

    def _connect(self) -> None:
        self.look_button.clicked.connect(self._look)
        self.months.valueChanged.connect(self._months_changed)
        self.open_cases.toggled.connect(self._enable)
        self.erase_button.clicked.connect(self._want)
        self.close_button.clicked.connect(self.reject)

    def _look(self) -> None:
        self.months_chosen.emit(self.months.value())

    def _months_changed(self) -> None:
        """What is shown is of another number of months."""
        self.show_lines([], may=False)

    def _want(self) -> None:
        self.wanted.emit(self.open_cases.isChecked() and not self.open_cases.isHidden())


def _card(line: str) -> Card:
    card = Card(margin=8)
    card.rows.addWidget(plain_label(line))
    return card

"""The strip that shows what is being made for many cases: what it is at, how far, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton

from shopguard.core.message import Texts
from shopguard.flows.progress import Progress
from shopguard.ui.card import Card
from shopguard.ui.labels import plain_label

SCALE = 1000  # Qt's bars end at 2³¹


class WorkStrip(Card):
    """``cancel_wanted`` comes when the owner presses cancel. Hidden while nothing is made."""

    cancel_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(margin=8)
        self._texts = texts
        self.sentence = plain_label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(200, 12)
        self.bar.setAccessibleName(self.tr("进度"))
        self.cancel = QPushButton(self.tr("停下"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.bar)
        row.addWidget(self.cancel)
        self.rows.addLayout(row)
        self.hide()

    def begin(self, sentence: str) -> None:
        """Something has begun; how much there is, is not known yet."""
        self.sentence.setText(sentence)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """Where the work is; once it is being stopped the words stay at that."""
        if self.cancel.isEnabled():
            said = self._texts.say(progress.step)
            counted = self.tr("{done} / {total}").format(done=progress.done, total=progress.total)
            self.sentence.setText(f"{said} · {counted}" if progress.total > 1 else said)
        if progress.total > 0:
            self.bar.setRange(0, SCALE)
            self.bar.setValue(min(progress.done * SCALE // progress.total, SCALE))
        else:
            self.bar.setRange(0, 0)

    def end(self) -> None:
        """The work is over."""
        self.bar.setRange(0, 1)
        self.hide()

    def _cancel(self) -> None:
        self.sentence.setText(self.tr("正在停下…"))
        self.cancel.setEnabled(False)
        self.cancel_wanted.emit()

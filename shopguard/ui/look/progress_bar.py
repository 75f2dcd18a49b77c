"""The strip that shows a running import: what it is at, how far, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton

from shopguard.core.message import Texts
from shopguard.flows.progress import Progress
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import plain_label


class ProgressStrip(Card):
    """``cancel_wanted`` comes when the owner presses cancel."""

    cancel_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(margin=8)
        self._texts = texts
        self.sentence = plain_label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(220, 12)
        self.bar.setAccessibleName(self.tr("导入进度"))
        self.cancel = QPushButton(self.tr("取消导入"))
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.bar)
        row.addWidget(self.cancel)
        self.rows.addLayout(row)
        self.hide()

    def begin(self) -> None:
        """Something has begun; how much there is, is not known yet."""
        self.sentence.setText(self.tr("正在看这些文件…"))
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """Where the work is; once it is being stopped the words stay at that. Counts are scaled: Qt's bars end at 2³¹."""
        if self.cancel.isEnabled():
            self.sentence.setText(self._said(progress))
        if progress.total > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(min(progress.done * 1000 // progress.total, 1000))
        else:
            self.bar.setRange(0, 0)

    def end(self) -> None:
        """The work is over."""
        self.bar.setRange(0, 1)
        self.hide()

    def _said(self, progress: Progress) -> str:
        return self._texts.say(progress.step)

    def _cancel(self) -> None:
        self.sentence.setText(self.tr("正在停下，已经导入的文件会留着…"))
        self.cancel.setEnabled(False)
        self.cancel_wanted.emit()

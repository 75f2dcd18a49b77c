"""The strip that shows what is being made for many cases: what it is at, how far, and a way to stop it."""

from __future__ import annotations

from shopguard.core.message import Texts
from shopguard.flows.progress import Progress
from shopguard.ui.look.progress_bar import ProgressStrip


class WorkStrip(ProgressStrip):
    """Hidden while nothing is made."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.bar.setAccessibleName(self.tr("进度"))
        self.cancel.setText(self.tr("停下"))
        self.cancel.setAutoDefault(False)

    def begin(self, sentence: str = "") -> None:
        """``sentence``: what has begun; how much there is, is not known yet."""
        super().begin()
        self.sentence.setText(sentence)

    def _said(self, progress: Progress) -> str:
        said = super()._said(progress)
        counted = self.tr("{done} / {total}").format(done=progress.done, total=progress.total)
        return f"{said} · {counted}" if progress.total > 1 else said

    def _cancel(self) -> None:
        super()._cancel()
        self.sentence.setText(self.tr("正在停下…"))

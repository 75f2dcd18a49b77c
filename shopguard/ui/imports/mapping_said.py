"""What a mapping would do, said below it: what is missing, how many rows would be read, what the table does not tell."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from shopguard.flows.imports.mapping_check import Checked
from shopguard.ui.look.labels import Quiet, Toned

_LINES = 4  # high; more is scrolled to
_REASONS = 3


class MappingSaid(QScrollArea):
    """Never higher than a few lines, so that the columns keep their room."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong = Toned("bad", bold=True)
        self.well = Toned("good")
        self.asks = Toned("watch", bold=True)
        self.sent_back = Toned("watch")
        self.taken = Toned("watch", self.tr("已经有这个名字的模板，保存会换掉它。"))
        self.cautions = Quiet()
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        for label in (self.wrong, self.asks, self.well, self.sent_back, self.taken, self.cautions):
            label.hide()
            rows.addWidget(label)
        rows.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(_LINES * (self.fontMetrics().height() + 4))
        self.setAccessibleName(self.tr("检查结果"))

    def show_check(self, checked: Checked) -> None:
        """Says what became of the trial."""
        missing = self.tr("、").join(checked.missing)
        self.tell(self.tr("还缺：{columns}").format(columns=missing) if missing else checked.problem or "")
        tried = checked.read + checked.rejected
        well = self.tr("前 {tried} 行里，{read} 行能读。").format(tried=tried, read=checked.read)
        self._say(self.well, well if checked.read and checked.asks is None else "")
        self._say(self.asks, f"{well}{checked.asks}" if checked.read and checked.asks is not None else "")
        reasons = self.tr("；").join(
            self.tr("{reason}（{count} 行）").format(reason=reason, count=count)
            for reason, count in checked.reasons[:_REASONS]
        )
        sent_back = self.tr("{count} 行会退回：{reasons}").format(count=checked.rejected, reasons=reasons)
        self._say(self.sent_back, sent_back if checked.rejected else "")
        self._say(self.cautions, "\n".join(f"• {caution}" for caution in checked.cautions))

    def show_name(self, *, taken: bool, own: bool) -> None:
        """Says that saving would replace a template that is for other tables."""
        self.taken.setVisible(taken and not own)

    def tell(self, wrong: str) -> None:
        """Says why it cannot be saved; "" takes that back."""
        self._say(self.wrong, wrong)
        self.verticalScrollBar().setValue(0)

    @staticmethod
    def _say(label: Toned | Quiet, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

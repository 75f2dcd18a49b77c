"""Where in the back office each file is exported, and what it is good for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.path_text import PathText
from shopguard.ui.look.type_size import scaled

KINDS = ("orders", "tracks", "parcels", "after_sales", "ledger")  # the most needed first
SIZE = (620, 370)  # pixels at the usual text size


class ExportGuide(QWidget):
    """A line for each kind: its name, the path (a click copies it), what it is good for."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        lines = QGridLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(16)
        lines.setVerticalSpacing(10)
        lines.setColumnStretch(1, 1)
        for row, kind in enumerate(KINDS):
            name = plain_label(texts.word(f"export.{kind}"), bold=True, wrap=False)
            lines.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            told = QVBoxLayout()
            told.setSpacing(1)
            told.addWidget(PathText(texts.word(f"export.{kind}_path")))
            told.addWidget(Quiet(texts.word(f"export.{kind}_note")))
            lines.addLayout(told, row, 1)


class ExportGuideDialog(QDialog):
    """The same in a window of its own."""

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.word("export.title"))
        self.resize(*map(scaled, SIZE))
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(ExportGuide(texts))
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(area, 1)
        rows.addWidget(buttons)

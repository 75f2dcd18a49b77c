"""The buttons below a case: its pages on the screen, on paper, as a PDF, as a ZIP for the platform's form."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from shopguard.ui.appeals.packet_print import PacketPrint
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Toned


class PacketButtons(QWidget):
    """``close_button`` is wired by the window."""

    def __init__(self, printing: PacketPrint) -> None:
        super().__init__()
        self.preview_button = QPushButton(self.tr("打印预览…"))
        self.preview_button.setToolTip(self.tr("看每一页，从那里打印（Ctrl+P）"))
        self.preview_button.clicked.connect(printing.show_preview)
        self.pdf_button = MainButton(self.tr("存为 PDF…"))
        self.pdf_button.clicked.connect(printing.save_pdf)
        self.zip_button = QPushButton(self.tr("上传用压缩包…"))
        self.zip_button.setToolTip(self.tr("编好号的图片和理由文字，照着填进申诉页面"))
        self.zip_button.clicked.connect(printing.save_zip)
        self.close_button = QPushButton(self.tr("关闭"))
        self.note = Toned("watch")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.close_button)
        row.addWidget(self.note, 1)
        for button in (self.preview_button, self.zip_button, self.pdf_button):
            row.addWidget(button)
        for button in (self.close_button, self.preview_button, self.zip_button, self.pdf_button):
            button.setAutoDefault(False)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.preview_button.click)

    def show_note(self, note: str) -> None:
        """What to know before it is printed; "" = nothing."""
        self.note.setText(note)

    def show_busy(self, busy: bool) -> None:
        """One packet at a time."""
        for button in (self.preview_button, self.zip_button, self.pdf_button):
            button.setEnabled(not busy)

"""Shows the recovery key once: it is printed or written down, and its last group typed before this goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from shopguard.ui.locking.recovery_print import ask_printer, code_lines
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned, plain_label
from shopguard.ui.look.screen_room import fit_height
from shopguard.ui.look.type_size import scaled

WIDTH = 520
READ_AS = str.maketrans("OIL", "011")  # the key has none of these signs


class RecoveryDialog(QDialog):
    """``code``: the key in groups with ``-`` between them; ``day``: when it was made. Closing it otherwise is not possible: without
    the key a forgotten password is the end of all data.
    """

    def __init__(self, code: str, day: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code, self._day = code, day
        self._last = code.rpartition("-")[2]
        self.setWindowTitle(self.tr("恢复密钥"))
        self.typed = QLineEdit()
        self.typed.setMaxLength(len(self._last) + 4)
        self.typed.setAccessibleName(self.tr("恢复密钥的最后一组"))
        self.typed.setFixedWidth(scaled(140))
        self.print_button = QPushButton(self.tr("打印…"))
        self.done_button = MainButton(self.tr("我收好了"))
        self.done_button.setEnabled(False)
        self.printing: QWidget | None = None
        self._arrange()
        self.typed.textChanged.connect(self._look)
        self.print_button.clicked.connect(self._print)
        self.done_button.clicked.connect(self.accept)
        self.print_button.setFocus()

    def reject(self) -> None:
        """Not before the last group was typed; the field says so by taking the keyboard."""
        self.typed.setFocus()

    def _arrange(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(
            plain_label(self.tr("忘了密码时，只有这个恢复密钥能打开您的数据。"), bold=True, selectable=False)
        )
        keep = self.tr("现在打印或抄下来，放在电脑以外、您找得到的地方。它只显示这一次；谁拿到它，谁就能打开您的数据。")
        rows.addWidget(plain_label(keep, selectable=False))
        card = Card()
        for line in code_lines(self._code):
            label = plain_label(line, scale=1.35, bold=True, wrap=False, selectable=False)
            font = QFont(label.font())
            font.setFamilies(["Consolas", "Menlo", "DejaVu Sans Mono", "monospace"])
            label.setFont(font)
            label.setMinimumHeight(label.fontMetrics().lineSpacing())
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            card.rows.addWidget(label)
        rows.addWidget(card)
        ask = QHBoxLayout()
        ask.setSpacing(8)
        name = plain_label(self.tr("收好以后，照着纸输入最后一组："), selectable=False)
        name.setBuddy(self.typed)
        ask.addWidget(name, 1)
        ask.addWidget(self.typed)
        rows.addLayout(ask)
        self.wrong = Toned("watch")
        rows.addWidget(self.wrong)
        self.wrong.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.print_button)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        rows.addLayout(foot)
        fit_height(self, scaled(WIDTH))

    def _look(self) -> None:
        told = self.typed.text().strip().upper().translate(READ_AS)
        right = told == self._last
        self.done_button.setEnabled(right)
        wrong = len(told) >= len(self._last) and not right
        self.wrong.setText(self.tr("和上面最后一组不一样，请再看一遍纸上写的。") if wrong else "")
        if wrong == self.wrong.isHidden():
            self.wrong.setVisible(wrong)
            fit_height(self, self.width())

    def _print(self) -> None:
        self.printing = ask_printer(self._code, self._day, self)

"""Asks before a rule is switched off: what that means, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from shopguard.flows.rulebook.switches import MOST_WORDS
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.screen_room import fit_height

WIDTH = 25  # lines of text


class SwitchDialog(QDialog):
    """``wanted`` carries why."""

    wanted = Signal(str)

    def __init__(self, card: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("关掉规则"))
        meaning = Card(tone="watch", margin=8)
        meaning.rows.addWidget(Toned("watch", self.tr("关掉以后，所有订单都不再按它判断、上色、算钱，也不提醒。")))
        meaning.rows.addWidget(Toned("watch", self.tr("平台不会因此不罚：真的违规了，您要到被罚才知道。")))
        self.words = QLineEdit()
        self.words.setMaxLength(MOST_WORDS)
        self.words.setPlaceholderText(self.tr("为什么关（可以不填）"))
        self.words.setAccessibleName(self.tr("为什么关"))
        self.notice = Toned("bad")
        self.notice.hide()
        self.apply_button = MainButton(self.tr("关掉"))
        self.apply_button.setAutoDefault(False)
        self.apply_button.clicked.connect(self._want)
        self.cancel_button = QPushButton(self.tr("先不关"))
        self.cancel_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.apply_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.setSpacing(10)
        rows.addWidget(plain_label(self.tr("关掉“{card}”？").format(card=card), bold=True, scale=1.15))
        rows.addWidget(meaning)
        rows.addWidget(self.words)
        rows.addWidget(Quiet(self.tr("只是不想管某一个订单：在订单里把那一条“放一边”就行。")))
        rows.addWidget(self.notice)
        rows.addLayout(buttons)
        fit_height(self, WIDTH * self.fontMetrics().height())

    def refuse(self, sentence: str) -> None:
        """It was not taken: the sentence says why."""
        self.notice.setText(sentence)
        self.notice.show()
        self.apply_button.setEnabled(True)

    def _want(self) -> None:
        self.apply_button.setEnabled(False)  # until it is done or refused
        self.wanted.emit(self.words.text().strip())

"""The dialog that gives a view its name."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from shopguard.flows.orders.saved_views import LONGEST_NAME
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.screen_room import fit_height
from shopguard.ui.look.type_size import scaled

WIDTH = 460


class ViewNameDialog(QDialog):
    """``wanted`` carries the name; it stays open until it is told that it is saved. ``there``: names that are taken."""

    wanted = Signal(str)

    def __init__(self, shows: str, there: Collection[str], proposed: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._there = frozenset(there)
        self.setWindowTitle(self.tr("保存视图"))
        self.name = QLineEdit(proposed)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("例如：今天要催的圆通"))
        self.name.setAccessibleName(self.tr("视图的名字"))
        self.name.selectAll()
        self.replaces = Toned("watch")
        self.notice = Toned("bad")
        self.notice.hide()
        self.save_button = MainButton(self.tr("保存"))
        self.save_button.setDefault(True)
        self.cancel_button = QPushButton(self.tr("取消"))
        self.cancel_button.setAutoDefault(False)
        self.name.textChanged.connect(self._typed)
        self.save_button.clicked.connect(self._want)
        self.cancel_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(plain_label(self.tr("给这个视图起个名字："), wrap=False))
        rows.addWidget(self.name)
        rows.addWidget(self.replaces)
        rows.addWidget(Quiet(shows))
        rows.addWidget(self.notice)
        rows.addStretch(1)
        rows.addLayout(buttons)
        self._typed()
        fit_height(self, scaled(WIDTH))

    def refuse(self, sentence: str) -> None:
        """It was not taken: the sentence says why."""
        self.notice.setText(sentence)
        self.notice.show()
        self._typed()

    def _typed(self) -> None:
        name = " ".join(self.name.text().split())
        taken = name in self._there
        self.replaces.setText(self.tr("已经有“{name}”：保存会替换它。").format(name=name))
        self.replaces.setVisible(taken)
        self.save_button.setText(self.tr("替换") if taken else self.tr("保存"))
        self.save_button.setEnabled(bool(name))

    def _want(self) -> None:
        self.notice.hide()
        self.save_button.setEnabled(False)  # until it is done or refused
        self.wanted.emit(self.name.text())

"""Backup, restore and check, on one page with the backups that are there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.two_lines import TwoLines
from shopguard.ui.look.type_size import scaled
from shopguard.ui.settings.kept_backups import AsideBox, BackupList

SIZE = (640, 600)


class KeepingDialog(QDialog):
    """``folder_wanted`` carries a folder to show, ``chosen_wanted`` the backup to be put in place, ``undo_wanted`` and
    ``remove_wanted`` what a restore has put aside; the other signals say what was pressed.
    """

    backup_wanted = Signal()
    restore_wanted = Signal()
    look_wanted = Signal()
    chosen_wanted = Signal(object)  # Path
    undo_wanted = Signal(object)  # Aside
    remove_wanted = Signal(object)  # Aside
    folder_wanted = Signal(object)  # Path

    def __init__(self, data: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._data = data
        self._shown_folder = data
        self.setWindowTitle(self.tr("备份和恢复"))
        self.resize(scaled(SIZE[0]), scaled(SIZE[1]))
        self.backup_button = MainButton(self.tr("备份…"))
        self.restore_button = QPushButton(self.tr("恢复备份…"))
        self.look_button = QPushButton(self.tr("检查数据是否完好"))
        self.folder_button = QPushButton(self.tr("打开文件夹"))
        self.close_button = QPushButton(self.tr("关闭"))
        self.backups = BackupList()
        self.aside = AsideBox()
        self._doing = Quiet()
        self._done = Toned("good")
        self._faults = Toned("bad")
        self._arrange()
        self._connect()
        self._say()

    def show_doing(self, doing: str) -> None:
        """Something is under way; the buttons wait for it."""
        self._say(doing=doing)
        self._enable(on=False)

    def show_done(self, done: str, folder: Path | None = None) -> None:
        """It went well. ``folder``: what "open the folder" shows from now on."""
        self._shown_folder = folder or self._shown_folder
        self._say(done=done)
        self._enable(on=True)

    def show_faults(self, faults: list[str]) -> None:
        """It did not, or something is not whole: one line each."""
        self._say(faults="\n".join(faults))
        self._enable(on=True)

    def _arrange(self) -> None:
        page = QWidget()
        page.setBackgroundRole(QPalette.ColorRole.Window)
        rows = QVBoxLayout(page)
        rows.setSpacing(8)
        what = self.tr("订单、判断和全部证据都在这台电脑上。换电脑、重装系统以前，请备份一份到 U 盘或网盘。")
        rows.addWidget(plain_label(what))
        rows.addWidget(Quiet(self.tr("数据文件夹")))
        rows.addWidget(TwoLines(str(self._data)))
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, button in enumerate((self.backup_button, self.restore_button, self.look_button)):
            grid.addWidget(button, number // 2, number % 2)
        rows.addLayout(grid)
        rows.addWidget(self.backups)
        rows.addWidget(self.aside)
        for line in (self._doing, self._done, self._faults):
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            rows.addWidget(line)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("备份和恢复"))
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        foot = QHBoxLayout()
        foot.addWidget(self.folder_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.backup_button.clicked.connect(self.backup_wanted)
        self.restore_button.clicked.connect(self.restore_wanted)
        self.look_button.clicked.connect(self.look_wanted)
        self.backups.chosen.connect(self.chosen_wanted)
        self.aside.undo_wanted.connect(self.undo_wanted)
        self.aside.remove_wanted.connect(self.remove_wanted)
        self.folder_button.clicked.connect(self._want_folder)
        self.close_button.clicked.connect(self.accept)

    def _enable(self, *, on: bool) -> None:
        for part in (self.backup_button, self.restore_button, self.look_button, self.backups, self.aside):
            part.setEnabled(on)

    def _say(self, *, doing: str = "", done: str = "", faults: str = "") -> None:
        for label, text in ((self._doing, doing), (self._done, done), (self._faults, faults)):
            label.setText(text)
            label.setVisible(bool(text))

    def _want_folder(self) -> None:
        self.folder_wanted.emit(self._shown_folder)

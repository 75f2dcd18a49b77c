"""About the program, and its changelog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from shopguard.ui.look.icons import picture
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.palette import LIGHT
from shopguard.ui.look.screen_room import fit_height
from shopguard.ui.look.sealed_page import SealedPage
from shopguard.ui.look.two_lines import TwoLines
from shopguard.ui.look.type_size import scaled

LOGO = 56
WIDTH = 520
CHANGES = (720, 620)


class AboutDialog(QDialog):
    """``folder_wanted`` carries the data folder; ``changes_wanted``: the changelog; ``licences_wanted``: what it is made of."""

    folder_wanted = Signal(object)  # Path
    changes_wanted = Signal()
    licences_wanted = Signal()

    def __init__(self, version: str, system: str, data: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._data = data
        self.setWindowTitle(self.tr("关于店铺卫士"))
        logo = QLabel()
        logo.setPixmap(picture("app", LIGHT.accent, LOGO, self.devicePixelRatioF()))
        name = QVBoxLayout()
        name.setSpacing(2)
        name.addWidget(plain_label(self.tr("店铺卫士"), bold=True, scale=1.6, wrap=False))
        name.addWidget(Quiet(f"ShopGuard {version} · {system}"))
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(name, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addLayout(head)
        rows.addWidget(plain_label(self.tr("在平台罚款之前，告诉您哪些订单会被罚、罚多少、现在能做什么。")))
        rows.addWidget(
            plain_label(self.tr("数据只存在这台电脑上。除非您自己打开“在线查轨迹”或“检查新版本”，程序不联网。"))
        )
        rows.addWidget(Quiet(self.tr("数据文件夹")))
        rows.addWidget(TwoLines(str(data)))
        rows.addStretch(1)
        rows.addLayout(self._foot())
        fit_height(self, scaled(WIDTH))

    def _foot(self) -> QHBoxLayout:
        changes, folder = QPushButton(self.tr("更新记录…")), QPushButton(self.tr("打开数据文件夹"))
        licences = QPushButton(self.tr("开源许可…"))
        close = QPushButton(self.tr("关闭"))
        changes.clicked.connect(self.changes_wanted)
        licences.clicked.connect(self.licences_wanted)
        folder.clicked.connect(self._want_folder)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(changes)
        foot.addWidget(licences)
        foot.addWidget(folder)
        foot.addStretch(1)
        foot.addWidget(close)
        close.setDefault(True)
        close.setFocus()
        return foot

    def _want_folder(self) -> None:
        self.folder_wanted.emit(self._data)


class ChangesDialog(QDialog):
    """The changelog, as it is written: for people, in the owner's language."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("更新记录"))
        self.resize(scaled(CHANGES[0]), scaled(CHANGES[1]))
        self.page = SealedPage()
        self.page.setAccessibleName(self.tr("更新记录"))
        self.page.setMarkdown(text)
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        rows = QVBoxLayout(self)
        rows.addWidget(self.page, 1)
        rows.addLayout(foot)

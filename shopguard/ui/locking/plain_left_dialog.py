"""After a password was set: are the backups that are not encrypted to go?"""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from shopguard.ui.look.labels import plain_label
from shopguard.ui.look.screen_room import fit_height
from shopguard.ui.look.type_size import scaled

WIDTH = 480


class PlainLeftDialog(QDialog):
    """``number``: how many there are; ``undo``: among them what a restore can be undone with. Accepted: they are to be removed."""

    def __init__(self, number: int, *, undo: bool = False) -> None:
        super().__init__(None)
        self.setWindowTitle(self.tr("以前的备份没有加密"))
        self.remove_button = QPushButton(self.tr("删掉"))
        self.keep_button = QPushButton(self.tr("留着"))
        self.keep_button.setDefault(True)
        self.remove_button.clicked.connect(self.accept)
        self.keep_button.clicked.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(12)
        what = self.tr("数据文件夹里还有 {number} 个没有加密的备份，不用密码就能看到里面的订单和买家信息。")
        rows.addWidget(plain_label(what.format(number=number), selectable=False))
        then = self.tr("要删的话，先做一份加密的备份再删。U 盘和网盘上的备份要您自己处理。")
        rows.addWidget(plain_label(then, selectable=False))
        if undo:
            gone = self.tr("恢复备份以前留下的数据也在里面：删了，就不能撤销恢复了。")
            rows.addWidget(plain_label(gone, selectable=False))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.remove_button)
        foot.addWidget(self.keep_button)
        rows.addLayout(foot)
        fit_height(self, scaled(WIDTH))

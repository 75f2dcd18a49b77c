"""Into which slot of all cases of one cause the files go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.flows.appeals.cause_material import CauseSlots
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.screen_room import fit_height
from shopguard.ui.look.type_size import scaled

WIDTH = 480


class CauseDialog(QDialog):
    """``wanted`` carries the item of the slot: the files are asked for next."""

    wanted = Signal(str)

    def __init__(self, cause: CauseSlots, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("给同一原因的都加材料"))
        self._hows = [slot.how for slot in cause.slots]
        self.slots_box = QComboBox()
        self.slots_box.setAccessibleName(self.tr("哪种材料"))
        for slot in cause.slots:
            self.slots_box.addItem(slot.title, slot.item)
        self.how = Quiet()
        said = self.tr("“{cause}”的 {count} 个申诉，同一份材料都放进去").format(cause=cause.name, count=cause.cases)
        choose = MainButton(self.tr("选文件…"))
        choose.setDefault(True)
        choose.clicked.connect(self._want)
        leave = QPushButton(self.tr("取消"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(leave)
        buttons.addStretch(1)
        buttons.addWidget(choose)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(plain_label(said, bold=True))
        rows.addWidget(self.slots_box)
        rows.addWidget(self.how)
        rows.addWidget(
            Quiet(self.tr("只放真的管着这些订单的材料，比如公告、网点的情况说明；底单、聊天记录要一单一单放。"))
        )
        rows.addLayout(buttons)
        self.slots_box.currentIndexChanged.connect(self._show_how)
        self._show_how()

    def _show_how(self) -> None:
        place = self.slots_box.currentIndex()
        self.how.setText(self._hows[place] if place >= 0 else "")
        fit_height(self, scaled(WIDTH))

    def _want(self) -> None:
        item = self.slots_box.currentData()
        self.accept()
        if item is not None:
            self.wanted.emit(str(item))

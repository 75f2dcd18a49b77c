"""The guide in two steps: on the old computer into a file, on the new one out of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled

SIZE = (600, 560)


class MovingDialog(QDialog):
    """``out_wanted``, ``in_wanted``: which step was pressed; ``folder_wanted``: where the file lies."""

    out_wanted = Signal()
    in_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("搬到新电脑"))
        self.resize(*map(scaled, SIZE))
        self.out_button = MainButton(self.tr("装进一个文件…"))
        self.in_button = QPushButton(self.tr("从文件搬进来…"))
        self.folder_button = QPushButton(self.tr("打开文件夹"))
        self.folder_button.hide()
        self._said_out, self._said_in = Toned("quiet"), Toned("quiet")
        page = CardPage()
        page.setAccessibleName(self.tr("搬到新电脑"))
        page.fill([self._old_computer(), self._new_computer()])
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 6, 12, 12)
        rows.addWidget(page, 1)
        rows.addLayout(foot)
        self.out_button.clicked.connect(self.out_wanted)
        self.in_button.clicked.connect(self.in_wanted)
        self.folder_button.clicked.connect(self.folder_wanted)
        for label in (self._said_out, self._said_in):
            label.hide()

    def show_doing(self, doing: str, *, coming: bool = False) -> None:
        """Something is under way; the buttons wait for it. ``coming``: at the second step."""
        self._say(self._said_in if coming else self._said_out, "quiet", doing)
        self._enable(on=False)

    def show_out(self, lines: Sequence[str]) -> None:
        """The file is written and was read back."""
        self._say(self._said_out, "good", "\n".join(lines))
        self.folder_button.show()
        self._enable(on=True)

    def refuse(self, why: str, *, coming: bool = False) -> None:
        """It did not work; "" where the owner did not want it after all."""
        self._say(self._said_in if coming else self._said_out, "bad", why)
        self._enable(on=True)

    def _old_computer(self) -> Card:
        card = _card(self.tr("1. 在旧电脑上"))
        what = self.tr(
            "订单、申诉和证据、退回的行、设置、自己的规则，全部装进一个文件，再逐字读回来核对。旧电脑上的数据不动。"
        )
        card.rows.addWidget(plain_label(what, selectable=False))
        buttons = QHBoxLayout()
        buttons.addWidget(self.out_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        card.rows.addLayout(buttons)
        card.rows.addWidget(self._said_out)
        copy = self.tr("把文件拷到 U 盘，带到新电脑。没设密码的话，谁拿到它都能看到买家信息：用完删掉。")
        card.rows.addWidget(Quiet(copy, selectable=False))
        return card

    def _new_computer(self) -> Card:
        card = _card(self.tr("2. 在新电脑上"))
        what = self.tr(
            "装好店铺卫士，打开这一页，选那个文件。先核对每个字节，再放好；核对码和旧电脑上的一样，就是同一个文件。"
        )
        card.rows.addWidget(plain_label(what, selectable=False))
        buttons = QHBoxLayout()
        buttons.addWidget(self.in_button)
        buttons.addStretch(1)
        card.rows.addLayout(buttons)
        card.rows.addWidget(self._said_in)
        not_moved = self.tr("不会跟着走：以前的备份、打印出来的文件、查轨迹的账号（在新电脑上再填一次）。")
        card.rows.addWidget(Quiet(not_moved, selectable=False))
        return card

    def _enable(self, *, on: bool) -> None:
        for button in (self.out_button, self.in_button):
            button.setEnabled(on)

    def _say(self, label: Toned, tone: str, said: str) -> None:
        for other in (self._said_out, self._said_in):
            if other is not label and tone == "quiet":
                other.hide()
        label.wear("good" if tone == "good" else "bad" if tone == "bad" else "quiet")
        label.setText(said)
        label.setVisible(bool(said))


def _card(title: str) -> Card:
    card = Card()
    card.rows.addWidget(plain_label(title, bold=True, scale=1.1, selectable=False))
    return card

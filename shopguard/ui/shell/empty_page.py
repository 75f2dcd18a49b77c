"""What stands where the table will be, as long as there is no order: where to drop, and where to get the files."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.icons import picture
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.type_size import scaled
from shopguard.ui.shell.export_guide import ExportGuide

PICTURE = 56
WIDTH = 600  # pixels at the usual text size


class EmptyPage(QScrollArea):
    """The first thing a newcomer sees. ``open_button``, ``demo_button`` and ``moving_button`` are wired by the window."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open_button = MainButton(self.tr("打开文件…"))
        self.demo_button = QPushButton(self.tr("先看演示店铺"))
        self.demo_button.setToolTip(self.tr("另开一个窗口，数据全是编造的，不会动到你的数据"))
        self.moving_button = QPushButton(self.tr("从旧电脑搬过来…"))
        page = QWidget()
        rows = QVBoxLayout(page)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card(texts), scaled(WIDTH))  # as wide as it may be, and narrower beside an open panel
        middle.addStretch(1)
        rows.addStretch(1)
        rows.addLayout(middle)
        rows.addStretch(2)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """The picture takes the new scheme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _card(self, texts: Texts) -> Card:
        card = Card(margin=24)
        card.setMaximumWidth(scaled(WIDTH))
        card.rows.setSpacing(12)
        card.rows.addWidget(self._picture)
        title = plain_label(self.tr("把订单、包裹、物流轨迹文件拖到这里"), bold=True, scale=1.4)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card.rows.addWidget(title)
        card.rows.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignCenter)
        card.rows.addSpacing(6)
        card.rows.addWidget(plain_label(texts.word("export.title"), bold=True))
        card.rows.addWidget(ExportGuide(texts))
        card.rows.addSpacing(6)
        demo = QHBoxLayout()
        demo.addWidget(Quiet(self.tr("手头还没有文件？")), 0)
        demo.addWidget(self.demo_button)
        demo.addWidget(self.moving_button)
        demo.addStretch(1)
        card.rows.addLayout(demo)
        return card

    def _draw(self) -> None:
        self._picture.setPixmap(picture("drop", scheme_of(self.palette()).accent, PICTURE, self.devicePixelRatioF()))

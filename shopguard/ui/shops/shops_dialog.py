"""The shops: name, colour, which is the usual one, and by what their files are known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from shopguard.flows.shops.shops import Shop
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.type_size import scaled
from shopguard.ui.shops.shop_card import ShopCard

SIZE = (640, 520)  # pixels at the usual text size


class ShopsDialog(QDialog):
    """Every signal asks for a change of a shop (``ref``); what came of it is shown by :meth:`show_shops`."""

    renamed = Signal(int, str)
    coloured = Signal(int, str)
    made_usual = Signal(int)
    removal_wanted = Signal(int)
    sign_forgotten = Signal(str)
    added = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: tuple[ShopCard, ...] = ()
        self.name = QLineEdit()
        self.add_button = QPushButton(self.tr("添加店铺"))
        self.problem = Toned("bad")
        self._list = QVBoxLayout()
        self.setWindowTitle(self.tr("店铺"))
        self.resize(*map(scaled, SIZE))
        self._prepare()
        self._arrange()

    def show_shops(self, shops: Sequence[Shop]) -> None:
        """The shops as they are now; the keyboard, and the name of a new one that is being typed, stay."""
        there = self.focusWidget()
        focused = next(
            (
                (card.shop.ref, card.parts.index(there))
                for card in self.cards
                if there is not None and there in card.parts
            ),
            None,
        )
        for card in self.cards:
            card.blockSignals(True)  # a line that loses the keyboard says its name once more
            card.hide()
            card.deleteLater()
        self.cards = tuple(ShopCard(shop, only=len(shops) == 1) for shop in shops)
        for number, card in enumerate(self.cards):
            self._list.insertWidget(number, card)
            card.show()  # at once: else it flickers
            card.renamed.connect(self.renamed)
            card.coloured.connect(self.coloured)
            card.made_usual.connect(self.made_usual)
            card.removal_wanted.connect(self.removal_wanted)
            card.sign_forgotten.connect(self.sign_forgotten)
            if focused is not None and focused[0] == card.shop.ref:
                card.parts[focused[1]].setFocus()
        self.problem.hide()

    def was_added(self) -> None:
        """The name that was typed is a shop's now."""
        self.name.clear()

    def show_problem(self, sentence: str) -> None:
        """Why nothing was changed."""
        self.problem.setText(sentence)
        self.problem.show()

    def _prepare(self) -> None:
        self.name.setPlaceholderText(self.tr("新店铺的名字，和后台里的一样最好"))
        self.name.setAccessibleName(self.tr("新店铺的名字"))
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._add)
        self.add_button.setEnabled(False)
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._add)
        self.problem.hide()

    def _arrange(self) -> None:
        page = QWidget()
        self._list = QVBoxLayout(page)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        new = QHBoxLayout()
        new.addWidget(self.name, 1)
        new.addWidget(self.add_button)
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        rows.addWidget(plain_label(self.tr("文件名或文件夹里有店铺名，就自动归到那家店；认不出的，导入时问一次。")))
        rows.addWidget(area, 1)
        rows.addLayout(new)
        rows.addWidget(self.problem)
        rows.addWidget(Quiet(self.tr("改名不影响已有的数据；处罚、发货比率都按店分开算。")))
        rows.addWidget(buttons)

    def _typed(self, name: str) -> None:
        self.add_button.setEnabled(bool(name.strip()))

    def _add(self) -> None:
        if self.name.text().strip():
            self.added.emit(self.name.text())

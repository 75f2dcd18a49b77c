"""Asks whose the files are that tell no shop, and whether that is to be remembered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from shopguard.core.message import Texts
from shopguard.core.shop_words import sign_in_words
from shopguard.flows.shops.shops import Shop
from shopguard.flows.shops.unclaimed import Unclaimed
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.long_names import ElidedName, breakable
from shopguard.ui.look.type_size import scaled
from shopguard.ui.shops.shop_look import shop_icon

SIZE = (620, 380)  # pixels at the usual text size


class WhichShopDialog(QDialog):
    """``answered`` carries (path to shop, sign to shop), both by name; ``add_wanted`` the name of a shop that is new."""

    answered = Signal(object, object)
    add_wanted = Signal(str)

    def __init__(self, texts: Texts, files: Sequence[Unclaimed], parent: QWidget) -> None:
        super().__init__(parent)
        self._texts, self._files = texts, files
        self.choices = tuple(QComboBox() for _ in files)
        self.remember = QCheckBox(self.tr("记住，以后同样的文件不再问"))
        self.name = QLineEdit()
        self.add_button = QPushButton(self.tr("添加店铺"))
        self.problem = Toned("bad")
        self.go = MainButton(self.tr("导入"))
        self._taken_over = False
        self.setWindowTitle(self.tr("这些文件是哪家店的？"))
        self.resize(*map(scaled, SIZE))
        self._prepare()
        self._arrange()
        self._check()

    def show_shops(self, shops: Sequence[Shop], chosen: str = "") -> None:
        """The shops to choose from; ``chosen``: the one that was just added, for all files that have none."""
        for choice in self.choices:
            before = choice.currentData()
            choice.blockSignals(True)
            choice.clear()
            choice.addItem(self.tr("请选择"), "")
            for shop in shops:
                choice.addItem(shop_icon(shop.colour, shop.letter, self.font()), shop.word, shop.name)
            choice.setCurrentIndex(max(choice.findData(before or chosen), 0))
            choice.blockSignals(False)
        self.name.clear()
        self.problem.hide()
        self._check()

    def show_problem(self, sentence: str) -> None:
        """Why a shop could not be added."""
        self.problem.setText(sentence)
        self.problem.show()

    def _prepare(self) -> None:
        for file, choice in zip(self._files, self.choices, strict=True):
            choice.setAccessibleName(self.tr("{file} 是哪家店的").format(file=file.name))
            choice.setMinimumContentsLength(10)
            choice.activated.connect(self._chosen)
        self.remember.setChecked(True)
        self.remember.setVisible(any(file.sign for file in self._files))
        self.name.setPlaceholderText(self.tr("不在里面？输入新店铺的名字"))
        self.name.setAccessibleName(self.tr("新店铺的名字"))
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)
        self.add_button.setAutoDefault(False)
        self.problem.hide()
        self.go.setAutoDefault(False)  # the enter key adds the shop whose name was typed, and imports nothing
        self.go.clicked.connect(self._answer)

    def _arrange(self) -> None:
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(0, 1)
        for row, (file, choice) in enumerate(zip(self._files, self.choices, strict=True)):
            told = QVBoxLayout()
            told.setSpacing(1)
            told.addWidget(ElidedName(file.name))
            told.addWidget(Quiet(breakable(self._sign_said(file))))
            grid.addLayout(told, row, 0)
            grid.addWidget(choice, row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(self._files), 1)
        area = QScrollArea()
        area.setWidget(lines)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        new = QHBoxLayout()
        new.addWidget(self.name, 1)
        new.addWidget(self.add_button)
        later = QPushButton(self.tr("先不导入"))
        later.setAutoDefault(False)
        later.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(later)
        buttons.addWidget(self.go)
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        rows.addWidget(plain_label(self.tr("从文件名、文件夹和订单号都看不出是哪家店。"), bold=True))
        rows.addWidget(area, 1)
        rows.addLayout(new)
        rows.addWidget(self.problem)
        rows.addWidget(self.remember)
        rows.addLayout(buttons)

    def _sign_said(self, file: Unclaimed) -> str:
        """What would be remembered of it."""
        if file.sign is None:
            return self.tr("名字和文件夹都看不出店铺，这次选的不会用到别的文件上")
        folder, words = sign_in_words(file.sign)
        said = self.tr("可以记住：文件夹“{words}”里的文件") if folder else self.tr("可以记住：名字里有“{words}”的文件")
        return said.format(words=words)

    def _chosen(self) -> None:
        """What is chosen first is taken for the other files too; it can be changed there."""
        choice = self.sender()
        if isinstance(choice, QComboBox) and choice.currentData() and not self._taken_over:
            self._taken_over = True
            for other in self.choices:
                if not other.currentData():
                    other.setCurrentIndex(choice.currentIndex())
        self._check()

    def _typed(self, name: str) -> None:
        self.add_button.setEnabled(bool(name.strip()))

    def _add(self) -> None:
        if self.name.text().strip():
            self.add_wanted.emit(self.name.text())

    def _check(self) -> None:
        self.go.setEnabled(all(choice.currentData() for choice in self.choices))
        self.add_button.setEnabled(bool(self.name.text().strip()))

    def _answer(self) -> None:
        shops = {file.path: str(choice.currentData()) for file, choice in zip(self._files, self.choices, strict=True)}
        signs: dict[str, set[str]] = {}
        for file in self._files if self.remember.isChecked() else ():
            if file.sign is not None:
                signs.setdefault(file.sign, set()).add(shops[file.path])
        self.answered.emit(shops, {sign: names.pop() for sign, names in signs.items() if len(names) == 1})
        self.accept()

"""One shop in the list of shops: everything about it can be changed in place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QRadioButton, QToolButton, QWidget

from shopguard.core.shop_marks import SHOP_COLOURS
from shopguard.flows.shops.shops import Shop, Sign
from shopguard.ui.look.card import Card
from shopguard.ui.look.icons import icon
from shopguard.ui.look.labels import Quiet
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.type_size import scaled
from shopguard.ui.shops.shop_look import MARK, shop_icon


class ShopCard(Card):
    """Each signal carries the shop's ref, and what is wanted."""

    renamed = Signal(int, str)
    coloured = Signal(int, str)
    made_usual = Signal(int)
    removal_wanted = Signal(int)
    sign_forgotten = Signal(str)

    def __init__(self, shop: Shop, *, only: bool) -> None:
        super().__init__(margin=8)
        self.shop = shop
        self.mark = QToolButton()
        self.name = QLineEdit(shop.name if shop.named else "")
        self.usual = QRadioButton(self.tr("认不出的算它的"))
        self.remove = QPushButton(self.tr("删除"))
        self.parts: tuple[QWidget, ...] = (self.mark, self.name, self.usual, self.remove)
        self._prepare_mark()
        self._prepare_rest(only=only)
        row = QHBoxLayout()
        for part in self.parts:
            row.addWidget(part)
        self.rows.addLayout(row)
        for sign in shop.signs:
            self.rows.addLayout(self._sign_line(sign))

    def _prepare_mark(self) -> None:
        shop = self.shop
        self.mark.setIcon(shop_icon(shop.colour, shop.letter, self.font()))
        self.mark.setIconSize(QSize(scaled(MARK), scaled(MARK)))
        self.mark.setToolTip(self.tr("换颜色"))
        self.mark.setAccessibleName(self.tr("{shop}的颜色").format(shop=shop.word))
        self.mark.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.mark.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self.mark)
        for colour in SHOP_COLOURS:
            action = QAction(shop_icon(colour, shop.letter, self.font()), self._colour_word(colour), menu)
            action.setData(colour)
            menu.addAction(action)
        menu.triggered.connect(self._recolour)
        self.mark.setMenu(menu)

    def _prepare_rest(self, *, only: bool) -> None:
        shop = self.shop
        self.name.setPlaceholderText(shop.word)
        self.name.setAccessibleName(self.tr("店铺名"))
        self.name.editingFinished.connect(self._rename)
        self.usual.setChecked(shop.usual)
        self.usual.setVisible(not only)
        self.usual.setToolTip(self.tr("没有窗口可问的时候（命令行），认不出店铺的文件都算这家的"))
        self.usual.setAutoExclusive(False)
        self.usual.clicked.connect(self._make_usual)
        self.remove.setVisible(not only and not shop.has_data)
        self.remove.setAutoDefault(False)
        self.remove.setAccessibleName(self.tr("删除{shop}").format(shop=shop.word))
        self.remove.clicked.connect(self._want_removal)

    def _sign_line(self, sign: Sign) -> QHBoxLayout:
        said = self.tr("文件夹“{words}”里的文件") if sign.folder else self.tr("名字里有“{words}”的文件")
        words = said.format(words=sign.words)
        forget = QToolButton()
        forget.setAutoRaise(True)
        forget.setIcon(icon("close", scheme_of(self.palette()).faint, 12))
        forget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        forget.setToolTip(self.tr("不再这样认"))
        forget.setAccessibleName(self.tr("不再这样认：{words}").format(words=words))
        forget.setProperty("sign", sign.sign)
        forget.clicked.connect(self._forget)
        label = Quiet(words)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = QHBoxLayout()
        row.addSpacing(scaled(MARK) + 14)
        row.addWidget(label, 1)
        row.addWidget(forget)
        return row

    def _colour_word(self, colour: str) -> str:
        return {
            "blue": self.tr("蓝"),
            "orange": self.tr("橙"),
            "green": self.tr("绿"),
            "purple": self.tr("紫"),
            "sky": self.tr("天蓝"),
            "red": self.tr("红"),
            "yellow": self.tr("黄"),
            "grey": self.tr("灰"),
        }[colour]

    def _rename(self) -> None:
        name = self.name.text().strip()
        if name and name != self.shop.name:
            self.renamed.emit(self.shop.ref, name)
        elif not name and self.shop.named:
            self.name.setText(self.shop.name)

    def _recolour(self, action: QAction) -> None:
        self.coloured.emit(self.shop.ref, str(action.data()))

    def _make_usual(self) -> None:
        self.usual.setChecked(True)  # another one takes its place; nobody is nobody's
        if not self.shop.usual:
            self.made_usual.emit(self.shop.ref)

    def _want_removal(self) -> None:
        self.removal_wanted.emit(self.shop.ref)

    def _forget(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.sign_forgotten.emit(str(sender.property("sign")))

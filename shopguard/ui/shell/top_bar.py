"""The top line: the program's name, Open, and the menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.icons import icon, picture
from shopguard.ui.look.labels import Toned, plain_label
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.type_size import scaled

LOGO = 26  # at the usual text size, like the next
MENU_ICON = 20


class TopBar(QWidget):
    """``open_button`` is wired by the window."""

    def __init__(self, *, demo: bool) -> None:
        super().__init__()
        self._logo = QLabel()
        self.open_button = MainButton(self.tr("打开文件…"))
        self.open_button.setToolTip(self.tr("订单、包裹、物流轨迹文件；也可以直接拖进窗口"))
        self.menu_button = QToolButton()
        self.menu_button.setEnabled(False)  # until there is a menu
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setAutoRaise(True)
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu_button.setAccessibleName(self.tr("菜单：费用、申诉、导入记录、规则、设置、帮助"))
        self.menu_button.setToolTip(self.tr("费用、申诉、导入记录、规则、设置、帮助"))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._logo)
        row.addWidget(plain_label(self.tr("店铺卫士"), bold=True, scale=1.35, wrap=False, selectable=False))
        if demo:
            row.addWidget(DemoBanner())
        row.addStretch(1)
        row.addWidget(self.open_button)
        row.addWidget(self.menu_button)
        self._draw()

    def show_menu(self, menu: QMenu) -> None:
        """The menu behind the button."""
        self.menu_button.setMenu(menu)
        self.menu_button.setEnabled(True)

    def add_sign(self, sign: QWidget) -> None:
        """Something that always has to be said stands before the buttons."""
        self._row.insertWidget(self._row.indexOf(self.open_button), sign)

    def changeEvent(self, event: QEvent) -> None:
        """The icons take the new scheme's colour, and the new size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        logo, side = scaled(LOGO), scaled(MENU_ICON)
        self._logo.setPixmap(picture("app", "#1f5fbf", logo, self.devicePixelRatioF()))
        drawn = icon("menu", scheme_of(self.palette()).text, side)
        drawn.addPixmap(drawn.pixmap(QSize(side, side)), QIcon.Mode.Disabled)  # it is there in a moment: no flicker
        self.menu_button.setIcon(drawn)
        self.menu_button.setIconSize(QSize(side, side))


class DemoBanner(QWidget):
    """Says loudly that nothing here is real."""

    def __init__(self) -> None:
        super().__init__()
        card = Card(tone="watch", margin=4)
        text = Toned("watch", self.tr("演示店铺：全部数据都是编造的"), bold=True)
        text.setWordWrap(False)
        card.rows.addWidget(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(card)

"""The eye: shows buyers' data for this sitting, and hides it again. Wherever such data is shown there is one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton

from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.icons import icon
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.type_size import scaled

_SIDE = 18  # at the usual text size


class EyeButton(QToolButton):
    """Pressed = everything is shown. Not there where the owner has switched the hiding off. ``worded``: says what it does."""

    def __init__(self, *, worded: bool = False) -> None:
        super().__init__()
        self._curtain = curtain()
        self._worded = worded
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if worded:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(self._curtain.reveal)
        self._curtain.moved.connect(self._show)
        self._show()

    @property
    def wanted(self) -> bool:
        """Whether anything is hidden at all."""
        return self._curtain.wanted

    def changeEvent(self, event: QEvent) -> None:
        """The new scheme's colour, the text's new size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _show(self) -> None:
        hides = self._curtain.hides
        word = self.tr("显示买家信息") if hides else self.tr("遮住买家信息")
        if self.parentWidget() is not None or not self._curtain.wanted:  # alone it would be a window
            self.setVisible(self._curtain.wanted)
        self.setChecked(not hides)
        self.setAccessibleName(word)
        self.setText(word if self._worded else "")
        self.setToolTip(
            self.tr("文件里有的买家姓名、地址、电话都遮住了，点一下显示；关窗口或锁上就又遮住")
            if hides
            else self.tr("买家信息正显示着，点一下遮住")
        )
        self._draw()

    def _draw(self) -> None:
        side = scaled(_SIDE)
        self.setIcon(icon("eye-off" if self._curtain.hides else "eye", scheme_of(self.palette()).text, side))
        self.setIconSize(QSize(side, side))

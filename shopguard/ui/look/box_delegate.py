"""Boxes to tick in the rows of a list or a table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from shopguard.ui.look.palette import make_box_palette, scheme_of


class BoxDelegate(QStyledItemDelegate):
    """Boxes that stand out from the rows of either scheme."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The scheme's outline for boxes, where the row's own colours stay."""
        super().initStyleOption(option, index)
        palette = QPalette(option.palette)
        outlined = make_box_palette(scheme_of(QApplication.palette()))
        palette.setColor(QPalette.ColorRole.Window, outlined.color(QPalette.ColorRole.Window))
        option.palette = palette

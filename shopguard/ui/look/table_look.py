"""How tables of lines look: whole lines are selected, no grid, flat titles."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from shopguard.ui.look.type_size import scaled


class FlatHeader(QHeaderView):
    """Titles on the window's own ground."""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One title, where the column's text stands."""
        painter.save()
        painter.fillRect(rect, self.palette().window())
        painter.setPen(self.palette().placeholderText().color())
        side = self.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        title = self.model().headerData(section, Qt.Orientation.Horizontal)
        painter.drawText(rect.adjusted(4, 0, -4, 0), side, title)
        painter.restore()


def dress_table(table: QTableView, row_height: int, title_height: int, widths: Mapping[int, int]) -> FlatHeader:
    """Gives the table its look; one line can be selected at a time. Returns its titles.

    Heights and ``widths`` (by column) in pixels at the usual text size.
    """
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(scaled(row_height))
    header = FlatHeader(Qt.Orientation.Horizontal, table)
    table.setHorizontalHeader(header)
    header.setHighlightSections(False)
    header.setFixedHeight(scaled(title_height))
    header.setStretchLastSection(True)
    for column, width in widths.items():
        table.setColumnWidth(column, scaled(width))
    return header

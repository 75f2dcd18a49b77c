"""How far the shop is from a measure today: a line each, with colour, icon and word where enough orders are counted already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shopguard.flows.costs.headroom_words import HeadroomLine
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.labels import plain_label


class HeadroomLines(QWidget):
    """``show_lines`` fills it anew."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[HeadroomLine, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)

    def show_lines(self, lines: Sequence[HeadroomLine]) -> None:
        """These and nothing else."""
        self.lines = tuple(lines)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)  # out of sight and out of the tree at once
                widget.deleteLater()
        for line in lines:
            self._rows.addWidget(self._row(line))

    def _row(self, line: HeadroomLine) -> QWidget:
        said = plain_label(line.says)
        if not line.warns:
            return said
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Badge("watch", "risk-watch", self.tr("当心")), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(said, 1)
        return whole

"""What the program is made of, and under which licences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from shopguard.ui.look.labels import plain_label
from shopguard.ui.look.type_size import scaled

SIZE = (760, 620)
MOST_NAME = 260


class LicencesDialog(QDialog):
    """``packages``: name, version, licence of each; ``inside``: name, licence, and within which package it comes."""

    def __init__(
        self, packages: Sequence[Mapping[str, str]], inside: Sequence[Mapping[str, str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("开源许可"))
        self.resize(scaled(SIZE[0]), scaled(SIZE[1]))
        within = self.tr("随 {package}")
        lines = [
            (one["name"], within.format(package=one["within"]) if one["within"] else "", one["licence"])
            for one in inside
        ]
        lines += [(one["name"], one["version"], one["licence"]) for one in packages]
        self.table = self._table(lines)
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        said = self.tr(
            "店铺卫士用到这些软件和字体，感谢作者们。Qt、libheif 和 libde265 按 LGPL 使用：它们是单独的文件，可以换成您自己的版本。"
        )
        rows.addWidget(plain_label(said))
        rows.addWidget(self.table, 1)
        rows.addLayout(foot)
        close.setDefault(True)
        self.table.setFocus()

    def _table(self, lines: Sequence[Sequence[str]]) -> QTableWidget:
        titles = (self.tr("名称"), self.tr("版本"), self.tr("许可"))
        table = QTableWidget(len(lines), len(titles))
        table.setAccessibleName(self.tr("开源许可"))
        table.setHorizontalHeaderLabels(titles)
        for row, line in enumerate(lines):
            for column, text in enumerate(line):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text if column == len(titles) - 1 else "")
                table.setItem(row, column, cell)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.resizeColumnsToContents()
        table.setColumnWidth(0, min(table.columnWidth(0) + 12, scaled(MOST_NAME)))
        table.setColumnWidth(1, min(table.columnWidth(1) + 12, scaled(MOST_NAME)))
        head.setSectionResizeMode(len(titles) - 1, QHeaderView.ResizeMode.Stretch)
        return table

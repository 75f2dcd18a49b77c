"""A chart with its numbers below: what every picture has, whatever it shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from shopguard.ui.costs.charts import Chart
from shopguard.ui.costs.number_table import Cell, NumberTable
from shopguard.ui.costs.on_paper import chart_image, sheets
from shopguard.ui.costs.picture import Picture
from shopguard.ui.look.flow_row import FlowRow
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.print_preview import SheetPreview

LEAST_TABLE = 104  # titles and two lines; with large text the chart gets the room, the table scrolls
NOTHING = Picture("", "stacked", (), (), str)


class PicturePanel(QWidget):
    """A subclass puts its choices into ``choices`` and calls :meth:`show_picture` or :meth:`show_empty`.

    ``heading`` and ``explained`` say what is shown, ``said`` the numbers of the bar that is chosen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.heading = plain_label(bold=True, scale=1.08)
        self.explained = Quiet()
        self.empty = Quiet(scale=1.0)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.chart = Chart(NOTHING)
        self.said = plain_label()
        self.table = NumberTable()
        self.table.setMinimumHeight(LEAST_TABLE)
        self.choices = FlowRow()
        self.preview: SheetPreview | None = None
        self.copy_table = QPushButton(self.tr("复制表格"))
        self.copy_picture = QPushButton(self.tr("复制图片"))
        self.print_button = QPushButton(self.tr("打印…"))
        self._arrange()

    def _arrange(self) -> None:
        self.copy_table.clicked.connect(self.table.copy_all)
        self.copy_picture.clicked.connect(self._copy_picture)
        self.print_button.clicked.connect(self._print)
        self.chart.bar_chosen.connect(self._tell_bar)
        buttons = QHBoxLayout()
        buttons.addWidget(self.said, 1)
        for button in (self.copy_table, self.copy_picture, self.print_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self._halves = QSplitter(Qt.Orientation.Vertical)
        self._halves.setChildrenCollapsible(False)
        self._halves.addWidget(self.chart)
        self._halves.addWidget(self.table)
        self._halves.setStretchFactor(0, 3)
        self._halves.setStretchFactor(1, 2)
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.explained)
        inside.addWidget(self.choices)
        inside.addWidget(self._halves, 1)
        inside.addLayout(buttons)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 8, 8, 4)
        rows.addWidget(self.heading)
        rows.addWidget(self.empty, 1)
        rows.addWidget(self._body, 1)

    def show_empty(self, title: str, sentence: str) -> None:
        """Says what is missing, instead of a picture."""
        self.heading.setText(title)
        self.empty.setText(sentence)
        self.chart.show_picture(NOTHING)
        self.table.show_lines((), ())
        self.empty.show()
        self._body.hide()

    def show_picture(
        self,
        picture: Picture,
        explained: str,
        titles: Sequence[str],
        lines: Sequence[Sequence[Cell]],
        tips: Sequence[str] = (),
    ) -> None:
        """Shows a picture; the first lines are those of its bars, in their order. A newer one leaves the chosen bar chosen."""
        chosen = self.chart.chosen if picture.title == self.chart.picture.title else -1
        self.heading.setText(picture.title)
        self.explained.setText(explained)
        self.chart.show_picture(picture)
        self.said.setText(self.tr("点一根柱子，或用方向键，看它的数。"))
        self.table.setAccessibleName(picture.title)
        self.table.show_lines(titles, lines, tips, descending=picture.form != "lying")  # the newest day first
        self.empty.hide()
        self._body.show()
        self.chart.choose(chosen)

    def _tell_bar(self, number: int) -> None:
        self.said.setText(self.chart.picture.bars[number].said)
        self.table.show_line(number)

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setImage(chart_image(self.chart.picture, self.font()))

    def _print(self) -> None:
        pages = sheets(self.chart.picture, self.table.titles(), self.table.lines(), self.font())
        self.preview = SheetPreview(pages, self)
        self.preview.open()

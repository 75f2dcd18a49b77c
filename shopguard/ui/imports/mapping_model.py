"""The columns of a table in the making of a mapping: what each is called, what stands in it, what it is, how it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication

from shopguard.flows.imports.mapping import Draft, LookedAt, Sheet, examples
from shopguard.flows.imports.mapping_check import Checked, Choice
from shopguard.flows.on_screen import KIND_OF_FACT, Kind, kind_of_column
from shopguard.ui.imports.first_rows import one_line
from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.palette import scheme_of

NAME, VALUES, FACT, AS_READ = range(4)
FIELD = Qt.ItemDataRole.UserRole  # of a cell of FACT: the field, "" for a column that is not used
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class MappingModel(QAbstractTableModel):
    """One row for each column of the file. ``changed`` comes when the owner says what a column is."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()
        self._labels: dict[str, str] = {}
        self._header: Sequence[str] = ()
        self._sheet: Sheet | None = None
        self._below = 1
        self._examples: dict[int, tuple[str, ...]] = {}
        self._fields: dict[int, str] = {}
        self._read: Mapping[int, tuple[tuple[str, bool], ...]] = {}
        curtain().moved.connect(self._repaint)

    def show(self, looked: LookedAt, draft: Draft, choices: Sequence[Choice]) -> None:
        """Shows the columns of a draft."""
        self.beginResetModel()
        self.choices = choices
        self._labels = {choice.field: choice.label for choice in choices}
        self._header = looked.header(draft)
        self._sheet, self._below = looked.sheets[draft.sheet], draft.below
        self._examples = {}
        self._fields = {place: field for field, place in draft.columns.items()}
        self._read = {}
        self.endResetModel()

    def columns(self) -> dict[str, int]:
        """Field → place of its column, as the owner has it now."""
        return {field: place for place, field in self._fields.items()}

    def column_of(self, field: str) -> str | None:
        """The name of the column a field is read from."""
        place = self.columns().get(field)
        return None if place is None else self._header[place].strip()

    def set_field(self, place: int, field: str) -> None:
        """Says what a column is ("": not used); the column that was it before is free again."""
        if self._fields.get(place, "") == field:
            return
        self._fields = {at: one for at, one in self._fields.items() if at != place and one != field}
        if field:
            self._fields[place] = field
        self._repaint()
        self.changed.emit()

    def show_check(self, checked: Checked) -> None:
        """Shows how the values would be read."""
        self._read = checked.values
        self._repaint()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The columns of the file."""
        return 0 if parent.isValid() else len(self._header)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Name, values, fact, as read."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("文件里的列"), self.tr("前几个值"), self.tr("这一列是"), self.tr("会读成"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what a column is can be changed."""
        plain = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() == FACT else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, colours, and the field of a column."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(self._text(index.row(), index.column()))}</p>"  # Qt guesses markup from a file's text
        if role == FIELD:
            return self._fields.get(index.row(), "")
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(index.row(), index.column())
        if role == Qt.ItemDataRole.FontRole and index.column() == FACT and index.row() in self._fields:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """The owner chose a field."""
        if index.column() != FACT or role != Qt.ItemDataRole.EditRole:
            return False
        self.set_field(index.row(), str(value))
        return True

    def _text(self, place: int, column: int) -> str:
        if column == NAME:
            return self._header[place].strip() or self.tr("（没有列名）")
        if column == VALUES:
            return self._values_of(place) or self.tr("（空列）")
        field = self._fields.get(place)
        if column == FACT:
            return self._labels[field] if field else self.tr("（不用）")
        kind = self._kind(place)
        return " · ".join(curtain().shown(text, kind) for text, _ in self._read.get(place, ())) if field else ""

    def _values_of(self, place: int) -> str:
        """The first values of a column, looked up when they are on show: a table may have thousands of columns."""
        if place not in self._examples and self._sheet is not None:
            self._examples[place] = examples(self._sheet, self._below, place)
        kind = self._kind(place)
        return " · ".join(one_line(curtain().shown(cell, kind)) for cell in self._examples.get(place, ()))

    def _kind(self, place: int) -> Kind:
        """What of buyers a column holds, by the fact it is, else by its name."""
        return KIND_OF_FACT.get(self._fields.get(place, ""), kind_of_column(self._header[place]))

    def _colour(self, place: int, column: int) -> QColor | None:
        scheme = scheme_of(QGuiApplication.palette())
        if column == AS_READ and not all(good for _, good in self._read.get(place, ())):
            return QColor(scheme.tones["bad"].text)
        if place not in self._fields or column == VALUES:
            return QColor(scheme.faint)
        return None

    def _repaint(self) -> None:
        if self._header:
            self.dataChanged.emit(self.index(0, VALUES), self.index(len(self._header) - 1, AS_READ))

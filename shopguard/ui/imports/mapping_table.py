"""The list of a table's columns, in which the owner says what each one is, by mouse or by keyboard."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from shopguard.ui.imports.mapping_model import AS_READ, FACT, FIELD, NAME, VALUES, MappingModel

Index = QModelIndex | QPersistentModelIndex
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)


class MappingTable(QTableView):
    """A click on what a column is, or Return on its line, opens the choice; Delete leaves the column out."""

    def __init__(self, model: MappingModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegateForColumn(FACT, FactDelegate(model, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (NAME, VALUES, FACT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(AS_READ, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(self.tr("每一列是什么"))
        self.clicked.connect(self._open)

    def event(self, event: QEvent) -> bool:
        """A new width is shared out anew."""
        if event.type() == QEvent.Type.Resize:
            width = self.viewport().width()
            for column, share in ((NAME, 0.2), (VALUES, 0.3), (FACT, 0.22)):
                self.setColumnWidth(column, int(width * share))
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return, Space or F2 open the choice of the current line; Delete leaves the column out."""
        index = self.currentIndex().siblingAtColumn(FACT)
        if index.isValid() and event.key() in _OPENING:
            self._open(index)
        elif index.isValid() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            cast(MappingModel, self.model()).set_field(index.row(), "")
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.column() == FACT:
            self.setCurrentIndex(index)
            self.edit(index)


class FactDelegate(QStyledItemDelegate):
    """Looks like a box one can open, and is one while it is open."""

    def __init__(self, model: MappingModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A closed box with the fact's name."""
        box = QStyleOptionComboBox()
        box.rect = option.rect.adjusted(2, 2, -2, -2)
        box.state = option.state & ~QStyle.StateFlag.State_MouseOver
        box.palette = option.palette
        box.currentText = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, box.rect.width() - 30
        )
        painter.save()
        font = index.data(Qt.ItemDataRole.FontRole)
        if font is not None:
            painter.setFont(font)
        style = QApplication.style()
        style.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, box, painter)
        style.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, box, painter)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        """The choice; what is needed is marked, and what another column is already says so."""
        box = QComboBox(parent)
        box.addItem(self.tr("（不用）"), "")
        for choice in self._model.choices:
            used = self._model.column_of(choice.field)
            label = self.tr("{fact} *").format(fact=choice.label) if choice.needed else choice.label
            if used is not None and choice.field != index.data(FIELD):
                label = self.tr("{fact}（现在是“{column}”）").format(fact=label, column=used)
            box.addItem(label, choice.field)
        box.setMaxVisibleItems(16)
        box.activated.connect(self._chosen)
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The fact the column is now."""
        box = cast(QComboBox, editor)
        box.setCurrentIndex(box.findData(index.data(FIELD)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """The fact that was chosen."""
        model.setData(index, cast(QComboBox, editor).currentData())

    def _chosen(self) -> None:
        box = cast(QComboBox, self.sender())
        self.commitData.emit(box)
        self.closeEditor.emit(box)

"""The groups of the orders that are found, for the strip that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from shopguard.core.finding import Risk
from shopguard.flows.orders.order_list import GroupRow
from shopguard.ui.look.words import yuan

GroupRole = Qt.ItemDataRole.UserRole
TakenRole = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class GroupModel(QAbstractListModel):
    """One row for each group; ``taken`` is the key of the one that the table is narrowed to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.groups: Sequence[GroupRow] = ()
        self.taken: str | None = None

    def show_groups(self, groups: Sequence[GroupRow], taken: str | None) -> None:
        """Shows these; where only figures changed the place that is scrolled to stays."""
        same = [one.key for one in groups] == [one.key for one in self.groups]
        if not same:
            self.beginResetModel()
        self.groups, self.taken = groups, taken
        if not same:
            self.endResetModel()
        elif groups:
            self.dataChanged.emit(self.index(0), self.index(len(groups) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """All groups."""
        return 0 if parent.isValid() else len(self.groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The group, or how it is read out."""
        group = self.groups[index.row()]
        if role == GroupRole:
            return group
        if role == TakenRole:
            return group.key == self.taken
        if role == Qt.ItemDataRole.DisplayRole:
            return group.word
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(group.word)}</p>"  # Qt guesses markup from the name of a product
        return self._aloud(group) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _aloud(self, group: GroupRow) -> str:
        said = self.tr("{word}，{count} 单，违规 {violated}，快到点 {due}，要留意 {watch}，{yuan}")
        return said.format(
            word=group.word,
            count=group.orders,
            violated=group.by_risk.get(Risk.VIOLATED, 0),
            due=group.by_risk.get(Risk.DUE, 0),
            watch=group.by_risk.get(Risk.WATCH, 0),
            yuan=yuan(group.yuan_fen),
        )

"""The orders to save first as a list with ticks, for a view of any length."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from shopguard.flows.costs.rescue import Rescue
from shopguard.ui.look.words import moment, yuan

Index = QModelIndex | QPersistentModelIndex


class RescueRole(IntEnum):
    """What a line shows beside its title."""

    BELOW = Qt.ItemDataRole.UserRole
    FIGURE = Qt.ItemDataRole.UserRole + 1
    ORDER = Qt.ItemDataRole.UserRole + 2  # the end of BELOW, which may be cut short


class RescueModel(QAbstractListModel):
    """``ticked_changed``: other orders are ticked. A tick stays as long as its order is in the list."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rescues: tuple[Rescue, ...] = ()
        self._ticked: set[int] = set()
        self._shown = 0

    def start_over(self, rescues: Sequence[Rescue], shown: int) -> None:
        """Another list, of which the first ``shown`` are rows."""
        self.beginResetModel()
        self.rescues, self._shown = tuple(rescues), shown
        if self._ticked:
            self._ticked &= {rescue.order_ref for rescue in rescues}
        self.endResetModel()

    def ticked(self) -> frozenset[int]:
        """The refs of the ticked orders, also of those that are no row at present."""
        return frozenset(self._ticked)

    def tick_all(self, ticked: bool) -> None:
        """All of the list, rows or not."""
        self._ticked = {rescue.order_ref for rescue in self.rescues} if ticked else set()
        if self.rowCount():
            last = self.index(self.rowCount() - 1)
            self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked_changed.emit()

    def order_id(self, index: Index) -> str:
        """The number of the order in that row."""
        return self.rescues[index.row()].order_id

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Those that are shown."""
        return 0 if parent.isValid() else min(self._shown, len(self.rescues))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One row's words."""
        if not index.isValid():
            return None
        rescue = self.rescues[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._title(rescue)
            case RescueRole.BELOW:
                return _named(rescue)
            case RescueRole.FIGURE:
                return self._figure(rescue)
            case RescueRole.ORDER:
                return rescue.order_id
            case Qt.ItemDataRole.CheckStateRole:
                ticked = rescue.order_ref in self._ticked
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return rescue.why
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((self._title(rescue), _named(rescue), *self._figure(rescue).splitlines()))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ticks a row or takes its tick back."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        ref = self.rescues[index.row()].order_ref
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(ref)
        else:
            self._ticked.discard(ref)
        self.dataChanged.emit(index, index, [role])
        self.ticked_changed.emit()
        return True

    def _title(self, rescue: Rescue) -> str:
        """The first deadline, and what is still saved by who misses it: the figure is all of them together."""
        title = f"{rescue.card} · " + self.tr("最晚 {at}").format(at=moment(rescue.deadline))
        later = sum(step.fen for step in rescue.steps if step.deadline > rescue.deadline)
        if not later:
            return title
        return title + self.tr("（过了这个点还能省 {yuan}）").format(yuan=yuan(later))

    def _figure(self, rescue: Rescue) -> str:
        """What it saves: money, a strike, or both in two lines."""
        figures = [self.tr("省 {yuan}").format(yuan=yuan(rescue.saves_fen))] if rescue.saves_fen else []
        if rescue.averts:
            figures.append(self.tr("免记一次处罚"))
        return "\n".join(figures)


def _named(rescue: Rescue) -> str:
    """What the owner says on the phone first: courier and waybill, then the order's number."""
    return " · ".join(filter(None, (rescue.carried_by, rescue.order_id)))

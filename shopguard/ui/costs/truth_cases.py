"""The cases of the truth loop as a table of any length: what became of each, the order, what was expected and taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopguard.core.beijing import day_of
from shopguard.core.message import Texts
from shopguard.core.truth_cases import Outcome
from shopguard.flows.costs.truth import CaseRow
from shopguard.ui.look.badges import draw_badge
from shopguard.ui.look.palette import Tone, scheme_of
from shopguard.ui.look.words import yuan

OUTCOME, ORDER_ID, CLAUSE, BEGAN, TAKEN_AT, PREDICTED, TAKEN, SAYS = range(8)
COLUMNS = 8
CaseRole = Qt.ItemDataRole.UserRole

LOOK: Mapping[Outcome, tuple[Tone, str]] = {  # tone and icon
    Outcome.HIT: ("good", "risk-ok"),
    Outcome.MISSED: ("bad", "risk-violated"),
    Outcome.FALSE_ALARM: ("soon", "check-fails"),
    Outcome.REVERSED: ("accent", "info"),
    Outcome.WAITING: ("quiet", "risk-closed"),
    Outcome.UNCOVERED: ("quiet", "check-missing"),
    Outcome.NO_DATA: ("watch", "check-unknown"),
    Outcome.NOT_JUDGED: ("watch", "check-unknown"),
    Outcome.NOT_IMPORTED: ("watch", "check-unknown"),
    Outcome.NO_ORDER: ("watch", "check-unknown"),
    Outcome.NOT_FINED: ("quiet", "info"),
}

Index = QModelIndex | QPersistentModelIndex


class CaseModel(QAbstractTableModel):
    """One row per case."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._cards: Mapping[str, str] = {}
        self.rows: tuple[CaseRow, ...] = ()

    def start_over(self, rows: Sequence[CaseRow], cards: Mapping[str, str]) -> None:
        """Shows these cases; ``cards``: clause to its card."""
        self.beginResetModel()
        self.rows, self._cards = tuple(rows), cards
        self.endResetModel()

    def row(self, index: Index) -> CaseRow | None:
        """The case of that row."""
        return self.rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The cases that are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The columns named at the top of this file."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(row, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return f"<p>{escape(row.says)}</p>"  # escaped: Qt guesses markup otherwise
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._titles()[index.column()]}: {self._shown(row, index.column())}"
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The column's title."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self._titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("结果"), self.tr("订单号"), self.tr("违规"), self.tr("违规开始"), self.tr("扣款时间"), self.tr("预计"),
            self.tr("实扣"), self.tr("怎么回事"),
        )  # fmt: skip

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in (PREDICTED, TAKEN) else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _shown(self, row: CaseRow, column: int) -> str:
        case = row.case
        if column in (BEGAN, TAKEN_AT):
            at = case.began if column == BEGAN else case.taken_at
            return "–" if at is None else day_of(at).isoformat()
        if column == PREDICTED:
            at_least = self.tr("{yuan} 起") if case.at_least else "{yuan}"
            return "–" if case.called is None else at_least.format(yuan=yuan(case.predicted_fen))
        if column == TAKEN:
            return "–" if case.taken_at is None else yuan(case.taken_fen)
        return {
            OUTCOME: row.word,
            ORDER_ID: case.order_id or "–",
            CLAUSE: self._cards.get(case.clause or "", self._texts.word("truth.unnamed")),
            SAYS: row.says,
        }[column]


class OutcomeDelegate(QStyledItemDelegate):
    """Paints what became of a case as colour, icon and word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row's background as usual, the badge on it."""
        view: QWidget = option.widget
        QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        row: CaseRow = index.data(CaseRole)
        tone, icon = LOOK[row.case.outcome]
        pair = scheme_of(view.window().palette()).tones[tone]
        draw_badge(painter, QRectF(option.rect).adjusted(4, 4, -4, -4), pair, icon, row.word, view.font())

"""The counts of the truth loop as a table: a line for all clauses, a line for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from shopguard.core import truth_tally
from shopguard.core.message import Texts
from shopguard.core.truth_cases import Outcome
from shopguard.core.truth_tally import Tally
from shopguard.flows.costs.truth_words import rate_in_words
from shopguard.ui.look.words import yuan

CLAUSE, HITS, MISSED, ALARMS, HIT_RATE, PRECISION, PREDICTED, TAKEN, REVERSED, UNDECIDED, APART = range(11)
COLUMNS = 11
_COUNTED = {
    HITS: (Outcome.HIT,),
    MISSED: (Outcome.MISSED,),
    ALARMS: (Outcome.FALSE_ALARM,),
    REVERSED: (Outcome.REVERSED,),
    UNDECIDED: truth_tally.UNDECIDED,
    APART: truth_tally.APART,
}

Index = QModelIndex | QPersistentModelIndex


class CountsModel(QAbstractTableModel):
    """The first row is the sum of the others."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._cards: Mapping[str, str] = {}
        self.tallies: tuple[Tally, ...] = ()

    def start_over(self, tallies: Sequence[Tally], cards: Mapping[str, str]) -> None:
        """Shows these counts, the sum first; ``cards``: clause to its card."""
        self.beginResetModel()
        self.tallies, self._cards = tuple(tallies), cards
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The sum and the clauses."""
        return 0 if parent.isValid() else len(self.tallies)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The columns named at the top of this file."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(index.row(), index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column())
            case Qt.ItemDataRole.FontRole if index.row() == 0:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.ToolTipRole:
                return self._explained()[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._titles()[index.column()]}: {self._shown(index.row(), index.column())}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The column's title."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._titles()[section]
            case Qt.ItemDataRole.ToolTipRole:
                return self._explained()[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(section)
        return None

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("违规"), self.tr("报中"), self.tr("漏报"), self.tr("误报"), self.tr("命中率"), self.tr("准确率"),
            self.tr("预计"), self.tr("实扣"), self.tr("已退回"), self.tr("还没定"), self.tr("没法核对"),
        )  # fmt: skip

    def _explained(self) -> tuple[str, ...]:
        return (
            self.tr("动账明细写了哪一条就算哪一条，没写的按标红的那条"),
            self.tr("标了红，平台也扣了款"),
            self.tr("平台扣了款，没有标红"),
            self.tr("标了红，等够了日子也没扣款"),
            self.tr("扣了款的里面，报中的占多少"),
            self.tr("标了红、等够了日子的里面，真扣款的占多少"),
            self.tr("报中和误报的单，标红时估算的罚款"),
            self.tr("报中和漏报的单，动账明细里真扣的（退回的已减去）"),
            self.tr("扣了又全部退回：不算报中也不算误报"),
            self.tr("标了红，但动账明细还没盖住该等的日子"),
            self.tr("数据不够、订单没导入、没写订单号、不在判断范围的罚款"),
        )

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeft if column == CLAUSE else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def _shown(self, row: int, column: int) -> str:
        tally = self.tallies[row]
        if column in _COUNTED:
            return str(sum(tally.number(outcome) for outcome in _COUNTED[column]))
        if column == HIT_RATE:
            return self._rate(tally.hit_rate, tally.taken_cases)
        if column == PRECISION:
            return self._rate(tally.precision, tally.called_cases)
        if column in (PREDICTED, TAKEN):
            return yuan(tally.predicted_fen if column == PREDICTED else tally.taken_fen)
        return self.tr("合计") if row == 0 else self._cards.get(tally.clause or "", self._texts.word("truth.unnamed"))

    def _rate(self, rate: float | None, of: int) -> str:
        return "–" if rate is None and of == 0 else rate_in_words(self._texts, rate)

"""The appeal cases as rows: what is due first, how it stands, what it costs, how complete it is."""

from __future__ import annotations

from enum import IntEnum

from shopguard.core.finding import State
from shopguard.flows.appeals.listing import AppealLine
from shopguard.ui.appeals.case_looks import state_word
from shopguard.ui.appeals.line_model import LineModel, SortKey
from shopguard.ui.look.words import amount, countdown, moment


class Column(IntEnum):
    """From left to right."""

    DUE = 0
    STATE = 1
    CARD = 2
    YUAN = 3
    READY = 4
    ORDER = 5
    CASE = 6
    CAUSE = 7


class AppealModel(LineModel[AppealLine]):
    """One row per case."""

    def titles(self) -> tuple[str, ...]:
        """Those of :class:`Column`."""
        return (
            self.tr("期限"), self.tr("到哪一步"), self.tr("违规"), self.tr("罚款"), self.tr("完整度"), self.tr("订单号"),
            self.tr("申诉编号"), self.tr("原因"),
        )  # fmt: skip

    def name(self, line: AppealLine) -> str:
        """The case's id."""
        return line.id

    def is_figure(self, column: int) -> bool:
        """The fine."""
        return column == Column.YUAN

    def shown(self, line: AppealLine, column: int) -> str:
        """What stands in a cell."""
        match column:
            case Column.DUE:
                return self._due(line)
            case Column.STATE:
                return state_word(line.state)
            case Column.CARD:
                return line.card
            case Column.YUAN:
                return amount(line.fen)
            case Column.READY:
                return f"{round(line.completeness * 100)}%"
            case Column.ORDER:
                return line.order_id
            case Column.CASE:
                return line.id
        return line.cause

    def told(self, line: AppealLine, column: int) -> str:
        """More than a cell has room for."""
        if column == Column.DUE and line.due_at is not None:
            told = f"{line.due_word} {moment(line.due_at)}"
            return told if line.due_is_sure else told + self.tr("（没填收到通知的时间，可能更早）")
        if column == Column.STATE:
            return line.state_word
        if column == Column.ORDER and line.product:
            return f"{line.order_id} · {line.product}"
        return self.shown(line, column)

    def sort_key(self, column: int, line: AppealLine) -> SortKey:
        """Clock, fine and completeness by their size."""
        match column:
            case Column.DUE:
                return _by_clock(line)
            case Column.YUAN:
                return (-1 if line.fen is None else line.fen,)
            case Column.READY:
                return (line.completeness,)
        return super().sort_key(column, line)

    def _due(self, line: AppealLine) -> str:
        """Until when the owner has to act, or about when the platform answers."""
        if line.due_at is not None:
            left = countdown(self._texts, State.DUE, line.due_at, self.now)
            sure = line.due_is_sure or line.passed(self.now)
            return left if sure else self.tr("至多{left}").format(left=left)
        if line.answer_by is not None:
            return self.tr("约 {at} 前答复").format(at=moment(line.answer_by))
        return "–"


def _by_clock(line: AppealLine) -> tuple[int, int]:
    """The owner's deadlines first, then the platform's, then what has none."""
    if line.due_at is not None:
        return 0, line.due_at
    return (1, line.answer_by) if line.answer_by is not None else (2, -line.opened_at)

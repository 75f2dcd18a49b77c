"""Where the appeal cases of an order stand, one line each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from shopguard.core.finding import State
from shopguard.core.message import Texts
from shopguard.ui.appeals.case_looks import LOOK, state_word
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.words import countdown, moment

if TYPE_CHECKING:
    from shopguard.flows.appeals.listing import AppealLine


class OrderCases(Card):
    """Hidden while the order has none. ``case_wanted`` carries the id of a case."""

    case_wanted = Signal(str)

    def __init__(self, texts: Texts, clock: Callable[[], int]) -> None:
        super().__init__(margin=8)
        self._texts, self._clock = texts, clock
        self._shown: list[QWidget] = []
        self.rows.addWidget(plain_label(self.tr("申诉"), bold=True))
        self.hide()

    def show_cases(self, cases: Sequence[AppealLine]) -> None:
        """Shows these, and nothing else."""
        for widget in self._shown:
            self.rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = [self._line(case) for case in cases]
        for widget in self._shown:
            self.rows.addWidget(widget)
        self.setVisible(bool(cases))

    def _line(self, case: AppealLine) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        tone, icon = LOOK[case.state]
        row.addWidget(Badge(tone, icon, state_word(case.state)))
        row.addWidget(plain_label(case.card, wrap=False))
        row.addWidget(Quiet(self._due(case)), 1)
        button = QPushButton(self.tr("看申诉"))
        button.setAccessibleName(self.tr("看“{card}”的申诉").format(card=case.card))
        button.setProperty("case", case.id)
        button.clicked.connect(self._want)
        row.addWidget(button)
        return line

    def _due(self, case: AppealLine) -> str:
        """The next deadline in a few words."""
        if case.due_at is not None:
            left = countdown(self._texts, State.DUE, case.due_at, self._clock())
            return f"{case.due_word} {moment(case.due_at)} · {left}"
        if case.answer_by is not None:
            return self.tr("平台最晚 {at} 答复").format(at=moment(case.answer_by))
        return ""

    def _want(self) -> None:
        self.case_wanted.emit(str(cast(QPushButton, self.sender()).property("case")))

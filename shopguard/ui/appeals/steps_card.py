"""What happened to the case, step by step; the next one is recorded here, a wrong one taken back. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.core.appeal_states import AppealState
from shopguard.core.message import Texts
from shopguard.flows.appeals.view import AppealView, StepView
from shopguard.ui.appeals.card_text import CardText, PeopleCardText
from shopguard.ui.appeals.into_view import bring_into_view
from shopguard.ui.appeals.step_form import StepForm
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import plain_label
from shopguard.ui.look.words import moment_with_year

STATE = "state"


class StepsCard(Card):
    """``step_told`` carries the state, the moment (unix seconds) and a remark; ``back_wanted`` takes the newest step back."""

    step_told = Signal(str, object, str)  # int: Qt's own ends at 2³¹
    back_wanted = Signal()

    def __init__(self, texts: Texts, view: AppealView, clock: Callable[[], int]) -> None:
        super().__init__(margin=10)
        self._texts, self._clock = texts, clock
        self._state: AppealState = view.state
        self._shown: object = None
        self.buttons: dict[AppealState, QPushButton] = {}
        self.back_button: QPushButton | None = None
        self.rows.addWidget(plain_label(self.tr("进展"), bold=True))
        self._history = QWidget()
        self.rows.addWidget(self._history)
        self.form = StepForm(clock)
        self.form.kept.connect(self._tell)
        self.form.left.connect(self._leave)
        self.form.hide()
        self.rows.addWidget(self.form)
        self.show_case(view)

    def show_case(self, view: AppealView) -> None:
        """Shows the steps as they stand; what is being typed is left alone."""
        shown = view.steps, view.next_states
        if shown == self._shown:
            return
        self._shown = shown
        fresh = self._fresh(view)
        self.rows.replaceWidget(self._history, fresh)
        fresh.show()
        self._history.hide()
        self._history.deleteLater()
        self._history = fresh
        if self._state not in view.next_states:
            self.form.hide()

    def ask(self, state: AppealState) -> None:
        """Opens the fields for a step."""
        self._state = state
        self.form.begin(self._word(state).rstrip("…"))
        bring_into_view(self.form)

    def leave_form(self) -> bool:
        """Closes the fields; False when they were not open."""
        was_open = self.form.isVisible()
        if was_open:
            self._leave()
        return was_open

    def _fresh(self, view: AppealView) -> QWidget:
        self.buttons, self.back_button = {}, None
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        opened = self.tr("{at}  开始收集材料").format(at=moment_with_year(view.opened_at))
        rows.addWidget(CardText(opened, quiet=True))
        for step in view.steps:
            rows.addWidget(self._line(step))
        self._add_back(rows, view.steps)
        if view.next_states:
            rows.addWidget(CardText(self.tr("接下来发生了什么？点一下记下来："), quiet=True))
        grid = QGridLayout()
        for number, state in enumerate(view.next_states):
            grid.addWidget(self._button(state), number // 2, number % 2)
        rows.addLayout(grid)
        return box

    def _line(self, step: StepView) -> QWidget:
        said = f"{moment_with_year(step.at)}  {step.word}"
        if step.note:
            said += self.tr("（{note}）").format(note=step.note)
        if not step.taken_back:
            return PeopleCardText(said)
        label = PeopleCardText(self.tr("{step} · 已撤回").format(step=said), quiet=True)
        font = label.font()
        font.setStrikeOut(True)
        label.setFont(font)
        return label

    def _add_back(self, rows: QVBoxLayout, steps: Sequence[StepView]) -> None:
        counting = [step for step in steps if not step.taken_back]
        if counting:
            self.back_button = QPushButton(self.tr("撤回“{step}”").format(step=counting[-1].word))
            self.back_button.setAutoDefault(False)
            self.back_button.clicked.connect(self.back_wanted)
            rows.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _button(self, state: AppealState) -> QPushButton:
        button = QPushButton(self._word(state))
        button.setAutoDefault(False)
        button.setProperty(STATE, state)
        button.clicked.connect(self._ask)
        self.buttons[state] = button
        return button

    def _word(self, state: AppealState) -> str:
        """What the owner says when it happens."""
        told: dict[AppealState, str] = {
            "submitted": self.tr("我已经提交了…"),
            "sent_back": self.tr("平台要补材料…"),
            "granted": self.tr("申诉成功了…"),
            "refused": self.tr("申诉没通过…"),
            "reconsideration": self.tr("我申请了复议…"),
            "closed": self.tr("不再跟进，结束…"),
        }
        return told.get(state) or self._texts.word(f"appeal_state.{state}")

    def _ask(self) -> None:
        self.ask(cast("AppealState", cast(QPushButton, self.sender()).property(STATE)))

    def go_on_asking(self) -> None:
        """The step was refused: what was typed stays, and can be corrected."""
        self.form.keep_button.setEnabled(True)

    def _tell(self, at: int, note: str) -> None:
        self.form.keep_button.setEnabled(False)  # a double click tells once
        self.step_told.emit(self._state, at, note)

    def _leave(self) -> None:
        self.form.hide()
        if self._state in self.buttons:
            self.buttons[self._state].setFocus()

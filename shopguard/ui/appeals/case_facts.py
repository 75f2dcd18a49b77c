"""What the platform's notice said and when it came: told by the owner, or plainly not told yet; and how sure the deadline is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.flows.appeals.view import AppealView
from shopguard.ui.appeals.into_view import bring_into_view
from shopguard.ui.look.beijing_fields import MomentField
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned, plain_label
from shopguard.ui.look.people_label import QuietPeople
from shopguard.ui.look.words import moment_with_year, yuan


class CaseFacts(Card):
    """``noticed_at_told`` carries unix seconds."""

    noticed_at_told = Signal(object)  # int: Qt's own ends at 2³¹

    def __init__(self, view: AppealView, clock: Callable[[], int]) -> None:
        super().__init__(margin=10)
        self._view, self._clock = view, clock
        self._told: int | None = None  # on its way to the database
        self.noticed = plain_label()
        self.tell_button = QPushButton()
        self.tell_button.clicked.connect(self.ask)
        self.note = Toned("watch")
        self.said = QuietPeople()
        self.field = MomentField(self.tr("收到违规通知的时间"))
        self.keep_button = QPushButton(self.tr("记下"))
        self.keep_button.clicked.connect(self._tell)
        self.leave_button = QPushButton(self.tr("取消"))
        self.leave_button.clicked.connect(self._leave)
        self.form = QWidget()
        self._arrange()
        self.show_case(view)

    def show_case(self, view: AppealView) -> None:
        """Shows the case as it stands."""
        self._view = view
        known = self.tr("收到违规通知：{at}").format(at=moment_with_year(view.noticed_at))
        self.noticed.setText(known if view.noticed_told else self.tr("收到违规通知的时间：还没填"))
        self.tell_button.setText(self.tr("改…") if view.noticed_told else self.tr("填时间…"))
        self.tell_button.setAccessibleName(self.tr("填收到违规通知的时间"))
        note = view.appeal_by_note if view.answer_by is None else view.answer_by_note
        self.note.setText(note)
        self.note.setVisible(bool(note))
        said = self._said(view)
        self.said.tell(said)
        self.said.setVisible(bool(said))
        if view.noticed_told and view.noticed_at == self._told:
            self._told = None
            self._leave()

    def ask(self) -> None:
        """Opens the field; it begins with what is known, else with now."""
        self.field.show_moment(self._view.noticed_at if self._view.noticed_told else self._clock())
        self.form.show()
        self.tell_button.hide()
        self.field.setFocus()
        bring_into_view(self.form)

    def leave_form(self) -> bool:
        """Closes the field; False when it was not open."""
        was_open = self.form.isVisible()
        if was_open:
            self._leave()
        return was_open

    def _arrange(self) -> None:
        self.rows.addWidget(plain_label(self.tr("平台的通知"), bold=True))
        row = QHBoxLayout()
        row.addWidget(self.noticed, 1)
        row.addWidget(self.tell_button)
        self.rows.addLayout(row)
        buttons = QHBoxLayout()
        for button in (self.keep_button, self.leave_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        below = QVBoxLayout(self.form)  # beside the field they would be wider than a small window's column
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(5)
        below.addWidget(self.field)
        below.addLayout(buttons)
        for button in (self.tell_button, self.keep_button, self.leave_button):
            button.setAutoDefault(False)
        self.form.hide()
        self.rows.addWidget(self.form)
        self.rows.addWidget(self.note)
        self.rows.addWidget(self.said)

    def _said(self, view: AppealView) -> str:
        parts = []
        if view.notice_fen is not None:
            parts.append(self.tr("通知写的金额：{amount}").format(amount=yuan(view.notice_fen)))
        if view.notice_text:
            parts.append(self.tr("通知写着：{text}").format(text=view.notice_text))
        return "\n".join(parts)

    def _tell(self) -> None:
        self._told = self.field.moment()
        self.noticed_at_told.emit(self._told)

    def _leave(self) -> None:
        self.form.hide()
        self.tell_button.show()
        self.tell_button.setFocus()

"""The page that opens a case from a notice: the form, the flow in the background, then the case itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.appeals.opening import open_from_notice
from shopguard.flows.appeals.opening_choices import OpeningChoices
from shopguard.ui.appeals.notice_form import Notice, NoticeForm
from shopguard.ui.look.labels import Toned
from shopguard.ui.pages import Room


class NoticePage(QWidget):
    """``case_wanted`` carries the id of the case that was opened; ``changed`` says that there is one more."""

    case_wanted = Signal(str)
    order_wanted = Signal(str)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.form = NoticeForm(room.clock)
        self.form.written.connect(self._open)
        self.said = Toned("good")
        self.said.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.form, 1)
        rows.addWidget(self.said)

    def show_view(self, choices: OpeningChoices) -> None:
        """What can be chosen now."""
        self.form.show_choices(choices)

    def _open(self, notice: Notice) -> None:
        self.said.hide()
        now = self._room.clock()
        work = partial(
            open_from_notice,
            self._room.place,
            notice.order_id,
            notice.clause,
            now=now,
            noticed_at=notice.noticed_at if notice.told else now,
            shop=notice.shop,
            notice_text=notice.text,
            notice_fen=notice.fen,
            waybill=notice.waybill,
            noticed_told=notice.told,
        )
        job = self._room.jobs.write(work, must_finish=True)
        job.done.connect(partial(self._opened, notice.order_id))
        job.failed.connect(self._failed)

    def _opened(self, order_id: str, appeal_id: str) -> None:
        self.form.start_over()
        self.said.setText(
            self.tr("订单 {order} 的申诉是 {case}，已经在另一个窗口打开。").format(order=order_id, case=appeal_id)
        )
        self.said.show()
        self.changed.emit()
        self.case_wanted.emit(appeal_id)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserProblem):
            self.form.refuse(self._room.place.texts.say(error.message))
        else:
            self.form.refuse("")
            self.failed.emit(error)

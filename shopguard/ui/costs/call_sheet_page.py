"""The call sheet: whom to call, about what, by when; copied for a chat, printed, saved as a file, ticked off."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from shopguard.core.message import Texts, UserProblem
from shopguard.flows.costs import call_sheet as flow
from shopguard.flows.costs.call_sheet import DEFAULT_HORIZON, HORIZONS
from shopguard.flows.costs.call_sheet_view import CallRow, CallSheetView
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.costs.call_list import CallList
from shopguard.ui.costs.call_output import CallOutput
from shopguard.ui.costs.call_panel import CallPanel
from shopguard.ui.costs.only_chosen import OnlyChosen
from shopguard.ui.jobs import Job, Jobs
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.words import moment

MINUTE_MS = 60_000


class CallSheetPage(QWidget):
    """``order_wanted`` carries the number of the order that was clicked; ``failed`` an exception that is no sentence for the owner."""

    order_wanted = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        texts: Texts,
        parent: QWidget | None = None,
        *,
        place: Workplace,
        jobs: Jobs,
        ask: Ask,
        clock: Callable[[], int],
    ) -> None:
        super().__init__(parent)
        self._texts, self._place, self._jobs, self._ask, self._clock = texts, place, jobs, ask, clock
        self.view: CallSheetView | None = None
        self._only: frozenset[str] = frozenset()
        self.output = CallOutput(place, jobs, ask, self)
        self.hours = QComboBox()
        self.chosen = OnlyChosen()
        self.summary = plain_label(wrap=False, bold=True)
        self.counted = plain_label()
        self.copy_all = QPushButton(self.tr("全部复制"))
        self.printing = QPushButton(self.tr("打印…"))
        self.exporting = QPushButton(self.tr("导出…"))
        self.calls = CallList()
        self.panel = CallPanel(texts, clock)
        self.notes = Quiet()
        self.said = Toned("good")
        self.went_wrong = Toned("bad")
        self.nothing = Quiet(scale=1.0)
        self._minute = QTimer(self)
        self._arrange()
        self._connect()

    def show_view(self, view: CallSheetView) -> None:
        """Shows the sheet; one for other hours or orders than those chosen is asked for anew."""
        if view.hours != self.chosen_hours() or view.only != self._only:
            self.reload()
            return
        self.view = view
        groups = view.all_groups
        summary = self.tr("{calls} 个电话 · {parcels} 件 · 按 {at} 的数据").format(
            calls=len(view.groups), parcels=view.parcels, at=moment(view.at)
        )
        self.counted.setText(view.counted)
        self.counted.setVisible(bool(view.counted))
        self.summary.setText(summary if groups else "")
        self.nothing.setText(view.nothing)
        self.nothing.setVisible(not groups)
        self.halves.setVisible(bool(groups))
        self.notes.setText("\n".join([*view.notes, *(self._sent_in_chinese() if groups else [])]))
        self.notes.setVisible(bool(self.notes.text()))
        for button in (self.printing, self.exporting):
            button.setEnabled(bool(groups))
        self.copy_all.setEnabled(bool(view.groups))
        self.calls.show_groups(view.entries)

    def reload(self) -> None:
        """Reads the sheet anew for the hours that are chosen."""
        work = partial(flow.call_sheet, self._place, self._clock(), self.chosen_hours(), self._only)
        self._watch(self._jobs.read(work, topic="call sheet"), self.show_view)

    def show_only(self, order_ids: Collection[str]) -> None:
        """The sheet of these orders; none: of all."""
        if (only := frozenset(order_ids)) != self._only:
            self._only = only
            self.chosen.show_count(len(only))
            self._reload_chosen()

    def chosen_hours(self) -> int:
        """How far ahead the sheet looks."""
        return int(self.hours.currentData())

    def showEvent(self, event: QShowEvent) -> None:
        """The countdowns go on while somebody looks."""
        super().showEvent(event)
        self.panel.count_down()
        self._minute.start(MINUTE_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._minute.stop()

    def _arrange(self) -> None:
        for hours in HORIZONS:
            self.hours.addItem(self.tr("{hours} 小时内到期").format(hours=hours), hours)
        self.hours.setCurrentIndex(HORIZONS.index(DEFAULT_HORIZON))
        self.hours.setAccessibleName(self.tr("看多少小时以内到期的"))
        self.copy_all.setToolTip(self.tr("把给每家快递的话都复制下来，一段一段贴到聊天里"))
        for button in (self.copy_all, self.printing, self.exporting):
            button.setAutoDefault(False)
        for part in (self.said, self.went_wrong, self.nothing, self.notes):
            part.hide()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.halves = self._halves()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(4, 8, 4, 4)
        rows.addLayout(_row(self.hours, self.summary, None, self.copy_all, self.printing, self.exporting))
        rows.addWidget(self.chosen)
        rows.addWidget(self.counted)
        rows.addWidget(self.nothing, 1)
        rows.addWidget(self.halves, 1)
        for part in (self.notes, self.said, self.went_wrong):
            rows.addWidget(part)

    def _halves(self) -> QSplitter:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.calls)
        halves.addWidget(self.panel)
        halves.setStretchFactor(1, 1)
        halves.setSizes([230, 740])
        halves.setChildrenCollapsible(False)
        return halves

    def _connect(self) -> None:
        self.hours.activated.connect(self._reload_chosen)
        self.chosen.all_wanted.connect(self._show_all)
        self.calls.chosen.connect(self._show_group)
        self.panel.order_wanted.connect(self.order_wanted)
        self.panel.ticked.connect(self._keep_tick)
        self.panel.copy_wanted.connect(self._copy)
        self.copy_all.clicked.connect(self._copy_sheet)
        self.printing.clicked.connect(self._print)
        self.exporting.clicked.connect(self._export)
        self.output.said.connect(self._tell)
        self.output.busy.connect(self.printing.setDisabled)
        self.output.failed.connect(self._failed)
        self._minute.timeout.connect(self.panel.count_down)

    def _reload_chosen(self) -> None:
        self._tell("")
        self.reload()

    def _show_all(self) -> None:
        self.show_only(())

    def _show_group(self, place: int) -> None:
        if self.view is not None:
            self.panel.show_group(self.view.entries[place])

    def _sent_in_chinese(self) -> list[str]:
        """In the English window: why the messages are not in English."""
        return [self.tr("给快递的话一律用中文。")] if self._texts.language == "en" else []

    def _copy_sheet(self) -> None:
        if self.view is not None:
            self._copy(self.view.text)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._tell(self.tr("已复制，可以贴到聊天里。"))

    def _keep_tick(self, row: CallRow, ticked: bool) -> None:
        at = self._clock() if ticked else None
        work = partial(flow.mark_called, self._place, [(row.waybill, row.stage)], at=at)
        job = self._jobs.write(work, must_finish=True)
        self._watch(job, self._ticked_now(row, at))

    def _ticked_now(self, row: CallRow, at: int | None) -> Callable[[object], None]:
        def show(_: object) -> None:
            self.panel.model.show_called(row.waybill, row.stage, at)
            self.reload()

        return show

    def _print(self) -> None:
        if self.view is not None:
            self.output.show_pages_of(self.view)

    def _export(self) -> None:
        if self.view is not None:
            self.output.ask_file(self.view)

    def _watch(self, job: Job, show: Callable[..., None]) -> None:
        job.done.connect(show)
        job.failed.connect(self._failed)

    def _failed(self, error: Exception) -> None:
        self._tell("")
        if isinstance(error, UserProblem):
            self.went_wrong.setText(self._texts.say(error.message))
            self.went_wrong.show()
        else:
            self.failed.emit(error)

    def _tell(self, sentence: str) -> None:
        """One line below the table; "" clears it."""
        self.went_wrong.hide()
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))


def _row(*widgets: QLabel | QPushButton | QComboBox | None) -> QHBoxLayout:
    """Side by side; None takes what room is left."""
    row = QHBoxLayout()
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row

"""The window: composes the parts and connects them. What each part does stands in the part's own file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from shopguard.core.message import UserProblem
from shopguard.crash import write_crash_record
from shopguard.flows.importing import ImportReport
from shopguard.flows.judging import Changed
from shopguard.flows.order_detail import OrderView
from shopguard.flows.penalties import PenaltyPreview
from shopguard.flows.workplace import Workplace
from shopguard.ui import questions
from shopguard.ui.application import Look
from shopguard.ui.ask import Ask
from shopguard.ui.drops import importable, local_files
from shopguard.ui.empty_page import EmptyPage
from shopguard.ui.filter_bar import FilterBar
from shopguard.ui.import_panel import ImportPanel
from shopguard.ui.import_run import ImportRun
from shopguard.ui.jobs import Jobs
from shopguard.ui.judgement import Judgement
from shopguard.ui.notice import Notice
from shopguard.ui.order_feed import Loaded, OrderFeed
from shopguard.ui.order_model import OrderModel
from shopguard.ui.order_panel import OrderPanel
from shopguard.ui.order_table import OrderTable
from shopguard.ui.paint import Quiet
from shopguard.ui.palette import Appearance
from shopguard.ui.penalty_pane import PenaltyPane
from shopguard.ui.progress_bar import ProgressStrip
from shopguard.ui.settings_menu import SettingsMenu
from shopguard.ui.side_tabs import SideTabs
from shopguard.ui.top_bar import TopBar

if TYPE_CHECKING:
    from shopguard.flows.appealing import AppealView
    from shopguard.ui.appeal_dialog import AppealDialog


SIZE = (1440, 900)
LEAST_SIZE = (900, 560)
SIDE_WIDTH = 500


class MainWindow(QMainWindow):
    """``settled`` comes when everything that was asked for is shown. Call :meth:`start` once it is visible."""

    settled = Signal()

    def __init__(
        self,
        place: Workplace,
        ask: Ask,
        clock: Callable[[], int],
        look: Look,
        *,
        demo: bool = False,
    ) -> None:
        super().__init__()
        self._place, self._ask, self._clock, self._look = place, ask, clock, look
        self._wanted_order = ""
        self.appeal: AppealDialog | None = None
        self.jobs = Jobs(place, self)
        self.model = OrderModel(self)
        self.feed = OrderFeed(place, self.jobs, self.model, clock, self)
        self.judgement = Judgement(place, self.jobs, clock, self)
        self.imports = ImportRun(place, self.jobs, clock, self)
        self.menu = SettingsMenu(look.appearance, place.texts.language, self)
        self.top = TopBar(self.menu, demo=demo)
        self.notice = Notice()
        self.progress = ProgressStrip(place.texts)
        self.filters = FilterBar()
        self.filters.hide()
        self.table = OrderTable(self.model, clock)
        self.empty = EmptyPage()
        self.panel = OrderPanel(clock)
        self.penalties = PenaltyPane()
        self.results = ImportPanel(place.texts)
        self.side = SideTabs(self.penalties, self.panel, self.results)
        self.pages = QStackedWidget()
        self._arrange(demo=demo)
        self._connect()

    def start(self) -> None:
        """Reads what is there and judges what is due."""
        self.judgement.refresh()

    def import_files(self, paths: list[Path]) -> None:
        """Imports files that were dropped, chosen or opened with the program."""
        if self.imports.running():
            self.notice.say(self.tr("上一批文件还在导入，等它完成再来。"))
            return
        self.notice.say("")
        self.imports.start(paths)

    def import_file(self, path: Path) -> None:
        """Imports a file that was opened with the program."""
        self.import_files([path])

    def show_order(self, order_id: str) -> None:
        """Shows one order in the panel (and in the table, where it is loaded)."""
        self.table.choose(order_id)
        self._open_order(order_id)

    def tell_when_settled(self) -> None:
        """Emits ``settled`` now if nothing is under way."""
        if self.jobs.idle():
            self.settled.emit()

    def report_bug(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """An error nobody expected in the window's own code: recorded, said in a sentence, and the window stays."""
        self._failed(error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes only files of this computer that an importer could claim, and says at once why not."""
        files = local_files(event.mimeData())
        if importable(files):
            self.notice.say("")
            event.acceptProposedAction()
            return
        self.notice.say(
            self.tr("这里收表格文件：CSV、XLSX、XLS、JSON 或 ZIP。")
            if files
            else self.tr("拖进来的不是本机上的文件，请先存到电脑里再拖。")
        )
        event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Imports what was dropped."""
        event.acceptProposedAction()
        self.import_files(importable(local_files(event.mimeData())))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stops what runs and ends the threads before the window dies; a stopped import leaves whole files only."""
        if self.appeal is not None:
            self.appeal.close()
        self.judgement.stop()
        self.jobs.close()
        super().closeEvent(event)

    def _arrange(self, *, demo: bool) -> None:
        self.setWindowTitle(self.tr("店铺卫士 · 演示店铺") if demo else self.tr("店铺卫士"))
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*SIZE)
        self.setAcceptDrops(True)
        self.pages.addWidget(QWidget())  # shown for the moment until the database has answered
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.table)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.pages)
        split.addWidget(self.side)
        split.setStretchFactor(0, 1)
        split.setSizes([SIZE[0] - SIDE_WIDTH, SIDE_WIDTH])
        split.setChildrenCollapsible(False)
        self.side.setMinimumWidth(400)
        self.side.hide()  # until there is something to show
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(16, 12, 16, 8)
        rows.setSpacing(10)
        for widget in (self.top, self.notice, self.progress, self.filters):
            rows.addWidget(widget)
        rows.addWidget(split, 1)
        rows.addWidget(Quiet(self.tr("按公开规则推算，平台保留解释权：没标红，不等于一定不罚。")))
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self).activated.connect(self._ask_files)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.filters.search.setFocus)
        for button in (self.top.open_button, self.empty.open_button):
            button.clicked.connect(self._ask_files)
        self.menu.appearance_chosen.connect(self._change_look)
        self.menu.language_chosen.connect(self._change_language)
        self.filters.changed.connect(self.feed.set_filter)
        self.feed.loaded.connect(self._show_loaded)
        self.judgement.judged.connect(self._show_judged)
        self.table.order_chosen.connect(self._open_order)
        self.penalties.order_wanted.connect(self.show_order)
        self.panel.appeal_wanted.connect(self._open_appeal)
        self.results.folder_wanted.connect(self._ask.show_folder)
        self.imports.begun.connect(self.progress.begin)
        self.imports.progressed.connect(self.progress.show_progress)
        self.imports.ended.connect(self.progress.end)
        self.imports.reported.connect(self._show_report)
        self.imports.stopped.connect(self._import_stopped)
        self.progress.cancel_wanted.connect(self.imports.cancel)
        self.jobs.all_done.connect(self.settled)
        for failing in (self.feed.failed, self.judgement.failed, self.imports.failed):
            failing.connect(self._failed)

    def _show_loaded(self, loaded: Loaded) -> None:
        self.filters.show_counts(loaded.counts)
        some = sum(loaded.counts.values()) > 0
        self.filters.setVisible(some)
        self.side.setVisible(some or self.side.has_import())
        if self.pages.currentWidget() is not (wanted := self.table if some else self.empty):
            self.pages.setCurrentWidget(wanted)
            (self.filters.search if some else self.empty.open_button).setFocus()

    def _show_judged(self, _changed: Changed) -> None:
        """Everything on show is read anew; what is not on show is read when it is shown."""
        self.feed.reload(self.table.visible_pages())
        job = self.jobs.read(partial(questions.preview, self._place, self._clock()), topic="preview")
        job.done.connect(self._show_preview)
        job.failed.connect(self._failed)
        if self._wanted_order:
            self._load_order(self._wanted_order)

    def _show_preview(self, preview: PenaltyPreview) -> None:
        self.penalties.show_preview(preview)

    def _open_order(self, order_id: str) -> None:
        self.side.to_order()
        if order_id != self._wanted_order or self.panel.order is None:
            self._load_order(order_id)

    def _load_order(self, order_id: str) -> None:
        self._wanted_order = order_id
        job = self.jobs.read(partial(questions.order, self._place, order_id, self._clock()), topic="order")
        job.done.connect(self._show_order)
        job.failed.connect(self._failed)

    def _show_order(self, order: OrderView) -> None:
        self.panel.show_order(order)

    def _ask_files(self) -> None:
        kinds = self.tr("表格文件 ({endings})").format(endings="*.csv *.xlsx *.xls *.json *.zip *.txt")
        self._ask.files(self, self.tr("选择订单、包裹、物流轨迹文件"), kinds, self.import_files)

    def _show_report(self, report: ImportReport) -> None:
        self.results.show_report(report)
        self.side.to_import()
        self.side.show()
        self.judgement.refresh()

    def _import_stopped(self) -> None:
        self.notice.say(self.tr("已停止导入：停下时正在读的那个文件没有存进来。"))
        self.judgement.refresh()

    def _open_appeal(self, order_id: str, clause: str) -> None:
        job = self.jobs.write(partial(questions.appeal, self._place, order_id, clause, self._clock()))
        job.done.connect(self._show_appeal)
        job.failed.connect(self._failed)

    def _show_appeal(self, view: AppealView) -> None:
        from shopguard.ui.appeal_dialog import (
            AppealDialog,  # the worker has just loaded what weighs: see questions.appeal
        )

        if self.appeal is not None:
            self.appeal.close()
            self.appeal.deleteLater()
        self.appeal = AppealDialog(self._place, self.jobs, self._ask, self._clock, view, self)
        self.appeal.problem.connect(self._failed)
        self.appeal.open()

    def _change_look(self, appearance: Appearance) -> None:
        self._look.wear(appearance)
        self._remember("appearance", appearance)

    def _change_language(self, language: str) -> None:
        self._remember("language", language)
        self.notice.say(self.tr("下次打开时换成所选的语言。"))

    def _remember(self, name: str, value: str) -> None:
        job = self.jobs.write(partial(questions.keep_choice, self._place, name, value), must_finish=True)
        job.failed.connect(self._failed)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserProblem):
            self.notice.say(self._place.texts.say(error.message))
            return
        record = write_crash_record(self._place.data, error, self._clock())
        said = self.tr("程序出了错，这一步没有完成，已有的数据没有变。请把这个文件发给开发者（不含买家数据）：{record}")
        self._ask.tell(self, self.tr("程序出错"), said.format(record=record))

"""The window: composes the parts and connects them. What each part does stands in the part's own file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from shopguard.core.message import UserProblem
from shopguard.crash import write_crash_record
from shopguard.flows import settings
from shopguard.flows.importing import ImportReport
from shopguard.flows.judging import Changed
from shopguard.flows.workplace import Workplace
from shopguard.importers.candidates import SUFFIXES
from shopguard.ui.appeal_desk import AppealDesk
from shopguard.ui.application import Look
from shopguard.ui.ask import Ask
from shopguard.ui.batch_desk import BatchDesk
from shopguard.ui.drop_window import DropWindow
from shopguard.ui.drops import patterns
from shopguard.ui.empty_page import EmptyPage, ReadingPage
from shopguard.ui.extension_desk import ExtensionDesk
from shopguard.ui.filter_bar import FilterBar
from shopguard.ui.import_panel import ImportPanel
from shopguard.ui.import_run import ImportRun
from shopguard.ui.jobs import Jobs
from shopguard.ui.judgement import Judgement
from shopguard.ui.knowledge_desk import KnowledgeDesk
from shopguard.ui.mapping_desk import MappingDesk
from shopguard.ui.not_understood_desk import NotUnderstoodDesk
from shopguard.ui.notice import Notice
from shopguard.ui.online_desk import OnlineDesk
from shopguard.ui.order_feed import Loaded, OrderFeed
from shopguard.ui.order_model import OrderModel
from shopguard.ui.order_panel import OrderPanel
from shopguard.ui.order_table import OrderTable
from shopguard.ui.palette import Appearance
from shopguard.ui.penalty_pane import PenaltyPane
from shopguard.ui.progress_bar import ProgressStrip
from shopguard.ui.rule_desk import RuleDesk
from shopguard.ui.screen_room import fitting
from shopguard.ui.settings_menu import SettingsMenu
from shopguard.ui.side_feed import SideFeed
from shopguard.ui.side_tabs import SideTabs
from shopguard.ui.sure_clock import SureClock
from shopguard.ui.tag_desk import TagDesk
from shopguard.ui.top_bar import TopBar
from shopguard.ui.watch_desk import WatchDesk
from shopguard.ui.window_body import WindowBody

if TYPE_CHECKING:
    from shopguard.ui.appeal_dialog import AppealDialog


SIZE = QSize(1440, 900)
LEAST_SIZE = QSize(900, 560)


class MainWindow(DropWindow):
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
        clock = SureClock(clock)
        self._place, self._ask, self._clock, self._look = place, ask, clock, look
        self.jobs = Jobs(place, self)
        self.model = OrderModel(place.texts, self)
        self.feed = OrderFeed(place, self.jobs, self.model, clock, self)
        self.side_feed = SideFeed(place, self.jobs, clock, self)
        self.judgement = Judgement(place, self.jobs, clock, self)
        self.imports = ImportRun(place, self.jobs, clock.computer, self)
        self.appeals = AppealDesk(place, self.jobs, ask, clock, self)
        self.extensions = ExtensionDesk(place, self.jobs, clock, self)
        self.menu = SettingsMenu(look.appearance, place.texts.language, self)
        self.top = TopBar(self.menu, demo=demo)
        self.notice = Notice()
        self.not_understood = NotUnderstoodDesk(place, self.jobs, self.menu.not_understood, self.notice, self)
        self.rules = RuleDesk(place, self.jobs, ask, clock, self.menu, self.notice, self)
        self.mappings = MappingDesk(place, self.jobs, ask, clock, self.menu.mappings, self.notice, self)
        self.batches = BatchDesk(place, self.jobs, ask, clock.computer, self.menu.imports, self)
        self.progress = ProgressStrip(place.texts)
        self.filters = FilterBar(place.texts)
        self.table = OrderTable(self.model, clock)
        self.empty = EmptyPage()
        self.panel = OrderPanel(place.texts, clock)
        self.penalties = PenaltyPane(place.shop_in_words)
        self.results = ImportPanel(place.texts, clock)
        self.knowledge = KnowledgeDesk(
            place, self.jobs, clock, self.menu.judge_from, self.notice, self.imports, self.results, self
        )
        self.tags = TagDesk(place, self.jobs, clock, self.table, self.notice, self)
        self.menu.add_tagging(self.tags.action)
        self.online = OnlineDesk(place, self.jobs, clock, self.menu.online, self.table.selected, self)
        self.watching = WatchDesk(place, self.jobs, ask, clock.computer, self.menu.watched_folder, self.imports, self)
        self.side = SideTabs(self.penalties, self.panel, self.results)
        self.pages = QStackedWidget()
        self._arrange(demo=demo)
        self._connect_owner()
        self._connect_data()
        self._connect_import()

    @property
    def appeal(self) -> AppealDialog | None:
        """The appeal that is open."""
        return self.appeals.dialog

    def start(self) -> None:
        """Reads what is there and judges what is due; by changed rules, everything."""
        self.rules.start()
        self.not_understood.read_anew()
        self.judgement.refresh()
        self.watching.start()

    def import_files(self, paths: list[Path]) -> None:
        """Imports files that were dropped, chosen or opened with the program."""
        if self.imports.running():
            self.notice.say(self.tr("上一批文件还在导入，等它完成再来。"))
            return
        self.notice.say("")
        self.imports.start(paths)

    def _import_mapped(self, path: str, mapping: str) -> None:
        if self.imports.running():
            said = self.tr("模板“{name}”已保存。上一批文件还在导入，等它完成再导入这个文件。")
            self.notice.say(said.format(name=mapping))
            return
        self.imports.take_by(path, mapping)

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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stops what runs and ends the threads before the window dies; a stopped import leaves whole files only."""
        self.appeals.close()
        self.extensions.close()
        self.rules.close()
        self.not_understood.close()
        self.mappings.close()
        self.tags.close()
        self.knowledge.close()
        self.online.close()
        self.watching.close()
        self.batches.close()
        self.judgement.stop()
        self.jobs.close()
        super().closeEvent(event)

    def _arrange(self, *, demo: bool) -> None:
        self.setWindowTitle(self.tr("店铺卫士 · 演示店铺") if demo else self.tr("店铺卫士"))
        self.setMinimumSize(fitting(self, LEAST_SIZE))
        self.resize(fitting(self, SIZE))
        self.pages.addWidget(ReadingPage())
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.table)
        strips = (self.watching.strip, self.progress, self.rules.strip, *self.knowledge.bars)
        bars = (self.top, self.notice, *strips, self.filters)
        self.setCentralWidget(WindowBody(bars, self.pages, self.side))
        self.filters.hide()  # until there is something to show
        self.side.hide()

    def _connect_owner(self) -> None:
        """What the owner presses, chooses and drags."""
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self).activated.connect(self._ask_files)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.filters.search.setFocus)
        for button in (self.top.open_button, self.empty.open_button):
            button.clicked.connect(self._ask_files)
        self.files_dropped.connect(self.import_files)
        self.drag_judged.connect(self.notice.say)
        self.menu.appearance_chosen.connect(self._change_look)
        self.menu.language_chosen.connect(self._change_language)
        self.menu.extensions_wanted.connect(self.extensions.open)
        self.filters.changed.connect(self.feed.set_filter)
        self.table.order_chosen.connect(self._open_order)
        self.penalties.order_wanted.connect(self.show_order)
        self.panel.appeal_wanted.connect(self.appeals.open)
        self.panel.rule_wanted.connect(self.rules.open_rulebook)
        self.rules.order_wanted.connect(self.show_order)
        self.panel.tagging_wanted.connect(self.tags.open_for)
        self.results.folder_wanted.connect(self._ask.show_folder)
        self.results.imports_wanted.connect(self.batches.open)
        self.results.mapping_wanted.connect(self.mappings.open_for)
        self.mappings.import_wanted.connect(self._import_mapped)

    def _connect_data(self) -> None:
        """What comes from the database."""
        self.judgement.judged.connect(self.knowledge.judged)
        self.judgement.judged.connect(self._read_anew)
        self.judgement.judged.connect(self.not_understood.count)
        self.feed.loaded.connect(self._show_loaded)
        self.side_feed.preview_loaded.connect(self.penalties.show_preview)
        self.side_feed.order_loaded.connect(self.panel.show_order)
        self.side_feed.order_loaded.connect(self.tags.read_tags)
        self.tags.read.connect(self.panel.show_tags)
        self.tags.tagged.connect(self.judgement.refresh)  # nothing is left to judge: what is on show is read anew
        self.tags.failed.connect(self._failed)
        self.jobs.all_done.connect(self.settled)
        self.feed.failed.connect(self._failed)
        self.side_feed.failed.connect(self._failed)
        self.judgement.failed.connect(self._failed)
        self.imports.failed.connect(self._failed)
        self.imports.failed.connect(self.judgement.refresh)  # the files before it are stored
        self.appeals.failed.connect(self._failed)
        self.extensions.failed.connect(self._failed)
        self.not_understood.failed.connect(self._failed)
        self.mappings.failed.connect(self._failed)
        self.extensions.changed.connect(self.judgement.refresh)
        self.online.changed.connect(self.judgement.refresh)
        self.online.failed.connect(self._failed)
        self.knowledge.ended.connect(self.judgement.refresh)
        self.knowledge.failed.connect(self._failed)
        self.watching.import_wanted.connect(self.import_files)
        self.watching.failed.connect(self._failed)
        self.rules.failed.connect(self._failed)
        self.batches.changed.connect(self.judgement.refresh)
        self.batches.failed.connect(self._failed)
        self.rules.stale.connect(self._read_anew)
        self.rules.ended.connect(self.judgement.refresh)

    def _connect_import(self) -> None:
        """The import from its beginning to its end."""
        self.imports.begun.connect(self.progress.begin)
        self.imports.progressed.connect(self.progress.show_progress)
        self.imports.ended.connect(self.progress.end)
        self.imports.reported.connect(self._show_report)
        self.imports.stopped.connect(self._import_stopped)
        self.progress.cancel_wanted.connect(self.imports.cancel)

    def _show_loaded(self, loaded: Loaded) -> None:
        self.filters.show_counts(loaded.counts)
        some = sum(loaded.counts.values()) > 0
        self.filters.setVisible(some)
        self.side.setVisible(some or self.side.has_import())
        self.penalties.expect(some=some)
        if self.pages.currentWidget() is not (wanted := self.table if some else self.empty):
            self.pages.setCurrentWidget(wanted)
            (self.filters.search if some else self.empty.open_button).setFocus()

    def _read_anew(self, _changed: Changed) -> None:
        """What is on show is read anew; what is not on show is read when it is shown."""
        self.feed.reload(self.table.visible_pages())
        self.side_feed.reload()

    def _open_order(self, order_id: str) -> None:
        self.side.to_order()
        self.side_feed.choose(order_id)

    def _ask_files(self) -> None:
        kinds = self.tr("表格文件 ({endings})").format(endings=patterns(SUFFIXES))
        self._ask.files(self, self.tr("选择订单、包裹、物流轨迹文件"), kinds, self.import_files)

    def _show_report(self, report: ImportReport) -> None:
        self.results.show_report(report)
        self.side.to_import()
        self.side.show()
        self.judgement.refresh()

    def _import_stopped(self) -> None:
        self.notice.say(self.tr("已停止导入：停下时正在读的那个文件没有存进来。"))
        self.judgement.refresh()

    def _change_look(self, appearance: Appearance) -> None:
        self._look.wear(appearance)
        self._remember("appearance", appearance)

    def _change_language(self, language: str) -> None:
        self._remember("language", language)
        self.notice.say(self.tr("下次打开时换成所选的语言。"))

    def _remember(self, name: str, value: str) -> None:
        job = self.jobs.write(partial(settings.remember, self._place, name, value), must_finish=True)
        job.failed.connect(self._failed)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserProblem):
            self.notice.say(self._place.texts.say(error.message))
            return
        record = write_crash_record(self._place.data, error, self._clock())
        said = self.tr("程序出了错，这一步没有完成，已有的数据没有变。请把这个文件发给开发者（不含买家数据）：{record}")
        self._ask.tell(self, self.tr("程序出错"), said.format(record=record))

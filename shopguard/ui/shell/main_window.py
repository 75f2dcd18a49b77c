"""The window: composes the parts and connects them. What each part does stands in the part's own file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from shopguard.core.message import UserProblem
from shopguard.crash import write_crash_record
from shopguard.flows.judging import Changed
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.bulk_desk import BulkDesk
from shopguard.ui.appeals.desk import AppealDesk
from shopguard.ui.appeals.list_desk import AppealListDesk
from shopguard.ui.ask import Ask
from shopguard.ui.costs.costs_desk import CostsDesk
from shopguard.ui.costs.penalty_pane import PenaltyPane
from shopguard.ui.desk import Desk
from shopguard.ui.imports.drop_window import DropWindow
from shopguard.ui.imports.import_desk import ImportDesk
from shopguard.ui.imports.not_understood_desk import NotUnderstoodDesk
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.application import Look
from shopguard.ui.look.notice import Notice
from shopguard.ui.look.screen_room import fitting
from shopguard.ui.orders.filter_bar import FilterBar
from shopguard.ui.orders.order_feed import Loaded, OrderFeed
from shopguard.ui.orders.order_model import OrderModel
from shopguard.ui.orders.order_panel import OrderPanel
from shopguard.ui.orders.order_table import OrderTable
from shopguard.ui.orders.tag_desk import TagDesk
from shopguard.ui.rulebook.extension_desk import ExtensionDesk
from shopguard.ui.rulebook.rule_desk import RuleDesk
from shopguard.ui.shell.empty_page import EmptyPage, ReadingPage
from shopguard.ui.shell.judgement import Judgement
from shopguard.ui.shell.look_choice import LookChoice
from shopguard.ui.shell.settings_menu import SettingsMenu
from shopguard.ui.shell.side_feed import SideFeed
from shopguard.ui.shell.side_tabs import SideTabs
from shopguard.ui.shell.sure_clock import SureClock
from shopguard.ui.shell.top_bar import TopBar
from shopguard.ui.shell.window_body import WindowBody

if TYPE_CHECKING:
    from shopguard.ui.appeals.case_dialog import AppealDialog


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
        self._place, self._ask, self._clock = place, ask, clock
        self.jobs = Jobs(place, self)
        self.model = OrderModel(place.texts, self)
        self.feed = OrderFeed(place, self.jobs, self.model, clock, self)
        self.side_feed = SideFeed(place, self.jobs, clock, self)
        self.judgement = Judgement(place, self.jobs, clock, self)
        self.appeals = AppealDesk(place, self.jobs, ask, clock, self)
        self.extensions = ExtensionDesk(place, self.jobs, clock, self)
        self.menu = SettingsMenu(look.appearance, place.texts.language, self)
        self.top = TopBar(self.menu, demo=demo)
        self.notice = Notice()
        self.look = LookChoice(place, self.jobs, look, self.menu, self.notice, self)
        self.not_understood = NotUnderstoodDesk(place, self.jobs, self.menu.not_understood, self.notice, self)
        self.rules = RuleDesk(place, self.jobs, ask, clock, self.menu, self.notice, self)
        self.filters = FilterBar(place.texts)
        self.table = OrderTable(self.model, clock)
        self.empty = EmptyPage()
        self.panel = OrderPanel(place.texts, clock)
        self.penalties = PenaltyPane(place, self.jobs)
        self.imports = ImportDesk(place, self.jobs, ask, clock, self.menu, self.notice, self.table.selected, self)
        self.tags = TagDesk(place, self.jobs, clock, self.table, self.notice, self)
        self.menu.add_tagging(self.tags.action)
        self.costs = CostsDesk(place, self.jobs, ask, clock, self.menu, self)
        self.all_appeals = AppealListDesk(place, self.jobs, ask, clock, self.menu, self)
        self.bulk = BulkDesk(place, self.jobs, clock, self.table, self.notice, self)
        self.menu.add_bulk_appeal(self.bulk.action)
        self.side = SideTabs(self.penalties, self.panel, self.imports.results)
        self.pages = QStackedWidget()
        self._arrange(demo=demo)
        self._connect_owner()
        self._connect_data()

    @property
    def appeal(self) -> AppealDialog | None:
        """The appeal that is open."""
        return self.appeals.dialog

    def start(self) -> None:
        """Reads what is there and judges what is due; by changed rules, everything."""
        self.rules.start()
        self.not_understood.read_anew()
        self.judgement.refresh()
        self.imports.watching.start()

    def import_file(self, path: Path) -> None:
        """Imports a file that was opened with the program."""
        self.imports.import_files([path])

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
        for desk in self._desks():
            desk.close()
        self.judgement.stop()
        self.jobs.close()
        super().closeEvent(event)

    def _desks(self) -> tuple[Desk | RuleDesk | ImportDesk | CostsDesk | AppealDesk | AppealListDesk, ...]:
        """What opens dialogs."""
        about_appeals = (self.appeals, self.bulk, self.all_appeals)
        return (*about_appeals, self.extensions, self.rules, self.not_understood, self.tags, self.imports, self.costs)

    def _arrange(self, *, demo: bool) -> None:
        self.setWindowTitle(self.tr("店铺卫士 · 演示店铺") if demo else self.tr("店铺卫士"))
        self.setMinimumSize(fitting(self, LEAST_SIZE))
        self.resize(fitting(self, SIZE))
        self.pages.addWidget(ReadingPage())
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.table)
        imports = self.imports
        strips = (imports.watching.strip, imports.progress, self.rules.strip, *imports.knowledge.bars)
        bars = (self.top, self.notice, *strips, self.all_appeals.strip, self.filters)
        self.setCentralWidget(WindowBody(bars, self.pages, self.side))
        self.filters.hide()  # until there is something to show
        self.side.hide()

    def _connect_owner(self) -> None:
        """What the owner presses, chooses and drags."""
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self).activated.connect(self.imports.ask_files)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.filters.search.setFocus)
        for button in (self.top.open_button, self.empty.open_button):
            button.clicked.connect(self.imports.ask_files)
        self.files_dropped.connect(self.imports.import_files)
        self.drag_judged.connect(self.notice.say)
        self.menu.extensions_wanted.connect(self.extensions.open)
        self.filters.changed.connect(self.feed.set_filter)
        self.table.order_chosen.connect(self._open_order)
        self.penalties.order_wanted.connect(self.show_order)
        self.penalties.page_wanted.connect(self.costs.open)
        self.costs.order_wanted.connect(self._come_forward_with)
        self._connect_appeals()
        self.panel.rule_wanted.connect(self.rules.open_rulebook)
        self.rules.order_wanted.connect(self.show_order)
        self.panel.tagging_wanted.connect(self.tags.open_for)
        self.imports.reported.connect(self._show_import)

    def _connect_appeals(self) -> None:
        """Where cases are opened, and who is told when one has changed."""
        self.panel.appeal_wanted.connect(self.appeals.open)
        self.appeals.said.connect(self.notice.say)
        self.panel.case_wanted.connect(self.appeals.open_case)
        self.all_appeals.case_wanted.connect(self.appeals.open_case)
        self.all_appeals.changed.connect(self.appeals.reload)
        self.all_appeals.read.connect(self.panel.show_cases)
        for desk in (self.appeals, self.all_appeals):
            desk.order_wanted.connect(self._come_forward_with)
        self.side_feed.order_loaded.connect(self.all_appeals.read_cases)
        self.bulk.list_wanted.connect(self.all_appeals.show_cause)
        for part in (self.appeals.changed, self.bulk.opened):
            part.connect(self.all_appeals.stale)

    def _connect_data(self) -> None:
        """What comes from the database."""
        self.judgement.judged.connect(self.imports.knowledge.judged)
        self.judgement.judged.connect(self._read_anew)
        self.judgement.judged.connect(self.not_understood.count)
        self.feed.loaded.connect(self._show_loaded)
        self.side_feed.costs_loaded.connect(self.penalties.show_costs)
        self.side_feed.order_loaded.connect(self.panel.show_order)
        self.side_feed.order_loaded.connect(self.tags.read_tags)
        self.tags.read.connect(self.panel.show_tags)
        self.tags.tagged.connect(self.judgement.refresh)  # nothing is left to judge: what is on show is read anew
        self.jobs.all_done.connect(self.settled)
        self.imports.changed.connect(self.judgement.refresh)
        self.extensions.changed.connect(self.judgement.refresh)
        self.rules.stale.connect(self._read_anew)
        self.rules.ended.connect(self.judgement.refresh)
        for part in (self.feed, self.side_feed, self.penalties, self.judgement, self.look):
            part.failed.connect(self._failed)
        for desk in self._desks():
            desk.failed.connect(self._failed)

    def _show_loaded(self, loaded: Loaded) -> None:
        self.filters.show_counts(loaded.counts, loaded.refunds)
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
        self.costs.judged()
        self.appeals.reload()
        self.all_appeals.stale()

    def _come_forward_with(self, order_id: str) -> None:
        self.show_order(order_id)
        if self.isMinimized():
            self.showNormal()
        self.activateWindow()

    def _open_order(self, order_id: str) -> None:
        self.side.to_order()
        self.side_feed.choose(order_id)

    def _show_import(self) -> None:
        self.side.to_import()
        self.side.show()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserProblem):
            self.notice.say(self._place.texts.say(error.message))
            return
        record = write_crash_record(self._place.data, error, self._clock())
        said = self.tr("程序出了错，这一步没有完成，已有的数据没有变。请把这个文件发给开发者（不含买家数据）：{record}")
        self._ask.tell(self, self.tr("程序出错"), said.format(record=record))

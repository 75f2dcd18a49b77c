"""Everything of the window that is not there at its first painting: what opens dialogs, the right side, the menu; connected here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from shopguard.flows.judging import Changed
from shopguard.flows.orders.order_filter import Filter
from shopguard.ui.appeals.bulk_desk import BulkDesk
from shopguard.ui.appeals.desk import AppealDesk
from shopguard.ui.appeals.list_desk import AppealListDesk
from shopguard.ui.background.background import Background
from shopguard.ui.costs.costs_desk import CostsDesk
from shopguard.ui.costs.penalty_pane import PenaltyPane
from shopguard.ui.desk import Desk
from shopguard.ui.help.feedback_desk import FeedbackDesk
from shopguard.ui.help.help_desk import HelpDesk
from shopguard.ui.help.tour_desk import TourDesk
from shopguard.ui.imports.import_desk import ImportDesk
from shopguard.ui.imports.not_understood_desk import NotUnderstoodDesk
from shopguard.ui.morning.morning_desk import MorningDesk
from shopguard.ui.orders.columns_desk import ColumnsDesk
from shopguard.ui.orders.list_parts import ListParts
from shopguard.ui.orders.mark_desk import MarkDesk
from shopguard.ui.orders.order_panel import OrderPanel
from shopguard.ui.orders.tag_desk import TagDesk
from shopguard.ui.rulebook.extension_desk import ExtensionDesk
from shopguard.ui.rulebook.rule_desk import RuleDesk
from shopguard.ui.rulebook.switch_desk import SwitchDesk
from shopguard.ui.settings.about_desk import AboutDesk
from shopguard.ui.settings.keeping_desk import KeepingDesk
from shopguard.ui.settings.settings_desk import SettingsDesk
from shopguard.ui.shell.judgement import Judgement
from shopguard.ui.shell.settings_menu import SettingsMenu
from shopguard.ui.shell.side_feed import SideFeed
from shopguard.ui.shell.side_tabs import SideTabs
from shopguard.ui.shops.shop_desk import ShopDesk

if TYPE_CHECKING:
    from shopguard.flows.shops.shops import ShopTotal
    from shopguard.ui.appeals.case_dialog import AppealDialog
    from shopguard.ui.shell.main_window import MainWindow


class Parts(QObject):
    """Built by the window, step by step: after each step it answers the owner."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def steps(self) -> tuple[Callable[[], None], ...]:
        """What there is to be done before :meth:`start`, in this order; no step takes long enough to be felt."""
        make = (self._make_menu, self._make_orders, self._make_imports, self._make_rules, self._make_costs)
        connect = (
            self._connect_owner,
            self._connect_marks,
            self._connect_appeals,
            self._connect_data,
            self._connect_settings,
        )
        around = (self._make_appeals, self._make_list, self._make_morning, self._make_help, self._arrange)
        return (*make, *around, *connect, self._connect_list, self._connect_morning)

    def _make_menu(self) -> None:
        window = self._window
        self.menu = SettingsMenu(window)
        self.settings = SettingsDesk(window.place, window.look, self.menu, window.notice, window)
        self.keeping = KeepingDesk(window.place, window.jobs, window.ask, window.clock, self.menu.keeping, window)
        self.about = AboutDesk(window.place, window.ask, self.menu, window)
        self.background = Background(window.place, window.jobs, window.clock, window)

    def _make_orders(self) -> None:
        window = self._window
        place, jobs, clock = window.place, window.jobs, window.clock
        self.side_feed = SideFeed(place, jobs, clock, self)
        self.judgement = Judgement(place, jobs, clock, self)
        self.panel = OrderPanel(place.texts, clock)
        self.columns = ColumnsDesk(place, jobs, window.table, window)
        self.menu.columns.triggered.connect(self.columns.open)
        self.marks = MarkDesk(place, jobs, window.ask, clock, window.notice, window)
        self.tags = TagDesk(place, jobs, clock, window.table, window.notice, self.marks.undo, window)
        self.menu.add_tagging(self.tags.action)

    def _make_imports(self) -> None:
        window = self._window
        place, jobs, ask, clock, notice = window.place, window.jobs, window.ask, window.clock, window.notice
        self.imports = ImportDesk(place, jobs, ask, clock, self.menu, notice, window.table.selected, window)
        self.not_understood = NotUnderstoodDesk(place, jobs, self.menu.not_understood, notice, window)

    def _make_rules(self) -> None:
        window = self._window
        place, jobs, ask, clock = window.place, window.jobs, window.ask, window.clock
        self.extensions = ExtensionDesk(place, jobs, clock, window)
        self.rules = RuleDesk(place, jobs, ask, clock, self.menu, window.notice, window)
        self.switches = SwitchDesk(place, jobs, clock, window.notice, self.marks.undo, window)

    def _make_costs(self) -> None:
        window = self._window
        place, jobs, ask, clock = window.place, window.jobs, window.ask, window.clock
        self.penalties = PenaltyPane(place, jobs)
        self.costs = CostsDesk(place, jobs, ask, clock, self.menu, window)

    def _make_appeals(self) -> None:
        window = self._window
        place, jobs, ask, clock = window.place, window.jobs, window.ask, window.clock
        self.appeals = AppealDesk(place, jobs, ask, clock, window)
        self.all_appeals = AppealListDesk(place, jobs, ask, clock, self.menu, window)
        self.bulk = BulkDesk(place, jobs, clock, window.table, window.notice, window)
        self.menu.add_bulk_appeal(self.bulk.action)

    def _make_list(self) -> None:
        """What stands around the table."""
        self.list = ListParts(self._window, self.marks, self.tags.action, self.bulk.action)

    def _make_morning(self) -> None:
        window = self._window
        self.morning = MorningDesk(window.place, window.jobs, window.clock, window)
        self.shops = ShopDesk(window.place, window.jobs, window.ask, self.menu.shops, self.imports.run, window)

    def _make_help(self) -> None:
        window = self._window
        self.help = HelpDesk(window.place.texts.language, window)
        self.feedback = FeedbackDesk(window.place, window.jobs, window.ask, window.clock, window)
        self.tour = TourDesk(window)
        self.menu.help_wanted.connect(self.help.open_first)
        self.menu.feedback_wanted.connect(self.feedback.open)
        self.menu.tour_wanted.connect(self.tour.open)
        for part in (self.feedback, self.tour):
            part.failed.connect(window.failed)

    @property
    def appeal(self) -> AppealDialog | None:
        """The appeal that is open."""
        return self.appeals.dialog

    def start(self) -> None:
        """Judges what is due; by changed rules, everything."""
        self.rules.start()
        self.not_understood.read_anew()
        self.switches.read_anew()
        self.list.start()
        self.morning.look()
        self.shops.look()
        self.judgement.refresh()
        self.imports.watching.start()
        self.imports.leaving.start()
        self.settings.start()
        if not self._window.demo:
            self.background.start()

    def close(self) -> None:
        """Closes what is open and stops what ticks; a note that is being written is saved."""
        self.panel.save_note()
        for desk in self._desks():
            desk.close()
        for help_part in (self.help, self.feedback, self.tour):
            help_part.close()
        self.judgement.stop()
        self.morning.stop()
        self.background.close()

    def expect(self, *, some: bool) -> None:
        """Whether there are any orders."""
        self.side.setVisible(some or self.side.has_import())
        self.penalties.expect(some=some)

    def open_order(self, order_id: str) -> None:
        """Shows one order on the right side."""
        self.side.to_order()
        self.side_feed.choose(order_id)

    def _desks(self) -> tuple[Desk | RuleDesk | ImportDesk | CostsDesk | AppealDesk | AppealListDesk | ListParts, ...]:
        """What opens dialogs."""
        about_appeals = (self.appeals, self.bulk, self.all_appeals)
        about_rules = (self.extensions, self.rules, self.switches)
        about_orders = (self.tags, self.marks, self.columns, self.list, self.morning, self.shops)
        about_program = (self.settings, self.keeping, self.about)
        about_files = (self.not_understood, self.imports)
        return (*about_appeals, *about_rules, *about_orders, *about_files, self.costs, *about_program)

    def _arrange(self) -> None:
        imports = self.imports
        self.side = SideTabs(self.penalties, self.panel, imports.results)
        strips = (
            imports.leaving.strip,
            imports.watching.strip,
            imports.progress,
            self.rules.strip,
            *imports.knowledge.bars,
        )
        self._window.top.show_menu(self.menu)
        self._window.top.add_sign(self.switches.sign)
        self._window.body.add_strips((*strips, self.all_appeals.strip, self.morning.strip))
        self._window.filters.add_line(self.shops.strip)
        self._window.body.show_side(self.side)
        self._window.body.order_tabs()

    def _connect_owner(self) -> None:
        """What the owner presses and chooses."""
        window = self._window
        self.menu.extensions_wanted.connect(self.extensions.open)
        self.penalties.order_wanted.connect(window.show_order)
        self.penalties.page_wanted.connect(self.costs.open)
        self.costs.order_wanted.connect(self._come_forward_with)
        self.panel.rule_wanted.connect(self.rules.open_rulebook)
        self.rules.order_wanted.connect(window.show_order)
        self.panel.tagging_wanted.connect(self.tags.open_for)
        self.imports.reported.connect(self._show_import)

    def _connect_marks(self) -> None:
        """What the owner marks on the order that is on show."""
        self.panel.handed_over.connect(self.marks.set_handed_over)
        self.panel.aside_wanted.connect(self.marks.aside_finding)
        self.panel.count_again_wanted.connect(self.marks.count_again)
        self.panel.note.written.connect(self.marks.write_note)
        self.marks.note_ended.connect(self.panel.note.end_saving)
        self.marks.marked.connect(self.judgement.refresh)  # it is judged already: what is on show is read anew
        self.rules.switch_wanted.connect(self.switches.switch)
        self.switches.sign.wanted.connect(self.rules.open_rulebook)
        self.switches.switched.connect(self.judgement.refresh)
        for desk in (self.marks.marked, self.switches.switched):
            desk.connect(self.switches.read_anew)
            desk.connect(self.rules.read_anew)

    def _connect_appeals(self) -> None:
        """Where cases are opened, and who is told when one has changed."""
        self.panel.appeal_wanted.connect(self.appeals.ask_open)
        self.appeals.said.connect(self._window.notice.say)
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

    def _connect_list(self) -> None:
        """What the owner does with the table as a whole."""
        self.list.call_sheet_wanted.connect(self.costs.open_call_sheet)
        self.judgement.judged.connect(self.list.renew)

    def _connect_morning(self) -> None:
        """What stands above the table: what to do first, and the shops."""
        window = self._window
        self.morning.orders_wanted.connect(self._show_only)
        self.morning.shown.connect(window.body.give_strip_room)
        self.morning.strip.calls_wanted.connect(self.costs.open_call_sheet)
        self.morning.strip.data.import_wanted.connect(self.imports.ask_files)
        self.shops.strip.chosen.connect(self._show_shops)
        self.shops.totals_read.connect(self._mark_shops)
        window.filters.changed.connect(self._filter_changed)
        self.shops.changed.connect(self.judgement.refresh)  # nothing is to be judged: what is on show is read anew
        for part in (self.morning, self.shops):
            self.judgement.judged.connect(part.look)
        self.marks.marked.connect(self.morning.look)

    def _show_only(self, orders: tuple[str, ...]) -> None:
        self._window.filters.show_filter(Filter(orders=frozenset(orders)))

    def _mark_shops(self, totals: Sequence[ShopTotal]) -> None:
        self._window.table.show_shops({one.shop.word: (one.shop.colour, one.shop.letter) for one in totals})

    def _show_shops(self, shops: frozenset[str]) -> None:
        filters = self._window.filters
        filters.show_filter(replace(filters.wanted(), shops=shops))

    def _filter_changed(self, wanted: Filter) -> None:
        self.shops.strip.show_wanted(wanted.shops)
        self._window.body.order_tabs()  # there may be chips to take filters away

    def _connect_data(self) -> None:
        """What comes from the database."""
        self.judgement.judged.connect(self.imports.knowledge.judged)
        self.judgement.judged.connect(self._read_anew)
        self.judgement.judged.connect(self.not_understood.count)
        self.side_feed.costs_loaded.connect(self.penalties.show_costs)
        self.side_feed.order_loaded.connect(self.panel.show_order)
        for signal in (self.side_feed.order_loaded, self._window.feed.loaded):
            signal.connect(self._look_for_order)
        self._window.feed.listed.connect(self.panel.show_listed)
        self.side_feed.order_loaded.connect(self.tags.read_tags)
        self.tags.read.connect(self.panel.show_tags)
        self.tags.tagged.connect(self.judgement.refresh)  # nothing is left to judge: what is on show is read anew
        self.imports.changed.connect(self.judgement.refresh)
        self.extensions.changed.connect(self.judgement.refresh)
        self.rules.stale.connect(self._read_anew)
        self.rules.ended.connect(self.judgement.refresh)
        for part in (self.side_feed, self.penalties, self.judgement, self.background, *self._desks()):
            part.failed.connect(self._window.failed)

    def _look_for_order(self, _read: object) -> None:
        """Is the order on show still in the list?"""
        if self.panel.order is not None:
            self._window.feed.look_for(self.panel.order.order_id)

    def _connect_settings(self) -> None:
        """What the owner has set, and what goes on in the background."""
        window, background = self._window, self.background
        self.settings.changed.connect(background.setting_changed)
        self.settings.changed.connect(self._setting_changed)
        window.look.resized.connect(self.side_feed.reload)  # cards measured by the old size are made anew
        background.open_wanted.connect(window.come_forward)
        background.quit_wanted.connect(window.close)
        self.keeping.restore_wanted.connect(self._restore)
        self.menu.leave.triggered.connect(background.quit)
        window.feed.loaded.connect(background.show_counts)
        self.judgement.judged.connect(background.judged)

    def _restore(self, backup: Path) -> None:
        """Ends the window; whoever has opened it puts the backup in place, and opens it anew."""
        self._window.backup_to_restore = backup
        self.background.quit()

    def _setting_changed(self, name: str) -> None:
        if name == "warn_hours":
            self.judgement.refresh()

    def _read_anew(self, _changed: Changed) -> None:
        """What is on show is read anew; what is not on show is read when it is shown."""
        self._window.feed.reload()
        self.side_feed.reload()
        self.costs.judged()
        self.appeals.reload()
        self.all_appeals.stale()

    def _come_forward_with(self, order_id: str) -> None:
        self._window.show_order(order_id)
        self._window.come_forward()

    def _show_import(self) -> None:
        self.side.to_import()
        self.side.show()

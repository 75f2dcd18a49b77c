"""Everything of the window that is not there at its first painting: what opens dialogs, the right side, the menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from shopguard.ui.appeals.bulk_desk import BulkDesk
from shopguard.ui.appeals.desk import AppealDesk
from shopguard.ui.appeals.list_desk import AppealListDesk
from shopguard.ui.background.background import Background
from shopguard.ui.background.daily_care import DailyCare
from shopguard.ui.costs.costs_desk import CostsDesk
from shopguard.ui.costs.penalty_pane import PenaltyPane
from shopguard.ui.desk import Desk
from shopguard.ui.help.feedback_desk import FeedbackDesk
from shopguard.ui.help.help_desk import HelpDesk
from shopguard.ui.help.tour_desk import TourDesk
from shopguard.ui.imports.drops import rule_files
from shopguard.ui.imports.import_desk import ImportDesk
from shopguard.ui.imports.not_understood_desk import NotUnderstoodDesk
from shopguard.ui.locking.lock_desk import LockDesk
from shopguard.ui.locking.password_desk import PasswordDesk
from shopguard.ui.morning.morning_desk import MorningDesk
from shopguard.ui.moving.moving_desk import MovingDesk
from shopguard.ui.orders.mark_desk import MarkDesk
from shopguard.ui.orders.order_panel import OrderPanel
from shopguard.ui.orders.tag_desk import TagDesk
from shopguard.ui.rulebook.extension_desk import ExtensionDesk
from shopguard.ui.rulebook.rule_desk import RuleDesk
from shopguard.ui.rulebook.switch_desk import SwitchDesk
from shopguard.ui.settings.about_desk import AboutDesk
from shopguard.ui.settings.erasing_desk import ErasingDesk
from shopguard.ui.settings.keeping_desk import KeepingDesk
from shopguard.ui.settings.settings_desk import SettingsDesk
from shopguard.ui.shell.connections import Connections
from shopguard.ui.shell.eye_of_window import EyeOfWindow
from shopguard.ui.shell.judgement import Judgement
from shopguard.ui.shell.settings_menu import SettingsMenu
from shopguard.ui.shell.side_feed import SideFeed
from shopguard.ui.shell.side_tabs import SideTabs
from shopguard.ui.shops.shop_desk import ShopDesk
from shopguard.ui.table.columns_desk import ColumnsDesk
from shopguard.ui.table.list_parts import ListParts
from shopguard.ui.updates.update_desk import UpdateDesk

if TYPE_CHECKING:
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
        around = (self._make_appeals, self._make_list, self._make_morning, self._make_help, self._arrange)
        return (*make, *around, *Connections(self._window, self).steps())

    def _make_menu(self) -> None:
        window = self._window
        self.menu = SettingsMenu(window)
        self.settings = SettingsDesk(window.place, window.look, self.menu, window.notice, window)
        self.keeping = KeepingDesk(window.place, window.jobs, window.ask, window.clock, self.menu.keeping, window)
        self.erasing = ErasingDesk(window.place, window.jobs, window.clock, self.menu.erasing, window.notice, window)
        self.about = AboutDesk(window.place, window.ask, self.menu, window)
        self.eye = EyeOfWindow(window.place.settings, self.settings)
        self.password = PasswordDesk(window.place, window.ask, window.clock, self.menu.password, window.notice, window)
        self.moving = MovingDesk(window.place, window.jobs, window.ask, window.clock, self.menu.moving, window)
        for entry in (self.menu.password, self.menu.moving):
            entry.setVisible(not window.demo)  # its data is gone tomorrow
        self.locking = LockDesk(window.place, self.menu, window.clock, window)
        self.background = Background(window.place, window.jobs, window.clock, window)
        self.care = DailyCare(window.place, window.jobs, window.clock, window.notice, window)
        self.updates = UpdateDesk(window.place, window.jobs, window.ask, window.clock, self.background, window)

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
        self.locking.start()
        self.password.start()
        if not self._window.demo:
            self.background.start()
            self.care.start()
            self.erasing.start()
            self.updates.start()

    def close(self) -> None:
        """Closes what is open and stops what ticks; a note that is being written is saved."""
        self.locking.close()
        self.panel.save_note()
        for desk in self.desks():
            desk.close()
        for help_part in (self.help, self.feedback, self.tour):
            help_part.close()
        self.judgement.stop()
        self.morning.stop()
        self.care.stop()
        self.erasing.stop()
        self.updates.stop()
        self.background.close()

    def expect(self, *, some: bool) -> None:
        """Whether there are any orders."""
        self.side.setVisible(some or self.side.has_import())
        self.penalties.expect(some=some)

    def take_files(self, paths: list[Path]) -> None:
        """Imports what was dropped or opened; of rule files the first is looked at."""
        rules = rule_files(paths)
        others = [path for path in paths if path not in rules]
        if others or not rules:
            self.imports.import_files(others)
        if rules:
            self.rules.updates.open_file(rules[0])

    def open_order(self, order_id: str) -> None:
        """Shows one order on the right side."""
        self.side.to_order()
        self.side_feed.choose(order_id)

    def desks(self) -> tuple[Desk | RuleDesk | ImportDesk | CostsDesk | AppealDesk | AppealListDesk | ListParts, ...]:
        """What opens dialogs."""
        about_appeals = (self.appeals, self.bulk, self.all_appeals)
        about_rules = (self.extensions, self.rules, self.switches)
        about_orders = (self.tags, self.marks, self.columns, self.list, self.morning, self.shops)
        about_program = (
            self.settings,
            self.keeping,
            self.erasing,
            self.moving,
            self.password,
            self.about,
            self.updates,
        )
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
            self.updates.strip,
            *imports.knowledge.bars,
        )
        self._window.top.show_menu(self.menu)
        self._window.top.add_sign(self.switches.sign)
        self._window.top.add_sign(self.eye)
        self._window.body.add_strips((*strips, self.all_appeals.strip, self.morning.strip))
        self._window.filters.add_line(self.shops.strip)
        self._window.body.show_side(self.side)
        self._window.body.order_tabs()

"""Everything of the window that is not there at its first painting: what opens dialogs, the right side, the menu; connected here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from shopguard.flows.judging import Changed
from shopguard.ui.appeals.bulk_desk import BulkDesk
from shopguard.ui.appeals.desk import AppealDesk
from shopguard.ui.appeals.list_desk import AppealListDesk
from shopguard.ui.costs.costs_desk import CostsDesk
from shopguard.ui.costs.penalty_pane import PenaltyPane
from shopguard.ui.desk import Desk
from shopguard.ui.imports.import_desk import ImportDesk
from shopguard.ui.imports.not_understood_desk import NotUnderstoodDesk
from shopguard.ui.orders.order_panel import OrderPanel
from shopguard.ui.orders.tag_desk import TagDesk
from shopguard.ui.rulebook.extension_desk import ExtensionDesk
from shopguard.ui.rulebook.rule_desk import RuleDesk
from shopguard.ui.shell.judgement import Judgement
from shopguard.ui.shell.look_choice import LookChoice
from shopguard.ui.shell.settings_menu import SettingsMenu
from shopguard.ui.shell.side_feed import SideFeed
from shopguard.ui.shell.side_tabs import SideTabs

if TYPE_CHECKING:
    from shopguard.ui.appeals.case_dialog import AppealDialog
    from shopguard.ui.shell.main_window import MainWindow


class Parts(QObject):
    """Built once, by the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        place, jobs, ask, clock = window.place, window.jobs, window.ask, window.clock
        table, notice = window.table, window.notice
        self.menu = SettingsMenu(window.look.appearance, place.texts.language, window)
        self.side_feed = SideFeed(place, jobs, clock, self)
        self.judgement = Judgement(place, jobs, clock, self)
        self.appeals = AppealDesk(place, jobs, ask, clock, window)
        self.extensions = ExtensionDesk(place, jobs, clock, window)
        self.look = LookChoice(place, jobs, window.look, self.menu, notice, self)
        self.not_understood = NotUnderstoodDesk(place, jobs, self.menu.not_understood, notice, window)
        self.rules = RuleDesk(place, jobs, ask, clock, self.menu, notice, window)
        self.panel = OrderPanel(place.texts, clock)
        self.penalties = PenaltyPane(place, jobs)
        self.imports = ImportDesk(place, jobs, ask, clock, self.menu, notice, table.selected, window)
        self.tags = TagDesk(place, jobs, clock, table, notice, window)
        self.menu.add_tagging(self.tags.action)
        self.costs = CostsDesk(place, jobs, ask, clock, self.menu, window)
        self.all_appeals = AppealListDesk(place, jobs, ask, clock, self.menu, window)
        self.bulk = BulkDesk(place, jobs, clock, table, notice, window)
        self.menu.add_bulk_appeal(self.bulk.action)
        self.side = SideTabs(self.penalties, self.panel, self.imports.results)
        self._arrange()
        self._connect_owner()
        self._connect_appeals()
        self._connect_data()

    @property
    def appeal(self) -> AppealDialog | None:
        """The appeal that is open."""
        return self.appeals.dialog

    def start(self) -> None:
        """Judges what is due; by changed rules, everything."""
        self.rules.start()
        self.not_understood.read_anew()
        self.judgement.refresh()
        self.imports.watching.start()

    def close(self) -> None:
        """Closes what is open and stops what ticks."""
        for desk in self._desks():
            desk.close()
        self.judgement.stop()

    def expect(self, *, some: bool) -> None:
        """Whether there are any orders."""
        self.side.setVisible(some or self.side.has_import())
        self.penalties.expect(some=some)

    def open_order(self, order_id: str) -> None:
        """Shows one order on the right side."""
        self.side.to_order()
        self.side_feed.choose(order_id)

    def _desks(self) -> tuple[Desk | RuleDesk | ImportDesk | CostsDesk | AppealDesk | AppealListDesk, ...]:
        """What opens dialogs."""
        about_appeals = (self.appeals, self.bulk, self.all_appeals)
        return (*about_appeals, self.extensions, self.rules, self.not_understood, self.tags, self.imports, self.costs)

    def _arrange(self) -> None:
        imports = self.imports
        strips = (imports.watching.strip, imports.progress, self.rules.strip, *imports.knowledge.bars)
        self._window.top.show_menu(self.menu)
        self._window.body.add_strips((*strips, self.all_appeals.strip))
        self._window.body.show_side(self.side)

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

    def _connect_appeals(self) -> None:
        """Where cases are opened, and who is told when one has changed."""
        self.panel.appeal_wanted.connect(self.appeals.open)
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

    def _connect_data(self) -> None:
        """What comes from the database."""
        self.judgement.judged.connect(self.imports.knowledge.judged)
        self.judgement.judged.connect(self._read_anew)
        self.judgement.judged.connect(self.not_understood.count)
        self.side_feed.costs_loaded.connect(self.penalties.show_costs)
        self.side_feed.order_loaded.connect(self.panel.show_order)
        self.side_feed.order_loaded.connect(self.tags.read_tags)
        self.tags.read.connect(self.panel.show_tags)
        self.tags.tagged.connect(self.judgement.refresh)  # nothing is left to judge: what is on show is read anew
        self.imports.changed.connect(self.judgement.refresh)
        self.extensions.changed.connect(self.judgement.refresh)
        self.rules.stale.connect(self._read_anew)
        self.rules.ended.connect(self.judgement.refresh)
        for part in (self.side_feed, self.penalties, self.judgement, self.look, *self._desks()):
            part.failed.connect(self._window.failed)

    def _read_anew(self, _changed: Changed) -> None:
        """What is on show is read anew; what is not on show is read when it is shown."""
        self._window.feed.reload(self._window.table.visible_pages())
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

"""Who tells whom: what the owner presses leads to the part that does it, what changes to the parts that show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from shopguard.flows.judging import Changed
from shopguard.flows.orders.order_filter import Filter

if TYPE_CHECKING:
    from shopguard.flows.shops.shops import ShopTotal
    from shopguard.ui.closed_work import ClosedWork
    from shopguard.ui.shell.main_window import MainWindow
    from shopguard.ui.shell.parts import Parts


class Connections(QObject):
    """Of the window and its :class:`~shopguard.ui.shell.parts.Parts`; lives as long as they do."""

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        super().__init__(parts)
        self._window, self._parts = window, parts

    def steps(self) -> tuple[Callable[[], None], ...]:
        """One after another, once the parts are made."""
        return (
            self._connect_owner,
            self._connect_marks,
            self._connect_appeals,
            self._connect_data,
            self._connect_settings,
            self._connect_locking,
            self._connect_list,
            self._connect_morning,
        )

    def _connect_owner(self) -> None:
        """What the owner presses and chooses."""
        window = self._window
        self._parts.menu.extensions_wanted.connect(self._parts.extensions.open)
        self._parts.penalties.order_wanted.connect(window.show_order)
        self._parts.penalties.page_wanted.connect(self._parts.costs.open)
        self._parts.costs.order_wanted.connect(self._come_forward_with)
        self._parts.panel.rule_wanted.connect(self._parts.rules.open_rulebook)
        self._parts.rules.order_wanted.connect(window.show_order)
        self._parts.panel.tagging_wanted.connect(self._parts.tags.open_for)
        self._parts.imports.reported.connect(self._show_import)

    def _connect_marks(self) -> None:
        """What the owner marks on the order that is on show."""
        self._parts.panel.handed_over.connect(self._parts.marks.set_handed_over)
        self._parts.panel.aside_wanted.connect(self._parts.marks.aside_finding)
        self._parts.panel.count_again_wanted.connect(self._parts.marks.count_again)
        self._parts.panel.note.written.connect(self._parts.marks.write_note)
        self._parts.marks.note_ended.connect(self._parts.panel.note.end_saving)
        self._parts.marks.marked.connect(
            self._parts.judgement.refresh
        )  # it is judged already: what is on show is read anew
        self._parts.rules.switch_wanted.connect(self._parts.switches.switch)
        self._parts.switches.sign.wanted.connect(self._parts.rules.open_rulebook)
        self._parts.switches.switched.connect(self._parts.judgement.refresh)
        for desk in (self._parts.marks.marked, self._parts.switches.switched):
            desk.connect(self._parts.switches.read_anew)
            desk.connect(self._parts.rules.read_anew)

    def _connect_appeals(self) -> None:
        """Where cases are opened, and who is told when one has changed."""
        self._parts.panel.appeal_wanted.connect(self._parts.appeals.ask_open)
        self._parts.appeals.said.connect(self._window.notice.say)
        self._parts.panel.case_wanted.connect(self._parts.appeals.open_case)
        self._parts.all_appeals.case_wanted.connect(self._parts.appeals.open_case)
        self._parts.all_appeals.changed.connect(self._parts.appeals.reload)
        self._parts.all_appeals.read.connect(self._parts.panel.show_cases)
        for desk in (self._parts.appeals, self._parts.all_appeals):
            desk.order_wanted.connect(self._come_forward_with)
        self._parts.side_feed.order_loaded.connect(self._parts.all_appeals.read_cases)
        self._parts.bulk.list_wanted.connect(self._parts.all_appeals.show_cause)
        for part in (self._parts.appeals.changed, self._parts.bulk.opened):
            part.connect(self._parts.all_appeals.stale)

    def _connect_list(self) -> None:
        """What the owner does with the table as a whole."""
        self._parts.list.call_sheet_wanted.connect(self._parts.costs.open_call_sheet)
        self._parts.list.erase_wanted.connect(self._parts.erasing.ask)
        self._parts.erasing.erased.connect(self._erased)
        self._parts.judgement.judged.connect(self._parts.list.renew)

    def _erased(self) -> None:
        """Orders are gone, perhaps the one on show, and cases with them."""
        for read_anew in (self._parts.judgement.refresh, self._parts.morning.look, self._parts.all_appeals.stale):
            read_anew()

    def _connect_morning(self) -> None:
        """What stands above the table: what to do first, and the shops."""
        window = self._window
        self._parts.morning.orders_wanted.connect(self._show_only)
        self._parts.morning.shown.connect(window.body.give_strip_room)
        self._parts.morning.strip.calls_wanted.connect(self._parts.costs.open_call_sheet)
        self._parts.morning.strip.data.import_wanted.connect(self._parts.imports.ask_files)
        self._parts.shops.strip.chosen.connect(self._show_shops)
        self._parts.shops.totals_read.connect(self._mark_shops)
        window.filters.changed.connect(self._filter_changed)
        self._parts.shops.changed.connect(
            self._parts.judgement.refresh
        )  # nothing is to be judged: what is on show is read anew
        for part in (self._parts.morning, self._parts.shops):
            self._parts.judgement.judged.connect(part.look)
        self._parts.marks.marked.connect(self._parts.morning.look)

    def _show_only(self, orders: tuple[str, ...]) -> None:
        self._window.filters.show_filter(Filter(orders=frozenset(orders)))

    def _mark_shops(self, totals: Sequence[ShopTotal]) -> None:
        self._window.table.show_shops({one.shop.word: (one.shop.colour, one.shop.letter) for one in totals})

    def _show_shops(self, shops: frozenset[str]) -> None:
        filters = self._window.filters
        filters.show_filter(replace(filters.wanted(), shops=shops))

    def _filter_changed(self, wanted: Filter) -> None:
        self._parts.shops.strip.show_wanted(wanted.shops)
        self._window.body.order_tabs()  # there may be chips to take filters away

    def _connect_data(self) -> None:
        """What comes from the database."""
        self._parts.judgement.judged.connect(self._parts.imports.knowledge.judged)
        self._parts.judgement.judged.connect(self._read_anew)
        self._parts.judgement.judged.connect(self._parts.not_understood.count)
        self._parts.side_feed.costs_loaded.connect(self._parts.penalties.show_costs)
        self._parts.side_feed.order_loaded.connect(self._parts.panel.show_order)
        self._parts.side_feed.gone.connect(self._parts.panel.show_none)
        for signal in (self._parts.side_feed.order_loaded, self._window.feed.loaded):
            signal.connect(self._look_for_order)
        self._window.feed.listed.connect(self._parts.panel.show_listed)
        self._parts.side_feed.order_loaded.connect(self._parts.tags.read_tags)
        self._parts.tags.read.connect(self._parts.panel.show_tags)
        self._parts.tags.tagged.connect(
            self._parts.judgement.refresh
        )  # nothing is left to judge: what is on show is read anew
        self._parts.imports.changed.connect(self._parts.judgement.refresh)
        self._parts.extensions.changed.connect(self._parts.judgement.refresh)
        self._parts.rules.stale.connect(self._read_anew)
        self._parts.rules.ended.connect(self._parts.judgement.refresh)
        for part in (
            self._parts.side_feed,
            self._parts.penalties,
            self._parts.judgement,
            self._parts.background,
            self._parts.care,
            *self._parts.desks(),
        ):
            part.failed.connect(self._window.failed)

    def _look_for_order(self, _read: object) -> None:
        """Is the order on show still in the list?"""
        if self._parts.panel.order is not None:
            self._window.feed.look_for(self._parts.panel.order.order_id)

    def _connect_settings(self) -> None:
        """What the owner has set, and what goes on in the background."""
        window, background = self._window, self._parts.background
        self._parts.settings.changed.connect(background.setting_changed)
        self._parts.settings.changed.connect(self._setting_changed)
        self._parts.settings.changed.connect(self._parts.erasing.setting_changed)
        window.look.resized.connect(self._parts.side_feed.reload)  # cards measured by the old size are made anew
        self._parts.settings.opened.connect(self._parts.updates.join)
        self._parts.settings.changed.connect(self._parts.updates.setting_changed)
        self._parts.menu.updates.triggered.connect(partial(self._parts.settings.open_at, "updates"))
        background.open_wanted.connect(window.come_forward)
        background.quit_wanted.connect(window.close)
        self._parts.keeping.restore_wanted.connect(self._restore)
        self._parts.care.keeping_wanted.connect(self._parts.keeping.open)
        self._parts.menu.leave.triggered.connect(background.quit)
        window.feed.loaded.connect(background.show_counts)
        self._parts.judgement.judged.connect(background.judged)

    def _connect_locking(self) -> None:
        """What becomes of a window that is locked, and what is done while there is none."""
        locking, background = self._parts.locking, self._parts.background
        for desk in (self._parts.password, self._parts.moving, self._parts.keeping):
            desk.closed_work_wanted.connect(self._do_closed)
        self._parts.settings.changed.connect(locking.setting_changed)
        locking.locked.connect(background.cover)
        locking.leave_wanted.connect(self._leave_locked)
        locking.failed.connect(self._window.failed)

    def _leave_locked(self) -> None:
        """The locked window was closed: it stays in the background, or all ends."""
        if self._parts.background.stays() and self._parts.locking.page is not None:
            self._parts.locking.page.hide()
        else:
            self._parts.background.quit()

    def _restore(self, backup: Path) -> None:
        from shopguard.ui.settings.restoring import restore_and_open  # when somebody restores

        self._do_closed(partial(restore_and_open, backup))

    def _do_closed(self, work: ClosedWork) -> None:
        """Ends the window; whoever has opened it does the work, and opens it anew."""
        self._window.closed_work = work
        self._parts.background.quit()

    def _setting_changed(self, name: str) -> None:
        if name == "warn_hours":
            self._parts.judgement.refresh()

    def _read_anew(self, _changed: Changed) -> None:
        """What is on show is read anew; what is not on show is read when it is shown."""
        self._window.feed.reload()
        self._parts.side_feed.reload()
        self._parts.costs.judged()
        self._parts.appeals.reload()
        self._parts.all_appeals.stale()

    def _come_forward_with(self, order_id: str) -> None:
        self._window.show_order(order_id)
        self._window.come_forward()

    def _show_import(self) -> None:
        self._parts.side.to_import()
        self._parts.side.show()

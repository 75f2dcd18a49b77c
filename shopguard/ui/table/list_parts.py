"""What stands around the table once the window is there: filters, groups, saved views, and what is done with selected orders."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from shopguard.flows.orders.counting import given_up
from shopguard.flows.orders.filter_choices import several_shops
from shopguard.flows.orders.saved_views import View
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.orders.refund_badge import refund_word
from shopguard.ui.table.facets import title
from shopguard.ui.table.filter_desk import FilterDesk
from shopguard.ui.table.group_desk import GroupDesk
from shopguard.ui.table.order_actions import OrderActions
from shopguard.ui.table.view_desk import ViewDesk

if TYPE_CHECKING:
    from shopguard.ui.orders.mark_desk import MarkDesk
    from shopguard.ui.shell.main_window import MainWindow
    from shopguard.ui.table.order_feed import Loaded


class ListParts(QObject):
    """``call_sheet_wanted`` and ``erase_wanted`` carry the numbers of orders; ``failed`` an exception."""

    call_sheet_wanted = Signal(object)
    erase_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, window: MainWindow, marks: MarkDesk, tagging: QAction, appealing: QAction) -> None:
        super().__init__(window)
        self._window = window
        place, jobs, clock, bar = window.place, window.jobs, window.clock, window.filters
        self.filtering = FilterDesk(place, jobs, clock, bar)
        self.grouping = GroupDesk(place, jobs, bar)
        self.views = ViewDesk(place, jobs, bar.views, self.view, self._in_words, window.notice, window)
        self.actions = OrderActions(window, marks, tagging, appealing)
        window.body.add_foot(self.actions.bar)
        self._connect()

    def start(self) -> None:
        """Reads which views there are, and whether there are several shops."""
        self.views.read_names()
        self.renew()

    def renew(self) -> None:
        """The orders were judged anew, or time has passed."""
        self.filtering.renew()
        job = self._window.jobs.count(partial(_several_shops, self._window.place), topic="several shops")
        job.done.connect(self._expect_shops)
        job.failed.connect(self.failed)

    def close(self) -> None:
        """Closes what is open."""
        self.filtering.close()
        self.views.close()

    def view(self) -> View:
        """How the table stands."""
        return View(self.filtering.narrowing, self._window.feed.sort, self.grouping.group)

    def show_view(self, view: View) -> None:
        """Lets the table stand like that."""
        self.grouping.show_group(view.group)
        self._window.table.sort_by(view.sort)
        self.filtering.narrow(view.narrowing)

    def _connect(self) -> None:
        window = self._window
        window.feed.loaded.connect(self._loaded)
        self.grouping.narrowed.connect(window.filters.show_filter)
        self.views.view_wanted.connect(self.show_view)
        self.actions.call_sheet_wanted.connect(self.call_sheet_wanted)
        self.actions.erase_wanted.connect(self.erase_wanted)
        for part in (self.filtering, self.grouping, self.views, self.actions):
            part.failed.connect(self.failed)

    def _loaded(self, loaded: Loaded) -> None:
        self.filtering.show_found(loaded.found)
        self.grouping.read_anew()

    def _expect_shops(self, several: bool) -> None:
        self.filtering.expect_shops(several=several)
        self.grouping.expect_shops(several=several)

    def _in_words(self) -> str:
        """How the table stands, for the dialog that keeps it."""
        window, narrowing = self._window, self.filtering.narrowing
        texts, wanted = window.place.texts, narrowing.filter
        told = [texts.word(f"risk.{risk.word}") for risk in sorted(wanted.risks)]
        if wanted.refund:
            told.append(refund_word())
        if wanted.text:
            told.append(self.tr("搜“{text}”").format(text=wanted.text))
        told += [f"{title(facet)} {words}" for facet, words in self.filtering.said()]
        found = self.tr("、").join(told) if told else self.tr("全部订单")
        group = self.grouping.in_words()
        said = self.tr("存下来的是：{found}；{sorted}{group}。以后打开，里面是那时符合的订单。")
        sorted_by = window.table.accessibleDescription()
        return said.format(found=found, sorted=sorted_by, group=self.tr("；") + group if group else "")


def _several_shops(place: Workplace, *, reporter: Reporter) -> bool:
    with given_up(place, reporter.unwanted):
        return several_shops(place)

"""More to filter by: the drop-down behind the button, the chips of what is chosen, and what moves on with the clock."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal

from shopguard.core.finding import Risk
from shopguard.flows.orders.counting import given_up
from shopguard.flows.orders.filter_choices import Choices, filter_choices, in_words
from shopguard.flows.orders.list_facets import ListFacet, chosen
from shopguard.flows.orders.narrowing import UNNARROWED, Narrowing
from shopguard.flows.orders.order_filter import Filter
from shopguard.flows.orders.order_list import count_orders, risk_counts
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs
from shopguard.ui.table.active_filters import ActiveFilters
from shopguard.ui.table.facet_panel import FacetPanel
from shopguard.ui.table.facets import Facet, active, said, without
from shopguard.ui.table.filter_bar import FilterBar


class FilterDesk(QObject):
    """``narrowing`` is what the table is narrowed to; ``failed`` carries the exception."""

    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], bar: FilterBar) -> None:
        super().__init__(bar)
        self._place, self._jobs, self._clock, self._bar = place, jobs, clock, bar
        self.narrowing = Narrowing(bar.wanted())
        self.active = ActiveFilters()
        self.panel: FacetPanel | None = None
        self._found = 0
        self._several = False
        bar.add_line(self.active)
        bar.more.clicked.connect(self._open_pressed)
        bar.changed.connect(self._follow)
        self.active.facet_wanted.connect(self._open_at)
        self.active.facet_removed.connect(self._remove)
        self.active.clear_wanted.connect(self._clear)
        self._show()

    def open(self, facet: Facet | None = None) -> None:
        """Opens the drop-down."""
        panel = self._panel()
        panel.show_found(self._found)
        panel.expect_shops(several=self._several)
        panel.open_below(self._bar.more, self.narrowing, facet)

    def narrow(self, narrowing: Narrowing) -> None:
        """Narrows the table to this."""
        self.narrowing = narrowing
        self._bar.show_filter(narrowing.at(self._clock()))

    def show_found(self, found: int) -> None:
        """How many orders the filter finds."""
        self._found = found
        self._count_for_chips()
        self.active.show_found(found)
        if self.panel is not None:
            self.panel.show_found(found)

    def said(self) -> list[tuple[Facet, str]]:
        """What is chosen, in words."""
        words = partial(_words, self._place)
        return [(facet, said(self.narrowing, facet, words)) for facet in active(self.narrowing)]

    def expect_shops(self, *, several: bool) -> None:
        """With one shop there is nothing to choose."""
        self._several = several
        if self.panel is not None:
            self.panel.expect_shops(several=several)

    def close(self) -> None:
        """Closes the drop-down."""
        if self.panel is not None:
            self.panel.close()

    def renew(self) -> None:
        """Time has passed: "today" may be another day. What is being typed stays."""
        wanted = self._bar.wanted()
        meant = replace(self.narrowing, filter=wanted).at(self._clock())
        if meant != wanted:
            self._bar.show_filter(meant)

    def _count_for_chips(self) -> None:
        """Within what else narrows the table, where anything does: without it the counts come with the list."""
        rest = self._bar.beyond_chips()
        if rest != Filter():
            job = self._jobs.count(partial(_count, self._place, rest), topic="chip counts")
            job.done.connect(partial(self._show_counts, rest))
            job.failed.connect(self.failed)

    def _show_counts(self, rest: Filter, counts: tuple[dict[Risk, int], int]) -> None:
        if rest == self._bar.beyond_chips():
            self._bar.show_counts_within(*counts)

    def _follow(self, wanted: Filter) -> None:
        self.narrowing = self.narrowing.follow(wanted, self._clock())
        self._show()

    def _show(self) -> None:
        self.active.show_said(self.said())

    def _open_pressed(self) -> None:
        self.open()

    def _open_at(self, facet: str) -> None:
        self.open(cast(Facet, facet))

    def _remove(self, facet: str) -> None:
        self.narrow(without(self.narrowing, cast(Facet, facet)))

    def _clear(self) -> None:
        self.narrow(UNNARROWED)

    def _panel(self) -> FacetPanel:
        if self.panel is None:
            self.panel = FacetPanel(self._clock, self._bar.window())
            self.panel.changed.connect(self.narrow)
            self.panel.choices_wanted.connect(self._read_choices)
        return self.panel

    def _read_choices(self, facet: str, containing: str) -> None:
        listed = cast(ListFacet, facet)
        picked = chosen(self.narrowing.filter, listed)
        rest = without(self.narrowing, listed).at(self._clock())
        work = partial(_read, self._place, listed, rest, picked, containing)
        job = self._jobs.count(work, topic="filter choices")
        job.done.connect(self._show_choices)
        job.failed.connect(self.failed)

    def _show_choices(self, choices: Choices) -> None:
        if self.panel is not None:
            self.panel.show_choices(choices)


def _read(
    place: Workplace, facet: ListFacet, rest: Filter, picked: frozenset[str], containing: str, *, reporter: Reporter
) -> Choices:
    with given_up(place, reporter.unwanted):
        return filter_choices(place, facet, rest, chosen=picked, containing=containing)


def _count(place: Workplace, rest: Filter, *, reporter: Reporter) -> tuple[dict[Risk, int], int]:
    with given_up(place, reporter.unwanted):
        return risk_counts(place, rest), count_orders(place, replace(rest, refund=True))


def _words(place: Workplace, facet: ListFacet, keys: Collection[str]) -> list[str]:
    return in_words(place, facet, keys)

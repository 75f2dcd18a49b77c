"""Grouping: the menu behind the button, the strip of groups, and the table narrowed to the one that was pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from shopguard.flows.orders import order_list
from shopguard.flows.orders.counting import given_up
from shopguard.flows.orders.narrowing import Narrowing
from shopguard.flows.orders.order_filter import Filter, Group, within
from shopguard.flows.orders.order_list import GroupRow
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs
from shopguard.ui.table.facets import Facet, paid_unknown_word, without
from shopguard.ui.table.filter_bar import FilterBar
from shopguard.ui.table.group_strip import GroupStrip

GROUPS: tuple[Group, ...] = get_args(Group)
FACET_OF: dict[Group, Facet] = {"courier": "couriers", "product": "products", "day": "paid", "shop": "shops"}


class GroupDesk(QObject):
    """``group`` is how the orders are grouped; ``narrowed`` carries a new :class:`Filter`, ``failed`` the exception."""

    narrowed = Signal(object)
    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, bar: FilterBar) -> None:
        super().__init__(bar)
        self._place, self._jobs, self._bar = place, jobs, bar
        self.group: Group = ""
        self.strip = GroupStrip()
        self.menu = QMenu(bar)
        self.menu.setAccessibleName(self.tr("分组"))
        self._choice = QActionGroup(self)
        for group in GROUPS:
            self._add(group)
        bar.add_line(self.strip)
        bar.grouping.setMenu(self.menu)
        self._choice.triggered.connect(self._chosen)
        self.strip.group_pressed.connect(self._press)

    def show_group(self, group: Group) -> None:
        """Groups the orders like that; "": not at all."""
        self.group = group
        for action in self._choice.actions():
            action.setChecked(action.data() == group)
        self._bar.grouping.setText(self._word(group) if group else self.tr("分组"))
        self.read_anew()

    def in_words(self) -> str:
        """How the orders are grouped; "" where they are not."""
        return self._word(self.group) if self.group else ""

    def expect_shops(self, *, several: bool) -> None:
        """With one shop there is nothing to group by it."""
        for action in self._choice.actions():
            if action.data() == "shop":
                action.setVisible(several or self.group == "shop")

    def read_anew(self) -> None:
        """The orders or the filter have changed."""
        if not self.group:
            self.strip.show_groups((), None)
            return
        job = self._jobs.count(partial(_read, self._place, self._all(), self.group), topic="groups")
        job.done.connect(self._show)
        job.failed.connect(self.failed)

    def _all(self) -> Filter:
        """The filter without what narrows it to one group: the other groups stay on show."""
        return without(Narrowing(self._bar.wanted()), FACET_OF[self.group]).filter if self.group else self._bar.wanted()

    def _show(self, answer: tuple[Group, Sequence[GroupRow]]) -> None:
        group, found = answer
        if group == self.group:
            self.strip.show_groups(_ordered(group, found), self._taken(found))

    def _taken(self, found: Sequence[GroupRow]) -> str | None:
        wanted, everything = self._bar.wanted(), self._all()
        if wanted == everything:  # not narrowed: there may be many thousand products to compare with
            return None
        return next((one.key for one in found if within(everything, self.group, one.key) == wanted), None)

    def _press(self, key: str) -> None:
        narrowed = within(self._all(), self.group, key)
        self.narrowed.emit(self._all() if narrowed == self._bar.wanted() else narrowed)

    def _chosen(self, action: QAction) -> None:
        self.show_group(action.data())

    def _add(self, group: Group) -> None:
        action = QAction(self._word(group), self)
        action.setCheckable(True)
        action.setChecked(group == self.group)
        action.setData(group)
        self._choice.addAction(action)
        self.menu.addAction(action)

    def _word(self, group: Group) -> str:
        return {
            "": self.tr("不分组"),
            "courier": self.tr("按快递"),
            "product": self.tr("按商品"),
            "day": self.tr("按付款日期"),
            "shop": self.tr("按店铺"),
        }[group]


def _read(place: Workplace, wanted: Filter, group: Group, *, reporter: Reporter) -> tuple[Group, Sequence[GroupRow]]:
    with given_up(place, reporter.unwanted):
        found = order_list.groups(place, wanted, group)
    return group, [one if one.word else replace(one, word=_nameless(place, group)) for one in found]


def _nameless(place: Workplace, group: Group) -> str:
    """As the filter calls it."""
    return paid_unknown_word() if group == "day" else place.texts.word(f"filter.{FACET_OF[group]}.none")


def _ordered(group: Group, found: Sequence[GroupRow]) -> Sequence[GroupRow]:
    """Days: the newest first. Shops: as everywhere. The others: what costs most first."""
    if group == "day":
        return sorted(found, key=_day, reverse=True)
    if group == "shop":
        return found
    return sorted(found, key=_weight, reverse=True)


def _day(group: GroupRow) -> str:
    return group.key


def _weight(group: GroupRow) -> tuple[int, int]:
    return group.yuan_fen, group.orders

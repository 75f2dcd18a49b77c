"""What orders can be filtered by beyond the chips: each facet's name, what of it is chosen, and how a choice is said."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QCoreApplication

from shopguard.flows.orders.list_facets import LIST_FACETS, ListFacet, chosen, with_chosen
from shopguard.flows.orders.narrowing import Narrowing
from shopguard.ui.look.words import moment, moment_with_year

Facet = ListFacet | Literal["paid", "data", "orders"]
FACETS: tuple[Facet, ...] = (*LIST_FACETS, "paid", "data")
_SAID: tuple[Facet, ...] = (*FACETS, "orders")  # picked out elsewhere in the window: it can only be taken back
MOST_SAID = 2  # chosen values that a chip names; of more it tells how many

InWords = Callable[[ListFacet, Collection[str]], list[str]]

translate = QCoreApplication.translate


def title(facet: Facet) -> str:
    """What it is called."""
    return {
        "clauses": translate("Facets", "规则"),
        "couriers": translate("Facets", "快递"),
        "provinces": translate("Facets", "收货地"),
        "products": translate("Facets", "商品"),
        "shops": translate("Facets", "店铺"),
        "marks": translate("Facets", "我做过的"),
        "paid": translate("Facets", "付款日期"),
        "data": translate("Facets", "轨迹新旧"),
        "orders": translate("Facets", "挑出来的"),
    }[facet]


def without(narrowing: Narrowing, facet: Facet) -> Narrowing:
    """The same with all that is said about the facet taken back."""
    if facet == "paid":
        return replace(
            narrowing,
            paid="",
            filter=replace(narrowing.filter, paid_from=None, paid_until=None, paid_unknown=False),
        )
    if facet == "data":
        return replace(narrowing, data_age=0, filter=replace(narrowing.filter, data_before=None))
    if facet == "orders":
        return replace(narrowing, filter=replace(narrowing.filter, orders=frozenset()))
    return replace(narrowing, filter=with_chosen(narrowing.filter, facet, ()))


def without_any(narrowing: Narrowing) -> Narrowing:
    """Only what the chips and the search say stays."""
    for facet in _SAID:
        narrowing = without(narrowing, facet)
    return narrowing


def active(narrowing: Narrowing) -> list[Facet]:
    """Those of which anything is chosen."""
    return [facet for facet in _SAID if without(narrowing, facet) != narrowing]


def said(narrowing: Narrowing, facet: Facet, in_words: InWords) -> str:
    """What is chosen of a facet, in words."""
    if facet == "paid":
        return _paid_said(narrowing)
    if facet == "data":
        return _data_said(narrowing)
    if facet == "orders":
        return translate("Facets", "{number} 单").format(number=len(narrowing.filter.orders))
    words = in_words(facet, chosen(narrowing.filter, facet))
    comma = translate("Facets", "、")
    if len(words) <= MOST_SAID:
        return comma.join(words)
    return translate("Facets", "{first} 等 {count} 个").format(first=words[0], count=len(words))


def paid_span_word(name: str) -> str:
    """A span of days against today."""
    return {
        "today": translate("Facets", "今天"),
        "yesterday": translate("Facets", "昨天"),
        "last7": translate("Facets", "最近 7 天"),
        "last30": translate("Facets", "最近 30 天"),
    }[name]


def paid_unknown_word() -> str:
    """Orders of which no file tells when they were paid."""
    return translate("Facets", "付款时间未知")


def data_age_word(hours: int) -> str:
    """Since when nothing newer is known."""
    if hours % 24 == 0 and hours > 24:
        return translate("Facets", "{days} 天以上没有新轨迹").format(days=hours // 24)
    return translate("Facets", "{hours} 小时以上没有新轨迹").format(hours=hours)


def _paid_said(narrowing: Narrowing) -> str:
    wanted = narrowing.filter
    if narrowing.paid:
        return paid_span_word(narrowing.paid)
    if wanted.paid_unknown:
        return paid_unknown_word()
    first = _day(wanted.paid_from) if wanted.paid_from is not None else ""
    last = _day(wanted.paid_until - 1) if wanted.paid_until is not None else ""
    if first == last:
        return first
    if not last:
        return translate("Facets", "{day} 起").format(day=first)
    if not first:
        return translate("Facets", "{day} 为止").format(day=last)
    return translate("Facets", "{first} 至 {last}").format(first=first, last=last)


def _day(seconds: int) -> str:
    return moment_with_year(seconds).split()[0]


def _data_said(narrowing: Narrowing) -> str:
    if narrowing.data_age:
        return data_age_word(narrowing.data_age)
    before = narrowing.filter.data_before
    return translate("Facets", "轨迹只到 {at} 之前").format(at=moment(before))

"""Which orders the table shows, in which order: the filter, the sorting, the grouping, and a filter's form to be saved in."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Literal

from shopguard.core.beijing import DAY, start_of_day
from shopguard.core.finding import Risk
from shopguard.core.message import UserProblem

COLUMNS = (
    "risk", "countdown", "card", "fine", "order_id", "waybills", "courier", "product", "place", "status", "paid",
    "shop", "paid_at", "promised_at", "data_as_of", "marks",
)  # fmt: skip
MARKS = ("handed_over", "noted", "aside")

_FARTHEST = 1 << 53  # unix seconds beyond every calendar, and within what a database takes
LONGEST_TEXT = 200  # letters to be looked for: more than any field of an order has

Group = Literal["", "courier", "product", "day", "shop"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which orders are wanted; what is empty (or None) asks for nothing, and everything that is asked for must hold.

    Every word of ``text`` is found in the order number, a waybill, the product, the place, a courier's name, or, if it has no digit,
    the receiver's (any part of it).
    ``refund``: only those with a refund asked for after shipping and not signed for. ``clauses``: the rule that the table shows.
    ``couriers``: codes, "" for orders without a parcel or with one of an unknown courier.
    ``products`` and ``provinces``: as the files write them, "" for unknown.
    ``shops``: their names as stored. ``paid_from`` and ``paid_until``: unix seconds, [from, until). ``paid_unknown``: only those
    of which the time of payment is not known. ``data_before``: open orders with a parcel under way whose track is known up to an
    earlier moment only, or not at all. ``marks``: orders with any of these marks of the owner (:data:`MARKS`). ``orders``: only
    those of these numbers (what another place of the window has picked out).
    """

    risks: frozenset[Risk] = frozenset()
    text: str = ""
    refund: bool = False
    clauses: frozenset[str] = frozenset()
    couriers: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    shops: frozenset[str] = frozenset()
    paid_from: int | None = None
    paid_until: int | None = None
    paid_unknown: bool = False
    data_before: int | None = None
    marks: frozenset[str] = frozenset()
    orders: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sort:
    """``column`` is one of :data:`COLUMNS`; "risk" is the urgency: violated, due by deadline, watch, ok, closed."""

    column: str = "risk"
    descending: bool = False


URGENCY = Sort()


def within(wanted: Filter, group: Group, key: str) -> Filter:
    """The filter narrowed to one row of a grouping (``key``: that of its :class:`~.order_list.GroupRow`)."""
    if group == "courier":
        return replace(wanted, couriers=frozenset([key]))
    if group == "product":
        return replace(wanted, products=frozenset([key]))
    if group == "shop":
        return replace(wanted, shops=frozenset([key]))
    if group == "day":
        return _on_day(wanted, key)
    return wanted


def _on_day(wanted: Filter, key: str) -> Filter:
    if not key:
        return replace(wanted, paid_from=None, paid_until=None, paid_unknown=True)
    begin = start_of_day(date.fromisoformat(key))
    return replace(wanted, paid_from=begin, paid_until=begin + DAY, paid_unknown=False)


def filter_to_json(wanted: Filter, sort: Sort = URGENCY) -> str:
    """The filter and the order as text, to be saved. Only what is asked for stands in it."""
    facts = {one.name: _plain(getattr(wanted, one.name)) for one in fields(wanted) if getattr(wanted, one.name)}
    return json.dumps({"filter": facts, "sort": [sort.column, sort.descending]}, ensure_ascii=False, sort_keys=True)


def filter_from_json(text: str) -> tuple[Filter, Sort]:
    """What :func:`filter_to_json` wrote. Raises :class:`~shopguard.core.message.UserProblem` where it is anything else."""
    try:
        told = json.loads(text)
        column, descending = told["sort"]
        if set(told) != {"filter", "sort"} or column not in COLUMNS or type(descending) is not bool:
            raise ValueError(text)
        return Filter(**{name: _READERS[name](value) for name, value in told["filter"].items()}), Sort(
            column, descending
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UserProblem("problem.saved_view") from error


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


def _names(value: object) -> frozenset[str]:
    if not isinstance(value, list):
        raise TypeError(value)
    return frozenset(map(_text, value))


def _text(value: object) -> str:
    """Raises ``ValueError`` for half a character: it can be spelt in JSON, and not be asked for in the database."""
    if type(value) is not str:
        raise TypeError(value)
    value.encode()
    return value


def _seconds(value: object) -> int:
    if type(value) is not int:  # True is an int for Python
        raise TypeError(value)
    if abs(value) > _FARTHEST:
        raise ValueError(value)
    return value


def _switch(value: object) -> bool:
    if type(value) is not bool:
        raise TypeError(value)
    return value


def _marks(value: object) -> frozenset[str]:
    if not (marks := _names(value)) <= set(MARKS):
        raise ValueError(value)
    return marks


def _risks(value: object) -> frozenset[Risk]:
    if not isinstance(value, list):
        raise TypeError(value)
    return frozenset(map(Risk, value))


_READERS: dict[str, Callable[[object], Any]] = {
    "risks": _risks, "text": _text, "refund": _switch, "clauses": _names, "couriers": _names,
    "provinces": _names, "products": _names, "shops": _names, "paid_from": _seconds, "paid_until": _seconds,
    "paid_unknown": _switch, "data_before": _seconds, "marks": _marks,
    "orders": _names,
}  # fmt: skip

"""Which columns the table shows, in which order and how wide: the owner's choices, and how they are written down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from shopguard.flows.orders.order_filter import COLUMNS

REMEMBERED = "table_columns"  # the setting that holds it
ALWAYS = frozenset({"risk", "order_id"})  # without them a line says nothing
AT_FIRST_HIDDEN = frozenset({"shop", "paid_at", "promised_at", "data_as_of"})
AT_FIRST = (
    "risk", "countdown", "card", "fine", "order_id", "waybills", "marks", "shop", "courier", "product", "place", "status",
    "paid", "paid_at", "promised_at", "data_as_of",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """``order``: all columns from left to right. ``shown``: what the owner has decided; the others are as they are at first.

    ``widths``: of the columns the owner has made wider or narrower, in heights of a line of text. ``several_shops``: whether the
    shop is worth a column.
    """

    order: tuple[str, ...] = AT_FIRST
    shown: Mapping[str, bool] = field(default_factory=dict)
    widths: Mapping[str, float] = field(default_factory=dict)
    several_shops: bool = False

    def shows(self, column: str) -> bool:
        """Whether the column stands in the table."""
        at_first = column not in AT_FIRST_HIDDEN or (column == "shop" and self.several_shops)
        return column in ALWAYS or self.shown.get(column, at_first)

    def with_shown(self, column: str, shown: bool) -> ColumnPlan:
        """The same with one column shown or not."""
        return replace(self, shown={**self.shown, column: shown})

    def with_width(self, column: str, lines: float) -> ColumnPlan:
        """The same with one column made so wide."""
        return replace(self, widths={**self.widths, column: round(lines, 2)})

    def reset(self) -> ColumnPlan:
        """As it was at first."""
        return ColumnPlan(several_shops=self.several_shops)

    def to_json(self) -> str:
        """What is remembered of it."""
        return json.dumps({"order": self.order, "shown": dict(self.shown), "widths": dict(self.widths)})


def plan_from_json(text: str | None) -> ColumnPlan:
    """What was remembered, by whatever version of the program: what is not understood is as it is at first."""
    try:
        read = json.loads(text or "{}")
    except ValueError:
        read = None
    if not isinstance(read, dict):
        return ColumnPlan()
    shown = {name: told for name, told in _of_columns(read, "shown") if isinstance(told, bool)}
    widths = {name: float(told) for name, told in _of_columns(read, "widths") if _is_width(told)}
    return ColumnPlan(_whole_order(read.get("order")), shown, widths)


def _of_columns(read: dict[str, Any], part: str) -> list[tuple[str, Any]]:
    told = read.get(part)
    return [(name, one) for name, one in told.items() if name in COLUMNS] if isinstance(told, dict) else []


def _is_width(told: object) -> bool:
    return isinstance(told, int | float) and not isinstance(told, bool) and 1 <= told <= 100


def _whole_order(told: object) -> tuple[str, ...]:
    """Each column once: those that are not named stand behind the one that precedes them at first."""
    named = [name for name in told if name in COLUMNS] if isinstance(told, list) else []
    order = list(dict.fromkeys(named))
    for place, name in enumerate(AT_FIRST):
        if name not in order:
            order.insert(order.index(AT_FIRST[place - 1]) + 1 if place else 0, name)
    return tuple(order)

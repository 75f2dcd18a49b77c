"""Orders and order lines as the platform's exports tell them. Times are unix seconds, money is fen, ids are text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import chain
from typing import Any, NamedTuple

from shopguard.core.beijing import MINUTE


class OrderStatus(StrEnum):
    """订单状态 in code; ``UNKNOWN`` for a word nobody has seen (never taken for "fine")."""

    UNPAID = "unpaid"
    TO_SHIP = "to_ship"
    PARTLY_SHIPPED = "partly_shipped"
    SHIPPED = "shipped"
    FINISHED = "finished"
    CLOSED = "closed"
    UNKNOWN = "unknown"


ORDER_STATUS_WORDS = {
    "待支付": OrderStatus.UNPAID,
    "待付款": OrderStatus.UNPAID,
    "待发货": OrderStatus.TO_SHIP,
    "备货中": OrderStatus.TO_SHIP,
    "部分发货": OrderStatus.PARTLY_SHIPPED,
    "已发货": OrderStatus.SHIPPED,
    "已完成": OrderStatus.FINISHED,
    "已关闭": OrderStatus.CLOSED,
}

FULL_REFUND_WORD = "已全额退款"  # 退款成功 alone may be a part of the amount: not taken for a full refund
NO_AFTER_SALE_WORDS = ("-", "")
AGREED_WORDS = ("待退货", "待收退货", "退款中")  # an after-sale the shop has agreed to and that is under way
OPEN_REFUND_WORDS = ("售后待处理", *AGREED_WORDS)
EXCHANGE_WORDS = ("换货成功", "补寄成功")
AFTER_SALE_WORDS = (*OPEN_REFUND_WORDS, *EXCHANGE_WORDS, "退款成功", FULL_REFUND_WORD, "售后关闭", "售后已拒绝")


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One row of an order export. None = the file does not say (or has no such column).

    ``waybills``: canonical ``courier:waybill`` pairs joined by ``,`` (courier code may be empty), None = no 快递信息 column.
    """

    line_id: str
    order_id: str
    status: str | None = None  # the raw word
    after_sale: str | None = None  # the raw word
    order_type: str | None = None
    ship_entity: str | None = None
    submitted_at: int | None = None
    paid_at: int | None = None
    promised_at: int | None = None
    uploaded_at: int | None = None
    finished_at: int | None = None
    product_id: str | None = None
    product: str | None = None
    quantity: int | None = None
    amount_fen: int | None = None  # 订单应付金额 of this line
    receiver: str | None = None  # masked by the platform
    province: str | None = None
    city: str | None = None
    district: str | None = None
    street: str | None = None
    address: str | None = None  # masked by the platform
    address_changed: int | None = None  # 1 yes, 0 no
    waybills: str | None = None
    whole_order: int = 0  # 1: the file names no lines, this row is the order as a whole (or one of several such rows)
    unsent: int = 0  # 1: the file has a column for upload time or numbers, and says that there is none


LINE_FACTS = tuple(f.name for f in fields(OrderLine) if f.name not in ("line_id", "order_id"))


def time_places(names: Sequence[str]) -> tuple[int, ...]:
    """Which of these facts are times; for :func:`merge_facts`."""
    return tuple(place for place, name in enumerate(names) if name.endswith("_at"))


def merge_facts(
    old: tuple[object, ...],
    new: tuple[object, ...],
    told: tuple[bool, ...],
    *,
    newer: bool,
    times: tuple[int, ...],
) -> tuple[object, ...]:
    """Two versions of the same facts, cell by cell. ``times``: their places.

    A newer file's cells win where the file has the column (``told``); an older file only fills what is still unknown.
    Equal ages count as newer: the file imported last wins. Of two times in one minute the exact one stays, whatever the ages.
    """
    if newer:
        merged = [n if t else o for o, n, t in zip(old, new, told, strict=True)]
    else:
        merged = [n if o is None else o for o, n in zip(old, new, strict=True)]
    for place in times:
        before, after = old[place], new[place]
        if before != after and isinstance(before, int) and isinstance(after, int):
            merged[place] = exact_time(before, after, newer=newer)
    return tuple(merged)


def exact_time(old: int, new: int, *, newer: bool) -> int:
    """Which of two different times of one fact holds: the newer file's, but not where it only lacks the other one's seconds.

    A spreadsheet program that saves a file cuts its times to the minute, and whoever saves it again writes ``:00``.
    """
    if old // MINUTE == new // MINUTE and not (old % MINUTE and new % MINUTE):
        return max(old, new)
    return new if newer else old


class LineColumns(NamedTuple):
    """Many order lines, column by column. ``told``: every field of :class:`OrderLine`, each as long as ``fingerprints``."""

    told: Mapping[str, Sequence[Any]]
    fingerprints: Sequence[int]

    def lines(self, places: Iterable[int]) -> list[tuple[OrderLine, int]]:
        """The lines at those places with their fingerprints."""
        columns = [self.told[name] for name in _LINE_FIELDS]
        return [(OrderLine(*(column[place] for column in columns)), self.fingerprints[place]) for place in places]

    def only(self, places: Sequence[int]) -> LineColumns:
        """Nothing but the lines at those places."""
        if len(places) == len(self.fingerprints):
            return self
        picked = {name: [column[place] for place in places] for name, column in self.told.items()}
        return LineColumns(picked, [self.fingerprints[place] for place in places])


def joined(parts: Sequence[LineColumns]) -> LineColumns:
    """The lines of all the parts, in their order."""
    told = {name: list(chain.from_iterable(part.told[name] for part in parts)) for name in _LINE_FIELDS}
    return LineColumns(told, list(chain.from_iterable(part.fingerprints for part in parts)))


_LINE_FIELDS = tuple(f.name for f in fields(OrderLine))

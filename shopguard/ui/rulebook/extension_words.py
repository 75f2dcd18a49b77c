"""What an extension says, in the window's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from shopguard.core.beijing import HOUR, plain
from shopguard.core.extensions import Terms

translate = QCoreApplication.translate


def period(terms: Terms) -> str:
    """From when to when, Beijing time."""
    return translate("ExtensionWords", "{start} 至 {end}").format(start=plain(terms.from_at), end=plain(terms.until_at))


def places(terms: Terms) -> str:
    """From where to where."""
    said = translate("ExtensionWords", "发货地：{senders}；收货地：{receivers}")
    return said.format(senders=_names(terms.senders), receivers=_names(terms.receivers))


def new_time(terms: Terms, cards: Mapping[str, str]) -> str:
    """How far the deadlines move, and of which clauses; ``cards``: the words known from the back office, by clause."""
    clauses = _names([cards.get(clause, clause) for clause in terms.clauses])
    if terms.latest_at is None:
        said = translate("ExtensionWords", "时限加 {hours} 小时；规则：{clauses}")
        return said.format(hours=(terms.extra or 0) // HOUR, clauses=clauses)
    said = translate("ExtensionWords", "时限放宽到最晚 {moment}；规则：{clauses}")
    return said.format(moment=plain(terms.latest_at), clauses=clauses)


def recoloured(count: int) -> str:
    """How many orders a step gave another colour."""
    if not count:
        return translate("ExtensionWords", "已生效：没有订单变颜色。")
    return translate("ExtensionWords", "已生效：{count} 个订单变了颜色。").format(count=count)


def _names(names: Sequence[str]) -> str:
    return translate("ExtensionWords", "、").join(names) or translate("ExtensionWords", "全部")

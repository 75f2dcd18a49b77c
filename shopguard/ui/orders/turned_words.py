"""What was undone or done again, in words: which orders, and what of them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from shopguard.core.marks import ActionKind
from shopguard.flows.orders.owner_actions import Undone
from shopguard.flows.workplace import Workplace

_LONGEST_NOTE = 20  # signs of a note in a sentence

translate = QCoreApplication.translate


def what_was_turned(place: Workplace, turned: Undone) -> str:
    """``the note "…" of order 69…``; several orders are counted."""
    words = turned.words if len(turned.words) <= _LONGEST_NOTE else f"{turned.words[:_LONGEST_NOTE]}…"
    orders = translate("TurnedWords", "{count} 单").format(count=turned.orders)
    if turned.order_id is not None:
        orders = translate("TurnedWords", "订单 {order}").format(order=turned.order_id)
    return _pattern(turned).format(orders=orders, names=names_of(place, turned), words=words)


def names_of(place: Workplace, turned: Undone) -> str:
    """The tags, or the rules' cards, in words."""
    if turned.kind is ActionKind.TAG:
        words = [place.texts.word(f"tag.{name}") for name in turned.names]
    else:
        cards = {clause.id: clause.card[place.texts.language] for clause in place.rulebook.clauses}
        words = [cards.get(name, name) for name in turned.names]
    return place.texts.both("、", ", ").join(words)


def _pattern(turned: Undone) -> str:
    if turned.kind is ActionKind.TAG:
        return translate("TurnedWords", "{orders} 的标记（{names}）")
    if turned.kind is ActionKind.HANDED_OVER:
        return translate("TurnedWords", "{orders} 的“已交给快递”")
    if turned.kind is ActionKind.SWITCH:
        return translate("TurnedWords", "规则“{names}”的开关")
    if turned.kind is ActionKind.NOTE:
        written = translate("TurnedWords", "{orders} 的备注“{words}”")
        return written if turned.words else translate("TurnedWords", "删掉 {orders} 的备注")
    named = translate("TurnedWords", "{orders} 放一边（{names}）")
    return named if turned.names else translate("TurnedWords", "{orders} 放一边")

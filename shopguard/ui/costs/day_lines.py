"""A day and a measure as lines of a table, and a day in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from shopguard.core.message import Texts
from shopguard.flows.costs.days import DayView, Term
from shopguard.flows.costs.headroom_words import Rated
from shopguard.ui.costs.number_table import Cell

translate = QCoreApplication.translate
MOST_PRODUCTS = 3


class DayLines:
    """``shops``: whether there are several, which are then named."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def titles(self, shops: bool) -> list[str]:
        """Of a day's columns."""
        return [
            translate("DayLines", "日期"),
            translate("DayLines", "记次"),
            *([translate("DayLines", "店铺")] if shops else []),
            translate("DayLines", "发货"),
            translate("DayLines", "异常"),
            translate("DayLines", "异常率"),
            translate("DayLines", "应发"),
            translate("DayLines", "缺货"),
            translate("DayLines", "缺货率"),
            translate("DayLines", "超时"),
            translate("DayLines", "超时率"),
            translate("DayLines", "超时最多的商品"),
        ]

    def day(self, one: DayView, shops: bool) -> list[Cell]:
        """One day's figures."""
        said = self._texts.both("；", "; ").join(strike.says for strike in one.strikes)
        return [
            _text(one.day.isoformat()),
            _text(said or "-"),
            *([_text(one.shop_name)] if shops else []),
            _number(one.shipped),
            _number(one.abnormal.counted),
            _rate(one.abnormal),
            _number(one.due),
            _number(one.stock.counted),
            _rate(one.stock),
            _number(one.ship.counted),
            _rate(one.ship),
            _text(self._product(one.products[0]) if one.products else ""),
        ]

    def sentences(self, one: DayView) -> list[str]:
        """One day's figures with what they mean."""
        worst = [product.says for product in one.products[:MOST_PRODUCTS]]
        return [one.abnormal.says, one.stock.says, one.ship.says, *worst]

    def measure_titles(self, shops: bool) -> list[str]:
        """Of a measure's columns."""
        return [
            translate("DayLines", "从"),
            translate("DayLines", "到"),
            translate("DayLines", "天数"),
            translate("DayLines", "处罚"),
            *([translate("DayLines", "店铺")] if shops else []),
            translate("DayLines", "把握"),
            translate("DayLines", "为什么"),
        ]

    def measure(self, one: Term, shops: bool) -> list[Cell]:
        """One measure with its days."""
        told = one.measure
        until = translate("DayLines", "没写期限") if one.until is None else one.until.isoformat()
        return [
            _text(told.day.isoformat()),
            _text(translate("DayLines", "{day}（正在）").format(day=until) if one.runs else until),
            _number(told.days) if told.days else Cell("-", None),
            _text(told.measure),
            *([_text(one.shop_name)] if shops else []),
            _text(self._certainty(one)),
            _text(told.because),
        ]

    def _certainty(self, one: Term) -> str:
        said = self._texts.word(f"certainty.{one.measure.certainty.replace(' ', '_')}")
        return said + translate("DayLines", "；原文没写清是哪张表") if one.measure.uncertain else said

    def _product(self, one: Rated) -> str:
        return f"{one.product} {one.counted}/{one.of}"


def _text(text: str) -> Cell:
    return Cell(text, text)


def _number(number: int) -> Cell:
    return Cell(str(number), number)


def _rate(one: Rated) -> Cell:
    """A percentage; where nothing was sent or due there is none."""
    if one.rate is None:
        return Cell(translate("DayLines", "未定义"), None)
    return Cell(f"{one.rate:.1%}", one.rate)

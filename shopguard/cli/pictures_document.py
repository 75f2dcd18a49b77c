"""``pictures`` in ``penalties --json``: the numbers behind the charts."""

from __future__ import annotations

from collections.abc import Iterable

from shopguard.cli.documents import Document
from shopguard.core.beijing import iso
from shopguard.core.courier_times import CourierTimes, Spread
from shopguard.core.finding import Risk
from shopguard.core.money import yuan_number
from shopguard.flows.costs.pictures import MoneyDay, PicturesView


def pictures_document(view: PicturesView) -> Document:
    """Days oldest first; null where no ledger speaks of a day or there are too few parcels."""
    return {
        "risks": [
            {"date": one.day.isoformat(), **{risk.word: one.orders.get(risk, 0) for risk in Risk}} for one in view.risks
        ],
        "undated": view.undated,
        "money": [_money(one) for one in view.money],
        "warned_from": iso(view.warned_from),
        "couriers": [
            {
                "days": span.days,
                "couriers": _couriers(span.couriers),
                "by_receiver": _couriers(span.by_receiver),
                "by_sender": _couriers(span.by_sender),
            }
            for span in view.couriers
        ],
    }


def _money(one: MoneyDay) -> Document:
    return {
        "date": one.day.isoformat(),
        "yuan_taken": None if one.taken_fen is None else yuan_number(one.taken_fen),
        "yuan_back": None if one.back_fen is None else yuan_number(one.back_fen),
        "yuan_avoided": yuan_number(one.avoided_fen),
        "saved": one.saved,
    }


def _couriers(found: Iterable[CourierTimes]) -> list[Document]:
    return [
        {
            "courier": one.courier or None,
            "province": one.province,
            "parcels": one.parcels,
            "pickup": _spread(one.pickup),
            "hub": _spread(one.hub),
            "waits_known": one.waits_known,
            "waited_long": one.waited_long,
            "long_share": one.long_share,
            "violating": one.violating,
            "yuan": yuan_number(one.fen),
            "yuan_per_hundred": None if one.fen_per_hundred is None else yuan_number(one.fen_per_hundred),
        }
        for one in found
    ]


def _spread(one: Spread) -> Document:
    return {"parcels": one.number, "median_seconds": one.median, "ninetieth_seconds": one.most}

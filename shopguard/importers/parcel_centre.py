"""Saved JSON of the back office's parcel list (包裹中心) → rows of a plain parcel file, one for each order of a parcel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

PARCEL_HEADER = (
    *("运单号", "快递公司", "订单编号", "发货时间", "揽收时间", "签收时间"),
    *("最新轨迹时间", "最新物流", "物流状态", "异常类型", "expCompensationAmount"),
)
ParcelCells = tuple[str, ...]

_KNOWN_BY = "trackNo"
_WITH = ("orderList", "exceptionList", "lastRouteNode", "collectTime", "deliveryTime")


def is_listed_parcel(document: Mapping[str, Any]) -> bool:
    """Whether an object is a parcel of that list."""
    return _KNOWN_BY in document and any(name in document for name in _WITH)


def rows_of_parcel(parcel: Mapping[str, Any]) -> list[ParcelCells]:
    """The parcel under :data:`PARCEL_HEADER`, once for each of its orders (once without a number where it names none).

    Numbers stay as they were written. Nothing of the receiver is taken over.
    """
    node = parcel.get("lastRouteNode")
    last = node if isinstance(node, dict) else {}
    before = _text(parcel, _KNOWN_BY), _text(parcel, "expressName") or _text(parcel, "express")
    times = tuple(_text(parcel, name) for name in ("deliveryTime", "collectTime", "signTime"))
    newest = tuple(_text(last, name) for name in ("operateTime", "content", "state"))
    troubles = "、".join(filter(None, map(_trouble, _objects(parcel, "exceptionList"))))
    return [
        (*before, _text(order, "orderId"), *times, *newest, troubles, _text(order, "expCompensationAmount"))
        for order in _objects(parcel, "orderList") or [{}]
    ]


def _trouble(one: Mapping[str, Any]) -> str:
    """Its code and the platform's words for it."""
    kind, said = _text(one, "exceptionType"), _text(one, "exceptionDesc")
    return f"{kind}({said})" if kind and said else kind or said


def _objects(told: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    listed = told.get(name)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, Iterable) else []


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    return value.strip().encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""

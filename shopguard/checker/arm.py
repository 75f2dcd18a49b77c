"""An arm of the compiled query: one clause under one set of values, with the columns all arms share."""

from __future__ import annotations

from collections.abc import Mapping

# column -> what stands there when a clause has nothing to say about it
_COLUMNS = {
    "order_ref": "order_ref",
    "shipment_ref": "shipment_ref",
    "clause": "NULL",
    "effective": "NULL",
    "watch": "0",
    "abnormal": "0",
    "since": "NULL",
    "deadline": "NULL",
    "agreed_until": "NULL",
    "ends": "NULL",
    "happened": "NULL",
    "maybe": "NULL",
    "happened_by": "NULL",
    "known": "NULL",
    "soft": "NULL",
    "off": "NULL",
    "is_closed": "0",
    "closed_at": "NULL",
    "after_sale_agreed": "0",
    "after_sale_at": "NULL",
    "sender_province": "NULL",
    "receiver_province": "NULL",
    "other": "NULL",
    "fixed_why": "NULL",
}


def arm(columns: Mapping[str, str], source: str, conditions: list[str]) -> str:
    """The SELECT of an arm; what ``columns`` leaves out has its default."""
    unknown = columns.keys() - _COLUMNS.keys()
    assert not unknown, unknown
    told = ", ".join(f"{columns.get(name, default)} AS {name}" for name, default in _COLUMNS.items())
    where = " AND ".join(f"({condition})" for condition in conditions if condition != "1") or "1"
    return f"SELECT {told}\nFROM {source} WHERE {where}"

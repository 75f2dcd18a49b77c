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
# The same for what comes, where it is asked for (a column of the arm's own stands for its default).
_OF_OUTLOOK = {
    "maybe_later": "maybe",  # maybe and fixed_why as they will be once silence is known
    "fixed_later": "fixed_why",
    "grows": "1",  # what is known of it will be known up to then
    "ahead": "0",  # it does not apply yet
    "begins_at": "NULL",  # from when on it stands, where that is not its own beginning
}


def arm(columns: Mapping[str, str], source: str, conditions: list[str], *, outlook: bool) -> str:
    """The SELECT of an arm; what ``columns`` leaves out has its default."""
    unknown = columns.keys() - _COLUMNS.keys() - _OF_OUTLOOK.keys()
    assert not unknown, unknown
    all_columns = {name: columns.get(name, default) for name, default in _COLUMNS.items()}
    if outlook:
        all_columns |= {
            name: columns.get(name, all_columns.get(default, default)) for name, default in _OF_OUTLOOK.items()
        }
    told = ", ".join(f"{value} AS {name}" for name, value in all_columns.items())
    where = " AND ".join(f"({condition})" for condition in conditions if condition != "1") or "1"
    return f"SELECT {told}\nFROM {source} WHERE {where}"

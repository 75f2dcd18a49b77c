"""What the window showed when it was closed last: kept with the data, and shown at the next start before anything is read."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any, NamedTuple

from shopguard.core.finding import Risk, State
from shopguard.flows.orders.order_row import OrderRow
from shopguard.flows.workplace import Workplace
from shopguard.store.setting import keep_setting, setting

ROWS = 60  # as many as a tall screen shows
LAST_STATE = "last_state"  # the setting that holds it


class LastState(NamedTuple):
    """The most urgent orders, how many orders there were by risk, and how many with a refund to intercept."""

    rows: tuple[OrderRow, ...]
    counts: dict[Risk, int]
    refunds: int


def keep_last_state(place: Workplace, counts: dict[Risk, int], refunds: int) -> None:
    """Keeps the most urgent orders as they stand now, and these counts."""
    from shopguard.flows.orders.order_list import Filter, list_orders  # all that judges comes with it

    rows = list_orders(place, Filter(), limit=ROWS)
    kept = {
        "language": place.texts.language,
        "fields": _field_names(),
        "rows": [list(asdict(row).values()) for row in rows],
        "counts": {int(risk): count for risk, count in counts.items()},
        "refunds": refunds,
    }
    with place.store.transaction() as db:
        keep_setting(db, LAST_STATE, json.dumps(kept, ensure_ascii=False, separators=(",", ":")))


def last_state(place: Workplace) -> LastState | None:
    """What was kept; None where nothing was, or by another version of the program, or in another language."""
    text = setting(place.store.connection(), LAST_STATE)
    kept = json.loads(text) if text else {}
    if kept.get("language") != place.texts.language or kept.get("fields") != _field_names():
        return None
    rows = tuple(_row(dict(zip(kept["fields"], values, strict=True))) for values in kept["rows"])
    return LastState(rows, {Risk(int(risk)): count for risk, count in kept["counts"].items()}, kept["refunds"])


def _field_names() -> list[str]:
    return [field.name for field in fields(OrderRow)]


def _row(values: dict[str, Any]) -> OrderRow:
    state = values["state"]
    return OrderRow(**{**values, "risk": Risk(values["risk"]), "state": State(state) if state else None})

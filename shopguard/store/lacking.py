"""What the orders under way still lack, counted when something was imported and remembered until the next time."""

from __future__ import annotations

import json

from shopguard.store.engine import sqlite3
from shopguard.store.judged_span import JUDGE_FROM, OVER_BEFORE
from shopguard.store.setting import keep_setting, setting

LACKS = ("without_export", "without_waybill", "without_track", "without_promise")
_COUNTED = "lacking"  # the setting: [the imports it was counted after, counts]


def lacking(db: sqlite3.Connection) -> dict[str, int]:
    """How many unfinished orders lack a waybill, an export, a promise; how many of their parcels lack a track."""
    imports = _imports(db)
    told = json.loads(setting(db, _COUNTED) or "[[], {}]")
    if told[0] == imports:
        return dict(told[1])
    row = db.execute(_COUNT).fetchone()
    counts = {name: int(row[name] or 0) for name in LACKS}
    keep_setting(db, _COUNTED, json.dumps([imports, counts]))
    return counts


def count_anew(db: sqlite3.Connection) -> None:
    """What was counted no longer holds, though nothing was imported: also an import that brings nothing counts again."""
    keep_setting(db, _COUNTED, "[[], {}]")


def nothing_new(db: sqlite3.Connection) -> None:
    """The imports since the last count brought nothing: what was counted still holds."""
    counts = json.loads(setting(db, _COUNTED) or "[[], {}]")[1]
    if counts:
        keep_setting(db, _COUNTED, json.dumps([_imports(db), counts]))


def _imports(db: sqlite3.Connection) -> list[int | str]:
    """What tells that nothing was imported or taken back since, and that the same orders are judged."""
    return list(db.execute(_SINCE).fetchone())


_SINCE = f"""SELECT COALESCE((SELECT MAX(id) FROM source_file), 0), COUNT(undone_at), COALESCE(MAX(undone_at), 0),
    COALESCE((SELECT value FROM setting WHERE name = '{JUDGE_FROM}'), ''),
    (SELECT COUNT(*) + COALESCE(SUM(undone), 0) FROM owner_action WHERE kind = 'tag')
FROM batch"""


# An order with a waybill is counted by its parcels, which are looked through anyhow.
_COUNT = f"""
WITH parcels AS (
    SELECT COUNT(DISTINCT CASE WHEN o.status <> 'unknown' THEN s.order_ref END) AS orders,
        COUNT(DISTINCT CASE WHEN s.track_known IS NULL THEN s.parcel_ref END) AS without_track
    FROM shipment s CROSS JOIN orders o ON o.id = s.order_ref
    WHERE s.withdrawn = 0 AND o.status IN ('shipped', 'partly_shipped', 'unknown') AND NOT {OVER_BEFORE}
)
SELECT SUM(o.status IN ('shipped', 'partly_shipped') AND NOT {OVER_BEFORE}) - (SELECT orders FROM parcels) AS without_waybill,
    SUM(o.known_as_of IS NULL) AS without_export,
    SUM(o.known_as_of IS NOT NULL AND o.promised_at IS NULL AND o.status IN ('to_ship', 'partly_shipped', 'shipped')
        AND NOT {OVER_BEFORE}) AS without_promise,
    (SELECT without_track FROM parcels) AS without_track
FROM orders o"""

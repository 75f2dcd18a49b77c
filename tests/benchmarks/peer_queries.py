"""Three clauses worked out from the raw track lines, the way one would without milestones: the same SQL for SQLite and DuckDB.

Read as the rules are read, as far as the made-up shop goes: first pickup line after a day; gaps between the first hub and the
way to the door over the region's limit; a number used before for another address. Left out is what the made-up shop has not
got (records nobody understands, parcel lists, withdrawn numbers, extensions, legacy rules).
"""

from __future__ import annotations

from shopguard.core.beijing import DAY, HOUR
from tests.benchmarks.million_shop import NOW

_SLOW = "'新疆', '西藏', '内蒙古', '青海', '宁夏', '云南', '甘肃', '海南'"
_EAST = "'江苏', '浙江', '上海', '安徽'"
_NORTH = "'北京', '天津', '河北'"
_NEVER = 1 << 40

# The uses of a number, and from when on its lines belong to this use (a reused number's earlier lines are another order's).
_REUSED = """
reused AS (
    SELECT s.id, MIN(earlier.uploaded_at) AS first_used
    FROM shipment s JOIN shipment earlier ON earlier.parcel_ref = s.parcel_ref AND earlier.uploaded_at < s.uploaded_at
        JOIN orders o ON o.id = s.order_ref JOIN orders other ON other.id = earlier.order_ref
    WHERE o.province <> other.province OR o.city <> other.city OR o.address <> other.address
    GROUP BY s.id
)"""
_USED = f"""{_REUSED},
used AS (
    SELECT s.id, s.parcel_ref, s.uploaded_at, CASE WHEN r.id IS NULL THEN 0 ELSE s.uploaded_at END AS lines_from,
        o.province, p.track_known_as_of AS known, o.status = 'closed' OR o.refunded = 1 AS is_closed
    FROM shipment s JOIN orders o ON o.id = s.order_ref JOIN parcel p ON p.id = s.parcel_ref LEFT JOIN reused r ON r.id = s.id
)"""

WAYBILL_REUSED = f"WITH {_REUSED} SELECT id FROM reused"

PICKUP_TIMEOUT = f"""
WITH {_USED},
picked_up AS (
    SELECT used.id, MIN(e."at") AS moment
    FROM used JOIN track_event e ON e.parcel_ref = used.parcel_ref
    WHERE e.kind = 'pickup' AND e."at" >= used.lines_from
    GROUP BY used.id
)
SELECT used.id FROM used LEFT JOIN picked_up ON picked_up.id = used.id
WHERE CASE
    WHEN picked_up.moment IS NOT NULL THEN picked_up.moment > uploaded_at + {DAY} AND NOT is_closed
    ELSE NOT is_closed AND known >= uploaded_at + {DAY} AND {NOW} > uploaded_at + {DAY} END
"""

# Gaps over the least limit are few: only for them the way's ends and the journey's are looked up.
TRANSIT_STALLED = f"""
WITH {_USED},
line AS NOT MATERIALIZED (
    SELECT parcel_ref, "at" AS moment, kind, province FROM track_event
    WHERE kind NOT IN ('created', 'cancelled', 'no_number', 'notice', 'estimate')
),
gap AS (
    SELECT parcel_ref, moment AS gap_from, LEAD(moment) OVER (PARTITION BY parcel_ref ORDER BY moment) AS gap_to,
        CASE WHEN kind IN ('out', 'signed', 'return') THEN 1 ELSE 0 END AS at_the_end
    FROM line
),
wide AS (
    SELECT used.id, used.parcel_ref, used.lines_from, used.known, used.province AS receiver, gap_from, gap_to
    FROM gap JOIN used ON used.parcel_ref = gap.parcel_ref
    WHERE COALESCE(gap_to, {NOW}) - gap_from > 48 * {HOUR} AND at_the_end = 0
        AND gap_from >= used.lines_from AND NOT used.is_closed
),
span AS (
    SELECT wide.id, MIN(CASE WHEN line.kind = 'hub' THEN line.moment END) AS start, MIN(line.moment) AS first_at,
        MIN(CASE WHEN line.kind IN ('out', 'signed', 'return') THEN line.moment ELSE {_NEVER} END) AS stop
    FROM (SELECT DISTINCT id, parcel_ref, lines_from FROM wide) wide
        JOIN line ON line.parcel_ref = wide.parcel_ref AND line.moment >= wide.lines_from
    GROUP BY wide.id
),
ended AS (
    SELECT wide.id, gap_from, gap_to, known, receiver, MAX(line.province) AS sender
    FROM wide JOIN span ON span.id = wide.id JOIN line ON line.parcel_ref = wide.parcel_ref AND line.moment = span.first_at
    WHERE gap_from >= span.start AND COALESCE(gap_to <= span.stop, span.stop = {_NEVER})
    GROUP BY wide.id, gap_from, gap_to, known, receiver
),
limited AS (
    SELECT *, {HOUR} * CASE
        WHEN sender IS NULL OR receiver IS NULL THEN 120
        WHEN sender IN ({_SLOW}) OR receiver IN ({_SLOW}) THEN 120
        WHEN sender IN ({_EAST}) AND receiver IN ({_EAST}) THEN 48
        WHEN sender IN ({_NORTH}) AND receiver IN ({_NORTH}) THEN 48
        WHEN sender = receiver THEN 48
        ELSE 72 END AS within
    FROM ended
)
SELECT DISTINCT id FROM limited
WHERE CASE
    WHEN gap_to IS NOT NULL THEN gap_to - gap_from > within
    ELSE known >= gap_from + within AND {NOW} > gap_from + within END
"""

CLAUSES = {
    "pickup-timeout": PICKUP_TIMEOUT,
    "transit-stalled": TRANSIT_STALLED,
    "waybill-reused": WAYBILL_REUSED,
}

"""Milestones of a shipment, worked out once from its track when something of it changed."""

from __future__ import annotations

import sqlite3

from shopguard.core.parcel import NOT_PHYSICAL, EventKind

NEVER = 1 << 40  # later than any moment this program will see
_NOT_PHYSICAL = ", ".join(f"'{kind.value}'" for kind in NOT_PHYSICAL)
_SPEAKS_OF_NUMBER = (EventKind.CANCELLED, EventKind.NO_NUMBER)  # no physical event, but of the waybill's fate
_OF_NUMBER = ", ".join(f"'{kind.value}'" for kind in _SPEAKS_OF_NUMBER)
_SILENT = ", ".join(f"'{kind.value}'" for kind in NOT_PHYSICAL if kind not in _SPEAKS_OF_NUMBER)


# The records of a shipment: its track, and what a parcel list tells of it. A list's records are one journey's; all of them are
# from before a reused number's later upload if the first one is.
# The pickup is the first pickup record of either, without one the courier's first scan. An earlier record of any other kind may
# have been the pickup: kept apart, it turns a red into a suspicion. Of a list only pickup and signing are moments to count on:
# its last record tells by when something had happened. A list with records but without this journey's pickup does not speak of it.
_FIRSTS = f"""
WITH listed AS (
    SELECT id AS parcel_ref, picked_up_at, signed_at, CASE WHEN last_kind NOT IN ({_NOT_PHYSICAL}) THEN last_at END AS last_at,
        last_kind, CASE WHEN last_kind IN ({_OF_NUMBER}) THEN last_at END AS note_at, last_known_as_of
    FROM parcel WHERE list_known_as_of IS NOT NULL AND id IN (SELECT id FROM touched_parcel)
), journey AS (
    SELECT s.id AS shipment_ref, l.* FROM listed l JOIN shipment s ON s.parcel_ref = l.parcel_ref
    WHERE s.events_from IS NULL OR s.events_from <= MIN(
        COALESCE(l.picked_up_at, {NEVER}), COALESCE(l.signed_at, {NEVER}), COALESCE(l.last_at, {NEVER}))
), record AS (
    SELECT s.id AS shipment_ref, e.at, e.kind, e.province, e.place_sure, 0 AS listed,
        e.kind IN ('out', 'signed') AND (e.province <> o.province OR (e.province = o.province AND e.city <> o.city
            -- a city column may hold 省直辖县级行政区划 and the like, which names no city
            AND (o.city LIKE '%市' OR o.city LIKE '%州' OR o.city LIKE '%盟' OR o.city LIKE '%地区'))) AS elsewhere
    FROM shipment s JOIN track_event e ON e.parcel_ref = s.parcel_ref JOIN orders o ON o.id = s.order_ref
    WHERE s.parcel_ref IN (SELECT id FROM touched_parcel)
        AND e.kind NOT IN ({_SILENT}) AND (s.events_from IS NULL OR e.at >= s.events_from)
    UNION ALL
    SELECT shipment_ref, picked_up_at, 'pickup', NULL, 0, 1, 0 FROM journey WHERE picked_up_at IS NOT NULL
    UNION ALL
    SELECT shipment_ref, signed_at, 'signed', NULL, 0, 1, 0 FROM journey WHERE signed_at IS NOT NULL
    UNION ALL
    SELECT shipment_ref, last_at, last_kind, NULL, 0, 1, 0 FROM journey WHERE last_at IS NOT NULL
    UNION ALL
    SELECT s.id, l.note_at, l.last_kind, NULL, 0, 1, 0 FROM listed l JOIN shipment s ON s.parcel_ref = l.parcel_ref
    WHERE l.note_at >= COALESCE(s.events_from, l.note_at)
), firsts AS (
    SELECT shipment_ref,
        MIN(CASE WHEN kind NOT IN ({_OF_NUMBER}) THEN at END) AS first_record,
        MAX(CASE WHEN kind NOT IN ({_OF_NUMBER}) THEN at END) AS last_record,
        MIN(CASE WHEN NOT listed AND kind NOT IN ({_OF_NUMBER}) THEN at END) AS first_event,
        MAX(CASE WHEN NOT listed AND kind NOT IN ({_OF_NUMBER}) THEN at END) AS last_event,
        MIN(CASE WHEN kind NOT IN ('unknown', {_OF_NUMBER}) THEN at END) AS first_understood,
        MAX(CASE WHEN kind = 'unknown' THEN at END) AS last_unclear,
        MIN(CASE WHEN kind = 'pickup' THEN at END) AS pickup,
        MIN(CASE WHEN NOT listed AND kind NOT IN ('unknown', {_OF_NUMBER}) THEN at END) AS scan,
        MIN(CASE WHEN listed AND kind NOT IN ('unknown', 'pickup', {_OF_NUMBER}) THEN at END) AS picked_up_by,
        MIN(CASE WHEN kind = 'hub' AND NOT listed THEN at END) AS hub,
        MIN(CASE WHEN kind = 'hub' AND listed THEN at END) AS first_hub_by,
        MIN(CASE WHEN kind IN ('maybe_hub', 'unknown') OR (kind = 'hub' AND listed) THEN at END) AS maybe_hub,
        MIN(CASE WHEN kind = 'out' THEN at END) AS "out",
        MIN(CASE WHEN kind = 'signed' THEN at END) AS signed,
        MIN(CASE WHEN kind = 'return' THEN at END) AS returned,
        MIN(CASE WHEN kind = 'refused' THEN at END) AS refused,
        MIN(CASE WHEN kind = 'trouble' THEN at END) AS trouble,
        MIN(CASE WHEN kind = 'cancelled' THEN at END) AS cancelled,
        MIN(CASE WHEN kind = 'no_number' THEN at END) AS no_number,
        MIN(CASE WHEN elsewhere AND place_sure THEN at END) AS elsewhere,
        MIN(CASE WHEN elsewhere AND NOT place_sure THEN at END) AS maybe_elsewhere,
        MAX(listed AND kind = 'pickup') AS listed_pickup
    FROM record GROUP BY shipment_ref
), fact AS (
    SELECT s.id, COALESCE(s.events_until, {NEVER}) AS until, p.track_known_as_of, f.*, COALESCE(f.pickup, f.scan) AS picked_up,
        NULLIF(MAX(COALESCE(p.track_known_as_of, 0), CASE
            WHEN f.listed_pickup OR COALESCE(l.picked_up_at, l.signed_at, l.last_at) IS NULL THEN COALESCE(p.picked_up_known_as_of, 0)
            ELSE 0 END), 0) AS pickup_known,
        -- a list speaks of the records where it told one of this journey
        NULLIF(MAX(COALESCE(p.track_known_as_of, 0), CASE WHEN j.last_at IS NOT NULL THEN COALESCE(p.last_known_as_of, 0) ELSE 0 END), 0)
            AS record_known
    FROM shipment s JOIN parcel p ON p.id = s.parcel_ref
        LEFT JOIN listed l ON l.parcel_ref = p.id LEFT JOIN journey j ON j.shipment_ref = s.id LEFT JOIN firsts f ON f.shipment_ref = s.id
    WHERE s.parcel_ref IN (SELECT id FROM touched_parcel)
)
UPDATE shipment SET
    track_known = fact.track_known_as_of,
    pickup_known = fact.pickup_known,
    record_known = fact.record_known,
    first_record_at = fact.first_record,
    first_understood_at = fact.first_understood,
    last_unclear_at = fact.last_unclear,
    picked_up_at = fact.picked_up,
    maybe_picked_up_at = CASE WHEN fact.picked_up IS NULL OR fact.first_record < fact.picked_up THEN fact.first_record END,
    picked_up_by = fact.picked_up_by,
    first_hub_at = fact.hub,
    maybe_hub_at = fact.maybe_hub,
    first_hub_by = fact.first_hub_by,
    out_at = fact."out",
    signed_at = fact.signed,
    returned_at = fact.returned,
    refused_at = fact.refused,
    trouble_at = fact.trouble,
    no_number_at = fact.no_number,
    -- what is delivered after the return began is delivered back to the shop
    elsewhere_at = CASE WHEN fact.elsewhere <= COALESCE(fact.returned, {NEVER}) AND fact.elsewhere < fact.until THEN fact.elsewhere END,
    maybe_elsewhere_at = CASE WHEN fact.maybe_elsewhere <= COALESCE(fact.returned, {NEVER}) AND fact.maybe_elsewhere < fact.until
        THEN fact.maybe_elsewhere END,
    recalled_at = CASE WHEN MIN(COALESCE(fact.returned, {NEVER}), COALESCE(fact.cancelled, {NEVER})) < fact.until
        THEN MIN(COALESCE(fact.returned, {NEVER}), COALESCE(fact.cancelled, {NEVER})) END,
    last_event_at = fact.last_event,
    last_record_at = fact.last_record,
    pickup_province = (
        SELECT r.province FROM record r WHERE r.shipment_ref = shipment.id AND r.at = fact.first_event AND NOT r.listed AND r.place_sure
        ORDER BY r.province IS NULL LIMIT 1)
FROM fact WHERE fact.id = shipment.id
"""

_ELSEWHERE = """
UPDATE shipment SET elsewhere = (
    SELECT COALESCE(e.province, '') || COALESCE(e.city, '') FROM track_event e
    WHERE e.parcel_ref = shipment.parcel_ref AND e.at = COALESCE(shipment.elsewhere_at, shipment.maybe_elsewhere_at)
        AND e.kind IN ('out', 'signed') AND e.province IS NOT NULL
    LIMIT 1)
WHERE parcel_ref IN (SELECT id FROM touched_parcel) AND COALESCE(elsewhere_at, maybe_elsewhere_at) IS NOT NULL
"""

_TRANSIT = f"""
WITH span AS (
    SELECT id AS shipment_ref, parcel_ref, first_hub_at AS start,
        MIN(COALESCE(out_at, {NEVER}), COALESCE(signed_at, {NEVER}), COALESCE(returned_at, {NEVER})) AS stop
    FROM shipment WHERE first_hub_at IS NOT NULL AND parcel_ref IN (SELECT id FROM touched_parcel)
), record AS (
    SELECT span.shipment_ref, e.at, e.kind,
        LEAD(e.at) OVER (PARTITION BY span.shipment_ref ORDER BY e.at) AS next_at
    FROM span JOIN track_event e ON e.parcel_ref = span.parcel_ref AND e.at BETWEEN span.start AND span.stop
    WHERE e.kind NOT IN ({_NOT_PHYSICAL})
), widest AS (
    SELECT shipment_ref, at, next_at,
        ROW_NUMBER() OVER (PARTITION BY shipment_ref ORDER BY next_at - at DESC, at) AS place
    FROM record WHERE next_at IS NOT NULL
), transit AS (
    SELECT shipment_ref, MAX(at) AS last_at, MIN(CASE WHEN kind = 'unknown' THEN at END) AS unclear_at
    FROM record GROUP BY shipment_ref
)
UPDATE shipment SET transit_last_at = t.last_at, transit_unclear_at = t.unclear_at,
    widest_gap_from = w.at, widest_gap_to = w.next_at
FROM transit t LEFT JOIN widest w ON w.shipment_ref = t.shipment_ref AND w.place = 1
WHERE t.shipment_ref = shipment.id
"""

# The same hub named again with the same action after it had been left; for leaving itself: after another place was named.
_HUB_AGAIN = f"""
UPDATE shipment SET hub_again_at = again.at
FROM (
    SELECT s.id, MIN(b.at) AS at
    FROM shipment s
        JOIN track_event a ON a.parcel_ref = s.parcel_ref AND a.hub IS NOT NULL AND a.at >= COALESCE(s.events_from, a.at)
        JOIN track_event b ON b.parcel_ref = a.parcel_ref AND b.at > a.at AND b.hub = a.hub
            AND b.at < COALESCE(s.events_until, {NEVER})
    WHERE s.parcel_ref IN (SELECT id FROM touched_parcel) AND EXISTS (
        SELECT 1 FROM track_event c WHERE c.parcel_ref = a.parcel_ref AND c.at > a.at AND c.at <= b.at AND CASE
            WHEN a.hub LIKE 'leave:%' THEN c.hub LIKE 'arrive:%' OR SUBSTR(c.hub, INSTR(c.hub, ':')) <> SUBSTR(a.hub, INSTR(a.hub, ':'))
            ELSE c.hub = 'leave' || SUBSTR(a.hub, INSTR(a.hub, ':')) END)
    GROUP BY s.id
) again
WHERE again.id = shipment.id
"""

# Tracks that could be identical have the same sum; whether they are is looked at when they are judged.
_TRACK_SUM = """
UPDATE parcel SET track_sum = (
    SELECT CASE WHEN COUNT(*) >= 3 THEN SUM(at) * 100 + COUNT(*) % 100 END FROM track_event e WHERE e.parcel_ref = parcel.id)
WHERE id IN (SELECT id FROM touched_parcel)
"""
_LOOK_ALIKES = """
INSERT OR IGNORE INTO look_alike
SELECT twin.id FROM parcel p JOIN parcel twin ON twin.track_sum = p.track_sum WHERE p.id IN (SELECT id FROM touched_parcel)
"""
# A parcel of which something is odd at sight: its number, or a track that may be another one's.
_ODD = """
UPDATE shipment SET odd = (
    SELECT CASE WHEN p.misshapen = 1 OR EXISTS (
        SELECT 1 FROM parcel twin WHERE twin.track_sum = p.track_sum AND twin.id <> p.id) THEN 1 END
    FROM parcel p WHERE p.id = shipment.parcel_ref)
WHERE parcel_ref IN (SELECT id FROM touched_parcel UNION SELECT id FROM look_alike)
"""


def _keep_oddities(db: sqlite3.Connection) -> None:
    """Which tracks may be twins changes for those that looked alike before, and for those that do now."""
    db.execute("CREATE TEMP TABLE look_alike (id INTEGER PRIMARY KEY)")
    db.execute(_LOOK_ALIKES)
    db.execute(_TRACK_SUM)
    db.execute(_LOOK_ALIKES)
    db.execute(_ODD)
    db.execute(
        "UPDATE orders SET touched = 1 WHERE id IN (SELECT order_ref FROM shipment WHERE parcel_ref IN (SELECT id FROM look_alike))"
    )
    db.execute("DROP TABLE temp.look_alike")


def keep_milestones(db: sqlite3.Connection) -> None:
    """Works out the milestones of all shipments of the touched parcels and marks their orders for judgement."""
    db.execute(_FIRSTS)
    db.execute(
        "UPDATE shipment SET transit_last_at = NULL, transit_unclear_at = NULL, widest_gap_from = NULL,"
        " widest_gap_to = NULL, elsewhere = NULL, hub_again_at = NULL WHERE parcel_ref IN (SELECT id FROM touched_parcel)"
    )
    db.execute(_ELSEWHERE)
    db.execute(_TRANSIT)
    db.execute(_HUB_AGAIN)
    _keep_oddities(db)
    db.execute(
        "UPDATE orders SET touched = 1 WHERE id IN"
        " (SELECT order_ref FROM shipment WHERE parcel_ref IN (SELECT id FROM touched_parcel))"
    )

"""Milestones of a shipment, worked out once from its track when something of it changed."""

from __future__ import annotations

import sqlite3

from shopguard.core.parcel import NOT_PHYSICAL

NEVER = 1 << 40  # later than any moment this program will see
_NOT_PHYSICAL = ", ".join(f"'{kind.value}'" for kind in NOT_PHYSICAL)


# The records of a shipment: its track, and what a parcel list tells of it. A list's records are one journey's; all of them are
# from before a reused number's later upload if the first one is.
# The pickup is the first pickup record of either, without one the courier's first scan. An earlier record of any other kind may
# have been the pickup: kept apart, it turns a red into a suspicion. Of a list only pickup and signing are moments to count on:
# its last record tells by when something had happened. A list with records but without this journey's pickup does not speak of it.
_FIRSTS = f"""
WITH listed AS (
    SELECT id AS parcel_ref, picked_up_at, signed_at, CASE WHEN last_kind NOT IN ({_NOT_PHYSICAL}) THEN last_at END AS last_at,
        last_kind
    FROM parcel WHERE list_known_as_of IS NOT NULL AND id IN (SELECT id FROM touched_parcel)
), journey AS (
    SELECT s.id AS shipment_ref, l.* FROM listed l JOIN shipment s ON s.parcel_ref = l.parcel_ref
    WHERE s.events_from IS NULL OR s.events_from <= MIN(
        COALESCE(l.picked_up_at, {NEVER}), COALESCE(l.signed_at, {NEVER}), COALESCE(l.last_at, {NEVER}))
), record AS (
    SELECT s.id AS shipment_ref, e.at, e.kind, e.province, 0 AS listed
    FROM shipment s JOIN track_event e ON e.parcel_ref = s.parcel_ref
    WHERE s.parcel_ref IN (SELECT id FROM touched_parcel)
        AND e.kind NOT IN ({_NOT_PHYSICAL}) AND (s.events_from IS NULL OR e.at >= s.events_from)
    UNION ALL
    SELECT shipment_ref, picked_up_at, 'pickup', NULL, 1 FROM journey WHERE picked_up_at IS NOT NULL
    UNION ALL
    SELECT shipment_ref, signed_at, 'signed', NULL, 1 FROM journey WHERE signed_at IS NOT NULL
    UNION ALL
    SELECT shipment_ref, last_at, last_kind, NULL, 1 FROM journey WHERE last_at IS NOT NULL
), firsts AS (
    SELECT shipment_ref, MIN(at) AS first_record,
        MIN(CASE WHEN NOT listed THEN at END) AS first_event, MAX(CASE WHEN NOT listed THEN at END) AS last_event,
        MIN(CASE WHEN kind = 'pickup' THEN at END) AS pickup,
        MIN(CASE WHEN kind <> 'unknown' AND NOT listed THEN at END) AS scan,
        MIN(CASE WHEN kind NOT IN ('unknown', 'pickup') AND listed THEN at END) AS picked_up_by,
        MIN(CASE WHEN kind = 'hub' AND NOT listed THEN at END) AS hub,
        MIN(CASE WHEN kind = 'hub' AND listed THEN at END) AS first_hub_by,
        MIN(CASE WHEN kind IN ('maybe_hub', 'unknown') OR (kind = 'hub' AND listed) THEN at END) AS maybe_hub,
        MIN(CASE WHEN kind = 'out' THEN at END) AS "out",
        MIN(CASE WHEN kind = 'signed' THEN at END) AS signed,
        MIN(CASE WHEN kind = 'return' THEN at END) AS returned,
        MAX(listed AND kind = 'pickup') AS listed_pickup
    FROM record GROUP BY shipment_ref
), fact AS (
    SELECT s.id, p.track_known_as_of, f.*, COALESCE(f.pickup, f.scan) AS picked_up,
        MAX(COALESCE(p.track_known_as_of, 0), CASE
            WHEN f.listed_pickup OR COALESCE(l.picked_up_at, l.signed_at, l.last_at) IS NULL THEN COALESCE(p.picked_up_known_as_of, 0)
            ELSE 0 END) AS pickup_known
    FROM shipment s JOIN parcel p ON p.id = s.parcel_ref
        LEFT JOIN listed l ON l.parcel_ref = p.id LEFT JOIN firsts f ON f.shipment_ref = s.id
    WHERE s.parcel_ref IN (SELECT id FROM touched_parcel)
)
UPDATE shipment SET
    track_known = fact.track_known_as_of,
    pickup_known = NULLIF(fact.pickup_known, 0),
    first_event_at = fact.first_event,
    picked_up_at = fact.picked_up,
    maybe_picked_up_at = CASE WHEN fact.picked_up IS NULL OR fact.first_record < fact.picked_up THEN fact.first_record END,
    picked_up_by = fact.picked_up_by,
    first_hub_at = fact.hub,
    maybe_hub_at = fact.maybe_hub,
    first_hub_by = fact.first_hub_by,
    out_at = fact."out",
    signed_at = fact.signed,
    returned_at = fact.returned,
    last_event_at = fact.last_event,
    pickup_province = (
        SELECT r.province FROM record r WHERE r.shipment_ref = shipment.id AND r.at = fact.first_event AND NOT r.listed
        ORDER BY r.province IS NULL LIMIT 1)
FROM fact WHERE fact.id = shipment.id
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


def keep_milestones(db: sqlite3.Connection) -> None:
    """Works out the milestones of all shipments of the touched parcels and marks their orders for judgement."""
    db.execute(_FIRSTS)
    db.execute(
        "UPDATE shipment SET transit_last_at = NULL, transit_unclear_at = NULL, widest_gap_from = NULL,"
        " widest_gap_to = NULL WHERE parcel_ref IN (SELECT id FROM touched_parcel)"
    )
    db.execute(_TRANSIT)
    db.execute(
        "UPDATE orders SET touched = 1 WHERE id IN"
        " (SELECT order_ref FROM shipment WHERE parcel_ref IN (SELECT id FROM touched_parcel))"
    )

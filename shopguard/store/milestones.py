"""Milestones of a shipment, worked out once from its track when something of it changed."""

from __future__ import annotations

import sqlite3

from shopguard.core.parcel import NOT_PHYSICAL

_NOT_PHYSICAL = ", ".join(f"'{kind.value}'" for kind in NOT_PHYSICAL)

# A pickup line goes first, then the platform's own 揽收时间, then the courier's first scan. An earlier record of any other
# kind may have been the pickup: kept apart, it turns a red into a suspicion.
_FIRSTS = f"""
WITH record AS (
    SELECT s.id AS shipment_ref, e.at, e.kind, e.province
    FROM shipment s JOIN track_event e ON e.parcel_ref = s.parcel_ref
    WHERE s.parcel_ref IN (SELECT id FROM {{parcels}})
        AND e.kind NOT IN ({_NOT_PHYSICAL}) AND (s.events_from IS NULL OR e.at >= s.events_from)
), firsts AS (
    SELECT shipment_ref,
        MIN(at) AS first_event, MAX(at) AS last_event,
        MIN(CASE WHEN kind = 'pickup' THEN at END) AS pickup,
        MIN(CASE WHEN kind <> 'unknown' THEN at END) AS scan,
        MIN(CASE WHEN kind = 'hub' THEN at END) AS hub,
        MIN(CASE WHEN kind IN ('maybe_hub', 'unknown') THEN at END) AS maybe_hub,
        MIN(CASE WHEN kind = 'out' THEN at END) AS "out",
        MIN(CASE WHEN kind = 'signed' THEN at END) AS signed,
        MIN(CASE WHEN kind = 'return' THEN at END) AS returned
    FROM record GROUP BY shipment_ref
), fact AS (
    SELECT s.id, p.track_known_as_of, f.*,
        MAX(COALESCE(p.track_known_as_of, 0), COALESCE(p.picked_up_known_as_of, 0)) AS pickup_known,
        COALESCE(f.pickup, CASE WHEN {{own}} THEN p.picked_up_at END,
            CASE WHEN {{own}} AND p.last_kind = 'pickup' THEN p.last_at END, f.scan) AS picked_up,
        CASE WHEN {{own}} THEN p.signed_at END AS listed_signed,
        CASE WHEN {{own}} AND p.last_kind NOT IN ({_NOT_PHYSICAL}, 'unknown') THEN p.last_at END AS listed_last,
        CASE WHEN {{own}} AND p.last_kind = 'hub' THEN p.last_at END AS listed_hub
    FROM shipment s JOIN parcel p ON p.id = s.parcel_ref LEFT JOIN firsts f ON f.shipment_ref = s.id
    WHERE s.parcel_ref IN (SELECT id FROM {{parcels}})
)
UPDATE shipment SET
    track_known = fact.track_known_as_of,
    pickup_known = NULLIF(fact.pickup_known, 0),
    first_event_at = fact.first_event,
    picked_up_at = fact.picked_up,
    maybe_picked_up_at = CASE WHEN fact.picked_up IS NULL OR fact.first_event < fact.picked_up THEN fact.first_event END,
    picked_up_by = CASE WHEN fact.picked_up IS NULL
        THEN MIN(COALESCE(fact.listed_last, fact.listed_signed), COALESCE(fact.listed_signed, fact.listed_last)) END,
    first_hub_at = fact.hub,
    maybe_hub_at = fact.maybe_hub,
    first_hub_by = CASE WHEN fact.hub IS NULL THEN fact.listed_hub END,
    out_at = fact."out",
    signed_at = COALESCE(fact.signed, fact.listed_signed),
    returned_at = fact.returned,
    last_event_at = fact.last_event,
    pickup_province = (
        SELECT r.province FROM record r WHERE r.shipment_ref = shipment.id AND r.at = fact.first_event
        ORDER BY r.province IS NULL LIMIT 1)
FROM fact WHERE fact.id = shipment.id
"""

# The list's single record belongs to the shipment unless it is from before a reused number's later upload.
_OWN = "(s.events_from IS NULL OR COALESCE(p.picked_up_at, p.last_at, p.signed_at) >= s.events_from)"

_TRANSIT = f"""
WITH span AS (
    SELECT id AS shipment_ref, parcel_ref, first_hub_at AS start,
        MIN(COALESCE(out_at, {{never}}), COALESCE(signed_at, {{never}}), COALESCE(returned_at, {{never}})) AS stop
    FROM shipment WHERE first_hub_at IS NOT NULL AND parcel_ref IN (SELECT id FROM {{parcels}})
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

NEVER = 1 << 40  # later than any moment this program will see


def keep_milestones(db: sqlite3.Connection, parcels_table: str = "touched_parcel") -> None:
    """Works out the milestones of all shipments of the touched parcels and marks their orders for judgement."""
    db.execute(_FIRSTS.format(parcels=parcels_table, own=_OWN))
    db.execute(
        "UPDATE shipment SET transit_last_at = NULL, transit_unclear_at = NULL, widest_gap_from = NULL,"
        f" widest_gap_to = NULL WHERE parcel_ref IN (SELECT id FROM {parcels_table})"
    )
    db.execute(_TRANSIT.format(parcels=parcels_table, never=NEVER))
    db.execute(
        "UPDATE orders SET touched = 1 WHERE id IN"
        f" (SELECT order_ref FROM shipment WHERE parcel_ref IN (SELECT id FROM {parcels_table}))"
    )

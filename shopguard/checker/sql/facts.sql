-- What the clauses are judged on. parcel_fact: one row per order-parcel pair; an order that was shipped under a number
-- nobody imported stands once, with shipment_ref 0. order_fact: one row per order, its parcels' pickups summed up.
chosen AS MATERIALIZED (
    SELECT o.*,
        COALESCE(o.order_type, '') LIKE '%极速%' OR COALESCE(o.order_type, '') LIKE '%阶梯%' AS express_or_stepped,
        o.status = 'closed' OR o.refunded = 1 AS is_closed,
        CASE WHEN o.status = 'closed' THEN o.finished_at END AS closed_at
    FROM orders o WHERE o.status <> 'unpaid' {scope}
),
parcel_fact AS (
    SELECT o.id AS order_ref, COALESCE(s.id, 0) AS shipment_ref, s.parcel_ref,
        o.submitted_at AS submitted, o.paid_at AS paid,
        CASE WHEN s.id IS NULL THEN o.uploaded_at ELSE s.uploaded_at END AS uploaded,
        s.picked_up_at AS picked_up, s.maybe_picked_up_at AS maybe_picked_up, s.picked_up_by, s.pickup_known,
        s.first_hub_at AS first_hub, s.maybe_hub_at AS maybe_first_hub, s.first_hub_by, s.track_known,
        s.out_at, s.signed_at, s.returned_at, s.last_event_at, s.events_from,
        s.transit_last_at, s.transit_unclear_at, s.widest_gap_from, s.widest_gap_to,
        s.pickup_province, o.province AS receiver_province,
        o.express_or_stepped, o.is_closed, o.closed_at
    FROM chosen o LEFT JOIN shipment s ON s.order_ref = o.id AND s.withdrawn = 0
    WHERE s.id IS NOT NULL OR o.status IN ('shipped', 'partly_shipped', 'finished') OR o.uploaded_at IS NOT NULL
),
pickup AS (
    SELECT o.id AS order_ref, COUNT(s.id) AS parcels,
        MAX(CASE WHEN s.picked_up_at <= :at THEN s.picked_up_at END) AS last_pickup,
        SUM(s.picked_up_at IS NULL OR s.picked_up_at > :at) AS missing,
        SUM((s.picked_up_at IS NULL OR s.picked_up_at > :at) AND s.pickup_known IS NULL) AS missing_untracked,
        MIN(CASE WHEN s.picked_up_at IS NULL OR s.picked_up_at > :at THEN {known_pickup} END) AS missing_known_least,
        MAX(CASE WHEN s.picked_up_at IS NULL OR s.picked_up_at > :at THEN {known_pickup} END) AS missing_known_most,
        -- parcels that are late or missing beyond doubt: no earlier record that may have been the pickup
        SUM((s.picked_up_at IS NULL OR s.picked_up_at > o.promised_at)
            AND (s.maybe_picked_up_at IS NULL OR s.maybe_picked_up_at > o.promised_at)) AS beyond_doubt,
        MAX(CASE WHEN s.picked_up_at IS NULL OR s.picked_up_at > :at THEN s.picked_up_by END) AS missing_by_most,
        SUM((s.picked_up_at IS NULL OR s.picked_up_at > :at) AND s.picked_up_by IS NULL) AS missing_without_by
    FROM chosen o JOIN shipment s ON s.order_ref = o.id AND s.withdrawn = 0
    GROUP BY o.id
),
order_fact AS (
    SELECT o.id AS order_ref, 0 AS shipment_ref, o.submitted_at AS submitted, o.paid_at AS paid,
        o.uploaded_at AS uploaded, o.promised_at AS promised,
        CASE
            WHEN p.missing = 0 AND o.status <> 'partly_shipped' THEN p.last_pickup
            WHEN p.last_pickup > o.promised_at THEN p.last_pickup -- one parcel too late is enough
        END AS shipped,
        CASE WHEN p.parcels > 0 AND p.beyond_doubt = 0 AND o.status <> 'partly_shipped' THEN o.promised_at END
            AS maybe_shipped,
        CASE WHEN p.missing > 0 AND p.missing_without_by = 0 AND o.status <> 'partly_shipped' THEN p.missing_by_most END
            AS shipped_by,
        CASE
            WHEN p.parcels IS NULL AND o.status = 'to_ship' THEN {known_order} -- not uploaded: not picked up
            WHEN p.parcels IS NULL THEN NULL
            WHEN p.missing_known_most >= o.promised_at THEN p.missing_known_most
            WHEN o.status = 'partly_shipped' AND COALESCE({known_order}, 0) >= o.promised_at THEN {known_order}
            WHEN p.missing_untracked > 0 THEN NULL
            ELSE COALESCE(p.missing_known_least, CASE WHEN o.status = 'partly_shipped' THEN {known_order} END)
        END AS shipped_known,
        o.express_or_stepped, o.is_closed, o.closed_at
    FROM chosen o LEFT JOIN pickup p ON p.order_ref = o.id
)

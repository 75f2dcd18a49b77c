-- What the clauses are judged on. parcel_fact: one row per order-parcel pair; an order that was shipped under a number
-- nobody imported stands once, with shipment_ref 0. order_fact: one row per order, its parcels' pickups summed up.
chosen AS MATERIALIZED (
    SELECT o.*, {order_known} AS order_known,
        COALESCE(o.order_type, '') LIKE '%极速%' OR COALESCE(o.order_type, '') LIKE '%阶梯%' AS express_or_stepped,
        o.status = 'closed' OR o.refunded = 1 AS is_closed,
        CASE WHEN o.status = 'closed' THEN o.finished_at END AS closed_at
    FROM orders o WHERE o.status <> 'unpaid' {scope}
),
parcel_fact AS (
    SELECT o.id AS order_ref, COALESCE(s.id, 0) AS shipment_ref, s.parcel_ref,
        o.submitted_at AS submitted, o.paid_at AS paid,
        CASE WHEN s.id IS NULL THEN o.uploaded_at ELSE s.uploaded_at END AS uploaded,
        s.picked_up_at AS picked_up, s.maybe_picked_up_at AS maybe_picked_up, s.picked_up_by, {pickup_known} AS pickup_known,
        s.first_hub_at AS first_hub, s.maybe_hub_at AS maybe_first_hub, s.first_hub_by, {track_known} AS track_known,
        s.out_at, s.signed_at, s.returned_at, s.last_event_at, s.events_from,
        s.transit_last_at, s.transit_unclear_at, s.widest_gap_from, s.widest_gap_to,
        s.pickup_province, o.province AS receiver_province,
        o.express_or_stepped, o.is_closed, o.closed_at,
        EXISTS (SELECT 1 FROM shipment w WHERE w.order_ref = o.id AND w.withdrawn = 1) AS corrected
    FROM chosen o LEFT JOIN shipment s ON s.order_ref = o.id AND s.withdrawn = 0
    WHERE s.id IS NOT NULL OR o.status IN ('shipped', 'partly_shipped', 'finished') OR o.uploaded_at IS NOT NULL
),
part AS ( -- a parcel as a part of its order
    SELECT o.id AS order_ref, o.promised_at, s.picked_up_by,
        CASE WHEN s.picked_up_at <= :seen THEN s.picked_up_at END AS picked_up,
        COALESCE(s.picked_up_at > :seen, 1) AND COALESCE(s.picked_up_by > MIN(:seen, o.promised_at), 1) AS missing,
        -- the export of an order not sent speaks for its parcels, which only a list names: none had left by then
        NULLIF(MAX(COALESCE({pickup_known}, 0), CASE o.status WHEN 'to_ship' THEN COALESCE(o.order_known, 0) ELSE 0 END), 0)
            AS known,
        COALESCE(s.maybe_picked_up_at > o.promised_at, 1) AS beyond_doubt -- no record that may have been a pickup in time
    FROM chosen o JOIN shipment s ON s.order_ref = o.id AND s.withdrawn = 0
),
pickup AS (
    SELECT order_ref, COUNT(picked_up) = COUNT(*) AS all_picked_up, MAX(picked_up) AS last_pickup, SUM(missing) AS missing,
        MAX(CASE WHEN picked_up IS NULL THEN picked_up_by END) AS picked_up_by, MAX(CASE WHEN missing THEN known END) AS missing_known,
        MAX(beyond_doubt AND (COALESCE(picked_up > promised_at, 0) OR (missing AND COALESCE(known >= promised_at, 0)))) AS proved
    FROM part GROUP BY order_ref
),
order_fact AS (
    SELECT o.id AS order_ref, 0 AS shipment_ref, o.submitted_at AS submitted, o.paid_at AS paid,
        o.uploaded_at AS uploaded, o.promised_at AS promised,
        CASE
            WHEN p.all_picked_up AND o.status <> 'partly_shipped' THEN p.last_pickup
            WHEN p.last_pickup > o.promised_at THEN p.last_pickup -- one parcel too late is enough
        END AS shipped,
        CASE WHEN NOT p.proved AND NOT (o.status = 'partly_shipped' AND COALESCE(o.order_known >= o.promised_at, 0))
            THEN o.promised_at END AS maybe_shipped,
        CASE WHEN p.missing = 0 AND o.status <> 'partly_shipped' THEN p.picked_up_by END AS shipped_by,
        -- what is known not to have left speaks for the order, whatever is unknown of the rest
        NULLIF(MAX(COALESCE(p.missing_known, 0), CASE
            WHEN o.status = 'partly_shipped' OR (o.status = 'to_ship' AND p.order_ref IS NULL) THEN COALESCE(o.order_known, 0)
            ELSE 0 END), 0) AS shipped_known,
        o.express_or_stepped, o.is_closed, o.closed_at
    FROM chosen o LEFT JOIN pickup p ON p.order_ref = o.id
)

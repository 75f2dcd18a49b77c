-- An order's pickups held against one deadline: every parcel has to be picked up by then (due_by: the deadline that counts
-- after extensions and agreements). What no courier tells of has left when it was uploaded. An agreed after-sale without a
-- moment excuses each parcel that has not left by itself: what is known of it proves nothing against the others.
WITH clocked AS MATERIALIZED (
    SELECT *, {due_by} AS due_by, after_sale_agreed AND after_sale_at IS NULL AS undated FROM (
        SELECT *, {since} AS since, {deadline} AS deadline, {agreed_until} AS agreed_until, {sender_province} AS sender_province
        FROM ({told}) told WHERE {in_question}
    ) clocked
)
SELECT o.id AS order_ref, 0 AS shipment_ref, o.since, o.deadline, o.agreed_until, o.sender_province, o.receiver_province,
    o.submitted, o.paid, o.promised, o.express_or_stepped, o.is_closed, o.closed_at, o.after_sale_agreed, o.after_sale_at,
    CASE
        WHEN p.all_picked_up AND o.status <> 'partly_shipped' THEN p.last_pickup
        WHEN p.last_pickup > o.due_by THEN p.last_pickup -- one parcel too late is enough
    END AS shipped,
    CASE WHEN NOT p.proved AND NOT (o.status = 'partly_shipped' AND COALESCE(o.order_known >= o.due_by, 0)
        AND NOT o.undated) THEN o.deadline END AS maybe_shipped,
    CASE
        WHEN p.missing = 0 AND o.status <> 'partly_shipped' THEN p.picked_up_by
        ELSE p.late_by -- gone too late by what a list tells: no longer something that has not happened
    END AS shipped_by,
    -- what is known not to have left speaks for the order, whatever is unknown of the rest
    CASE WHEN p.late_by IS NOT NULL AND o.undated THEN p.late_known
    ELSE NULLIF(MAX(COALESCE(p.missing_known, 0), CASE
        WHEN o.status = 'partly_shipped' OR o.never_sent OR (o.status = 'to_ship' AND p.order_ref IS NULL) THEN COALESCE(o.order_known, 0)
        ELSE 0 END), 0) END AS shipped_known{maybe_later}
FROM clocked o LEFT JOIN (
    SELECT order_ref, COUNT(picked_up) = COUNT(*) AS all_picked_up, MAX(picked_up) AS last_pickup, SUM(missing) AS missing,
        MAX(COALESCE(picked_up, picked_up_by)) AS picked_up_by, MAX(CASE WHEN missing THEN known END) AS missing_known,
        MAX(CASE WHEN missing AND picked_up_by <= :seen THEN picked_up_by END) AS late_by,
        MAX(CASE WHEN missing AND picked_up_by <= :seen THEN known END) AS late_known,
        MAX(beyond_doubt AND (COALESCE(picked_up > due_by, 0) OR (
            missing AND COALESCE(known >= due_by, 0) AND NOT (undated AND COALESCE(picked_up_by > :seen, 1))))) AS proved{proved_later}
    FROM ( -- a parcel as a part of its order
        SELECT order_ref, due_by, picked_up_by, undated, CASE WHEN left_at <= :seen THEN left_at END AS picked_up,
            COALESCE(left_at > :seen, 1) AND COALESCE(picked_up_by > MIN(:seen, COALESCE(due_by, :seen)), 1) AS missing,
            -- the export of an order not sent speaks for its parcels, which only a list names: none had left by then
            NULLIF(MAX(COALESCE(known, 0), CASE status WHEN 'to_ship' THEN COALESCE(order_known, 0) ELSE 0 END), 0) AS known,
            COALESCE(maybe_left_at > due_by, 1) AS beyond_doubt -- no record that may have been a pickup in time
        FROM (
            SELECT c.id AS order_ref, c.due_by, c.status, c.order_known, c.undated,
                s.picked_up_at AS left_at, s.maybe_picked_up_at AS maybe_left_at,
                s.picked_up_by, {pickup_known} AS known
            FROM clocked c JOIN shipment s ON s.order_ref = c.id AND s.withdrawn = 0 WHERE c.untracked IS NULL
            {untracked}
        )
    ) GROUP BY order_ref
) p ON p.order_ref = o.id

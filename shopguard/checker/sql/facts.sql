-- What the clauses are judged on. parcel_fact: one row per order-parcel pair; an order that was shipped under a number
-- nobody imported stands once, with shipment_ref 0. order_fact: one row per order.
chosen AS MATERIALIZED (
    SELECT o.id, o.status, o.promised_at, o.paid_at, o.submitted_at, o.uploaded_at, o.province, o.known_as_of, o.first_uploaded_at,
        o.after_sale_agreed, o.buyer_asked, o.address_changed, o.refund_open, {order_known} AS order_known,
        COALESCE(o.order_type, '') LIKE '%极速%' OR COALESCE(o.order_type, '') LIKE '%阶梯%' AS express_or_stepped,
        COALESCE(o.order_type, '') LIKE '%预售%' AS presale,
        o.status = 'closed' OR o.refunded = 1 AS is_closed,
        -- closed without anything ever uploaded: its export says that nothing had left by then
        o.status = 'closed' AND o.unsent AND NOT EXISTS (SELECT 1 FROM shipment s WHERE s.order_ref = o.id) AS never_sent,
        COALESCE(CASE WHEN o.status = 'closed' THEN o.finished_at END, t.refunded_at) AS closed_at,
        t.after_sale_agreed_at AS after_sale_at, t.agreed_ship_at AS agreed_ship, t.agreed_delivery_at AS agreed_delivery,
        COALESCE(t.pets, 0) AS pets, COALESCE(t.used_3c, 0) AS used_3c, COALESCE(t.qic, 0) AS qic,
        COALESCE(t.seller_delivered, 0) AS seller_delivered, COALESCE(t.complaint, 0) AS complaint, COALESCE(t.fraud, 0) AS fraud,
        -- without a courier that returns data nothing a courier scans can be waited for
        CASE WHEN t.no_courier_data = 1 THEN 'no_courier_data' WHEN t.seller_delivered = 1 THEN 'seller_delivered' END AS untracked,
        t.question_at AS question, t.answered_at AS answered, t.delivered_at, t.qic_received_at AS qic_received,
        -- when the last of all parcels was picked up, where a courier tells it of each of them
        CASE WHEN o.status <> 'partly_shipped' AND COALESCE(t.no_courier_data, 0) = 0 AND COALESCE(t.seller_delivered, 0) = 0 THEN (
            SELECT NULLIF(MAX(COALESCE(s.picked_up_at, {never})), {never}) FROM shipment s WHERE s.order_ref = o.id AND s.withdrawn = 0
        ) END AS all_left_at,
        t.inspected_at, t.return_asked_at, t.refund_asked_at, t.refund_open_at, t.intercepted_at
    FROM {orders} LEFT JOIN order_trait t ON t.order_ref = o.id WHERE o.status <> 'unpaid'
),
pair AS NOT MATERIALIZED (
    SELECT o.id AS order_ref, COALESCE(s.id, 0) AS shipment_ref, s.parcel_ref,
        o.submitted_at AS submitted, o.paid_at AS paid,
        CASE WHEN s.id IS NULL THEN o.uploaded_at ELSE s.uploaded_at END AS uploaded,
        s.picked_up_at AS picked_up, s.maybe_picked_up_at AS maybe_picked_up, s.picked_up_by, {pickup_known} AS pickup_known,
        s.first_hub_at AS first_hub, s.maybe_hub_at AS maybe_first_hub, s.first_hub_by, {track_known} AS track_known,
        s.first_record_at, s.first_understood_at, s.first_unclear_at, s.last_unclear_at, s.out_at, s.signed_at AS signed, s.returned_at, s.refused_at, s.trouble_at,
        s.recalled_at, s.no_number_at, s.elsewhere_at, s.maybe_elsewhere_at, s.elsewhere, s.hub_again_at, s.shared, s.odd,
        s.last_event_at, s.last_record_at, {record_known} AS record_known, s.events_from, s.events_until,
        s.transit_last_at, s.transit_unclear_at, s.widest_gap_from, s.widest_gap_to,
        s.pickup_province AS sender_province, o.province AS receiver_province,
        o.express_or_stepped, o.presale, o.is_closed, o.closed_at, o.after_sale_agreed, o.after_sale_at, o.buyer_asked,
        o.address_changed, o.refund_open, o.order_known, o.agreed_ship, o.agreed_delivery, o.untracked, o.pets, o.used_3c, o.qic,
        o.seller_delivered, o.complaint, o.fraud, o.question, o.answered, o.delivered_at, o.qic_received, o.inspected_at,
        o.return_asked_at, o.refund_asked_at, o.refund_open_at, o.intercepted_at,
        s.id IS NOT NULL OR o.status IN ('shipped', 'partly_shipped', 'finished') OR o.uploaded_at IS NOT NULL AS was_sent
    FROM chosen o LEFT JOIN shipment s ON s.order_ref = o.id AND s.withdrawn = 0
),
parcel_fact AS MATERIALIZED (SELECT * FROM pair WHERE was_sent),
tagged_fact AS MATERIALIZED (SELECT * FROM pair WHERE qic OR used_3c OR seller_delivered OR fraud),
order_fact AS NOT MATERIALIZED (
    SELECT o.id AS order_ref, 0 AS shipment_ref, o.submitted_at AS submitted, o.paid_at AS paid, o.uploaded_at AS uploaded,
        o.promised_at AS promised, o.express_or_stepped, o.is_closed, o.closed_at, o.after_sale_agreed, o.after_sale_at,
        o.first_uploaded_at AS line_uploaded,
        (SELECT MIN(s.uploaded_at) FROM shipment s WHERE s.order_ref = o.id AND s.withdrawn = 0) AS pair_uploaded,
        -- a status that says sent speaks by the moment of its export
        CASE WHEN o.status IN ('shipped', 'partly_shipped', 'finished') AND o.uploaded_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM shipment s WHERE s.order_ref = o.id AND s.withdrawn = 0 AND s.uploaded_at IS NOT NULL)
            THEN o.known_as_of END AS sent_by,
        o.order_known,
        NULL AS sender_province, o.province AS receiver_province
    FROM chosen o
)

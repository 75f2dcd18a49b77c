-- gives: since happened other fixed_why ahead begins_at
-- Several numbers one after another on an order that is late. Told by the judgement that stands already: it runs after it.
SELECT s.order_ref, s.id AS shipment_ref, s.uploaded_at AS since, s.uploaded_at AS happened, before.waybill AS other,
    CASE WHEN before.withdrawn = 1 THEN 'reshipped' ELSE 'maybe_reshipped' END AS fixed_why,
    {ahead} AS ahead, {begins_at} AS begins_at -- what is late later is so from then on
FROM judgement late
    JOIN orders o ON o.id = late.order_ref AND COALESCE(o.province, '') NOT IN ({relayed}) AND o.exchanged = 0
    JOIN shipment s ON s.order_ref = o.id AND s.withdrawn = 0 AND s.uploaded_at <= :seen
    JOIN (
        SELECT e.*, p.waybill FROM shipment e JOIN parcel p ON p.id = e.parcel_ref
    ) before ON before.order_ref = o.id AND before.id <> s.id AND (
        (before.withdrawn = 1 AND COALESCE(before.uploaded_at < s.uploaded_at, 1))
        OR (o.one_piece = 1 AND before.withdrawn = 0 AND before.uploaded_at < s.uploaded_at AND COALESCE(before.picked_up_at > :seen, 1)
            AND COALESCE(before.picked_up_by > :seen, 1)))
WHERE late.clause = 'ship-overdue' AND {is_late}

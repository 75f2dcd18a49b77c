-- Who used the same number before. A merged parcel (the same address) is no reuse and says so.
SELECT order_ref, shipment_ref, 'waybill-reused' AS clause, {effective} AS effective, {watch} AS watch,
    uploaded AS since, NULL AS deadline, other_uploaded_at AS happened, NULL AS maybe, NULL AS happened_by,
    NULL AS known, NULL AS soft, is_closed, closed_at, other_order_id AS other,
    CASE grade WHEN 3 THEN 'reused' WHEN 2 THEN 'reused_likely' WHEN 1 THEN 'reused_unknown' ELSE 'merged' END AS fixed_why
FROM (
    SELECT graded.*, ROW_NUMBER() OVER (
        PARTITION BY order_ref, shipment_ref ORDER BY grade DESC, other_uploaded_at, other_order_ref
    ) AS place
    FROM (
        SELECT f.order_ref, f.shipment_ref, f.uploaded, f.is_closed, f.closed_at, u.other_order_ref, u.other_uploaded_at,
            other.order_id AS other_order_id,
            CASE
                WHEN difference = 'same' THEN 0
                WHEN difference = 'unknown' THEN 1
                -- which of the two came first is not known: only likely
                WHEN difference = 'certain' AND u.other_uploaded_at < f.uploaded THEN 3
                ELSE 2
            END AS grade
        FROM (
            SELECT f.*, u.other_order_ref AS u_other, CASE WHEN {compares_receiver} AND u.receiver = 'certain'
                THEN 'certain' ELSE u.address END AS difference
            FROM parcel_fact f JOIN shared_use u ON u.shipment_ref = f.shipment_ref
            WHERE {in_force}
        ) f
        JOIN shared_use u ON u.shipment_ref = f.shipment_ref AND u.other_order_ref = f.u_other
        JOIN orders other ON other.id = u.other_order_ref
        WHERE COALESCE(f.uploaded, 0) <= :at AND COALESCE(u.other_uploaded_at, 0) <= :at
            AND (difference = 'same' OR COALESCE(u.other_uploaded_at <= f.uploaded, 1))
            AND COALESCE(f.uploaded - u.other_uploaded_at <= {look_back}, 1)
    ) graded
)
WHERE place = 1

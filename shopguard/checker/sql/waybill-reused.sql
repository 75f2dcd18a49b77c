-- gives: dated since happened other fixed_why
-- Who used the same number before. A merged parcel (the same address) is no reuse and says so.
SELECT order_ref, shipment_ref, COALESCE(uploaded, paid, submitted, :seen) AS dated, uploaded AS since, other_uploaded_at AS happened, other_order_id AS other,
    CASE grade WHEN 3 THEN 'reused' WHEN 2 THEN 'reused_likely' WHEN 1 THEN 'reused_unknown' ELSE 'merged' END AS fixed_why
FROM (
    SELECT order_ref, shipment_ref, uploaded, paid, submitted, other_uploaded_at, other_order_id, grade, ROW_NUMBER() OVER (
        PARTITION BY order_ref, shipment_ref ORDER BY grade DESC, other_uploaded_at, other_order_ref
    ) AS place
    FROM (
        SELECT f.order_ref, f.shipment_ref, f.uploaded, f.paid, f.submitted, f.other_order_ref, f.other_uploaded_at,
            other.order_id AS other_order_id,
            CASE
                WHEN difference = 'same' THEN 0
                WHEN difference = 'unknown' THEN 1
                WHEN difference = 'certain' AND other_uploaded_at < uploaded THEN 3
                ELSE 2 -- which of the two came first is not known, or the address is only likely another: likely
            END AS grade
        FROM (
            SELECT f.order_ref, f.shipment_ref, f.uploaded, f.paid, f.submitted, u.other_order_ref, u.other_uploaded_at,
                CASE WHEN {compares_receiver} AND u.receiver = 'certain' THEN 'certain' ELSE u.address END AS difference
            FROM parcel_fact f JOIN shared_use u ON u.shipment_ref = f.shipment_ref
            WHERE {really_shared} AND COALESCE(f.uploaded, 0) <= :seen AND COALESCE(u.other_uploaded_at, 0) <= :seen
                AND COALESCE(f.uploaded - u.other_uploaded_at <= {look_back}, 1)
        ) f JOIN orders other ON other.id = f.other_order_ref
        WHERE difference = 'same' OR COALESCE(other_uploaded_at <= uploaded, 1)
    ) graded
)
WHERE place = 1

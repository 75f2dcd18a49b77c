-- gives: dated since happened fixed_why
-- The courier's first record lies before the payment. A line nobody understands may be the platform's own.
SELECT order_ref, shipment_ref, at AS dated, paid AS since, at AS happened,
    CASE WHEN NOT understood THEN 'maybe_before_payment' WHEN presale THEN 'before_payment_presale' ELSE 'before_payment' END AS fixed_why
FROM (
    SELECT *, CASE WHEN first_understood_at < paid THEN first_understood_at ELSE first_record_at END AS at,
        COALESCE(first_understood_at < paid, 0) AS understood
    FROM parcel_fact WHERE first_record_at < paid AND paid <= :seen
)

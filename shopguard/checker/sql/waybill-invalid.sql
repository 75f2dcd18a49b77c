-- gives: dated since happened fixed_why
-- The number's shape is not its courier's, or the courier says that there is no such number and no record speaks against it.
SELECT f.order_ref, f.shipment_ref, COALESCE(f.uploaded, f.paid, f.submitted, :seen) AS dated, f.uploaded AS since, 
    CASE WHEN f.no_number_at <= :seen AND COALESCE(f.first_record_at > :seen, 1) THEN f.no_number_at END AS happened,
    CASE WHEN p.misshapen = 1 THEN 'misshapen' ELSE 'no_such_number' END AS fixed_why
FROM parcel_fact f JOIN parcel p ON p.id = f.parcel_ref
WHERE (p.misshapen = 1 OR (f.no_number_at <= :seen AND COALESCE(f.first_record_at > :seen, 1)))
    AND COALESCE(f.uploaded, 0) <= :seen

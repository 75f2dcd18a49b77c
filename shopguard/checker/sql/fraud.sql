-- gives: dated fixed_why
-- The owner says that a complaint speaks of an empty parcel, other goods, fewer than half or nothing received.
SELECT order_ref, shipment_ref, COALESCE(paid, submitted, :seen) AS dated, 'complaint_of_fraud' AS fixed_why
FROM tagged_fact WHERE fraud = 1

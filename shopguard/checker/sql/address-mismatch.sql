-- gives: since happened other fixed_why
-- Out for delivery or signed in another province or city than the order's address. The first proved record counts; a name that
-- may be a shop's or a street's only arouses suspicion.
SELECT order_ref, shipment_ref, at AS since, at AS happened, elsewhere AS other,
    CASE WHEN address_changed = 1 THEN 'address_changed' WHEN NOT sure THEN 'maybe_elsewhere'
        -- the way back may hide in a line nobody understands, or follow from what the buyer asked for
        WHEN first_unclear_at <= at THEN 'elsewhere_unclear' WHEN buyer_asked = 1 THEN 'elsewhere_asked' ELSE 'elsewhere' END AS fixed_why
FROM (
    SELECT *, CASE WHEN elsewhere_at <= :seen THEN elsewhere_at ELSE maybe_elsewhere_at END AS at,
        COALESCE(elsewhere_at <= :seen, 0) AS sure
    FROM parcel_fact WHERE elsewhere_at <= :seen OR maybe_elsewhere_at <= :seen
)

-- gives: since happened known fixed_why fixed_later other
-- The parcel came back or its waybill was cancelled. Whether the buyer asked for it only the order's export, the owner or a
-- refusal on the track can tell; the export up to its own moment. fixed_later: the same once it speaks up to then.
SELECT order_ref, shipment_ref, recalled_at AS since, recalled_at AS happened, order_known AS known, fixed_why,
    CASE WHEN fixed_why = 'asked_back_unknown' AND buyer_asked IS NOT NULL AND order_known IS NOT NULL THEN unasked
        ELSE fixed_why END AS fixed_later,
    CASE WHEN recalled_at = returned_at THEN 'returned' ELSE 'cancelled' END AS other
FROM (
    SELECT *, CASE
        WHEN is_closed OR return_asked_at <= recalled_at OR refund_asked_at <= recalled_at
            OR (buyer_asked = 1 AND COALESCE(return_asked_at, refund_asked_at) IS NULL) THEN 'asked_back'
        WHEN refused_at <= recalled_at THEN 'refused'
        WHEN buyer_asked = 2 THEN 'maybe_asked_back'
        WHEN buyer_asked IS NULL OR COALESCE(order_known < recalled_at, 1) THEN 'asked_back_unknown'
        ELSE unasked
    END AS fixed_why
    FROM (
        SELECT *, CASE
            WHEN trouble_at <= recalled_at THEN 'returned_undelivered'
            WHEN first_unclear_at <= recalled_at THEN 'maybe_recalled' -- a refusal may hide in it
            ELSE 'recalled'
        END AS unasked
        FROM parcel_fact WHERE recalled_at <= :seen
    )
)

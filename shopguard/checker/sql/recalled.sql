-- gives: since happened known fixed_why other
-- The parcel came back or its waybill was cancelled. Whether the buyer asked for it only the order's export, the owner or a
-- refusal on the track can tell; the export up to its own moment.
SELECT order_ref, shipment_ref, recalled_at AS since, recalled_at AS happened, order_known AS known,
    CASE
        WHEN is_closed OR return_asked_at <= recalled_at OR refund_asked_at <= recalled_at
            OR (buyer_asked = 1 AND COALESCE(return_asked_at, refund_asked_at) IS NULL) THEN 'asked_back'
        WHEN refused_at <= recalled_at THEN 'refused'
        WHEN buyer_asked = 2 THEN 'maybe_asked_back'
        WHEN buyer_asked IS NULL OR COALESCE(order_known < recalled_at, 1) THEN 'asked_back_unknown'
        WHEN trouble_at <= recalled_at THEN 'returned_undelivered'
        WHEN first_unclear_at <= recalled_at THEN 'maybe_recalled' -- a refusal may hide in it
        ELSE 'recalled'
    END AS fixed_why,
    CASE WHEN recalled_at = returned_at THEN 'returned' ELSE 'cancelled' END AS other
FROM parcel_fact WHERE recalled_at <= :seen

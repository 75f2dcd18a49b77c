-- gives: since deadline maybe known off is_closed closed_at after_sale_agreed after_sale_at sender_province receiver_province
-- Picked up, neither signed nor coming back, and then silence: a clock from the last record on.
SELECT order_ref, shipment_ref, at AS since, at + {limit} AS deadline, CASE WHEN unclear THEN at END AS maybe, record_known AS known, untracked AS off,
    is_closed, closed_at, after_sale_agreed, after_sale_at, sender_province, receiver_province
FROM (
    SELECT *,
        CASE WHEN last_record_at <= :seen THEN last_record_at ELSE NULLIF(MAX( -- in the past: the last one that had come
            COALESCE((SELECT MAX(e.at) FROM track_event e WHERE e.parcel_ref = f.parcel_ref AND e.at <= :seen
                AND e.kind NOT IN ({not_physical}) AND e.at >= COALESCE(f.events_from, e.at)), 0),
            COALESCE((SELECT MAX(COALESCE(CASE WHEN p.picked_up_at <= :seen THEN p.picked_up_at END, 0),
                COALESCE(CASE WHEN p.last_at <= :seen AND p.last_kind NOT IN ({not_physical}) THEN p.last_at END, 0))
                FROM parcel p WHERE p.id = f.parcel_ref AND p.list_known_as_of IS NOT NULL AND (f.events_from IS NULL
                    OR f.events_from <= MIN(COALESCE(p.picked_up_at, {never}), COALESCE(p.signed_at, {never}),
                        COALESCE(CASE WHEN p.last_kind NOT IN ({not_physical}) THEN p.last_at END, {never})))), 0)), 0)
        END AS at,
        -- a record nobody understands may have been the signing
        CASE WHEN last_unclear_at <= :seen THEN last_unclear_at >= COALESCE(CASE WHEN picked_up <= :seen THEN picked_up END, picked_up_by)
            ELSE EXISTS (SELECT 1 FROM track_event e WHERE e.parcel_ref = f.parcel_ref AND e.kind = 'unknown'
                AND e.at BETWEEN COALESCE(CASE WHEN picked_up <= :seen THEN picked_up END, picked_up_by) AND :seen)
        END AS unclear
    FROM parcel_fact f
    WHERE (picked_up <= :seen OR picked_up_by <= :seen) AND COALESCE(signed > :seen, 1) AND COALESCE(returned_at > :seen, 1)
)
WHERE at IS NOT NULL

-- gives: dated since happened other fixed_why
-- Two waybills with the very same track, or one track that names a hub again after it was left. A reused number's track is several
-- journeys' and nobody's twin.
SELECT order_ref, shipment_ref, COALESCE(uploaded, paid, submitted, :seen) AS dated, uploaded AS since, happened, other,
    CASE WHEN other IS NULL THEN 'hub_again' ELSE 'same_track' END AS fixed_why
FROM (
    SELECT f.*, CASE WHEN twin.at <= COALESCE(again, twin.at) THEN twin.at ELSE again END AS happened,
        CASE WHEN twin.at <= COALESCE(again, twin.at) THEN twin.waybill END AS other
    FROM (
        SELECT order_ref, shipment_ref, parcel_ref, uploaded, paid, submitted, events_from, events_until, odd,
            CASE WHEN hub_again_at <= :seen THEN hub_again_at END AS again
        FROM parcel_fact WHERE odd = 1 OR hub_again_at <= :seen
    ) f LEFT JOIN (
        SELECT p.id AS parcel_ref, MIN(q.waybill) AS waybill, (SELECT MAX(e.at) FROM track_event e WHERE e.parcel_ref = p.id) AS at
        FROM parcel p JOIN parcel q ON q.track_sum = p.track_sum AND q.id <> p.id
        WHERE p.id IN (SELECT parcel_ref FROM parcel_fact WHERE odd = 1) AND NOT EXISTS (
            SELECT 1 FROM track_event a WHERE a.parcel_ref = p.id AND NOT EXISTS (
                SELECT 1 FROM track_event b WHERE b.parcel_ref = q.id AND b.at = a.at AND b.text = a.text))
            AND (SELECT COUNT(*) FROM track_event a WHERE a.parcel_ref = p.id)
                = (SELECT COUNT(*) FROM track_event b WHERE b.parcel_ref = q.id)
        GROUP BY p.id
    ) twin ON twin.parcel_ref = f.parcel_ref AND twin.at <= :seen AND f.events_from IS NULL AND f.events_until IS NULL
    WHERE COALESCE(uploaded, 0) <= :seen
)
WHERE happened IS NOT NULL

-- gives: since deadline happened maybe happened_by known off is_closed closed_at after_sale_agreed after_sale_at sender_province receiver_province other
-- The gap that counts of each parcel in transit: its first one over the limit, else the open one, else the widest.
-- The milestones kept at import are enough unless a closed gap is over the limit or the question lies in the past.
SELECT order_ref, shipment_ref, since, deadline, gap_to AS happened,
    CASE WHEN transit_unclear_at <= gap_from THEN gap_from END AS maybe, gap_by AS happened_by, track_known AS known,
    untracked AS off, is_closed, closed_at, after_sale_agreed, after_sale_at, sender_province, receiver_province, (within / 3600) || unsure AS other
FROM (
    SELECT *, ROW_NUMBER() OVER (
        PARTITION BY order_ref, shipment_ref
        ORDER BY CASE WHEN gap_end > due_by THEN 0 WHEN gap_end IS NULL THEN 1 ELSE 2 END,
            CASE WHEN gap_end > due_by OR gap_end IS NULL THEN gap_from ELSE gap_from - gap_end END, gap_from
    ) AS place
    FROM (SELECT *, {due_by} AS due_by FROM (SELECT *, gap_from AS since, gap_from + within AS deadline, NULL AS agreed_until FROM (
        WITH ending AS (
            SELECT order_ref, shipment_ref, parcel_ref, first_hub, last_event_at, transit_last_at, transit_unclear_at,
                widest_gap_from, widest_gap_to, track_known, untracked, is_closed, closed_at, after_sale_agreed, after_sale_at,
                sender_province, receiver_province, {limit} AS within, CASE WHEN {place_unknown} THEN '?' ELSE '' END AS unsure,
                MIN(
                    COALESCE(CASE WHEN out_at <= :seen THEN out_at END, {never}),
                    COALESCE(CASE WHEN signed <= :seen THEN signed END, {never}),
                    COALESCE(CASE WHEN returned_at <= :seen THEN returned_at END, {never})
                ) AS stop
            FROM parcel_fact
            WHERE {in_question} AND first_hub <= :seen AND shipment_ref > 0
                AND COALESCE(receiver_province, '') NOT IN ({unjudged})
                AND COALESCE(sender_province, '') NOT IN ({unjudged})
        ),
        plain AS (
            SELECT * FROM ending
            WHERE stop > first_hub AND COALESCE(widest_gap_to - widest_gap_from, 0) <= within AND last_event_at <= :seen
        ),
        close AS (
            SELECT * FROM ending
            WHERE stop > first_hub AND (widest_gap_to - widest_gap_from > within OR last_event_at > :seen)
        ),
        recorded AS MATERIALIZED (
            SELECT * FROM (
                SELECT close.*, e.at AS gap_from, (SELECT MIN(n.at) FROM track_event n WHERE n.parcel_ref = close.parcel_ref
                    AND n.at > e.at AND n.at <= MIN(close.stop, :seen) AND n.kind NOT IN ({not_physical})) AS gap_to
                FROM close JOIN track_event e ON e.parcel_ref = close.parcel_ref
                WHERE e.at BETWEEN close.first_hub AND MIN(close.stop, :seen) AND e.kind NOT IN ({not_physical})
            ) WHERE {long_enough}
        ),
        -- without a track the list's last record, where it is in transit, is all that is known: it shows the open gap only
        listed AS (
            SELECT order_ref, shipment_ref, parcel_ref, first_hub_by AS first_hub, last_event_at, transit_last_at, NULL AS transit_unclear_at,
                widest_gap_from, widest_gap_to, record_known AS track_known, untracked, is_closed, closed_at, after_sale_agreed, after_sale_at,
                sender_province, receiver_province, {limit} AS within, CASE WHEN {place_unknown} THEN '?' ELSE '' END AS unsure,
                {never} AS stop, first_hub_by AS gap_from, NULL AS gap_to
            FROM parcel_fact
            WHERE first_hub IS NULL AND parcel_fact.track_known IS NULL AND first_hub_by <= :seen AND shipment_ref > 0
                AND COALESCE(out_at > :seen, 1) AND COALESCE(signed > :seen, 1) AND COALESCE(returned_at > :seen, 1)
                AND COALESCE(receiver_province, '') NOT IN ({unjudged})
        )
        SELECT *, gap_to AS gap_end, NULL AS gap_by FROM (
            SELECT * FROM listed
            UNION ALL
            SELECT *, transit_last_at AS gap_from, NULL AS gap_to FROM plain WHERE stop = {never}
            UNION ALL
            SELECT *, widest_gap_from, widest_gap_to FROM plain WHERE stop < {never} AND widest_gap_from IS NOT NULL
            UNION ALL
            SELECT * FROM recorded WHERE gap_to IS NOT NULL OR stop = {never}
        )
        UNION ALL -- the track ends before the transit did: only a parcel list tells by when
        SELECT *, stop, stop FROM (
            SELECT *, transit_last_at AS gap_from, NULL AS gap_to FROM plain
            UNION ALL
            SELECT * FROM recorded WHERE gap_to IS NULL
        ) WHERE gap_from < stop AND stop < {never}
    )) gap)
)
WHERE place = 1

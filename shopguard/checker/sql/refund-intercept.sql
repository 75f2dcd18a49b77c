-- gives: dated since deadline ends fixed_why
-- A refund asked for after shipping, not signed for long: how much time is left for what can be done. Without a pickup the platform
-- grants it by itself; else the seller has his days, fewer once the parcel is intercepted, refused or signed.
SELECT order_ref, shipment_ref, uploaded AS dated, since, deadline, MIN(COALESCE(deadline, signed + {stopped}), COALESCE(signed + {stopped}, deadline)) AS ends, fixed_why FROM (
    SELECT *, CASE WHEN NOT moving THEN uploaded ELSE open_since END AS since,
        CASE WHEN NOT moving THEN uploaded + {without_pickup} ELSE MIN(open_since + {answer}, COALESCE(stopped + {stopped}, {never})) END AS deadline,
        CASE WHEN NOT moving THEN 'refund_by_itself' WHEN open_since IS NULL THEN 'refund_asked' ELSE 'refund_intercept' END AS fixed_why
    FROM (
        SELECT *, COALESCE(refund_open_at, refund_asked_at) AS open_since, COALESCE(picked_up <= :seen, 0) OR COALESCE(picked_up_by <= :seen, 0) AS moving,
            NULLIF(MIN(COALESCE(CASE WHEN intercepted_at <= :seen THEN intercepted_at END, {never}),
                COALESCE(CASE WHEN refused_at <= :seen THEN refused_at END, {never}),
                COALESCE(CASE WHEN signed <= :seen THEN signed END, {never})), {never}) AS stopped
        FROM parcel_fact
        WHERE shipment_ref > 0 AND refund_open = 1 AND uploaded <= :seen AND NOT is_closed AND COALESCE(COALESCE(refund_open_at, refund_asked_at) <= :seen, 1)
            AND COALESCE(signed > :seen OR :seen <= signed + {stopped}, 1)
    )
)
WHERE COALESCE(:at <= deadline, 1)

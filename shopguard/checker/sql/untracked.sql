UNION ALL -- an upload whose time is known says that there was none before it
            SELECT c.id, c.due_by, c.status, c.order_known, c.undated, s.uploaded_at, NULL, NULL, CASE WHEN s.uploaded_at IS NOT NULL
                THEN MAX(COALESCE(c.order_known, 0), s.uploaded_at, :assume) END
            FROM clocked c JOIN shipment s ON s.order_ref = c.id AND s.withdrawn = 0 WHERE c.untracked IS NOT NULL
            UNION ALL
            SELECT c.id, c.due_by, c.status, c.order_known, c.undated, l.uploaded_at, NULL, NULL,
                MAX(COALESCE(c.order_known, 0), l.uploaded_at, :assume)
            FROM clocked c JOIN order_line l ON l.order_ref = c.id AND COALESCE(l.waybills, '') = '' AND l.uploaded_at IS NOT NULL
            WHERE c.untracked IS NOT NULL

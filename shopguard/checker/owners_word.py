"""What the owner does not want counted: clauses that are switched off, findings that are set aside.

Both are taken out of ``judgement`` at the very end: what rests on other clauses' findings has been told by then, and whoever reads
``judgement`` afterwards (colours, money, notices) need not know of them. Findings set aside are kept in ``judged_aside``.
"""

from __future__ import annotations

from shopguard.store.engine import sqlite3
from shopguard.store.switches import clauses_off

_IN_FORCE = """
SELECT o.id AS order_ref, a.clause, a.waybill, a.reason, a.words, a.until_at, a.made_at
FROM aside a CROSS JOIN orders o ON o.order_id = a.order_id WHERE COALESCE(a.until_at > :at, 1)
"""
# Where several speak of a finding, the one that holds longest does, of those the one that names it most closely.
_FIND = f"""
INSERT INTO judged_aside (finding, about_clause, about_waybill, aside_reason, words, until_at, made_at)
SELECT finding, clause, waybill, reason, words, until_at, made_at FROM (
    SELECT j.rowid AS finding, a.clause, a.waybill, a.reason, a.words, a.until_at, a.made_at, ROW_NUMBER() OVER (
        PARTITION BY j.rowid ORDER BY a.until_at IS NULL DESC, a.until_at DESC, a.clause DESC, a.waybill DESC) AS place
    FROM ({_IN_FORCE}) a JOIN temp.judgement j ON j.order_ref = a.order_ref AND (a.clause = '' OR a.clause = j.clause)
        AND (a.waybill = '' OR a.waybill = (
            SELECT p.waybill FROM shipment s JOIN parcel p ON p.id = s.parcel_ref WHERE s.id = j.shipment_ref))
) WHERE place = 1
"""


def has_asides(db: sqlite3.Connection) -> bool:
    """Whether anything was ever set aside that is not taken back."""
    return db.execute("SELECT 1 FROM aside LIMIT 1").fetchone() is not None


def leave_out(db: sqlite3.Connection, said: str, at: int, *, outlook: bool) -> None:
    """Takes out of ``judgement`` what does not count at ``at``. ``said``: the columns of a finding.

    For the outlook a finding that is aside only for a time stays, without a state: it begins to speak again when that is over.
    """
    off = list(clauses_off(db))
    if off:
        db.execute(f"DELETE FROM temp.judgement WHERE clause IN ({', '.join('?' * len(off))})", off)
    if not has_asides(db):
        return
    db.execute(_FIND, {"at": at})
    told = ", ".join(f"{name} = j.{name}" for name in said.split(", "))
    db.execute(f"UPDATE temp.judged_aside SET {told} FROM temp.judgement j WHERE j.rowid = judged_aside.finding")
    comes_back = ""
    if outlook:
        db.execute(_COMES_BACK)
        comes_back = "WHERE until_at IS NULL"
        db.execute("DELETE FROM temp.judgement WHERE state IS NULL AND lapses_to IS NULL")
    db.execute(f"DELETE FROM temp.judgement WHERE rowid IN (SELECT finding FROM judged_aside {comes_back})")


_COMES_BACK = """
UPDATE temp.judgement SET state = NULL, urgency = NULL, next_change_at = NULL,
    lapses_to = COALESCE(lapses_to, CASE WHEN judgement.state IN ('unconfirmed', 'suspect') THEN judgement.state END),
    begins = CASE WHEN lapses_to IS NULL THEN a.until_at ELSE MAX(COALESCE(begins, 0), a.until_at) END,
    warns_at = MAX(warns_at, a.until_at)
FROM judged_aside a WHERE a.finding = judgement.rowid AND a.until_at IS NOT NULL
"""

"""The journal of imports after rows were erased: it holds nothing of them, and taking an import back touches nothing else.

The ids of erased rows at a table's end are given to other rows later, so no run of ids may reach beyond what is there now.
"""

from __future__ import annotations

from shopguard.store.engine import sqlite3
from shopguard.store.journal import JOURNALED, named_tables

_ERASED = {
    "orders": "erased_order",
    "order_line": "erased_line",
    "parcel": "erased_parcel",
    "shipment": "erased_shipment",
    "after_sale": "erased_after_sale",
    "ledger_entry": "erased_entry",  # the row stays; what it was before would say whose it is
}
GONE = 0  # the order of a line, as it was before a file, where that order is erased


def mend_journal(db: sqlite3.Connection) -> None:
    """Brings the journal up to date after the rows in the ``erased_…`` tables were deleted; in the caller's transaction.

    Images of several rows hold only up to when a file spoke of them, and stay.
    """
    for table, erased in _ERASED.items():
        db.execute(
            "DELETE FROM before_change WHERE table_name = ? AND row_ref = last_ref"
            f" AND row_ref IN (SELECT id FROM {erased})",
            (table,),
        )
    # A line that an erased order had before a file gave it to another: that it was another's is all that may be known.
    db.execute(
        "UPDATE before_change SET facts = json_object('order_ref', ?) WHERE table_name = 'order_line'"
        " AND json_extract(facts, '$.order_ref') IN (SELECT id FROM erased_order)",
        (GONE,),
    )
    db.execute(
        "DELETE FROM before_change WHERE table_name IN ('after_sale', 'ledger_entry')"
        " AND (json_extract(facts, '$.order_id') IN (SELECT order_id FROM erased_number)"
        " OR json_extract(facts, '$.line_id') IN (SELECT number FROM erased_line))"
    )
    for table in (*JOURNALED, "before_change"):
        _end_at_last(db, table)


def _end_at_last(db: sqlite3.Connection, table: str) -> None:
    last = int(db.execute(f"SELECT COALESCE(MAX(id), 0) FROM {table}").fetchone()[0])
    values = {"last": last, "table": table}
    db.execute(
        "UPDATE file_added SET after_id = MIN(after_id, :last), until_id = MIN(until_id, :last)"
        " WHERE table_name = :table AND until_id > :last",
        values,
    )
    if table in named_tables(db):
        db.execute("DELETE FROM file_named WHERE table_name = :table AND first_ref > :last", values)
        db.execute("UPDATE file_named SET last_ref = :last WHERE table_name = :table AND last_ref > :last", values)
    db.execute("DELETE FROM before_change WHERE table_name = :table AND row_ref > :last", values)
    db.execute("UPDATE before_change SET last_ref = :last WHERE table_name = :table AND last_ref > :last", values)

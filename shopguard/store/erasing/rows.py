"""The rows that go with erased orders, and what of kept rows follows from them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from shopguard.store.engine import sqlite3
from shopguard.store.erasing.belongings import numbers_of
from shopguard.store.erasing.journal import mend_journal
from shopguard.store.erasing.numbers import Numbers
from shopguard.store.intake import derive_parcels, listed
from shopguard.store.lacking import count_anew
from shopguard.store.owner_actions import GIVEN_UP
from shopguard.store.setting import keep_setting, setting

Bare = Callable[[str], str]  # what of a ledger's remark may stay

_ORDER = "(SELECT id FROM erased_order)"
_NUMBER = "(SELECT order_id FROM erased_number)"
_PARCEL = "(SELECT id FROM erased_parcel)"
_SHIPMENT = "(SELECT id FROM erased_shipment)"
_APPEAL = "(SELECT id FROM erased_appeal)"
_OF_ORDERS = ("to_judge", "finding", "verdict", "order_trait", "colour_change", "colour_history", "warned", "tag")
# Children before their parents: every row that is referred to is gone before its parent is.
_DELETE = (
    *(f"DELETE FROM {table} WHERE order_ref IN {_ORDER}" for table in _OF_ORDERS),
    f"DELETE FROM shared_use WHERE shipment_ref IN {_SHIPMENT}",
    f"DELETE FROM shared_use WHERE other_order_ref IN {_ORDER}",
    *(f"DELETE FROM {table} WHERE order_id IN {_NUMBER}" for table in ("order_mark", "aside", "mark_said")),
    "DELETE FROM called WHERE waybill IN (SELECT number FROM erased_parcel)",
    "DELETE FROM track_query WHERE waybill IN (SELECT number FROM erased_parcel)",
    f"DELETE FROM event_before WHERE parcel_ref IN {_PARCEL}",
    f"DELETE FROM track_event WHERE parcel_ref IN {_PARCEL}",
    f"DELETE FROM shipment WHERE id IN {_SHIPMENT}",
    f"DELETE FROM parcel WHERE id IN {_PARCEL}",
    "DELETE FROM order_line WHERE id IN (SELECT id FROM erased_line)",
    "DELETE FROM after_sale WHERE id IN (SELECT id FROM erased_after_sale)",
    f"DELETE FROM orders WHERE id IN {_ORDER}",
    f"DELETE FROM appeal_step WHERE appeal_id IN {_APPEAL}",
    f"DELETE FROM appeal_extension WHERE appeal_id IN {_APPEAL}",
    f"DELETE FROM evidence WHERE appeal_id IN {_APPEAL}",
    f"DELETE FROM appeal WHERE id IN {_APPEAL}",
    "DELETE FROM evidence_reading WHERE sha256 IN (SELECT sha256 FROM erased_original)",
    "DELETE FROM evidence_number WHERE sha256 IN (SELECT sha256 FROM erased_original)",
)
# What the owner did that has nothing left to be undone.
_GIVE_UP = """
UPDATE owner_action SET undone = ? WHERE kind <> 'switch' AND NOT EXISTS (SELECT 1 FROM tag t WHERE t.action_ref = owner_action.id)
    AND NOT EXISTS (SELECT 1 FROM mark_said m WHERE m.action_ref = owner_action.id)
"""
_FORGET_CAUSE = "DELETE FROM appeal_cause WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM appeal a WHERE a.cause_ref = ?1)"
_LAST_STATE, _LEFT = "last_state", "imports_left"  # settings that name orders, or files by their names


def erase_rows(db: sqlite3.Connection, shapes: Mapping[str, tuple[str, ...]], bare: Bare) -> None:
    """Deletes what is listed (:func:`~shopguard.store.erasing.belongings.belongings`), in the caller's transaction.

    Of the ledger the sums stay, with what ``bare`` leaves of a remark. Orders beside them wait to be judged.
    """
    numbers = numbers_of(db)
    beside = {row[0] for row in db.execute("SELECT id FROM beside_parcel")}
    causes = db.execute(
        f"SELECT DISTINCT cause_ref FROM appeal WHERE id IN {_APPEAL} AND cause_ref IS NOT NULL"
    ).fetchall()
    _keep_sums(db, bare)
    for statement in _DELETE:
        db.execute(statement)
    db.executemany(_FORGET_CAUSE, ((row[0],) for row in causes))
    db.execute(_GIVE_UP, (GIVEN_UP,))
    mend_journal(db)
    _clean_texts(db, numbers)
    count_anew(db)
    with listed(db, "touched_parcel", beside):
        _forget_sharing(db)
        derive_parcels(db, shapes, lambda: None)


def _keep_sums(db: sqlite3.Connection, bare: Bare) -> None:
    """An entry keeps day, amount, direction, scene and account; an order that is "" is one nobody knows any more."""
    rows = db.execute(
        "SELECT e.id, e.remark FROM erased_entry x CROSS JOIN ledger_entry e ON e.id = x.id WHERE e.remark IS NOT NULL"
    ).fetchall()
    db.executemany("UPDATE ledger_entry SET remark = ? WHERE id = ?", ((bare(row[1]) or None, row[0]) for row in rows))
    db.execute(
        "UPDATE ledger_entry SET order_id = '', line_id = NULL, case_id = NULL WHERE id IN (SELECT id FROM erased_entry)"
    )


def _clean_texts(db: sqlite3.Connection, numbers: Numbers) -> None:
    """Names and warnings of files, saved views, what the window showed last."""
    for row in db.execute("SELECT id, path, warnings FROM source_file").fetchall():
        if numbers.stand_in(row["path"]) or numbers.stand_in(row["warnings"]):
            warnings = [one for one in json.loads(row["warnings"]) if not numbers.stand_in(json.dumps(one))]
            db.execute(
                "UPDATE source_file SET path = ?, warnings = ? WHERE id = ?",
                (numbers.taken_out(row["path"]), json.dumps(warnings, ensure_ascii=False), row["id"]),
            )
    # a file that is imported again must be read: what it told may be gone
    db.execute("UPDATE source_file SET read_by = '' WHERE read_by <> ''")
    views = db.execute("SELECT name, view FROM saved_view").fetchall()
    named = [(row["name"],) for row in views if numbers.stand_in(row["name"]) or numbers.stand_in(row["view"])]
    db.executemany("DELETE FROM saved_view WHERE name = ?", named)
    if numbers.stand_in(setting(db, _LAST_STATE) or ""):
        db.execute("DELETE FROM setting WHERE name = ?", (_LAST_STATE,))
    files = json.loads(setting(db, _LEFT) or "[]")
    unnamed = [file for file in files if not numbers.stand_in(file)]
    if unnamed != files:
        keep_setting(db, _LEFT, json.dumps(unnamed, ensure_ascii=False))


def _forget_sharing(db: sqlite3.Connection) -> None:
    """A number that only one order is left to use is not shared any more."""
    shipments = "SELECT id FROM shipment WHERE parcel_ref IN (SELECT id FROM touched_parcel)"
    db.execute(f"DELETE FROM shared_use WHERE shipment_ref IN ({shipments})")
    db.execute(
        f"UPDATE shipment SET shared = NULL, events_from = NULL, events_until = NULL WHERE shared = 1 AND id IN ({shipments})"
    )

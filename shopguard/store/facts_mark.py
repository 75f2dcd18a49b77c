"""Has anything changed that a backup would have to hold? A mark over what cannot be made anew from the rest."""

from __future__ import annotations

import hashlib
from pathlib import Path

from shopguard.store.engine import sqlite3
from shopguard.store.key_file import LOCK_FILE
from shopguard.store.own_rules import rule_folder
from shopguard.store.settings_file import FILE_NAME as SETTINGS_FILE

# What imports bring changes with an import only, and each leaves its rows in batch and source_file; what is judged can always be
# judged again. Both are left out: they are nearly all of the database.
_TOLD_BY_OTHERS = frozenset(
    (
        *("orders", "order_line", "parcel", "track_event", "event_before", "before_change", "file_added", "file_named"),
        *("shipment", "shared_use", "order_trait", "after_sale", "ledger_entry"),
        *("to_judge", "finding", "verdict", "warned", "colour_change", "colour_history"),
    )
)
# What the program notes for itself while it is open.
_NOTED = (
    *(
        "last_state",
        "visits",
        "judged_at",
        "judged_by",
        "judged_rules",
        "rejudging",
        "rules_before",
        "rules_seen",
        "rules_told",
    ),
    *("colour_changes_seen", "track_lines_read_by", "lacking", "strip_room", "notices_told"),
    *("backup_folder", "database_looked_at", "updates"),
)


def facts_mark(db: sqlite3.Connection, data: Path) -> str:
    """The same for the same facts; short work, also with a million orders."""
    digest = hashlib.sha256()
    tables = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL ORDER BY name")
    for table, shape in tables.fetchall():
        digest.update(str(shape).encode())
        if table not in _TOLD_BY_OTHERS:
            for row in db.execute(_rows(table)):
                digest.update(repr(tuple(row)).encode())
    for path in _files(db, data):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(db: sqlite3.Connection, data: Path) -> list[Path]:
    folder = rule_folder(db, data)
    rules = sorted(folder.glob("*.toml")) if folder is not None else []
    return [path for path in (data / LOCK_FILE, data / SETTINGS_FILE, *rules) if path.is_file()]


def _rows(table: str) -> str:
    if table == "track_query":  # its answers are long, and are only ever added to
        return "SELECT COUNT(*), MAX(id) FROM track_query"
    names = ", ".join(f"'{name}'" for name in _NOTED)
    return f'SELECT * FROM "{table}"' + (f" WHERE name NOT IN ({names})" if table == "setting" else "")

"""One saved database per released schema, all of it made up: ``python -m tests.saved_databases 0001-foundation`` makes one.

To be run once per schema, by the program that releases it, never again for an older one: what was saved then is what owners have.
``python -m tests.saved_databases --judge`` writes anew what is expected of all of them; only where rules were changed on purpose.
"""

from __future__ import annotations

import gzip
import json
import shutil
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from shopguard.app import build_workplace
from shopguard.core.marks import AsideReason
from shopguard.demo.exports import SHOP_NAME, make_demo_shop, write_demo_exports
from shopguard.flows.appeals.made_up_case import open_made_up_case
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders import marks, saved_views, tagging, verdict
from shopguard.flows.rulebook.switches import switch_clause
from shopguard.flows.workplace import Workplace
from shopguard.store.backup import copy_database
from shopguard.store.database import database_path, open_file
from shopguard.store.engine import sqlite3

FOLDER = Path(__file__).parent / "data" / "databases"
NOW = 1_795_147_200  # 2026-11-20 12:00:00 in Beijing
MADE_UP = "编造"
# Of the rows that no flow has filled: what is read as more than a text or a number.
_SPELT = {
    ("appeal_extension", "extension_ref"): 1,
    ("appeal_step", "state"): "submitted",
    ("called", "stage"): "pickup",
    ("column_mapping", "kind"): "orders",
    ("column_mapping", "header"): '["编造的订单号", "编造的状态"]',
    ("column_mapping", "columns"): '{"order_id": "编造的订单号", "status": "编造的状态"}',
    ("event_before", "kind"): "unknown",
    ("extension", "latest_at"): None,
    ("extension", "senders"): "",
    ("extension", "receivers"): "",
    ("extension", "clauses"): "",
    ("extension", "read_on"): "2026-11-20",
    ("track_query", "answer"): "{}",
}


def saved() -> list[Path]:
    """All that were saved, the oldest first."""
    return sorted(FOLDER.glob("*.sqlite3.gz"))


def unpack(path: Path, data: Path) -> None:
    """Puts a saved database into a data folder."""
    data.mkdir(parents=True, exist_ok=True)
    database_path(data).write_bytes(gzip.decompress(path.read_bytes()))


def judged(place: Workplace) -> dict[str, Any]:
    """Every order with its risk and its findings (clause, waybill, state, deadline) at the moment it was made."""
    orders = verdict.judge_all(place, NOW, warn_hours=12, everything=True)
    return {
        order.order_id: [
            order.risk.word,
            [[one.clause, one.waybill, one.state.value, one.deadline] for one, _, _ in order.findings],
        ]
        for order in sorted(orders, key=lambda order: order.order_id)
    }


def expected(path: Path) -> Path:
    """Where it stands how the orders of a saved database are judged."""
    return path.with_name(path.name.replace(".sqlite3.gz", ".judged.json"))


def empty_tables(db: sqlite3.Connection) -> list[str]:
    """The tables that hold nothing."""
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return [name for name in names if db.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() is None]


def _make(name: str) -> None:
    with tempfile.TemporaryDirectory() as room:
        data, copy = Path(room, "data"), Path(room, "copy.sqlite3")
        place = build_workplace(data, "zh")
        _fill(place, Path(room))
        db = place.store.connection()
        for table in empty_tables(db):
            _fill_table(db, table)
        db.execute(
            "UPDATE source_file SET path = 'exports/' || replace(path, rtrim(path, replace(path, '/', '')), ''),"
            " rejects_path = NULL"
        )
        db.execute("UPDATE evidence SET added_by = ?", (MADE_UP,))
        copy_database(db, copy, data)
        place.store.close()
        with closing(open_file(copy, data)) as small:
            small.execute("VACUUM")
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{name}.sqlite3.gz").write_bytes(gzip.compress(copy.read_bytes(), mtime=0))


def _fill(place: Workplace, room: Path) -> None:
    exports = write_demo_exports(room / "exports", NOW - 3_600)
    import_files(place, exports, now=NOW - 1_800, shop=SHOP_NAME)
    import_files(place, write_demo_exports(room / "later", NOW), now=NOW, shop=SHOP_NAME)
    open_made_up_case(place, make_demo_shop(NOW), room / "evidence", now=NOW)
    first, third, *_ = (order.order_id for order in verdict.judge_all(place, NOW))
    on_the_way = [order.order_id for order in verdict.judge_all(place, NOW) if order.waybills]
    marks.note(place, [first], "问过快递，明天派（编造）", NOW)
    marks.hand_over(place, on_the_way, NOW, NOW)
    marks.set_aside(place, [third], None, None, AsideReason.OTHER, MADE_UP, None, NOW)
    tagging.set_tags(place, [first], [tagging.Change("pets")], NOW)
    switch_clause(place, "waybill-edit", False, MADE_UP, NOW)
    saved_views.save_view(place, "我常看的", saved_views.View())


def _fill_table(db: sqlite3.Connection, table: str) -> None:
    """One made-up row, so that every table has something to lose."""
    columns = db.execute(f'PRAGMA table_info("{table}")').fetchall()
    parents = {row[3]: (row[2], row[4]) for row in db.execute(f'PRAGMA foreign_key_list("{table}")')}
    values = []
    for column in columns:
        if column["name"] in parents:
            parent, key = parents[column["name"]]
            values.append(db.execute(f'SELECT "{key}" FROM "{parent}" LIMIT 1').fetchone()[0])
        else:
            usual = 1 if column["type"] == "INTEGER" else MADE_UP
            values.append(_SPELT.get((table, column["name"]), usual))
    db.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(values))})', values)


def _judge(path: Path) -> None:
    data = Path(tempfile.mkdtemp())
    try:
        unpack(path, data)
        place = build_workplace(data, "zh")
        expected(path).write_text(json.dumps(judged(place), indent=0) + "\n", "utf-8")
        place.store.close()
    finally:
        shutil.rmtree(data)


if __name__ == "__main__":
    if sys.argv[1] != "--judge":
        _make(sys.argv[1])
    for one in saved():
        _judge(one)

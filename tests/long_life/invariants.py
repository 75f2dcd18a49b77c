"""What must hold after every day, looked up in the database itself and, now and then, held against a shop told all at once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from shopguard.flows.keeping.verifying import verify
from shopguard.flows.orders.verdict import Judged, judge_all
from shopguard.flows.workplace import Workplace
from shopguard.store.engine import sqlite3

# Each finds what must not be there.
_NEVER = {
    "an order without a verdict": "SELECT COUNT(*) FROM orders WHERE id NOT IN (SELECT order_ref FROM verdict)",
    "a verdict without an order": "SELECT COUNT(*) FROM verdict WHERE order_ref NOT IN (SELECT id FROM orders)",
    "a finding without an order": "SELECT COUNT(*) FROM finding WHERE order_ref NOT IN (SELECT id FROM orders)",
    "an order still to be judged": "SELECT COUNT(*) FROM to_judge",
    "the same event twice": """SELECT COUNT(*) FROM (SELECT 1 FROM track_event GROUP BY parcel_ref, at, text HAVING COUNT(*) > 1)""",
    "a parcel signed before it was picked up": "SELECT COUNT(*) FROM shipment WHERE signed_at < picked_up_at",
    "rows that do not add up": "SELECT COUNT(*) FROM source_file WHERE rows <> added + changed + unchanged + rejected",
    "a rejected row": "SELECT COUNT(*) FROM source_file WHERE rejected > 0",
    "evidence of no case": "SELECT COUNT(*) FROM evidence WHERE appeal_id NOT IN (SELECT id FROM appeal)",
}


def broken(place: Workplace, orders: int) -> list[str]:
    """What does not hold, a sentence each. ``orders``: how many the files have shown so far."""
    db = place.store.connection()
    found = [f"{what}: {count}" for what, query in _NEVER.items() if (count := _number(db, query))]
    stored = _number(db, "SELECT COUNT(*) FROM orders")
    if stored != orders:
        found.append(f"{stored} orders instead of {orders}")
    return found + [place.texts.say(fault) for fault in verify(place.data)]


def unlike_all_at_once(place: Workplace, folder: Path, files: Sequence[Path], at: int) -> list[str]:
    """Orders that are told otherwise in a new shop in ``folder`` which is given all the files in one go, the newest first.

    Both are asked in processes of their own, so that what asking takes is not taken for this one's memory.
    """
    here, there = _told_by_another(place.data, [], at), _told_by_another(folder, [*reversed(files)], at)
    return sorted(order for order in here.keys() | there.keys() if here.get(order) != there.get(order))


def _told_by_another(folder: Path, files: Sequence[Path], at: int) -> dict[str, object]:
    asked = json.dumps([str(folder), [str(path) for path in files], at])
    command = [sys.executable, "-m", "tests.long_life.all_at_once"]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def told(place: Workplace, at: int) -> dict[str, object]:
    """Everything that is said of every order, by order number."""
    return {order.order_id: _said(order) for order in judge_all(place, at, everything=True)}


def _said(order: Judged) -> list[object]:
    findings = sorted(
        (one.clause, one.waybill or "", one.state.value, str(one.deadline), str(one.happened_at))
        for one, _, _ in order.findings
    )
    return [order.risk.word, sorted(order.waybills), findings]


def _number(db: sqlite3.Connection, query: str) -> int:
    return int(db.execute(query).fetchone()[0])

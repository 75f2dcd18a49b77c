"""The steps that ``judge_million`` measures, each run as a process of its own.

    python -m tests.benchmarks.judge_steps STEP FOLDER [NOW]

Prints one JSON document: ``seconds`` of the work, ``cpu`` seconds of all threads of the process, ``megabytes`` at its peak,
``rows`` judged or found.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopguard.store.engine import sqlite3
from tests.benchmarks.peer_queries import CLAUSES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DATABASE = "shopguard.sqlite3"
_THREADS = 2
_READ = {  # what the three clauses need: read once, since SQLite's tables are read by one thread and without statistics
    "track_event": 'parcel_ref, "at", kind, province',
    "shipment": "id, order_ref, parcel_ref, uploaded_at",
    "orders": "id, province, city, address, status, refunded",
    "parcel": "id, track_known_as_of",
}


def judge(folder: Path, now: int, *, rebuilt: bool = False) -> tuple[float, int]:
    """Judges what waits, as the program does after an import and as time passes; ``rebuilt``: after all milestones anew."""
    from shopguard.app import build_workplace
    from shopguard.flows.judging import refresh
    from tests.benchmarks.million_shop import rebuild_milestones

    place = build_workplace(folder, "zh")
    began = time.perf_counter()
    if rebuilt:
        rebuild_milestones(place.store)
    judged = refresh(place, now).judged
    seconds = time.perf_counter() - began
    place.store.close()
    return seconds, judged


@contextmanager
def attach(database: Path) -> Iterator[DuckDBPyConnection]:
    """DuckDB with the SQLite file attached as ``shop``, and what the clauses need of it in tables of the same names."""
    import duckdb
    import duckdb_extension_sqlite_scanner  # type: ignore[import-untyped]

    (extension,) = Path(duckdb_extension_sqlite_scanner.__file__).parent.glob("extensions/v*/*.duckdb_extension")
    with closing(duckdb.connect()) as db:
        db.execute(f"LOAD '{extension}'")
        db.execute(f"SET threads = {_THREADS}")
        db.execute("SET enable_progress_bar = false")
        db.execute(f"ATTACH '{database}' AS shop (TYPE sqlite, READ_ONLY)")
        for table, columns in _READ.items():
            db.execute(f"CREATE TEMP TABLE {table} AS SELECT {columns} FROM shop.{table}")
        yield db


def ask_duckdb(folder: Path) -> tuple[float, int]:
    """The three clauses by DuckDB over the attached file."""
    began = time.perf_counter()
    with attach(folder / DATABASE) as db:
        found = _count(db.execute)
    return time.perf_counter() - began, found


def ask_sqlite(folder: Path) -> tuple[float, int]:
    """The three clauses by plain SQL in SQLite."""
    began = time.perf_counter()
    with closing(sqlite3.connect(folder / DATABASE)) as db:
        db.execute("PRAGMA cache_size = -65536")
        db.execute("PRAGMA temp_store = MEMORY")
        found = _count(db.execute)
    return time.perf_counter() - began, found


def _count(execute: Callable[[str], Any]) -> int:
    counts = [int(execute(f"SELECT COUNT(*) FROM ({query})").fetchone()[0]) for query in CLAUSES.values()]
    return sum(counts)


def main() -> None:
    """The door."""
    step, folder = sys.argv[1], Path(sys.argv[2])
    steps: dict[str, Callable[[], tuple[float, int]]] = {
        "judge": lambda: judge(folder, int(sys.argv[3])),
        "rebuild": lambda: judge(folder, int(sys.argv[3]), rebuilt=True),
        "duckdb": lambda: ask_duckdb(folder),
        "sqlite": lambda: ask_sqlite(folder),
    }
    seconds, rows = steps[step]()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(json.dumps({"seconds": seconds, "cpu": time.process_time(), "megabytes": peak / 1e6, "rows": rows}))


if __name__ == "__main__":
    main()

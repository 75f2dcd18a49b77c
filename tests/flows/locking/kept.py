"""What a data folder keeps, read through the program, and what lies in it as bytes."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from shopguard.store.database import connect, database_path
from shopguard.store.evidence import fetch_all_evidence, original
from shopguard.store.sealing import KeptFile, is_sealed

REJECTED = "运单号,快递公司,轨迹时间,轨迹内容\nYT7700000000001,圆通速递,昨天某时,已揽收 编造路123号 王编造\n"
REJECTED += "YT7700000000001,圆通速递,2026-11-19 10:00:00,已揽收\n"
MARKERS = ("编造路123号".encode(), b"6900000000005550637", b"YT7700000000001")
PASSWORD = "编造的密码 1"


class Kept(NamedTuple):
    """Counts of every table, the hashes of the originals' bytes, and the lists of rejected rows."""

    rows: dict[str, int]
    originals: frozenset[str]
    rejects: frozenset[bytes]


def kept(data: Path) -> Kept:
    """All of it, read with the key that is held."""
    with closing(connect(data)) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {name: db.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in names}
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        wanted = frozenset(row.sha256 for row in fetch_all_evidence(db))
    found = frozenset(hashlib.sha256(original(data, sha256).read_bytes()).hexdigest() for sha256 in wanted)
    assert found == wanted
    lists = frozenset(KeptFile(data, path).read_bytes() for path in (data / "rejects").glob("*.csv"))
    return Kept(rows, found, lists)


def files(data: Path) -> list[Path]:
    """Originals and lists of rejected rows."""
    return [
        path for path in sorted([*(data / "evidence").rglob("*"), *(data / "rejects").rglob("*")]) if path.is_file()
    ]


def is_plain(data: Path) -> bool:
    """Whether nothing is encrypted; fails where some is and some is not."""
    told = {database_path(data).read_bytes()[:6] == b"SQLite", *(not is_sealed(path) for path in files(data))}
    (plain,) = told
    return plain


def readable(data: Path) -> set[bytes]:
    """Which of the markers stand in any file, backups apart."""
    found = set()
    for path in data.rglob("*"):
        if path.is_file() and "backups" not in path.parts:
            content = path.read_bytes()
            found |= {marker for marker in MARKERS if marker in content}
    return found

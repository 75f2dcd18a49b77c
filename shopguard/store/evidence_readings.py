"""What was found when an original was looked into: whether it opens, how large it is, which numbers its text names.

An original never changes, so this is found once and kept: a long list of cases opens no file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3

Opens = Literal["whole", "broken", "locked", "unknown"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One original. ``opens``: ``locked`` = with a password only, ``unknown`` = no program here can tell.

    ``width``, ``height``: pixels of a picture as seen upright, or of the coarsest scanned page of a PDF; ``has_text``: there is
    text a program can read; ``pages``: of a PDF, None of anything else.
    """

    sha256: str
    opens: Opens
    width: int | None = None
    height: int | None = None
    has_text: bool = False
    pages: int | None = None


_COLUMNS = tuple(field.name for field in fields(Reading))
_READING = f"SELECT {', '.join(_COLUMNS)} FROM evidence_reading WHERE sha256 IN"


def keep_reading(db: sqlite3.Connection, reading: Reading, named: Mapping[str, bool]) -> None:
    """Stores what was found, and which numbers were looked for in the text (number → whether it is there)."""
    db.execute(
        f"INSERT OR REPLACE INTO evidence_reading ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})",
        tuple(getattr(reading, name) for name in _COLUMNS),
    )
    db.executemany(
        "INSERT OR REPLACE INTO evidence_number (sha256, number, named) VALUES (?, ?, ?)",
        [(reading.sha256, number, found) for number, found in named.items()],
    )


def fetch_readings(db: sqlite3.Connection, sha256s: Sequence[str]) -> dict[str, Reading]:
    """What is known of these originals, by SHA-256."""
    return {
        row["sha256"]: Reading(
            row["sha256"], row["opens"], row["width"], row["height"], bool(row["has_text"]), row["pages"]
        )
        for row in by_ids(db, _READING, sha256s)
    }


def fetch_named(db: sqlite3.Connection, sha256s: Sequence[str]) -> dict[tuple[str, str], bool]:
    """Every number that was looked for in these originals."""
    rows = by_ids(db, "SELECT sha256, number, named FROM evidence_number WHERE sha256 IN", sha256s)
    return {(sha256, number): bool(named) for sha256, number, named in rows}

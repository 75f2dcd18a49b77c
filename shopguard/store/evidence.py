"""The evidence of appeal cases in the database; the originals lie in the folder ``evidence`` beside it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import BinaryIO, NamedTuple

from shopguard.store.engine import sqlite3
from shopguard.store.sealing import KeptFile

EVIDENCE_FOLDER = "evidence"
COPIES_FOLDER = "print-copies"  # of pictures, made again whenever they are wanted


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One file of a case; ``size`` in bytes, times in unix seconds.

    ``added_by``: the account on this computer that added it. ``from_whom``: who gave it, in the owner's words. ``file_time``:
    when the file was last changed before it came here. ``seconds``: how long a recording is. ``typed_number``,
    ``period_from``, ``period_until``: what the owner reads in it (a number, the days it speaks of). ``turned``: by how many
    quarters (clockwise, 0 to 3) a picture is turned where it is shown or printed; the original is not.
    """

    appeal_id: str
    item: str
    sha256: str
    name: str
    size: int
    media_type: str
    added_at: int
    added_by: str = ""
    from_whom: str = ""
    file_time: int | None = None
    seconds: int | None = None
    typed_number: str | None = None
    period_from: int | None = None
    period_until: int | None = None
    turned: int = 0


_COLUMNS = tuple(field.name for field in fields(EvidenceRow))
_EVIDENCE = f"SELECT {', '.join(_COLUMNS)} FROM evidence "


def evidence_path(data: Path, sha256: str) -> Path:
    """Where the original of that hash lies in a data folder."""
    return data / EVIDENCE_FOLDER / sha256[:2] / sha256


def original(data: Path, sha256: str) -> KeptFile:
    """The original of that hash, to be read as it came, whether it is sealed or not."""
    return KeptFile(data, evidence_path(data, sha256))


def open_original(data: Path, sha256: str) -> BinaryIO:
    """The original's bytes as it came; seekable. Raises ``OSError``, :class:`~shopguard.core.message.CannotOpen` while locked."""
    return original(data, sha256).open()


def insert_evidence(db: sqlite3.Connection, row: EvidenceRow) -> None:
    """Adds a file to a slot; the same file in the same slot is kept once, under its first name. One taken out before is back."""
    db.execute(
        f"""INSERT INTO evidence ({", ".join(_COLUMNS)}) VALUES ({", ".join("?" * len(_COLUMNS))})
            ON CONFLICT (appeal_id, item, sha256) DO UPDATE SET removed_at = NULL""",
        tuple(getattr(row, name) for name in _COLUMNS),
    )


def take_out_evidence(db: sqlite3.Connection, appeal_id: str, item: str, sha256: str, at: int) -> bool:
    """Takes a file out of a slot (row and original stay); False when it was not in it."""
    taken = db.execute(
        "UPDATE evidence SET removed_at = ? WHERE appeal_id = ? AND item = ? AND sha256 = ? AND removed_at IS NULL",
        (at, appeal_id, item, sha256),
    )
    return taken.rowcount > 0


def put_back_evidence(db: sqlite3.Connection, appeal_id: str, item: str, sha256: str) -> bool:
    """Puts a file that was taken out into its slot again; False when none was."""
    put_back = db.execute(
        """UPDATE evidence SET removed_at = NULL
           WHERE appeal_id = ? AND item = ? AND sha256 = ? AND removed_at IS NOT NULL""",
        (appeal_id, item, sha256),
    )
    return put_back.rowcount > 0


def update_said(
    db: sqlite3.Connection,
    appeal_id: str,
    item: str,
    sha256: str,
    *,
    from_whom: str,
    typed_number: str | None,
    period_from: int | None,
    period_until: int | None,
) -> bool:
    """Sets what the owner says of a file; False when it is not in the slot."""
    said = db.execute(
        """UPDATE evidence SET from_whom = ?, typed_number = ?, period_from = ?, period_until = ?
           WHERE appeal_id = ? AND item = ? AND sha256 = ? AND removed_at IS NULL""",
        (from_whom, typed_number, period_from, period_until, appeal_id, item, sha256),
    )
    return said.rowcount > 0


def update_turned(db: sqlite3.Connection, appeal_id: str, item: str, sha256: str, turned: int) -> bool:
    """Sets by how many quarters a picture is turned; False when it is not in the slot."""
    done = db.execute(
        "UPDATE evidence SET turned = ? WHERE appeal_id = ? AND item = ? AND sha256 = ? AND removed_at IS NULL",
        (turned, appeal_id, item, sha256),
    )
    return done.rowcount > 0


def fetch_evidence(db: sqlite3.Connection, appeal_id: str) -> list[EvidenceRow]:
    """A case's files in the order they were added; not those taken out."""
    wanted = _EVIDENCE + "WHERE appeal_id = ? AND removed_at IS NULL ORDER BY id"
    return [EvidenceRow(*row) for row in db.execute(wanted, (appeal_id,))]


class EvidenceSpan(NamedTuple):
    """A file of a case lay in the slot from ``added_at`` until ``removed_at`` (unix seconds; None: it still does)."""

    appeal_id: str
    item: str
    added_at: int
    removed_at: int | None


def evidence_spans(db: sqlite3.Connection) -> list[EvidenceSpan]:
    """From when to when every file of every case lay in its slot."""
    rows = db.execute("SELECT appeal_id, item, added_at, removed_at FROM evidence ORDER BY id")
    return [EvidenceSpan(*row) for row in rows]


def fetch_all_evidence(db: sqlite3.Connection) -> list[EvidenceRow]:
    """Every file of every case, also those taken out: their originals are kept."""
    return [EvidenceRow(*row) for row in db.execute(_EVIDENCE + "ORDER BY id")]

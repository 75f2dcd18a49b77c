"""Serial numbers of one ledger: two rows that share one must be the same entry, or the second would take the first one's place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shopguard.core.ledger import LedgerEntry
from shopguard.core.message import Message
from shopguard.importers.records import Chunk
from shopguard.importers.shaping import Accepted, Rejected


class Serials:
    """Remembers what stood under each serial number of a file, and in which line. A row repeated word for word is no trouble."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[int, int]] = {}  # hash of the entry (an entry each would fill the memory), line

    def checked(self, rows: Iterable[Accepted | Rejected], chunk: Chunk) -> Iterator[Accepted | Rejected]:
        """The rows, made of ``chunk``; rejected where their serial number belongs to another entry of the file."""
        for row in rows:
            if not isinstance(row, Accepted) or not isinstance(row.row, LedgerEntry) or not row.row.key:
                yield row
                continue
            entry = hash(row.row)
            told, line = self._told.setdefault(row.row.key, (entry, row.line))
            if told == entry:
                yield row
            else:
                cells = tuple(chunk.row(chunk.lines.index(row.line)))
                yield Rejected(row.line, cells, Message("reject.serial_twice", {"serial": row.row.key, "other": line}))

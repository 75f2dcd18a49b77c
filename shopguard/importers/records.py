"""A big text file record by record: in blocks of whole lines, cut into columns at once where it is plainly written.

A record that is known as it stands need not be taken apart: it is told by the hash of its text (see :class:`Known`).
"""

from __future__ import annotations

import codecs
import csv
import io
import struct
from array import array
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, islice

from shopguard.core.message import UserProblem
from shopguard.importers.tables import FIELD_LIMIT, LAST, MOST_CELLS, TextTable

_BLOCK = 1 << 17  # bytes, a few hundred rows: more of them would not fit into the processor's cache
_HASH_BYTES = 8
_SALT_BYTES = 16
_ROW_END, _IN_QUOTES = "\x1e", "\x1f"  # of our own, for the time a block is taken apart
_ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "gb18030",
)  # in these a line break, a quote or a separator is no part of a character


class Chunk:
    """Some rows of a table. ``even``: every row has the header's width, and no cell holds a line break.

    ``lines``: the number of each row; ``fingerprints``: signed 64-bit hashes of the records, None where there are no records.
    """

    def __init__(
        self, lines: Sequence[int], rows: Sequence[Sequence[str]], fingerprints: Sequence[int] | None = None
    ) -> None:
        self.lines = lines
        self.fingerprints = fingerprints
        self.even = False
        self._rows = rows

    def __len__(self) -> int:
        return len(self.lines)

    def row(self, nth: int) -> Sequence[str]:
        """All cells of a row."""
        return self._rows[nth]

    def column(self, place: int) -> Sequence[str]:
        """The cells of a column; every row has it."""
        return [row[place] for row in self._rows]

    def only(self, places: Sequence[int]) -> Chunk:
        """Nothing but the rows at those places."""
        prints = None if self.fingerprints is None else [self.fingerprints[place] for place in places]
        return Chunk([self.lines[place] for place in places], [self.row(place) for place in places], prints)


class _FlatChunk(Chunk):
    """Rows whose cells lie one behind the other."""

    def __init__(
        self, lines: Sequence[int], flat: list[str], width: int, delimiter: str, fingerprints: Sequence[int]
    ) -> None:
        super().__init__(lines, (), fingerprints)
        self.even = True
        self._flat = flat
        self._width = width
        self._delimiter = delimiter

    def row(self, nth: int) -> Sequence[str]:
        return [self._plain(cell) for cell in self._flat[nth * self._width : (nth + 1) * self._width]]

    def column(self, place: int) -> Sequence[str]:
        cells = self._flat[place :: self._width]
        joined = "".join(cells)
        if '"' in joined or place == self._width - 1:
            return [self._plain(cell) for cell in cells]
        return cells

    def _plain(self, cell: str) -> str:
        """A cell as it is meant."""
        cell = cell.removesuffix(_ROW_END)
        return cell[1:-1].replace(_IN_QUOTES, self._delimiter) if cell[:1] == '"' else cell


@dataclass(frozen=True, slots=True)
class Known:
    """The records that are stored just as they would be read now: their hashes. ``sign``: of program, header and columns."""

    hashes: Container[int]
    sign: str = ""


NOTHING_KNOWN = Known(frozenset())


def can_read(table: TextTable) -> bool:
    """Whether a table's bytes can be read as lines."""
    return table.text.encoding in _ENCODINGS and table.text.quote == '"'


class Records:
    """Reads the rows below the header of one text file.

    ``skipped``: hashes of the known records that were passed over; ``ends_known``: the last record read so far was one.
    """

    def __init__(self, table: TextTable, name: str, header: Sequence[str], below: int, known: Known) -> None:
        self.skipped = array("q")
        self.ends_known = False
        self._table = table
        self._name = name
        self._header = header
        self._below = below
        self._hashes = known.hashes
        told = repr((known.sign, tuple(header), table.text.encoding, table.text.delimiter, table.text.quote))
        self._salt = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_SALT_BYTES).digest()
        self._encoding = "utf-8" if table.text.encoding == "utf-8-sig" else table.text.encoding
        self._line = below + 1

    def chunks(self) -> Iterator[tuple[Chunk, bool]]:
        """The rows, and whether they are the file's last. Raises as :meth:`TextTable.chunks`."""
        csv.field_size_limit(FIELD_LIMIT)
        waiting: Chunk | None = None
        try:
            for chunk in self._each_block():
                if waiting is not None:
                    yield waiting, False
                waiting = chunk
        except csv.Error:
            raise UserProblem("problem.endless_cell", file=self._name) from None
        except UnicodeDecodeError:
            raise UserProblem("problem.cut", file=self._name) from None
        if waiting is not None:
            yield waiting, True

    def _each_block(self) -> Iterator[Chunk]:
        blocks = self._table.blocks(_BLOCK)
        head = True
        pending = b""
        for block in blocks:
            block, pending = pending + block, b""
            if head:
                rest = self._behind_header(block)
                if rest is None:
                    pending = block
                    continue
                head, block = False, rest
            if not block:
                continue
            chunk = self._chunk(block)
            if chunk is None:  # a record goes on beyond the block
                pending = block
                continue
            yield chunk
        if pending:
            raise UserProblem("problem.cut", file=self._name)

    def _behind_header(self, block: bytes) -> bytes | None:
        """What follows the header; None where the header goes on beyond the block."""
        lines = list(io.StringIO(block.removeprefix(codecs.BOM_UTF8).decode(self._encoding), newline=""))
        reader = csv.reader(chain(lines, (LAST,)), delimiter=self._table.text.delimiter)
        above = list(islice(reader, self._below))
        if reader.line_num > len(lines):
            return None
        assert len(above) == self._below
        return "".join(lines[reader.line_num :]).encode(self._encoding)

    def _chunk(self, block: bytes) -> Chunk | None:
        """The rows of a block that begins and ends with a record; None where it does not end with one."""
        lines = block.split(b"\n")
        if not lines[-1]:
            lines.pop()
        plain = block.count(b"\r") == block.count(b"\r\n")
        if plain:
            records = [line[:-1] if line[-1:] == b"\r" else line for line in lines]
            chunk = self._flat(records, self._hashed(records))
            if chunk is not None:
                return chunk
        return self._by_csv(block)

    def _hashed(self, records: Sequence[bytes]) -> Sequence[int]:
        salt = self._salt
        digests = [blake2b(record, digest_size=_HASH_BYTES, salt=salt).digest() for record in records]
        return struct.unpack(f">{len(digests)}q", b"".join(digests))

    def _flat(self, records: Sequence[bytes], hashes: Sequence[int]) -> Chunk | None:
        """The rows of lines that are records and have all the header's cells, the known ones left out; None for any others."""
        known = self._hashes
        unknown = [nth for nth, one in enumerate(hashes) if one not in known]
        text = "\n".join([records[nth].decode(self._encoding) for nth in unknown])
        flat = self._cells(text, len(unknown)) if unknown else []
        if flat is None:
            return None
        first, self._line = self._line, self._line + len(records)
        numbers: Sequence[int] = range(first, self._line)
        self.ends_known = hashes[-1] in known
        if len(unknown) < len(records):
            self.skipped.extend(one for one in hashes if one in known)
            numbers, hashes = [numbers[nth] for nth in unknown], [hashes[nth] for nth in unknown]
        return _FlatChunk(numbers, flat, len(self._header), self._table.text.delimiter, hashes)

    def _cells(self, text: str, rows: int) -> list[str] | None:
        """All cells one behind the other; None where the text is not that plain."""
        width, delimiter = len(self._header), self._table.text.delimiter
        if _ROW_END in text or _IN_QUOTES in text or "\r" in text or width < 2:
            return None
        if '"' in text:
            parts = text.split('"')
            if len(parts) % 2 == 0 or not _wraps_cells(parts, delimiter):
                return None
            inside = parts[1::2]
            if any("\n" in part for part in inside):
                return None
            parts[1::2] = [part.replace(delimiter, _IN_QUOTES) for part in inside]
            text = '"'.join(parts)
        flat = (text.replace("\n", _ROW_END + delimiter) + _ROW_END).split(delimiter)
        ends = "".join(flat[width - 1 :: width])
        return flat if len(flat) == rows * width and ends.count(_ROW_END) == rows else None

    def _by_csv(self, block: bytes) -> Chunk | None:
        """As any text is read, cell by cell."""
        lines = list(io.StringIO(block.decode(self._encoding), newline=""))
        reader = csv.reader(chain(lines, (LAST,)), delimiter=self._table.text.delimiter)
        rows: list[Sequence[str]] = []
        records: list[bytes] = []
        begin = 0
        for row in reader:
            if len(row) > MOST_CELLS:
                raise UserProblem("problem.too_wide_row", file=self._name)
            rows.append(row)
            records.append("".join(lines[begin : reader.line_num]).rstrip("\r\n").encode(self._encoding))
            begin = reader.line_num
        if rows.pop() != [LAST]:
            return None
        hashes = self._hashed(records[:-1])
        first, self._line = self._line, self._line + len(rows)
        unknown = [nth for nth, one in enumerate(hashes) if one not in self._hashes]
        self.skipped.extend(one for one in hashes if one in self._hashes)
        self.ends_known = bool(hashes) and hashes[-1] in self._hashes
        return Chunk(range(first, self._line), rows, hashes).only(unknown)


def _wraps_cells(parts: Sequence[str], delimiter: str) -> bool:
    """Whether quotes stand only around whole cells: what is outside begins and ends with a separator or a line break."""
    ends = delimiter + "\n"
    outside = parts[2:-1:2]
    if any(not part or part[0] not in ends or part[-1] not in ends for part in outside):
        return False
    return (not parts[0] or parts[0][-1] in ends) and (not parts[-1] or parts[-1][0] in ends)

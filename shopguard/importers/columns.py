"""Which column of a file is which fact: by name, never by place."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from shopguard.core.message import UserProblem

Kind = Literal["orders", "parcels", "tracks", "after_sales", "ledger"]
KINDS: tuple[Kind, ...] = ("orders", "parcels", "tracks", "after_sales", "ledger")

LINE_COLUMN = "行号"
REASON_COLUMN = "拒绝原因"
_BLANKS = re.compile(r"[\s\u200b-\u200f\ufeff*'`\"]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """A header with at least one name out of ``at_least`` of the groups, and none of ``never``, is of this kind."""

    groups: tuple[frozenset[str], ...]
    at_least: int
    never: frozenset[str]

    def holds(self, names: frozenset[str]) -> bool:
        """Whether these (plain) header names are claimed."""
        return not (names & self.never) and sum(1 for group in self.groups if group & names) >= self.at_least


@dataclass(frozen=True, slots=True)
class Column:
    """One fact and the header names it goes by, best first. ``missing``: code of the warning when no name is there."""

    field: str
    names: tuple[str, ...]
    reads: str
    needed: bool
    happened: bool
    missing: str | None


@dataclass(frozen=True, slots=True)
class Columns:
    """One kind of file."""

    kind: Kind
    claim: Claim
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class NotRead:
    """A kind of file that is known and refused."""

    kind: str
    claim: Claim
    problem: str


@dataclass(frozen=True, slots=True)
class Found:
    """A column of one file: what it is, where it stands, what it is called there."""

    column: Column
    place: int
    name: str


def columns_from(kind: str, told: dict[str, Any]) -> Columns:
    """One kind of file from its resource."""
    return Columns(
        kind=cast("Kind", kind),
        claim=_claim(told),
        columns=tuple(map(column_from, told["column"])),
    )


def column_from(entry: dict[str, Any]) -> Column:
    """One column from its resource."""
    return Column(
        field=entry["field"],
        names=tuple(entry["names"]),
        reads=entry["reads"],
        needed=entry.get("needed", False),
        happened=entry.get("happened", False),
        missing=entry.get("missing"),
    )


def not_read_from(told: dict[str, Any]) -> tuple[NotRead, ...]:
    """The kinds of file that are refused, from their resource."""
    return tuple(NotRead(entry["kind"], _claim(entry), entry["problem"]) for entry in told["kind"])


def plain_name(cell: str) -> str:
    """A header name as it is compared: half width, without blanks and quotes."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", cell))


def find_columns(columns: Columns, header: Sequence[str], file: str) -> tuple[Found, ...]:
    """Where each known column stands, in the order of the resource (not of the file).

    Raises :class:`UserProblem` when a needed column is missing or a known one stands there twice.
    """
    names = [plain_name(cell) for cell in header]
    counted = Counter(names)
    found: list[Found] = []
    for column in columns.columns:
        name = next((n for n in map(plain_name, column.names) if n in counted), None)
        if name is None:
            if column.needed:
                raise UserProblem("problem.column_missing", file=file, column=column.names[0])
            continue
        if counted[name] > 1:
            raise UserProblem("problem.column_twice", file=file, column=name)
        place = names.index(name)
        found.append(Found(column, place, header[place].strip()))
    return tuple(found)


def _claim(told: dict[str, Any]) -> Claim:
    return Claim(
        groups=tuple(_plain(group) for group in told["claims"]),
        at_least=told["at_least"],
        never=_plain(told.get("never", ())),
    )


def _plain(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(plain_name, names))

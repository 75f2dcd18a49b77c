"""What a mapping can map, and how a table is recognised by one: by the names of its columns, whatever their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from shopguard.core.column_mapping import ColumnMapping
from shopguard.core.message import UserProblem
from shopguard.importers.columns import Column, Columns, Found, column_from, plain_name


@dataclass(frozen=True, slots=True)
class Hint:
    """How columns that may be one of ``fields`` are called: whole names, parts of names, and what is not part of them.

    ``kinds``: of which files; empty for all.
    """

    kinds: frozenset[str]
    fields: frozenset[str]
    names: frozenset[str]
    parts: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mappable:
    """``kinds``: what a table of each kind can tell, the needed columns marked as they are for other tools' tables."""

    kinds: tuple[Columns, ...]
    hints: tuple[Hint, ...]

    def kind(self, name: str) -> Columns:
        """The columns of one kind."""
        return next(columns for columns in self.kinds if columns.kind == name)


def mappable_from(known: Sequence[Columns], told: Mapping[str, Any]) -> Mappable:
    """From the kinds of file that are read and the resource of mappings."""
    return Mappable(
        kinds=tuple(_kind(columns, told.get(columns.kind, {})) for columns in known),
        hints=tuple(
            Hint(
                kinds=frozenset(hint.get("kinds", ())),
                fields=frozenset(hint["fields"]),
                names=frozenset(folded(name) for name in hint.get("names", ())),
                parts=tuple(map(folded, hint.get("parts", ()))),
                never=tuple(map(folded, hint.get("never", ()))),
            )
            for hint in told["hint"]
        ),
    )


def folded(name: str) -> str:
    """A column's name as hints compare it: plain, letters alike."""
    return plain_name(name).casefold()


def distinct_names(header: Iterable[str]) -> tuple[str, ...]:
    """The plain name of every column; a name that comes again gets its number (``备注#2``), a blank one stays blank."""
    seen: Counter[str] = Counter()
    names = []
    for cell in header:
        name = plain_name(cell)
        seen[name] += 1
        names.append(name if seen[name] == 1 or not name else f"{name}#{seen[name]}")
    return tuple(names)


def signature(header: Iterable[str]) -> tuple[str, ...]:
    """By what a table is recognised: the names of all its columns, in no order."""
    return tuple(sorted(name for name in distinct_names(header) if name))


def by_header(templates: Iterable[ColumnMapping], header: Sequence[str]) -> ColumnMapping | None:
    """The first template that is for exactly these columns."""
    there = None
    for template in templates:
        there = there or signature(header)
        if template.header == there and not lacking(template, header):  # a damaged one may name others than its own
            return template
    return None


def lacking(template: ColumnMapping, header: Sequence[str]) -> list[str]:
    """The columns the template reads that are not in this header."""
    there = set(distinct_names(header))
    return [name for name in template.columns.values() if name not in there]


def mapped_columns(
    template: ColumnMapping, mappable: Mappable, header: Sequence[str], file: str
) -> tuple[Columns, tuple[Found, ...]]:
    """The kind's columns, and where those stand that the template names; in the order of the resource, as readers rely on.

    Raises :class:`UserProblem` when a column that is needed is not mapped.
    """
    columns = mappable.kind(template.kind)
    names = distinct_names(header)
    found = []
    for column in columns.columns:
        name = template.columns.get(column.field)
        if name is not None:
            place = names.index(name)
            found.append(Found(column, place, header[place].strip()))
        elif column.needed:
            raise UserProblem("problem.column_missing", file=file, column=column.names[0])
    return columns, tuple(found)


def _kind(columns: Columns, told: Mapping[str, Any]) -> Columns:
    optional = frozenset(told.get("optional", ()))
    left_out = frozenset(told.get("left_out", ()))
    own: list[Column] = [
        replace(column, needed=False) if column.field in optional else column
        for column in columns.columns
        if column.field not in left_out
    ]
    return replace(columns, columns=(*own, *map(column_from, told.get("column", ()))))

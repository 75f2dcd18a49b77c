"""The owner's own rule files: single values put in place of the shipped ones. Pure: tables in, tables out.

An own file has the name and the form of the shipped one and holds only what is different: the lists it changes, in each
entry what tells which entry is meant (``from``, ``family``, ``applies`` ...), the keys that get another value, and where
that stands (``source``, ``read``, ``certainty``), at the level at which the shipped file names its source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import cast

from shopguard.core.message import UserProblem

Table = Mapping[str, object]
Tables = Mapping[str, Table]

CITED = ("source", "read", "certainty")
MARK = "overridden"  # what the reader makes Citation.overridden of
_WHICH = (
    "id", "from", "family", "applies", "starts", "stops", "match", "type", "item",
    "promise_over_hours", "promise_up_to_hours", "paid_from_yuan", "paid_under_yuan",
)  # fmt: skip
_WHICH_IN_DOUBT = ("provinces", "name")
_MAY_BE_ADDED = ("until", "watch")


def overridden(shipped: Tables, own: Tables) -> dict[str, dict[str, object]]:
    """The shipped tables with the owner's values in place, each marked at its source.

    Raises :class:`UserProblem` naming file and key for what is not in the shipped files, and for what has no source. What
    the values then mean is checked by the reader, as for the shipped ones.
    """
    tables = {name: dict(table) for name, table in shipped.items()}
    for name, table in own.items():
        if name not in shipped:
            raise UserProblem("problem.own_rules_file", file=name, there=", ".join(sorted(shipped)))
        if table:
            tables[name] = _Merge(name).table(shipped[name], table, "", (shipped[name],), cited=False)
    return tables


class _Merge:
    """Puts one own file's values in place."""

    def __init__(self, file: str) -> None:
        self._file = file

    def table(
        self, shipped: Table, own: Table, place: str, alike: Sequence[Table], *, cited: bool
    ) -> dict[str, object]:
        """``shipped`` with the keys of ``own``; ``alike`` are the shipped tables of the same list, ``cited``: a source stands above."""
        merged = dict(shipped)
        has_source = "source" in shipped
        for key, value in own.items():
            if not (has_source and key in CITED):
                merged[key] = self._value(shipped, key, value, place, alike, cited=cited or has_source)
        if has_source:
            merged |= self._citation(own, place) | {MARK: True}
        return merged

    def _value(
        self, shipped: Table, key: str, value: object, place: str, alike: Sequence[Table], *, cited: bool
    ) -> object:
        there, where = shipped.get(key), f"{place}{key}"
        below = [one[key] for one in alike if key in one]
        if _is_list_of_tables(there):
            return self._list(cast("list[Table]", there), value, where, _joined(below), cited=cited)
        if isinstance(there, dict) and isinstance(value, dict):
            tables = [one for one in below if isinstance(one, dict)]
            return self.table(there, value, f"{where}: ", tables, cited=cited)
        if not below and not (cited and key in _MAY_BE_ADDED):
            raise self._problem("problem.own_rules_key", where)
        if not cited and there != value:
            raise self._problem("problem.own_rules_not_a_value", where)
        return self._replaced([there] if key in shipped else below, value, where)

    def _replaced(self, alike: Sequence[object], value: object, where: str) -> object:
        if alike and type(value) is not type(alike[0]):
            if _is_number(value) and _is_decimal(alike[0]):
                return str(value)  # the files write exact numbers as text; an owner need not know
            raise self._problem("problem.own_rules_kind", where, value=str(value), example=str(alike[0]))
        return value

    def _list(
        self, shipped: Sequence[Table], own: object, place: str, alike: Sequence[Table], *, cited: bool
    ) -> list[Table]:
        merged, changed = list(shipped), set()
        if not _is_list_of_tables(own):
            raise self._problem("problem.own_rules_kind", place, value=str(own), example=f"[[{place}]]")
        entries = cast("list[Table]", own)
        for number, entry in enumerate(entries, 1):
            where = f"{place}[{number}]"
            index = self._find(shipped, entry, where, number - 1 if len(entries) == len(shipped) else None)
            if index in changed:
                raise self._problem("problem.own_rules_twice", where, which=_told(entry))
            changed.add(index)
            merged[index] = self.table(shipped[index], entry, f"{where}: ", alike, cited=cited)
        return merged

    def _find(self, shipped: Sequence[Table], own: Table, where: str, place: int | None) -> int:
        """Which entry is meant: the one whose distinguishing keys are the same, else the only one these fit.

        Of entries that nothing distinguishes the one at the same ``place``, where the owner's list is as long.
        """
        asked = _which(own)
        same = [index for index, entry in enumerate(shipped) if _which(entry) == asked]
        if len(same) != 1:
            same = [index for index, entry in enumerate(shipped) if _fits(entry, own)]
        if len(same) > 1:
            same = [index for index in same if all(shipped[index].get(key) == own.get(key) for key in _WHICH_IN_DOUBT)]
        if len(same) > 1 and place in same:
            return place
        if len(same) != 1:
            there = "; ".join(_told(entry) for entry in shipped)
            raise self._problem("problem.own_rules_entry", where, which=_told(own), there=there)
        return same[0]

    def _citation(self, own: Table, place: str) -> dict[str, object]:
        missing = [key for key in CITED if key not in own]
        if missing:
            raise self._problem("problem.own_rules_citation", f"{place}{missing[0]}")
        source = own["source"]
        told = {"zh": source, "en": source} if isinstance(source, str) else source
        return {"source": told, "read": own["read"], "certainty": own["certainty"]}

    def _problem(self, code: str, key: str, **values: str) -> UserProblem:
        return UserProblem(code, file=self._file, key=key, **values)


def _which(entry: Table) -> dict[str, object]:
    return {key: entry[key] for key in _WHICH if key in entry}


def _fits(entry: Table, own: Table) -> bool:
    """Entries of different dates differ also where one has no ``from``: it is the one from before any known day."""
    asked = _which(own)
    dated = "from" in entry or "until" in entry
    return (not dated or entry.get("from") == own.get("from")) and asked.items() <= entry.items()


def _told(entry: Table) -> str:
    """How an entry is told from the others of its list: ``from 2025-05-13, family timeout``."""
    told = {"from": "…"} if "until" in entry and "from" not in entry else {}
    return ", ".join(f"{key} {_text(value)}" for key, value in (told | _which(entry)).items()) or "…"


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _joined(lists: Sequence[object]) -> list[Table]:
    return [one for entries in lists if isinstance(entries, list) for one in entries if isinstance(one, dict)]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_decimal(value: object) -> bool:
    try:
        Decimal(str(value))
    except InvalidOperation:
        return False
    return isinstance(value, str)

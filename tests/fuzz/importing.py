"""The whole import: files into a database, which is whole after every one of them; the counts add up, and twice is once."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from shopguard.app import build_workplace
from shopguard.flows.imports.importing import FileResult, import_files
from shopguard.store.backup_reading import database_faults
from tests.fuzz import file_seeds
from tests.fuzz.target import Ask
from tests.importers.reading_files import NOW


def seeds() -> Iterable[bytes]:
    """One file of every kind in every container."""
    every = (*file_seeds.ORDERS, *file_seeds.PARCELS, *file_seeds.TRACKS, *file_seeds.AFTER_SALES, *file_seeds.LEDGER)
    for table in every:
        yield next(iter(file_seeds.texts([table])))
    yield from file_seeds.answers()
    yield from list(file_seeds.archives())[-4:]


def ready(folder: Path) -> Ask:
    """Every input comes into an empty database of its own, on top of one order, its parcel and its track."""
    first = folder / "first"
    base = build_workplace(first, "zh")
    path = folder / "a.csv"
    for table in (file_seeds.ORDERS[0], file_seeds.PARCELS[0], file_seeds.TRACKS[0]):
        path.write_bytes(next(iter(file_seeds.texts([table]))))
        [result] = import_files(base, [path], now=NOW).files
        assert result.refused is None, result
    base.store.close()
    numbers = count()

    def ask(content: bytes) -> None:
        data = folder / f"data-{next(numbers)}"
        shutil.copytree(first, data)
        try:
            _import_twice(data, folder / "a.csv", content)
        finally:
            shutil.rmtree(data)

    return ask


def _import_twice(data: Path, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    place = build_workplace(data, "zh")
    try:
        once = import_files(place, [path], now=NOW).files
        faults = database_faults(place.store.connection())
        again = import_files(place, [path], now=NOW).files
    finally:
        place.store.close()
    assert not faults, "the database is not whole"
    for result in (*once, *again):
        _check(result, place.texts.say)
    assert [_kept(result) for result in once] == [_kept(result) for result in again], "another answer the second time"
    assert all(result.added == result.changed == 0 for result in again), "the same file again changes something"


def _check(result: FileResult, say: object) -> None:
    assert result.rows == result.added + result.changed + result.unchanged + result.rejected, "rows do not add up"
    assert (result.rejects_path is not None) == bool(result.rejected), "rejected rows are not kept"
    assert callable(say)
    for message in (*result.warnings, *([result.refused] if result.refused else [])):
        say(message)


def _kept(result: FileResult) -> tuple[object, ...]:
    refused = result.refused.code if result.refused else None
    return result.path, result.kind, result.rows, result.rejected, refused, result.known_as_of

"""Files imported before, just as they are, and nothing since that could change what they tell: answered without reading them.

Light: neither readers nor rules are loaded. Such an import is remembered like any other, with every row unchanged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

from shopguard.core.beijing import plain
from shopguard.core.message import Message
from shopguard.flows.imports.completeness import import_notices
from shopguard.flows.imports.import_report import FileResult, ImportReport, ImportStopped
from shopguard.flows.imports.judge_from import reaches_back_to
from shopguard.flows.judging import refresh
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.shops.known_shops import known_shops
from shopguard.flows.workplace import DEFAULT_SHOP, Workplace
from shopguard.importers.name_moments import maybe_told_by_name, told_by_name
from shopguard.importers.reading_mark import files_mark
from shopguard.store.journal import begin_batch, begin_file, end_file, name_as_before
from shopguard.store.lacking import LACKS, lacking, nothing_new
from shopguard.store.store import Row
from shopguard.store.told_before import mappings_mark, newer_known, told_before

_CHUNK = 1 << 20
_ARCHIVE = b"PK\x03\x04"


def import_same_again(
    place: Workplace,
    paths: Sequence[Path],
    *,
    now: int,
    shop: str | None,
    as_of: int | None,
    mapping: str | None,
    reporter: Reporter | None = None,
) -> ImportReport | None:
    """The answer to importing these files, all of which told the same before; None where that is not sure of each of them.

    Raises :class:`~shopguard.flows.imports.import_report.ImportStopped`.
    """
    reporter = reporter or Reporter()
    try:
        before = _told_before(place, paths, now, shop, as_of, mapping, reporter)
    except Cancelled:
        raise ImportStopped((), not_begun=len(paths)) from None
    # of two of a kind one tells after the other
    if not before or len({row["kind"] for _, row in before}) < len(before):
        return None
    files: list[FileResult] = []
    with place.store.transaction() as db:
        batch_ref = begin_batch(db, now)
        for path, row in before:
            file_ref = begin_file(db, _begun(row, path, batch_ref, now))
            name_as_before(db, file_ref, row["id"])
            result = _result(path, row, batch_ref, newer_known(db, dict(row)))
            ended = {"unchanged": row["rows"], "warnings": warnings_to_json(result.warnings)}
            end_file(db, file_ref, {name: row[name] for name in _ENDED} | ended)
            files.append(result)
        nothing_new(db)
    try:
        refresh(place, now, reporter)
    except Cancelled:
        raise ImportStopped(files) from None
    return report(place, files, now)


def _told_before(
    place: Workplace,
    paths: Sequence[Path],
    now: int,
    shop: str | None,
    as_of: int | None,
    mapping: str | None,
    reporter: Reporter,
) -> list[tuple[Path, Row]]:
    """What is remembered of each file; [] where that is not all it tells now."""
    db = place.store.connection()
    read_by, whose = read_mark(place), known_shops(place)
    before: list[tuple[Path, Row]] = []
    for path in paths:
        reporter.tell("progress.reading", len(before), len(paths), name=path.name)
        digest = _digest(path)
        row = None if digest is None else told_before(db, digest, read_by)
        if row is None or not _asked_alike(row, path, shop, as_of, mapping, now) or _tells_more_now(row, path, now):
            return []
        if shop is None and whose.by_path(str(path)) not in (None, row["shop"]):
            return []
        before.append((path, row))
    return before


def report(place: Workplace, files: Iterable[FileResult], now: int) -> ImportReport:
    """The files, and what there is to say of the data after them."""
    return ImportReport(
        tuple(files),
        missing(place),
        import_notices(place, now),
        reaches_back_to(place, now),
        several_shops=known_shops(place).several,
    )


def missing(place: Workplace) -> tuple[Message, ...]:
    """Which box to tick or which file to add, from what the orders under way still lack."""
    counts = lacking(place.store.connection())
    return tuple(Message(f"missing.{lack}", {"number": counts[lack]}) for lack in LACKS if counts[lack])


def read_mark(place: Workplace) -> str:
    """By what files are read now: the same as long as any file would be read alike."""
    return files_mark() + mappings_mark(place.store.connection())


def warnings_to_json(warnings: Iterable[Message]) -> str:
    """Warnings as ``source_file`` keeps them: [[code, values], ...]."""
    return json.dumps([[warning.code, dict(warning.values)] for warning in warnings], ensure_ascii=False)


_BEGUN = ("sha256", "kind", "shop_ref", "known_as_of", "known_by", "mapping")
_ENDED = ("rows", "first_at", "last_at", "warnings", "read_by")


def _begun(row: Row, path: Path, batch_ref: int, now: int) -> dict[str, object]:
    told = {name: row[name] for name in _BEGUN}
    return told | {"batch_ref": batch_ref, "path": str(path), "imported_at": now}


def _asked_alike(row: Row, path: Path, shop: str | None, as_of: int | None, mapping: str | None, now: int) -> bool:
    """Whether shop, moment and template are those of the time before."""
    if row["mapping"] != mapping or (shop is not None and (shop == DEFAULT_SHOP or shop != row["shop"])):
        return False
    if as_of is not None:
        return bool(row["known_by"] == "owner" and row["known_as_of"] == as_of)
    if row["known_by"] == "owner" or Path(row["path"]).name != path.name:
        return False
    told = told_by_name(path.name, now) or maybe_told_by_name(path.name, None, now)  # by a clock that was set right
    return told == (row["known_as_of"] if row["known_by"] == "name" else None)


def _tells_more_now(row: Row, path: Path, now: int) -> bool:
    """Whether the name tells a moment that lay ahead for the computer's clock the time before."""
    newest = row["known_as_of"]
    told = told_by_name(path.name, now) or maybe_told_by_name(path.name, newest, now)
    return bool(row["known_by"] == "content" and told)


def _digest(path: Path) -> str | None:
    """The digest of a plain file; None for an archive and for what cannot be read: whoever opens it says more."""
    digest = sha256()
    try:
        with path.open("rb") as file:
            for chunk in iter(partial(file.read, _CHUNK), b""):
                digest.update(chunk)
            file.seek(0)
            return None if file.read(len(_ARCHIVE)) == _ARCHIVE and not _is_workbook(path) else digest.hexdigest()
    except OSError:
        return None


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() in (".xlsx", ".xlsm")


def older(as_of: int, newer: int | None) -> tuple[Message, ...]:
    """That a newer file of the same orders is known, if one is: this one fills gaps and replaces nothing."""
    if newer is None:
        return ()
    return (Message("warning.older_than_known", {"as_of": plain(as_of), "newer": plain(newer)}),)


def _result(path: Path, row: Row, batch: int, newer: int | None) -> FileResult:
    before = tuple(Message(code, values) for code, values in json.loads(row["warnings"]))
    told = tuple(one for one in before if one.code != "warning.older_than_known")
    warnings = (*told, *older(row["known_as_of"], newer))
    return FileResult(
        path=str(path),
        sha256=row["sha256"],
        kind=row["kind"],
        known_as_of=row["known_as_of"],
        rows=row["rows"],
        unchanged=row["rows"],
        warnings=warnings,
        known_by=row["known_by"],
        mapping=row["mapping"],
        first_at=row["first_at"],
        last_at=row["last_at"],
        batch=batch,
        shop=row["shop"],
    )

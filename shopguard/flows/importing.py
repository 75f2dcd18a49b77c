"""Import: files in; what was added, changed, unchanged, rejected and refused, and what is still missing, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from shopguard.core.message import Message, UserProblem
from shopguard.core.order import OrderLine
from shopguard.core.parcel import ParcelRow, TrackRow
from shopguard.flows.judging import refresh
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import DEFAULT_SHOP, Workplace
from shopguard.importers.couriers import courier_shapes
from shopguard.importers.reading import Reading, load_reading
from shopguard.importers.rejects import write_rejects
from shopguard.importers.source import Accepted, Rejected, SourceFile, expand, open_source
from shopguard.store.fetch import missing_counts
from shopguard.store.folder import make_private_folder
from shopguard.store.intake import Intake, shop_ref
from shopguard.store.journal import begin_batch, begin_file, end_file

_ORDER = {"orders": 0, "parcels": 1, "tracks": 2}
_BATCH = 5_000  # rows saved at once
_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file. ``rows = added + changed + unchanged + rejected``; refused: the reason, nothing stored.

    ``kind``: orders, parcels, tracks ..., None when it was not recognised. ``rejects_path``: CSV of the rejected rows.
    """

    path: str
    sha256: str | None
    kind: str | None
    known_as_of: int | None
    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    refused: Message | None = None
    rejects_path: Path | None = None
    warnings: tuple[Message, ...] = ()
    reject_examples: tuple[tuple[int, Message], ...] = ()  # (line, why): the first few, for the window


@dataclass(frozen=True, slots=True)
class ImportReport:
    """All files of one import, and what the shop's data still lacks (which box to tick, which file to add)."""

    files: tuple[FileResult, ...]
    missing: tuple[Message, ...] = field(default=())


def import_files(
    place: Workplace,
    paths: Sequence[Path],
    *,
    now: int,
    shop: str | None = None,
    as_of: int | None = None,
    reporter: Reporter | None = None,
) -> ImportReport:
    """Imports files and folders, each file in one transaction, then judges what they touched (at ``now``).

    Files are taken in the order orders, parcels, tracks, whatever the order of ``paths``. A refused file stores nothing.
    Raises :class:`~shopguard.flows.progress.Cancelled`: the file under way is left out whole, earlier ones are kept.
    """
    reporter = reporter or Reporter()
    results: dict[str, FileResult] = {}
    opened: list[SourceFile] = []
    candidates = []
    for path in paths:
        try:
            candidates += expand([path])
        except UserProblem as problem:
            results[str(path)] = FileResult(str(path), None, None, None, refused=problem.message)
    for candidate in candidates:
        reporter.tell("progress.reading", len(opened), len(candidates), name=Path(candidate.path).name)
        try:
            opened.append(open_source(candidate, now=now, as_of=as_of, reading=reading()))
        except UserProblem as problem:
            results[candidate.path] = FileResult(candidate.path, None, None, None, refused=problem.message)
    batch = _Batch(now)
    for source in sorted(opened, key=lambda one: (_ORDER[one.kind], one.known_as_of)):
        try:
            results[source.path] = _import(place, source, shop, batch, reporter)
        except UserProblem as problem:
            results[source.path] = FileResult(source.path, source.sha256, source.kind, None, refused=problem.message)
    refresh(place, now, reporter)
    order = {path: number for number, path in enumerate([*map(str, paths), *(c.path for c in candidates)])}
    files = tuple(sorted(results.values(), key=lambda result: order.get(result.path, 0)))
    return ImportReport(files, _missing(place))


@cache
def reading() -> Reading:
    """The column names, couriers, track wordings and places that files are read by; loaded once, when first needed."""
    return load_reading()


@dataclass(slots=True)
class _Batch:
    """What is imported together at ``at``. ``ref``: None until the first of its files is stored."""

    at: int
    ref: int | None = None


def _import(place: Workplace, source: SourceFile, shop: str | None, batch: _Batch, reporter: Reporter) -> FileResult:
    """One file, wholly or not at all."""
    rejected: list[Rejected] = []
    with place.store.transaction() as db:
        batch_ref = batch.ref or begin_batch(db, batch.at)
        ref = shop_ref(db, shop or DEFAULT_SHOP)
        file_ref = begin_file(db, _begun(source, batch_ref, ref, batch.at))
        shapes = courier_shapes()
        intake = Intake(db, file_ref, ref, source.told, source.known_as_of, shop_told=shop is not None, shapes=shapes)
        for rows in _batches(source.rows(), rejected, reporter, Path(source.path).name):
            _save(intake, source.kind, rows)
        unread = frozenset(one.key for one in rejected if one.key)
        intake.finish(unread, lambda: reporter.tell("progress.deriving", name=Path(source.path).name))
        rejects_path = _keep_rejects(place, source, rejected)
        counted = intake.counted
        result = FileResult(
            path=source.path,
            sha256=source.sha256,
            kind=source.kind,
            known_as_of=source.known_as_of,
            rows=counted.added + counted.changed + counted.unchanged + len(rejected),
            added=counted.added,
            changed=counted.changed,
            unchanged=counted.unchanged,
            rejected=len(rejected),
            rejects_path=rejects_path,
            warnings=source.warnings,
            reject_examples=tuple((one.line, one.why) for one in rejected[:_EXAMPLES]),
        )
        end_file(db, file_ref, _ended(result))
    batch.ref = batch_ref
    return result


def _batches(
    rows: Iterable[Accepted | Rejected], rejected: list[Rejected], reporter: Reporter, name: str
) -> Iterator[list[Accepted]]:
    batch: list[Accepted] = []
    done = 0
    for row in rows:
        done += 1
        if isinstance(row, Rejected):
            rejected.append(row)
        else:
            batch.append(row)
        if len(batch) >= _BATCH:
            reporter.tell("progress.saving", done, name=name)
            yield batch
            batch = []
    reporter.tell("progress.saving", done, name=name)
    yield batch


def _save(intake: Intake, kind: str, batch: list[Accepted]) -> None:
    """Hands a batch to the intake of its kind; a file's rows are all of the kind it was recognised as."""
    if kind == "orders":
        intake.save_lines([(row.row, row.fingerprint) for row in batch if isinstance(row.row, OrderLine)])
    elif kind == "parcels":
        intake.save_parcels([(row.row, row.fingerprint) for row in batch if isinstance(row.row, ParcelRow)])
    else:
        intake.save_tracks([row.row for row in batch if isinstance(row.row, TrackRow)])


def _keep_rejects(place: Workplace, source: SourceFile, rejected: list[Rejected]) -> Path | None:
    if not rejected:
        return None
    folder = place.data / "rejects"
    make_private_folder(folder)
    name = Path(source.path.replace("!", "-")).stem
    path = folder / f"{source.sha256[:12]}-{name}.csv"
    write_rejects(path, source.header, rejected, place.texts.say)
    return path


def _begun(source: SourceFile, batch_ref: int, shop: int, now: int) -> dict[str, object]:
    """What is remembered of a file before its rows are saved."""
    return {
        "batch_ref": batch_ref,
        "path": source.path,
        "sha256": source.sha256,
        "kind": source.kind,
        "shop_ref": shop,
        "known_as_of": source.known_as_of,
        "known_by": source.known_by,
        "imported_at": now,
    }


def _ended(result: FileResult) -> dict[str, object]:
    """What became of a file's rows."""
    return {
        "rows": result.rows,
        "added": result.added,
        "changed": result.changed,
        "unchanged": result.unchanged,
        "rejected": result.rejected,
        "rejects_path": str(result.rejects_path) if result.rejects_path else None,
    }


def _missing(place: Workplace) -> tuple[Message, ...]:
    """Which box to tick or which file to add, from what the orders under way still lack."""
    counts = missing_counts(place.store.connection())
    return tuple(
        Message(f"missing.{lack}", {"number": int(counts[lack])})
        for lack in ("without_export", "without_waybill", "without_track", "without_promise")
        if counts[lack]
    )

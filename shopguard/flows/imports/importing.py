"""Import: files in; what was added, changed, unchanged, rejected and refused, and what is still missing, out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from shopguard.core.after_sale import AfterSale
from shopguard.core.ledger import LedgerEntry
from shopguard.core.message import Message, UserProblem
from shopguard.core.order import LineColumns, joined
from shopguard.core.parcel import ParcelRow, TrackRow
from shopguard.flows.imports.import_report import FileResult as FileResult
from shopguard.flows.imports.import_report import ImportReport as ImportReport
from shopguard.flows.imports.import_report import ImportStopped as ImportStopped
from shopguard.flows.imports.mapping_templates import named, templates
from shopguard.flows.imports.read_ahead import read_ahead
from shopguard.flows.imports.same_again import import_same_again, older, read_mark, report, warnings_to_json
from shopguard.flows.judging import refresh
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.shops.known_shops import has_only_shop_orders, known_shops
from shopguard.flows.shops.whose_file import shop_of_file
from shopguard.flows.workplace import Workplace
from shopguard.importers.candidates import Candidate
from shopguard.importers.couriers import courier_shapes
from shopguard.importers.reading import Reading, load_reading
from shopguard.importers.records import Known
from shopguard.importers.rejects import Rejects, rejects_name
from shopguard.importers.source import Accepted, Rejected, SourceFile, WrongGuess, expand, open_source
from shopguard.store.intake import Intake
from shopguard.store.journal import begin_batch, begin_file, end_file
from shopguard.store.passed_over import SaidTwice
from shopguard.store.save_orders import Counted
from shopguard.store.shops import shop_ref
from shopguard.store.told_before import newer_known

NOBODY_ASKED: Final[Mapping[str, str]] = MappingProxyType({})
_ORDER = {"orders": 0, "parcels": 1, "after_sales": 2, "tracks": 3, "ledger": 4}
_BATCH = 5_000  # rows saved at once
_CHUNKS = 100  # read before the owner may cancel, however little of them is new


def import_files(
    place: Workplace,
    paths: Sequence[Path],
    *,
    now: int,
    shop: str | None = None,
    as_of: int | None = None,
    only: Set[str] = frozenset(),
    mapping: str | None = None,
    shops: Mapping[str, str] = NOBODY_ASKED,
    reporter: Reporter | None = None,
) -> ImportReport:
    """Imports files and folders, each file in one transaction, then judges what they touched (at ``now``).

    ``only``: of the files behind ``paths`` those with these paths (of archive members: ``archive.zip!member``); empty: all.

    Files are taken in the order orders, parcels, after-sales, tracks, ledger, whatever the order of ``paths``. A refused
    file stores nothing.
    ``shop``: whose they all are, by the owner's word: their orders are moved to it. ``shops``: by path, what the owner answered
    of files that tell no shop themselves. Else the shop is told by a file's path or its orders, or it is the usual one.
    ``mapping``: the name of the template by which all of them are read. Raises NotThere if there is no template of that name.
    Raises :class:`~shopguard.flows.imports.import_report.ImportStopped`: the file under way is left out whole, earlier ones are kept.
    """
    if not only:
        again = import_same_again(place, paths, now=now, shop=shop, as_of=as_of, mapping=mapping, reporter=reporter)
        if again is not None:
            return again
    return import_anew(
        place, paths, now=now, shop=shop, as_of=as_of, only=only, mapping=mapping, shops=shops, reporter=reporter
    )


def import_anew(
    place: Workplace,
    paths: Sequence[Path],
    *,
    now: int,
    shop: str | None = None,
    as_of: int | None = None,
    only: Set[str] = frozenset(),
    mapping: str | None = None,
    shops: Mapping[str, str] = NOBODY_ASKED,
    reporter: Reporter | None = None,
) -> ImportReport:
    """As :func:`import_files`, also where the files were imported before just as they are."""
    reporter = reporter or Reporter()
    if mapping is not None:
        named(place, mapping)
    read_by = replace(reading(), templates=templates(place))
    results: dict[str, FileResult] = {}
    candidates = [candidate for candidate in expand(paths) if not only or candidate.path in only]
    opener = partial(open_source, now=now, as_of=as_of, reading=read_by, mapping=mapping)
    order = {path: number for number, path in enumerate([*map(str, paths), *(c.path for c in candidates)])}

    def files() -> list[FileResult]:
        return sorted(results.values(), key=lambda result: order.get(result.path, 0))

    opened = _opened(candidates, opener, mapping, results, reporter)
    batch, whose = _Batch(now), known_shops(place)
    had_orders = not whose.others and has_only_shop_orders(place)
    for nth, source in enumerate(opened):
        try:
            told = shop or shops.get(source.path) or shop_of_file(place, whose, source)
            sure = told is not None or not whose.others
            of = _Of(shop, told or whose.usual, sure=sure, may_be_new=had_orders and told is None)
            results[source.path] = _import_surely(place, source, of, batch, reporter, opener)
        except UserProblem as problem:
            results[source.path] = FileResult(source.path, source.sha256, source.kind, None, refused=problem.message)
        except Cancelled:
            raise ImportStopped(files(), source.path, len(opened) - nth - 1) from None
    try:
        refresh(place, now, reporter)
    except Cancelled:
        raise ImportStopped(files()) from None
    return report(place, files(), now)


def _opened(
    candidates: Sequence[Candidate],
    opener: Callable[..., SourceFile],
    mapping: str | None,
    results: dict[str, FileResult],
    reporter: Reporter,
) -> list[SourceFile]:
    """The files that can be read, in the order they are taken; ``results`` gets those that are refused."""
    opened: list[SourceFile] = []
    for nth, candidate in enumerate(candidates):
        try:
            reporter.tell("progress.reading", nth, len(candidates), name=Path(candidate.path).name)
            opened.append(opener(candidate, may_guess=True))
        except UserProblem as problem:
            by = mapping or problem.message.values.get("mapping")
            refused = FileResult(
                candidate.path, None, None, None, refused=problem.message, mapping=None if by is None else str(by)
            )
            results[candidate.path] = refused
        except Cancelled:
            raise ImportStopped(results.values(), not_begun=len(candidates) - len(results)) from None
    return sorted(opened, key=lambda one: (_ORDER[one.kind], one.known_as_of))


def _import_surely(
    place: Workplace,
    source: SourceFile,
    of: _Of,
    batch: _Batch,
    reporter: Reporter,
    opener: Callable[..., SourceFile],
) -> FileResult:
    """One file; once more from its beginning where something turns out otherwise than was taken for granted."""
    try:
        return _import(place, source, of, batch, reporter)
    except SaidTwice:
        return _import(place, source, of, batch, reporter, pass_over=False)
    except WrongGuess:
        return _import(place, opener(source.candidate), of, batch, reporter, pass_over=False)


def import_candidate(
    place: Workplace, candidate: Candidate, *, now: int, as_of: int, batch: int | None = None
) -> tuple[FileResult, int | None]:
    """Imports what no file holds (answers asked for online), into ``batch`` or a new one; the result and the batch's ref.

    Nothing is judged. Raises :class:`~shopguard.core.message.UserProblem`: nothing of it is stored.
    """
    source = open_source(candidate, now=now, as_of=as_of, reading=reading())
    into, usual = _Batch(now, batch), known_shops(place).usual
    return _import(place, source, _Of(None, usual), into, Reporter()), into.ref


@cache
def reading() -> Reading:
    """The column names, couriers, track wordings and places that files are read by; loaded once, when first needed."""
    return load_reading()


@dataclass(slots=True)
class _Batch:
    """What is imported together at ``at``. ``ref``: None until the first of its files is stored."""

    at: int
    ref: int | None = None


@dataclass(frozen=True, slots=True)
class _Of:
    """Whose a file is. ``told``: by the owner, for the whole import; then orders that another shop had are moved.

    ``sure``: False where nothing tells, and it may be another shop's as well. ``may_be_new``: nothing tells, and there is a single
    shop, which has orders: an export of which it knows none may be a second shop's.
    """

    told: str | None
    shop: str
    sure: bool = True
    may_be_new: bool = False

    def doubt(self, place: Workplace, source: SourceFile, counted: Counted) -> tuple[Message, ...]:
        """That its orders were taken for this shop's although nothing tells it, if so."""
        shop = {"shop": place.shop_in_words(self.shop)}
        if not _makes_orders(source) or not counted.added:
            return ()
        if not self.sure:
            return (Message("warning.shop_not_told", shop),)
        all_new = source.kind == "orders" and not counted.changed and not counted.unchanged
        return (Message("warning.shop_maybe_other", shop),) if self.may_be_new and all_new else ()


def _import(
    place: Workplace,
    source: SourceFile,
    of: _Of,
    batch: _Batch,
    reporter: Reporter,
    *,
    pass_over: bool = True,
) -> FileResult:
    """One file, wholly or not at all. ``pass_over``: lines that are stored as they stand in the file need not be read."""
    with place.store.transaction(checked=False) as db, _rejects(place, source) as rejects:
        batch_ref = batch.ref or begin_batch(db, batch.at)
        ref = shop_ref(db, of.shop)
        file_ref = begin_file(db, _begun(source, batch_ref, ref, batch.at))
        shapes = courier_shapes()
        intake = Intake(
            db, file_ref, ref, source.told, source.known_as_of, shop_told=of.told is not None, shapes=shapes
        )
        name = Path(source.path).name
        if source.kind == "orders":
            known = Known(
                intake.current_hashes() if pass_over and source.names_lines else frozenset(), read_mark(place)
            )
            with read_ahead(_line_batches(source, known, rejects)) as batches:
                for done, columns in batches:
                    reporter.tell("progress.saving", done, name=name)
                    intake.save_line_columns(columns)
            if source.passed_over:
                source.look_at(intake.pass_over(source.passed_over, source.seen.fields, batch.at))
        else:
            for rows in _batches(source.rows(), rejects, reporter, name):
                _save(intake, source.kind, rows)
        source.check_guess(rejected=rejects.number > 0)
        intake.finish(rejects.keys, lambda: reporter.tell("progress.deriving", name=Path(source.path).name))
        rejects_path = rejects.put_in_place()
        counted = intake.counted
        result = FileResult(
            path=source.path,
            sha256=source.sha256,
            kind=source.kind,
            known_as_of=source.known_as_of,
            rows=counted.added + counted.changed + counted.unchanged + rejects.number,
            added=counted.added,
            changed=counted.changed,
            unchanged=counted.unchanged,
            rejected=rejects.number,
            rejects_path=rejects_path,
            warnings=(*source.warnings, *of.doubt(place, source, counted)),
            reject_examples=rejects.examples,
            known_by=source.known_by,
            mapping=source.mapping,
            newest_at=source.seen.newest,
            first_at=source.seen.first,
            last_at=source.seen.last,
            batch=batch_ref,
            shop=of.shop,
        )
        if result.changed or result.unchanged:
            newer = newer_known(db, _begun(source, batch_ref, ref, batch.at) | _ended(result))
            result = replace(result, warnings=(*older(source.known_as_of, newer), *result.warnings))
        ahead = source.seen.ahead.number  # what has not happened yet will be read otherwise once it has
        end_file(db, file_ref, _ended(result) | {"read_by": "" if ahead else read_mark(place)})
    batch.ref = batch_ref
    return result


def _makes_orders(source: SourceFile) -> bool:
    """Whether the file can show orders that nobody knew; the other kinds speak of orders that have their shop."""
    return source.kind in ("orders", "parcels")


def _line_batches(source: SourceFile, known: Known, rejects: Rejects) -> Generator[tuple[int, LineColumns], None, None]:
    """How many rows are read so far, and the lines that came last: few or none of a file that is mostly known."""
    batch: list[LineColumns] = []
    waiting = done = 0
    for nth, (columns, refused) in enumerate(source.line_columns(known), start=1):
        rejects.add(refused)
        batch.append(columns)
        waiting += len(columns.fingerprints)
        done += len(columns.fingerprints) + len(refused)
        if waiting >= _BATCH or nth % _CHUNKS == 0:
            yield done, joined(batch)
            batch, waiting = [], 0
    yield done, joined(batch)


def _batches(
    rows: Iterable[Accepted | Rejected], rejects: Rejects, reporter: Reporter, name: str
) -> Iterator[list[Accepted]]:
    batch: list[Accepted] = []
    done = 0
    for row in rows:
        done += 1
        if isinstance(row, Rejected):
            rejects.add((row,))
        else:
            batch.append(row)
        if done % _BATCH == 0:
            reporter.tell("progress.saving", done, name=name)
            yield batch
            batch = []
    reporter.tell("progress.saving", done, name=name)
    yield batch


def _save(intake: Intake, kind: str, batch: list[Accepted]) -> None:
    """Hands a batch to the intake of its kind; a file's rows are all of the kind it was recognised as."""
    if kind == "parcels":
        intake.save_parcels([(row.row, row.fingerprint) for row in batch if isinstance(row.row, ParcelRow)])
    elif kind == "after_sales":
        intake.save_after_sales([(row.row, row.fingerprint) for row in batch if isinstance(row.row, AfterSale)])
    elif kind == "ledger":
        intake.save_ledger([row.row for row in batch if isinstance(row.row, LedgerEntry)])
    else:
        intake.save_tracks([row.row for row in batch if isinstance(row.row, TrackRow)])


def _rejects(place: Workplace, source: SourceFile) -> Rejects:
    path = place.data / "rejects" / rejects_name(source.path, source.sha256)
    return Rejects(place.data, path, source.header, place.texts.say)


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
        "mapping": source.mapping,
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
        "first_at": result.first_at,
        "last_at": result.last_at,
        "warnings": warnings_to_json(result.warnings),
    }

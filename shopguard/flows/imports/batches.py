"""Imports looked at and taken back: what came, what changed in which order, what was rejected and why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from shopguard.core.beijing import plain
from shopguard.core.message import Message, NotThere, UserProblem
from shopguard.flows.imports.batch_rejects import REJECTS, RejectedRow, rejected_rows
from shopguard.flows.imports.batch_words import SILENT, ChangeWords, OrderChange
from shopguard.flows.judging import refresh
from shopguard.flows.keeping.automatic import automatic_backup
from shopguard.flows.progress import Reporter
from shopguard.flows.sure_now import sure_now
from shopguard.flows.workplace import Workplace
from shopguard.importers.couriers import courier_shapes
from shopguard.importers.reading_mark import READ_BY
from shopguard.store import batches as rows
from shopguard.store.resting import Resting, resting_with, rests_on
from shopguard.store.setting import keep_setting
from shopguard.store.store import Row
from shopguard.store.undo import undo_batch

PAGE = 50  # imports of the list shown at once
CHANGES = 200  # changed facts shown at once
_RESTED_ON = "problem.batch_rested_on"


@dataclass(frozen=True, slots=True)
class BatchFile:
    """One file of an import. ``shop``: its name as stored. ``brought``: what is new by it, in words; ``warnings`` too.

    ``rejects_path``: None if nothing was rejected.
    """

    path: str
    kind: str
    shop: str
    shop_in_words: str
    known_as_of: int
    rows: int
    added: int
    changed: int
    unchanged: int
    rejected: int
    brought: tuple[str, ...]
    warnings: tuple[str, ...]
    rejects_path: Path | None


@dataclass(frozen=True, slots=True)
class Batch:
    """What was imported together at ``imported_at``. ``why_not``: why it cannot be taken back; None where it can, or was."""

    ref: int
    imported_at: int
    undone_at: int | None
    files: tuple[BatchFile, ...]
    why_not: Message | None

    @property
    def can_be_undone(self) -> bool:
        """Whether it stands and nothing rests on it."""
        return self.undone_at is None and self.why_not is None

    @property
    def can_be_undone_with_later(self) -> bool:
        """Whether only newer imports rest on it, so that it can be taken back together with them (:func:`undo_with_later`)."""
        return self.why_not is not None and self.why_not.code == _RESTED_ON


@dataclass(frozen=True, slots=True)
class BatchDetails:
    """An import with a page of what it changed and rejected. ``more_…``: there is more than this page.

    ``rejects_lost``: a list of rejected rows is no longer where it was put.
    """

    batch: Batch
    changes: tuple[OrderChange, ...]
    more_changes: bool
    rejects: tuple[RejectedRow, ...]
    more_rejects: bool
    rejects_lost: bool


@dataclass(frozen=True, slots=True)
class Undone:
    """An import that was taken back: so many orders were judged again. ``later``: those taken back with it, newest first."""

    ref: int
    judged: int
    later: tuple[int, ...] = ()


def list_batches(place: Workplace, *, limit: int = PAGE, offset: int = 0) -> list[Batch]:
    """The imports, newest first."""
    db = place.store.connection()
    found = rows.fetch_batches(db, limit, offset)
    files = rows.fetch_files(db, (row["id"] for row in found))
    return [_batch(place, row, files.get(row["id"], [])) for row in found]


def show_batch(place: Workplace, ref: int, *, limit: int = CHANGES, offset: int = 0) -> BatchDetails:
    """One import with what it changed and rejected (of each at most ``limit``, from ``offset`` on). Raises NotThere."""
    db = place.store.connection()
    row = _row(place, ref)
    files = rows.fetch_files(db, [ref]).get(ref, [])
    changes = [
        change for file in files for change in islice(rows.changes_of(db, file["id"], SILENT), offset + limit + 1)
    ]
    page = changes[offset : offset + limit]
    words = ChangeWords(place, page)
    rejected, lost = rejected_rows(place.data, files)
    return BatchDetails(
        _batch(place, row, files),
        tuple(words.of(change) for change in page),
        len(changes) > offset + limit,
        tuple(rejected[:REJECTS]),
        len(rejected) > REJECTS,
        lost,
    )


def undo(place: Workplace, ref: int, *, now: int, reporter: Reporter | None = None) -> Undone:
    """Takes an import back (``now``: by the computer's clock) after an automatic backup, then judges what it concerned.

    Raises NotThere, UserProblem (why not); then nothing has changed. Nor has it when it is cancelled during the backup.
    """
    _check_stands(place, ref)
    _check_free(place, ref)
    automatic_backup(place, now, "before_undo", reporter)
    with place.store.transaction():
        _check_stands(place, ref)
        _take_back(place, ref, now)
    return Undone(ref, refresh(place, sure_now(place, now), reporter).judged)


def later_than(place: Workplace, ref: int) -> tuple[int, ...]:
    """The newer imports that :func:`undo_with_later` takes back with this one, newest first. Raises NotThere."""
    _row(place, ref)
    return resting_with(place.store.connection(), ref)


def undo_with_later(place: Workplace, ref: int, *, now: int, reporter: Reporter | None = None) -> Undone:
    """Takes an import back and before it, newest first, all newer ones that rest on it: all of them or none.

    Raises as :func:`undo` does, for instance where an appeal needs what one of them brought; then nothing has changed.
    """
    _check_stands(place, ref)
    automatic_backup(place, now, "before_undo", reporter)
    with place.store.transaction() as db:
        _check_stands(place, ref)
        later = resting_with(db, ref)
        for one in (*later, ref):
            _take_back(place, one, now)
    return Undone(ref, refresh(place, sure_now(place, now), reporter).judged, later)


def undone_in_words(place: Workplace, undone: Undone) -> str:
    """What was taken back, how many orders were judged again, and how to have it back."""
    if not undone.later:
        return place.texts.word("imports.undone", batch=undone.ref, judged=undone.judged)
    later = place.texts.both("、", ", ").join(map(str, undone.later))
    return place.texts.word(
        "imports.undone_with_later", batch=undone.ref, count=len(undone.later), later=later, judged=undone.judged
    )


def _check_stands(place: Workplace, ref: int) -> None:
    undone_at = _row(place, ref)["undone_at"]
    if undone_at is not None:
        raise UserProblem("problem.batch_undone", batch=ref, at=plain(undone_at))


def _check_free(place: Workplace, ref: int) -> None:
    why_not = _why_not(place, ref, rests_on(place.store.connection(), ref))
    if why_not is not None:
        raise UserProblem(why_not.code, **why_not.values)


def _take_back(place: Workplace, ref: int, now: int) -> None:
    _check_free(place, ref)
    db = place.store.connection()
    if undo_batch(db, ref, courier_shapes(), now):
        keep_setting(db, READ_BY, "")  # lines that are not understood again are read anew at the next start


def _row(place: Workplace, ref: int) -> Row:
    row = rows.fetch_batch(place.store.connection(), ref)
    if row is None:
        raise NotThere("problem.no_such_batch", batch=ref)
    return row


def _batch(place: Workplace, row: Row, files: Sequence[Row]) -> Batch:
    undone_at = row["undone_at"]
    why_not = None
    if undone_at is None:
        why_not = _why_not(place, row["id"], rests_on(place.store.connection(), row["id"]))
    return Batch(row["id"], row["imported_at"], undone_at, tuple(_file(place, file) for file in files), why_not)


def _file(place: Workplace, row: Row) -> BatchFile:
    db = place.store.connection()
    counts = rows.count_brought(db, row["id"])
    reread = rows.count_reread(db, row["id"])
    brought = [
        place.texts.word(f"brought.{table}", number=count) for table, count in counts.items() if table in _BROUGHT
    ]
    brought += [place.texts.word("brought.reread", number=reread)] if reread else []
    warnings = (Message(code, values) for code, values in json.loads(row["warnings"]))
    return BatchFile(
        path=row["path"],
        kind=row["kind"],
        shop=row["shop"],
        shop_in_words=place.shop_in_words(row["shop"]),
        known_as_of=row["known_as_of"],
        rows=row["rows"],
        added=row["added"],
        changed=row["changed"],
        unchanged=row["unchanged"],
        rejected=row["rejected"],
        brought=tuple(brought),
        warnings=tuple(place.texts.say(warning) for warning in warnings),
        rejects_path=Path(row["rejects_path"]) if row["rejects_path"] else None,
    )


_BROUGHT = ("orders", "order_line", "parcel", "after_sale", "ledger_entry")


def _why_not(place: Workplace, ref: int, resting: Resting) -> Message | None:
    """Why an import cannot be taken back, the reason that nothing can be done about first."""
    if resting.appeals:
        return Message("problem.batch_appealed", {"batch": ref, "count": resting.appeals})
    if resting.tags:
        return Message("problem.batch_tagged", {"batch": ref, "count": resting.tags})
    if not resting.later:
        return None
    db = place.store.connection()
    newest = resting.later[-1]
    row = _row(place, newest)
    names = [Path(file["path"].replace("!", "/")).name for file in rows.fetch_files(db, [newest])[newest]]
    return Message(
        _RESTED_ON,
        {
            "batch": ref,
            "count": len(resting.later),
            "newest": newest,
            "at": plain(row["imported_at"]),
            "file": names[0],
        },
    )

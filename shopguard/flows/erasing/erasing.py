"""Chosen orders erased with all that belongs to them."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shopguard.core.disk_words import disk_words
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.erasing.bare_remark import bare_remark
from shopguard.flows.erasing.finishing import clear_files, finish_erasing
from shopguard.flows.erasing.kept_lists import find_lists
from shopguard.flows.judging import refresh
from shopguard.flows.keeping.automatic import automatic_backup
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.sure_now import sure_now
from shopguard.flows.workplace import Workplace
from shopguard.importers.couriers import courier_shapes
from shopguard.store.automatic_backups import automatic_backups
from shopguard.store.backup_form import BACKUP_FOLDER
from shopguard.store.database import snapshot
from shopguard.store.erasing.belongings import (
    Counts,
    belongings,
    count_belongings,
    numbers_of,
    open_cases,
    unknown_numbers,
)
from shopguard.store.erasing.leftovers import note_erased
from shopguard.store.erasing.rows import erase_rows

AT_ONCE = 5_000  # orders in one transaction
_COUNTED_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class Copies:
    """Where erased orders may still be: backups and folders that the owner made, and how many automatic backups."""

    by_hand: tuple[Path, ...]
    automatic: int


@dataclass(frozen=True, slots=True)
class WhatGoes:
    """What erasing these orders would take away (``counts``), and the copies that it does not reach."""

    order_ids: tuple[str, ...]
    counts: Counts
    copies: Copies


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased. ``swept``: nothing of it is left in the database file either; else that is done later.

    ``cancelled``: the owner ended it; what is counted is erased, the rest stays. ``judged``: orders judged again because of it.
    """

    counts: Counts
    copies: Copies
    swept: bool
    judged: int
    cancelled: bool = False


NOTHING = Counts(0, 0, 0, 0, 0, 0, 0, 0, ())


def what_goes(place: Workplace, order_ids: Sequence[str]) -> WhatGoes:
    """What belongs to these orders; nothing is changed. Raises NotThere for the first that is not there, UserProblem for none."""
    numbers = _numbers(place, order_ids)
    return WhatGoes(numbers, count(place, numbers), copies(place))


def count(place: Workplace, numbers: Sequence[str], reporter: Reporter | None = None) -> Counts:
    """How much belongs to orders that are there; of very many, parcels of orders counted apart count as ``links``."""
    db, total = place.store.connection(), NOTHING
    for start in range(0, len(numbers), _COUNTED_AT_ONCE):
        if reporter is not None:
            reporter.tell("erase.counting", start, len(numbers))
        with snapshot(db), belongings(db, numbers[start : start + _COUNTED_AT_ONCE]):
            total = added(total, count_belongings(db))
    return total


def erase(
    place: Workplace,
    order_ids: Sequence[str],
    *,
    now: int,
    with_open_cases: bool = False,
    reporter: Reporter | None = None,
) -> Erased:
    """Erases these orders, after an automatic backup that goes with the next one.

    Raises NotThere, UserProblem: an open case and not ``with_open_cases``, a disk or folder that does not take it. Many are
    several steps: each is whole. Cancelled between two of them, what was erased until then is told.
    """
    numbers = _numbers(place, order_ids)
    if not with_open_cases:
        _check_cases(place, numbers)
    keeps_daily = place.settings.is_on("backup_daily")
    if keeps_daily:  # it is what removes the backup of now tomorrow
        automatic_backup(place, now, "before_erase", reporter)
    done = erase_steps(place, numbers, now, reporter or Reporter(), with_open_cases=with_open_cases)
    if not keeps_daily:
        back_up_after(place, now, reporter)
    return done


def back_up_after(place: Workplace, now: int, reporter: Reporter | None) -> None:
    """The backup with which the older ones go, where there is none each day; if it cannot be made now, the next one does it."""
    with contextlib.suppress(UserProblem, Cancelled):
        automatic_backup(place, now, "after_erase", reporter)


def erase_steps(
    place: Workplace, numbers: Sequence[str], now: int, reporter: Reporter, *, with_open_cases: bool = False
) -> Erased:
    """Erases orders that are there, step by step; then what follows from it. Raises UserProblem for a disk that does not take it."""
    done, swept = NOTHING, False
    try:
        for start in range(0, len(numbers), AT_ONCE):
            reporter.tell("erase.erasing", start, len(numbers))
            done = added(done, _step(place, numbers[start : start + AT_ONCE], now, with_open_cases=with_open_cases))
        swept = finish_erasing(place, reporter)
    except Cancelled:
        clear_files(place)
    judged = refresh(place, sure_now(place, now)).judged
    return Erased(done, copies(place), swept, judged, cancelled=done.orders < len(numbers))


def copies(place: Workplace) -> Copies:
    """The backups and kept-aside folders there are in the data folder, which erasing does not reach."""
    by_hand = (*(place.data / BACKUP_FOLDER).glob("*.zip"), *place.data.glob("before-restore-*"))
    return Copies(tuple(sorted(by_hand)), len(automatic_backups(place.data)))


def added(one: Counts, other: Counts) -> Counts:
    """Both together."""
    names = [name for name in Counts.__slots__ if name != "open_cases"]
    sums = {name: getattr(one, name) + getattr(other, name) for name in names}
    return Counts(**sums, open_cases=(*one.open_cases, *other.open_cases))


def _step(place: Workplace, numbers: Sequence[str], now: int, *, with_open_cases: bool) -> Counts:
    try:
        with place.store.transaction() as db, belongings(db, numbers):
            if not with_open_cases:
                _refuse_open(open_cases(db))
            counts = count_belongings(db)
            find_lists(db, place.data, numbers_of(db))
            note_erased(db, place.data, now)
            erase_rows(db, courier_shapes(), bare_remark)
    except OSError as error:
        raise UserProblem("problem.erase_failed", path=str(place.data), detail=disk_words(error)) from error
    return counts


def _numbers(place: Workplace, order_ids: Sequence[str]) -> tuple[str, ...]:
    numbers = tuple(dict.fromkeys(order_id.strip() for order_id in order_ids))
    if not numbers:
        raise UserProblem("problem.nothing_to_erase")
    for number in unknown_numbers(place.store.connection(), numbers):
        raise NotThere("problem.order_not_there", order=number)
    return numbers


def _check_cases(place: Workplace, numbers: Sequence[str]) -> None:
    _refuse_open(count(place, numbers).open_cases)


def _refuse_open(cases: Sequence[str]) -> None:
    if cases:
        raise UserProblem("problem.erase_open_cases", count=len(cases), cases=", ".join(cases[:5]))

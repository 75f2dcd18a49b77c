"""Orders erased by age: once the owner has said yes, and from then on once a month."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from shopguard.core.beijing import DAY, to_datetime, to_seconds
from shopguard.core.disk_words import disk_words
from shopguard.core.message import UserProblem
from shopguard.flows.erasing.erasing import Copies, Erased, back_up_after, copies, count, erase_steps
from shopguard.flows.erasing.kept_lists import lists_before, remove_list
from shopguard.flows.judging import refresh
from shopguard.flows.keeping.automatic import automatic_backup
from shopguard.flows.progress import Reporter
from shopguard.flows.settings import remember, remembered
from shopguard.flows.sure_now import sure_now, told_by_files
from shopguard.flows.workplace import Workplace
from shopguard.store.backup import count_contents
from shopguard.store.database import database_path, snapshot
from shopguard.store.erasing.belongings import Counts
from shopguard.store.erasing.old_orders import OldOrders, old_orders

MOST_MONTHS = 120
_AGREED = "retention"  # the setting: what the owner has agreed to, and when it was done last
_EVERY = 30 * DAY


@dataclass(frozen=True, slots=True)
class OldOnes:
    """What keeping orders for so many months would erase now. ``until``: orders to which nothing has happened since.

    ``lists``: of rejected rows, of files imported before ``until``. ``bytes_freed``: about how much room it makes, originals and
    database together.
    """

    months: int
    until: int
    orders: OldOrders
    counts: Counts
    copies: Copies
    lists: int
    bytes_freed: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """The owner agreed to keep orders for ``months``; ``ran_at``: when it was done last (unix seconds)."""

    months: int
    ran_at: int


def preview(place: Workplace, months: int, now: int, reporter: Reporter | None = None) -> OldOnes:
    """What would go; only verdicts that are due are brought up to date. Raises UserProblem for a number of months that is not allowed."""
    reporter = reporter or Reporter()
    now = sure_now(place, now)
    until = months_before(now, _allowed(months))
    refresh(place, now, reporter)
    orders = _find(place, until, now, reporter)
    counts = replace(
        count(place, orders.order_ids, reporter), links=0
    )  # what shares a number with what stays is not among them
    lists = len(lists_before(place.store.connection(), place.data, until))
    freed = counts.original_bytes + _share(place, counts.orders)
    return OldOnes(months, until, orders, counts, copies(place), lists, freed)


def retain(place: Workplace, months: int, now: int, reporter: Reporter | None = None) -> Erased:
    """Erases what is older, and the lists of rejected rows of files imported before; in steps, as :func:`~.erasing.erase` does.

    Cases under way, what may still be fined, and days of this year by which the platform counts strikes stay. Raises UserProblem.
    """
    reporter = reporter or Reporter()
    now = sure_now(place, now)
    until = months_before(now, _allowed(months))
    refresh(place, now, reporter)
    found = _find(place, until, now, reporter)
    keeps_daily = place.settings.is_on("backup_daily")
    if found.order_ids and keeps_daily:
        automatic_backup(place, now, "before_erase", reporter)
    done = erase_steps(place, found.order_ids, now, reporter)
    if not done.cancelled:
        _remove_lists(place, until)
        _remember(place, Agreement(months, now))
    if found.order_ids and not keeps_daily:
        back_up_after(place, now, reporter)
    return done


def agreement(place: Workplace) -> Agreement | None:
    """What the owner has agreed to; None where nothing, or where another number of months is set now."""
    told = remembered(place, _AGREED)
    agreed = Agreement(**json.loads(told)) if told else None
    return agreed if agreed is not None and agreed.months == place.settings.number("keep_months") else None


def is_due(place: Workplace, now: int) -> bool:
    """Whether the owner has agreed, and it is a month since it was done last.

    Not while the imported files tell of nothing of the last month: a clock that is ahead would erase what is not old.
    """
    agreed = agreement(place)
    if agreed is None or agreed.months == 0 or now - agreed.ran_at < _EVERY:
        return False
    return now - told_by_files(place, now) < _EVERY


def withdraw(place: Workplace) -> None:
    """The owner has set another number of months: nothing is agreed to any more."""
    remember(place, _AGREED, "")


def is_to_be_asked(place: Workplace) -> bool:
    """Whether the owner has set a number of months and has not yet said yes to what that erases."""
    return place.settings.number("keep_months") > 0 and agreement(place) is None


def months_before(now: int, months: int) -> int:
    """The same hour so many months earlier, in Beijing; of a shorter month its last day."""
    moment = to_datetime(now)
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    for day in (moment.day, 30, 29, 28):
        try:
            return to_seconds(moment.replace(year=year, month=month + 1, day=day))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def _allowed(months: int) -> int:
    if not 1 <= months <= MOST_MONTHS:
        raise UserProblem("problem.retain_months", most=MOST_MONTHS)
    return months


def _find(place: Workplace, until: int, now: int, reporter: Reporter) -> OldOrders:
    reporter.tell("erase.looking")
    year = to_seconds(to_datetime(now).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0))
    db = place.store.connection()
    with snapshot(db):
        return old_orders(db, until, year)


def _share(place: Workplace, orders: int) -> int:
    """About how much of the database these orders take."""
    everything = count_contents(place.store.connection()).orders
    return database_path(place.data).stat().st_size * orders // everything if everything else 0


def _remove_lists(place: Workplace, until: int) -> None:
    try:
        with place.store.transaction() as db:
            for path in lists_before(db, place.data, until):
                remove_list(db, path)
    except OSError as error:
        raise UserProblem("problem.erase_failed", path=str(place.data), detail=disk_words(error)) from error


def _remember(place: Workplace, agreed: Agreement) -> None:
    if agreed.months == place.settings.number("keep_months"):
        remember(place, _AGREED, json.dumps({"months": agreed.months, "ran_at": agreed.ran_at}))

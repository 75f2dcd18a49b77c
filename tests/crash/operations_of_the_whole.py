"""What is done with all of the data: backups, restore, migration, password, erasing, moving in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlite_utils import Database, Migrations

from shopguard.core.beijing import DAY
from shopguard.store import backup_form, backup_reading, database, inspection, migrations, preparing
from tests.crash.operation import Operation
from tests.crash.operations_with_data import import_second, import_two_days, with_evidence
from tests.crash.shop import PASSWORD, Shop

_ERASED = ("6900000000005550637", "6900000000005445908", "6900000000002827683", "6900000000002199309")
_OF_ERASED = ("770000000142542", "SF0000000095028")  # their parcels


def _backup(shop: Shop) -> int:
    return shop.call("backup")


def _before_restore(shop: Shop) -> int:
    """A backup of the first day's end, and a second day that it knows nothing of."""
    with_evidence(shop)
    shop.call("backup", "--to", shop.data / "backups" / "of-the-first-day.zip")
    return import_second(shop)


def _restore(shop: Shop) -> int:
    return shop.call("restore", shop.data / "backups" / "of-the-first-day.zip")


def _after_restore(shop: Shop) -> int:
    return _before_restore(shop) or _restore(shop)


def _undo_restore(shop: Shop) -> int:
    return shop.call("restore", "--undo")


def _automatic(shop: Shop) -> int:
    from shopguard.flows.keeping import automatic_backup

    return shop.do(lambda place: automatic_backup(place, shop.now, "before_undo"))


def _open(shop: Shop) -> int:
    """Any command: an older database is brought to the shape of today before anything else."""
    return shop.call("imports")


@contextmanager
def _program_of_tomorrow() -> Iterator[None]:
    """It knows one step more than the one of today."""
    tomorrow = Migrations("shopguard")
    tomorrow._migrations = list(migrations.migrations._migrations)

    @tomorrow()
    def colours(db: Database) -> None:
        db.execute("CREATE TABLE colour (order_ref INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
        db.execute("INSERT INTO colour SELECT id, 'red' FROM orders")
        db.execute("ALTER TABLE parcel ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'")

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(migrations, "migrations", tomorrow)
        for module in (preparing, database, inspection, backup_form, backup_reading):
            changed.setattr(module, "SCHEMA_VERSION", database.SCHEMA_VERSION + 1, raising=False)
        yield


def _set_password(shop: Shop) -> int:
    from shopguard.flows.locking.password import set_password

    return shop.do(lambda place: bool(set_password(place, PASSWORD, shop.now)))


def _with_password(shop: Shop) -> int:
    return with_evidence(shop) or _set_password(shop)


def _remove_password(shop: Shop) -> int:
    from shopguard.flows.locking.password import remove_password

    return shop.do(lambda place: remove_password(place, PASSWORD, shop.now))


def _before_erasing(shop: Shop) -> int:
    """A list of rejected rows of which one names an order that goes, and one an order that stays."""
    file = shop.data.parent / "rejected.csv"
    rows = "".join(f"{waybill},圆通,昨天,已揽收\n" for waybill in (*_OF_ERASED, "YT0000000000503"))
    file.write_text(f"运单号,快递公司,轨迹时间,轨迹内容\n{rows}", "utf-8")
    return with_evidence(shop) or shop.call("import", file, "--as-of", "2026-11-20T11:00:00")


def _erase(shop: Shop) -> int:
    """Four orders, of which one has a case that is still open, and originals."""
    from shopguard.flows.erasing.erasing import erase

    return shop.do(lambda place: erase(place, _ERASED, now=shop.now, with_open_cases=True).counts)


def _judge_later(shop: Shop) -> int:
    from shopguard.flows.judging import refresh

    return shop.do(lambda place: refresh(place, shop.now + 180 * DAY).judged)


def _retain(shop: Shop) -> int:
    """Half a year later: what is older than three months goes."""
    from shopguard.flows.erasing.retention import retain

    return shop.do(lambda place: retain(place, 3, shop.now + 180 * DAY).counts.orders)


def _before_the_move(shop: Shop) -> int:
    """A used folder, and in it the file that comes from another computer."""
    file = shop.data / "from-the-other-computer.shopguard"
    other = replace(shop, data=shop.data / "other")
    done = with_evidence(other) or other.call("move-out", "--to", file)
    shutil.rmtree(other.data)
    return done or import_two_days(shop)


def _move_in(shop: Shop) -> int:
    return shop.call("move-in", shop.data / "from-the-other-computer.shopguard", "--keep-aside")


OF_THE_WHOLE = (
    Operation("backup", with_evidence, _backup, (_backup,)),
    Operation("restore", _before_restore, _restore, (_restore,)),
    Operation("undo of a restore", _after_restore, _undo_restore, (_undo_restore,), toggles=True),
    Operation("automatic backup", with_evidence, _automatic, (_automatic,)),
    Operation("migration", with_evidence, _open, (_open,), around=_program_of_tomorrow),
    Operation("setting a password", with_evidence, _set_password, (_set_password,), again_codes=frozenset((0, 1))),
    Operation(
        "removing a password", _with_password, _remove_password, (_remove_password,), again_codes=frozenset((0, 1))
    ),
    Operation("erasing orders", _before_erasing, _erase, (_erase,), again_codes=frozenset((0, 1))),
    Operation("retention", with_evidence, _retain, (_judge_later, _retain)),
    Operation("moving in", _before_the_move, _move_in, (_move_in,)),
)

"""The lock of an encrypted folder is gone or damaged: it is said, and a backup's is put back."""

from __future__ import annotations

import pytest

from shopguard.core.message import CannotOpen
from shopguard.flows.keeping import make_backup, verify
from shopguard.flows.locking.lock_lost import check_lock, newest_kept_lock, put_lock_back
from shopguard.flows.locking.password import change_password
from shopguard.flows.locking.unlocking import lock, unlock
from shopguard.flows.workplace import Workplace
from shopguard.store.database import database_path
from shopguard.store.key_file import LOCK_FILE
from tests.conftest import MOMENT
from tests.flows.locking.conftest import Locked
from tests.flows.locking.kept import PASSWORD
from tests.flows.locking.test_password import opened


def test_a_backups_lock_opens_the_data_of_today(locked: Locked) -> None:
    data = locked.data
    assert newest_kept_lock(data) is None  # the backup made before it was encrypted
    unlock(data, PASSWORD)
    with opened(data) as place:
        change_password(place, PASSWORD, "new pass words", MOMENT)
    lock(data)
    check_lock(data)
    (data / LOCK_FILE).write_text("{", "utf-8")
    with pytest.raises(CannotOpen) as told:
        check_lock(data)
    assert told.value.message.code == "problem.lock_damaged"
    kept = newest_kept_lock(data)
    assert kept is not None
    assert kept.made_at == MOMENT
    aside = put_lock_back(data, kept, MOMENT)
    assert aside is not None
    assert aside.read_text("utf-8") == "{"
    unlock(data, "new pass words")
    assert verify(data) == []


def test_gone_it_is_not_taken_for_damage(locked: Locked) -> None:
    (locked.data / LOCK_FILE).unlink()
    with pytest.raises(CannotOpen) as told:
        check_lock(locked.data)
    assert told.value.message.code == "problem.lock_missing"


def test_a_plain_database_that_is_damaged_misses_no_lock(shop: Workplace) -> None:
    make_backup(shop, now=MOMENT)
    shop.store.close()
    check_lock(shop.data)
    database_path(shop.data).write_bytes(b"no database" * 1000)
    check_lock(shop.data)

"""A backup with an older password is put in place: of when that password is, and the way back."""

from __future__ import annotations

from shopguard.flows.keeping import make_backup, restore_backup, undo_restore
from shopguard.flows.keeping.restored_password import password_is_of, password_was_known
from shopguard.flows.locking.password import change_password, confirm_recovery, new_recovery
from shopguard.flows.locking.unlocking import is_locked, lock, unlock
from tests.conftest import MOMENT
from tests.flows.locking.conftest import Locked
from tests.flows.locking.kept import PASSWORD
from tests.flows.locking.test_password import opened

OLDER, HOUR = MOMENT - 86_400, 3_600


def test_the_time_of_the_password_is_known_until_it_was_given(locked: Locked) -> None:
    data = locked.data
    unlock(data, PASSWORD)
    with opened(data) as place:
        backup = make_backup(place, now=OLDER)
        change_password(place, PASSWORD, "new pass words", MOMENT)
    assert password_is_of(data) is None
    restore_backup(data, backup, now=MOMENT)
    assert is_locked(data)
    assert password_is_of(data) == OLDER
    undo_restore(data, now=MOMENT + HOUR)
    assert password_is_of(data) is None
    unlock(data, "new pass words")  # the one before the restore
    restore_backup(data, backup, now=MOMENT + 2 * HOUR)
    assert password_is_of(data) == OLDER
    unlock(data, PASSWORD)
    password_was_known(data)
    lock(data)
    assert password_is_of(data) is None


def test_the_same_password_needs_no_word(locked: Locked) -> None:
    data = locked.data
    unlock(data, PASSWORD)
    with opened(data) as place:
        backup = make_backup(place, now=OLDER)
        confirm_recovery(data, new_recovery(place, PASSWORD), MOMENT)  # another lock, the same password
    restore_backup(data, backup, now=MOMENT)
    assert is_locked(data)
    assert password_is_of(data) is None

"""A password for everything kept: set, used, changed, forgotten, removed."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from shopguard.app import build_workplace
from shopguard.core.message import CannotOpen, UserProblem
from shopguard.flows.imports.importing import import_files
from shopguard.flows.keeping import make_backup, restore_backup, verify
from shopguard.flows.keeping.listing import list_backups
from shopguard.flows.locking import converting
from shopguard.flows.locking.keyring_memory import is_remembered, remember_in_keyring, unlock_from_keyring
from shopguard.flows.locking.password import (
    change_password,
    confirm_recovery,
    new_recovery,
    remove_password,
    reset_password,
    set_password,
)
from shopguard.flows.locking.plain_left import plain_left, remove_plain_left
from shopguard.flows.locking.replacing import put_lock
from shopguard.flows.locking.unlocking import has_password, is_locked, lock, unlock, unlock_by_recovery
from shopguard.flows.orders.order_list import spare_memory
from shopguard.flows.workplace import Workplace
from shopguard.store import database, relocking
from shopguard.store.backup_form import lock_hash
from shopguard.store.database import connect, database_path, open_file
from shopguard.store.engine import sqlite3
from shopguard.store.evidence import original
from shopguard.store.key import held
from shopguard.store.key_file import Cost, State, lock_of, write_lock
from shopguard.store.sealing import MARK
from shopguard.store.workroom import make_workroom
from shopguard.store.wrapping import make_lock, new_secret, with_state
from tests.conftest import MOMENT, ROOT
from tests.flows.locking.conftest import Locked
from tests.flows.locking.kept import MARKERS, PASSWORD, REJECTED, files, is_plain, kept, readable
from tests.online.keyrings import MemoryKeyring, keyring_in_use, no_keyring


def code_of(problem: pytest.ExceptionInfo[UserProblem]) -> str:
    return problem.value.message.code


@contextmanager
def opened(data: Path) -> Iterator[Workplace]:
    """A workplace on an unlocked folder, whose connection is closed at the end."""
    place = build_workplace(data, language="zh")
    try:
        yield place
    finally:
        place.store.close()


class TestSetting:
    def test_everything_is_encrypted_and_read_as_before(self, shop: Workplace, moment: int) -> None:
        data, before = shop.data, kept(shop.data)
        assert readable(data) == set(MARKERS)
        assert len(files(data)) == 3
        recovery = set_password(shop, PASSWORD, moment)
        assert len(recovery.split("-")) == 6
        assert kept(data) == before
        assert not is_plain(data)
        assert readable(data) == set()
        assert verify(data) == []

    def test_what_comes_later_is_encrypted_too(self, shop: Workplace, tmp_path: Path, moment: int) -> None:
        set_password(shop, PASSWORD, moment)
        later = tmp_path / "later.csv"
        later.write_text("运单号,快递公司,轨迹时间,轨迹内容\nYT7700000000002,圆通速递,何时,编造路456号\n", "utf-8")
        (file,) = import_files(shop, [later], now=moment, as_of=moment).files
        assert file.rejected == 1
        shop.store.close_thread()
        every = b"".join(path.read_bytes() for path in shop.data.rglob("*") if path.is_file())
        assert "编造路456号".encode() not in every
        assert any("编造路456号".encode() in one for one in kept(shop.data).rejects)

    def test_a_backup_is_made_first_and_named_as_plain(self, shop: Workplace, moment: int) -> None:
        by_hand = make_backup(shop, now=moment)
        shop.store.close_thread()
        set_password(shop, PASSWORD, moment)
        left = plain_left(shop.data)
        assert by_hand in left.backups
        assert len(left.backups) == 2
        assert len(left.originals) == 2
        assert remove_plain_left(shop.data) == left
        assert not plain_left(shop.data)
        assert not by_hand.exists()

    def test_an_empty_one_and_a_second_one_are_refused(self, shop: Workplace, moment: int) -> None:
        with pytest.raises(UserProblem) as told:
            set_password(shop, " \t", moment)
        assert code_of(told) == "problem.password_empty"
        set_password(shop, PASSWORD, moment)
        with pytest.raises(UserProblem) as told:
            set_password(shop, "another", moment)
        assert code_of(told) == "problem.has_password"

    def test_while_anything_works_with_the_data_nothing_changes(self, shop: Workplace, moment: int) -> None:
        with closing(connect(shop.data)), pytest.raises(CannotOpen) as told:
            set_password(shop, PASSWORD, moment)
        assert code_of(told) == "problem.database_locked"
        assert not has_password(shop.data)
        assert is_plain(shop.data)

    def test_without_a_case_or_a_list_it_works_too(self, place: Workplace, moment: int) -> None:
        set_password(place, PASSWORD, moment)
        assert verify(place.data) == []
        remove_password(place, PASSWORD, moment)
        assert verify(place.data) == []

    def test_what_a_killed_program_was_writing_goes(self, shop: Workplace, moment: int) -> None:
        """Half a list of rejected rows, half an original, half a backup: nothing refers to them, and they are not encrypted."""
        halves = (
            "rejects/.a.csv.writing",
            "evidence/.incoming-1",
            "evidence/ab/.b.writing",
            "backups/auto/.c.zip.writing",
        )
        for name in halves:
            (shop.data / name).parent.mkdir(parents=True, exist_ok=True)
            (shop.data / name).write_bytes(MARKERS[0])
        set_password(shop, PASSWORD, moment)
        assert not any((shop.data / name).exists() for name in halves)

    def test_two_programs_that_set_one_leave_the_first_ones(self, shop: Workplace, moment: int) -> None:
        """The second has looked before the first was done: with its lock over the first one's all would be lost."""
        second = make_lock(new_secret(), "another", bytes(16), "locking", Cost(64, 1, 1))
        set_password(shop, PASSWORD, moment)
        with pytest.raises(CannotOpen) as told:
            put_lock(shop.data, None, second)
        assert code_of(told) == "problem.password_changing"
        lock(shop.data)
        unlock(shop.data, PASSWORD)
        assert verify(shop.data) == []

    @pytest.mark.skipif(os.name != "posix", reason="Windows: the rights of the user's own folder hold")
    def test_the_files_are_the_owners_alone(self, shop: Workplace, moment: int) -> None:
        set_password(shop, PASSWORD, moment)
        written = [database_path(shop.data), shop.data / "lock.json", *files(shop.data)]
        assert [path for path in written if path.stat().st_mode & 0o077] == []
        assert [path for path in files(shop.data) if "evidence" in path.parts and path.stat().st_mode & 0o222] == []

    def test_a_copy_that_lacks_rows_is_not_taken(
        self, shop: Workplace, moment: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        counted = iter([[("orders", 5)], [("orders", 4)]])
        monkeypatch.setattr(relocking, "_counts", lambda _db: next(counted))
        with pytest.raises(CannotOpen) as told:
            set_password(shop, PASSWORD, moment)
        assert code_of(told) == "problem.password_database"
        assert not has_password(shop.data)
        assert is_plain(shop.data)
        assert held(shop.data) is None  # else what is written next would be sealed, and nobody could read it

    def test_without_room_for_a_second_database_nothing_is_begun(
        self, shop: Workplace, moment: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        free = shutil.disk_usage(shop.data)._replace(free=1_000_000)
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder: free)
        with pytest.raises(CannotOpen) as told:
            set_password(shop, PASSWORD, moment)
        assert code_of(told) == "problem.no_room_for_password"
        assert not has_password(shop.data)

    def test_a_file_that_looks_sealed_comes_back_as_it_came(self, shop: Workplace, moment: int) -> None:
        """Evidence may be anything, also what another shop's program has sealed."""
        strange = MARK + b"from somewhere else"
        sha256 = hashlib.sha256(strange).hexdigest()
        (shop.data / "evidence" / sha256[:2]).mkdir(exist_ok=True)
        path = shop.data / "evidence" / sha256[:2] / sha256
        path.write_bytes(strange)
        set_password(shop, PASSWORD, moment)
        assert path.read_bytes() != strange
        assert original(shop.data, sha256).read_bytes() == strange
        shop.store.close_thread()
        remove_password(shop, PASSWORD, moment)
        assert path.read_bytes() == strange


class TestLocked:
    def test_told_to_decrypt_by_somebody_else_it_does_not(self, locked: Locked) -> None:
        """The lock is a text anybody with access to the folder can write into; the password alone opens it, as it is."""
        data, recovery = locked
        path = data / "lock.json"
        whole = path.read_text("utf-8")
        path.write_text(whole.replace('"locked"', '"unlocking"'), "utf-8")
        for opens, what in ((unlock, PASSWORD), (unlock_by_recovery, recovery)):
            with pytest.raises(CannotOpen) as told:
                opens(data, what)
            assert code_of(told) == "problem.lock_damaged"
        assert is_locked(data)
        assert not is_plain(data)
        path.write_text(whole, "utf-8")
        unlock(data, PASSWORD)

    def test_while_another_program_changes_it_nobody_opens_it(self, locked: Locked) -> None:
        """Also not who has unlocked it before: half of the files have the other form."""
        data = locked.data
        unlock(data, PASSWORD)
        key, now = held(data), lock_of(data)
        assert key is not None
        assert now is not None
        for state in {*get_args(State)} - {"locked"}:
            write_lock(data, with_state(now, key, state))
            with pytest.raises(CannotOpen) as told:
                connect(data)
            assert code_of(told) == "problem.password_changing"

    def test_nor_does_who_was_just_opening_it(self, locked: Locked, monkeypatch: pytest.MonkeyPatch) -> None:
        """Between the look at the lock and the opening another program may have begun."""
        data = locked.data
        unlock(data, PASSWORD)
        key, now = held(data), lock_of(data)
        assert key is not None
        assert now is not None

        def slowly(path: Path, data: Path) -> sqlite3.Connection:
            db = open_file(path, data)
            write_lock(data, with_state(now, key, "unlocking"))
            return db

        monkeypatch.setattr(database, "open_file", slowly)
        with pytest.raises(CannotOpen) as told:
            connect(data)
        assert code_of(told) == "problem.password_changing"

    def test_where_it_cannot_be_removed_it_stays_and_open(
        self, locked: Locked, moment: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def no_room(*_told: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        data = locked.data
        unlock(data, PASSWORD)
        with opened(data) as place:
            monkeypatch.setattr(converting, "rewrite_database", no_room)
            with pytest.raises(CannotOpen) as told:
                remove_password(place, PASSWORD, moment)
        assert code_of(told) == "problem.password_not_finished"
        assert has_password(data)
        assert not is_locked(data)
        assert verify(data) == []

    def test_nothing_opens_without_the_password(self, locked: Locked) -> None:
        data = locked.data
        assert is_locked(data)
        for opens in (lambda: build_workplace(data), lambda: verify(data), lambda: connect(data)):
            with pytest.raises(CannotOpen) as told:
                opens()
            assert code_of(told) == "problem.data_locked"

    def test_the_password_opens_it_a_wrong_one_does_not(self, locked: Locked) -> None:
        data = locked.data
        with pytest.raises(CannotOpen) as told:
            unlock(data, PASSWORD.upper() + "x")
        assert code_of(told) == "problem.wrong_password"
        assert held(data) is None
        unlock(data, PASSWORD)
        assert not is_locked(data)
        assert verify(data) == []

    def test_the_recovery_key_opens_it_and_gives_a_new_password(self, locked: Locked) -> None:
        data, recovery = locked
        unlock_by_recovery(data, recovery.lower().replace("-", " "))
        assert verify(data) == []
        lock(data)
        assert reset_password(data, recovery, "new one", MOMENT)
        assert verify(data) == []
        lock(data)
        with pytest.raises(CannotOpen):
            unlock(data, PASSWORD)
        unlock(data, "new one")

    def test_the_recovery_key_of_another_folder_is_said(self, locked: Locked) -> None:
        with pytest.raises(CannotOpen) as told:
            unlock_by_recovery(locked.data, "000G4-0R40M-30E20-9185G-R38E1-ZY16F")
        assert code_of(told) == "problem.wrong_recovery"

    def test_a_damaged_original_is_told_as_altered(self, locked: Locked) -> None:
        data = locked.data
        harmed = files(data)[0]
        harmed.chmod(0o600)
        content = bytearray(harmed.read_bytes())
        content[-1] ^= 1
        harmed.write_bytes(content)
        unlock(data, PASSWORD)
        assert [found.code for found in verify(data)] == ["verify.evidence_altered"]

    def test_without_its_lock_nothing_is_taken_for_plain(self, locked: Locked) -> None:
        data = locked.data
        (data / "lock.json").unlink()
        with pytest.raises(CannotOpen) as told:
            build_workplace(data)
        assert code_of(told) == "problem.database_damaged"
        assert database_path(data).stat().st_size > 100_000

    def test_nothing_is_sorted_into_files_that_are_not_encrypted(self, locked: Locked) -> None:
        unlock(locked.data, PASSWORD)
        with opened(locked.data) as place:
            spare_memory(place)
            assert place.store.connection().execute("PRAGMA temp_store").fetchone()[0] == 2

    def test_what_a_killed_program_left_goes_when_it_is_unlocked(self, locked: Locked) -> None:
        """Pages and pictures on their way to the typesetter lie in a room as they are."""
        program = "import os, sys; from pathlib import Path; from shopguard.store.workroom import make_workroom\n"
        program += "room = make_workroom(Path(sys.argv[1]), '.printing-'); Path(room.name, 'a.pdf').write_text('编造路123号')\n"
        program += "os.kill(os.getpid(), 9)"
        subprocess.run([sys.executable, "-c", program, str(locked.data)], cwd=ROOT, check=False)
        assert readable(locked.data)
        with make_workroom(locked.data, ".backup-") as at_work:
            unlock(locked.data, PASSWORD)
            assert readable(locked.data) == set()
            assert Path(at_work).is_dir()


class TestChanging:
    def test_another_password_at_once(self, locked: Locked) -> None:
        data, recovery = locked
        unlock(data, PASSWORD)
        salt = database_path(data).read_bytes()[:16]  # another one where it is encrypted anew
        with opened(data) as place:
            with pytest.raises(CannotOpen):
                change_password(place, "wrong", "new one", MOMENT)
            assert change_password(place, PASSWORD, "new one", MOMENT)
        assert database_path(data).read_bytes()[:16] == salt
        newest = list_backups(data)[0]
        assert newest.why == "after_password"
        assert newest.manifest is not None
        assert newest.manifest.lock == lock_hash(data)  # it opens with the new one
        lock(data)
        with pytest.raises(CannotOpen):
            unlock(data, PASSWORD)
        unlock(data, "new one")
        lock(data)
        unlock_by_recovery(data, recovery)

    def test_another_recovery_key_ends_the_one_before(self, locked: Locked) -> None:
        data, recovery = locked
        unlock(data, PASSWORD)
        with opened(data) as place:
            newer = new_recovery(place, PASSWORD)
            assert newer.code not in repr(newer)
        lock(data)
        unlock_by_recovery(data, recovery)  # it counts until the owner has the other one
        confirm_recovery(data, newer, MOMENT)
        lock(data)
        with pytest.raises(CannotOpen) as told:
            unlock_by_recovery(data, recovery)
        assert code_of(told) == "problem.wrong_recovery"
        unlock_by_recovery(data, newer.code)

    def test_removed_all_is_plain_again(self, locked: Locked, moment: int) -> None:
        data = locked.data
        unlock(data, PASSWORD)
        before = kept(data)
        with opened(data) as place:
            with pytest.raises(CannotOpen):
                remove_password(place, "wrong", moment)
            remove_password(place, PASSWORD, moment)
            assert not has_password(data)
            assert is_plain(data)
            assert kept(data) == before
            assert readable(data) == set(MARKERS)
            with pytest.raises(UserProblem) as told:
                remove_password(place, PASSWORD, moment)
        assert code_of(told) == "problem.has_no_password"


class TestBackups:
    def test_one_opens_with_its_password_on_another_computer(self, locked: Locked, tmp_path: Path, moment: int) -> None:
        data, elsewhere = locked.data, tmp_path / "elsewhere"
        unlock(data, PASSWORD)
        before = kept(data)
        with opened(data) as place:
            backup = make_backup(place, now=moment, to=tmp_path / "one.zip")
        assert not any(marker in backup.read_bytes() for marker in MARKERS)
        restore_backup(elsewhere, backup, now=moment)
        assert is_locked(elsewhere)
        unlock(elsewhere, PASSWORD)
        try:
            assert verify(elsewhere) == []
            assert kept(elsewhere) == before
        finally:
            lock(elsewhere)

    def test_it_comes_back_after_the_password_was_removed(self, locked: Locked, tmp_path: Path, moment: int) -> None:
        data = locked.data
        unlock(data, PASSWORD)
        before = kept(data)
        with opened(data) as place:
            backup = make_backup(place, now=moment, to=tmp_path / "one.zip")
            remove_password(place, PASSWORD, moment)
        restore_backup(data, backup, now=moment)
        assert is_locked(data)
        unlock(data, PASSWORD)
        assert kept(data) == before
        assert not is_plain(data)

    def test_nothing_of_the_time_without_a_password_stays_beside_it(
        self, locked: Locked, tmp_path: Path, moment: int
    ) -> None:
        """But for the folder that is kept aside, which is named as not encrypted."""
        data = locked.data
        unlock(data, PASSWORD)
        with opened(data) as place:
            backup = make_backup(place, now=moment, to=tmp_path / "one.zip")
            remove_password(place, PASSWORD, moment)
            (tmp_path / "later.csv").write_text(REJECTED.replace("编造路", "新编路"), "utf-8")
            import_files(place, [tmp_path / "later.csv"], now=moment, as_of=moment)
        copy = data / "print-copies" / "ab" / "1-of-1"
        copy.parent.mkdir(parents=True)
        copy.write_text("新编路123号", "utf-8")
        aside = restore_backup(data, backup, now=moment)
        assert aside is not None
        unlock(data, PASSWORD)
        here = [path for path in data.rglob("*") if path.is_file() and not {"backups", aside.name} & {*path.parts}]
        assert [path for path in here if "新编路".encode() in path.read_bytes()] == []
        assert plain_left(data).asides == (aside,)
        assert any("新编路".encode() in path.read_bytes() for path in (aside / "rejects").iterdir())


class TestKeyring:
    @pytest.fixture
    def ring(self) -> Iterator[MemoryKeyring]:
        ring = MemoryKeyring()
        with keyring_in_use(ring):
            yield ring

    def test_it_remembers_and_forgets(self, locked: Locked, ring: MemoryKeyring) -> None:
        data = locked.data
        assert not unlock_from_keyring(data)
        unlock(data, PASSWORD)
        remember_in_keyring(data, on=True)
        assert is_remembered(data)
        lock(data)
        assert unlock_from_keyring(data)
        assert verify(data) == []
        remember_in_keyring(data, on=False)
        assert ring.entries == {}
        lock(data)
        assert not unlock_from_keyring(data)

    def test_a_changed_password_does_not_matter_to_it(self, locked: Locked, ring: MemoryKeyring) -> None:
        data = locked.data
        unlock(data, PASSWORD)
        remember_in_keyring(data, on=True)
        with opened(data) as place:
            change_password(place, PASSWORD, "new one", MOMENT)
        lock(data)
        assert unlock_from_keyring(data)

    def test_what_is_no_key_there_is_not_taken(self, locked: Locked, ring: MemoryKeyring) -> None:
        data = locked.data
        unlock(data, PASSWORD)
        remember_in_keyring(data, on=True)
        lock(data)
        for entry in ("", "nonsense", "A" * 88, "A" * 86 + "=="):
            ring.entries = dict.fromkeys(ring.entries, entry)
            assert not unlock_from_keyring(data)
        ring.locked = True
        assert not unlock_from_keyring(data)
        assert is_locked(data)

    def test_it_is_not_asked_where_the_owner_has_not_said_so(self, locked: Locked, ring: MemoryKeyring) -> None:
        """A folder that was restored, for one: its key may still be there."""
        data = locked.data
        unlock(data, PASSWORD)
        remember_in_keyring(data, on=True)
        now = lock_of(data)
        assert now is not None
        write_lock(data, replace(now, in_keyring=False))
        lock(data)
        assert not unlock_from_keyring(data)

    def test_it_forgets_with_the_password(self, locked: Locked, ring: MemoryKeyring, moment: int) -> None:
        unlock(locked.data, PASSWORD)
        remember_in_keyring(locked.data, on=True)
        with opened(locked.data) as place:
            remove_password(place, PASSWORD, moment)
        assert ring.entries == {}

    def test_without_a_keyring_it_is_said(self, locked: Locked) -> None:
        data = locked.data
        unlock(data, PASSWORD)
        with keyring_in_use(no_keyring()), pytest.raises(UserProblem) as told:
            remember_in_keyring(data, on=True)
        assert code_of(told) == "problem.no_keyring"
        assert not is_remembered(data)

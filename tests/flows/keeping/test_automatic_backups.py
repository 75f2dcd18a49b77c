"""Automatic backups: made when something changed, as many kept as the owner wants, each original once; also with a password."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from shopguard.app import build_workplace
from shopguard.appeals.locker import put
from shopguard.core.message import CannotOpen, UserProblem
from shopguard.flows.erasing.finishing import finish_erasing
from shopguard.flows.imports.batches import undo
from shopguard.flows.imports.importing import import_files
from shopguard.flows.keeping import automatic, automatic_backup, make_backup, restore_backup, undo_restore, verify
from shopguard.flows.keeping.automatic import after_import, back_up_data
from shopguard.flows.keeping.backup import DamagedDatabase
from shopguard.flows.keeping.damage import newest_good
from shopguard.flows.keeping.listing import automatic_ones, list_backups
from shopguard.flows.keeping.preview import preview
from shopguard.flows.keeping.preview_words import preview_words
from shopguard.flows.keeping.rotation import kept
from shopguard.flows.keeping.verifying import originals_missing
from shopguard.flows.locking.password import set_password
from shopguard.flows.locking.unlocking import unlock
from shopguard.flows.settings import remember
from shopguard.flows.workplace import Workplace
from shopguard.store import backup, key
from shopguard.store.automatic_backups import AutomaticBackup
from shopguard.store.backup import copy_database
from shopguard.store.backup_reading import check_backup, manifest_of
from shopguard.store.database import database_path, open_file
from shopguard.store.engine import sqlite3
from shopguard.store.erasing.belongings import belongings
from shopguard.store.erasing.leftovers import is_unswept, note_erased
from shopguard.store.held_database import held_database
from shopguard.store.inspection import contents
from shopguard.store.one_at_a_time import only_one
from shopguard.store.sealing import is_sealed
from shopguard.store.setting import keep_setting, setting
from tests.appeals.made_up import NOW, ORDER
from tests.cli.test_contract import ORDERS
from tests.flows.keeping.backup_steps import (
    DAY,
    PASSWORD,
    add_case,
    names,
    note,
)


class TestWhenOneIsMade:
    def test_daily_once_a_day_and_never_when_nothing_changed(self, place: Workplace) -> None:
        assert automatic_backup(place, NOW, "daily") is not None
        note(place, "今天")
        assert automatic_backup(place, NOW + 3_600, "daily") is None  # there is one of today
        assert automatic_backup(place, NOW + DAY, "daily") is not None
        assert automatic_backup(place, NOW + 2 * DAY, "daily") is None  # nothing has changed
        assert names(place.data) == ["000001-20261122-093000-daily.zip", "000002-20261123-093000-daily.zip"]
        assert verify(place.data) == []

    def test_what_the_program_notes_for_itself_is_no_change(self, place: Workplace) -> None:
        automatic_backup(place, NOW, "daily")
        remember(place, "last_state", "{}")
        remember(place, "database_looked_at", "5")
        assert automatic_backup(place, NOW + DAY, "daily") is None

    def test_the_owner_may_want_none(self, place: Workplace) -> None:
        place.settings.set("backup_daily", False)
        assert automatic_backup(place, NOW, "daily") is None
        assert automatic_backup(place, NOW, "before_erase") is not None  # that is no question of days

    def test_what_the_owner_has_set_is_a_change(self, place: Workplace) -> None:
        automatic_backup(place, NOW, "daily")
        place.settings.set("warn_hours", 7)
        assert automatic_backup(place, NOW + DAY, "daily") is not None

    def test_another_shape_of_the_database_is_a_change(self, place: Workplace) -> None:
        automatic_backup(place, NOW, "daily")
        with place.store.transaction() as db:
            db.execute("CREATE TABLE newer (name TEXT) STRICT")
        assert automatic_backup(place, NOW + DAY, "daily") is not None

    def test_one_before_something_else_does_not_stand_for_the_day(self, place: Workplace) -> None:
        automatic_backup(place, NOW, "before_undo")
        note(place, "后来")
        assert automatic_backup(place, NOW + 60, "daily") is not None

    def test_a_clock_set_back_makes_no_backup_older(self, place: Workplace) -> None:
        automatic_backup(place, NOW, "daily")
        note(place, "昨天的钟")
        made = automatic_backup(place, NOW - 3 * DAY, "daily")
        assert made == automatic_ones(place.data)[-1].path
        assert [one.path for one in list_backups(place.data)] == [
            one.path for one in reversed(automatic_ones(place.data))
        ]
        good = newest_good(place.data)
        assert good is not None
        assert good.path == made

    def test_no_room_no_backup_and_nothing_else(self, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(automatic, "_SPARE_ROOM", 1 << 60)  # more than any disk has
        with pytest.raises(UserProblem) as caught:
            automatic_backup(place, NOW, "before_undo")
        assert caught.value.message.code == "problem.backup_no_room"
        assert place.texts.say(caught.value.message)
        assert names(place.data) == []

    def test_not_before_an_erasure_is_done_with(self, place: Workplace) -> None:
        with place.store.transaction() as db, belongings(db, [ORDER]):
            note_erased(db, place.data, NOW)
        assert automatic_backup(place, NOW, "daily") is None
        assert automatic_backup(place, NOW, "after_erase") is None
        early = automatic_backup(place, NOW, "before_undo")  # it may hold what was erased: it goes with the next one
        assert finish_erasing(place)
        made = automatic_backup(place, NOW, "daily")
        assert early is not None
        assert made is not None
        assert names(place.data) == [made.name]

    def test_after_an_import_the_erasure_is_ended_first(self, place: Workplace) -> None:
        with place.store.transaction() as db, belongings(db, [ORDER]):
            note_erased(db, place.data, NOW)
        assert automatic.after_import(place, NOW) is not None
        assert not is_unswept(place.store.connection())

    def test_a_small_shop_needs_little_room(self, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
        left = shutil.disk_usage(place.data)._replace(free=20 * 1024 * 1024)
        monkeypatch.setattr("shutil.disk_usage", lambda _path: left)
        assert automatic_backup(place, NOW, "before_erase") is not None

    def test_an_undo_makes_one_first(self, place: Workplace, tmp_path: Path) -> None:
        file = tmp_path / "orders.csv"
        file.write_text(ORDERS, "utf-8")
        import_files(place, [file], now=NOW)
        undo(place, 2, now=NOW)
        (made,) = automatic_ones(place.data)
        assert made.why == "before_undo"
        place.store.close()
        restore_backup(place.data, made.path, now=NOW)
        assert contents(place.data).imports == 2  # the made-up one, and the one that was undone

    def test_after_an_import_a_large_new_shop_waits_till_tomorrow(
        self, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(automatic, "_QUICKLY_COPIED", 1)
        file = tmp_path / "orders.csv"
        file.write_text(ORDERS, "utf-8")
        import_files(place, [file], now=NOW)
        assert after_import(place, NOW) is None
        assert after_import(place, NOW + DAY) is not None


class TestWhileOthersWork:
    def test_the_copy_is_of_one_moment_and_writers_go_on(self, place: Workplace) -> None:
        written = 0

        def write() -> None:
            """Both in one transaction: a copy with two numbers would be of two moments."""
            nonlocal written
            while not done.is_set():
                with place.store.transaction() as db:
                    keep_setting(db, "one", str(written))
                    keep_setting(db, "two", str(written))
                written += 1
            place.store.close_thread()

        done = threading.Event()
        writer = threading.Thread(target=write)
        writer.start()
        try:
            for nth in range(5):
                before = written
                copy = place.data / f"copy-{nth}.sqlite3"
                copy_database(place.store.connection(), copy, place.data)
                while written <= before + 1:
                    assert writer.is_alive()
                with closing(open_file(copy, place.data)) as db:
                    assert setting(db, "one") == setting(db, "two")
        finally:
            done.set()
            writer.join()

    def test_however_often_others_write_it_comes_to_an_end(
        self, place: Workplace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(backup, "_PAGES", 20)
        told: list[int] = []

        def tell(done: int, total: int) -> None:
            told.append(done)
            assert len(told) <= total // 20 + 1, "it begins anew whenever somebody writes"
            with closing(open_file(database_path(place.data), place.data)) as other:
                keep_setting(other, "one", str(done))

        copy_database(place.store.connection(), place.data / "copy.sqlite3", place.data, tell)
        assert len(told) > 3
        assert told == sorted(told)

    def test_what_is_about_to_be_replaced_nobody_opens(self, place: Workplace) -> None:
        place.store.close()
        with held_database(place.data) as held:
            assert held is not None
            other = open_file(database_path(place.data), place.data, timeout=0)
            with closing(other), pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("SELECT 1 FROM orders").fetchone()

    def test_two_at_once_wait_for_each_other(self, place: Workplace) -> None:
        with only_one(place.data, "backup", wait=True) as ours:
            assert ours
            assert automatic_backup(place, NOW, "daily") is None  # the other one is at it
        assert automatic_backup(place, NOW, "daily") is not None
        assert not list(place.data.glob(".*"))

    def test_what_needs_one_first_waits_for_the_other_and_makes_its_own(
        self, place: Workplace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with contextlib.ExitStack() as held:
            assert held.enter_context(only_one(place.data, "backup", wait=False))
            monkeypatch.setattr(time, "sleep", lambda _seconds: held.close())  # the other one has ended meanwhile
            assert automatic_backup(place, NOW, "before_undo") is not None

    def test_what_a_kill_left_goes_with_the_next_one(self, place: Workplace) -> None:
        automatic_backup(place, NOW, "daily")
        left = place.data / "backups" / "auto" / ".000002-20261123-093000-daily.zip.writing"
        by_hand = place.data / "backups" / ".shopguard-20261123-093000.zip.writing"
        for path in (left, by_hand):
            path.write_bytes(b"half done")
        note(place, "后来")
        automatic_backup(place, NOW + DAY, "daily")
        assert not left.exists()
        assert by_hand.exists()  # somebody may be at it


class TestWhatIsInIt:
    def test_database_rejects_settings_and_rules_in_it_originals_beside(self, place: Workplace, tmp_path: Path) -> None:
        add_case(place, tmp_path, "底单")
        (place.data / "rejects").mkdir()
        (place.data / "rejects" / "orders.csv").write_text("第 3 行", "utf-8")
        place.settings.set("warn_hours", 5)
        own = tmp_path / "rules"
        own.mkdir()
        (own / "fines.toml").write_text("# 自己的", "utf-8")
        remember(place, "rule_folder", str(own))
        path = automatic_backup(place, NOW, "daily")
        assert path is not None
        with zipfile.ZipFile(path) as archive:
            assert sorted(archive.namelist()) == [
                "manifest.json", "rejects/orders.csv", "rules/fines.toml", "settings.json", "shopguard.sqlite3",
            ]  # fmt: skip
        manifest = manifest_of(path)
        assert manifest.counts is not None
        assert (manifest.counts.orders, manifest.counts.cases, manifest.counts.originals) == (1, 1, 1)
        (original,) = (place.data / "backups" / "originals").rglob("*/*")
        assert original.read_text("utf-8") == "底单"

    def test_each_original_is_there_once(self, place: Workplace, tmp_path: Path) -> None:
        add_case(place, tmp_path, "底单")
        automatic_backup(place, NOW, "daily")
        add_case(place, tmp_path, "另一张", 2)
        automatic_backup(place, NOW + DAY, "daily")
        kept_ones = list((place.data / "backups" / "originals").rglob("*/*"))
        assert sorted(path.read_text("utf-8") for path in kept_ones) == ["另一张", "底单"]
        (inside,) = [path for path in (place.data / "evidence").rglob("*/*") if path.read_text("utf-8") == "底单"]
        assert inside.stat().st_nlink == 2  # a link, not a copy

    def test_lost_originals_come_back_with_it(self, place: Workplace, tmp_path: Path) -> None:
        add_case(place, tmp_path, "底单")
        path = automatic_backup(place, NOW, "daily")
        assert path is not None
        place.store.close()
        shutil.rmtree(place.data / "evidence")
        restore_backup(place.data, path, now=NOW)
        assert verify(place.data) == []

    @pytest.mark.parametrize("harm", ["gone", "altered"])
    def test_one_whose_original_is_lost_is_not_whole(self, place: Workplace, tmp_path: Path, harm: str) -> None:
        add_case(place, tmp_path, "底单")
        automatic_backup(place, NOW, "daily")
        (original,) = (place.data / "backups" / "originals").rglob("*/*")
        original.unlink()
        if harm == "altered":
            original.write_text("改过", "utf-8")
        assert [message.code for message in verify(place.data)] == ["verify.backup_broken"]
        good = newest_good(place.data)  # one picture less is no reason to lose everything else
        assert good is not None
        place.store.close()
        restore_backup(place.data, good.path, now=NOW)
        assert contents(place.data).cases == 1
        assert originals_missing(place.data) == 0  # the locker has it still

    def test_what_is_lost_for_good_is_counted(self, place: Workplace, tmp_path: Path) -> None:
        add_case(place, tmp_path, "底单")
        path = automatic_backup(place, NOW, "daily")
        assert path is not None
        place.store.close()
        shutil.rmtree(place.data / "backups" / "originals")
        restore_backup(tmp_path / "new", path, now=NOW)
        assert originals_missing(tmp_path / "new") == 1

    def test_one_that_was_damaged_and_added_again_is_kept_anew(self, place: Workplace, tmp_path: Path) -> None:
        add_case(place, tmp_path, "底单")
        automatic_backup(place, NOW, "daily")
        (original,) = (place.data / "evidence").rglob("*/*")
        original.chmod(0o600)
        original.write_text("坏了", "utf-8")  # the same file as that beside the backups
        os.utime(original, (NOW, NOW))
        put(place.data, tmp_path / "stub-1.txt", most_bytes=1000)
        note(place, "又加了一次")
        automatic_backup(place, NOW + DAY, "daily")
        assert verify(place.data) == []


class TestWhichStay:
    @staticmethod
    def made(*told: tuple[int, str]) -> list[AutomaticBackup]:
        """Backups by day (0 is a Monday) and why."""
        monday = 1_795_363_200  # 2026-11-23 00:00:00 in Beijing
        return [
            AutomaticBackup(Path(f"{number:06}"), number, monday + day * DAY, why, 1)
            for number, (day, why) in enumerate(told, 1)
        ]

    def stays(self, found: list[AutomaticBackup], *, days: int = 3, weeks: int = 2, erased_until: int = 0) -> list[int]:
        return sorted(int(path.name) for path in kept(found, days=days, weeks=weeks, erased_until=erased_until))

    def test_the_last_days_and_the_last_of_each_week(self) -> None:
        found = self.made(*((day, "daily") for day in range(15)))  # Monday to the Monday after next
        assert self.stays(found) == [13, 14, 15]  # of the last two weeks: the Sunday (14), and today (15)
        assert self.stays(found, days=1, weeks=3) == [7, 14, 15]
        assert self.stays(found, days=1, weeks=0) == [15]

    def test_many_undos_drive_no_day_away(self) -> None:
        found = self.made((0, "daily"), (1, "daily"), *[(1, "before_undo")] * 9)
        assert self.stays(found) == [1, 2, 9, 10, 11]

    def test_what_was_made_before_an_erasure_goes_when_there_is_a_newer_one(self) -> None:
        found = self.made((0, "daily"), (1, "daily"), (2, "after_erase"))
        assert self.stays(found, erased_until=2) == [3]
        assert self.stays(found[:2], erased_until=2) == [1, 2]

    def test_while_one_does_not_tell_what_it_needs_no_original_goes(self, place: Workplace, tmp_path: Path) -> None:
        add_case(place, tmp_path, "底单")
        first = automatic_backup(place, NOW, "daily")
        assert first is not None
        first.write_bytes(first.read_bytes()[:-50])
        with place.store.transaction() as db:
            db.execute("DELETE FROM evidence")
        shutil.rmtree(place.data / "evidence")
        automatic_backup(place, NOW + DAY, "daily")
        assert len(list((place.data / "backups" / "originals").rglob("*/*"))) == 1

    def test_originals_that_none_needs_go_too(self, place: Workplace, tmp_path: Path) -> None:
        place.settings.set("backups_kept", 1)
        place.settings.set("backups_weeks", 0)
        add_case(place, tmp_path, "底单")
        automatic_backup(place, NOW, "daily")
        with place.store.transaction() as db:
            db.execute("DELETE FROM evidence")
        shutil.rmtree(place.data / "evidence")
        automatic_backup(place, NOW + DAY, "daily")
        assert len(names(place.data)) == 1
        assert list((place.data / "backups" / "originals").rglob("*/*")) == []
        assert [path for path in place.data.rglob("*") if path.is_file() and path.read_bytes() == "底单".encode()] == []


class TestWithAPassword:
    """A folder with a password gives backups with that password; what is put in place is opened as it was then."""

    @pytest.fixture
    def locked(self, place: Workplace, tmp_path: Path) -> Iterator[Workplace]:
        add_case(place, tmp_path, "底单")
        place.store.close()
        set_password(place, PASSWORD, NOW)
        opened = build_workplace(place.data, "zh")
        yield opened
        opened.store.close()
        key.forget(place.data)

    def test_nothing_of_it_can_be_read_in_a_backup(self, locked: Workplace) -> None:
        for path in (automatic_backup(locked, NOW + DAY, "daily"), make_backup(locked, now=NOW)):
            assert path is not None
            check_backup(path)
            assert manifest_of(path).lock is not None
            assert b"SQLite format" not in path.read_bytes()
            assert "底单".encode() not in path.read_bytes()
        assert verify(locked.data) == []

    def test_a_damaged_one_can_be_replaced_and_is_kept(self, locked: Workplace) -> None:
        path = make_backup(locked, now=NOW)
        locked.store.close()
        database = database_path(locked.data)
        with database.open("r+b") as stream:
            stream.seek(database.stat().st_size // 2)
            stream.write(b"\xff" * 4096)
        damaged = database.read_bytes()
        with pytest.raises(DamagedDatabase):
            back_up_data(locked.data, NOW + 60, "before_undo")
        aside = restore_backup(locked.data, path, now=NOW)
        assert aside is not None
        assert len(database_path(aside).read_bytes()) == len(damaged)
        assert verify(locked.data) == []

    def test_an_original_is_kept_sealed_too_beside_the_plain_one_of_before(
        self, place: Workplace, tmp_path: Path
    ) -> None:
        add_case(place, tmp_path, "底单")
        automatic_backup(place, NOW, "daily")
        place.store.close()
        set_password(place, PASSWORD, NOW)
        opened = build_workplace(place.data, "zh")
        path = automatic_backup(opened, NOW + DAY, "daily")
        opened.store.close()
        assert path is not None
        (named,) = manifest_of(path).originals.values()
        kept_ones = {one.name: is_sealed(one) for one in (place.data / "backups" / "originals").rglob("*/*")}
        assert sorted(kept_ones.values()) == [False, True]
        assert kept_ones[named]
        key.forget(place.data)

    def test_restored_it_is_opened_with_the_same_password(self, locked: Workplace, tmp_path: Path) -> None:
        path = make_backup(locked, now=NOW, to=tmp_path / "b.zip")
        restore_backup(tmp_path / "new", path, now=NOW)
        unlock(tmp_path / "new", PASSWORD)
        assert verify(tmp_path / "new") == []
        assert contents(tmp_path / "new").cases == 1
        key.forget(tmp_path / "new")

    def test_a_backup_from_before_the_password_takes_it_away_and_undo_brings_it_back(
        self, place: Workplace, tmp_path: Path
    ) -> None:
        add_case(place, tmp_path, "底单")
        plain = automatic_backup(place, NOW, "before_undo")
        assert plain is not None
        add_case(place, tmp_path, "后来的底单", 2)  # sealed soon, and no longer to be read with the backup in place
        place.store.close()
        set_password(place, PASSWORD, NOW)
        seen = preview(place.data, plain)
        assert seen.other_lock
        assert "没有密码" in preview_words(place.texts, seen)[-1]
        restore_backup(place.data, plain, now=NOW)
        assert key.held(place.data) is None
        assert verify(place.data) == []
        undo_restore(place.data, now=NOW + 60)
        with pytest.raises(CannotOpen):
            verify(place.data)
        unlock(place.data, PASSWORD)
        assert verify(place.data) == []
        key.forget(place.data)

"""A damaged database: noticed, told, and the newest good backup offered in its place."""

from __future__ import annotations

import errno
from contextlib import closing
from pathlib import Path

import pytest

from shopguard.app import build_workplace
from shopguard.core.message import CannotOpen, UserProblem
from shopguard.flows.keeping import automatic, automatic_backup, make_backup, restore_backup, verify
from shopguard.flows.keeping.automatic import back_up_data
from shopguard.flows.keeping.backup import DamagedDatabase
from shopguard.flows.keeping.damage import daily_care, look_through, newest_good
from shopguard.flows.keeping.listing import automatic_ones, list_backups
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store import backup
from shopguard.store.database import database_path, open_file
from shopguard.store.engine import sqlite3
from shopguard.store.inspection import contents, quick_faults
from tests.appeals.made_up import NOW
from tests.flows.keeping.backup_steps import (
    DAY,
    add_case,
    damage,
    note,
)


class TestDamage:
    def test_a_damaged_database_gives_no_backup_and_drives_none_away(self, place: Workplace) -> None:
        good = automatic_backup(place, NOW, "daily")
        note(place, "之后坏了")
        place.store.close()
        damage(place.data)
        again = build_workplace(place.data, "zh")
        with pytest.raises(DamagedDatabase):
            daily_care(again, NOW + DAY, unclean=False, reporter=Reporter())
        again.store.close()
        assert [one.path for one in automatic_ones(place.data)] == [good]
        found = newest_good(place.data)
        assert found is not None
        assert found.path == good

    def test_one_by_hand_is_refused_too(self, place: Workplace, tmp_path: Path) -> None:
        place.store.close()
        damage(place.data)
        again = build_workplace(place.data, "zh")
        with pytest.raises(DamagedDatabase):
            make_backup(again, now=NOW, to=tmp_path / "b.zip")
        again.store.close()
        assert not list(tmp_path.glob("*.zip*"))

    @pytest.mark.parametrize("table", ["order_line", "batch", "parcel"])
    def test_wherever_it_is_damaged_it_is_told_as_damage(self, place: Workplace, table: str) -> None:
        place.store.close()
        damage(place.data, table)
        with pytest.raises(DamagedDatabase):
            back_up_data(place.data, NOW, "before_undo")

    def test_no_room_for_a_backup_is_no_reason_not_to_look(
        self, place: Workplace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(automatic, "_SPARE_ROOM", 1 << 60)
        with pytest.raises(UserProblem) as caught:
            daily_care(place, NOW, unclean=False, reporter=Reporter())
        assert caught.value.message.code == "problem.no_room_for_daily"
        place.store.close()
        damage(place.data)
        again = build_workplace(place.data, "zh")
        with pytest.raises(DamagedDatabase):
            daily_care(again, NOW + DAY, unclean=False, reporter=Reporter())
        again.store.close()

    def test_one_in_use_is_not_taken_for_damaged(self, place: Workplace) -> None:
        place.store.close()
        with closing(open_file(database_path(place.data), place.data)) as db:
            db.execute("PRAGMA journal_mode = DELETE")
            db.execute("BEGIN EXCLUSIVE")
            with pytest.raises(CannotOpen) as caught:
                quick_faults(database_path(place.data), place.data, timeout=0)
        assert caught.value.message.code == "problem.database_locked"

    def test_a_row_that_refers_to_nothing_does_not_make_backups_useless(self, place: Workplace, tmp_path: Path) -> None:
        db = place.store.connection()
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DELETE FROM orders")
        path = make_backup(place, now=NOW)
        restore_backup(tmp_path / "new", path, now=NOW)
        assert contents(tmp_path / "new").orders == 0

    @pytest.mark.parametrize("size", [None, 0])
    def test_a_database_that_is_gone_is_not_begun_anew_beside_its_backups(
        self, place: Workplace, size: int | None
    ) -> None:
        good = automatic_backup(place, NOW, "daily")
        place.store.close()
        database_path(place.data).unlink()
        if size is not None:
            database_path(place.data).touch()
        with pytest.raises(CannotOpen) as caught:
            build_workplace(place.data, "zh")
        assert caught.value.message.code == "problem.database_missing"
        assert place.texts.say(caught.value.message)
        assert [message.code for message in verify(place.data)] == ["verify.database_missing"]
        assert good is not None
        restore_backup(place.data, good, now=NOW)
        assert contents(place.data).orders == 1

    def test_nor_beside_evidence_without_backups(self, place: Workplace, tmp_path: Path) -> None:
        add_case(place, tmp_path, "底单")
        place.store.close()
        database_path(place.data).unlink()
        with pytest.raises(CannotOpen) as caught:
            build_workplace(place.data, "zh")
        assert "真要从头开始" in place.texts.say(caught.value.message)
        (place.data / "evidence").rename(tmp_path / "evidence")
        build_workplace(place.data, "zh").store.close()

    def test_a_full_disk_is_not_taken_for_damage(self, place: Workplace, tmp_path: Path) -> None:
        """The engine's copying tells no number then, only these words."""
        full = sqlite3.OperationalError("database or disk is full")
        assert backup._refusal(full, tmp_path / "copy") == errno.ENOSPC
        assert backup._refusal(sqlite3.DatabaseError("file is not a database"), tmp_path / "copy") is None

    def test_it_is_looked_through_once_a_day_and_after_an_unclean_end(self, place: Workplace) -> None:
        place.settings.set("backup_daily", False)
        daily_care(place, NOW, unclean=False, reporter=Reporter())
        place.store.close()
        damage(place.data)
        again = build_workplace(place.data, "zh")
        daily_care(again, NOW + 60, unclean=False, reporter=Reporter())  # it was looked through a minute ago
        with pytest.raises(DamagedDatabase):
            daily_care(again, NOW + 60, unclean=True, reporter=Reporter())
        with pytest.raises(DamagedDatabase):
            daily_care(again, NOW + DAY, unclean=False, reporter=Reporter())
        with pytest.raises(DamagedDatabase):
            daily_care(again, NOW - DAY, unclean=False, reporter=Reporter())  # the clock was set back
        again.store.close()

    def test_what_a_killed_restore_left_goes_too(self, place: Workplace) -> None:
        left = place.data / ".restoring-abc"
        left.mkdir()
        (left / "copy.sqlite3").write_bytes(b"half done")
        (place.data / ".restoring-abc.lock").touch()
        daily_care(place, NOW, unclean=False, reporter=Reporter())
        assert not list(place.data.glob(".restoring-*"))

    def test_a_whole_one_is_remembered_as_looked_at(self, place: Workplace) -> None:
        look_through(place, NOW, Reporter())
        assert automatic_backup(place, NOW, "daily") is not None

    def test_the_newest_good_one_is_named_not_the_newest(self, place: Workplace) -> None:
        first = automatic_backup(place, NOW, "daily")
        note(place, "后来")
        second = automatic_backup(place, NOW + DAY, "daily")
        assert second is not None
        second.write_bytes(second.read_bytes()[:-50])
        found = newest_good(place.data)
        assert found is not None
        assert found.path == first
        assert [one.manifest is None for one in list_backups(place.data)] == [False, True]

"""Restoring: looked at before, and taken back after."""

from __future__ import annotations

import contextlib
import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from shopguard.app import build_workplace
from shopguard.core.message import CannotOpen, NotThere, UserProblem
from shopguard.flows.erasing.erasing import erase
from shopguard.flows.keeping import make_backup, restore_backup, undo_restore, verify
from shopguard.flows.keeping.listing import automatic_ones, list_backups
from shopguard.flows.keeping.preview import preview
from shopguard.flows.keeping.preview_words import aside_words, preview_words, undo_words
from shopguard.flows.keeping.restoring import asides, lost_by_undo, remove_aside
from shopguard.flows.settings import remember
from shopguard.flows.workplace import Workplace
from shopguard.store import restore
from shopguard.store.backup_reading import check_backup, manifest_of
from shopguard.store.begun import finish_what_was_begun
from shopguard.store.database import database_path, open_file
from shopguard.store.inspection import contents
from shopguard.store.key_file import LOCK_FILE
from shopguard.store.own_rules import rule_folder
from shopguard.store.setting import keep_setting, setting
from tests.appeals.made_up import NOW, ORDER
from tests.flows.keeping.backup_steps import (
    add_case,
    as_form_1,
    in_another_program,
    note,
    rewrite,
)


class TestRestoreWithPreviewAndUndo:
    def test_the_preview_tells_what_is_in_it_and_what_would_be_lost(self, place: Workplace, tmp_path: Path) -> None:
        path = make_backup(place, now=NOW)
        add_case(place, tmp_path, "底单")
        with place.store.transaction() as db:
            db.execute("UPDATE appeal SET opened_at = ?", (NOW + 60,))
        note(place, "后来", NOW + 60)
        seen = preview(place.data, path)
        assert seen.manifest.why == "owner"
        assert seen.held is not None
        assert seen.now is not None
        assert (seen.held.orders, seen.held.cases) == (1, 0)
        assert (seen.now.orders, seen.now.cases) == (1, 1)
        assert seen.lost is not None
        assert (seen.lost.imports, seen.lost.cases, seen.lost.actions) == (0, 1, 1)
        words = preview_words(place.texts, seen)
        assert "2026-11-22 09:30:00" in words[0]
        assert "1 个申诉的新进展" in words[3]
        assert not list(place.data.glob(".looking-*"))

    def test_a_backup_of_the_first_form_is_counted_by_its_database(self, place: Workplace) -> None:
        path = make_backup(place, now=NOW)
        as_form_1(path)
        seen = preview(place.data, path)
        assert seen.held is not None
        assert seen.held.orders == 1
        assert seen.manifest.version == ""
        check_backup(path)
        place.store.close()
        restore_backup(place.data, path, now=NOW)
        assert contents(place.data).orders == 1

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("made_at", 10**30), ("made_at", "x"), ("counts", {"orders": "many"}), ("counts", []), ("sha256", 5),
            ("originals", {"evidence/../x": "y"}), ("originals", {f"evidence/aa/{'a' * 64}": "../../../x"}), ("form", "2"),
        ],
    )  # fmt: skip
    def test_a_manifest_somebody_wrote_into_is_no_manifest(self, place: Workplace, key: str, value: object) -> None:
        path = make_backup(place, now=NOW)
        rewrite(path, {key: value})
        with pytest.raises(UserProblem) as caught:
            preview(place.data, path)
        assert caught.value.message.code == "problem.backup_broken"
        assert [one.manifest for one in list_backups(place.data)] == [None]

    def test_words_that_somebody_wrote_into_it_are_shortened(self, place: Workplace) -> None:
        path = make_backup(place, now=NOW)
        rewrite(path, {"why": "<img src=x>\n" * 50, "version": "1.0\u202e<b>"})
        manifest = manifest_of(path)
        assert manifest.version == "1.0b"
        assert len(manifest.why) == 40
        assert "<" not in manifest.why

    def test_the_preview_says_when_what_was_erased_would_come_back(self, place: Workplace) -> None:
        before = make_backup(place, now=NOW)
        erase(place, [ORDER], now=NOW + 60)
        first = automatic_ones(place.data)[-1].path
        after = make_backup(place, now=NOW + 120)
        seen = {path: preview(place.data, path).erased_at for path in (before, first, after)}
        assert seen == {before: NOW + 60, first: NOW + 60, after: None}
        assert "彻底删除过订单" in "".join(preview_words(place.texts, preview(place.data, before)))
        assert "彻底删除过订单" not in "".join(preview_words(place.texts, preview(place.data, after)))
        place.store.close()
        database_path(place.data).write_bytes(b"x" * 5000)  # it can tell no more
        assert preview(place.data, first).erased_at == NOW + 60

    def test_undo_says_what_would_go_out_of_sight(self, place: Workplace) -> None:
        path = make_backup(place, now=NOW)
        place.store.close()
        restore_backup(place.data, path, now=NOW)
        again = build_workplace(place.data, "zh")
        (aside,) = asides(place.data)
        assert "没有新的导入" in undo_words(again.texts, aside, lost_by_undo(again.data, aside))
        note(again, "恢复以后写的", NOW + 60)
        said = undo_words(again.texts, aside, lost_by_undo(again.data, aside))
        assert "1 次标记、备注或打标签" in said
        again.store.close()
        undo_restore(place.data, now=NOW + 120)
        assert "撤销了一次恢复" in aside_words(place.texts, asides(place.data)[0])

    def test_undo_brings_everything_back_and_can_itself_be_undone(self, place: Workplace, tmp_path: Path) -> None:
        place.settings.set("warn_hours", 5)
        path = make_backup(place, now=NOW)
        add_case(place, tmp_path, "底单")
        place.settings.set("warn_hours", 9)
        place.store.close()
        restore_backup(place.data, path, now=NOW)
        assert contents(place.data).cases == 0
        assert json.loads((place.data / "settings.json").read_text("utf-8"))["warn_hours"] == 5
        undo_restore(place.data, now=NOW + 60)
        assert contents(place.data).cases == 1
        assert json.loads((place.data / "settings.json").read_text("utf-8"))["warn_hours"] == 9
        assert verify(place.data) == []
        (aside,) = asides(place.data)  # what was undone; what was put back is the data now
        assert aside.at == NOW + 60
        undo_restore(place.data, now=NOW + 120)
        assert contents(place.data).cases == 0

    def test_there_is_nothing_to_undo(self, place: Workplace) -> None:
        place.store.close()
        with pytest.raises(NotThere):
            undo_restore(place.data, now=NOW)

    def test_what_was_kept_aside_can_be_removed(self, place: Workplace) -> None:
        path = make_backup(place, now=NOW)
        place.store.close()
        aside = restore_backup(place.data, path, now=NOW)
        assert aside is not None
        (listed,) = asides(place.data)
        assert (listed.path, listed.backup) == (aside, path.name)
        assert listed.size > 1000
        remove_aside(place.data, aside)
        assert asides(place.data) == []
        with pytest.raises(NotThere):
            remove_aside(place.data, place.data)

    def test_own_rules_come_to_a_computer_that_has_not_their_folder(self, place: Workplace, tmp_path: Path) -> None:
        own = tmp_path / "rules"
        own.mkdir()
        (own / "notes.toml").write_text("", "utf-8")
        remember(place, "rule_folder", str(own))
        path = make_backup(place, now=NOW)
        shutil.rmtree(own)
        new = tmp_path / "new"
        restore_backup(new, path, now=NOW)
        assert (new / "own-rules" / "notes.toml").exists()
        with closing(open_file(database_path(new), new)) as db:
            assert rule_folder(db, new) == new / "own-rules"
            own.mkdir()
            assert rule_folder(db, new) == own  # the folder that was chosen comes first where it is there
            own.rmdir()
        (new / "own-rules" / "other.toml").write_text("", "utf-8")  # of a backup that was in place before
        restore_backup(new, path, now=NOW + 1)
        assert [one.name for one in (new / "own-rules").iterdir()] == ["notes.toml"]
        undo_restore(new, now=NOW + 2)
        assert sorted(one.name for one in (new / "own-rules").iterdir()) == ["notes.toml", "other.toml"]

    def test_what_is_written_into_a_list_afterwards_does_not_change_what_was_kept(self, place: Workplace) -> None:
        (place.data / "rejects").mkdir()
        rejects = place.data / "rejects" / "orders.csv"
        rejects.write_text("第 3 行", "utf-8")
        path = make_backup(place, now=NOW)
        place.store.close()
        aside = restore_backup(place.data, path, now=NOW)
        assert aside is not None
        with rejects.open("r+", encoding="utf-8") as stream:  # as some editors write
            stream.write("改好了")
        assert (aside / "rejects" / "orders.csv").read_text("utf-8") == "第 3 行"

    def test_a_kill_between_a_database_and_what_belongs_to_it_loses_nothing(
        self, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place.store.close()
        ready = tmp_path / "ready"
        ready.mkdir()
        with closing(open_file(database_path(place.data), place.data)) as db:
            db.execute("PRAGMA journal_mode = WAL")
            keep_setting(db, "one", "late")  # stands beside the database only
            for path in place.data.glob("shopguard.sqlite3*"):
                shutil.copy2(path, ready / path.name)
        with closing(open_file(database_path(place.data), place.data)) as db:
            db.execute("DELETE FROM setting WHERE name = 'one'")
        (ready / "evidence" / "ab").mkdir(parents=True)
        (ready / "evidence" / "ab" / "abc").touch()
        plan = {"locked": False, "other_lock": True, "originals": ["abc"], "rules": [], "aside": ""}
        (ready / "plan.json").write_text(json.dumps(plan), "utf-8")
        for left in range(8):
            shutil.copytree(ready, place.data / ".restore-ready")
            self._stop_after(left, place.data, monkeypatch)
            finish_what_was_begun(place.data)
            with closing(open_file(database_path(place.data), place.data)) as db:
                assert setting(db, "one") == "late"
            assert (place.data / "evidence" / "ab" / "abc").exists()

    def test_what_stood_beside_the_old_database_does_not_get_into_the_new_one(
        self, place: Workplace, tmp_path: Path
    ) -> None:
        place.store.close()
        ready = place.data / ".restore-ready"
        ready.mkdir()
        shutil.copy2(database_path(place.data), ready)
        beside = tmp_path / "beside"
        with closing(open_file(database_path(place.data), place.data)) as db:
            db.execute("PRAGMA journal_mode = WAL")
            keep_setting(db, "one", "late")
            shutil.copy2(f"{database_path(place.data)}-wal", beside)
        shutil.copy2(beside, f"{database_path(place.data)}-wal")  # as a killed program leaves it
        plan = {"locked": False, "other_lock": False, "originals": [], "rules": [], "aside": ""}
        (ready / "plan.json").write_text(json.dumps(plan), "utf-8")
        finish_what_was_begun(place.data)
        with closing(open_file(database_path(place.data), place.data)) as db:
            assert setting(db, "one") is None

    @staticmethod
    def _stop_after(puts: int, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Puts so many files in place, and no more."""
        put, left = restore._put, puts

        def counted(source: Path, target: Path) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise OSError(5, "killed")
            put(source, target)

        with monkeypatch.context() as patch, contextlib.suppress(CannotOpen):
            patch.setattr(restore, "_put", counted)
            finish_what_was_begun(data)

    def test_a_kill_after_it_was_decided_is_ended_by_the_next_start(self, place: Workplace, tmp_path: Path) -> None:
        path = make_backup(place, now=NOW)
        place.store.close()
        restore_backup(tmp_path / "other", path, now=NOW)
        ready = place.data / ".restore-ready"
        shutil.copytree(tmp_path / "other", ready)
        plan = {"locked": False, "other_lock": False, "originals": [], "rules": [], "aside": ""}
        (ready / "plan.json").write_text(json.dumps(plan), "utf-8")
        for _ in range(2):
            finish_what_was_begun(place.data)
        assert not ready.exists()
        assert contents(place.data).orders == 1

    def test_what_a_kill_left_of_the_clearing_up_goes(self, place: Workplace) -> None:
        done = place.data / ".restore-done"
        done.mkdir()
        (done / "shopguard.sqlite3").write_bytes(b"what was put in place")
        finish_what_was_begun(place.data)
        assert not done.exists()

    def test_a_folder_with_a_password_is_replaced_without_it_and_kept_whole(
        self, place: Workplace, tmp_path: Path
    ) -> None:
        path = make_backup(place, now=NOW, to=tmp_path / "b.zip")
        place.store.close()
        (place.data / LOCK_FILE).write_text("{}", "utf-8")  # nobody can read it any more
        locked = database_path(place.data).read_bytes()
        aside = restore_backup(place.data, path, now=NOW)
        assert aside is not None
        assert not (place.data / LOCK_FILE).exists()
        assert database_path(aside).read_bytes() == locked
        assert (aside / LOCK_FILE).exists()
        assert contents(place.data).orders == 1

    def test_a_database_in_use_is_noticed_without_its_password(self, place: Workplace, tmp_path: Path) -> None:
        path = make_backup(place, now=NOW, to=tmp_path / "b.zip")
        place.store.connection()
        (place.data / LOCK_FILE).write_text("{}", "utf-8")
        with pytest.raises(CannotOpen):
            in_another_program(place.data, path)

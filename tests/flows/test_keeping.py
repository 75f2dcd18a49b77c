"""Backup, restore and verify on real folders, with real damage."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from shopguard.app import load_texts
from shopguard.appeals.locker import put
from shopguard.core.message import CannotOpen, UserProblem
from shopguard.flows.keeping import make_backup, restore_backup, verify, whole
from shopguard.flows.keeping.restoring import asides
from shopguard.flows.workplace import Workplace
from shopguard.store import appeals, evidence
from shopguard.store.database import database_path
from shopguard.store.engine import sqlite3
from shopguard.store.restore import finish_restore
from shopguard.store.store import Store
from tests.appeals.made_up import NOW, ORDER, save_made_up_order
from tests.conftest import ROOT

STUB = "底单原件"


@pytest.fixture
def place(place: Workplace, tmp_path: Path) -> Workplace:
    """A workplace with one case that holds one file."""
    save_made_up_order(place)
    stub = tmp_path / "stub.txt"
    stub.write_text(STUB, "utf-8")
    original = put(place.data, stub, most_bytes=1000)
    with place.store.transaction() as db:
        appeals.insert_appeal(
            db, appeals.AppealRow("A20261122-001", ORDER, "pickup-missing", None, NOW, NOW, "{}", reason_text="理由")
        )
        evidence.insert_evidence(
            db,
            evidence.EvidenceRow("A20261122-001", "waybill-stub", original.sha256, "stub.txt", 12, "text/plain", NOW),
        )
    return place


def original_of(data: Path) -> Path:
    (path,) = [p for p in (data / "evidence").rglob("*") if p.is_file()]
    return path


def reason_in(data: Path) -> str:
    with closing(sqlite3.connect(database_path(data))) as db:
        return str(db.execute("SELECT reason_text FROM appeal").fetchone()[0])


def change_reason(place: Workplace, text: str) -> None:
    with place.store.transaction() as db:
        appeals.update_reason_text(db, "A20261122-001", text)


def state_of(data: Path) -> dict[str, bytes]:
    """Every file but the backups."""
    files = [p for p in data.rglob("*") if p.is_file() and "backups" not in p.parts]
    return {p.relative_to(data).as_posix(): p.read_bytes() for p in files}


def codes(data: Path) -> list[str]:
    return [message.code for message in verify(data)]


class TestBackup:
    def test_it_holds_database_evidence_and_a_manifest(self, place: Workplace) -> None:
        (place.data / "rejects").mkdir()
        (place.data / "rejects" / "orders.csv").write_text("第 3 行", "utf-8")
        path = make_backup(place, now=NOW)
        assert path == place.data / "backups" / "shopguard-20261122-093000.zip"
        with zipfile.ZipFile(path) as archive:
            sha256 = original_of(place.data).name
            assert sorted(archive.namelist()) == [
                f"evidence/{sha256[:2]}/{sha256}", "manifest.json", "rejects/orders.csv", "shopguard.sqlite3",
            ]  # fmt: skip
            assert json.loads(archive.read("manifest.json"))["sha256"][f"evidence/{sha256[:2]}/{sha256}"] == sha256
        assert codes(place.data) == []
        assert not list(place.data.glob(".backup-*"))

    def test_what_a_kill_left_goes_when_it_is_a_day_old(self, place: Workplace) -> None:
        old, young = place.data / ".backup-old", place.data / ".backup-young"
        for folder in (old, young):
            folder.mkdir()
            (folder / "copy.sqlite3").write_bytes(b"half done")
        yesterday = young.stat().st_mtime - 86_401
        os.utime(old, (yesterday, yesterday))
        make_backup(place, now=NOW)
        assert [path.name for path in place.data.glob(".backup-*")] == [young.name]

    def test_two_in_one_second_are_two_files(self, place: Workplace) -> None:
        assert make_backup(place, now=NOW) != make_backup(place, now=NOW)

    def test_into_a_folder_or_a_new_file(self, place: Workplace, tmp_path: Path) -> None:
        (tmp_path / "stick").mkdir()
        assert make_backup(place, now=NOW, to=tmp_path / "stick").parent == tmp_path / "stick"
        assert make_backup(place, now=NOW, to=tmp_path / "new" / "b.zip") == tmp_path / "new" / "b.zip"

    def test_nothing_is_overwritten(self, place: Workplace, tmp_path: Path) -> None:
        (tmp_path / "mine.zip").write_text("mine", "utf-8")
        with pytest.raises(UserProblem) as caught:
            make_backup(place, now=NOW, to=tmp_path / "mine.zip")
        assert caught.value.message.code == "problem.backup_exists"
        assert (tmp_path / "mine.zip").read_text("utf-8") == "mine"

    def test_a_place_that_cannot_be_written(self, place: Workplace, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(UserProblem) as caught:
            make_backup(place, now=NOW, to=tmp_path / "file" / "b.zip")
        assert caught.value.message.code == "problem.backup_not_written"

    def test_what_is_not_yet_committed_is_not_in_it(self, place: Workplace, tmp_path: Path) -> None:
        other = Store(place.data)
        db = other.connection()
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE appeal SET reason_text = 'half done'")
        path = make_backup(place, now=NOW)
        db.execute("ROLLBACK")
        other.close()
        restore_backup(tmp_path / "new", path, now=NOW)
        assert reason_in(tmp_path / "new") == "理由"


class TestRestore:
    def test_on_a_new_computer(self, place: Workplace, tmp_path: Path) -> None:
        path = make_backup(place, now=NOW)
        new = tmp_path / "new"
        assert restore_backup(new, path, now=NOW) is None
        assert reason_in(new) == "理由"
        assert original_of(new).read_text("utf-8") == STUB
        assert codes(new) == []
        store = Store(new)
        assert [row.id for row in appeals.fetch_appeals(store.connection())] == ["A20261122-001"]
        store.close()

    def test_what_was_there_is_kept_aside_as_a_data_folder(self, place: Workplace) -> None:
        path = make_backup(place, now=NOW)
        change_reason(place, "后来的理由")
        place.store.close()
        aside = restore_backup(place.data, path, now=NOW + 60)
        assert aside == place.data / "before-restore-20261122-093100"
        assert reason_in(place.data) == "理由"
        assert reason_in(aside) == "后来的理由"
        assert original_of(aside).read_text("utf-8") == STUB
        assert codes(aside) == codes(place.data) == []
        assert not list(place.data.glob(".restoring-*"))

    def test_lost_evidence_and_rejects_come_back(self, place: Workplace) -> None:
        (place.data / "rejects").mkdir()
        (place.data / "rejects" / "orders.csv").write_text("第 3 行", "utf-8")
        path = make_backup(place, now=NOW)
        place.store.close()
        shutil.rmtree(place.data / "evidence")
        shutil.rmtree(place.data / "rejects")
        restore_backup(place.data, path, now=NOW)
        assert codes(place.data) == []
        assert (place.data / "rejects" / "orders.csv").read_text("utf-8") == "第 3 行"

    def test_an_altered_original_is_healed(self, place: Workplace) -> None:
        path = make_backup(place, now=NOW)
        place.store.close()
        original = original_of(place.data)
        original.chmod(0o600)
        original.write_text("改过", "utf-8")
        assert codes(place.data) == ["verify.evidence_altered"]
        aside = restore_backup(place.data, path, now=NOW)
        assert original.read_text("utf-8") == STUB
        assert aside is not None
        assert original_of(aside).read_text("utf-8") == "改过"

    def test_a_damaged_database_is_replaced_and_kept(self, place: Workplace) -> None:
        path = make_backup(place, now=NOW)
        place.store.close()
        database_path(place.data).write_bytes(b"no database" * 1000)
        with pytest.raises(CannotOpen):
            verify(place.data)
        aside = restore_backup(place.data, path, now=NOW)
        assert reason_in(place.data) == "理由"
        assert aside is not None
        assert database_path(aside).read_bytes() == b"no database" * 1000

    def test_while_the_window_works_nothing_changes(self, place: Workplace) -> None:
        path = make_backup(place, now=NOW)
        change_reason(place, "后来的理由")  # the connection stays open
        with pytest.raises(CannotOpen) as caught:
            restore_backup(place.data, path, now=NOW)
        assert caught.value.message.code == "problem.database_locked"
        assert reason_in(place.data) == "后来的理由"
        assert not list(place.data.glob("*restor*"))

    @pytest.mark.parametrize("harm", ["cut", "flipped", "exchanged", "no zip", "gone", "foreign member", "no database"])
    def test_a_backup_that_is_not_whole_changes_nothing(self, place: Workplace, tmp_path: Path, harm: str) -> None:
        path = make_backup(place, now=NOW, to=tmp_path / "b.zip")
        place.store.close()
        _harm(path, harm)
        before = state_of(place.data)
        with pytest.raises(UserProblem) as caught:
            restore_backup(place.data, path, now=NOW)
        assert caught.value.message.code in ("problem.backup_broken", "problem.backup_gone")
        assert place.texts.say(caught.value.message)
        assert state_of(place.data) == before
        assert not (tmp_path / "escaped").exists()

    def test_a_backup_of_a_newer_program_is_refused(self, place: Workplace, tmp_path: Path) -> None:
        path = make_backup(place, now=NOW, to=tmp_path / "b.zip")
        place.store.close()
        _rewrite(path, lambda manifest: manifest | {"schema": 99})
        before = state_of(place.data)
        with pytest.raises(UserProblem) as caught:
            restore_backup(place.data, path, now=NOW)
        assert caught.value.message.code == "problem.backup_newer"
        assert state_of(place.data) == before

    @pytest.mark.parametrize(
        ("step", "after"),
        [
            ("keep_aside", "后来的理由"), ("put_ready", "后来的理由"), ("_put_evidence", "理由"), ("_put_rejects", "理由"),
            ("_put_database", "理由"), ("cleanup", "理由"),
        ],
    )  # fmt: skip
    def test_killed_before_any_step_one_whole_state_is_left(self, place: Workplace, step: str, after: str) -> None:
        path = make_backup(place, now=NOW)
        change_reason(place, "后来的理由")
        place.store.close()
        _killed_before(step, place.data, path)
        finish_restore(place.data)  # as every start of the program does first
        assert codes(place.data) == []
        assert reason_in(place.data) == after
        assert len(asides(place.data)) == (after == "理由")  # of a restore that was not, nothing is left to be undone
        restore_backup(place.data, path, now=NOW + 1)  # and it can be done again
        assert reason_in(place.data) == "理由"
        assert not list(place.data.glob(".restor*"))


class TestVerify:
    def test_a_folder_that_holds_nothing_yet(self, tmp_path: Path) -> None:
        assert codes(tmp_path) == []
        assert codes(tmp_path / "not there") == []
        assert list(tmp_path.iterdir()) == []

    def test_a_whole_one_also_while_the_window_works(self, place: Workplace) -> None:
        assert codes(place.data) == []

    def test_looking_changes_nothing(self, place: Workplace) -> None:
        place.store.close()
        before = state_of(place.data)
        assert codes(place.data) == []
        assert state_of(place.data) == before

    def test_each_fault_is_one_line(self, place: Workplace) -> None:
        make_backup(place, now=NOW)
        _harm(place.data / "backups" / "shopguard-20261122-093000.zip", "cut")
        original_of(place.data).unlink()
        found = verify(place.data)
        assert [m.code for m in found] == ["verify.evidence_missing", "verify.backup_broken"]
        assert all("\n" not in place.texts.say(m) and "\n" not in load_texts("en").say(m) for m in found)
        assert "A20261122-001" in place.texts.say(found[0])

    def test_a_backup_into_which_something_else_was_packed(self, place: Workplace) -> None:
        _harm(make_backup(place, now=NOW), "exchanged")
        assert codes(place.data) == ["verify.backup_broken"]

    def test_a_backup_that_cannot_be_read_is_one_fault(self, place: Workplace) -> None:
        (place.data / "backups" / "shopguard-20261122-093000.zip").mkdir(parents=True)
        assert codes(place.data) == ["verify.backup_broken"]

    def test_where_there_is_nothing_that_is_said_and_nothing_is_made(self, tmp_path: Path) -> None:
        assert codes(tmp_path) == []
        assert whole(tmp_path).code == "verify.nothing_yet"
        assert codes(tmp_path / "mistyped") == []
        assert whole(tmp_path / "mistyped").code == "verify.no_folder"
        assert not list(tmp_path.iterdir())

    def test_a_row_that_refers_to_nothing(self, place: Workplace) -> None:
        db = place.store.connection()
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DELETE FROM orders")
        assert set(codes(place.data)) == {"verify.database"}

    def test_a_database_that_is_gone_while_evidence_is_there(self, place: Workplace) -> None:
        place.store.close()
        database_path(place.data).unlink()
        assert codes(place.data) == ["verify.database_missing"]

    @pytest.mark.parametrize("harm", ["newer", "no database"])
    def test_one_that_cannot_be_opened(self, place: Workplace, harm: str) -> None:
        if harm == "newer":
            place.store.connection().execute("PRAGMA user_version = 99")
        place.store.close()
        if harm == "no database":
            database_path(place.data).write_bytes(b"x" * 5000)
        with pytest.raises(CannotOpen):
            verify(place.data)


def _harm(path: Path, harm: str) -> None:
    content = path.read_bytes()
    match harm:
        case "cut":
            path.write_bytes(content[: len(content) // 2])
        case "flipped":
            at = content.index(STUB.encode())
            path.write_bytes(content[:at] + b"X" + content[at + 1 :])
        case "exchanged":
            _exchange(path)
        case "no zip":
            path.write_text("hello", "utf-8")
        case "gone":
            path.unlink()
        case "foreign member":
            _rewrite(path, lambda manifest: manifest | {"sha256": manifest["sha256"] | {"../escaped": "0" * 64}})
        case "no database":
            _rewrite(path, lambda manifest: manifest | {"sha256": {}})


def _rewrite(path: Path, change: object) -> None:
    """The same backup with another manifest."""
    assert callable(change)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = change(json.loads(members.pop("manifest.json")))
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.writestr("../escaped", b"")
        archive.writestr("manifest.json", json.dumps(manifest))


def _exchange(path: Path) -> None:
    """A sound ZIP with another original in it."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, b"another" if name.startswith("evidence/") else content)


def _killed_before(step: str, data: Path, backup: Path) -> None:
    """Runs the restore in a process that dies, without any clearing up, when it comes to ``step``."""
    program = f"""
import os
import tempfile
from pathlib import Path
from shopguard.flows.keeping import restore_backup
from shopguard.store import kept_aside, restore

others = {{"cleanup": tempfile.TemporaryDirectory, "keep_aside": kept_aside}}  # cleanup: when all is done
setattr(others.get({step!r}, restore), {step!r}, lambda *given: os._exit(9))
restore_backup(Path({str(data)!r}), Path({str(backup)!r}), now={NOW})
"""
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 9

"""``move-out`` and ``move-in``: one document each, exit codes, and a password only where it is wanted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from shopguard.flows.locking.unlocking import lock
from shopguard.flows.moving.moving_file import MovingFile
from shopguard.flows.moving.moving_in import Arrival, look_at_arrival
from shopguard.store import wrapping
from shopguard.store.key_file import Cost
from tests.cli.test_contract import ORDERS, TRACKS, Shell


@pytest.fixture
def old(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A computer with two orders and a rejected row."""
    shell = Shell(tmp_path / "old", capsys)
    (tmp_path / "orders.csv").write_text(ORDERS, "utf-8-sig")
    (tmp_path / "tracks.csv").write_text(TRACKS, "utf-8")
    assert shell.run("import", str(tmp_path / "orders.csv"), str(tmp_path / "tracks.csv")) == 0
    return shell


@pytest.fixture
def new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "new", capsys)


def test_the_whole_way(old: Shell, new: Shell, tmp_path: Path) -> None:
    file = str(tmp_path / "move.zip")
    out = old.document("move-out", "--to", file)
    assert out["path"] == file
    assert out["password"] is False
    assert out["counts"]["orders"] == 2
    come = new.document("move-in", file)
    assert come["file"] == out
    assert come["kept_aside"] is None
    assert come["whole"] is True
    assert come["faults"] == []
    assert come["counts"] == out["counts"]
    assert new.document("check", "--all")["orders"] == old.document("check", "--all")["orders"]
    assert new.run("verify") == 0


def test_in_words_with_the_same_code_on_both_sides(old: Shell, new: Shell, tmp_path: Path) -> None:
    file = str(tmp_path / "move.zip")
    assert old.run("move-out", "--to", file) == 0
    code = next(line for line in old.out.splitlines() if line.startswith("核对码")).removeprefix("核对码：")
    assert len(code) == 14
    assert new.run("move-in", file) == 0
    assert code in new.out
    assert "都完好" in new.out


def test_never_over_another_shop_unless_it_is_kept(old: Shell, new: Shell, tmp_path: Path) -> None:
    file = str(tmp_path / "move.zip")
    assert old.run("move-out", "--to", file) == 0
    assert new.run("import", str(tmp_path / "orders.csv")) == 0
    assert new.run("move-in", file) == 1
    assert "--keep-aside" in new.err
    assert len(new.err.strip().splitlines()) == 1
    come = new.document("move-in", file, "--keep-aside")
    assert Path(come["kept_aside"]).is_dir()


def test_a_torn_file_is_refused(old: Shell, new: Shell, tmp_path: Path) -> None:
    file = tmp_path / "move.zip"
    assert old.run("move-out", "--to", str(file)) == 0
    file.write_bytes(file.read_bytes()[:-100])
    assert new.run("move-in", str(file)) == 1
    assert "不完整" in new.err
    assert old.run("move-out") == 2  # where to?


def test_what_is_not_all_there_has_an_exit_code_of_its_own(
    old: Shell, new: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_more_was_told(data: Path, file: MovingFile) -> Arrival:
        assert file.counts is not None
        return look_at_arrival(data, replace(file, counts=replace(file.counts, orders=99)))

    monkeypatch.setattr("shopguard.cli.moving.look_at_arrival", one_more_was_told)
    assert old.run("move-out", "--to", str(tmp_path / "move.zip")) == 0
    assert new.run("move-in", str(tmp_path / "move.zip")) == 1
    assert "文件里 99 /" in new.out


def test_with_a_password(old: Shell, new: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapping, "Cost", lambda: Cost(memory_kib=64, passes=1, lanes=1))
    words, file = tmp_path / "password.txt", str(tmp_path / "move.zip")
    words.write_text("correct horse battery\n", "utf-8")
    assert old.run("password", "set", "--new-password-file", str(words)) == 0
    lock(old.data)
    assert old.document("--password-file", str(words), "move-out", "--to", file)["password"] is True
    lock(old.data)
    come = new.document("move-in", file)
    assert (come["whole"], come["counts"]) == (None, None)
    assert new.run("check") == 4  # locked
    other = Shell(tmp_path / "other", new._capsys)
    (tmp_path / "wrong.txt").write_text("not this one\n", "utf-8")
    assert other.run("--password-file", str(tmp_path / "wrong.txt"), "move-in", file) == 0
    assert "搬进来了" in other.out
    assert "输入密码打开以后" in other.out
    assert "密码不对" in other.err
    again = Shell(tmp_path / "third", new._capsys)
    assert again.document("--password-file", str(words), "move-in", file)["whole"] is True
    lock(again.data)

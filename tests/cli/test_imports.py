"""``imports`` and ``undo``: documents, sentences, exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_contract import ORDERS, TRACKS, Shell


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    made = Shell(tmp_path / "data", capsys)
    (tmp_path / "orders.csv").write_text(ORDERS, encoding="utf-8")
    (tmp_path / "tracks.csv").write_text(TRACKS, encoding="utf-8")
    assert made.run("import", str(tmp_path / "orders.csv"), str(tmp_path / "tracks.csv")) == 0
    return made


def test_imports_are_listed_shown_and_undone(shell: Shell) -> None:
    (only,) = shell.document("imports", "--json")["imports"]
    assert (only["can_be_undone"], only["undone_at"], only["why_not"]) == (True, None, None)
    assert [(file["kind"], file["shop"]) for file in only["files"]] == [("orders", "default"), ("tracks", "default")]
    details = shell.document("imports", str(only["id"]), "--json")
    assert details["changes"] == []
    assert [row["line"] for row in details["rejects"]] == ["4"]
    assert shell.run("imports", str(only["id"])) == 0
    assert "第 4 行" in shell.out.replace("orders.csv ", "")
    assert shell.run("undo", str(only["id"])) == 0
    assert "已撤销" in shell.out
    assert shell.document("check", "--json", "--all")["orders"] == []
    (undone,) = shell.document("imports", "--json")["imports"]
    assert undone["undone_at"] == "2026-11-20T12:00:00+08:00"
    assert not undone["can_be_undone"]


def test_what_cannot_be_undone_is_said_in_one_line(shell: Shell) -> None:
    for number in ("99", "x", "9" * 30, "-1"):
        assert shell.run("undo", "--", number) == 1
        assert len(shell.err.splitlines()) == 1
    assert shell.run("imports", "99") == 1
    assert shell.run("imports", "--limit", "0") == 2


def test_later_imports_are_undone_with_it(shell: Shell, tmp_path: Path) -> None:
    first = shell.document("imports", "--json")["imports"][0]["id"]
    (tmp_path / "again.csv").write_text(ORDERS + "\n", encoding="utf-8")
    assert shell.run("import", str(tmp_path / "again.csv"), "--as-of", "2026-11-20T11:00:00") == 0
    assert shell.run("undo", str(first)) == 1
    assert f"undo {first} --with-later" in shell.err
    assert shell.run("undo", str(first), "--with-later") == 0
    assert len(shell.out.splitlines()) == 1
    assert [one["undone_at"] is None for one in shell.document("imports", "--json")["imports"]] == [False, False]
    assert shell.document("check", "--json", "--all")["orders"] == []

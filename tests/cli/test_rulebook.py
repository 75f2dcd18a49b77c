"""``shopguard rulebook``: readable, as JSON, as SQL, one clause of it, and with the owner's own rule folder."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from shopguard.store.engine import sqlite3
from tests.cli.test_contract import Shell

OWN = (
    "[[values]]\nfrom = 2025-05-13\nclocks = [{ within_hours = 36 }]\n"
    'source = "群公告（编造）"\nread = 2026-11-19\ncertainty = "reported"\n'
)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "pickup-timeout.toml").write_text(OWN, "utf-8")
    return folder


def test_readable(shell: Shell) -> None:
    assert shell.run("rulebook") == 0
    assert "[pickup-timeout]" in shell.out
    assert "即时零售" in shell.out
    assert shell.err == ""


def test_one_clause(shell: Shell) -> None:
    assert shell.run("rulebook", "waybill-edit") == 0
    assert "[waybill-edit]" in shell.out
    assert "例子" in shell.out
    assert shell.document("rulebook", "waybill-edit")["id"] == "waybill-edit"
    for words in (("nope",), ("nope", "--json")):
        assert shell.run("rulebook", *words) == 1
        assert shell.out == ""
        assert "waybill-edit" in shell.err


def test_the_query_is_one_that_runs(shell: Shell) -> None:
    assert shell.run("rulebook", "--sql", "--json") == 2
    assert shell.run("rulebook", "--sql") == 0
    first = shell.out.split(";\n")[0]
    with closing(sqlite3.connect(shell.data / "shopguard.sqlite3")) as db:
        db.execute("CREATE TEMP TABLE asked (seen INTEGER)")
        assert db.execute(first, {"at": 0, "seen": 0, "warn": 0, "assume": 0}).fetchall() == []


def test_the_owners_folder(shell: Shell, own: Path) -> None:
    assert shell.run("rulebook", "pickup-timeout", "--folder", str(own)) == 0
    assert "36 小时" in shell.out
    assert "（店主自己的规则文件）" in shell.out
    (values,) = [one for one in shell.document("rulebook", "pickup-timeout")["values"] if one["overridden"]]
    assert values["clocks"][0]["within_hours"] == 36
    assert shell.run("rulebook", "pickup-timeout", "--no-folder") == 0
    assert "36 小时" not in shell.out


def test_a_broken_file_is_said_and_the_last_good_rules_are_used(shell: Shell, own: Path) -> None:
    assert shell.run("rulebook", "--folder", str(own)) == 0
    (own / "pickup-timeout.toml").write_text(OWN.replace("within_hours = 36", "within_hours = "), "utf-8")
    told = shell.document("rulebook", "pickup-timeout")
    assert told["values"][1]["clocks"][0]["within_hours"] == 36
    assert "line 3" in shell.err
    assert len(shell.err.strip().splitlines()) == 1
    assert "line 3" in shell.document("rulebook")["problem"]
    assert shell.run("check") == 0
    assert "line 3" in shell.err
    assert shell.run("rulebook", "--folder", str(own)) == 1  # it is not taken anew while it is broken

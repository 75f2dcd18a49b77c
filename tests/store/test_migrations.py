"""Every database that was ever released can be opened, keeps what is in it and is judged the same; a newer one is left alone."""

from __future__ import annotations

import json
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from shopguard.app import build_workplace
from shopguard.cli.main import main
from shopguard.core.message import CannotOpen
from shopguard.flows.keeping.listing import automatic_ones
from shopguard.store import migrations as steps
from shopguard.store import preparing
from shopguard.store.database import SCHEMA_VERSION, database_path, open_file
from shopguard.store.engine import sqlite3
from shopguard.store.inspection import contents, inspect_database
from shopguard.store.store import Store
from tests.cli.test_contract import NoWindow
from tests.saved_databases import empty_tables, expected, judged, saved, unpack

COMMANDS = (
    ["import", "x.csv"], ["check"], ["check", "--json"], ["penalties"], ["call-sheet"], ["judge-from"], ["tracks"],
    ["imports"], ["undo", "1"], ["appeal", "show"], ["rulebook"], ["backup"], ["backup", "--list"], ["verify"],
)  # fmt: skip


def test_a_released_step_is_never_changed() -> None:
    told = sha256(steps._FOUNDATION.encode()).hexdigest()
    assert told == "144c9f2f3c2c80e0db6ee437f67e2c72da496c511ee588bf50f6ae556742d1a3"


def test_each_step_raises_the_version_and_has_a_saved_database() -> None:
    names = [one.name for one in steps.migrations._migrations]
    assert len(names) == SCHEMA_VERSION
    assert [path.name for path in saved()] == [f"{number:04}-{name}.sqlite3.gz" for number, name in enumerate(names, 1)]


@pytest.mark.parametrize("path", saved(), ids=lambda path: path.name.split(".")[0])
class TestSavedDatabases:
    def test_every_table_of_it_holds_something(self, path: Path, tmp_path: Path) -> None:
        unpack(path, tmp_path)
        with closing(open_file(database_path(tmp_path), tmp_path)) as db:
            assert empty_tables(db) == []

    def test_it_is_opened_and_judged_the_same(self, path: Path, tmp_path: Path) -> None:
        unpack(path, tmp_path)
        before = contents(tmp_path)
        place = build_workplace(tmp_path, "zh")
        assert judged(place) == json.loads(expected(path).read_text("utf-8"))
        place.store.close()
        assert inspect_database(tmp_path)[0] == []
        assert contents(tmp_path) == before
        assert before.orders > 50
        assert before.cases == 1
        with closing(open_file(database_path(tmp_path), tmp_path)) as db:
            assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION


@pytest.fixture
def next_step(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """A program of tomorrow: it knows one step more, once a test has given it one."""
    tomorrow = Migrations("shopguard")
    tomorrow._migrations = list(steps.migrations._migrations)
    monkeypatch.setattr(steps, "migrations", tomorrow)
    monkeypatch.setattr(preparing, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    return tomorrow


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the newest saved database."""
    unpack(saved()[-1], tmp_path / "data")
    return tmp_path / "data"


class TestTheNextStep:
    def test_it_is_taken_once_after_a_backup(self, data: Path, next_step: Migrations) -> None:
        @next_step()
        def colours(db: Database) -> None:
            db.execute("CREATE TABLE colour (name TEXT) STRICT")
            db.execute("INSERT INTO colour VALUES ('red')")

        for _ in range(2):
            build_workplace(data, "zh").store.close()
        with closing(open_file(database_path(data), data)) as db:
            assert db.execute("SELECT name FROM colour").fetchall() == [("red",)]
            assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION + 1
        (made,) = automatic_ones(data)
        assert made.why == "before_migration"

    def test_one_that_fails_leaves_the_old_shape(self, data: Path, next_step: Migrations) -> None:
        @next_step()
        def colours(db: Database) -> None:
            db.execute("CREATE TABLE colour (name TEXT) STRICT")
            db.execute("INSERT INTO no_such_table VALUES (1)")

        with pytest.raises(CannotOpen):
            build_workplace(data, "zh")
        with closing(open_file(database_path(data), data)) as db:
            assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
            assert db.execute("SELECT 1 FROM sqlite_master WHERE name = 'colour'").fetchone() is None

    def test_one_that_breaks_a_reference_is_not_kept(self, data: Path, next_step: Migrations) -> None:
        @next_step()
        def without_orders(db: Database) -> None:
            db.execute("DELETE FROM orders")

        with pytest.raises(CannotOpen):
            build_workplace(data, "zh")
        assert contents(data).orders > 50

    def test_without_a_backup_it_is_not_taken(self, data: Path, next_step: Migrations) -> None:
        def no_room() -> None:
            raise CannotOpen("problem.backup_no_room", path="", needed=2, free=1)

        @next_step()
        def colours(db: Database) -> None:
            db.execute("CREATE TABLE colour (name TEXT) STRICT")

        with pytest.raises(CannotOpen) as caught:
            Store(data, no_room)
        assert caught.value.message.code == "problem.backup_no_room"
        with closing(open_file(database_path(data), data)) as db:
            assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION

    def test_of_a_damaged_one_it_is_said_as_of_any_damaged_one(self, data: Path, next_step: Migrations) -> None:
        """So that the window offers the newest backup, and the command line names it."""

        @next_step()
        def colours(db: Database) -> None:
            db.execute("CREATE TABLE colour (name TEXT) STRICT")

        with closing(open_file(database_path(data), data)) as db:
            page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'order_line'").fetchone()[0]
            size = db.execute("PRAGMA page_size").fetchone()[0]
        with database_path(data).open("r+b") as stream:
            stream.seek((page - 1) * size)
            stream.write(b"\xff" * size)
        with pytest.raises(CannotOpen) as caught:
            build_workplace(data, "zh")
        assert caught.value.message.code == "problem.database_damaged"

    def test_a_new_folder_needs_no_backup(self, tmp_path: Path, next_step: Migrations) -> None:
        @next_step()
        def colours(db: Database) -> None:
            db.execute("CREATE TABLE colour (name TEXT) STRICT")

        build_workplace(tmp_path / "new", "zh").store.close()
        assert automatic_ones(tmp_path / "new") == []


class TestANewerDatabase:
    @pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
    def test_every_command_leaves_it_alone(
        self, data: Path, words: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        with closing(open_file(database_path(data), data)) as db:
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        before = database_path(data).read_bytes()
        assert main(["--data", str(data), "--lang", "en", *words], NoWindow(), lambda: 1_795_147_200) == 4
        told = capsys.readouterr()
        assert told.out == ""
        assert "newer ShopGuard" in told.err
        assert _but_for_wal(database_path(data).read_bytes()) == _but_for_wal(before)


def _but_for_wal(content: bytes) -> bytes:
    """Two bytes of a database tell that it is written ahead; two counters change with them."""
    return content[:18] + content[20:24] + content[28:92] + content[100:]


def test_two_programs_at_once_take_it_once(data: Path, next_step: Migrations) -> None:
    @next_step()
    def colours(db: Database) -> None:
        db.execute("CREATE TABLE colour (name TEXT) STRICT")

    def other() -> None:
        preparing.prepare(data, lambda: None)  # while the first has looked, and not yet begun

    Store(data, other).close()
    with closing(open_file(database_path(data), data)) as db:
        assert db.execute("SELECT COUNT(*) FROM _sqlite_migrations WHERE name = 'colours'").fetchone()[0] == 1
        assert isinstance(db, sqlite3.Connection)

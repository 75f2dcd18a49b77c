"""A database that cannot be opened: what the command line says and does, and what the window is asked to do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from shopguard.app import build_workplace
from shopguard.cli.main import main
from shopguard.core.message import Language, Message
from shopguard.flows.keeping import automatic_backup, restore_backup
from shopguard.flows.keeping.listing import automatic_ones
from shopguard.flows.workplace import Workplace
from shopguard.store.database import database_path, open_file
from shopguard.store.inspection import contents
from tests.cli.test_contract import NOW, NoWindow
from tests.saved_databases import saved, unpack


class SeenWindow(NoWindow):
    """A screen with an owner before it, who wants the backup or does not."""

    def __init__(self, *, wants_backup: bool) -> None:
        self.wants_backup = wants_backup
        self.said: list[str] = []
        self.orders: int | None = None

    def can_show(self) -> bool:
        return True

    def claim(self, data: Path, files: Sequence[Path]) -> bool:
        return True

    def mend(self, data: Path, damage: Message, language: Language | None, now: int) -> bool:
        self.said.append(damage.code)
        if self.wants_backup:
            restore_backup(data, automatic_ones(data)[-1].path, now=now)
        return self.wants_backup

    def run(self, place: Workplace, *, demo: bool, files: Sequence[Path] = (), hidden: bool = False) -> int:
        self.orders = contents(place.data).orders
        return 0

    def show_problem(self, text: str, language: Language) -> None:
        self.said.append(text)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A damaged data folder with an automatic backup."""
    folder = tmp_path / "data"
    unpack(saved()[-1], folder)
    place = build_workplace(folder, "zh")
    automatic_backup(place, NOW, "daily")
    place.store.close()
    database_path(folder).write_bytes(b"no database" * 1000)
    return folder


@pytest.mark.parametrize("words", [["check"], ["verify"], ["backup", "--list"], ["import", "x.csv"]], ids=" ".join)
def test_every_command_names_the_newest_good_backup(
    data: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(data), *words], NoWindow(), lambda: NOW) == 4
    said = capsys.readouterr()
    assert said.out == ""
    assert "数据库打不开" in said.err
    assert "000001-20261120-120000-daily.zip" in said.err
    assert database_path(data).read_bytes() == b"no database" * 1000


def test_without_a_good_backup_it_says_so(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    backup = automatic_ones(data)[-1].path
    backup.write_bytes(backup.read_bytes()[:1000])
    assert main(["--data", str(data), "check"], NoWindow(), lambda: NOW) == 4
    assert "没有完好的备份" in capsys.readouterr().err


def test_the_window_offers_it_and_opens_with_it(data: Path) -> None:
    window = SeenWindow(wants_backup=True)
    assert main(["--data", str(data)], window, lambda: NOW) == 0
    assert window.said == ["problem.database_damaged"]
    assert window.orders is not None
    assert window.orders > 50


def test_one_that_is_gone_is_a_damaged_one_too(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database_path(data).unlink()
    assert main(["--data", str(data), "check"], NoWindow(), lambda: NOW) == 4
    assert "000001-20261120-120000-daily.zip" in capsys.readouterr().err
    window = SeenWindow(wants_backup=True)
    assert main(["--data", str(data)], window, lambda: NOW) == 0
    assert window.said == ["problem.database_missing"]
    assert window.orders is not None
    assert window.orders > 50


def test_who_does_not_want_it_is_asked_once(data: Path) -> None:
    window = SeenWindow(wants_backup=False)
    assert main(["--data", str(data)], window, lambda: NOW) == 4
    assert window.said == ["problem.database_damaged"]
    assert window.orders is None


def test_a_newer_database_is_a_sentence_in_the_window(tmp_path: Path) -> None:
    unpack(saved()[-1], tmp_path)
    with closing(open_file(database_path(tmp_path), tmp_path)) as db:
        db.execute("PRAGMA user_version = 99")
    window = SeenWindow(wants_backup=True)
    assert main(["--data", str(tmp_path)], window, lambda: NOW) == 4
    assert "更新版本" in window.said[0]
    assert window.orders is None


def test_preview_undo_and_list_as_documents(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    backup = automatic_ones(data)[-1].path

    def run(*words: str) -> str:
        assert main(["--data", str(data), *words], NoWindow(), lambda: NOW) == 0
        return capsys.readouterr().out

    seen = json.loads(run("restore", str(backup), "--preview", "--json"))
    assert seen["why"] == "daily"
    assert seen["made_at"] == "2026-11-20T12:00:00+08:00"
    assert seen["backup"]["cases"] == 1
    assert seen["now"] is None  # it cannot be read
    assert database_path(data).read_bytes().startswith(b"no database")
    kept = json.loads(run("restore", str(backup), "--json"))["kept_aside"]
    assert Path(kept).is_dir()
    (listed,) = json.loads(run("backup", "--list", "--json"))["backups"]
    assert listed == {
        "path": str(backup), "made_at": "2026-11-20T12:00:00+08:00", "why": "daily", "size": backup.stat().st_size,
        "usable": True, "password": False,
    }  # fmt: skip
    assert "已回到恢复之前的数据" in run("restore", "--undo")
    assert database_path(data).read_bytes().startswith(b"no database")  # what was there before the restore


def test_who_only_wants_to_look_gets_nothing_done(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data), "restore", str(automatic_ones(data)[-1].path)], NoWindow(), lambda: NOW) == 0
    before = database_path(data).read_bytes()
    assert main(["--data", str(data), "restore", "--undo", "--preview"], NoWindow(), lambda: NOW) == 2
    assert "什么都没有做" in capsys.readouterr().err
    assert database_path(data).read_bytes() == before


def test_undo_without_a_restore_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "restore", "--undo"], NoWindow(), lambda: NOW) == 1
    assert "没有恢复前留下的数据" in capsys.readouterr().err

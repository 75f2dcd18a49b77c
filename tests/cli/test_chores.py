"""What installers ask: the version, closing, removing traces. On real folders; only the window's side is played."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopguard import __version__
from shopguard.app import build_workplace
from shopguard.cli.main import main
from shopguard.flows.keeping import make_backup, restore_backup
from shopguard.flows.locking.keyring_memory import remember_in_keyring
from shopguard.flows.locking.password import set_password
from shopguard.flows.locking.unlocking import lock, unlock
from shopguard.flows.workplace import Workplace
from shopguard.online.account import Account, AccountKeeper
from shopguard.self_test.drawing import Draw
from shopguard.store.one_at_a_time import only_one
from shopguard.store.removing import is_data_folder, other_things, remove_data_folder
from shopguard.store.workroom import make_workroom
from tests.cli.test_contract import NOW, NoWindow
from tests.conftest import ROOT
from tests.online.keyrings import MemoryKeyring, keyring_in_use


class Chores:
    """The window's side: what is open, and whether it closes; whether there is an entry for the system's start."""

    def __init__(self) -> None:
        self.open, self.closes, self.autostart = False, True, False

    def close_open_one(self, data: Path) -> bool:
        self.open = self.open and not self.closes
        return not self.open

    def is_open(self, data: Path) -> bool:
        return self.open

    def drop_autostart(self) -> bool:
        there, self.autostart = self.autostart, False
        return there

    def draw(self) -> Draw:
        raise AssertionError("nothing is to be drawn")


class ChoreWindow(NoWindow):
    def __init__(self, chores: Chores) -> None:
        self._chores = chores

    def chores(self) -> Chores:
        return self._chores


@pytest.fixture
def chores() -> Chores:
    return Chores()


@pytest.fixture
def keyring() -> Iterator[MemoryKeyring]:
    memory = MemoryKeyring()
    with keyring_in_use(memory):
        yield memory


@pytest.fixture
def used(demo_place: Workplace) -> Path:
    """A data folder with all that a used one has."""
    make_backup(demo_place, now=NOW)
    demo_place.store.close()
    (demo_place.data / "window.lock").touch()
    return demo_place.data


def run(chores: Chores, *words: str) -> int:
    return main(list(words), ChoreWindow(chores), lambda: NOW)


def test_the_version_and_the_date_of_the_rules(chores: Chores, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(chores, "--version") == 0
    zh = capsys.readouterr().out
    assert zh.startswith(f"ShopGuard {__version__} · 规则 2026-")
    assert run(chores, "--lang", "en", "--version") == 0
    assert capsys.readouterr().out == zh.replace("规则", "rules")


@pytest.mark.parametrize(
    "words",
    [
        ["--quit", "check"],
        ["--quit", "--version"],
        ["--version", "--background"],
        ["--out", "x"],
        ["--and-data"],
        ["--quit", "--and-data"],
        ["--remove-traces", "--out", "x"],
        ["--remove-traces", "demo"],
    ],
)
def test_a_chore_stands_alone(words: list[str], chores: Chores) -> None:
    with pytest.raises(SystemExit) as end:
        run(chores, *words)
    assert end.value.code == 2


def test_quit_says_whether_the_window_is_closed(
    chores: Chores, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(chores, "--data", str(tmp_path), "--quit") == 0
    assert capsys.readouterr().out == "店铺卫士没有开着的窗口。\n"
    chores.open, chores.closes = True, False
    assert run(chores, "--data", str(tmp_path), "--quit") == 1
    assert "还开着" in capsys.readouterr().err
    chores.closes = True
    assert run(chores, "--data", str(tmp_path), "--quit") == 0
    assert capsys.readouterr().out == "窗口已关上。\n"
    assert list(tmp_path.iterdir()) == []


class TestTraces:
    """Without the word for it the data stays."""

    def test_the_data_stays(self, used: Path, chores: Chores, capsys: pytest.CaptureFixture[str]) -> None:
        chores.autostart = True
        before = sorted(path.relative_to(used) for path in used.rglob("*"))
        assert run(chores, "--data", str(used), "--remove-traces") == 0
        assert sorted(path.relative_to(used) for path in used.rglob("*")) == before
        assert not chores.autostart
        said = capsys.readouterr().out
        assert "已删除：开机启动" in said
        assert str(used) in said

    def test_the_data_goes_with_what_the_keyring_has(
        self, used: Path, demo_place: Workplace, chores: Chores, keyring: MemoryKeyring
    ) -> None:
        set_password(demo_place, "made up 7", NOW)
        remember_in_keyring(used, on=True)
        AccountKeeper().keep(Account("customer1", "key1", "1234"))
        keyring.entries["another program", "x"] = "y"
        demo_place.store.close()
        assert len(keyring.entries) == 5
        lock(used)
        assert run(chores, "--data", str(used), "--remove-traces", "--and-data") == 0
        assert not used.exists()
        assert keyring.entries == {("another program", "x"): "y"}

    def test_a_keyring_that_stays_locked_is_told(
        self, used: Path, chores: Chores, keyring: MemoryKeyring, capsys: pytest.CaptureFixture[str]
    ) -> None:
        keyring.locked = True
        assert run(chores, "--data", str(used), "--remove-traces", "--and-data") == 1
        assert not used.exists()
        assert "钥匙串没有打开" in capsys.readouterr().err

    def test_an_open_window_keeps_everything(self, used: Path, chores: Chores) -> None:
        chores.open = chores.autostart = True
        assert run(chores, "--data", str(used), "--remove-traces", "--and-data") == 1
        assert is_data_folder(used)
        assert chores.autostart

    def test_a_folder_of_others_is_left_whole(
        self, tmp_path: Path, chores: Chores, keyring: MemoryKeyring, capsys: pytest.CaptureFixture[str]
    ) -> None:
        keyring.entries["ShopGuard 快递100", "key"] = "y"
        (tmp_path / "photos").mkdir()
        (tmp_path / "photos" / "a.jpg").write_bytes(b"a")
        assert run(chores, "--data", str(tmp_path), "--remove-traces", "--and-data") == 1
        assert (tmp_path / "photos" / "a.jpg").is_file()
        assert keyring.entries != {}
        assert "不是店铺卫士的数据文件夹" in capsys.readouterr().err

    def test_a_folder_with_other_things_too_is_left_whole(
        self, used: Path, chores: Chores, keyring: MemoryKeyring, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (used / "我的照片").mkdir()
        (used / ".DS_Store").touch()  # nobody's
        assert run(chores, "--data", str(used), "--remove-traces", "--and-data") == 1
        assert is_data_folder(used)
        assert "我的照片" in capsys.readouterr().err
        (used / "我的照片").rmdir()
        assert run(chores, "--data", str(used), "--remove-traces", "--and-data") == 0
        assert not used.exists()

    def test_nothing_there_is_fine(self, tmp_path: Path, chores: Chores, keyring: MemoryKeyring) -> None:
        folder = tmp_path / "none"
        assert run(chores, "--data", str(folder), "--remove-traces", "--and-data") == 0
        folder.mkdir()
        (folder / "window.lock").touch()
        assert run(chores, "--data", str(folder), "--remove-traces", "--and-data") == 0
        assert not folder.exists()

    def test_settings_of_another_program_are_no_data_folder(self, tmp_path: Path, chores: Chores) -> None:
        (tmp_path / "settings.json").write_text("{}", "utf-8")
        assert run(chores, "--data", str(tmp_path), "--remove-traces", "--and-data") == 1
        assert (tmp_path / "settings.json").exists()

    @pytest.mark.parametrize("removed", [0, 2, 4])
    def test_a_removal_that_was_cut_off_can_be_finished(
        self, removed: int, used: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        there, unlink = iter(range(100)), Path.unlink

        def cut_off(path: Path) -> None:
            if next(there) == removed:
                raise KeyboardInterrupt
            unlink(path)

        (used / "lock.json").touch()
        (used / "shopguard.sqlite3-wal").touch()
        (used / "settings.json").touch()
        monkeypatch.setattr(Path, "unlink", cut_off)
        with pytest.raises(KeyboardInterrupt):
            remove_data_folder(used)
        monkeypatch.undo()
        assert is_data_folder(used)
        assert remove_data_folder(used)

    @pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
    def test_what_a_link_in_it_leads_to_stays(self, used: Path, tmp_path: Path) -> None:
        elsewhere = tmp_path / "elsewhere"
        shutil.move(used / "backups", elsewhere)
        (used / "backups").symlink_to(elsewhere)
        assert remove_data_folder(used)
        assert list(elsewhere.iterdir()) != []

    @pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
    def test_a_folder_put_elsewhere_goes_with_its_link(self, used: Path, tmp_path: Path) -> None:
        link = tmp_path / "link"
        link.symlink_to(used)
        assert remove_data_folder(link)
        assert not used.exists()
        assert not link.is_symlink()


def test_all_that_the_program_puts_there_is_known(used: Path, demo_place: Workplace) -> None:
    set_password(demo_place, "made up 7", NOW)
    demo_place.store.close()
    lock(used)
    unlock(used, "made up 7")
    (backup,) = (used / "backups").glob("*.zip")
    restore_backup(used, backup, now=NOW)  # the state before is kept aside
    (used / "settings.json").write_text("broken", "utf-8")
    with make_workroom(used, ".looking-"), only_one(used, "exchange", wait=False):
        build_workplace(used, "zh").store.close()
        assert len(list(used.iterdir())) > 8
        assert other_things(used) == []


def test_every_room_for_work_in_progress_is_known(tmp_path: Path) -> None:
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "shopguard").rglob("*.py"))
    rooms = set(re.findall(r'"(\.[a-z]+-)"', sources)) - {".incoming-"}  # that is in the evidence folder
    assert len(rooms) >= 5
    for room in rooms:
        (tmp_path / f"{room}0a_b1").mkdir()
        (tmp_path / f"{room}0a_b1.lock").touch()
    assert other_things(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["lock", "lockers.json", "settings", "backups old", "before-restore-me.txt", ".git", "evidence.zip"]
)
def test_names_that_only_look_like_ours_are_others(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    assert other_things(tmp_path) == [name]


# Programs without a console have no streams; nothing that is written may end them.
STREAMLESS = """
import os, sys
for number in (0, 1, 2):
    os.close(number)
sys.stdin = sys.stdout = sys.stderr = None
from shopguard.__main__ import main
code = main()
with open({result!r}, "w") as file:
    file.write(str(code))
"""


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--quit"],
        ["--remove-traces"],
        ["check", "--json"],
        ["check", "--all"],
        ["penalties", "--json"],
        ["rulebook"],
        ["verify"],
        ["import", "EXPORTS", "--json"],
        ["backup"],
    ],
)
def test_without_streams(words: list[str], tmp_path: Path, demo_files: list[Path]) -> None:
    result, exports = tmp_path / "result", str(demo_files[0].parent)
    told = [word.replace("EXPORTS", exports) for word in words]
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "SHOPGUARD_DATA": str(tmp_path / "data"),
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    subprocess.run(
        [sys.executable, "-c", STREAMLESS.format(result=str(result)), *told], env=environment, timeout=60, check=True
    )
    assert result.read_text("utf-8") == "0"
    assert not list(tmp_path.rglob("shopguard-crash*"))


def test_a_wrong_word_ends_with_usage_where_there_is_no_stream(tmp_path: Path) -> None:
    code = STREAMLESS.format(result=str(tmp_path / "result"))
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-such-word"], env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == 2


def test_the_folder_of_a_copy_is_told_apart(used: Path, tmp_path: Path) -> None:
    assert is_data_folder(used)
    copy = tmp_path / "copy"
    shutil.copytree(used / "backups", copy)
    assert not is_data_folder(copy)
    assert not is_data_folder(tmp_path / "none")

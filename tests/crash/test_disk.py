"""A disk that is full, read-only or gone: every command ends with a sentence, and the data is whole when the disk is back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from shopguard.core.beijing import DAY
from tests.crash.program import begin, ok, refused, run
from tests.crash.shop import MOMENT, Shop, write_inputs
from tests.crash.state import facts

CASE = "A20261120-001"
SIZE = 16 * 1024 * 1024  # bytes of the small disk
LEFT = 150_000  # bytes: enough to open the database, not to store anything
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root may mount a small disk, on Linux"
)
COMMANDS = ("import", "attach", "backup", "restore")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """A data folder with one day, a case with evidence and a backup; the next day's files beside it."""
    room = tmp_path_factory.mktemp("shop")
    (room / "inputs").mkdir()
    write_inputs(room / "inputs")
    shop = Shop(room / "data", room / "inputs")
    ok(shop.data, "import", *shop.first_day)
    ok(shop.data, "appeal", "open", "6900000000002827683", "--clause", "dispatch-missing")
    ok(shop.data, "appeal", "attach", CASE, shop.pictures[0], "--item", "waybill-stub")
    ok(shop.data, "backup", "--to", room / "inputs" / "backup.zip")
    shutil.rmtree(shop.data / "backups")
    return shop


@pytest.fixture
def disk(shop: Shop, tmp_path: Path) -> Iterator[Shop]:
    """The same on a small disk of its own."""
    with _mounted(tmp_path / "disk", "-t", "tmpfs", "-o", f"size={SIZE},mode=700", "tmpfs") as mounted:
        shutil.copytree(shop.data, mounted / "data")
        yield replace(shop, data=mounted / "data")


@contextmanager
def _mounted(where: Path, *what: str) -> Iterator[Path]:
    where.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *what, str(where)], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")
    try:
        yield where
    finally:
        subprocess.run(["umount", "-l", str(where)], check=True)


def _words(name: str, shop: Shop) -> tuple[str | Path, ...]:
    words: dict[str, tuple[str | Path, ...]] = {
        "import": ("import", *shop.second_day),
        "attach": ("appeal", "attach", CASE, shop.pictures[1], "--item", "waybill-stub"),
        "backup": ("backup",),
        "restore": ("restore", shop.inputs / "backup.zip"),
    }
    return words[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_full_disk(disk: Shop, name: str) -> None:
    before = facts(disk.data)
    filler = disk.data.parent / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(disk.data).free - LEFT))
    told = refused(run(disk.data, *_words(name, disk)), 1, 3, 4)
    assert "full" in told or "free" in told
    filler.unlink()
    ok(disk.data, "verify")
    assert facts(disk.data) == before
    ok(disk.data, *_words(name, disk))


def test_a_read_only_disk(disk: Shop) -> None:
    before = facts(disk.data)
    mounted = str(disk.data.parent)
    subprocess.run(["mount", "-o", "remount,ro", mounted], check=True)
    for name in COMMANDS:
        refused(run(disk.data, *_words(name, disk)), 1, 4)
    refused(run(disk.data, "check"), 4)
    subprocess.run(["mount", "-o", "remount,rw", mounted], check=True)
    ok(disk.data, "verify")
    assert facts(disk.data) == before


def test_a_drive_that_is_taken_away_in_the_midst_of_an_import(shop: Shop, tmp_path: Path) -> None:
    far, here = tmp_path / "far", tmp_path / "here"
    shutil.copytree(shop.data, far / "data")
    before = facts(far / "data")
    with _mounted(here, "--bind", str(far)):
        under_way = begin(here / "data", "import", *shop.second_day, now=MOMENT + DAY)
        while under_way.poll() is None and not _writes(far / "data"):
            pass
    _, warned = under_way.communicate()
    assert under_way.returncode in (0, 1, 3, 4), warned
    assert warned.strip()
    assert not (here / "data").exists()  # nothing was made in its place
    ok(far / "data", "verify")
    assert under_way.returncode == 0 or facts(far / "data") == before
    ok(far / "data", "import", *shop.second_day, now=MOMENT + DAY)
    ok(far / "data", "verify")


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "no folder").touch()
    told = refused(run(tmp_path / "no folder" / "data", "check"), 4)
    assert str(tmp_path / "no folder") in told


def _writes(data: Path) -> bool:
    try:
        return (data / "shopguard.sqlite3-wal").stat().st_size > 0
    except FileNotFoundError:  # not yet, or just taken away by the last connection that closed
        return False

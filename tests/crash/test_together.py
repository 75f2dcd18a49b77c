"""Two programs at once on one data folder, one that sleeps in the midst of its work, and a clock that was set back."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from shopguard.core.beijing import DAY
from tests.crash.program import begin, ok, refused, run
from tests.crash.shop import MOMENT, Shop, write_inputs
from tests.crash.state import facts


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """An empty data folder, and the files of two days."""
    (tmp_path / "inputs").mkdir()
    write_inputs(tmp_path / "inputs")
    return Shop(tmp_path / "data", tmp_path / "inputs")


def test_two_imports_at_once_are_both_there(shop: Shop, tmp_path: Path) -> None:
    orders, parcels, cases, *tracks, ledger = shop.first_day
    two = [
        begin(shop.data, "import", orders, cases, "--json"),
        begin(shop.data, "import", parcels, *tracks, ledger, "--json"),
    ]
    for one in two:
        said, warned = one.communicate()
        assert one.returncode == 0, warned
        assert all(file["refused"] is None for file in json.loads(said)["files"])
    ok(shop.data, "verify")
    alone = tmp_path / "alone"
    ok(alone, "import", *shop.first_day)
    assert _colours(shop.data) == _colours(alone)


def test_an_import_and_a_restore_at_once(shop: Shop, tmp_path: Path) -> None:
    ok(shop.data, "import", *shop.first_day)
    ok(shop.data, "backup", "--to", tmp_path / "backup.zip")
    restored = facts(shop.data)
    importing = begin(shop.data, "import", *shop.second_day, "--json", now=MOMENT + DAY)
    restoring = begin(shop.data, "restore", tmp_path / "backup.zip", now=MOMENT + DAY)
    codes = []
    for one in (importing, restoring):
        _, warned = one.communicate()
        assert one.returncode in (0, 4), warned
        assert "Traceback" not in warned
        codes.append(one.returncode)
    ok(shop.data, "verify")
    assert 0 in codes
    if codes == [4, 0]:
        assert facts(shop.data) == restored
    elif codes == [0, 4]:
        assert facts(shop.data) != restored


def test_two_backups_at_once_are_two_whole_files(shop: Shop) -> None:
    ok(shop.data, "import", *shop.first_day)
    two = [begin(shop.data, "backup") for _ in range(2)]
    paths = set()
    for one in two:
        said, warned = one.communicate()
        assert one.returncode == 0, warned
        paths.add(said.strip())
    assert len(paths) == 2
    assert all(Path(path).is_file() for path in paths)
    ok(shop.data, "verify")


def test_a_window_that_is_open_and_a_command(shop: Shop) -> None:
    with shop.place() as place:
        place.store.connection().execute("SELECT 1").fetchone()
        ok(shop.data, "import", *shop.first_day)
        assert place.store.connection().execute("SELECT COUNT(*) FROM orders").fetchone()[0] > 0
        ok(shop.data, "backup", "--to", shop.inputs / "backup.zip")
        refused(run(shop.data, "restore", shop.inputs / "backup.zip"), 4)
    ok(shop.data, "restore", shop.inputs / "backup.zip")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot stop a process in the midst of its work")
def test_a_laptop_asleep_in_the_midst_of_an_import(shop: Shop) -> None:
    ok(shop.data, "import", *shop.first_day)
    asleep = begin(shop.data, "import", *shop.second_day, "--json", now=MOMENT + DAY)
    log = shop.data / "shopguard.sqlite3-wal"
    while asleep.poll() is None and not _is_written(log):
        pass
    os.kill(asleep.pid, signal.SIGSTOP)
    looking = begin(shop.data, "check", "--json", now=MOMENT + 3 * DAY)  # who only looks need not wait for it
    _, warned = looking.communicate()
    assert looking.returncode in (0, 4), warned
    os.kill(asleep.pid, signal.SIGCONT)
    _, warned = asleep.communicate()
    assert asleep.returncode == 0, warned
    ok(shop.data, "verify")
    again = ok(shop.data, "import", *shop.second_day, "--json", now=MOMENT + 3 * DAY)
    assert all(file["added"] == file["changed"] == 0 for file in json.loads(again)["files"])


def test_a_clock_set_back(shop: Shop) -> None:
    ok(shop.data, "import", *shop.first_day)
    ok(shop.data, "import", *shop.second_day, now=MOMENT + DAY)
    before, weeks_ago = facts(shop.data), MOMENT - 40 * DAY
    told = refused(run(shop.data, "import", *shop.second_day, now=weeks_ago), 3)
    assert "clock" in told
    assert facts(shop.data) == before
    ok(shop.data, "backup", now=weeks_ago)
    assert _colours(shop.data, now=weeks_ago) == _colours(shop.data, now=MOMENT + DAY)
    newest, older = _document(shop.data, "imports", now=weeks_ago)["imports"]
    assert newest["id"] > older["id"]
    ok(shop.data, "undo", str(newest["id"]), now=weeks_ago)
    ok(shop.data, "verify", now=weeks_ago)
    kept = _document(shop.data, "backup", "--list", now=weeks_ago)["backups"]
    assert {one["why"] for one in kept} == {"daily", "owner"}  # a backup of today is not taken for an old one


def _document(data: Path, *argv: str, now: int = MOMENT) -> Any:
    return json.loads(ok(data, *argv, "--json", now=now))


def _colours(data: Path, now: int = MOMENT) -> dict[str, str]:
    return {order["order_id"]: order["risk"] for order in _document(data, "check", "--all", now=now)["orders"]}


def _is_written(log: Path) -> bool:
    """It comes and goes with the connections."""
    try:
        return log.stat().st_size > 0
    except FileNotFoundError:
        return False

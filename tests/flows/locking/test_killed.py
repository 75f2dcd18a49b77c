"""Killed at every rename and removal while everything is encrypted or decrypted: what is left opens, and is finished."""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from shopguard.flows.keeping import back_up_data, verify
from shopguard.flows.locking.unlocking import has_password, is_locked, unlock
from shopguard.store.key import forget
from tests.conftest import MOMENT, ROOT
from tests.flows.locking.conftest import Locked
from tests.flows.locking.kept import MARKERS, PASSWORD, is_plain, kept, readable

KILLED = -9
PROGRAM = """
import os, sys
from pathlib import Path
from shopguard.app import build_workplace
from shopguard.flows.locking.password import remove_password, set_password
from shopguard.flows.locking.unlocking import unlock
from shopguard.store.key_file import LOCK_FILE

what, data, password, now, last = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
left = last

def count(event, arguments):
    global left
    # before each step from the lock's own first writing on
    if event in ("os.rename", "os.remove") and (left < last or LOCK_FILE in str(arguments[0])):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), 9)

unlock(data, password)
place = build_workplace(data, language="zh")
sys.addaudithook(count)
(set_password if what == "set" else remove_password)(place, password, now)
"""


def run_and_kill(what: str, data: Path, steps: int) -> int:
    """The program's exit code; it is killed after so many steps."""
    command = [sys.executable, "-c", PROGRAM, what, str(data), PASSWORD, str(MOMENT), str(steps)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such way to be killed")
class TestKilled:
    @pytest.mark.parametrize("steps", [0, 2, 6, 11])
    def test_while_it_is_encrypted(self, plain_folder: Path, tmp_path: Path, steps: int) -> None:
        data = shutil.copytree(plain_folder, tmp_path / "data")
        before = kept(data)
        assert run_and_kill("set", data, steps) == KILLED
        if not has_password(data):
            assert is_plain(data)
            assert run_and_kill("set", data, 1000) == 0
        assert is_locked(data)
        unlock(data, PASSWORD)
        try:
            assert kept(data) == before
            assert not is_plain(data)
            assert readable(data) == set()
            assert verify(data) == []
        finally:
            forget(data)

    @pytest.mark.parametrize("steps", [1, 5, 9])
    def test_while_it_is_decrypted(self, locked_folder: Locked, tmp_path: Path, steps: int) -> None:
        data = shutil.copytree(locked_folder.data, tmp_path / "data")
        assert run_and_kill("remove", data, steps) == KILLED
        assert is_locked(data)
        unlock(data, PASSWORD)
        try:
            if has_password(data):  # the kill came before it was begun
                assert not is_plain(data)
            else:
                assert is_plain(data)
                assert readable(data) == set(MARKERS)
            assert verify(data) == []
            assert sum(kept(data).rows.values()) > 0
        finally:
            forget(data)


FULL = """
import resource, signal, sys
from pathlib import Path
from shopguard.app import build_workplace
from shopguard.core.message import CannotOpen
from shopguard.flows.locking import password
from shopguard.flows.locking.unlocking import unlock

what, data, told, now, most = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
unlock(data, told)
place = build_workplace(data, language="zh")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))  # no file may grow larger: as on a disk that is full
try:
    (password.set_password if what == "set" else password.remove_password)(place, told, now)
except CannotOpen as problem:
    print(problem.message.code)
"""


def run_on_full_disk(what: str, data: Path, most: int) -> str:
    """The problem that is told where no file may grow beyond ``most`` bytes."""
    command = [sys.executable, "-c", FULL, what, str(data), PASSWORD, str(MOMENT), str(most)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="the size of files cannot be limited")
class TestNoRoom:
    @pytest.fixture
    def with_a_film(self, plain_folder: Path, tmp_path: Path) -> Path:
        """The data folder with an original larger than its database."""
        data = shutil.copytree(plain_folder, tmp_path / "data")
        film = random.Random(1).randbytes(3_000_000)
        sha256 = hashlib.sha256(film).hexdigest()
        place = data / "evidence" / sha256[:2]
        place.mkdir(exist_ok=True)
        (place / sha256).write_bytes(film)
        back_up_data(data, MOMENT, "daily")  # so that there is nothing to back up before
        return data

    def test_for_the_database_nothing_has_changed(self, with_a_film: Path) -> None:
        assert run_on_full_disk("set", with_a_film, 400_000) == "problem.password_not_finished"
        assert not has_password(with_a_film)
        assert is_plain(with_a_film)
        assert verify(with_a_film) == []

    def test_for_an_original_it_is_finished_once_there_is_room(self, with_a_film: Path) -> None:
        before = kept(with_a_film)
        assert run_on_full_disk("set", with_a_film, 2_000_000) == "problem.password_not_finished"
        assert is_locked(with_a_film)
        unlock(with_a_film, PASSWORD)
        try:
            assert not is_plain(with_a_film)
            assert kept(with_a_film) == before
            assert verify(with_a_film) == []
        finally:
            forget(with_a_film)
        assert run_on_full_disk("remove", with_a_film, 2_000_000) == "problem.password_not_finished"
        assert is_locked(with_a_film)
        unlock(with_a_film, PASSWORD)
        assert not has_password(with_a_film)
        assert is_plain(with_a_film)
        assert verify(with_a_film) == []

"""The evidence locker keeps originals byte for byte, once, and unchanged; what cannot be taken leaves nothing behind."""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from shopguard.appeals.locker import Original, copy_original, is_whole, leftovers, put
from shopguard.core.message import UserProblem
from shopguard.store.evidence import evidence_path
from tests.appeals.made_up_recordings import film
from tests.conftest import ROOT

MB = 1024 * 1024
CHANGED_AT = 1_795_000_000
POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and file systems as POSIX knows them")


def kept_files(data: Path) -> list[str]:
    return sorted(p.name for p in (data / "evidence").rglob("*") if p.is_file())


def refused(data: Path, file: Path, *, most_bytes: int = MB) -> str:
    """The code of the problem; the locker is as it was."""
    before = kept_files(data)
    with pytest.raises(UserProblem) as caught:
        put(data, file, most_bytes=most_bytes)
    assert kept_files(data) == before
    return caught.value.message.code


class TestKeeping:
    def test_the_original_is_kept_byte_for_byte_under_its_hash(self, tmp_path: Path) -> None:
        content = bytes(range(256)) * 5000  # more than one chunk
        file = tmp_path / "stub.bin"
        file.write_bytes(content)
        os.utime(file, (CHANGED_AT, CHANGED_AT))
        sha256 = hashlib.sha256(content).hexdigest()

        original = put(tmp_path, file, most_bytes=2 * MB)
        assert original == Original(sha256, "stub.bin", 1_280_000, "application/octet-stream", CHANGED_AT, None)
        kept = tmp_path / "evidence" / sha256[:2] / sha256
        assert kept == evidence_path(tmp_path, sha256)
        assert kept.read_bytes() == content
        assert file.read_bytes() == content
        assert file.stat().st_mtime == CHANGED_AT
        assert is_whole(tmp_path, sha256)
        if os.name == "posix":
            assert stat.S_IMODE(kept.stat().st_mode) == 0o400
            assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700

    def test_a_film_is_kept_with_its_length(self, tmp_path: Path) -> None:
        original = put(tmp_path, film(tmp_path / "打包.mp4", 65), most_bytes=MB)
        assert (original.media_type, original.seconds) == ("video/mp4", 65)

    def test_the_same_file_twice_is_kept_once(self, tmp_path: Path) -> None:
        first, second = tmp_path / "a.txt", tmp_path / "b.txt"
        first.write_text("同一份", "utf-8")
        second.write_text("同一份", "utf-8")
        assert put(tmp_path, first, most_bytes=MB).sha256 == put(tmp_path, second, most_bytes=MB).sha256
        assert len(kept_files(tmp_path)) == 1

    def test_a_damaged_original_is_healed_by_adding_the_file_again(self, tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        file.write_text("原件", "utf-8")
        sha256 = put(tmp_path, file, most_bytes=MB).sha256
        kept = evidence_path(tmp_path, sha256)
        kept.chmod(0o600)
        kept.write_text("改过", "utf-8")
        assert is_whole(tmp_path, sha256) is False
        put(tmp_path, file, most_bytes=MB)
        assert is_whole(tmp_path, sha256) is True

    def test_a_missing_original_is_neither_whole_nor_altered(self, tmp_path: Path) -> None:
        assert is_whole(tmp_path, "0" * 64) is None

    @POSIX
    def test_a_name_that_is_no_text_is_kept_as_one(self, tmp_path: Path) -> None:
        file = tmp_path / os.fsdecode(b"stub\xff.txt")
        file.write_text("x", "utf-8")
        assert put(tmp_path, file, most_bytes=MB).name == "stub\ufffd.txt"

    def test_what_a_kill_left_goes_when_it_is_a_day_old(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("x", "utf-8")
        folder = tmp_path / "evidence"
        folder.mkdir()
        old, young = folder / ".incoming-old", folder / ".incoming-young"
        for left in (old, young):
            left.write_bytes(b"half a film")
        long_ago = young.stat().st_mtime - 86_500
        os.utime(old, (long_ago, long_ago))
        put(tmp_path, tmp_path / "a.txt", most_bytes=MB)
        assert leftovers(tmp_path) == [young]


class TestRefused:
    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("gone.jpg", "problem.evidence_gone"),
            ("folder", "problem.evidence_folder"),
            ("empty.jpg", "problem.evidence_empty"),
            ("big.jpg", "problem.evidence_too_big"),
        ],
    )
    def test_what_cannot_be_taken_leaves_nothing(self, tmp_path: Path, name: str, code: str) -> None:
        (tmp_path / "folder").mkdir()
        (tmp_path / "empty.jpg").touch()
        (tmp_path / "big.jpg").write_bytes(b"x" * (MB + 1))
        assert refused(tmp_path, tmp_path / name) == code
        assert kept_files(tmp_path) == []

    def test_a_film_of_500_megabytes_is_refused_before_it_is_copied(self, tmp_path: Path) -> None:
        film = tmp_path / "打包.mp4"
        with film.open("wb") as stream:
            stream.truncate(500 * MB)  # a sparse file: as long, and no room taken
        told: list[int] = []
        with pytest.raises(UserProblem) as caught:
            put(tmp_path, film, most_bytes=200 * MB, copied=lambda done, _total: told.append(done))
        assert caught.value.message.code == "problem.evidence_too_big"
        assert (caught.value.message.values["size"], caught.value.message.values["megabytes"]) == (500, 200)
        assert told == []
        assert not (tmp_path / "evidence").exists()

    @POSIX
    def test_a_pipe_is_no_file(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        assert refused(tmp_path, tmp_path / "pipe") == "problem.evidence_no_file"

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
    def test_one_that_may_not_be_read(self, tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        file.write_text("x", "utf-8")
        file.chmod(0)
        assert refused(tmp_path, file) == "problem.evidence_not_allowed"

    def test_a_locker_that_cannot_be_written(self, tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        file.write_text("x", "utf-8")
        sha256 = hashlib.sha256(b"x").hexdigest()
        (tmp_path / "evidence").mkdir()
        (tmp_path / "evidence" / sha256[:2]).write_text("in the way", "utf-8")
        with pytest.raises(UserProblem):
            put(tmp_path, file, most_bytes=MB)
        assert leftovers(tmp_path) == []


class TestWhileCopying:
    @pytest.fixture
    def film(self, tmp_path: Path) -> Path:
        path = tmp_path / "打包.mp4"
        path.write_bytes(bytes(range(256)) * 4096 * 3)  # three chunks
        return path

    @pytest.mark.parametrize("length", [MB, 5 * MB])
    def test_one_that_shrinks_or_grows(self, tmp_path: Path, film: Path, length: int) -> None:
        def change(_done: int, _total: int) -> None:
            with film.open("r+b") as stream:
                stream.truncate(length)

        with pytest.raises(UserProblem) as caught:
            put(tmp_path, film, most_bytes=9 * MB, copied=change)
        assert caught.value.message.code == "problem.evidence_changing"
        assert kept_files(tmp_path) == []

    def test_one_that_is_written_to_and_stays_as_long(self, tmp_path: Path, film: Path) -> None:
        def change(_done: int, _total: int) -> None:
            with film.open("r+b") as stream:
                stream.write(b"other")
            os.utime(film, (1_000_000_000, 1_000_000_000))

        with pytest.raises(UserProblem) as caught:
            put(tmp_path, film, most_bytes=9 * MB, copied=change)
        assert caught.value.message.code == "problem.evidence_changing"
        assert kept_files(tmp_path) == []

    def test_one_that_grows_beyond_what_is_taken(self, tmp_path: Path, film: Path) -> None:
        def grow(_done: int, _total: int) -> None:
            with film.open("r+b") as stream:
                stream.truncate(9 * MB)

        with pytest.raises(UserProblem) as caught:
            put(tmp_path, film, most_bytes=4 * MB, copied=grow)
        assert caught.value.message.code == "problem.evidence_too_big"
        assert kept_files(tmp_path) == []

    @POSIX
    def test_one_that_vanishes_is_kept_whole_or_not_at_all(self, tmp_path: Path, film: Path) -> None:
        content = film.read_bytes()

        def vanish(_done: int, _total: int) -> None:
            film.unlink(missing_ok=True)

        original = put(tmp_path, film, most_bytes=9 * MB, copied=vanish)  # the open file can be read to its end
        assert evidence_path(tmp_path, original.sha256).read_bytes() == content

    def test_one_that_is_another_file_now(self, tmp_path: Path, film: Path) -> None:
        """It vanished between the look at it and the copying; the folder it was in is not there any more."""
        folder = tmp_path / "stick"
        folder.mkdir()
        shutil.move(film, folder / film.name)
        gone = folder / film.name
        shutil.rmtree(folder)
        assert refused(tmp_path, gone) == "problem.evidence_gone"

    def test_who_changes_his_mind_leaves_nothing(self, tmp_path: Path, film: Path) -> None:
        class ChangedMind(Exception):  # noqa: N818
            pass

        told: list[tuple[int, int]] = []

        def stop(done: int, total: int) -> None:
            told.append((done, total))
            if done == 2 * MB:
                raise ChangedMind

        with pytest.raises(ChangedMind):
            put(tmp_path, film, most_bytes=9 * MB, copied=stop)
        assert told == [(MB, 3 * MB), (2 * MB, 3 * MB)]
        assert kept_files(tmp_path) == []
        put(tmp_path, film, most_bytes=9 * MB)
        assert len(kept_files(tmp_path)) == 1


FULL_DISK = """
import sys
from pathlib import Path
from shopguard.appeals.locker import put
from shopguard.core.message import UserProblem

disk, film, small, when = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
put(disk / "data", small, most_bytes=99_000_000)

def fill(_done, _total):
    with (disk / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(bytes(65536))
        except OSError:
            pass

if when == "before":
    fill(0, 0)
try:
    put(disk / "data", film, most_bytes=99_000_000, copied=fill)
except UserProblem as problem:
    print(problem.message.code, problem.message.values["megabytes"])
for path in (disk / "data" / "evidence").rglob("*"):
    if path.is_file():
        print(path.read_text("utf-8"))
"""


class TestFullDisk:
    """On a real file system of four megabytes, in a name space of its own: the rest of the machine does not see it."""

    @pytest.mark.parametrize("when", ["before", "meanwhile"])
    def test_the_sentence_says_so_and_what_was_there_stays(self, tmp_path: Path, when: str) -> None:
        disk, film, small, script = (tmp_path / name for name in ("disk", "film.mp4", "small.txt", "script.py"))
        disk.mkdir()
        film.write_bytes(bytes(3 * MB))
        small.write_text("底单", "utf-8")
        script.write_text(FULL_DISK, "utf-8")
        mount = shlex.join(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)])
        if _alone(mount).returncode:
            pytest.skip("no small file system can be made here")
        command = shlex.join([sys.executable, str(script), str(disk), str(film), str(small), when])
        done = _alone(f"{mount} && exec {command}")
        assert done.stdout.splitlines() == ["problem.evidence_no_room 3", "底单"], done.stderr


def _alone(command: str) -> subprocess.CompletedProcess[str]:
    """Runs it where it may mount something that only it sees; fails where the system does not let us."""
    command = f"unshare --map-root-user --mount sh -c {shlex.quote(command)}"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=False, env=environment)


class TestCopies:
    def test_a_copy_is_the_original_byte_for_byte(self, tmp_path: Path) -> None:
        content = bytes(range(256)) * 5000
        (tmp_path / "a.bin").write_bytes(content)
        original = put(tmp_path, tmp_path / "a.bin", most_bytes=2 * MB)
        copy_original(tmp_path, original.sha256, original.name, tmp_path / "copy.bin")
        assert (tmp_path / "copy.bin").read_bytes() == content

    @pytest.mark.parametrize("harm", ["altered", "missing"])
    def test_what_is_not_whole_is_not_copied(self, tmp_path: Path, harm: str) -> None:
        (tmp_path / "a.txt").write_text("原件", "utf-8")
        original = put(tmp_path, tmp_path / "a.txt", most_bytes=MB)
        kept = evidence_path(tmp_path, original.sha256)
        kept.chmod(0o600)
        if harm == "missing":
            kept.unlink()
        else:
            kept.write_text("改过", "utf-8")
        with pytest.raises(UserProblem) as caught:
            copy_original(tmp_path, original.sha256, original.name, tmp_path / "copy.txt")
        assert caught.value.message.code == f"problem.original_{harm}"
        assert not (tmp_path / "copy.txt").exists()

    def test_a_place_that_cannot_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("原件", "utf-8")
        original = put(tmp_path, tmp_path / "a.txt", most_bytes=MB)
        with pytest.raises(UserProblem) as caught:
            copy_original(tmp_path, original.sha256, original.name, tmp_path / "gone" / "copy.txt")
        assert caught.value.message.code == "problem.copy_not_written"

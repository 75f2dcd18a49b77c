"""Print copies are made once and kept; a kept one that is damaged or gone is made again."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from shopguard.appeals.locker import put
from shopguard.appeals.pictures import BrokenPicture, make_print_copies
from shopguard.appeals.print_copies import make_ready, print_copies
from shopguard.store.evidence import COPIES_FOLDER
from shopguard.store.key import Key, holding
from shopguard.store.key_file import LOCK_FILE
from shopguard.store.sealing import is_sealed_with
from tests.appeals.made_up import picture


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def kept_files(data: Path) -> list[Path]:
    return sorted(path for path in (data / COPIES_FOLDER).rglob("*") if path.is_file())


def taken(data: Path, sha256: str, folder: Path) -> list[bytes]:
    folder.mkdir()
    return [copy.path.read_bytes() for copy in print_copies(data, sha256, folder, "1")]


def test_what_has_to_be_made_is_kept_and_taken_from_there(data: Path, tmp_path: Path) -> None:
    turned = picture(tmp_path / "turned.jpg", (800, 600), orientation=6)
    sha256 = put(data, turned, most_bytes=10**9).sha256
    wanted = [one.path.read_bytes() for one in make_print_copies(turned, tmp_path, "wanted")]
    assert taken(data, sha256, tmp_path / "first") == wanted
    (kept,) = kept_files(data)
    kept_at = kept.stat().st_mtime_ns
    assert taken(data, sha256, tmp_path / "second") == wanted
    assert [path.stat().st_mtime_ns for path in kept_files(data)] == [kept_at]


def test_a_long_screenshot_is_kept_in_its_parts(data: Path, tmp_path: Path) -> None:
    sha256 = put(data, picture(tmp_path / "chat.png", (400, 12_000)), most_bytes=10**9).sha256
    first = taken(data, sha256, tmp_path / "first")
    assert len(first) > 10  # so that the order of names is put to the test
    assert len(kept_files(data)) == len(first)
    assert taken(data, sha256, tmp_path / "second") == first


@pytest.mark.parametrize("harm", ["altered", "gone", "one more"])
def test_what_is_not_whole_is_made_again(data: Path, tmp_path: Path, harm: str) -> None:
    sha256 = put(data, picture(tmp_path / "chat.png", (400, 2_000)), most_bytes=10**9).sha256
    first = taken(data, sha256, tmp_path / "first")
    last = kept_files(data)[-1]
    if harm == "altered":
        last.write_bytes(last.read_bytes()[:-100] + b"x" * 100)
    elif harm == "gone":
        last.unlink()
    else:
        shutil.copyfile(last, last.with_name("9-of-9-x"))
    assert taken(data, sha256, tmp_path / "second") == first
    assert len(kept_files(data)) == len(first)


def test_an_upright_jpeg_needs_none(data: Path, tmp_path: Path) -> None:
    sha256 = put(data, picture(tmp_path / "a.jpg"), most_bytes=10**9).sha256
    assert len(taken(data, sha256, tmp_path / "first")) == 1
    assert not (data / COPIES_FOLDER).exists()


def test_made_ready_beforehand_and_a_broken_picture_is_left_to_printing(data: Path, tmp_path: Path) -> None:
    sha256 = put(data, picture(tmp_path / "a.png"), most_bytes=10**9).sha256
    make_ready(data, sha256)
    assert len(kept_files(data)) == 1
    (tmp_path / "broken.png").write_bytes((tmp_path / "a.png").read_bytes()[:2000])
    broken = put(data, tmp_path / "broken.png", most_bytes=10**9).sha256
    make_ready(data, broken)
    assert len(kept_files(data)) == 1
    with pytest.raises(BrokenPicture):
        taken(data, broken, tmp_path / "first")
    assert not list(data.glob(".printing-*"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_look_at_them_and_what_a_kill_left_goes(data: Path, tmp_path: Path) -> None:
    sha256 = put(data, picture(tmp_path / "a.png"), most_bytes=10**9).sha256
    left = data / ".printing-left"
    left.mkdir()
    os.utime(left, (0, 0))
    make_ready(data, sha256)
    folders = [data / COPIES_FOLDER, *(path for path in (data / COPIES_FOLDER).rglob("*") if path.is_dir())]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o700}
    assert not left.exists()


def test_without_room_to_keep_them_they_are_made_each_time(data: Path, tmp_path: Path) -> None:
    sha256 = put(data, picture(tmp_path / "a.png"), most_bytes=10**9).sha256
    (data / COPIES_FOLDER).write_text("in the way")
    assert len(taken(data, sha256, tmp_path / "first")) == 1
    assert (data / COPIES_FOLDER).read_text() == "in the way"


def test_those_sealed_with_another_key_are_made_again(data: Path, tmp_path: Path) -> None:
    """A restored folder has another key than the copies that lie beside it."""
    sha256 = put(data, picture(tmp_path / "turned.jpg", (800, 600), orientation=6), most_bytes=10**9).sha256
    (data / LOCK_FILE).write_text("{}")
    for number, key in enumerate((bytes(32), bytes(range(32)))):
        with holding(data, Key(key, key)):
            taken(data, sha256, tmp_path / str(number))
        (kept,) = kept_files(data)
        assert is_sealed_with(kept, key)

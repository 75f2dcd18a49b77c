"""The evidence locker keeps originals byte for byte, once, and unchanged."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from shopguard.appeals.locker import Original, is_whole, put
from shopguard.core.message import UserProblem
from shopguard.store.evidence import evidence_path

MB = 1024 * 1024


def kept_files(data: Path) -> list[str]:
    return sorted(p.name for p in (data / "evidence").rglob("*") if p.is_file())


def test_the_original_is_kept_byte_for_byte_under_its_hash(tmp_path: Path) -> None:
    content = bytes(range(256)) * 5000  # more than one chunk
    file = tmp_path / "stub.bin"
    file.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()

    assert put(tmp_path, file, most_bytes=2 * MB) == Original(sha256, "stub.bin", 1_280_000, "application/octet-stream")
    kept = tmp_path / "evidence" / sha256[:2] / sha256
    assert kept == evidence_path(tmp_path, sha256)
    assert kept.read_bytes() == content
    assert file.read_bytes() == content
    assert is_whole(tmp_path, sha256)
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o400
        assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_the_same_file_twice_is_kept_once(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("同一份", "utf-8")
    second.write_text("同一份", "utf-8")
    assert put(tmp_path, first, most_bytes=MB).sha256 == put(tmp_path, second, most_bytes=MB).sha256
    assert len(kept_files(tmp_path)) == 1


def test_a_damaged_original_is_healed_by_adding_the_file_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("原件", "utf-8")
    sha256 = put(tmp_path, file, most_bytes=MB).sha256
    kept = evidence_path(tmp_path, sha256)
    kept.chmod(0o600)
    kept.write_text("改过", "utf-8")
    assert is_whole(tmp_path, sha256) is False
    put(tmp_path, file, most_bytes=MB)
    assert is_whole(tmp_path, sha256) is True


def test_a_missing_original_is_neither_whole_nor_altered(tmp_path: Path) -> None:
    assert is_whole(tmp_path, "0" * 64) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("gone.jpg", "problem.evidence_gone"),
        ("folder", "problem.evidence_no_file"),
        ("empty.jpg", "problem.evidence_empty"),
        ("big.jpg", "problem.evidence_too_big"),
    ],
)
def test_what_cannot_be_taken_leaves_nothing(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "big.jpg").write_bytes(b"x" * (MB + 1))
    with pytest.raises(UserProblem) as caught:
        put(tmp_path, tmp_path / name, most_bytes=MB)
    assert caught.value.message.code == code
    assert kept_files(tmp_path) == []

"""The data folder and what is in it: readable by its owner only, also what was there before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from shopguard.store.folder import make_private_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows: the rights of the user's own folder hold")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_new_folder(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "a" / "data")
    assert mode(tmp_path / "a" / "data") == 0o700


def test_what_a_copy_has_left_open_is_closed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for name in ("evidence", "rejects", "backups", "before-restore-1"):
        (data / name).mkdir(parents=True)
        (data / name).chmod(0o755)
    for name in ("shopguard.sqlite3", "shopguard.sqlite3-wal", "settings.json", "lock.json"):
        (data / name).write_bytes(b"")
        (data / name).chmod(0o664)
    data.chmod(0o755)
    make_private_folder(data)
    assert [path.name for path in (data, *data.iterdir()) if mode(path) & 0o077] == []
    assert (mode(data / "evidence"), mode(data / "lock.json")) == (0o700, 0o600)


def test_what_is_not_ours_stays_as_it_is(tmp_path: Path) -> None:
    shared, outside = tmp_path / "data" / "my photos", tmp_path / "outside"
    shared.mkdir(parents=True)
    shared.chmod(0o755)
    outside.write_bytes(b"")
    outside.chmod(0o644)
    (tmp_path / "data" / "settings.json").symlink_to(outside)
    make_private_folder(tmp_path / "data")
    assert (mode(shared), mode(outside)) == (0o755, 0o644)

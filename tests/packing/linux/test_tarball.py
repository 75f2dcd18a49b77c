"""The file that is given to people on Linux: the same folder gives the same bytes, whoever packs it, and when."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from shopguard import __version__
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("readelf") is None, reason="packs the program for Linux"
)
MADE_AT = 1_795_400_000


def built(folder: Path, *, touched: int) -> Path:
    """A stand-in for what PyInstaller makes."""
    (folder / "_internal").mkdir(parents=True)
    (folder / "ShopGuard").write_text("#!/bin/sh\n", "utf-8")
    (folder / "ShopGuard").chmod(0o755)
    (folder / "shopguard-cli").symlink_to("ShopGuard")
    (folder / "_internal" / "表.csv").write_text("单号", "utf-8")
    (folder / "_internal" / "link.csv").symlink_to("表.csv")
    for path in folder.rglob("*"):
        os.utime(path, (touched, touched), follow_symlinks=False)
    return folder


def packed(folder: Path, out: Path, umask: int) -> Path:
    out.mkdir()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(MADE_AT), "PYTHON": sys.executable}
    command = (str(ROOT / ".packing" / "linux" / "tarball"), str(folder), str(out))
    subprocess.run(command, env=environment, check=True, capture_output=True, umask=umask)
    (made,) = out.iterdir()
    return made


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    first = packed(built(tmp_path / "a", touched=1_700_000_000), tmp_path / "one", 0o022)
    second = packed(built(tmp_path / "b", touched=1_600_000_000), tmp_path / "two", 0o077)
    assert first.name == f"ShopGuard-{__version__}-linux-x86_64.tar.xz"
    assert first.read_bytes() == second.read_bytes()


def test_what_is_in_it(tmp_path: Path) -> None:
    with tarfile.open(packed(built(tmp_path / "a", touched=0), tmp_path / "one", 0o077)) as archive:
        members = {member.name.removeprefix(f"ShopGuard-{__version__}/"): member for member in archive.getmembers()}
    assert {"install.sh", "uninstall.sh", "install.desktop", "shopguard.desktop", "shopguard.png", "needs.txt"} <= set(
        members
    )
    assert {(member.uid, member.gid, member.mtime) for member in members.values()} == {(0, 0, MADE_AT)}
    assert members["shopguard-cli"].linkname == "ShopGuard"
    assert members["_internal/表.csv"].mode & 0o444 == 0o444  # whoever unpacks it can read it
    assert members["install.sh"].mode & 0o111 == 0o111


def test_a_sum_of_every_file_and_link_lets_the_installer_see_what_is_missing(tmp_path: Path) -> None:
    with tarfile.open(packed(built(tmp_path / "a", touched=0), tmp_path / "one", 0o022)) as archive:
        archive.extractall(tmp_path, filter="data")
    folder = tmp_path / f"ShopGuard-{__version__}"
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    named = [line.partition("  ./")[2] for line in lines]
    assert named == sorted(named, key=str.encode)
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}
    assert set(named) == there - {"SHA256SUMS"}
    assert {"安装说明.txt", "_internal/link.csv", "install.sh"} <= there
    check = ("sha256sum", "-c", "--quiet", "SHA256SUMS")
    assert subprocess.run(check, cwd=folder, check=False).returncode == 0
    (folder / "_internal" / "link.csv").unlink()
    assert subprocess.run(check, cwd=folder, capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("name", [".packing/bare_image", ".packing/linux/trial", ".packing/linux/self_test"])
def test_the_scripts_say_how_they_are_called(name: str) -> None:
    done = subprocess.run((str(ROOT / name),), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"{name} " in done.stderr

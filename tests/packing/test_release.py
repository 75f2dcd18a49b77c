"""The folder of one release: hashes, what the program is told, and what keeps it from being one."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

DAY = date(2026, 12, 1)
CHANGES = """# 更新记录 · Changelog

## 0.2.0（2026-11-30）

第二个版本：

* 安装包。

The second version: installers. The button is called 检查更新.

## 0.1.0（未发布 · unreleased）

第一个版本。

The first version.
"""
# SHA-256 of "abc", a published example
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(ROOT / ".packing"))
    module: Any = import_module("release")
    changelog = tmp_path / "changelog.md"
    changelog.write_text(CHANGES, "utf-8")
    monkeypatch.setattr(module, "CHANGELOG", changelog)
    yield module
    sys.modules.pop("release", None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "release"
    made.mkdir()
    (made / "ShopGuard-0.2.0-linux-x86_64.tar.xz").write_bytes(b"abc")
    (made / "ShopGuard-rules-2026-10-01.sgrules").write_bytes(b"older")
    (made / "ShopGuard-rules-2026-11-20.sgrules").write_bytes(b"abc")
    (made / "shopguard.cdx.json").write_bytes(b"{}")
    return made


def test_one_section_by_language(release: Any) -> None:
    told = release.section(CHANGES, "0.2.0")
    assert told.day == date(2026, 11, 30)
    assert told.chinese == "第二个版本：\n\n* 安装包。"
    assert told.english == "The second version: installers. The button is called 检查更新."
    assert release.section(CHANGES, "0.1.0").day is None


def test_the_real_changelog_has_the_version_of_the_program(release: Any) -> None:
    from shopguard import __version__

    told = release.section((ROOT / "resources" / "changelog.md").read_text("utf-8"), __version__)
    assert told.chinese
    assert told.english


def test_what_is_written(release: Any, folder: Path) -> None:
    missing = release.finish(folder, "0.2.0", DAY)
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    assert lines[0] == f"{ABC}  ShopGuard-0.2.0-linux-x86_64.tar.xz"
    assert [line[66:] for line in lines] == sorted(line[66:] for line in lines)
    assert len(lines) == 4
    newest = json.loads((folder / "newest.json").read_text("utf-8"))
    assert newest["version"] == "0.2.0"
    assert newest["date"] == "2026-11-30"
    assert newest["notes"]["en"].startswith("The second version")
    assert newest["rules"] == {"date": "2026-11-20", "sha256": ABC}
    assert "Version: 0.2.0 " in (folder / "CHECKLIST-0.2.0.md").read_text("utf-8")
    assert missing == [
        "ShopGuard-0.2.0-windows-x64-setup.exe",
        "ShopGuard-0.2.0-macos-arm64.dmg",
        "ShopGuard-0.2.0-macos-x86_64.dmg",
    ]


def test_doing_it_again_changes_nothing(release: Any, folder: Path) -> None:
    release.finish(folder, "0.2.0", DAY)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    release.finish(folder, "0.2.0", DAY)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_file_of_another_version_stops_it(release: Any, folder: Path) -> None:
    shutil.copy(folder / "ShopGuard-0.2.0-linux-x86_64.tar.xz", folder / "ShopGuard-0.1.0-linux-x86_64.tar.xz")
    with pytest.raises(release.NotReady, match=r"0\.1\.0-linux"):
        release.finish(folder, "0.2.0", DAY)
    assert not (folder / "SHA256SUMS").exists()


def test_an_unreleased_version_is_a_trial_only(release: Any, tmp_path: Path) -> None:
    (empty := tmp_path / "empty").mkdir()
    with pytest.raises(release.NotReady, match="unreleased"):
        release.finish(empty, "0.1.0", DAY)
    release.finish(empty, "0.1.0", DAY, trial=True)
    assert json.loads((empty / "newest.json").read_text("utf-8"))["date"] == "2026-12-01"


@pytest.mark.parametrize(
    ("version", "changes"),
    [("0.3.0", CHANGES), ("0.2.0", "## 0.2.0\n\nEnglish only.\n"), ("0.2.0", "## 0.2.0\n\n只有中文。\n")],
)
def test_a_changelog_that_does_not_tell(release: Any, version: str, changes: str) -> None:
    with pytest.raises(release.NotReady):
        release.section(changes, version)

"""Finishes the folder of one release: ``python .packing/release.py FOLDER [--trial]``.

FOLDER holds the files that are given to people. Beside them are written ``SHA256SUMS``, ``newest.json`` (what the program reads when
its owner lets it ask for a newer version) and ``CHECKLIST-x.y.z.md`` for the person who looks before it goes out. Exit 1, and nothing
written, where a file's name carries another version, or the changelog still calls this version unreleased; ``--trial`` lets that pass.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from shopguard import __version__  # noqa: E402 - the program lies beside this folder
from shopguard.core.release import Release, RuleFileTold, read_release  # noqa: E402

CHANGELOG = PROJECT / "resources" / "changelog.md"
CHECKLIST = PROJECT / ".packing" / "CHECKLIST.md"
SUMS, NEWEST = "SHA256SUMS", "newest.json"
PROGRAMS = ("linux-x86_64.tar.xz", "windows-x64-setup.exe", "macos-arm64.dmg", "macos-x86_64.dmg")
_RULES = re.compile(r"ShopGuard-rules-(\d{4}-\d{2}-\d{2})\.sgrules")
_BEIJING = timezone(timedelta(hours=8))
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_CHINESE_SHARE = 5  # one sign in so many makes a paragraph Chinese; English ones quote a button now and then


class NotReady(Exception):  # noqa: N818 - said to whoever makes the release
    """Why this is no release."""


@dataclass(frozen=True, slots=True)
class Section:
    """What the changelog says of one version; ``day`` None: not released yet."""

    day: date | None
    chinese: str
    english: str


def section(changelog: str, version: str) -> Section:
    """The part of one version, its paragraphs by language. Raises :class:`NotReady`."""
    found = re.search(rf"^## {re.escape(version)}\b(.*)\n((?:(?!## ).*\n?)*)", changelog, re.MULTILINE)
    if found is None:
        raise NotReady(f"the changelog tells nothing of {version}")
    day = re.search(r"\d{4}-\d{2}-\d{2}", found[1])
    paragraphs = [part.strip() for part in found[2].split("\n\n") if part.strip()]
    chinese = [part for part in paragraphs if len(_CHINESE.findall(part)) * _CHINESE_SHARE > len(part)]
    english = [part for part in paragraphs if part not in chinese]
    if not chinese or not english:
        raise NotReady(f"the changelog tells of {version} in one language only")
    return Section(date.fromisoformat(day[0]) if day else None, "\n\n".join(chinese), "\n\n".join(english))


def given(folder: Path, version: str) -> list[Path]:
    """The files that are given to people. Raises :class:`NotReady` for one that has no place in this release."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and not _is_ours(path.name))
    for path in files:
        if not _belongs(path.name, version):
            raise NotReady(f"{path.name} is no file of {version}")
    return files


def sums(files: list[Path]) -> str:
    """As ``sha256sum -c`` reads it."""
    return "".join(f"{_sha256(path)}  {path.name}\n" for path in files)


def newest(told: Section, files: list[Path], version: str, today: date) -> Release:
    """What the program is told of this release, with the newest rule file that lies there."""
    dated = [(found[1], path) for path in files if (found := _RULES.fullmatch(path.name))]
    rules = None
    if dated:
        day, path = max(dated)
        rules = RuleFileTold(date.fromisoformat(day), _sha256(path))
    return Release(version, told.day or today, {"zh": told.chinese, "en": told.english}, rules)


def finish(folder: Path, version: str, today: date, *, trial: bool = False) -> list[str]:
    """Writes the three files; returns which programs are not there. Raises :class:`NotReady`, ``BrokenRelease``, ``OSError``."""
    told, files = section(CHANGELOG.read_text("utf-8"), version), given(folder, version)
    if told.day is None and not trial:
        raise NotReady(f"the changelog calls {version} unreleased: give it its day, as (2026-01-31)")
    document = newest(told, files, version, today).document()
    read_release(document)
    (folder / SUMS).write_text(sums(files), "utf-8", newline="\n")
    (folder / NEWEST).write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    checklist = CHECKLIST.read_text("utf-8").replace("Version: ____", f"Version: {version}")
    (folder / f"CHECKLIST-{version}.md").write_text(checklist, "utf-8", newline="\n")
    here = {path.name for path in files}
    return [name for ending in PROGRAMS if (name := f"ShopGuard-{version}-{ending}") not in here]


def _is_ours(name: str) -> bool:
    return name in (SUMS, NEWEST) or name.startswith("CHECKLIST-")


def _belongs(name: str, version: str) -> bool:
    return name.startswith(f"ShopGuard-{version}-") or name.endswith(".cdx.json") or _RULES.fullmatch(name) is not None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main() -> int:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--trial", action="store_true")
    asked = parser.parse_args()
    try:
        missing = finish(asked.folder, __version__, datetime.now(_BEIJING).date(), trial=asked.trial)
    except NotReady as why:
        sys.stderr.write(f"{why}\n")
        return 1
    sys.stdout.write((asked.folder / SUMS).read_text("utf-8"))
    for name in missing:
        sys.stdout.write(f"not there: {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Whether the rules were seen before as they stand now: then a command that judges nothing need not read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from zlib import crc32

from shopguard import __version__
from shopguard.core.message import Language
from shopguard.resources import resource

RULES_SEEN = "rules_seen"  # the setting that holds the mark of the rules that were read without any problem
_PROGRAM = Path(__file__).resolve().parents[2]


def rules_mark(own_folder: Path | None, taken: Path | None, language: Language) -> str:
    """The same for the same rule files and the same program. ``taken``: the rule file (.sgrules) that was taken.

    ``language``: the calendar's words are kept in it. Raises ``OSError``.
    """
    told = [f"{__version__} {language} {own_folder}"]
    for path in (*_rule_files(own_folder), *filter(None, (taken,))):
        content = path.read_bytes()
        told.append(f"{path.name} {len(content)} {crc32(content)}")
    for path in _program_files():
        standing = path.stat()
        told.append(f"{path.name} {standing.st_size} {standing.st_mtime_ns}")
    return f"{crc32(repr(told).encode()):08x} {len(told)}"


def _rule_files(own_folder: Path | None) -> Iterator[Path]:
    for folder in filter(None, (resource("rules"), resource("rules", "douyin"), own_folder)):
        yield from sorted(folder.glob("*.toml"))


def _program_files() -> Iterable[Path]:
    """What compiles the rules, where it lies open: changed by who works on it, between two releases too."""
    return sorted(path for name in ("checker", "core") for path in (_PROGRAM / name).rglob("*.[ps][yq]*"))

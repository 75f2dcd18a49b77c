"""Whether the rules were seen before as they stand now: then a command that judges nothing need not read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from shopguard import __version__
from shopguard.core.message import Language
from shopguard.resources import resource

RULES_SEEN = "rules_seen"  # the setting that holds the mark of the rules that were read without any problem
_JUDGES = Path(__file__).resolve().parent.parent


def rules_mark(own_folder: Path | None, language: Language) -> str:
    """The same for the same rule files and the same program. ``language``: the calendar's words are kept in it."""
    digest = sha256(f"{__version__} {language} {own_folder}\n".encode())
    for path in _rule_files(own_folder):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    for path in _program_files():
        told = path.stat()
        digest.update(f"{path.name} {told.st_size} {told.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _rule_files(own_folder: Path | None) -> Iterator[Path]:
    for folder in filter(None, (resource("rules", "douyin"), own_folder)):
        yield from sorted(folder.glob("*.toml"))


def _program_files() -> Iterable[Path]:
    """What compiles the rules, where it lies open: changed by who works on it, between two releases too."""
    return sorted(path for name in ("checker", "core") for path in (_JUDGES / name).rglob("*.[ps][yq]*"))

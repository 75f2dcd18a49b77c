"""The rule files the owner has taken: kept in the data folder as they came, named by the SHA-256 of their bytes.

The setting names those that count, the one in use last; at most one stands behind it, to go back to. Whoever can write into the
data folder can put another file there, but not under a name that fits it.
"""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path

from shopguard.store.durable import written_whole
from shopguard.store.engine import sqlite3
from shopguard.store.folder import make_private_folder
from shopguard.store.setting import keep_setting, setting

RULE_UPDATES = "rules-update"  # in the data folder, and in a backup
RULE_FILES = "rule_files"  # the setting
ENDING = ".sgrules"
_MOST = 2
_NAME = re.compile(r"[0-9a-f]{64}")


def rule_files(db: sqlite3.Connection) -> tuple[str, ...]:
    """The SHA-256 of the rule files that count, the one in use last; empty: the program's own rules hold."""
    try:
        told = json.loads(setting(db, RULE_FILES) or "[]")
    except ValueError:
        return ()
    return tuple(one for one in told if isinstance(one, str) and _NAME.fullmatch(one)) if isinstance(told, list) else ()


def keep_rule_files(db: sqlite3.Connection, sha256s: tuple[str, ...]) -> tuple[str, ...]:
    """Remembers which count, inside the caller's transaction; returns those that do."""
    kept = sha256s[-_MOST:]
    keep_setting(db, RULE_FILES, json.dumps(kept) if kept else "")
    return kept


def rule_file_path(data: Path, sha256: str) -> Path:
    """Where a rule file is kept."""
    return data / RULE_UPDATES / f"{sha256}{ENDING}"


def taken_rule_file(db: sqlite3.Connection, data: Path) -> Path | None:
    """The one that was taken last; None: the program's own rules hold."""
    kept = rule_files(db)
    return rule_file_path(data, kept[-1]) if kept else None


def kept_content(data: Path, sha256: str) -> bytes | None:
    """The bytes of a kept rule file; None where they are not what they were any more. Raises ``OSError``."""
    content = rule_file_path(data, sha256).read_bytes()
    return content if _sha256(content) == sha256 else None


def write_rule_file(data: Path, content: bytes) -> str:
    """Keeps a rule file; returns its SHA-256. Raises ``OSError``."""
    sha256 = _sha256(content)
    make_private_folder(data / RULE_UPDATES)
    with written_whole(rule_file_path(data, sha256), mode=0o600) as stream:
        stream.write(content)
    return sha256


def remove_other_rule_files(data: Path, kept: tuple[str, ...]) -> None:
    """Those that do not count any more go, as far as the system lets them."""
    for path in (data / RULE_UPDATES).glob(f"*{ENDING}"):
        if path.name.removesuffix(ENDING) not in kept:
            with contextlib.suppress(OSError):
                path.unlink()
    with contextlib.suppress(OSError):  # it is there for what is in it
        (data / RULE_UPDATES).rmdir()


def _sha256(content: bytes) -> str:
    import hashlib  # a large library comes with it, and most starts have no such file

    return hashlib.sha256(content).hexdigest()

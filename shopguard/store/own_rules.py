"""Where the owner's own rules are: the folder chosen, else, where that is not there, the copy that a backup brought."""

from __future__ import annotations

from pathlib import Path

from shopguard.store.engine import sqlite3
from shopguard.store.setting import RULE_FOLDER, setting

OWN_RULES = "own-rules"  # in the data folder


def rule_folder(db: sqlite3.Connection, data: Path) -> Path | None:
    """None: the shipped rules alone."""
    told = setting(db, RULE_FOLDER)
    if not told:
        return None
    chosen, copy = Path(told), data / OWN_RULES
    return copy if copy.is_dir() and not chosen.is_dir() else chosen

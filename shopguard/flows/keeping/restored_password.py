"""A restore that brought another password: of when it is, until the data has been opened with it."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from shopguard.core.message import CannotOpen
from shopguard.flows.keeping.restoring import asides
from shopguard.store.durable import written_whole
from shopguard.store.kept_aside import ABOUT
from shopguard.store.key_file import lock_of

_OPENED = "opened"


def password_is_of(data: Path) -> int | None:
    """When the backup was made (unix seconds) whose password is wanted now instead of the one before the restore.

    None where the last restore brought no other password, where it has been opened with that since, or nothing tells.
    """
    found = asides(data)
    if not found:
        return None
    told = _about(found[-1].path)
    made_at = told.get("made_at")
    if type(made_at) is not int or told.get(_OPENED):
        return None
    with contextlib.suppress(CannotOpen):
        before, now = lock_of(found[-1].path), lock_of(data)
        if now is not None and (before is None or before.by_password != now.by_password):
            return made_at
    return None


def password_was_known(data: Path) -> None:
    """The data has been opened: from now on that password is nothing that has to be explained."""
    if password_is_of(data) is None:
        return
    about = asides(data)[-1].path / ABOUT
    with contextlib.suppress(OSError), written_whole(about, mode=0o600) as stream:  # else it is explained once more
        stream.write(json.dumps(_about(about.parent) | {_OPENED: True}, ensure_ascii=False).encode())


def _about(aside: Path) -> dict[str, Any]:
    with contextlib.suppress(OSError, ValueError):
        told = json.loads((aside / ABOUT).read_text("utf-8"))
        if isinstance(told, dict):
            return told
    return {}

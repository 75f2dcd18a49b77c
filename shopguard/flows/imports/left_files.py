"""The files that were still to be imported when the window was closed: remembered by their paths, offered at the next start."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path

from shopguard.flows.settings import remember, remembered
from shopguard.flows.workplace import Workplace
from shopguard.store.journal import paths_since

LEFT = "imports_left"  # the setting: the paths, a JSON list


def not_yet_imported(place: Workplace, paths: Sequence[Path], since: int) -> tuple[Path, ...]:
    """Those of them of which nothing was stored at ``since`` or later; a folder or an archive may be there in part and is kept."""
    done = paths_since(place.store.connection(), since)
    return tuple(path for path in paths if str(path) not in done)


def keep_left_files(place: Workplace, paths: Sequence[Path], since: int) -> None:
    """Remembers what of these, which were begun at ``since``, is not stored, with what is remembered already."""
    left = [*left_files(place), *not_yet_imported(place, paths, since)]
    _keep(place, tuple(dict.fromkeys(left)))


def left_files(place: Workplace) -> tuple[Path, ...]:
    """What is remembered; whether the files are still there is not looked at."""
    return tuple(Path(told) for told in json.loads(remembered(place, LEFT) or "[]"))


def forget_left_files(place: Workplace, paths: Collection[Path]) -> None:
    """These are imported, or not wanted any more."""
    _keep(place, tuple(path for path in left_files(place) if path not in paths))


def _keep(place: Workplace, paths: tuple[Path, ...]) -> None:
    if paths != left_files(place):
        remember(place, LEFT, json.dumps([str(path) for path in paths], ensure_ascii=False))

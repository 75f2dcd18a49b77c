"""Lists of rejected rows as files that a spreadsheet program opens, also where the data has a password and keeps them sealed."""

from __future__ import annotations

import shutil
from pathlib import Path

from shopguard.core.disk_words import disk_words
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.keeping.names import free_name
from shopguard.flows.workplace import Workplace
from shopguard.store import batches as rows
from shopguard.store.durable import written_whole
from shopguard.store.sealing import KeptFile

_CHUNK = 1024 * 1024


def copy_lists(place: Workplace, ref: int, folder: Path) -> list[Path]:
    """Writes the lists of one import into ``folder``, under names that are free there; returns them.

    They are not encrypted. Raises NotThere where that import has none, UserProblem where one cannot be read or written.
    """
    files = rows.fetch_files(place.store.connection(), [ref]).get(ref, [])
    lists = [Path(file["rejects_path"]) for file in files if file["rejects_path"]]
    if not lists:
        raise NotThere("problem.no_rejects", batch=ref)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserProblem("problem.list_not_copied", path=str(folder), detail=disk_words(error)) from error
    return [copy_list(place, path, free_name(folder, path.stem, path.suffix)) for path in lists]


def copy_list(place: Workplace, path: Path, target: Path) -> Path:
    """Writes one list into ``target``, whole or not at all. Raises likewise."""
    kept = KeptFile(place.data, path)
    try:
        with kept.open() as source, written_whole(target, mode=0o600) as copy:
            shutil.copyfileobj(source, copy, _CHUNK)
    except OSError as error:
        raise UserProblem("problem.list_not_copied", path=str(target), detail=disk_words(error)) from error
    return target

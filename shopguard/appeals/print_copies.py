"""Print copies of evidence pictures. Those that take long to make (large, turned, cut into parts) are kept, so that each is made once.

They lie in a folder of their own, which may be deleted at any time: originals are in the locker, copies are made again. A copy's
name holds the hash of its content, so that a damaged one is noticed and made again too.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from pathlib import Path

from shopguard.appeals.pictures import BrokenPicture, PrintCopy, make_print_copies, size_of_copy
from shopguard.core.message import CannotOpen
from shopguard.store.evidence import COPIES_FOLDER, original
from shopguard.store.folder import make_private_folder
from shopguard.store.sealing import KeptFile, kept_writer
from shopguard.store.workroom import make_workroom

_WORKROOM = ".printing-"
_RECIPE = "1"  # another one when other copies are made of the same original


def print_copies(
    data: Path, sha256: str, folder: Path, stem: str, *, anew: bool = False, turned: int = 0
) -> list[PrintCopy]:
    """The copies of an original in the locker, put into ``folder``; see :func:`~shopguard.appeals.pictures.make_print_copies`.

    Raises likewise.
    """
    kept = data / COPIES_FOLDER / sha256[:2] / f"{sha256}-{_RECIPE}{f'-turned-{turned}' if turned else ''}"
    copies = [] if anew else _taken(data, kept, folder, stem)
    if not copies:
        copies = make_print_copies(original(data, sha256), folder, stem, anew=anew, turned=turned)
        if not anew and not copies[0].as_it_is:
            _keep(data, kept, copies)
    return copies


def make_ready(data: Path, sha256: str, turned: int = 0) -> None:
    """Makes the copies now, so that printing does not wait for them; where that cannot be, printing will say why."""
    with contextlib.suppress(BrokenPicture, OSError), make_workroom(data, _WORKROOM) as room:
        print_copies(data, sha256, Path(room), "1", turned=turned)


def _taken(data: Path, kept: Path, folder: Path, stem: str) -> list[PrintCopy]:
    """The kept copies; none where they are not there or not whole."""
    try:
        names = sorted(kept.iterdir(), key=lambda path: int(path.name.partition("-")[0]))
        contents = [KeptFile(data, path).read_bytes() for path in names]
    except (OSError, ValueError):
        names, contents = [], []
    if not contents or [path.name for path in names] != _names(contents):
        shutil.rmtree(kept, ignore_errors=True)
        return []
    copies = []
    for number, content in enumerate(contents, start=1):
        copy = folder / f"{stem}-{number}.jpg"
        copy.write_bytes(content)
        copies.append(size_of_copy(copy))
    return copies


def _keep(data: Path, kept: Path, copies: list[PrintCopy]) -> None:
    """All of them or none; where there is no room for them, the next packet makes them again."""
    contents = [copy.path.read_bytes() for copy in copies]
    with contextlib.suppress(OSError, CannotOpen), make_workroom(data, _WORKROOM) as room:
        for name, content in zip(_names(contents), contents, strict=True):
            with kept_writer(data, Path(room, name), durable=False) as stream:
                stream.write(content)
        for folder in (data / COPIES_FOLDER, kept.parent):
            make_private_folder(folder)
        Path(room).rename(kept)


def _names(contents: list[bytes]) -> list[str]:
    """``1-of-2-<hash>``: a part that is missing shows as well as one that is damaged."""
    many = len(contents)
    return [f"{n}-of-{many}-{hashlib.sha256(content).hexdigest()}" for n, content in enumerate(contents, start=1)]

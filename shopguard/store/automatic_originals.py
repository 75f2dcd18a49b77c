"""The evidence of automatic backups: each original once, in ``backups/originals``, however many backups need it.

A hard link where the file system has links: it costs no room until the original in the locker is lost, and is the same file, so
that what damages its bytes damages both; one that was added again is kept anew. An original may be there
plain and sealed (before and after a password was set, or under another one): these are different files, told apart by how they
begin, so that an older backup can still be put in place.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path

from shopguard.store.backup_form import BACKUP_FOLDER, KEPT_ORIGINAL, UnusableBackup
from shopguard.store.durable import flush_file, flush_folder, put_in_place
from shopguard.store.evidence import EVIDENCE_FOLDER
from shopguard.store.folder import make_private_folder
from shopguard.store.sealing import is_sealed

ORIGINALS_FOLDER = "originals"
_BEGINNING = 64  # bytes of a sealed file: no two sealings begin alike
_NAME_LENGTH = 64


def keep_originals(data: Path) -> dict[str, str]:
    """Keeps every original of the locker beside the backups; evidence member → its name there. Raises ``OSError``."""
    names: dict[str, str] = {}
    added: set[Path] = set()
    for path in sorted(Path(data, EVIDENCE_FOLDER).glob("??/*")):
        kept = _kept_name(path)
        if KEPT_ORIGINAL.fullmatch(kept):  # what a file manager leaves there is none
            names[path.relative_to(data).as_posix()] = kept
            target = _place(data / BACKUP_FOLDER, kept)
            if not _is_kept(path, target):
                link_original(path, target)
                added.add(target.parent)
    for folder in added:
        flush_folder(folder)
    return names


def drop_originals(data: Path, needed: Iterable[str]) -> None:
    """Removes what no automatic backup needs any more."""
    wanted = frozenset(needed)
    for path in Path(data, BACKUP_FOLDER, ORIGINALS_FOLDER).glob("??/*"):
        if path.name not in wanted:
            with contextlib.suppress(OSError):  # the next backup tries again
                _remove(path)


def beside(backup: Path, kept: str) -> Path:
    """Where an original of the automatic backup lies."""
    return _place(backup.parent.parent, kept)


def check_original(backup: Path, name: str, kept: str) -> None:
    """Whether an original beside a backup is there, and what it was. Raises :class:`UnusableBackup`, ``OSError``.

    What is sealed tells by itself, when it is opened, whether it was altered.
    """
    path = beside(backup, kept)
    if not path.is_file() or not _is_sound(path):
        raise UnusableBackup("broken", name)


def link_original(source: Path, target: Path) -> None:
    """The same file under another name, a copy where there are no links; whole or not there. Raises ``OSError``."""
    make_private_folder(target.parent.parent)
    make_private_folder(target.parent)
    try:
        target.hardlink_to(source)
    except OSError:  # another file system, or one without links
        temporary = target.with_name(f".{target.name}.writing")
        shutil.copy2(source, temporary)
        temporary.chmod(stat.S_IREAD | stat.S_IWRITE)
        flush_file(temporary)
        temporary.chmod(stat.S_IREAD)
        put_in_place(temporary, target)


def _is_kept(path: Path, target: Path) -> bool:
    """Whether it is there already. One that is another file than it was is looked through, and goes where it is not sound."""
    if not target.exists():
        return False
    there, here = target.stat(), path.stat()
    unaltered = (there.st_size, int(there.st_mtime)) == (here.st_size, int(here.st_mtime))
    if os.path.samestat(there, here) or unaltered or _is_sound(target):
        return True
    _remove(target)
    return False


def _is_sound(path: Path) -> bool:
    """Whether an original beside the backups is what its name says."""
    if len(path.name) > _NAME_LENGTH:
        return _kept_name(path) == path.name
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == path.name


def _remove(path: Path) -> None:
    if os.name == "nt":
        path.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows does not remove read-only files
    path.unlink()


def _place(backups: Path, kept: str) -> Path:
    return backups / ORIGINALS_FOLDER / kept[:2] / kept


def _kept_name(path: Path) -> str:
    sha256 = path.name[:_NAME_LENGTH]
    if not is_sealed(path):
        return sha256
    with path.open("rb") as stream:
        return f"{sha256}.{hashlib.sha256(stream.read(_BEGINNING)).hexdigest()[:16]}"

"""Two things that weigh much in a Linux build and that nobody asks for while the program runs: ICU's data for other languages, and
the debug sections of two libraries whose makers left them in.

Nothing else is touched: stripping whole builds breaks numpy's libraries.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path, PurePosixPath

import icu_data

Entry = tuple[str, str, str]

_ICU = re.compile(r"libicudata\.so\.\d+")
_WITH_DEBUG = re.compile(r"libpython3\.\d+\.so\.1\.0|sqlcipher3/_sqlite3\.[\w.-]+\.so")


def slimmer(entry: Entry, folder: Path) -> Entry:
    """The entry as it is, or one of those three with a smaller file that was made in ``folder`` (a folder of this build only).

    Raises ``icu_data.UnknownForm``, ``CalledProcessError``, ``OSError``.
    """
    name, source, kind = entry
    if kind == "SYMLINK":
        return entry
    made = folder / PurePosixPath(name).name
    if _ICU.fullmatch(made.name):
        icu_data.make_smaller(Path(source), made)
    elif _WITH_DEBUG.fullmatch(name):
        without_debug(Path(source), made)
    else:
        return entry
    return name, str(made), kind


def without_debug(library: Path, made: Path) -> None:
    """Writes the library without its debug sections; what is linked and run stays as it is. Needs binutils, as the packer does."""
    made.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(library, made)
    made.chmod(0o755)
    subprocess.run(("strip", "--strip-debug", str(made)), check=True, capture_output=True)

"""What weighs much in a Linux build and is not asked for while the program runs: ICU's data for other languages, and the names and
debug sections that only a debugger reads.

numpy, pandas and every library that a wheel brought in a ``….libs`` folder keep them: patchelf has rewritten those, and strip breaks them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import icu_data

Entry = tuple[str, str, str]

_ICU = re.compile(r"libicudata\.so\.\d+")
_LIBRARY = re.compile(r"\.so(\.\d+)*$")
_REWRITTEN = re.compile(r"(numpy|pandas|[\w-]+\.libs)/")


def slimmer(entry: Entry, folder: Path) -> Entry:
    """The entry as it is, or with a smaller file that was made in ``folder`` (a folder of this build only).

    Raises ``icu_data.UnknownForm``, ``CalledProcessError``, ``OSError``.
    """
    name, source, kind = entry
    if kind == "SYMLINK":
        return entry
    made = folder / name
    if _ICU.fullmatch(made.name):
        icu_data.make_smaller(Path(source), made)
    elif _LIBRARY.search(name) and not _REWRITTEN.match(name):
        without_names(Path(source), made)
    else:
        return entry
    return name, str(made), kind


def without_names(library: Path, made: Path) -> None:
    """Writes the library without what only a debugger reads; what is linked and run stays as it is. Needs binutils, as the packer does."""
    made.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(library, made)
    made.chmod(0o755)
    subprocess.run(("strip", "--strip-unneeded", str(made)), check=True, capture_output=True)

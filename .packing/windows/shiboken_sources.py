"""Python files that shiboken6 carries inside its library and compiles anew at every start: taken out of it, to be compiled once.

They lie there as a ZIP written in base64; where a folder ``files.dir`` lies beside the library, shiboken6 takes them from that
instead. Nothing of the library is run for it, so this works for another system's library too.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
from collections.abc import Collection
from pathlib import Path

LIBRARY = "shiboken6.abi3.dll"
FOLDER = "files.dir"
PACKAGE = "shibokensupport/"
_IN_BASE64 = re.compile(rb"UEsDB[\w+/=\n\0]{1000,}", re.ASCII)  # the strings follow each other, NUL between them


def unpack(shiboken: Path, not_run: Collection[str]) -> str:
    """Lays the files beside the library of the folder, empty those that are ``not_run``; returns a line for the build.

    Raises ``OSError``.
    """
    for found in _IN_BASE64.findall((shiboken / LIBRARY).read_bytes()):
        try:
            # more padding than there has to be is no harm; a few letters of what comes next may be at the end
            content = base64.b64decode(found.translate(None, b"\n\0") + b"===")
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                names = [name for name in packed.namelist() if re.fullmatch(rf"{PACKAGE}([a-z]\w*/)*\w+\.py", name)]
                packed.extractall(shiboken / FOLDER, names)
        except (binascii.Error, zipfile.BadZipFile):
            continue
        for name in names:
            if name.rpartition("/")[2] in not_run:
                (shiboken / FOLDER / name).write_bytes(b"")
        if names:
            return f"{len(names)} modules of shiboken6 taken out of {LIBRARY}"
    return f"no modules found in {LIBRARY}: the program compiles them at every start"

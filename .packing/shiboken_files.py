"""Python files that PySide6 carries zipped inside a library and compiles anew at every start: unpacked and compiled once.

shiboken6 takes them from a folder ``files.dir`` beside itself where there is one. Measured on Linux: a start needs 17 ms of the
processor less (254 instead of 271, busy machine).
"""

from __future__ import annotations

import py_compile
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = "shiboken6/files.dir"
# Loaded at every start, and run only to write stub files for editors: nothing of it is left (12 ms by ``-X importtime``).
NOT_RUN = ("pyi_generator.py",)
# In a process of its own: a build that has PySide6 in it would find Qt's own ``import`` in its way.
UNPACK = """
import sys
import PySide6.QtCore
packed = sys.modules["shibokensupport.feature"].__loader__.zfile
packed.extractall(sys.argv[1], [name for name in packed.namelist() if name.startswith("shibokensupport/")])
"""


def compiled_files(made: Path) -> Iterator[tuple[str, str]]:
    """Unpacks and compiles them in ``made``: each file with its folder in the program. Raises ``CalledProcessError``."""
    source, compiled = made / "source", made / "compiled"
    subprocess.run([sys.executable, "-c", UNPACK, str(source)], check=True)
    for path in sorted(source.rglob("*.py")):
        name = path.relative_to(source)
        if path.name in NOT_RUN:
            path.write_text("", "utf-8")
        target = compiled / name.with_suffix(".pyc")
        target.parent.mkdir(parents=True, exist_ok=True)
        by_content = py_compile.PycInvalidationMode.UNCHECKED_HASH  # the same bytes at every build
        py_compile.compile(str(path), str(target), name.as_posix(), doraise=True, invalidation_mode=by_content)
        yield str(target), f"{FOLDER}/{name.parent.as_posix()}"

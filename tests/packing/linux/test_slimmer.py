"""Libraries that are packed smaller: which ones, and that the program's own database engine still runs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux" or not which("strip"), reason="done on Linux, by binutils")


@pytest.fixture
def slimmer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(ROOT / ".packing" / "linux"))
    yield import_module("slimmer")
    for name in ("slimmer", "icu_data"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(
    "entry",
    [
        ("numpy/_core/_multiarray_umath.so", "/numpy.so", "EXTENSION"),
        ("pandas/_libs/lib.cpython-311-x86_64-linux-gnu.so", "/lib.so", "EXTENSION"),
        ("numpy.libs/libscipy_openblas64_-32a4b2a6.so", "/openblas.so", "BINARY"),
        ("pillow.libs/libavif-c6062d5f.so.16.4.2", "/avif.so", "BINARY"),
        ("certificates/some.so.txt", "/some.txt", "BINARY"),
        ("libicudata.so.73", "PySide6/Qt/lib/libicudata.so.73", "SYMLINK"),
    ],
)
def test_the_others_stay_as_they_are(slimmer: Any, tmp_path: Path, entry: tuple[str, str, str]) -> None:
    assert slimmer.slimmer(entry, tmp_path / "made") == entry
    assert not (tmp_path / "made").exists()


def test_the_database_engine_runs_without_what_only_a_debugger_reads(slimmer: Any, tmp_path: Path) -> None:
    spec = find_spec("sqlcipher3._sqlite3")
    assert spec is not None
    assert spec.origin is not None
    library = Path(spec.origin)
    name, made, kind = slimmer.slimmer((f"sqlcipher3/{library.name}", str(library), "EXTENSION"), tmp_path)
    assert (name, kind) == (f"sqlcipher3/{library.name}", "EXTENSION")
    sections = subprocess.run(("readelf", "-SW", made), capture_output=True, text=True, check=True).stdout
    assert ".debug" not in sections
    assert ".symtab" not in sections
    for part in library.parent.glob("*.py"):
        (tmp_path / "sqlcipher3" / part.name).write_bytes(part.read_bytes())
    asked = (
        "from sqlcipher3 import dbapi2, _sqlite3; print(_sqlite3.__file__); base = dbapi2.connect('x.db');"
        "base.execute(\"pragma key = 'k'\"); base.execute('create table t(a)'); base.commit();"
        "print(base.execute('pragma cipher_version').fetchone()[0][0], open('x.db', 'rb').read(6) == b'SQLite')"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", asked], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [made, "4", "False"]

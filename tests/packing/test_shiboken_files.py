"""PySide6's own Python files, compiled once at the build: the program finds them all, and the same bytes come out each time."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import ROOT

# A copy of shiboken6 that has them beside itself is what PySide6 is given; told is where a module of theirs was read from.
FROM_COPY = "import PySide6.QtCore, sys; print(sys.modules['shibokensupport.signature.loader'].__file__)"


def test_shiboken_takes_the_compiled_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / ".packing"))
    shiboken_files = import_module("shiboken_files")
    import shiboken6

    copy = tmp_path / "shiboken6"
    copy.mkdir()
    for path in Path(shiboken6.__file__).parent.glob("*.*"):
        if path.suffix == ".py":  # its place tells where to look, so it is no link
            (copy / path.name).write_bytes(path.read_bytes())
        else:
            (copy / path.name).symlink_to(path)
    first = list(shiboken_files.compiled_files(tmp_path / "one"))
    again = list(shiboken_files.compiled_files(tmp_path / "two"))
    assert [Path(one).read_bytes() for one, _ in first] == [Path(one).read_bytes() for one, _ in again]
    for made, folder in first:
        target = tmp_path / folder / Path(made).name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(Path(made).read_bytes())
    there = dict(os.environ, PYTHONPATH=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", FROM_COPY], capture_output=True, text=True, check=True, env=there)
    assert done.stdout.strip() == str(tmp_path / "shiboken6/files.dir/shibokensupport/signature/loader.pyc")

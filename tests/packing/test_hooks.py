"""What PyInstaller runs before the program: which of it runs, waits, or stays out."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCRIPTS = [
    (f"pyi_rth_{name}", f"/hooks/pyi_rth_{name}.py", "PYSOURCE") for name in ("inspect", "multiprocessing", "other")
]
PROGRAM = ("__main__", "/shopguard/__main__.py", "PYSOURCE")


def test_the_hook_for_processes_waits_as_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / ".packing"))
    program = import_module("program")
    run, later = program.sorted_hooks([*SCRIPTS, PROGRAM])
    sys.modules.pop("program")
    assert run == [SCRIPTS[2], PROGRAM]
    assert later == [("pyi_rth_multiprocessing", "/hooks/pyi_rth_multiprocessing.py", "PYMODULE")]


def test_pyinstaller_still_calls_them_so(monkeypatch: pytest.MonkeyPatch) -> None:
    found = find_spec("PyInstaller")
    if found is None or found.origin is None:
        pytest.skip("PyInstaller is not there")
    monkeypatch.syspath_prepend(str(ROOT / ".packing"))
    program = import_module("program")
    sys.modules.pop("program")
    hooks = {path.stem for path in (Path(found.origin).parent / "hooks" / "rthooks").glob("*.py")}
    assert hooks >= {program.HOOK_FOR_LATER, *program.HOOKS_LEFT_OUT}

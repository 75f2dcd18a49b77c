"""The packed program as its own reader of PDFs: the packer's changes are loaded where such a process is made, or is this one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CODE = """
import sys
sys.frozen, sys.argv = True, ["ShopGuard", *sys.argv[1:]]
from shopguard.appeals.packed_process import serve_if_asked
serve_if_asked()
print("went on", "multiprocessing" in sys.modules)
"""
HOOK = """
import multiprocessing.spawn
multiprocessing.spawn.freeze_support = lambda: print("served")
"""


def said(folder: Path, *arguments: str) -> list[str]:
    """What a packed program says that is started so; its packer's module lies in ``folder``."""
    there = {"PYTHONPATH": f"{folder}:{ROOT}" if sys.platform != "win32" else f"{folder};{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-c", CODE, *arguments], capture_output=True, text=True, check=True, env=there
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("arguments", [(), ("订单.csv",), ("--background",)])
def test_a_start_by_the_owner_loads_none_of_it(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert said(tmp_path, *arguments) == ["went on False"]


@pytest.mark.parametrize("arguments", [("--multiprocessing-fork", "a=1"), ("-X", "utf8", "-c", "from x import y")])
def test_a_start_by_the_program_is_served(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "pyi_rth_multiprocessing.py").write_text(HOOK, "utf-8")
    assert said(tmp_path, *arguments) == ["served", "went on True"]


def test_where_nothing_is_to_be_changed_python_s_own_way_is_taken(tmp_path: Path) -> None:
    assert said(tmp_path, "-c") == ["went on True"]

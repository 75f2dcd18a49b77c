"""The floors of the house: who may import whom, and what the core can do without."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

UNWANTED = ("PySide6", "shiboken6", "pandas", "numpy", "sqlite3", "sqlite_utils")


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Runs Python code in a process of its own, at the project's top."""
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_imports_go_downwards_only() -> None:
    done = run("import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())")
    assert done.returncode == 0, done.stdout + done.stderr


def test_core_needs_neither_qt_nor_pandas_nor_a_database() -> None:
    done = run(
        f"import sys; sys.modules.update(dict.fromkeys({UNWANTED!r}))\n"
        "import importlib, pkgutil, shopguard.core as core\n"
        "names = [module.name for module in pkgutil.iter_modules(core.__path__)]\n"
        "for name in names: importlib.import_module('shopguard.core.' + name)\n"
        "print(len(names))"
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 7


def test_core_tests_pass_where_qt_cannot_be_imported() -> None:
    done = run(
        "import sys; sys.modules.update(dict.fromkeys(('PySide6', 'shiboken6')))\n"
        "import pytest\n"
        "sys.exit(pytest.main(['-q', '-c', 'pyproject.toml', '-p', 'no:pytest-qt', '-p', 'no:cacheprovider',"
        " '-W', 'ignore::pytest.PytestConfigWarning', '-o', 'addopts=', 'tests/core']))"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_command_line_starts_without_qt_and_pandas() -> None:
    done = run("import sys, shopguard.cli; print([name for name in ('PySide6', 'pandas') if name in sys.modules])")
    assert done.stdout.strip() == "[]", done.stdout + done.stderr

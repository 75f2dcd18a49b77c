"""What the window's first painting waits for: nothing of what judges, imports, prints, or opens later."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import ROOT

HEAVY = (
    "shopguard.checker", "shopguard.core.fines", "shopguard.core.rulebook", "shopguard.core.refunds", "shopguard.importers",
    "shopguard.flows.orders.order_list", "shopguard.flows.imports", "shopguard.store.fetch", "shopguard.store.migrations",
    "shopguard.self_test", "shopguard.online", "shopguard.flows.updates",
    "shopguard.cli.arguments", "shopguard.cli.importing", "shopguard.ui.shell.parts", "shopguard.ui.shell.empty_page",
    "shopguard.store.evidence", "shopguard.core.marks",
    "concurrent", "decimal", "hashlib", "html", "multiprocessing", "pandas", "subprocess", "tomllib",
    "sqlite_utils", "typst", "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
)  # fmt: skip
CODE = """
import sys
import shopguard.__main__
import shopguard.ui.window
import shopguard.ui.window_run
print("\\n".join(sys.modules))
"""
LOOKED_AT = """
import shopguard.ui.window
from PySide6.support.feature import pyside_feature_dict
print("\\n".join(pyside_feature_dict))
"""


def test_the_first_painting_reads_nothing_heavy() -> None:
    there = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True, env=there, cwd=ROOT)
    read = done.stdout.split()
    assert "shopguard.ui.shell.main_window" in read
    assert [name for name in read if any(f"{name}.".startswith(f"{heavy}.") for heavy in HEAVY)] == []


def test_pyside_looks_at_no_module_of_the_window() -> None:
    there = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(
        [sys.executable, "-c", LOOKED_AT], capture_output=True, text=True, check=True, env=there, cwd=ROOT
    )
    assert [name for name in done.stdout.split() if name.startswith("shopguard.ui.")] == []

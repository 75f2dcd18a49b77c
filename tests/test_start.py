"""The start script: readable for old Pythons, knows a display when there is one, says what it can do."""

from __future__ import annotations

import ast
import re
import subprocess
import sys

import pytest

import start
from tests.conftest import ROOT


def test_an_older_python_can_read_it() -> None:
    ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 9))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize(
    ("environment", "display"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "minimal:enable_fonts"}, False),
        ({"QT_QPA_PLATFORM": "vnc"}, True),
    ],
)
def test_it_knows_whether_a_window_can_be_seen(environment: dict[str, str], display: bool) -> None:
    assert start.has_display(environment) is display


def test_a_wrong_word_is_usage() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "start.py"), "tset"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 2
    assert "start.py test" in done.stdout


def test_the_lock_has_hashes_and_no_addresses() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    pins = re.split(r"\n(?=\S)", lock.strip())
    assert [pin.splitlines()[0] for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []

"""On a Linux without a language the program starts without Qt's complaints, and its file dialog leaves nothing in the home folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shopguard import __main__ as door
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a matter of Linux")
SHOWN = """
from shopguard.__main__ import _tell_qt_utf_8
_tell_qt_utf_8()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog
from shopguard.ui.look.application import the_application
application = the_application()
dialog = QFileDialog(None, "", "/")
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.open()
QTimer.singleShot(0, dialog.reject)
QTimer.singleShot(200, application.quit)
application.exec()
del dialog
"""


def test_no_complaint_and_no_history(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "LC_ALL": "C", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PATH": os.defpath}
    command = (sys.executable, "-B", "-c", SHOWN)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    assert "locale" not in done.stderr
    assert list(tmp_path.rglob("*.conf")) == []


@pytest.mark.parametrize(
    ("there", "then"),
    [
        ({}, {"LC_CTYPE": "C.UTF-8"}),
        ({"LANG": "C"}, {"LANG": "C", "LC_CTYPE": "C.UTF-8"}),
        ({"LC_ALL": "POSIX", "LANG": "zh_CN.UTF-8"}, {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}),
        ({"LANG": "zh_CN.GBK"}, {"LANG": "zh_CN.GBK"}),
        ({"LC_CTYPE": "zh_CN.UTF-8", "LANG": "C"}, {"LC_CTYPE": "zh_CN.UTF-8", "LANG": "C"}),
    ],
)
def test_a_language_that_is_set_stays(
    there: dict[str, str], then: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.setenv(name, "")  # so that it is put back afterwards
        monkeypatch.delenv(name)
    for name, value in there.items():
        monkeypatch.setenv(name, value)
    door._tell_qt_utf_8()
    assert {name: os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if name in os.environ} == then

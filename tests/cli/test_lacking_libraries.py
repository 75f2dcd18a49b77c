"""A machine that lacks a library of the window's: one sentence, no traceback, and no window asked to show it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest

from shopguard.cli import lacking_libraries
from shopguard.cli.main import main
from tests.cli.test_contract import NOW, NoWindow

NOT_FOUND = "libEGL.so.1: cannot open shared object file: No such file or directory"


class WindowWithoutLibraries(NoWindow):
    def can_show(self) -> bool:
        return True

    def claim(self, data: Path, files: Sequence[Path]) -> bool:
        raise ImportError(NOT_FOUND)


def test_the_window_says_what_is_missing_and_who_brings_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # no desktop's dialog
    monkeypatch.setattr(lacking_libraries, "_loads", lambda name: name != "libGL.so.1")
    code = main(["--data", str(tmp_path / "data"), "--lang", "en"], WindowWithoutLibraries(), lambda: NOW)
    told = capsys.readouterr()
    assert (code, told.out) == (1, "")
    assert told.err == (
        "This computer lacks system libraries (libEGL.so.1 libGL.so.1), so no window can be shown; nothing changed. "
        "Install the packages libegl1 libgl1 (e.g. sudo apt install libegl1 libgl1), then open it again.\n"
    )
    assert not list(tmp_path.rglob("crash*"))


def test_the_desktop_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = tmp_path / "shown"
    dialog = tmp_path / "kdialog"
    dialog.write_text(f'#!/bin/sh\necho "$@" > "{shown}"\n', "utf-8")
    dialog.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    main(["--data", str(tmp_path / "data"), "--lang", "zh"], WindowWithoutLibraries(), lambda: NOW)
    assert shown.read_text("utf-8").startswith("--error 这台电脑缺少系统组件（libEGL.so.1")


@pytest.mark.parametrize("words", [[], ["--self-test"]])
def test_a_library_of_the_programs_own_is_no_package_of_the_system(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Damaged(WindowWithoutLibraries):
        def claim(self, data: Path, files: Sequence[Path]) -> bool:
            raise ImportError(NOT_FOUND.replace("libEGL.so.1", "libQt6Gui.so.6"))

        def chores(self) -> NoReturn:
            raise ImportError(NOT_FOUND.replace("libEGL.so.1", "libQt6Gui.so.6"))

    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["--data", str(tmp_path / "data"), *words], Damaged(), lambda: NOW) == 1
    assert capsys.readouterr().err == "程序不完整（缺少 libQt6Gui.so.6），打不开。请重新安装，数据还在。\n"


def test_what_cannot_show_chinese_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xmessage").write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "xmessage").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not lacking_libraries.show_by_desktop("打不开")


@pytest.mark.parametrize("error", [ImportError("No module named 'x'"), OSError(NOT_FOUND)])
def test_other_errors_are_no_lacking_library(error: Exception) -> None:
    assert lacking_libraries.lacking_libraries(error) is None

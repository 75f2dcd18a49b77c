"""What a packed program hands on to the programs it starts: the system's libraries, not its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from shopguard.ui.ask import Ask
from shopguard.ui.background.notifier import say_without_tray
from shopguard.ui.other_programs import with_the_systems_libraries

OWN, OWNERS = "/made-up/ShopGuard/_internal", "/made-up/lib"
ECHO = '#!/bin/sh\necho "${LD_LIBRARY_PATH-none}" > "$TOLD.writing" && mv "$TOLD.writing" "$TOLD"\n'


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], None]:
    """As a packed program finds its surroundings. ``before``: what the owner had set himself."""

    def pack(before: str | None) -> None:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setenv("LD_LIBRARY_PATH", OWN)
        monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
        if before is not None:
            monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)

    return pack


class Browser(QObject):
    """Takes what is opened, and notes what a program started now would be given."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[tuple[str, str | None]] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append((url.toString(), os.environ.get("LD_LIBRARY_PATH")))


@pytest.mark.parametrize("before", [None, OWNERS])
def test_the_browser_and_the_file_manager_get_the_systems(
    qtbot: QtBot, packed: Callable[[str | None], None], tmp_path: Path, before: str | None
) -> None:
    packed(before)
    browser = Browser()
    for scheme in ("https", "file"):
        QDesktopServices.setUrlHandler(scheme, browser, "open")  # type: ignore[arg-type] # its stub wants bytes
    try:
        assert Ask().show_page("https://shopguard.example/download?a=1#b")
        Ask().show_folder(tmp_path)
    finally:
        for scheme in ("https", "file"):
            QDesktopServices.unsetUrlHandler(scheme)
    folder = QUrl.fromLocalFile(str(tmp_path)).toString()
    assert browser.opened == [("https://shopguard.example/download?a=1#b", before), (folder, before)]
    assert os.environ["LD_LIBRARY_PATH"] == OWN


@pytest.mark.skipif(sys.platform != "linux", reason="that program is one of Linux")
@pytest.mark.parametrize("before", [None, OWNERS])
def test_so_does_what_shows_a_notice(
    qtbot: QtBot,
    packed: Callable[[str | None], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: str | None,
) -> None:
    program, told = tmp_path / "notify-send", tmp_path / "told"
    program.write_text(ECHO, "ascii")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("TOLD", str(told))
    packed(before)
    assert say_without_tray("a", "b")
    qtbot.waitUntil(told.exists)
    assert told.read_text("ascii").strip() == (before or "none")


def test_unpacked_what_the_owner_has_set_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", OWNERS)
    with with_the_systems_libraries():
        assert os.environ["LD_LIBRARY_PATH"] == OWNERS


def test_after_an_error_all_is_as_before(packed: Callable[[str | None], None]) -> None:
    packed(None)
    with pytest.raises(OSError, match="made up"), with_the_systems_libraries():
        raise OSError("made up")
    assert os.environ["LD_LIBRARY_PATH"] == OWN

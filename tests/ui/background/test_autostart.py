"""Start with the system, in folders of the test: written, followed when the program moves, taken away."""

from __future__ import annotations

import configparser
import plistlib
import shlex
import sys
from pathlib import Path

import pytest

from shopguard.ui.background.autostart import (
    DesktopFile,
    Entry,
    LaunchAgent,
    desktop_line,
    keep_in_step,
    start_command,
    windows_line,
)

COMMAND = ["/opt/Shop Guard/ShopGuard", "--data", '/home/o/店铺 "一" $1 100%', "--background"]


@pytest.fixture(params=[DesktopFile, LaunchAgent])
def entry(request: pytest.FixtureRequest, tmp_path: Path) -> Entry:
    made: Entry = request.param(tmp_path / "not there yet")
    return made


def test_it_is_written_once_and_taken_away(entry: Entry) -> None:
    assert entry.command() is None
    assert keep_in_step(entry, COMMAND, wanted=True)
    assert entry.command() is not None
    assert not keep_in_step(entry, COMMAND, wanted=True)  # it is as it should be
    assert keep_in_step(entry, COMMAND, wanted=False)
    assert entry.command() is None
    assert not keep_in_step(entry, COMMAND, wanted=False)


def test_a_program_that_moved_is_followed(entry: Entry) -> None:
    keep_in_step(entry, ["/old/ShopGuard", "--data", "/d", "--background"], wanted=True)
    assert keep_in_step(entry, COMMAND, wanted=True)
    assert not keep_in_step(entry, COMMAND, wanted=True)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe broken",
        b"<?xml version='1.0'?><plist><dict>",
        b"<?xml version='1.0'?><plist version='1.0'><array/></plist>",
        b"<?xml version='1.0'?><plist version='1.0'><dict><key>ProgramArguments</key><true/></dict></plist>",
        b"Exec=\xff\n",
    ],
)
def test_what_is_there_and_is_none_of_ours_is_replaced(entry: Entry, content: bytes) -> None:
    assert isinstance(entry, DesktopFile | LaunchAgent)
    entry.path.parent.mkdir()
    entry.path.write_bytes(content)
    assert keep_in_step(entry, COMMAND, wanted=True)
    assert not keep_in_step(entry, COMMAND, wanted=True)


def test_the_desktop_file_is_one(tmp_path: Path) -> None:
    entry = DesktopFile(tmp_path)
    entry.write(["/opt/ShopGuard", "--data", "/home/o/my data", "--background"])
    file = configparser.ConfigParser(interpolation=None)
    file.optionxform = str  # type: ignore[assignment,method-assign]
    file.read(entry.path, "utf-8")
    told = dict(file["Desktop Entry"])
    assert told["Type"] == "Application"
    assert (told["Name"], told["Name[zh_CN]"]) == ("ShopGuard", "店铺卫士")
    assert shlex.split(told["Exec"]) == ["/opt/ShopGuard", "--data", "/home/o/my data", "--background"]


def test_special_signs_are_escaped_for_the_file_and_for_the_line_in_it() -> None:
    assert desktop_line(['a"b', "c$d", "e%f", "g\\h"]) == '"a\\\\"b" "c\\\\$d" "e%%f" "g\\\\\\\\h"'


def test_the_agent_starts_the_program_at_login(tmp_path: Path) -> None:
    entry = LaunchAgent(tmp_path)
    entry.write(COMMAND)
    told = plistlib.loads(entry.path.read_bytes())
    assert told["ProgramArguments"] == COMMAND
    assert told["RunAtLoad"] is True
    assert told["EnvironmentVariables"] == {"QT_MAC_DISABLE_FOREGROUND_APPLICATION_TRANSFORM": "1"}


def test_a_list_that_is_none_is_replaced(tmp_path: Path) -> None:
    entry = LaunchAgent(tmp_path)
    entry.path.write_text("no list", "utf-8")
    assert keep_in_step(entry, COMMAND, wanted=True)
    assert entry.command() == COMMAND


def test_windows_puts_what_has_spaces_into_quotes() -> None:
    line = windows_line([r"C:\Program Files\ShopGuard\ShopGuard.exe", "--data", r"D:\a b", "--background"])
    assert line == r'"C:\Program Files\ShopGuard\ShopGuard.exe" --data "D:\a b" --background'


def test_the_command_names_program_data_folder_and_background(tmp_path: Path) -> None:
    command = start_command(tmp_path)
    assert Path(command[0]).exists()
    assert command[-3:] == ["--data", str(tmp_path), "--background"]


def test_a_packed_program_starts_the_one_without_a_console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ShopGuard.exe", "shopguard-cli.exe"):
        (tmp_path / name).touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    for running in ("ShopGuard.exe", "shopguard-cli.exe"):
        monkeypatch.setattr(sys, "executable", str(tmp_path / running))
        assert start_command(tmp_path)[0] == str(tmp_path / "ShopGuard.exe")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "alone"))
    assert start_command(tmp_path)[0] == str(tmp_path / "alone")


def test_who_has_no_home_has_no_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", no_home)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    for made in (DesktopFile, LaunchAgent):
        assert not keep_in_step(made(), COMMAND, wanted=False)
        with pytest.raises(OSError, match="dev"):
            keep_in_step(made(), COMMAND, wanted=True)


@pytest.mark.skipif(sys.platform != "win32", reason="the registry is a matter of Windows")
def test_the_run_key_of_windows() -> None:
    if sys.platform == "win32":
        import winreg

        from shopguard.ui.background.autostart_windows import RunKey

        path = r"Software\ShopGuardTest\Run"
        entry = RunKey(windows_line, path)
        try:
            assert keep_in_step(entry, COMMAND, wanted=True)
            assert not keep_in_step(entry, COMMAND, wanted=True)
            assert keep_in_step(entry, COMMAND, wanted=False)
            assert entry.command() is None
        finally:
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, path)
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, r"Software\ShopGuardTest")

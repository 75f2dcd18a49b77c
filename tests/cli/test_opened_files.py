"""Files without a command open the window with them; a running window takes them instead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from shopguard.cli.arguments import parse
from shopguard.cli.chores import WindowChores
from shopguard.cli.main import main
from shopguard.core.message import Language, Message
from shopguard.flows.workplace import Workplace

NOW = 1_795_147_200


class SeenWindow:
    """Notes what it was asked for. ``taken``: another window is open and takes the files."""

    def __init__(self, *, taken: bool = False) -> None:
        self.taken = taken
        self.asked: list[object] = []

    def can_show(self) -> bool:
        return True

    def claim(self, data: Path, files: Sequence[Path]) -> bool:
        self.asked.append(("claim", data, list(files)))
        return not self.taken

    def unlock(self, data: Path, language: Language | None, *, hidden: bool) -> bool:
        raise AssertionError("no window was asked for")

    def mend(self, data: Path, damage: Message, language: Language | None, now: int) -> bool:
        raise AssertionError("no window was asked for")

    def run(self, place: Workplace, *, demo: bool, files: Sequence[Path] = (), hidden: bool = False) -> int:
        self.asked.append(("run", list(files), hidden))
        return 0

    def show_problem(self, text: str, language: Language) -> None:
        raise AssertionError(text)

    def screenshot(self, place: Workplace, path: Path, *, now: int, select: str | None) -> None:
        raise AssertionError("no screenshot was asked for")

    def chores(self) -> WindowChores:
        raise AssertionError("no chore was asked for")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.chdir(tmp_path)
    made = [Path("订单 一.csv"), Path("check")]  # one is called as a command is
    for file in made:
        file.touch()
    return made


def test_existing_files_are_opened_in_the_window(tmp_path: Path, files: list[Path]) -> None:
    window = SeenWindow()
    data = tmp_path / "data"
    assert main(["--data", str(data), "--lang", "zh", *map(str, files)], window, lambda: NOW) == 0
    assert window.asked == [("claim", data, files), ("run", files, False)]


def test_an_open_window_takes_them_and_nothing_else_happens(tmp_path: Path, files: list[Path]) -> None:
    window = SeenWindow(taken=True)
    data = tmp_path / "data"
    assert main(["--data", str(data), str(files[0])], window, lambda: NOW) == 0
    assert window.asked == [("claim", data, [files[0]])]
    assert not data.exists()  # not even the database was opened


def test_a_command_goes_before_a_file_of_its_name(files: list[Path]) -> None:
    assert parse(["check"]).command == "check"
    assert parse(["check"]).open == []
    assert parse(["./check"]).open == [Path("./check")]


def test_without_anything_the_window_opens_empty_handed() -> None:
    asked = parse([])
    assert (asked.command, asked.open, asked.background) == (None, [], False)


def test_the_systems_start_is_in_the_background(tmp_path: Path) -> None:
    window = SeenWindow()
    assert main(["--data", str(tmp_path), "--background"], window, lambda: NOW) == 0
    assert window.asked[-1] == ("run", [], True)


@pytest.mark.parametrize(
    "words", [["no-such-file.csv"], ["订单 一.csv", "no-such-file.csv"], ["订单 一.csv", "--json"]]
)
def test_a_file_that_is_not_there_is_usage(
    files: list[Path], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(words)
    assert ended.value.code == 2
    assert words[-1] in capsys.readouterr().err


def test_a_folder_can_be_opened_too(files: list[Path], tmp_path: Path) -> None:
    assert parse([str(tmp_path)]).open == [tmp_path]

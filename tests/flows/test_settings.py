"""Settings on a real disk: kept, read again, a broken file put aside and said, nothing half-written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from shopguard.app import build_workplace
from shopguard.core.message import UserProblem
from shopguard.flows.settings import Settings
from shopguard.flows.workplace import Workplace

WRITTEN_AT = 1_795_147_200  # 2026-11-20 12:00:00 in Beijing


def file_of(data: Path, text: str) -> Path:
    data.mkdir(exist_ok=True)
    file = data / "settings.json"
    file.write_text(text, "utf-8")
    os.utime(file, (WRITTEN_AT, WRITTEN_AT))
    return file


def test_without_a_file_the_defaults_hold_and_nothing_is_written(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert settings.number("warn_hours") == 12
    assert settings.is_on("notifications")
    assert settings.text("quiet_from") == "22:00"
    assert settings.problem is None
    assert list(tmp_path.iterdir()) == []


def test_what_is_set_is_there_at_the_next_start(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert settings.set("warn_hours", 24)
    assert settings.set("notifications", False)
    assert not settings.set("warn_hours", 24)  # it is that already
    again = Settings(tmp_path)
    assert (again.number("warn_hours"), again.is_on("notifications")) == (24, False)
    assert json.loads((tmp_path / "settings.json").read_text("utf-8")) == {"notifications": False, "warn_hours": 24}
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of this system")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    Settings(tmp_path).set("warn_hours", 24)
    assert (tmp_path / "settings.json").stat().st_mode & 0o077 == 0


def test_a_value_that_is_not_allowed_is_a_bug_and_changes_nothing(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    with pytest.raises(ValueError, match="warn_hours"):
        settings.set("warn_hours", 100)
    with pytest.raises(KeyError):
        settings.set("no_such_setting", 1)
    assert not (tmp_path / "settings.json").exists()


@pytest.mark.parametrize("text", ["{", "[1, 2]", "\x00\xff", "", '"warn_hours"', "[" * 100_000, "{}" + " " * 1_000_000])
def test_a_broken_file_is_kept_aside_and_said(tmp_path: Path, text: str) -> None:
    file_of(tmp_path, text)
    settings = Settings(tmp_path)
    aside = tmp_path / "settings-broken-20261120-120000.json"
    assert aside.read_text("utf-8") == text
    assert not (tmp_path / "settings.json").exists()
    assert settings.problem is not None
    assert settings.problem.code == "problem.settings_broken"
    assert settings.problem.values == {"path": str(aside)}
    assert settings.number("warn_hours") == 12
    assert Settings(tmp_path).problem is None  # it is said once


def test_a_second_broken_file_does_not_replace_the_first(tmp_path: Path) -> None:
    for text in ("{1", "{2", "{3"):
        file_of(tmp_path, text)
        Settings(tmp_path)
    kept = sorted(path.name for path in tmp_path.iterdir())
    stem = "settings-broken-20261120-120000"
    assert kept == [f"{stem}-2.json", f"{stem}-3.json", f"{stem}.json"]
    assert (tmp_path / f"{stem}.json").read_text("utf-8") == "{1"


def test_one_bad_value_leaves_the_good_ones(tmp_path: Path) -> None:
    file_of(tmp_path, '{"warn_hours": 0, "notify_most": 2, "later": "kept"}')
    settings = Settings(tmp_path)
    assert (settings.number("warn_hours"), settings.number("notify_most")) == (12, 2)
    assert settings.problem is not None
    assert settings.problem.code == "problem.settings_in_part"
    assert json.loads((tmp_path / "settings.json").read_text("utf-8")) == {"later": "kept", "notify_most": 2}
    assert "0" in (tmp_path / "settings-broken-20261120-120000.json").read_text("utf-8")


def test_a_file_written_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    file_of(tmp_path, '\ufeff{"warn_hours": 6}')
    assert Settings(tmp_path).number("warn_hours") == 6


def test_where_nothing_can_be_written_the_old_value_holds(tmp_path: Path) -> None:
    data = tmp_path / "data"
    settings = Settings(data)  # a folder that is not there cannot be written to, whoever asks
    with pytest.raises(UserProblem) as told:
        settings.set("warn_hours", 24)
    assert told.value.message.code == "problem.settings_not_written"
    assert settings.number("warn_hours") == 12


def test_a_file_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    settings = Settings(tmp_path)
    assert settings.problem is not None
    assert settings.problem.code == "problem.settings_unreadable"
    assert settings.number("warn_hours") == 12


def test_what_could_not_be_read_at_the_start_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()  # stands for a file that another program holds open
    settings = Settings(tmp_path)
    with pytest.raises(UserProblem):
        settings.set("warn_hours", 24)
    (tmp_path / "settings.json").rmdir()
    file_of(tmp_path, '{"notify_most": 2}')
    settings.set("warn_hours", 24)
    assert json.loads((tmp_path / "settings.json").read_text("utf-8")) == {"notify_most": 2, "warn_hours": 24}


def test_two_programs_keep_each_others_choices(tmp_path: Path) -> None:
    first, second = Settings(tmp_path), Settings(tmp_path)
    first.set("warn_hours", 24)
    second.set("notify_most", 2)
    assert json.loads((tmp_path / "settings.json").read_text("utf-8")) == {"notify_most": 2, "warn_hours": 24}


def test_a_file_that_breaks_while_the_program_runs_is_replaced_by_what_holds(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set("warn_hours", 24)
    file_of(tmp_path, "{")
    settings.set("notify_most", 2)
    assert json.loads((tmp_path / "settings.json").read_text("utf-8")) == {"notify_most": 2, "warn_hours": 24}


@pytest.mark.parametrize("text", ['{"later": "\\ud800"}', '{"\\udfff": 1}'])
def test_half_a_character_is_no_settings_file(tmp_path: Path, text: str) -> None:
    file_of(tmp_path, text)
    settings = Settings(tmp_path)
    assert settings.problem is not None
    assert settings.problem.code == "problem.settings_broken"
    assert settings.set("warn_hours", 24)


def test_where_it_was_kept_is_said_also_when_the_rest_could_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_of(tmp_path, '{"warn_hours": 0, "notify_most": 2}')

    def full(_data: Path, _values: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shopguard.flows.settings.write_settings", full)
    settings = Settings(tmp_path)
    assert settings.problem is not None
    assert settings.problem.values == {"path": str(tmp_path / "settings-broken-20261120-120000.json")}
    assert settings.number("notify_most") == 2


def test_the_workplace_speaks_the_chosen_language(tmp_path: Path) -> None:
    file_of(tmp_path / "data", '{"language": "en"}')
    place = build_workplace(tmp_path / "data")
    assert place.texts.language == "en"
    place.store.close()


def test_the_workplace_tells_what_is_wrong_in_words(place: Workplace, tmp_path: Path) -> None:
    file_of(place.data, "{")
    problem = Settings(place.data).problem
    assert problem is not None
    said = place.texts.say(problem)
    assert "settings-broken-20261120-120000.json" in said
    assert "设置文件读不懂" in said

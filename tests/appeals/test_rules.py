"""The appeal rules as they come with the program, and what the reader says of a broken file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from shopguard.appeals.deadline import appeal_by
from shopguard.appeals.rules import AppealRules, load_appeal_rules
from shopguard.core.beijing import iso, parse_iso
from shopguard.core.rule_table import BrokenRule
from shopguard.resources import resource

FILE = resource("rules", "douyin", "appeals.toml")


@pytest.fixture(scope="module")
def rules() -> AppealRules:
    return load_appeal_rules(FILE)


def by(rules: AppealRules, noticed: str) -> str | None:
    at = parse_iso(noticed)
    return iso(appeal_by(at, rules.window(date.fromisoformat(noticed[:10]))).until)


def test_today_seven_days_to_the_second(rules: AppealRules) -> None:
    assert by(rules, "2026-11-22T09:30:05") == "2026-11-29T09:30:05+08:00"


@pytest.mark.parametrize(
    ("noticed", "last"),
    [
        ("2024-03-04T10:00:00", "2024-03-07T10:00:00+08:00"),  # Monday to Thursday
        ("2024-03-08T10:00:00", "2024-03-13T10:00:00+08:00"),  # Friday, over a weekend, to Wednesday
        ("2024-03-09T10:00:00", "2024-03-14T00:00:00+08:00"),  # Saturday: Monday, Tuesday and Wednesday count
        ("2025-05-12T23:59:59", "2025-05-15T23:59:59+08:00"),  # the last legacy day
        ("2025-05-13T00:00:00", "2025-05-20T00:00:00+08:00"),  # the first current day
    ],
)
def test_working_days_before_may_2025(rules: AppealRules, noticed: str, last: str) -> None:
    assert by(rules, noticed) == last


def test_a_deadline_on_the_end_of_a_friday_stays_there(rules: AppealRules) -> None:
    assert by(rules, "2024-03-06T00:00:00") == "2024-03-09T00:00:00+08:00"  # Wednesday, Thursday, Friday


def test_the_form_of_the_platform_is_a_reported_setting(rules: AppealRules) -> None:
    assert (rules.limits.reason_characters, rules.limits.pictures) == (200, 5)
    assert rules.limits.citation.certainty == "reported"


def test_the_limits_behind_the_first_one(rules: AppealRules) -> None:
    legacy, current = rules.window(date(2024, 3, 4)), rules.window(date(2026, 11, 22))
    assert (legacy.supply_seconds, current.supply_seconds) == (None, 72 * 3_600)
    assert (legacy.answer_days, dict(legacy.answer_days_of)) == (7, {"pickup-timeout": 2})
    assert (current.answer_days, dict(current.answer_days_of)) == (5, {})


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("hours = 168", 'hours = "a week"', "windows[2]: hours"),
        ("hours = 168", "hours = 0", "windows[2]: hours"),
        ("hours = 168", "", "windows[2]: hours"),
        ("hours = 168", "days = 7", "windows[2]: hours"),
        ("working_days = 3", "working_days = 3\ndays = 3", "windows[1]: days"),
        ("supply_hours = 72", "supply_hours = 0", "windows[2]: hours"),
        ("answer_working_days = 7", "", "windows[1]: answer_working_days"),
        ('{ "pickup-timeout" = 2 }', '{ "pickup-timeout" = "two" }', "windows[1]: pickup-timeout"),
        ("from = 2025-09-29", "from = 2025-10-01", "windows: from 2025-10-01"),
        ('certainty = "in force"', 'certainty = "sure"', "windows[3]: certainty"),
        ("[limits]", "[limit]", "limits"),
        ("pictures = 5", "", "limits: pictures"),
        ("pictures = 5", "pictures = 5\nvideos = 1", "limits: videos"),
        ("least_long_side = 640", "least_long_side = 640\nlargest = 9", "files: largest"),
        ("[files]", "[files", "appeals.toml"),
    ],
)
def test_a_broken_file_is_named_with_its_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    broken = tmp_path / "appeals.toml"
    broken.write_text(FILE.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(BrokenRule) as caught:
        load_appeal_rules(broken)
    assert str(caught.value).startswith("appeals.toml: ")
    assert said in str(caught.value)

"""What can be set: the defaults the owner meets, and which values are refused."""

from __future__ import annotations

import pytest

from shopguard.core.settings import BY_NAME, SETTINGS, usable

DEFAULTS = {
    "warn_hours": 12,
    "notifications": True,
    "notify_lead_hours": 3,
    "notify_most": 4,
    "quiet_from": "22:00",
    "quiet_until": "08:00",
    "tray": False,
    "start_with_system": False,
    "appearance": "auto",
    "text_size": 100,
    "language": "zh",
}


@pytest.mark.parametrize(("name", "value"), DEFAULTS.items())
def test_what_holds_until_something_is_chosen(name: str, value: object) -> None:
    assert BY_NAME[name].default == value


def test_every_default_is_allowed_and_every_name_stands_once() -> None:
    assert [setting.name for setting in SETTINGS if not setting.allows(setting.default)] == []
    assert len(BY_NAME) == len(SETTINGS)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("warn_hours", 0),
        ("warn_hours", 73),
        ("warn_hours", True),
        ("warn_hours", "12"),
        ("warn_hours", 12.5),
        ("notifications", 1),
        ("notifications", "yes"),
        ("quiet_from", "24:00"),
        ("quiet_from", "8:00"),
        ("quiet_from", 800),
        ("text_size", 110),
        ("text_size", True),
        ("appearance", "blue"),
        ("appearance", None),
        ("window_place", "x" * 10_001),
    ],
)
def test_what_is_refused(name: str, value: object) -> None:
    assert not BY_NAME[name].allows(value)


def test_the_ends_of_a_range_are_in_it() -> None:
    assert BY_NAME["warn_hours"].allows(1)
    assert BY_NAME["warn_hours"].allows(72)
    assert BY_NAME["quiet_until"].allows("00:00")
    assert BY_NAME["quiet_until"].allows("23:59")


def test_a_newer_programs_settings_stay_and_bad_values_are_named() -> None:
    told: dict[str, object] = {"warn_hours": 500, "notify_most": 2, "from_the_future": "x", "nested": {"a": 1}}
    assert usable(told) == ({"notify_most": 2, "from_the_future": "x"}, ["warn_hours"])

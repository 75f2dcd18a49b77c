"""What the owner can set: every setting with its kind, its default and what is allowed. The settings page is built from this."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from shopguard.core.finding import DEFAULT_WARN_HOURS

Value = str | int | bool
Kind = Literal["choice", "number", "switch", "time", "text"]
Section = Literal["judging", "notices", "privacy", "background", "updates", "look", "backups", "kept"]

TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
LONGEST_TEXT: Final = 10_000


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set.

    ``kind``: "choice" (one of ``choices``), "number" (whole, ``least`` to ``most``), "switch" (bool), "time" (``HH:MM``, Beijing),
    "text". ``section``: where it stands on the page; those in "kept" are not on it: the program keeps them for the owner.
    """

    name: str
    section: Section
    kind: Kind
    default: Value
    least: int = 0
    most: int = 0
    choices: tuple[str | int, ...] = ()

    def allows(self, value: object) -> bool:
        """Whether ``value`` can be set."""
        if self.kind == "switch":
            return isinstance(value, bool)
        if isinstance(value, bool):
            return False
        if self.kind == "choice":
            return value in self.choices
        if self.kind == "number":
            return isinstance(value, int) and self.least <= value <= self.most
        if not isinstance(value, str):
            return False
        return len(value) <= LONGEST_TEXT if self.kind == "text" else TIME.fullmatch(value) is not None


SETTINGS: Final = (
    Setting("warn_hours", "judging", "number", DEFAULT_WARN_HOURS, least=1, most=72),
    Setting("notifications", "notices", "switch", True),
    Setting("notify_lead_hours", "notices", "number", 3, least=1, most=24),
    Setting("notify_most", "notices", "number", 4, least=1, most=12),
    Setting("quiet_from", "notices", "time", "22:00"),
    Setting("quiet_until", "notices", "time", "08:00"),
    Setting("mask_screen", "privacy", "switch", True),
    Setting("keep_months", "privacy", "number", 0, least=0, most=120),
    Setting("lock_after_minutes", "privacy", "choice", 10, choices=(0, 5, 10, 30, 60)),
    Setting("backup_daily", "backups", "switch", True),
    Setting("backups_kept", "backups", "number", 7, least=1, most=60),
    Setting("backups_weeks", "backups", "number", 4, least=0, most=52),
    Setting("tray", "background", "switch", False),
    Setting("start_with_system", "background", "switch", False),
    Setting("check_updates", "updates", "switch", False),
    Setting("appearance", "look", "choice", "auto", choices=("auto", "light", "dark")),
    Setting("text_size", "look", "choice", 100, choices=(100, 125, 150, 175, 200)),
    Setting("language", "look", "choice", "zh", choices=("zh", "en")),
    Setting("tour_seen", "kept", "switch", False),
    Setting("window_place", "kept", "text", ""),
)
BY_NAME: Final = {setting.name: setting for setting in SETTINGS}


def usable(told: dict[str, object]) -> tuple[dict[str, Value], list[str]]:
    """What of a settings file can be used, and the names of the settings that have a value which is not allowed.

    Names that are not known are kept as they are where they are plain values: a newer program may know them.
    """
    good: dict[str, Value] = {}
    bad = []
    for name, value in told.items():
        known = BY_NAME.get(name)
        if isinstance(value, (str, int, bool)) and (known is None or known.allows(value)):
            good[name] = value
        elif known is not None:
            bad.append(name)
    return good, bad

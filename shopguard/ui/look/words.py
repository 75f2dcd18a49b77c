"""The window's own words for clocks, moments and amounts; every other word comes from the text catalogue."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from shopguard.core.beijing import plain, to_datetime
from shopguard.core.finding import State
from shopguard.core.message import Texts
from shopguard.core.money import yuan_text
from shopguard.core.wording import duration

MINUTE = 60
COUNTED_DOWN = (State.DUE, State.PENDING, State.HINT)
COUNTED_UP = (State.BREACHED, State.UNCONFIRMED, State.DUE, State.PENDING)

translate = QCoreApplication.translate


def countdown(texts: Texts, state: State | None, deadline: int | None, now: int) -> str:
    """What the clock says for a finding: time left, time over, or "" where no clock is of interest."""
    if deadline is None:
        return ""
    if deadline >= now and state in COUNTED_DOWN:
        return translate("Words", "还剩 {span}").format(span=_span(texts, deadline - now))
    if deadline < now and state in COUNTED_UP:
        return translate("Words", "已过 {span}").format(span=_span(texts, now - deadline))
    return ""


def _span(texts: Texts, seconds: int) -> str:
    """Whole minutes: the clocks are written anew once a minute."""
    minutes = seconds // MINUTE
    return duration(texts, minutes * MINUTE) if minutes else texts.word("unit.minutes", number=0)


def moment(seconds: int | None) -> str:
    """``11-20 12:00`` Beijing time, or the word for unknown."""
    return translate("Words", "未知") if seconds is None else to_datetime(seconds).strftime("%m-%d %H:%M")


def moment_with_year(seconds: int | None) -> str:
    """``2026-11-20 12:00`` Beijing time, or the word for unknown."""
    return translate("Words", "未知") if seconds is None else to_datetime(seconds).strftime("%Y-%m-%d %H:%M")


def moment_to_the_second(seconds: int | None) -> str:
    """``2026-11-20 12:00:00`` Beijing time, or the word for unknown."""
    return translate("Words", "未知") if seconds is None else plain(seconds)


def yuan(fen: int) -> str:
    """``¥12``."""
    return f"¥{yuan_text(fen)}"


def amount(fen: int | None) -> str:
    """``¥12``, or the word for unknown."""
    return translate("Words", "未知") if fen is None else yuan(fen)

"""The window's own words for states, moments and amounts (Chinese source texts, translated by Qt)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from shopguard.core.beijing import DAY, HOUR, to_datetime
from shopguard.core.finding import Risk, State
from shopguard.core.money import yuan_text

MINUTE = 60
COUNTED_DOWN = (State.DUE, State.PENDING, State.HINT)

translate = QCoreApplication.translate


def risk_word(risk: Risk) -> str:
    """The word beside the colour."""
    return {
        Risk.VIOLATED: translate("Words", "已违规"),
        Risk.DUE: translate("Words", "快到点"),
        Risk.WATCH: translate("Words", "要留意"),
        Risk.OK: translate("Words", "未见异常"),
        Risk.CLOSED: translate("Words", "已结束"),
    }[risk]


def state_word(state: State) -> str:
    """How one clause stands."""
    return {
        State.BREACHED: translate("Words", "已违规"),
        State.DUE: translate("Words", "快到点"),
        State.UNCONFIRMED: translate("Words", "待证实"),
        State.SUSPECT: translate("Words", "疑似"),
        State.MET: translate("Words", "已做到"),
        State.PENDING: translate("Words", "还早"),
        State.HINT: translate("Words", "可以用"),
        State.EXEMPT: translate("Words", "不算违规"),
    }[state]


def kind_word(kind: str | None) -> str:
    """What a file is."""
    return {
        "orders": translate("Words", "订单"),
        "parcels": translate("Words", "包裹"),
        "tracks": translate("Words", "物流轨迹"),
        "after_sales": translate("Words", "售后"),
        "ledger": translate("Words", "动账"),
    }.get(kind or "", translate("Words", "认不出的文件"))


def check_word(result: str) -> str:
    """How one check of the evidence came out."""
    return {
        "ok": translate("Words", "通过"),
        "missing": translate("Words", "还没有"),
        "fails": translate("Words", "不符"),
    }.get(result, translate("Words", "请自己看"))


def span(seconds: int) -> str:
    """A length of time in its two largest units, minutes at the finest."""
    minutes = seconds // MINUTE
    days, hours = seconds // DAY, seconds % DAY // HOUR
    if days:
        return translate("Words", "{days} 天 {hours} 小时").format(days=days, hours=hours)
    if minutes >= MINUTE:
        return translate("Words", "{hours} 小时 {minutes} 分").format(hours=hours, minutes=minutes % MINUTE)
    return translate("Words", "{minutes} 分").format(minutes=minutes)


def countdown(state: State | None, deadline: int | None, now: int) -> str:
    """What the clock says for a finding: time left, time over, or "" where no clock is of interest."""
    if deadline is None or state is None:
        return ""
    if deadline >= now:
        return translate("Words", "还剩 {span}").format(span=span(deadline - now)) if state in COUNTED_DOWN else ""
    if state in (State.BREACHED, State.UNCONFIRMED, State.DUE, State.PENDING):
        return translate("Words", "已过 {span}").format(span=span(now - deadline))
    return ""


def moment(seconds: int | None) -> str:
    """``11-20 12:00`` Beijing time, or the word for unknown."""
    return translate("Words", "未知") if seconds is None else to_datetime(seconds).strftime("%m-%d %H:%M")


def moment_with_year(seconds: int | None) -> str:
    """``2026-11-20 12:00`` Beijing time, or the word for unknown."""
    return translate("Words", "未知") if seconds is None else to_datetime(seconds).strftime("%Y-%m-%d %H:%M")


def yuan(fen: int) -> str:
    """``¥12``."""
    return f"¥{yuan_text(fen)}"


def amount(fen: int | None) -> str:
    """``¥12``, or the word for unknown."""
    return translate("Words", "未知") if fen is None else yuan(fen)

"""One file of a case in the window's words: what kind it is, how large, how long, since when, and what the owner says of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from shopguard.core.beijing import day_of
from shopguard.flows.appeals.evidence_view import EvidenceView
from shopguard.ui.look.words import moment

KB = 1024
MB = KB * KB
MINUTE = 60

translate = QCoreApplication.translate


def size_word(size: int) -> str:
    """``1.2 MB``."""
    return f"{size / MB:.1f} MB" if size >= MB else f"{max(1, round(size / KB))} KB"


def length_word(seconds: int) -> str:
    """``2:05``, as players show it."""
    minutes, rest = divmod(seconds, MINUTE)
    return f"{minutes}:{rest:02}"


def about(one: EvidenceView) -> str:
    """``1.2 MB · 3 pages · added 11-20 12:00``."""
    parts = [size_word(one.size)]
    if one.pages is not None:
        parts.append(translate("EvidenceWords", "{pages} 页").format(pages=one.pages))
    if one.seconds is not None:
        parts.append(translate("EvidenceWords", "长 {length}").format(length=length_word(one.seconds)))
    parts.append(translate("EvidenceWords", "{at} 添加").format(at=moment(one.added_at)))
    return " · ".join(parts)


def said(one: EvidenceView) -> str:
    """What the owner says of it; "" = nothing."""
    parts = []
    if one.from_whom:
        parts.append(translate("EvidenceWords", "来自 {whom}").format(whom=one.from_whom))
    if one.typed_number:
        parts.append(translate("EvidenceWords", "单号 {number}").format(number=one.typed_number))
    if one.period_from is not None and one.period_until is not None:
        period = translate("EvidenceWords", "日期 {start} 至 {end}")
        parts.append(period.format(start=day_of(one.period_from), end=day_of(one.period_until)))
    return " · ".join(parts)

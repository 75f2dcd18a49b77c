"""Findings in words: the reason of a state and the reckoning of a price, from the text catalogue."""

from __future__ import annotations

from shopguard.core.beijing import DAY, HOUR, plain
from shopguard.core.finding import Finding
from shopguard.core.fines import Price
from shopguard.core.message import Message, Texts
from shopguard.core.money import yuan_text
from shopguard.core.rulebook import Citation, Clause

MINUTE = 60


def duration(texts: Texts, seconds: int) -> str:
    """``2 天 3 小时``, ``5 小时 20 分``, ``40 秒``: the two largest units that are not zero."""
    parts = []
    for size, unit in ((DAY, "unit.days"), (HOUR, "unit.hours"), (MINUTE, "unit.minutes"), (1, "unit.seconds")):
        number, seconds = divmod(seconds, size)
        if number:
            parts.append(texts.word(unit, number=number))
    return " ".join(parts[:2]) or texts.word("unit.seconds", number=0)


def reason(texts: Texts, clause: Clause, finding: Finding) -> str:
    """One sentence for the owner: why the finding has its state."""
    window = finding.deadline - finding.since if finding.deadline is not None and finding.since is not None else None
    return texts.say(
        Message(
            f"reason.{finding.why}",
            {
                "began": _began(texts, clause, finding),
                "awaited": clause.awaited[texts.language],
                "window": _limit(texts, window) if window is not None else "",
                "deadline": plain(finding.deadline),
                "happened": plain(finding.happened_at),
                "late_by": duration(texts, _late_by(finding)),
                "known": plain(finding.known_as_of),
                "other": finding.other or "",
                "file": _missing_file(texts, clause),
            },
        )
    ) + _unsure_place(texts, clause, finding)


def _limit(texts: Texts, seconds: int) -> str:
    """A time limit as the rules write it: ``48 小时``; one that is no whole number of hours in the usual units."""
    hours, rest = divmod(seconds, HOUR)
    return duration(texts, seconds) if rest else texts.word("unit.hours", number=hours)


def _began(texts: Texts, clause: Clause, finding: Finding) -> str:
    return texts.word(f"milestone.{finding.other}" if clause.kind == "clock" else f"milestone.{clause.id}")


def _late_by(finding: Finding) -> int:
    if finding.happened_at is None or finding.deadline is None:
        return 0
    return max(0, finding.happened_at - finding.deadline)


def _missing_file(texts: Texts, clause: Clause) -> str:
    return texts.word("file.orders_or_tracks" if clause.subject == "order" else "file.tracks")


def _unsure_place(texts: Texts, clause: Clause, finding: Finding) -> str:
    if clause.id != "transit-stalled" or not (finding.other or "").endswith("?"):
        return ""
    return texts.word("reason.place_unknown", hours=(finding.other or "?")[:-1])


def source(texts: Texts, citation: Citation) -> str:
    """Which text, which paragraph, and the day it was read."""
    return texts.word("source.cited", source=citation.source[texts.language], read=citation.read.isoformat())


def certainty(texts: Texts, citation: Citation) -> str:
    """How sure the value is, in words."""
    return texts.word("certainty." + citation.certainty.replace(" ", "_"))


def reckoning(texts: Texts, price: Price) -> str:
    """How an amount came about: ``25% × 100 元 = 25 元（最低 5 元，最高 100 元）``."""
    amount = yuan_text(price.fen)
    if price.tier.rate is None:
        return texts.word("price.fixed", amount=amount)
    limits = {"least": price.tier.least_yuan, "most": price.tier.most_yuan}
    percent = f"{price.tier.rate * 100:f}".rstrip("0").rstrip(".") if price.tier.rate else "0"
    if price.base_fen is None:
        return texts.word("price.base_unknown", amount=amount, percent=percent, **limits)
    code = "price.at_least" if price.at_least else "price.share"
    return texts.word(code, amount=amount, percent=percent, base=yuan_text(price.base_fen), **limits)

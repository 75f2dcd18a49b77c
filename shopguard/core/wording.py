"""Findings in words: the reason of a state, its source and certainty, from the text catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopguard.core.beijing import DAY, HOUR, plain
from shopguard.core.finding import Finding
from shopguard.core.message import Message, Texts

if TYPE_CHECKING:  # a countdown in words needs no rulebook
    from shopguard.core.rulebook import Citation, Clause

MINUTE = 60
_WRITTEN_IN_DAYS = 720  # limits of a month and more
AGREED = "agreed"  # what a finding names where an agreement with the buyer moved its deadline
PROMISE = "promise"  # and where the ship time that a clock is counted from was moved
SILENCES = ("transit-stalled", "track-broken")  # pattern clauses whose clock starts with a track record


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
    sentence = texts.say(
        Message(
            f"reason.{_sentence(finding)}",
            {
                "began": _began(texts, clause, finding),
                "began_at": plain(finding.since),
                "awaited": clause.awaited[texts.language],
                "within": _within(texts, clause, finding),
                "deadline": plain(finding.deadline),
                "happened": plain(finding.happened_at),
                "late_by": duration(texts, _late_by(finding)),
                "known": plain(finding.known_as_of),
                "other": texts.word(f"recalled.{finding.other}") if clause.id == "recalled" else finding.other or "",
                "excepted_by": _excepted_by(texts, finding),
                "file": _missing_file(texts, clause, finding),
            },
        )
    )
    return sentence + _unsure_place(texts, clause, finding) + _moved(texts, finding)


def _sentence(finding: Finding) -> str:
    """The sentence of the finding's why; what was there before the clock began is said so."""
    before = finding.since is not None and finding.happened_at is not None and finding.happened_at < finding.since
    return "in_time_before" if finding.why == "in_time" and before else finding.why


def _within(texts: Texts, clause: Clause, finding: Finding) -> str:
    """``上传单号后 24 小时内``; the deadline alone where the start is not known or lies after it."""
    if finding.since is None or finding.deadline is None or finding.deadline <= finding.since:
        return texts.word("within.deadline", deadline=plain(finding.deadline))
    window = _limit(texts, finding.deadline - finding.since)
    return texts.word("within.window", began=_began(texts, clause, finding), window=window)


def _excepted_by(texts: Texts, finding: Finding) -> str:
    if finding.excepted_by in (AGREED, PROMISE):
        return texts.word(f"excepted.{finding.excepted_by}")
    return finding.excepted_by or ""


def _moved(texts: Texts, finding: Finding) -> str:
    """What moved the deadline, where the sentence itself does not say."""
    if finding.excepted_by is None or finding.why in ("extended", "in_time", "in_time_by"):
        return ""
    if finding.excepted_by in (AGREED, PROMISE):
        return texts.word(f"reason.excepted_{finding.excepted_by}")
    return texts.word("reason.excepted_extension", note=finding.excepted_by)


def _limit(texts: Texts, seconds: int) -> str:
    """A time limit as the rules write it: ``48 小时``, ``365 天``; one that is no whole number of hours in the usual units."""
    hours, rest = divmod(seconds, HOUR)
    if hours >= _WRITTEN_IN_DAYS and seconds % DAY == 0:
        return texts.word("unit.days", number=seconds // DAY)
    return duration(texts, seconds) if rest else texts.word("unit.hours", number=hours)


def _began(texts: Texts, clause: Clause, finding: Finding) -> str:
    if clause.kind == "clock":
        return texts.word(f"milestone.{finding.other}")
    return texts.word(f"milestone.{clause.id}") if clause.id in SILENCES else ""


def _late_by(finding: Finding) -> int:
    if finding.happened_at is None or finding.deadline is None:
        return 0
    return max(0, finding.happened_at - finding.deadline)


def _missing_file(texts: Texts, clause: Clause, finding: Finding) -> str:
    both = clause.subject == "order" and finding.why != "no_track"  # a waybill is known: only its track is missing
    return texts.word("file.orders_or_tracks" if both else "file.tracks")


def _unsure_place(texts: Texts, clause: Clause, finding: Finding) -> str:
    if clause.id != "transit-stalled" or not (finding.other or "").endswith("?"):
        return ""
    return texts.word("reason.place_unknown", hours=(finding.other or "?")[:-1])


def source(texts: Texts, citation: Citation) -> str:
    """Which text, which paragraph, and the day it was read; and that it is the owner's own, where it is."""
    code = "source.overridden" if citation.overridden else "source.cited"
    return texts.word(code, source=citation.source[texts.language], read=citation.read.isoformat())


def certainty(texts: Texts, citation: Citation) -> str:
    """How sure the value is, in words."""
    return texts.word("certainty." + citation.certainty.replace(" ", "_"))

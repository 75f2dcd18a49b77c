"""What every value of the rulebook has, as JSON: its dates, its source, its texts in both languages."""

from __future__ import annotations

from datetime import date

from shopguard.core.cited import Bilingual, Citation, Dated

Document = dict[str, object]


def citation(cited: Citation) -> Document:
    """Where a value stands; ``overridden``: in the owner's own rule file."""
    return {
        "source": both(cited.source),
        "read": cited.read.isoformat(),
        "certainty": cited.certainty,
        "overridden": cited.overridden,
    }


def span(dated: Dated) -> Document:
    """The days it holds: from the first on, before the second; null = open."""
    return {"from": _day(dated.start), "until": _day(dated.end)}


def both(text: Bilingual) -> dict[str, str]:
    """A text in both languages."""
    return {"zh": text.zh, "en": text.en}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""Values of clauses in words: dates, clocks, settings and regions, one line each."""

from __future__ import annotations

from datetime import date

from shopguard.core.beijing import DAY, HOUR
from shopguard.core.message import Texts
from shopguard.core.rulebook import ClauseValues, Clock, RegionLimit

_SAID_IN_DAYS_FROM = 30 * DAY


def span(texts: Texts, start: date | None, end: date | None) -> str:
    """The days something holds."""
    if start is None:
        return texts.word("rulebook.span.until", end=end.isoformat()) if end else texts.word("rulebook.span.always")
    if end is None:
        return texts.word("rulebook.span.from", start=start.isoformat())
    return texts.word("rulebook.span.between", start=start.isoformat(), end=end.isoformat())


def values_lines(texts: Texts, values: ClauseValues, *, by_regions: bool) -> list[str]:
    """What a clause asks on its dates."""
    lines = [_clock(texts, clock) for clock in values.clocks]
    lines += [_setting(texts, name, value) for name, value in values.settings]
    if by_regions:
        lines.append(texts.word("rulebook.by_regions"))
    if values.watch:
        lines.append(texts.word("rulebook.watch"))
    if values.family != "none":
        lines.append(texts.word("rulebook.family", family=texts.word(f"rulebook.family_of.{values.family}")))
    lines.append(texts.word("rulebook.dated_by", moment=texts.word(f"rulebook.moment.{values.dated_by}")))
    return lines


def _clock(texts: Texts, clock: Clock) -> str:
    stops = texts.word(f"rulebook.stop.{clock.stops}")
    if clock.within is None:
        said = texts.word(
            "rulebook.clock.deadline", deadline=texts.word(f"rulebook.moment.{clock.deadline}"), stops=stops
        )
    else:
        code = "rulebook.clock.usable" if clock.stops == "never" else "rulebook.clock.within"
        starts = texts.word(f"rulebook.moment.{clock.starts}")
        said = texts.word(code, starts=starts, within=_window(texts, clock.within), stops=stops)
    moved_by = clock.agreed or clock.replaced_by
    if moved_by:
        agreed = texts.word("rulebook.clock.agreed", moment=texts.word(f"rulebook.moment.{moved_by}"))
        said = texts.both("；", "; ").join((said, agreed))
    if clock.applies == "any":
        return said
    return texts.word("rulebook.clock.only", clock=said, applies=texts.word(f"rulebook.applies.{clock.applies}"))


def _window(texts: Texts, seconds: int) -> str:
    if seconds >= _SAID_IN_DAYS_FROM and seconds % DAY == 0:
        return texts.word("unit.days", number=seconds // DAY)
    return texts.word("unit.hours", number=seconds // HOUR)


def _setting(texts: Texts, name: str, value: int | str) -> str:
    """A setting that has no words of its own is shown by its name: nothing is left out."""
    said = value if isinstance(value, int) else _said(texts, f"rulebook.compared.{value.replace(' ', '_')}", value)
    try:
        return texts.word(f"rulebook.setting.{name}", value=said)
    except KeyError:
        return texts.word("rulebook.other_setting", name=name, value=said)


def _said(texts: Texts, code: str, otherwise: str) -> str:
    try:
        return texts.word(code)
    except KeyError:
        return otherwise


def region_line(texts: Texts, limit: RegionLimit) -> str:
    """One line of the region table."""
    provinces = texts.both("、", ", ").join(limit.provinces)
    return texts.word(f"rulebook.regions.{limit.match}", provinces=provinces, hours=limit.within // HOUR)

"""The rulebook for reading: every clause and amount with its dates and sources."""

from __future__ import annotations

from datetime import date

from shopguard.core.beijing import HOUR
from shopguard.core.rulebook import Bilingual, Citation, Clause, ClauseValues, Fine
from shopguard.flows.workplace import Workplace


def rulebook_document(place: Workplace) -> dict[str, object]:
    """The whole rulebook as one JSON document."""
    book = place.rulebook
    return {
        "clauses": [_clause(clause) for clause in book.clauses],
        "fines": [_fine(fine) for fine in book.fines],
        "strikes": [
            {
                "from": _day(rule.start),
                "until": _day(rule.end),
                "rate_over": str(rule.over),
                "least_orders": rule.least_orders,
                "ladder": [
                    {
                        "type": kind,
                        "strikes": [[{"measure": _both(name), "days": days} for name, days in rung] for rung in rungs],
                    }
                    for kind, rungs in rule.ladder
                ],
                **_citation(rule.citation),
            }
            for rule in book.strike_rules
        ],
        "regions": {
            "limits": [
                {"match": one.match, "provinces": list(one.provinces), "within_hours": one.within // HOUR}
                for one in book.region_limits
            ],
            "not_judged": list(book.unjudged_provinces),
            **_citation(book.regions_citation),
        },
    }


def _clause(clause: Clause) -> dict[str, object]:
    return {
        "id": clause.id,
        "card": _both(clause.card),
        "title": _both(clause.title),
        "what": _both(clause.what),
        "why": _both(clause.reason),
        "instead": _both(clause.instead),
        "judged_per": clause.subject,
        "values": [_values(values) for values in clause.values],
    }


def _values(values: ClauseValues) -> dict[str, object]:
    return {
        "from": _day(values.start),
        "until": _day(values.end),
        "dated_by": values.dated_by,
        "family": values.family,
        "watch": values.watch,
        "clocks": [
            {
                "applies": clock.applies,
                "starts": clock.starts,
                "stops": clock.stops,
                "within_hours": clock.within // HOUR if clock.within is not None else None,
                "deadline": clock.deadline,
            }
            for clock in values.clocks
        ],
        "settings": dict(values.settings),
        **_citation(values.citation),
    }


def _fine(fine: Fine) -> dict[str, object]:
    return {
        "family": fine.family,
        "from": _day(fine.start),
        "until": _day(fine.end),
        "tiers": [
            {
                "promise_over_hours": tier.over // HOUR if tier.over is not None else None,
                "promise_up_to_hours": tier.up_to // HOUR if tier.up_to is not None else None,
                "rate": str(tier.rate) if tier.rate is not None else None,
                "least_yuan": tier.least_yuan,
                "most_yuan": tier.most_yuan,
            }
            for tier in fine.tiers
        ],
        **_citation(fine.citation),
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "source": _both(citation.source),
        "read": citation.read.isoformat(),
        "certainty": citation.certainty,
    }


def _both(text: Bilingual) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def rulebook_text(place: Workplace) -> str:
    """The rulebook as plain text in the workplace's language."""
    language = place.texts.language
    lines = []
    for clause in place.rulebook.clauses:
        lines += [f"{clause.card[language]}  {clause.title[language]}  [{clause.id}]", f"    {clause.what[language]}"]
        for values in clause.values:
            lines += [
                f"    {_span(values.start, values.end)}  {_windows(values)}",
                f"        {values.citation.source[language]} ({values.citation.certainty}, {values.citation.read})",
            ]
        lines.append("")
    for fine in place.rulebook.fines:
        lines.append(f"{fine.family}  {_span(fine.start, fine.end)}  ({fine.citation.certainty})")
        for tier in fine.tiers:
            rate = f"{tier.rate:%}".replace(".000000", "") if tier.rate is not None else "-"
            hours = f"{(tier.over or 0) // HOUR}-{tier.up_to // HOUR if tier.up_to else '…'} h"
            lines.append(f"    {hours}: {rate}, {tier.least_yuan}..{tier.most_yuan}")
        lines.append(f"        {fine.citation.source[language]}")
    return "\n".join(lines)


def _span(start: date | None, end: date | None) -> str:
    return f"{start or '…'} – {end or '…'}"


def _windows(values: ClauseValues) -> str:
    if not values.clocks:
        return ", ".join(f"{name} = {value}" for name, value in values.settings) or "regions.toml"
    return "; ".join(
        f"{clock.starts} → {clock.stops} ≤ {clock.deadline or f'{(clock.within or 0) // HOUR} h'}"
        + (f" ({clock.applies})" if clock.applies != "any" else "")
        for clock in values.clocks
    )

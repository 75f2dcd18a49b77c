"""An announced extension in words: for the case's window and for its sheet in the packet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shopguard.appeals.case_file import Fact
from shopguard.core.beijing import HOUR, plain
from shopguard.core.extensions import Extension, Terms
from shopguard.flows.appeals.case_extension import CaseExtension
from shopguard.flows.workplace import Workplace


@dataclass(frozen=True, slots=True)
class ExtensionView:
    """One notice of a case. ``period``, ``places``, ``new_time``, ``source`` in words; ``added_at`` unix seconds."""

    id: int
    note: str
    period: str
    places: str
    new_time: str
    source: str
    added_at: int


def extension_view(place: Workplace, kept: CaseExtension) -> ExtensionView:
    """A notice that is in the case."""
    told = kept.extension
    return ExtensionView(
        id=kept.id,
        note=told.note,
        period=period_in_words(place, told.terms),
        places=places_in_words(place, told.terms),
        new_time=new_time_in_words(place, told.terms),
        source=source_in_words(place, told),
        added_at=kept.added_at,
    )


def extension_sheet(place: Workplace, kept: CaseExtension) -> tuple[Fact, ...]:
    """The notice as a table of facts, with where it was read: what stands here is the owner's note of it, not its original."""
    told, word = kept.extension, place.texts.word
    facts = [
        Fact(word("extension_sheet.note"), told.note),
        Fact(word("extension_sheet.period"), period_in_words(place, told.terms)),
        Fact(word("extension_sheet.places"), places_in_words(place, told.terms)),
        Fact(word("extension_sheet.new_time"), new_time_in_words(place, told.terms)),
        Fact(word("extension_sheet.clauses"), _clauses(place, told.terms)),
        Fact(word("extension_sheet.source"), told.source),
        Fact(word("extension_sheet.read_on"), told.read_on.isoformat()),
        Fact(word("extension_sheet.added"), plain(kept.added_at)),
        Fact(word("extension_sheet.about"), word("extension_sheet.own_words")),
    ]
    return tuple(facts)


def period_in_words(place: Workplace, terms: Terms) -> str:
    """From when until when, Beijing time."""
    return place.texts.word("rulebook.calendar.period", from_at=plain(terms.from_at), until_at=plain(terms.until_at))


def places_in_words(place: Workplace, terms: Terms) -> str:
    """Which provinces it names."""
    texts = place.texts
    named = list(_named(place, terms))
    return texts.both("；", "; ").join(named) if named else texts.word("rulebook.calendar.all_places")


def new_time_in_words(place: Workplace, terms: Terms) -> str:
    """How far deadlines move."""
    if terms.latest_at is not None:
        return place.texts.word("rulebook.calendar.latest", at=plain(terms.latest_at))
    return place.texts.word("rulebook.calendar.extra", hours=(terms.extra or 0) // HOUR)


def source_in_words(place: Workplace, told: Extension) -> str:
    """Where it was read, and when."""
    return place.texts.word("extension_sheet.read_there", source=told.source, day=told.read_on.isoformat())


def _named(place: Workplace, terms: Terms) -> Iterator[str]:
    for name, provinces in (("senders", terms.senders), ("receivers", terms.receivers)):
        if provinces:
            said = place.texts.both("、", ", ").join(provinces)
            yield place.texts.word(f"rulebook.calendar.{name}", provinces=said)


def _clauses(place: Workplace, terms: Terms) -> str:
    texts = place.texts
    if not terms.clauses:
        return texts.word("extension_sheet.all_clauses")
    return texts.both("、", ", ").join(place.rulebook.clause(one).card[texts.language] for one in terms.clauses)

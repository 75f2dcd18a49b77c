"""Extensions: the platform announced that deadlines move for a while. What one says, and what makes it unusable."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from shopguard.core.beijing import DAY, HOUR
from shopguard.core.cited import Bilingual, Citation
from shopguard.core.message import Language
from shopguard.core.rulebook import Clause, Rulebook

MOST_EXTRA = 60 * DAY  # no announcement adds more; a slip of the keyboard does
_HAVE_DEADLINES_OF_THEIR_OWN = ("transit-stalled", "track-broken")  # patterns that are clocks all the same
_NEVER_EXTENDED = ("auto-close", "waybill-edit", "refund-intercept")

Flaw = Literal[
    "period", "no_new_time", "two_new_times", "extra", "latest", "province", "clause", "note", "source"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """Which clocks move, and how far.

    A clock is meant when it runs at any moment of ``from_at..until_at`` (unix seconds, both included), the sender's and
    the receiver's province are among ``senders`` and ``receivers`` (short names; empty = all) and its clause is among
    ``clauses`` (empty = all that can be extended). Its deadline then is ``extra`` seconds later, or ``latest_at`` where it
    was earlier; exactly one of the two is given.
    """

    from_at: int
    until_at: int
    senders: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    extra: int | None = None
    latest_at: int | None = None
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension as it is kept: ``note`` names it wherever it excepts an order, ``source`` is where it was read."""

    terms: Terms
    note: str
    source: str
    read_on: date


@dataclass(frozen=True, slots=True)
class ShippedExtension:
    """An entry of the calendar that comes with the program."""

    terms: Terms
    note: Bilingual
    citation: Citation

    def told_in(self, language: Language) -> Extension:
        """The entry in one language."""
        return Extension(self.terms, self.note[language], self.citation.source[language], self.citation.read)


class Fault(NamedTuple):
    """Why an extension cannot be used: the ``flaw``, and the name or text it is about ("" where there is none)."""

    flaw: Flaw
    about: str = ""


def extendable_clauses(rulebook: Rulebook) -> tuple[str, ...]:
    """The ids of the clauses whose deadlines an extension can move, in the rulebook's order."""
    return tuple(clause.id for clause in rulebook.clauses if _is_extendable(clause))


def _is_extendable(clause: Clause) -> bool:
    if clause.id in _NEVER_EXTENDED:
        return False
    return clause.kind == "clock" or clause.id in _HAVE_DEADLINES_OF_THEIR_OWN


def longest_window(rulebook: Rulebook) -> int:
    """Seconds that no clock which can be extended runs longer, but for those whose deadline a file tells."""
    windows = [limit.within for limit in rulebook.region_limits]
    for clause in rulebook.clauses:
        if clause.id not in _NEVER_EXTENDED:
            for values in clause.values:
                windows += [clock.within or 0 for clock in values.clocks]
                windows += [int(hours) * HOUR for name, hours in values.settings if name.endswith("_hours")]
    return max(windows)


def fault_of(extension: Extension, provinces: Collection[str], clauses: Collection[str]) -> Fault | None:
    """The first thing wrong with an extension; None when it can be used. Others may overlap it: the latest deadline counts."""
    fault = terms_fault(extension.terms, provinces, clauses)
    if fault is None and not extension.note.strip():
        fault = Fault("note")
    if fault is None and not extension.source.strip():
        fault = Fault("source")
    return fault


def terms_fault(terms: Terms, provinces: Collection[str], clauses: Collection[str]) -> Fault | None:
    """The first thing wrong with period, places, new time or clauses."""
    if terms.from_at >= terms.until_at:
        return Fault("period")
    return _new_time_fault(terms) or _name_fault(terms, provinces, clauses)


def _new_time_fault(terms: Terms) -> Fault | None:
    if terms.extra is None and terms.latest_at is None:
        return Fault("no_new_time")
    if terms.extra is not None and terms.latest_at is not None:
        return Fault("two_new_times")
    if terms.extra is not None and not 0 < terms.extra <= MOST_EXTRA:
        return Fault("extra", str(terms.extra // HOUR))
    if (
        terms.latest_at is not None and terms.latest_at <= terms.from_at
    ):  # every deadline it could move is later already
        return Fault("latest")
    return None


def _name_fault(terms: Terms, provinces: Collection[str], clauses: Collection[str]) -> Fault | None:
    strangers = _strangers((*terms.senders, *terms.receivers), provinces)
    if strangers:
        return Fault("province", strangers[0])
    strangers = _strangers(terms.clauses, clauses)
    return Fault("clause", strangers[0]) if strangers else None


def _strangers(names: Iterable[str], known: Collection[str]) -> list[str]:
    return [name for name in names if name not in known]

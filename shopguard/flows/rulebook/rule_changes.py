"""What another edition of the rules changes, in words: rule by rule the values that go, and those that come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from shopguard.core.extension_reader import FILE_NAME as CALENDAR
from shopguard.core.extension_reader import read_extensions
from shopguard.core.message import Texts
from shopguard.core.rule_edition import REASONS
from shopguard.core.rule_table import BrokenRule
from shopguard.flows.rulebook.rule_entries import Entry, Part
from shopguard.flows.rulebook.rules import entry_makers
from shopguard.flows.rulebook.rules_in_use import RulesInUse
from shopguard.store.extensions import ExtensionRow


@dataclass(frozen=True, slots=True)
class ValueChange:
    """Values of certain dates in words, with those dates. ``old`` is "" for new ones, ``new`` for those that go."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule, amount or table. ``values``: empty where only its words, sources or examples are others."""

    id: str
    title: str
    values: tuple[ValueChange, ...]


def rule_changes(texts: Texts, old: RulesInUse, new: RulesInUse, today: date) -> tuple[RuleChange, ...]:
    """What ``new`` changes: first what changes values, then what changes words only."""
    before = {entry.id: entry for entry in _entries(texts, old, today)}
    after = {entry.id: entry for entry in _entries(texts, new, today)}
    ids = [*after, *(one for one in before if one not in after)]
    changes = [change for one in ids if (change := _change(texts, before.get(one), after.get(one)))]
    told = {change.id for change in changes}
    for clause in new.rulebook.clauses:  # what no sentence says, and the examples' facts
        if clause.id not in told and old.tables.get(f"{clause.id}.toml") != new.tables[f"{clause.id}.toml"]:
            changes.append(RuleChange(clause.id, clause.card[texts.language], ()))
    if _reasons(old) != _reasons(new):
        changes.append(RuleChange("reasons", texts.word("rules.reason_texts"), ()))
    return tuple(sorted(changes, key=lambda change: not change.values))


def _entries(texts: Texts, rules: RulesInUse, today: date) -> Iterator[Entry]:
    for make in entry_makers(rules, _calendar(texts, rules), today):
        yield make(texts)


def _calendar(texts: Texts, rules: RulesInUse) -> list[ExtensionRow]:
    """The announced extensions of the edition; a broken calendar has none."""
    if rules.edition is None:
        return []
    try:
        entries = read_extensions(rules.edition.tables[CALENDAR], rules.shipped)[0]
    except (BrokenRule, KeyError):
        return []
    return [ExtensionRow(0, entry.told_in(texts.language), shipped=True, removed=False) for entry in entries]


def _reasons(rules: RulesInUse) -> object:
    return rules.edition.beside[REASONS] if rules.edition is not None else None


def _change(texts: Texts, old: Entry | None, new: Entry | None) -> RuleChange | None:
    """None where nothing that is said is different."""
    there = new or old
    if there is None or old == new:
        return None
    title = there.title
    if there.card != title:
        title = texts.both(f"{there.card}：{title}", f"{there.card}: {title}")
    values = _values(texts, old.parts if old else (), new.parts if new else ())
    return RuleChange(there.id, title, tuple(values))


def _values(texts: Texts, old: Sequence[Part], new: Sequence[Part]) -> Iterator[ValueChange]:
    """Values of the same first day are compared with each other, the newest first; what is the same is left out."""
    gone, come = (_but(texts, one, other) for one, other in ((old, new), (new, old)))
    for start in sorted({_start(part) for part in (*gone, *come)}, reverse=True):
        before, after = ([part for part in side if _start(part) == start] for side in (gone, come))
        for first, second in zip_longest(before, after):
            yield ValueChange(
                _said(texts, first, second, ""), _said(texts, second, first, texts.word("rules.same_values"))
            )


def _but(texts: Texts, parts: Sequence[Part], others: Sequence[Part]) -> list[Part]:
    """Those that say something else than all the others, in an order that does not depend on the day."""
    there = {(_head(texts, part), part.lines) for part in others}
    told = [part for part in parts if (_head(texts, part), part.lines) not in there]
    return sorted(told, key=lambda part: (_start(part), part.lines))


def _start(part: Part) -> date:
    return part.start or date.min


def _head(texts: Texts, part: Part) -> str:
    """The dates, and how certain it is where that is not sure."""
    if part.certainty == "in force":
        return part.span
    return f"{part.span} · {texts.word('certainty.' + part.certainty.replace(' ', '_'))}"


def _said(texts: Texts, part: Part | None, other: Part | None, same: str) -> str:
    """The values of a part, of one that stands against ``other`` those that the other has not; ``same``: where it has them all."""
    if part is None:
        return ""
    lines = [line for line in part.lines if other is None or line not in other.lines]
    told = texts.both("；", "; ").join(lines) or same
    return _head(texts, part) + (texts.both("：", ": ") + told if told else "")

"""Fines and measures as entries: one per family (and kind of order), their values by date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args

from shopguard.core.cited import Family
from shopguard.core.fine_rules import Applies, Fine
from shopguard.core.message import Texts
from shopguard.core.rulebook import Rulebook
from shopguard.flows.rulebook import amount_words as words
from shopguard.flows.rulebook.rule_entries import Entry, Part, in_order, part, with_shipped
from shopguard.flows.rulebook.rules_in_use import RulesInUse

FAMILIES: tuple[Family, ...] = get_args(Family)
KINDS: tuple[Applies, ...] = get_args(Applies)


def fined(rulebook: Rulebook) -> Iterator[tuple[Family, Applies]]:
    """Families and kinds of order that have fines."""
    there = {(fine.family, fine.applies) for fine in rulebook.fines}
    return (pair for family in FAMILIES for kind in KINDS if (pair := (family, kind)) in there)


def fine_entry(texts: Texts, rules: RulesInUse, family: Family, kind: Applies, today: date) -> Entry:
    """What a violation of one family costs one kind of order."""
    in_words = texts.word(f"rulebook.family_of.{family}")
    title = texts.word("rulebook.fine.title", family=in_words)
    if kind != "general":
        applies = texts.word(f"rulebook.applies.{kind}")
        title = texts.word("rulebook.fine.title_special", family=in_words, applies=applies)
    fines = [fine for fine in rules.rulebook.fines if (fine.family, fine.applies) == (family, kind)]
    return Entry(
        id=f"fine-{family}" if kind == "general" else f"fine-{family}-{kind.replace('_', '-')}",
        chapter="amounts",
        card=title,
        title=title,
        facts=(),
        parts=in_order(_fine_part(texts, rules, fine, today) for fine in fines),
        examples=(),
        searchable="",
    )


def _fine_part(texts: Texts, rules: RulesInUse, fine: Fine, today: date) -> Part:
    made = part(texts, fine, fine.citation, words.fine_lines(texts, fine), today)
    if not fine.citation.overridden:
        return made
    key = (fine.family, fine.applies, fine.start)
    shipped = [one for one in rules.shipped.fines if (one.family, one.applies, one.start) == key]
    return with_shipped(made, (line for one in shipped for line in words.fine_lines(texts, one)))


def measured(rulebook: Rulebook) -> Iterator[Family]:
    """Families whose violations bring measures against the shop."""
    there = {rule.counts for rule in rulebook.measure_rules}
    there |= {family for rule in rulebook.repeat_rules for family in rule.families}
    return (family for family in FAMILIES if family in there)


def measure_entry(texts: Texts, rules: RulesInUse, family: Family, today: date) -> Entry:
    """What follows for the shop from a day's violations of one family, and from single ones by the old rules."""
    in_words = texts.word(f"rulebook.family_of.{family}")
    title = texts.word("rulebook.measure.title", family=in_words)
    return Entry(
        id=f"measures-{family}",
        chapter="measures",
        card=title,
        title=title,
        facts=(),
        parts=in_order([*_measure_parts(texts, rules, family, today), *_repeat_parts(texts, rules, family, today)]),
        examples=(),
        searchable="",
    )


def _measure_parts(texts: Texts, rules: RulesInUse, family: Family, today: date) -> Iterator[Part]:
    shipped = {(one.id, one.start): one for one in rules.shipped.measure_rules}
    for rule in rules.rulebook.measure_rules:
        if rule.counts == family:
            made = part(texts, rule, rule.citation, words.measure_lines(texts, rule, rules.rulebook), today)
            own = rule.citation.overridden and (rule.id, rule.start) in shipped
            lines = words.measure_lines(texts, shipped[rule.id, rule.start], rules.shipped) if own else ()
            yield with_shipped(made, lines)


def _repeat_parts(texts: Texts, rules: RulesInUse, family: Family, today: date) -> Iterator[Part]:
    shipped = {(one.name, one.start): one for one in rules.shipped.repeat_rules}
    for rule in rules.rulebook.repeat_rules:
        if family in rule.families:
            made = part(texts, rule, rule.citation, [words.repeat_line(texts, rule)], today)
            own = rule.citation.overridden and (rule.name, rule.start) in shipped
            lines = (words.repeat_line(texts, shipped[rule.name, rule.start]),) if own else ()
            yield with_shipped(made, lines)

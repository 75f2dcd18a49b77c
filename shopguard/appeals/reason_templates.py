"""Reason texts to start from, as data: which clause each is for, and its text with blanks. Read from ``rules/reasons.toml``."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from shopguard.core.finding import State
from shopguard.core.rule_table import RuleTable
from shopguard.core.rulebook import Bilingual
from shopguard.resources import resource

_FACT, _BLANK = re.compile(r"\{(\w+)\}"), re.compile("【[^】]*】")


@dataclass(frozen=True, slots=True)
class Template:
    """``wanted_by``: clause ids and families; ``when``: states of the finding, empty = any but those of ``unless``.

    ``needs``, ``lacks``: facts that must, or must not, be known. ``text`` is Chinese, with {facts}.
    """

    wanted_by: frozenset[str]
    when: frozenset[str]
    unless: frozenset[str]
    needs: frozenset[str]
    lacks: frozenset[str]
    name: Bilingual
    fits: Bilingual
    text: str


@dataclass(frozen=True, slots=True)
class ReasonTexts:
    """All templates; ``blanks``: what stands in 【】 for a fact that nobody knows."""

    templates: tuple[Template, ...]
    blanks: Mapping[str, str]

    def fitting(self, clause: str, family: str, state: str | None, facts: Mapping[str, str]) -> list[Template]:
        """Those for a case; ``facts`` holds what is known of it. In the file's order."""
        known = facts.keys()
        return [
            one
            for one in self.templates
            if one.wanted_by & {clause, family}
            and (not one.when or state in one.when)
            and state not in one.unless
            and one.needs <= known
            and not one.lacks & known
        ]

    def filled(self, template: Template, facts: Mapping[str, str]) -> str:
        """The text with the known facts in it; the others are visible blanks like 【揽收时间】."""
        return _FACT.sub(lambda fact: facts.get(fact[1]) or f"【{self.blanks[fact[1]]}】", template.text)


def blanks_in(text: str) -> int:
    """How many blanks like 【…】 a reason text still has for the owner to fill in."""
    return len(_BLANK.findall(text))


@functools.cache
def reason_texts() -> ReasonTexts:
    """The shipped templates. A mistake in the file is a bug, not a user's problem."""
    return read_reason_texts(tomllib.loads(resource("rules", "reasons.toml").read_text("utf-8")))


def read_reason_texts(file: Mapping[str, object], name: str = "reasons.toml") -> ReasonTexts:
    """The templates of the file's table. Raises :class:`~shopguard.core.rule_table.BrokenRule` naming file and key."""
    table = RuleTable(file, name)
    blanks = cast("dict[str, str]", table.take("blanks", dict))
    templates = tuple(_template(entry, blanks) for entry in table.tables("templates"))
    table.done()
    return ReasonTexts(templates, blanks)


def _template(table: RuleTable, blanks: Mapping[str, str]) -> Template:
    one = Template(
        wanted_by=_words(table, "for"),
        when=_words(table, "when"),
        unless=_words(table, "unless"),
        needs=_words(table, "needs"),
        lacks=_words(table, "lacks"),
        name=table.both("name"),
        fits=table.both("fits"),
        text=table.text("text"),
    )
    table.done()
    unknown = sorted(({*_FACT.findall(one.text)} | one.needs | one.lacks) - blanks.keys())
    if unknown:
        raise table.broken("text", f"no fact that is known: {unknown[0]}")
    strange = sorted((one.when | one.unless) - {state.value for state in State})
    if strange:
        raise table.broken("when", f"no state of a finding: {strange[0]}")
    if not one.wanted_by:
        raise table.broken("for", "is empty")
    return one


def _words(table: RuleTable, key: str) -> frozenset[str]:
    return frozenset(cast("list[str]", table.take(key, list, [])))

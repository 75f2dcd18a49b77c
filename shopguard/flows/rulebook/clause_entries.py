"""The clauses as entries: what, why, what to do, the values by date, and the worked examples of the rule file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from shopguard.core.message import Texts
from shopguard.core.rulebook import Clause, ClauseValues
from shopguard.core.tags import TAGS
from shopguard.flows.rulebook import rule_words as words
from shopguard.flows.rulebook.rule_entries import Entry, Part, in_order, part, with_shipped
from shopguard.flows.rulebook.rules_in_use import RulesInUse

_BY_REGIONS = "transit-stalled"  # its limits are the region table
_OUTCOME = ("name", "state", "deadline")


def clause_entry(texts: Texts, rules: RulesInUse, clause: Clause, today: date) -> Entry:
    """One clause."""
    language = texts.language
    return Entry(
        id=clause.id,
        chapter="clauses",
        card=clause.card[language],
        title=clause.title[language],
        facts=(
            (texts.word("rulebook.what"), clause.what[language]),
            (texts.word("rulebook.why"), clause.reason[language]),
            (texts.word("rulebook.instead"), clause.instead[language]),
        ),
        parts=in_order(_part(texts, rules, clause, values, today) for values in clause.values),
        examples=tuple(_examples(texts, rules, clause.id)),
        searchable="",
    )


def _part(texts: Texts, rules: RulesInUse, clause: Clause, values: ClauseValues, today: date) -> Part:
    made = part(texts, values, values.citation, _lines(texts, clause, values), today)
    if not values.citation.overridden:
        return made
    shipped = [one for one in rules.shipped.clause(clause.id).values if one.start == values.start]
    return with_shipped(made, (line for one in shipped for line in _lines(texts, clause, one)))


def _lines(texts: Texts, clause: Clause, values: ClauseValues) -> list[str]:
    return words.values_lines(texts, values, by_regions=clause.id == _BY_REGIONS)


def _examples(texts: Texts, rules: RulesInUse, clause_id: str) -> list[str]:
    table = rules.tables.get(f"{clause_id}.toml", {})
    examples = table.get("examples", [])
    return [_example(texts, one) for one in examples if isinstance(one, dict)] if isinstance(examples, list) else []


def _example(texts: Texts, example: Mapping[str, object]) -> str:
    """Facts → how it is judged. The examples' names are English only and stand in English only."""
    facts = [_fact(texts, key, value) for key, value in example.items() if key not in _OUTCOME]
    state = str(example.get("state", ""))
    outcome = texts.word("rulebook.no_finding") if state == "none" else _word(texts, f"state.{state}", state)
    if "deadline" in example:
        outcome += texts.both("，", ", ") + _fact(texts, "deadline", example["deadline"])
    name = f"{example.get('name', '')}: " if texts.language == "en" else ""
    return f"{name}{texts.both('，', ', ').join(facts)} → {outcome}"


def _fact(texts: Texts, key: str, value: object) -> str:
    known = _word(texts, f"tag.{key}", key) if key in TAGS else _word(texts, f"rulebook.fact.{key}", key)
    return known if value is True else f"{known} {_value(texts, value)}"


def _value(texts: Texts, value: object) -> str:
    if isinstance(value, bool):
        return texts.word("rulebook.fact.yes" if value else "rulebook.fact.no")
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S" if value.second else "%Y-%m-%d %H:%M")
    if isinstance(value, list):
        return texts.both("；", "; ").join(_value(texts, one) for one in value)
    if isinstance(value, dict) and {"at", "kind"} <= value.keys():
        place = " ".join(str(value[key]) for key in ("province", "city") if key in value)
        kind = _word(texts, f"rulebook.kind.{value['kind']}", str(value["kind"]))
        return " ".join(text for text in (_value(texts, value["at"]), kind, place) if text)
    if isinstance(value, dict):
        return texts.both("，", ", ").join(_fact(texts, key, one) for key, one in value.items())
    return str(value)


def _word(texts: Texts, code: str, otherwise: str) -> str:
    try:
        return texts.word(code)
    except KeyError:
        return otherwise

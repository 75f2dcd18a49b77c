"""The worked examples of the rule files, judged: does the program's own judge say of each what the file says of it?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from shopguard.checker.example_facts import WAYBILL, Example, Shapes, save_example
from shopguard.checker.judge import Question, findings, judge
from shopguard.core.beijing import iso, to_seconds
from shopguard.core.rule_reader import SPECIAL, Tables
from shopguard.core.rule_table import BrokenRule
from shopguard.core.rulebook import Rulebook
from shopguard.store.engine import sqlite3
from shopguard.store.store import Store

NOTHING = "none"  # the state of an example to which the clause does not apply
_MOST = 1_000  # examples of all clauses together
_NOT_UNDERSTOOD = (KeyError, TypeError, ValueError, AttributeError, OverflowError, sqlite3.Error)


@dataclass(frozen=True, slots=True)
class WrongExample:
    """``expected`` and ``found``: states with their deadlines in Beijing time; ``found`` is "" for facts that are not understood."""

    clause: str
    name: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class _Named:
    clause: str
    facts: Example

    @property
    def name(self) -> str:
        return str(self.facts.get("name", ""))


def examples_of(tables: Tables) -> list[tuple[str, Example]]:
    """All examples with their clauses. Raises :class:`BrokenRule` where a clause has none, or there are too many to be judged."""
    found = [
        (name.removesuffix(".toml"), example)
        for name, table in sorted(tables.items())
        if name not in SPECIAL
        for example in _of_clause(name, table)
    ]
    if len(found) > _MOST:
        raise BrokenRule(f"examples: there are more than {_MOST}")
    return found


def _of_clause(name: str, table: Mapping[str, object]) -> Iterator[Example]:
    examples = table.get("examples")
    if not isinstance(examples, list) or not examples or not all(isinstance(one, dict) for one in examples):
        raise BrokenRule(f"{name}: examples: every clause has some")
    yield from examples


def wrong_examples(
    store: Store, rulebook: Rulebook, tables: Tables, shapes: Shapes, tell: Callable[[int, int], None]
) -> list[WrongExample]:
    """Judges every example in an empty database, each by itself; returns those that come out otherwise than the file says.

    ``tell``: called with how many are done and all, may raise to stop. The database is empty again afterwards.
    """
    wrong, examples = [], [_Named(clause, example) for clause, example in examples_of(tables)]
    for done, example in enumerate(examples):
        tell(done, len(examples))
        said = _said_of(example.facts)
        found = _judged(store, rulebook, example, shapes) if said else ""
        if found != said or not said:
            wrong.append(WrongExample(example.clause, example.name, said, found))
    return wrong


class _TakenBack(Exception):  # noqa: N818 - it only ends the transaction
    pass


def _judged(store: Store, rulebook: Rulebook, example: _Named, shapes: Shapes) -> str:
    """What the judge says, "" for facts that cannot be stored; nothing of it stays."""
    found = ""
    try:
        with store.transaction() as db:
            ref = save_example(db, example.facts, shapes)
            judge(db, rulebook, Question(to_seconds(example.facts["at"])))
            found = _found(db, example, ref)
            raise _TakenBack
    except _TakenBack:
        return found
    except _NOT_UNDERSTOOD:
        return ""


def _found(db: sqlite3.Connection, example: _Named, ref: int) -> str:
    waybill = example.facts.get("waybill", WAYBILL)
    told = [
        finding
        for finding in findings(db)
        if (finding.order_ref, finding.clause) == (ref, example.clause) and finding.waybill in (waybill, None)
    ]
    with_deadline = "deadline" in example.facts
    said = [f"{one.state.value}, {iso(one.deadline)}" if with_deadline else one.state.value for one in told]
    return "; ".join(said) or NOTHING


def _said_of(example: Example) -> str:
    """What the file says; "" where it says nothing that can be compared."""
    state = example.get("state")
    if not isinstance(state, str):
        return ""
    if "deadline" not in example:
        return state
    try:
        return f"{state}, {iso(to_seconds(example['deadline']))}"
    except (AttributeError, TypeError, ValueError, OverflowError):
        return ""

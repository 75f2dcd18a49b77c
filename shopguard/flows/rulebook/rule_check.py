"""Is an edition fit to be judged by? It is read as a whole, compiled, and its worked examples are judged by the program's own judge."""

from __future__ import annotations

import tempfile
from pathlib import Path

from shopguard import __version__
from shopguard.appeals.reason_templates import read_reason_texts
from shopguard.checker.worked_examples import WrongExample, wrong_examples
from shopguard.core.extension_reader import FILE_NAME as CALENDAR
from shopguard.core.extension_reader import read_extensions
from shopguard.core.message import Message
from shopguard.core.rule_edition import REASONS, SCOPE, Edition, is_understood
from shopguard.core.rule_scope import read_scope
from shopguard.core.rule_table import BrokenRule
from shopguard.flows.progress import Reporter
from shopguard.flows.rulebook.editions import own_names
from shopguard.flows.rulebook.rule_file import unusable
from shopguard.flows.rulebook.rules_in_use import RulesInUse, rules_of
from shopguard.importers.couriers import courier_shapes
from shopguard.store.store import DatabaseError, Store

_UNFIT = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)  # BrokenRule is a ValueError


def check_edition(edition: Edition, file: str, reporter: Reporter) -> RulesInUse:
    """The edition by itself. ``file``: the name of the rule file, for the sentence.

    Raises UserProblem where the program is too old for it, something in it is broken, or an example comes out otherwise.
    """
    about = edition.about
    if not is_understood(about, __version__):
        raise unusable(file, "rule_file.newer_program", version=about.program, there=__version__)
    strange = sorted(edition.tables.keys() ^ own_names())
    if strange:
        raise unusable(file, "rule_file.other_rules", member=strange[0])
    try:
        rules = rules_of(edition)
        read_extensions(edition.tables[CALENDAR], rules.rulebook)
        read_scope(edition.beside[SCOPE])
        read_reason_texts(edition.beside[REASONS])
        wrong = _wrong_examples(rules, reporter)
    except _UNFIT as error:
        raise unusable(file, "rule_file.broken_rule", detail=str(error)) from error
    if wrong:
        raise unusable(file, "rule_file.wrong_examples", number=len(wrong), first=_in_words(wrong[0]))
    return rules


def _wrong_examples(rules: RulesInUse, reporter: Reporter) -> list[WrongExample]:
    """Judged in a database of their own that is gone afterwards: the owner's orders have nothing to do with it."""

    def tell(done: int, total: int) -> None:
        reporter.tell("progress.examples", done, total)

    with tempfile.TemporaryDirectory(prefix="shopguard-rules-", ignore_cleanup_errors=True) as folder:
        store = Store(Path(folder))
        try:
            return wrong_examples(store, rules.rulebook, rules.tables, courier_shapes(), tell)
        except DatabaseError as error:  # a query that cannot be asked
            raise BrokenRule(f"examples: {error}") from error
        finally:
            store.close()


def _in_words(wrong: WrongExample) -> Message:
    values = {
        "clause": wrong.clause,
        "name": wrong.name[:80],
        "expected": wrong.expected or "?",
        "found": wrong.found or "?",
    }
    return Message("rule_file.wrong_example", values)

"""What a rule file changes, as lines to read: on the command line and in the window."""

from __future__ import annotations

from collections.abc import Iterator

from shopguard.core.message import Texts
from shopguard.flows.rulebook.rule_changes import RuleChange, ValueChange


def change_lines(texts: Texts, change: RuleChange) -> list[str]:
    """One rule's changes, a line or two each."""
    if not change.values:
        return [texts.word("rules.only_words")]
    return [line for value in change.values for line in _value_lines(texts, value)]


def _value_lines(texts: Texts, value: ValueChange) -> Iterator[str]:
    if not value.old:
        yield texts.word("rules.new_value", new=value.new)
    elif not value.new:
        yield texts.word("rules.old_value", old=value.old)
    else:
        yield texts.word("rules.value_before", old=value.old)
        yield texts.word("rules.value_after", new=value.new)

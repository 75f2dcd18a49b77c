"""How one file came out of one check."""

from __future__ import annotations

from typing import NamedTuple

from shopguard.appeals.case_facts import Result
from shopguard.core.message import Message, Value
from shopguard.store.evidence import EvidenceRow


class Outcome(NamedTuple):
    """``note`` names the file, says what was found and what to do."""

    result: Result
    note: Message | None = None


OK = Outcome("ok")


def say(result: Result, code: str, row: EvidenceRow, **values: Value) -> Outcome:
    """The outcome with the sentence ``check_note.<code>``."""
    return Outcome(result, Message(f"check_note.{code}", {"name": row.name, **values}))

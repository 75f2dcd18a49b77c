"""What the owner marks on orders beside tags: handed over, a note, a finding set aside; and why one is set aside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActionKind(StrEnum):
    """What the owner did in one go; all of it is undone by one and the same undo."""

    TAG = "tag"
    HANDED_OVER = "handed_over"
    NOTE = "note"
    ASIDE = "aside"
    SWITCH = "switch"


MARKS = (ActionKind.HANDED_OVER, ActionKind.NOTE, ActionKind.ASIDE)


class AsideReason(StrEnum):
    """Why a finding is set aside."""

    NOT_FINED = (
        "not_fined"  # the platform did not fine this: the comparison with the ledger shows it as the owner's word
    )
    SETTLED = "settled"  # already dealt with otherwise
    OTHER = "other"  # the owner's own words say it


@dataclass(frozen=True, slots=True)
class Aside:
    """What is set aside of an order: one clause, or all (None); of one waybill, or of all (None).

    It holds before ``until`` (None: for good) and counts again from that second on. Times are unix seconds.
    """

    clause: str | None
    waybill: str | None
    reason: AsideReason
    words: str
    until: int | None
    made_at: int

    def holds_at(self, at: int) -> bool:
        """Whether what it names is left out at that moment."""
        return self.until is None or at < self.until

"""The amount a case is about, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from shopguard.core.money import yuan_text
from shopguard.flows.appeals.case import AppealCase
from shopguard.flows.appeals.packet_words import PacketWords
from shopguard.flows.appeals.taken_for import taken_for
from shopguard.flows.costs.order_amounts import ViolationAmount
from shopguard.flows.orders.order_detail import FindingView

Teller = Literal["ledger", "notice", "platform", "estimate"]


@dataclass(frozen=True, slots=True)
class AtStake:
    """``fen``: 0 = not known. ``last_known``: an estimate by a rate that the platform no longer publishes."""

    fen: int
    teller: Teller
    last_known: bool = False

    def in_words(self, words: PacketWords) -> str:
        """``25 元（按规则估算）``; "" where it is not known."""
        if not self.fen:
            return ""
        note = words.say("amount_last_known") if self.last_known else ""
        return words.say(f"amount_{self.teller}", yuan=yuan_text(self.fen), note=note)


def at_stake(case: AppealCase, view: FindingView | None) -> AtStake:
    """What the ledger shows as taken goes before what the notice says, that before the platform's own figure and an estimate.

    ``view``: the finding that is printed.
    """
    told = None if view is None else case.order.amounts.of((view.finding.clause, view.finding.waybill))
    counted = told if told is not None and told.standing == "now" and told.fen else None
    if counted is not None and set(counted.sources) == {"ledger"}:
        return AtStake(counted.fen, "ledger")
    if case.row.notice_fen is not None:
        return AtStake(case.row.notice_fen, "notice")
    taken = taken_for(case)  # also of an order that no file has shown, and where nothing was found
    if taken is not None:
        return AtStake(taken.fen, "ledger")
    if counted is not None:
        return _reckoned(counted)
    return AtStake(0 if view is None else view.yuan_fen, "estimate")


def _reckoned(amount: ViolationAmount) -> AtStake:
    if "estimate" in amount.sources:
        return AtStake(amount.fen, "estimate", amount.certainty == "last known")
    return AtStake(amount.fen, "platform")

"""Which parcels may be asked for now, most urgent first, and why the others wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from shopguard.core.beijing import DAY
from shopguard.core.message import Message
from shopguard.core.waybill import normalise_waybill
from shopguard.flows.imports.online_account import questions_a_day
from shopguard.flows.workplace import Workplace
from shopguard.online.online_rules import OnlineRules, online_rules
from shopguard.store.track_queries import UnderWay, parcels_under_way, questions_since

_SHORTEST, _LONGEST = 6, 32  # of a number, by the service's document (source (a) of resources/online.toml)
_WHY_NOT = ("asked_lately", "asked_often", "locked", "phone_unknown", "courier_unknown", "odd_number", "over_budget")


class Due(NamedTuple):
    """A number to ask for, and its courier's code."""

    courier: str
    waybill: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Only these ``orders`` (numbers), or only these ``waybills``; None in both: all parcels under way."""

    orders: tuple[str, ...] | None = None
    waybills: tuple[str, ...] | None = None


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Plan:
    """``due``: what to ask now, in this order; ``waiting``: reason to number of parcels; ``left``: questions left in these 24 h."""

    due: tuple[Due, ...]
    waiting: Counter[str] = field(default_factory=Counter)
    left: int = 0

    def said(self) -> tuple[Message, ...]:
        """In words: how many can be asked for, and why the others wait."""
        waiting = (
            Message(f"online_waiting.{why}", {"number": self.waiting[why]}) for why in _WHY_NOT if self.waiting[why]
        )
        return (Message("online.due", {"number": len(self.due), "left": self.left}), *waiting)


def plan(place: Workplace, now: int, selection: Selection = EVERYTHING, *, phone: bool) -> Plan:
    """What would be asked now. ``phone``: the owner has given the last digits of his phone. Reads only."""
    db, rules = place.store.connection(), online_rules()
    waybills = None if selection.waybills is None else [normalise_waybill(one) for one in selection.waybills]
    found = parcels_under_way(db, now, sent_after=now - rules.oldest, orders=selection.orders, waybills=waybills)
    left = max(0, questions_a_day(place) - questions_since(db, now - DAY))
    waiting: Counter[str] = Counter()
    due: list[Due] = []
    for parcel in _once_each(found):
        why = _why_not(parcel, now, rules, phone=phone) or ("over_budget" if len(due) >= left else "")
        if why:
            waiting[why] += 1
        else:
            due.append(Due(parcel.courier, parcel.waybill))
    return Plan(tuple(due), waiting, left)


def _once_each(found: Sequence[UnderWay]) -> list[UnderWay]:
    """A number that one file tells without its courier is asked for once, with the courier another file tells."""
    named = {parcel.waybill for parcel in found if parcel.courier}
    return [parcel for parcel in found if parcel.courier or parcel.waybill not in named]


def _why_not(parcel: UnderWay, now: int, rules: OnlineRules, *, phone: bool) -> str:
    """Why this number is not asked for now; "" when it may be."""
    reasons = {
        "courier_unknown": parcel.courier not in rules.couriers,
        "odd_number": not _SHORTEST <= len(parcel.waybill) <= _LONGEST,
        "phone_unknown": parcel.courier in rules.phone_couriers and not phone,
        "locked": parcel.locked_at is not None and now - parcel.locked_at < rules.rest_when_locked,
        "asked_often": parcel.times >= rules.a_number_a_day,
        "asked_lately": parcel.last_at is not None and now - parcel.last_at < rules.between,
    }
    return next((why for why, holds in reasons.items() if holds), "")

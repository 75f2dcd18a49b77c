"""How long couriers take from upload to pickup and on to the first hub, and what their violations cost. Pure; money in fen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from shopguard.core.beijing import HOUR
from shopguard.core.rank import nearest_rank

LEAST_PARCELS = 10  # fewer tell nothing of a courier
LONG_WAIT = 24 * HOUR


class Journey(NamedTuple):
    """One parcel. None = not known (or not happened yet).

    ``courier``: code, "" unknown; ``receiver`` and ``sender``: short names of provinces; ``pickup``: seconds from upload to
    pickup, 0 where the pickup was earlier; ``hub``: seconds from pickup to the first hub record; ``waited_long``: whether it was
    picked up later than 24 h after the upload, or is not by then; ``violations``: how many clauses the parcel itself violates,
    ``fen``: what they cost.
    """

    courier: str
    receiver: str | None
    sender: str | None
    sent_at: int
    pickup: int | None
    hub: int | None
    waited_long: bool | None
    violations: int
    fen: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Seconds of ``number`` parcels: half of them took at most ``median``, nine of ten at most ``most``. None: fewer than ten."""

    number: int
    median: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class CourierTimes:
    """The parcels of one courier, or of one courier and province (``province`` None: not told apart, or not known).

    ``waits_known``: parcels of which it is known whether they waited longer than 24 h, ``waited_long``: those that did;
    ``violating``: parcels with a violation of their own; ``fen``: what these cost.
    """

    courier: str
    province: str | None
    parcels: int
    pickup: Spread
    hub: Spread
    waits_known: int
    waited_long: int
    violating: int
    fen: int

    @property
    def enough(self) -> bool:
        """Whether these are enough parcels to say anything of the courier."""
        return self.parcels >= LEAST_PARCELS

    @property
    def long_share(self) -> float | None:
        """The share that waited longer than 24 h; None where too few are known."""
        return self.waited_long / self.waits_known if self.waits_known >= LEAST_PARCELS else None

    @property
    def fen_per_hundred(self) -> int | None:
        """What a hundred parcels cost, in fen, rounded half-up; None where there are too few."""
        return (200 * self.fen + self.parcels) // (2 * self.parcels) if self.enough else None


By = Callable[[Journey], tuple[str, str | None]]  # courier and province

to_receiver: By = itemgetter(Journey._fields.index("courier"), Journey._fields.index("receiver"))
from_sender: By = itemgetter(Journey._fields.index("courier"), Journey._fields.index("sender"))


def one_for_all(journey: Journey) -> tuple[str, None]:
    """The courier; provinces are not told apart."""
    return journey.courier, None


def compare_couriers(journeys: Iterable[Journey], by: By = one_for_all) -> tuple[CourierTimes, ...]:
    """The couriers (by province), the dearest per hundred parcels first; those with too few parcels at the end."""
    groups: dict[tuple[str, str | None], list[Journey]] = {}
    for journey in journeys:
        groups.setdefault(by(journey), []).append(journey)
    found = (_times(courier, where, group) for (courier, where), group in groups.items())
    return tuple(sorted(found, key=_dearest_first))


def _dearest_first(times: CourierTimes) -> tuple[bool, int, float, int, str, str]:
    return (
        not times.enough,
        -(times.fen_per_hundred or 0),
        -(times.long_share or 0.0),
        -times.parcels,
        times.courier,
        times.province or "",
    )


def _times(courier: str, province: str | None, group: Sequence[Journey]) -> CourierTimes:
    *_, pickups, hubs, waits, violations, fens = zip(*group, strict=True)
    return CourierTimes(
        courier=courier,
        province=province,
        parcels=len(group),
        pickup=spread([seconds for seconds in pickups if seconds is not None]),
        hub=spread([seconds for seconds in hubs if seconds is not None]),
        waits_known=len(group) - waits.count(None),
        waited_long=waits.count(True),
        violating=len(group) - violations.count(0),
        fen=sum(fens),
    )


def spread(seconds: Sequence[int]) -> Spread:
    """The spread of these, in any order."""
    number = len(seconds)
    if number < LEAST_PARCELS:
        return Spread(number, None, None)
    in_order = sorted(seconds)
    return Spread(number, nearest_rank(in_order, 50), nearest_rank(in_order, 90))

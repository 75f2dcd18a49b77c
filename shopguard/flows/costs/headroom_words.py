"""How far a shop is from a measure on a day, a sentence for each family."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from shopguard.core.beijing import day_of, start_of_day
from shopguard.core.cited import Bilingual
from shopguard.core.headroom import Headroom, headroom
from shopguard.core.measure_rules import Floor
from shopguard.core.message import Texts, Value
from shopguard.core.money import percent
from shopguard.core.outlook import Outlook
from shopguard.core.strikes import DayCount, ShopDay
from shopguard.flows.costs.day_counts import FAMILIES, DayCounts, DayFamily, day_counts, late_products
from shopguard.flows.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Rated:
    """One count of a day: ``counted`` orders of ``of`` (sent, or due).

    ``rate``: None where nothing was sent or due: it is not 0 and not 1. ``to_go``: how many more orders bring the nearest measure
    (0: it is reached; None: no rate, or no rule for one day). ``says``: all of it in a sentence. ``warns``: it is today, there are
    enough orders, and only the rate is undefined yet.
    """

    family: DayFamily
    counted: int
    of: int
    product: str | None
    to_go: int | None
    says: str
    warns: bool

    @property
    def rate(self) -> float | None:
        """The share, None where it is undefined."""
        return self.counted / self.of if self.of else None


def rated(place: Workplace, family: DayFamily, count: DayCount, today: date) -> Rated:
    """A count with the measure that is nearest; ``today``: the day that is called so."""
    subject = "shop" if count.product is None else "product"
    rules = [rule for rule in place.rulebook.measure_rules if rule.counts == family and rule.subject == subject]
    near = headroom(rules, count)
    says = _sentence(place, family, count, near, today)
    to_go = None if near is None else near.to_go
    warns = near is not None and to_go is None and near.enough and count.day == today
    return Rated(family, count.counted, count.of, count.product, to_go, says, warns)


class HeadroomLine(NamedTuple):
    """A sentence on how far a shop is from a measure today. ``warns``: enough orders are counted, only the rate is undefined yet."""

    says: str
    warns: bool
    family: DayFamily


def headroom_today(place: Workplace, outlook: Outlook) -> tuple[HeadroomLine, ...]:
    """How far each shop is from a measure today: a sentence on its abnormal orders, and one on each other family with any."""
    counts = day_counts(place, outlook, start_of_day(day_of(outlook.at)))
    return headroom_of(place, outlook, counts, late_products(place, counts.counted["ship"]))


def headroom_of(
    place: Workplace, outlook: Outlook, counts: DayCounts, late: Mapping[ShopDay, Sequence[DayCount]]
) -> tuple[HeadroomLine, ...]:
    """The same from counts and late products that are there already."""
    today = day_of(outlook.at)
    shops = sorted({*outlook.shops.values(), *(shop for shop, _ in counts.days())})
    lines = []
    for shop in shops:
        told = [(family, counts.of_family(family, (shop, today))) for family in FAMILIES]
        told += [("ship", one) for one in late.get((shop, today), ())[:1]]
        found = [rated(place, family, one, today) for family, one in told if family == "abnormal" or one.counted]
        for one in found:
            says = _of_shop(place, shop, one.says) if len(shops) > 1 else one.says
            lines.append(HeadroomLine(says, one.warns, one.family))
    return tuple(lines)


def _of_shop(place: Workplace, shop: str, line: str) -> str:
    return place.texts.word("headroom.of_shop", shop=place.shop_in_words(shop), line=line)


def _sentence(place: Workplace, family: DayFamily, count: DayCount, near: Headroom | None, today: date) -> str:
    if near is not None and near.to_go is None:
        return _undefined(place, family, count, near, today)
    texts = place.texts
    said = texts.word(
        f"headroom.{family}" if count.product is None else "headroom.product",
        when=_when(texts, count, today),
        of=count.of,
        counted=count.counted,
        product=count.product or "",
    )
    return said + _left(place, near)


def _undefined(place: Workplace, family: DayFamily, count: DayCount, near: Headroom, today: date) -> str:
    """Nothing was sent, or due, that day: how many are counted, and what the floor is."""
    texts, is_today = place.texts, count.day == today
    base = "sent" if family == "abnormal" else "due"
    what = _what(texts, near)
    values: dict[str, Value] = {"least": near.floor.least_orders, "rate": _rate(texts, near.floor), "what": what}
    if not near.enough:
        end = texts.word("headroom.floor_first", **values)
    elif is_today and near.fewer_than is not None:
        end = texts.word(f"headroom.enough_{base}", **values, fewer=near.fewer_than)
    else:
        end = texts.word("headroom.enough_without_rate", **values)
    said = texts.word(
        f"headroom.none_{base}{'_yet' if is_today else ''}",
        when=_when(texts, count, today),
        what=texts.word(f"day.of_{family}")
        if count.product is None
        else texts.word("headroom.of_product", product=count.product),
        counted=count.counted,
    )
    return said + end


def _when(texts: Texts, count: DayCount, today: date) -> str:
    return texts.word("headroom.today") if count.day == today else texts.word("headroom.day", day=count.day.isoformat())


def _left(place: Workplace, near: Headroom | None) -> str:
    texts = place.texts
    if near is None:
        return texts.word("headroom.no_rule")
    rate = _rate(texts, near.floor)
    floor = texts.word(
        "headroom.floor", rate=rate and texts.word("headroom.and", rate=rate), least=near.floor.least_orders
    )
    if near.to_go == 0:
        return texts.word("headroom.reached", floor=floor, what=_what(texts, near))
    return texts.word("headroom.to_go", floor=floor, what=_what(texts, near), number=near.to_go or 0)


def _what(texts: Texts, near: Headroom) -> str:
    if near.rule.yearly:
        return texts.word("headroom.strike")
    names = texts.both("、", ", ").join(dict.fromkeys(name[texts.language] for name in _names(near)))
    return texts.word("headroom.measure", names=names)


def _names(near: Headroom) -> list[Bilingual]:
    return [name for _, rungs in near.rule.ladder for rung in rungs for name, _ in rung]


def _rate(texts: Texts, floor: Floor) -> str:
    if floor.rate_over is not None:
        return texts.word("headroom.over", rate=percent(floor.rate_over))
    return "" if floor.rate_from is None else texts.word("headroom.at_least", rate=percent(floor.rate_from))

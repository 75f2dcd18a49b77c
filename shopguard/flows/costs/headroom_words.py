"""How far a shop is from a measure on a day, a sentence for each family."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shopguard.core.beijing import day_of, start_of_day
from shopguard.core.cited import Bilingual
from shopguard.core.headroom import Headroom, headroom
from shopguard.core.measure_rules import Floor
from shopguard.core.outlook import Outlook
from shopguard.core.strikes import DayCount
from shopguard.flows.costs.day_counts import FAMILIES, DayFamily, day_counts, late_products
from shopguard.flows.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Rated:
    """One count of a day: ``counted`` orders of ``of`` (sent, or due).

    ``rate``: None where nothing was sent or due: it is not 0 and not 1. ``to_go``: how many more orders bring the nearest measure
    (0: it is reached; None: no rate, or no rule for one day). ``says``: all of it in a sentence.
    """

    family: DayFamily
    counted: int
    of: int
    product: str | None
    to_go: int | None
    says: str

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
    return Rated(family, count.counted, count.of, count.product, None if near is None else near.to_go, says)


def headroom_today(place: Workplace, outlook: Outlook) -> tuple[str, ...]:
    """How far each shop is from a measure today: a sentence on its abnormal orders, and one on each other family with any."""
    today = day_of(outlook.at)
    counts = day_counts(place, outlook, start_of_day(today))
    shops = sorted({*outlook.shops.values(), *(shop for shop, _ in counts.days())})
    late = late_products(place, counts.counted["ship"])
    lines = []
    for shop in shops:
        told = [(family, counts.of_family(family, (shop, today))) for family in FAMILIES]
        told += [("ship", one) for one in late.get((shop, today), ())[:1]]
        said = [rated(place, family, one, today).says for family, one in told if family == "abnormal" or one.counted]
        lines += [_of_shop(place, shop, line) if len(shops) > 1 else line for line in said]
    return tuple(lines)


def _of_shop(place: Workplace, shop: str, line: str) -> str:
    return place.texts.word("headroom.of_shop", shop=place.shop_in_words(shop), line=line)


def _sentence(place: Workplace, family: DayFamily, count: DayCount, near: Headroom | None, today: date) -> str:
    texts = place.texts
    when = texts.word("headroom.today") if count.day == today else texts.word("headroom.day", day=count.day.isoformat())
    said = texts.word(
        f"headroom.{family}" if count.product is None else "headroom.product",
        when=when,
        of=count.of,
        counted=count.counted,
        product=count.product or "",
    )
    return said + _left(place, family, near)


def _left(place: Workplace, family: DayFamily, near: Headroom | None) -> str:
    texts = place.texts
    if near is None:
        return texts.word("headroom.no_rule")
    if near.to_go is None:
        return texts.word("headroom.undefined_sent" if family == "abnormal" else "headroom.undefined_due")
    floor = texts.word("headroom.floor", rate=_rate(place, near.floor), least=near.floor.least_orders)
    names = texts.both("、", ", ").join(dict.fromkeys(name[texts.language] for name in _names(near)))
    what = texts.word("headroom.strike") if near.rule.yearly else texts.word("headroom.measure", names=names)
    if near.to_go == 0:
        return texts.word("headroom.reached", floor=floor, what=what)
    return texts.word("headroom.to_go", floor=floor, what=what, number=near.to_go)


def _names(near: Headroom) -> list[Bilingual]:
    return [name for _, rungs in near.rule.ladder for rung in rungs for name, _ in rung]


def _rate(place: Workplace, floor: Floor) -> str:
    texts = place.texts
    if floor.rate_over is not None:
        return texts.word("headroom.over", rate=_percent(floor.rate_over))
    return "" if floor.rate_from is None else texts.word("headroom.at_least", rate=_percent(floor.rate_from))


def _percent(rate: Decimal) -> str:
    return f"{(rate * 100).normalize():f}"

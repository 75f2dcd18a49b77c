"""What the table's filter means in SQL: conditions on an order named o and its verdict named v."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from shopguard.core.finding import Risk
from shopguard.store.refunds import UNSIGNED_REFUND

REFUND = f"v.risk <> {int(Risk.CLOSED)} AND {UNSIGNED_REFUND}"
# What the table says of a rule: nothing once the order has ended, nor when the rule was kept.
RULE_SHOWN = f"(v.risk < {int(Risk.OK)} OR v.risk = {int(Risk.OK)} AND v.state IN ('pending', 'hint'))"

_SENT_IN = "SELECT s.order_ref FROM parcel p JOIN shipment s ON s.parcel_ref = p.id AND s.withdrawn = 0 WHERE"
_NO_PARCEL = "NOT EXISTS (SELECT 1 FROM shipment s WHERE s.order_ref = v.order_ref AND s.withdrawn = 0)"
_UNDER_WAY = "s.signed_at IS NULL AND s.returned_at IS NULL"
_OLD_DATA = f"""v.risk <> {int(Risk.CLOSED)} AND (
    v.order_ref IN ({_SENT_IN} COALESCE(p.track_known_as_of, 0) < {{before}} AND {_UNDER_WAY})
    OR o.status IN ('shipped', 'partly_shipped') AND {_NO_PARCEL})"""
MARKED = {
    "handed_over": "SELECT order_id FROM order_mark WHERE handed_over_at IS NOT NULL",
    "noted": "SELECT order_id FROM order_mark WHERE note <> ''",
    "aside": "SELECT order_id FROM aside WHERE COALESCE(until_at > {at}, 1)",
}

# Each courier of an order once, as c. Looking back for an earlier parcel of the same is cheaper than sorting all of them.
COURIERS = """LEFT JOIN shipment s ON s.order_ref = v.order_ref AND s.withdrawn = 0 AND NOT EXISTS (
    SELECT 1 FROM parcel mine JOIN shipment e ON e.order_ref = s.order_ref AND e.id < s.id AND e.withdrawn = 0
    JOIN parcel p ON p.id = e.parcel_ref AND p.courier = mine.courier WHERE mine.id = s.parcel_ref)
LEFT JOIN parcel c ON c.id = s.parcel_ref"""


@dataclass(frozen=True, slots=True)
class Word:
    """A word to be found in any field of an order: ``texts`` (one of its spellings) in the product and the place, ``number`` as numbers
    are kept ("": it cannot be a part of one). ``couriers``: the codes of those it may mean. ``person``: whether it may be a name.
    """

    texts: tuple[str, ...]
    number: str
    couriers: tuple[str, ...] = ()
    person: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which orders a list shows; empty or None asks for nothing. ``refund``: with one asked for after shipping and not signed for.

    ``couriers``: codes, "" for orders without a parcel or with one of an unknown courier;
    "" among products and provinces: unknown. ``data_before``: an open parcel's
    track is known up to an earlier moment only. ``orders``: of these numbers.
    ``at``: the moment at which asides hold. Times are unix seconds.
    """

    risks: frozenset[int] = frozenset()
    words: tuple[Word, ...] = ()
    refund: bool = False
    clauses: frozenset[str] = frozenset()
    couriers: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    shops: frozenset[str] = frozenset()
    paid_from: int | None = None
    paid_until: int | None = None
    paid_unknown: bool = False
    data_before: int | None = None
    marks: frozenset[str] = frozenset()
    orders: frozenset[str] = frozenset()
    at: int = 0

    def by_risk_only(self) -> bool:
        """Whether nothing but the risk is asked for."""
        return self == Wanted(risks=self.risks, at=self.at)


@dataclass(slots=True)
class Condition:
    """Parts of a WHERE that must all hold, with the values they refer to."""

    parts: list[str] = field(default_factory=list)
    values: dict[str, str | int] = field(default_factory=dict)

    def bind(self, value: str | int) -> str:
        """The mark that stands for the value."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def among(self, names: Iterable[str | int]) -> str:
        """A list of marks for the values."""
        return f"({', '.join(self.bind(name) for name in names)})"

    def sql(self) -> str:
        """The WHERE without its name."""
        return " AND ".join(f"({part})" for part in self.parts) or "1"


_THESE = "v.order_ref IN (SELECT one.id FROM JSON_EACH({}) j CROSS JOIN orders one ON one.order_id = j.value)"


def condition(wanted: Wanted) -> Condition:
    """The condition."""
    made = Condition()
    if wanted.risks:
        made.parts.append(f"v.risk IN {made.among(sorted(wanted.risks))}")
    if wanted.clauses:
        made.parts.append(f"{RULE_SHOWN} AND v.clause IN {made.among(sorted(wanted.clauses))}")
    if wanted.refund:
        made.parts.append(REFUND)
    _by_time(made, wanted)
    _by_facts(made, wanted)
    _by_marks(made, wanted)
    if wanted.orders:
        made.parts.append(_THESE.format(made.bind(json.dumps(sorted(wanted.orders)))))
    made.parts += [_matches(made, word) for word in wanted.words]
    return made


def tables(told: str) -> str:
    """What stands behind FROM for a query that tells this of o and v: the wide rows of orders are left alone where they may be."""
    return "verdict v JOIN orders o ON o.id = v.order_ref" if "o." in told else "verdict v"


def _by_time(made: Condition, wanted: Wanted) -> None:
    if wanted.paid_from is not None:
        made.parts.append(f"o.paid_at >= {made.bind(wanted.paid_from)}")
    if wanted.paid_until is not None:
        made.parts.append(f"o.paid_at < {made.bind(wanted.paid_until)}")
    if wanted.paid_unknown:
        made.parts.append("o.paid_at IS NULL")
    if wanted.data_before is not None:
        made.parts.append(_OLD_DATA.format(before=made.bind(wanted.data_before)))


def _by_facts(made: Condition, wanted: Wanted) -> None:
    for column, names in (("province", wanted.provinces), ("product", wanted.products)):
        if names:
            made.parts.append(f"COALESCE(o.{column}, '') IN {made.among(sorted(names))}")
    if wanted.shops:
        made.parts.append(f"o.shop_ref IN (SELECT id FROM shop WHERE name IN {made.among(sorted(wanted.shops))})")
    if wanted.couriers:
        sent = f"v.order_ref IN ({_SENT_IN} p.courier IN {made.among(sorted(wanted.couriers))})"
        made.parts.append(f"{sent} OR {_NO_PARCEL}" if "" in wanted.couriers else sent)


def _by_marks(made: Condition, wanted: Wanted) -> None:
    if wanted.marks:
        marked = " UNION ".join(MARKED[mark].format(at=made.bind(wanted.at)) for mark in sorted(wanted.marks))
        made.parts.append(f"o.order_id IN ({marked})")


def _matches(made: Condition, word: Word) -> str:
    """Large and small Latin letters are the same."""
    found = []
    for text in word.texts:
        like = f"LIKE {made.bind(f'%{_plain(text)}%')} ESCAPE '\\'"
        found += [f"o.product {like}", f"(COALESCE(o.province, '') || COALESCE(o.city, '')) {like}"]
        if word.person:
            found.append(f"o.receiver {like}")
    parcels = []
    if word.number:
        number = made.bind(word.number)
        found.append(f"INSTR(o.order_id, {number})")
        parcels.append(f"INSTR(p.waybill, {number})")
    if word.couriers:
        parcels.append(f"p.courier IN {made.among(word.couriers)}")
    if parcels:
        found.append(f"v.order_ref IN ({_SENT_IN} ({' OR '.join(parcels)}))")
    return " OR ".join(found)


def _plain(text: str) -> str:
    for sign in ("\\", "%", "_"):
        text = text.replace(sign, "\\" + sign)
    return text

"""In which order the table's rows stand: by urgency, or by what one of its columns shows; unknown and empty cells come last."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from shopguard.core.finding import Risk
from shopguard.store.listing_filter import RULE_SHOWN, Condition

_PARCEL = "SELECT MIN({of}) FROM shipment s JOIN parcel p ON p.id = s.parcel_ref WHERE s.order_ref = v.order_ref AND s.withdrawn = 0"
_NEVER = 1 << 39  # later than any deadline
# What is violated stands with the newest first: the older it is, the less is there still to be done.
_DEADLINE = f"CASE v.risk WHEN {int(Risk.VIOLATED)} THEN -v.deadline ELSE v.deadline END"
_REF = f"CASE v.risk WHEN {int(Risk.VIOLATED)} THEN -v.order_ref ELSE v.order_ref END"
# One number for what urgency is made of: a sorter compares and keeps one value instead of three.
_URGENCY = f"(v.risk << 40) + CASE WHEN v.risk = {int(Risk.CLOSED)} THEN 0 ELSE COALESCE({_DEADLINE}, {_NEVER}) END"
# What can still be saved comes first, by the time that is left; then what has passed, the newest first.
_STILL_TO_COME = (
    f"CASE WHEN {RULE_SHOWN} THEN CASE WHEN v.deadline > {{at}} THEN v.deadline ELSE {2 * _NEVER} - v.deadline END END"
)
_MARKS = """CASE
    WHEN EXISTS (SELECT 1 FROM aside a WHERE a.order_id = o.order_id AND COALESCE(a.until_at > {at}, 1)) THEN 3
    ELSE (SELECT CASE WHEN m.handed_over_at IS NOT NULL THEN 2 WHEN m.note <> '' THEN 1 END
        FROM order_mark m WHERE m.order_id = o.order_id) END"""
_KEYS: dict[str, tuple[str, ...]] = {
    "countdown": (_STILL_TO_COME,),
    "card": (f"CASE WHEN {RULE_SHOWN} THEN {{clause}} END",),
    "fine": ("NULLIF(v.yuan_fen, 0)",),
    "order_id": ("o.order_id",),
    "waybills": (f"({_PARCEL.format(of='p.waybill')})",),
    "courier": (f"({_PARCEL.format(of='{courier}')})",),
    "product": ("o.product",),
    "place": ("o.province", "o.city"),
    "status": ("{status}",),
    "paid": ("o.amount_fen",),
    "shop": ("(SELECT name FROM shop WHERE id = o.shop_ref)",),
    "paid_at": ("o.paid_at",),
    "promised_at": ("o.promised_at",),
    "data_as_of": (f"({_PARCEL.format(of='p.track_known_as_of')})",),
    "marks": (_MARKS,),
}
_STATUSES = ("unpaid", "to_ship", "partly_shipped", "shipped", "finished", "closed", "unknown")


@dataclass(frozen=True, slots=True)
class Order:
    """``column``: "risk" (urgency) or another column of the table. ``clauses`` and ``couriers``: their codes by the words shown
    for them. ``at``: the moment at which asides hold, and by which a deadline has passed. Rows that are the same in the column
    stand by urgency.
    """

    column: str = "risk"
    descending: bool = False
    clauses: tuple[str, ...] = ()
    couriers: tuple[str, ...] = ()
    at: int = 0

    def sql(self, made: Condition) -> str:
        """What stands behind ORDER BY, its values bound in the condition."""
        way = " DESC" if self.descending else ""
        if self.column == "risk":
            return f"v.risk{way}, v.deadline IS NULL, {_DEADLINE}{way}, {_REF}{way}"
        if self.column == "order_id":
            return f"o.order_id{way}"  # its index has them in this order
        keys = [f"{self._filled(key, made)}{way} NULLS LAST" for key in _KEYS[self.column]]
        return ", ".join((*keys, _URGENCY, _REF))

    def _filled(self, key: str, made: Condition) -> str:
        if "{clause}" in key:
            return key.format(clause=_rank("v.clause", self.clauses, made))
        if "{courier}" in key:
            return key.format(courier=_rank("p.courier", self.couriers, made))
        if "{status}" in key:
            return key.format(status=_rank("o.status", _STATUSES, made))
        return key.format(at=made.bind(self.at)) if "{at}" in key else key


def urgency_in_parts(risks: Collection[int], *, descending: bool) -> str:
    """All refs at these risks by urgency, read from the index without sorting: risk by risk, what has a deadline first."""

    def way(risk: int) -> str:
        backwards = descending != (risk == Risk.VIOLATED)
        return "DESC" if backwards else "ASC"

    parts = (
        f"SELECT * FROM (SELECT order_ref FROM verdict WHERE risk = {risk} AND deadline IS {known}"
        f" ORDER BY deadline {way(risk)}, order_ref {way(risk)})"
        for risk in sorted(risks, reverse=descending)
        for known in ("NOT NULL", "NULL")
    )
    return " UNION ALL ".join(parts)


def _rank(column: str, names: Sequence[str], made: Condition) -> str:
    """The place of a code among the names; one that is not among them comes after all, "" (unknown) has no place."""
    if not names:
        return f"NULLIF({column}, '')"
    cases = " ".join(f"WHEN {made.bind(name)} THEN {place}" for place, name in enumerate(names))
    return f"CASE {column} WHEN '' THEN NULL {cases} ELSE {len(names)} END"

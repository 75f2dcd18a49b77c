"""Findings as the prices ask for them, made from rows of the outlook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from shopguard.core.families import Families
from shopguard.core.finding import Finding, State
from shopguard.core.rulebook import Rulebook
from shopguard.core.turning import Row


def finding_of(row: Row, state: State, waybills: Mapping[int, str]) -> Finding:
    """The finding in that state; ``waybills``: by shipment ref."""
    ref, shipment_ref, clause, effective, since, deadline, *_ = row
    return Finding(
        order_ref=ref,
        waybill=waybills.get(shipment_ref),
        clause=clause,
        state=state,
        why="",
        since=since,
        deadline=deadline,
        happened_at=None,
        known_as_of=None,
        effective=effective,
    )


class Fined:
    """Which rows are fined: :meth:`~shopguard.core.families.Families.fined`."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._fined = Families(rulebook).fined

    def now(self, rows: Iterable[Row]) -> list[Row]:
        """Those fined by what is known."""
        return [row for row in rows if self._fined(row[6], row[2], row[3])]

    def by(self, rows: Iterable[Row], moment: int) -> list[Row]:
        """Those fined at a moment if nothing more happens; of several clocks of a clause the first to break."""
        broken: dict[tuple[str, int], Row] = {}
        for row in rows:
            if (row[8] or 0) <= moment and self._fined(row[7], row[2], row[3]):
                broken.setdefault((row[2], row[1]), row)
        return list(broken.values())

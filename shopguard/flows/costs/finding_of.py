"""Findings as the prices ask for them, made from rows of the outlook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from shopguard.core.cited import Family
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
    """Which rows are fined in which state: what is breached, and fraud the owner was told of, though it is only suspected."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._families: dict[tuple[str, str | None], Family] = {}

    def now(self, rows: Iterable[Row]) -> list[Row]:
        """Those fined by what is known."""
        return [row for row in rows if self._is_fined(row, row[6])]

    def by(self, rows: Iterable[Row], moment: int) -> list[Row]:
        """Those fined at a moment if nothing more happens; of several clocks of a clause the first to break."""
        broken: dict[tuple[str, int], Row] = {}
        for row in rows:
            if (row[8] or 0) <= moment and self._is_fined(row, row[7]):
                broken.setdefault((row[2], row[1]), row)
        return list(broken.values())

    def _is_fined(self, row: Row, state: str | None) -> bool:
        return state == State.BREACHED or (state == State.SUSPECT and self._family(row) == "fraud")

    def _family(self, row: Row) -> Family:
        key = row[2], row[3]
        if key not in self._families:
            self._families[key] = self._rulebook.clause(key[0]).judged_by(key[1]).family
        return self._families[key]

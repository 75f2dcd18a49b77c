"""The families of clauses by date, looked up once each, and which findings are fined."""

from __future__ import annotations

from shopguard.core.beijing import day_of
from shopguard.core.cited import Family
from shopguard.core.finding import State
from shopguard.core.rulebook import Rulebook

_BREACHED, _SUSPECT = State.BREACHED.value, State.SUSPECT.value  # as the database gives them


def family_on(rulebook: Rulebook, clause_id: str, moment: int) -> Family:
    """The family of the clause's values of the day of that moment (unix seconds); of the newest where none are of that day."""
    values, day = rulebook.clause(clause_id).values, day_of(moment)
    dated = (one for one in values if (one.start is None or one.start <= day) and (one.end is None or day < one.end))
    return next(dated, values[-1]).family


class Families:
    """The families of a rulebook's clauses."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._families: dict[tuple[str, str | None], Family] = {}

    def of(self, clause: str, effective: str | None) -> Family:
        """The family of the clause under the values from that ISO day (None: from before any known day)."""
        key = clause, effective
        family = self._families.get(key)
        if family is None:
            family = self._families[key] = self._rulebook.clause(clause).judged_by(effective).family
        return family

    def fined(self, state: str | None, clause: str, effective: str | None) -> bool:
        """Whether a finding in that state is fined: breached, or fraud the owner was told of, which is never more than suspect."""
        return state == _BREACHED or (state == _SUSPECT and self.of(clause, effective) == "fraud")

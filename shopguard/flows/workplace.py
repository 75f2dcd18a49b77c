"""What every flow is given: the data folder, the database, the rulebook, the words. Built once by ``app.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shopguard.core.message import Texts
from shopguard.core.rulebook import Rulebook
from shopguard.store.store import Store


@dataclass(frozen=True)
class Workplace:
    """One shop owner's data and the rules it is judged by. ``courier_names``: courier code to the name people know."""

    data: Path
    store: Store
    rulebook: Rulebook
    texts: Texts
    courier_names: Mapping[str, str] = field(default_factory=dict)

    def couriers_in_words(self, codes: str) -> str:
        """``"yto,sf"`` as ``"圆通、顺丰"``; an unknown courier is left out."""
        names = (self.courier_names.get(code, code) for code in codes.split(",") if code)
        return self.texts.both("、", ", ").join(names)

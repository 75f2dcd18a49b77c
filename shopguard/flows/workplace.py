"""What every flow is given: the data folder, the database, the rulebook, the words. Built once by ``app.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shopguard.core.message import Texts
from shopguard.core.rulebook import Rulebook
from shopguard.store.store import Store

DEFAULT_SHOP = "default"  # the shop of files that tell no shop, by the command line's contract


@dataclass(frozen=True)
class Workplace:
    """One shop owner's data and the rules it is judged by. ``courier_names``: courier code to the name people know."""

    data: Path
    store: Store
    rulebook: Rulebook
    texts: Texts
    courier_names: Mapping[str, str] = field(default_factory=dict)

    def shop_in_words(self, name: str) -> str:
        """The shop's name as shown; a shop nobody named is shown as such."""
        return self.texts.word("shop.unnamed") if name == DEFAULT_SHOP else name

    def couriers_in_words(self, codes: str) -> str:
        """``"yto,sf"`` as ``"圆通、顺丰"``; a code that has no name stays as it is."""
        names = (self.courier_names.get(code, code) for code in codes.split(",") if code)
        return self.texts.both("、", ", ").join(names)

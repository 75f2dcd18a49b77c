"""What every flow is given: the data folder, the database, the rulebook, the words. Built once by ``app.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shopguard.core.message import Message, Texts
from shopguard.core.rulebook import Rulebook
from shopguard.flows.rules_in_use import RulesInUse
from shopguard.store.store import Store

DEFAULT_SHOP = "default"  # the shop of files that tell no shop, by the command line's contract


@dataclass(slots=True)
class RulesHolder:
    """The one thing of a workplace that can change while it is open: another rule folder brings other rules."""

    rules: RulesInUse


@dataclass(frozen=True)
class Workplace:
    """One shop owner's data and the rules it is judged by. ``courier_names``: courier code to the name people know."""

    data: Path
    store: Store
    held: RulesHolder
    texts: Texts
    courier_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def rules(self) -> RulesInUse:
        """The rules that are in use now."""
        return self.held.rules

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook that is in use now."""
        return self.held.rules.rulebook

    @property
    def rule_problem(self) -> Message | None:
        """Why other rules are in use than the files say; None where all is well."""
        return self.held.rules.problem

    def shop_in_words(self, name: str) -> str:
        """The shop's name as shown; a shop nobody named is shown as such."""
        return self.texts.word("shop.unnamed") if name == DEFAULT_SHOP else name

    def couriers_in_words(self, codes: str) -> str:
        """``"yto,sf"`` as ``"圆通、顺丰"``; a code that has no name stays as it is."""
        names = (self.courier_names.get(code, code) for code in codes.split(",") if code)
        return self.texts.both("、", ", ").join(names)

"""What every flow is given: the data folder, the database, the rulebook, the words. Built once by ``app.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from shopguard.core.message import Message, Texts
from shopguard.store.store import Store

if TYPE_CHECKING:  # neither is read before somebody asks for a rule
    from shopguard.core.rulebook import Rulebook
    from shopguard.flows.rulebook.rules_in_use import RulesInUse
    from shopguard.flows.settings import Settings

DEFAULT_SHOP = "default"  # the shop of files that tell no shop, by the command line's contract


class RulesHolder:
    """The one thing of a workplace that can change while it is open: another rule folder brings other rules.

    ``load``: reads the rules when they are first asked for. ``sound``: they were read before without any problem.
    """

    def __init__(self, load: Callable[[], RulesInUse], *, sound: bool = False) -> None:
        self._load = load
        self._rules: RulesInUse | None = None
        self._sound = sound

    @property
    def rules(self) -> RulesInUse:
        """The rules that are in use now."""
        if self._rules is None:
            self._rules = self._load()
        return self._rules

    @rules.setter
    def rules(self, rules: RulesInUse) -> None:
        self._rules = rules

    @property
    def problem(self) -> Message | None:
        """Why other rules are in use than the files say; None where all is well."""
        return None if self._rules is None and self._sound else self.rules.problem


@dataclass(frozen=True)
class Workplace:
    """One shop owner's data and the rules it is judged by. ``courier_names``: courier code to the name people know."""

    data: Path
    store: Store
    held: RulesHolder
    texts: Texts
    settings: Settings
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
        return self.held.problem

    def shop_in_words(self, name: str) -> str:
        """The shop's name as shown; a shop nobody named is shown as such."""
        return self.texts.word("shop.unnamed") if name == DEFAULT_SHOP else name

    def couriers_in_words(self, codes: str) -> str:
        """``"yto,sf"`` as ``"圆通、顺丰"``; a code that has no name stays as it is."""
        names = (self.courier_names.get(code, code) for code in codes.split(",") if code)
        return self.texts.both("、", ", ").join(names)

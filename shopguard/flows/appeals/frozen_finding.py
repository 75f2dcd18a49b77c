"""The finding a case was opened for, kept as JSON: what was judged then stays readable when data or rules move on."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from shopguard.core.finding import Finding, State
from shopguard.core.message import Language
from shopguard.flows.orders.order_detail import FindingView


@dataclass(frozen=True, slots=True)
class FrozenFinding:
    """A finding in the words of the day. ``family`` is the fine's family then; ``judged_at`` in unix seconds."""

    view: FindingView
    family: str
    language: Language
    judged_at: int

    def to_json(self) -> str:
        """The text for the database."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def thaw(text: str) -> FrozenFinding:
    """The finding of :meth:`FrozenFinding.to_json`."""
    kept: dict[str, Any] = json.loads(text)
    view = kept["view"]
    finding = Finding(**(_known(view["finding"], Finding) | {"state": State(view["finding"]["state"])}))
    words = FindingView(**(_known(view, FindingView) | {"finding": finding}))
    return FrozenFinding(words, kept["family"], kept["language"], kept["judged_at"])


def _known(kept: dict[str, Any], kind: type) -> dict[str, Any]:
    """The fields this program still knows: a case outlives the version that opened it."""
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in kept.items() if name in names}

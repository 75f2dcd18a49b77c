"""What the shop may be punished with now, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from shopguard.flows.costs.measures import Measure
from shopguard.ui.look.card import Card
from shopguard.ui.look.folded import Folded
from shopguard.ui.look.labels import Toned, plain_label

REASONS_SHOWN = 2


class MeasuresCard(Card):
    """Measures with the same reason stand under it together; many reasons are folded."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        super().__init__(tone="bad")
        self.rows.addWidget(Toned("bad", self.tr("店铺可能受到的处罚"), bold=True))
        by_reason: dict[str, list[Measure]] = {}
        for one in reversed(measures):  # the latest day first
            by_reason.setdefault(one.because, []).insert(0, one)
        told = list(by_reason.items())
        for because, group in told[:REASONS_SHOWN]:
            self.rows.addWidget(self._reason(because, group))
        rest = told[REASONS_SHOWN:]
        if rest:
            more = self.tr("还有 {count} 条").format(count=len(rest))
            self.rows.addWidget(Folded(more, lambda: [self._reason(because, group) for because, group in rest]))

    def _reason(self, because: str, group: Sequence[Measure]) -> QWidget:
        return _Reason(because, self.tr("；").join(self._named(one) for one in group))

    def _named(self, one: Measure) -> str:
        days = self.tr("{days} 天").format(days=one.days) if one.days else ""
        return " ".join(part for part in (one.measure, days) if part)


class _Reason(Card):
    """One day or case, and what follows from it."""

    def __init__(self, because: str, named: str) -> None:
        super().__init__(tone="bad", margin=0)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(2)
        self.rows.addWidget(Toned("bad", named))
        self.rows.addWidget(plain_label(because, scale=0.92))

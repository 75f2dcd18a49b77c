"""If nothing more happens: the slider to a moment to come, and what the shop owes, shows and risks by then."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from shopguard.core.outlook import Outlook
from shopguard.flows.costs.what_if import Position, position
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs.count_badges import CountBadges
from shopguard.ui.costs.moment_slider import MomentSlider
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import plain_label
from shopguard.ui.look.words import yuan

THREATS_SHOWN = 3


class OutlookCard(Card):
    """``moved`` comes when another moment is chosen. What is shown is told from memory, at once."""

    moved = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._outlook: Outlook | None = None
        self.moment = MomentSlider()
        self.owed = plain_label(bold=True, scale=1.4, wrap=False)
        self.colours = CountBadges(place.texts)
        self.told = plain_label()
        self.threats = plain_label(scale=0.92)
        top = QHBoxLayout()
        top.addWidget(plain_label(self.tr("如果什么都不再发生"), bold=True, scale=1.08), 1)
        top.addWidget(self.owed)
        self.rows.addLayout(top)
        for part in (self.moment, self.colours, self.told, self.threats):
            self.rows.addWidget(part)
        self.moment.moved.connect(self._move)

    def show_outlook(self, outlook: Outlook) -> None:
        """Shows the outlook at as many hours ahead as before."""
        self._outlook = outlook
        self.moment.begin_at(outlook.at)
        self._show()

    def _move(self) -> None:
        self._show()
        self.moved.emit()

    def _show(self) -> None:
        if self._outlook is None:
            return
        there = position(self._place, self._outlook, self.moment.moment())
        self.owed.setText(self.tr("要赔 {yuan}").format(yuan=yuan(there.fen)))
        self.colours.show_counts(there.colours)
        self.told.setText(self._told(there))
        self.threats.setText(self._threats(there))
        self.threats.setVisible(bool(there.threats))

    def _told(self, there: Position) -> str:
        more = self.tr("从现在起有 {count} 单变红").format(count=there.turned_red)
        turned = more if there.turned_red else self.tr("没有新变红的单")
        if not there.strikes:
            return turned
        return turned + self.tr("；今年记 {count} 次严重违规").format(count=there.strikes)

    def _threats(self, there: Position) -> str:
        named = []
        for threat in there.threats[:THREATS_SHOWN]:
            days = self.tr("{days} 天").format(days=threat.days) if threat.days else ""
            named.append(" ".join(part for part in (threat.measure, days) if part))
        rest = len(there.threats) - THREATS_SHOWN
        if rest > 0:
            named.append(self.tr("还有 {count} 项").format(count=rest))
        return self.tr("店铺可能受到的处罚：{named}").format(named=self.tr("；").join(named))

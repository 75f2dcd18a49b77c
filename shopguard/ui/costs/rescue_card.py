"""Whom to save first, and the reverse question: what is saved when the ticked orders are handed over today."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton

from shopguard.flows.costs.rescue import Rescue
from shopguard.flows.costs.strikes_ahead import Averted, strikes_first
from shopguard.flows.costs.what_if import Saving
from shopguard.ui.costs.rescue_list import RescueList
from shopguard.ui.costs.rescue_model import RescueModel
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.words import moment, yuan

SHOWN_FOLDED = 6


class RescueCard(Card):
    """``ticked_changed``: other orders are ticked; ``order_wanted`` carries an order's number."""

    ticked_changed = Signal()
    order_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._folded = SHOWN_FOLDED
        self.model = RescueModel(self)
        self.list = RescueList(self.model)
        self.all = QCheckBox(self.tr("全选"))
        self.nothing = Quiet()
        self.averted = Toned("bad")
        self.hint = Quiet(self.tr("打勾 = 今天能办好（交给快递，或催到下一条扫描）。只是试算，不改数据。"))
        self.more = QToolButton()
        self.saved = Toned("good", bold=True)
        self._arrange()
        self.list.order_wanted.connect(self.order_wanted)
        self.model.ticked_changed.connect(self._ticked)
        self.all.clicked.connect(self._tick_all)
        self.more.toggled.connect(self._unfold)

    def show_rescues(self, rescues: Sequence[Rescue], hours: int, averted: Sequence[Averted] = ()) -> None:
        """The orders that can still be saved within so many hours, first those that avert a strike; ticks stay."""
        before = self.model.ticked()
        self._folded = max(SHOWN_FOLDED, sum(one.needed for one in averted))
        self._show(strikes_first(rescues))
        self.averted.setText("\n".join(one.says for one in averted))
        self.averted.setVisible(bool(averted))
        self.nothing.setText(self.tr("{hours} 小时之内没有还能救的单。").format(hours=hours))
        self.nothing.setVisible(not rescues)
        for part in (self.list, self.hint, self.all):
            part.setVisible(bool(rescues))
        rest = len(rescues) - self._folded
        self.more.setText(self.tr("还有 {count} 单，救完这些再看").format(count=rest))
        self.more.setVisible(rest > 0)
        self._mark_all()
        if self.model.ticked() != before:
            self.ticked_changed.emit()

    def show_saving(self, saving: Saving | None) -> None:
        """What the ticked ones save; None: nothing is ticked."""
        self.saved.setText("" if saving is None else self._saving(saving))
        self.saved.setVisible(saving is not None)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(plain_label(self.tr("先救这几单"), bold=True, scale=1.08), 1)
        top.addWidget(self.all)
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.rows.addLayout(top)
        for part in (self.hint, self.nothing, self.saved, self.averted, self.list, self.more):
            self.rows.addWidget(part)
        self.saved.hide()
        self.averted.hide()

    def _show(self, rescues: Sequence[Rescue]) -> None:
        self.model.start_over(rescues, len(rescues) if self.more.isChecked() else self._folded)

    def _unfold(self, unfolded: bool) -> None:
        self.more.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self._show(self.model.rescues)

    def _tick_all(self) -> None:
        self.model.tick_all(len(self.model.ticked()) < len(self.model.rescues))

    def _ticked(self) -> None:
        self._mark_all()
        self.ticked_changed.emit()

    def _mark_all(self) -> None:
        ticked, there = len(self.model.ticked()), len(self.model.rescues)
        some = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        self.all.setCheckState(Qt.CheckState.Checked if there and ticked == there else some)

    def _saving(self, saving: Saving) -> str:
        said = self.tr("勾了 {count} 单：到 {at} 省 {yuan}").format(
            count=len(saving.handed_over), at=moment(saving.at), yuan=yuan(saving.fen)
        )
        if not saving.strikes:
            return said
        return said + self.tr("，少记 {count} 次严重违规").format(count=saving.strikes)

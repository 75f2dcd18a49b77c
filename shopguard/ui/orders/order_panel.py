"""One order: what it is, what it costs, its parcels in time, every finding, and what the owner marks on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopguard.core.appeal_states import OVER
from shopguard.core.marks import Aside
from shopguard.core.message import Texts
from shopguard.flows.orders.order_detail import FindingView, OrderView
from shopguard.flows.orders.tagging import TagView
from shopguard.ui.appeals.order_cases import OrderCases
from shopguard.ui.costs.amount_card import AmountCard
from shopguard.ui.look.folded import Folded
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.orders.aside_card import AsideCard
from shopguard.ui.orders.finding_card import FindingCard, presses
from shopguard.ui.orders.no_order import NoOrder
from shopguard.ui.orders.not_listed import NotListed
from shopguard.ui.orders.note_box import NoteBox
from shopguard.ui.orders.order_card import OrderCard
from shopguard.ui.orders.parcel_card import ParcelCard
from shopguard.ui.orders.tag_strip import TagStrip

if TYPE_CHECKING:
    from shopguard.flows.appeals.listing import AppealLine

STANDS_FOR = 600  # seconds: an order that has not changed is drawn anew after that, its "now" has moved on


class OrderPanel(CardPage):
    """``appeal_wanted`` carries order number and clause, ``case_wanted`` an appeal case's id, ``tagging_wanted`` the order number,
    ``rule_wanted`` the clause. Of marks: ``handed_over`` (order number, whether it is), ``aside_wanted`` (order number, FindingView),
    ``count_again_wanted`` (order number, clause, waybill); ``note`` is the box for the note."""

    appeal_wanted = Signal(str, str)
    case_wanted = Signal(str)
    tagging_wanted = Signal(str)
    rule_wanted = Signal(str)
    handed_over = Signal(str, bool)
    aside_wanted = Signal(str, object)
    count_again_wanted = Signal(str, str, str)

    def __init__(self, texts: Texts, clock: Callable[[], int]) -> None:
        super().__init__()
        self._texts, self._clock = texts, clock
        self._shown_at = 0
        self.order: OrderView | None = None
        self.tags: TagStrip | None = None
        self.cases: OrderCases | None = None
        self.note = NoteBox()
        self.note.setParent(self)
        self.note.hide()
        self._listed = True
        self.not_listed: NotListed | None = None
        self._tags_of: tuple[str, Sequence[TagView]] = "", ()
        self._cases_of: tuple[str, Sequence[AppealLine]] = "", ()
        self.setAccessibleName(self.tr("订单详情"))
        self.fill([NoOrder()])

    def show_order(self, order: OrderView) -> None:
        """Shows the order as it stands; what is on show already is left alone, with whatever is unfolded or written there."""
        now = self._clock()
        if self.order is not None and now - self._shown_at < STANDS_FOR:
            if order == self.order:
                return
            if _without_note(order) == _without_note(
                self.order
            ):  # filled anew, the page would end a Chinese word half typed
                self.order = order
                self.note.show_note(order.order_id, order.marks.note)
                return
        is_new = self.order is None or self.order.order_id != order.order_id
        self.order, self._shown_at = order, now
        self.note.show_note(order.order_id, order.marks.note)
        writing = self.note.text.hasFocus()
        self.note.setParent(self)  # the page it stood on goes, and all that is on it
        self.tags = self._tag_strip(order)
        self.cases = OrderCases(self._texts, self._clock)
        self.cases.case_wanted.connect(self.case_wanted)
        parcels = ParcelCard(order, now)
        self.not_listed = NotListed(order.order_id)
        about = [OrderCard(order, self._texts), self.tags, self.note, self.cases, parcels]
        self.fill([self.not_listed, *about, *self._judged(order)])
        self.not_listed.setVisible(not self._listed and not is_new)
        self.note.show()
        if writing and not is_new:
            self.note.text.setFocus()
        self.show_tags(*self._tags_of)
        self.show_cases(*self._cases_of)
        if is_new:
            self.to_top()

    def show_none(self) -> None:
        """The order on show is no longer there."""
        self.order = self.tags = self.cases = self.not_listed = None
        self.note.setParent(self)
        self.note.hide()
        self.fill([NoOrder()])

    def show_listed(self, order_id: str, listed: bool) -> None:
        """Whether the order on show is in the list: where it is not, that stands above it."""
        if self.not_listed is not None and self.order is not None and self.order.order_id == order_id:
            self._listed = listed
            self.not_listed.setVisible(not listed)

    def show_tags(self, order_id: str, tags: Sequence[TagView]) -> None:
        """The tags of an order, where it is the one on show."""
        self._tags_of = order_id, tags
        if self.tags is not None and self.order is not None and self.order.order_id == order_id:
            self.tags.show_tags(tags)

    def show_cases(self, order_id: str, cases: Sequence[AppealLine]) -> None:
        """Where the appeals of an order stand, where it is the one on show."""
        self._cases_of = order_id, cases
        if self.cases is None or self.order is None or self.order.order_id != order_id:
            return
        self.cases.show_cases(cases)
        for card in self.findChildren(FindingCard):
            card.show_case(self._case_for(card.view))

    def save_note(self) -> None:
        """What is being written is handed over now."""
        self.note.save()

    def _judged(self, order: OrderView) -> list[QWidget]:
        """The findings: what presses, what it costs, what is set aside, and, folded away, what is fine."""
        counted = [view for view in order.findings if view.finding.set_aside is None]
        pressing = self._cards([view for view in counted if presses(view)])
        calm = [view for view in counted if not presses(view)]
        fine = self.tr("其余 {count} 条规则没有问题").format(count=len(calm))
        folded = [Folded(fine, partial(self._cards, calm))] if calm else []
        money = [AmountCard(order.amounts)] if order.amounts.violations or order.amounts.beside else []
        return [*pressing, *money, *self._aside_cards(order), *folded]

    def _aside_cards(self, order: OrderView) -> list[QWidget]:
        found: dict[Aside, list[FindingView]] = {}
        for view in order.findings:
            if view.finding.set_aside is not None:
                found.setdefault(view.finding.set_aside, []).append(view)
        cards: list[QWidget] = []
        for aside, views in found.items():
            card = AsideCard(aside, views)
            card.count_again_wanted.connect(self._want_counted)
            cards.append(card)
        return cards

    def _tag_strip(self, order: OrderView) -> TagStrip:
        strip = TagStrip()  # a page that is filled anew destroys what it held
        strip.button.clicked.connect(self._want_tagging)
        strip.hand_over.clicked.connect(self._want_handed_over)
        waiting = not order.parcels or any(parcel.picked_up_at is None for parcel in order.parcels)
        strip.show_handed_over(order.marks.handed_over_at, possible=waiting and order.paid_at is not None)
        return strip

    def _case_for(self, view: FindingView) -> str:
        """The id of the case that is under way for this finding; "" where there is none."""
        order_id, cases = self._cases_of
        if self.order is None or self.order.order_id != order_id:
            return ""
        return next((case.id for case in cases if _is_about(case, view)), "")

    def _cards(self, findings: Sequence[FindingView]) -> list[QWidget]:
        return [self._finding_card(view) for view in findings]

    def _finding_card(self, view: FindingView) -> FindingCard:
        card = FindingCard(view, self._texts, self._clock)
        card.appeal_wanted.connect(self._want_appeal)
        card.rule_wanted.connect(self.rule_wanted)
        card.case_wanted.connect(self.case_wanted)
        card.aside_wanted.connect(self._want_aside)
        card.show_case(self._case_for(view))
        return card

    def _want_tagging(self) -> None:
        if self.order is not None:
            self.tagging_wanted.emit(self.order.order_id)

    def _want_handed_over(self) -> None:
        if self.order is not None:
            self.handed_over.emit(self.order.order_id, self.order.marks.handed_over_at is None)

    def _want_aside(self, view: FindingView) -> None:
        if self.order is not None:
            self.aside_wanted.emit(self.order.order_id, view)

    def _want_counted(self, clause: str, waybill: str) -> None:
        if self.order is not None:
            self.count_again_wanted.emit(self.order.order_id, clause, waybill)

    def _want_appeal(self, clause: str) -> None:
        if self.order is not None:
            self.appeal_wanted.emit(self.order.order_id, clause)


def _without_note(order: OrderView) -> OrderView:
    return replace(order, marks=replace(order.marks, note="", note_at=None))


def _is_about(case: AppealLine, view: FindingView) -> bool:
    """Whether a case that is not over is about this finding; a notice may name no parcel."""
    if case.clause != view.finding.clause or case.state in OVER:
        return False
    return case.waybill is None or view.finding.waybill in (None, case.waybill)

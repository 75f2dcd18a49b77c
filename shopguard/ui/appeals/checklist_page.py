"""The checklist: one card a slot, what is missing most on top, what could be added folded away. Only what changed is made anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from shopguard.core.message import Texts
from shopguard.flows.appeals.view import SlotView
from shopguard.ui.appeals.slot_card import SlotCard
from shopguard.ui.appeals.slot_standing import most_urgent, sorted_slots
from shopguard.ui.look.folded import Folded
from shopguard.ui.look.labels import Quiet
from shopguard.ui.look.scroll import CardPage


class ChecklistPage(CardPage):
    """Passes on what its cards want; the cards stay where they are while the window is open, whatever is added to them.

    ``pictures_wanted``: files came into view whose small pictures are not there yet.
    """

    files_offered = Signal(str, object)
    files_wanted = Signal(str)
    removal_wanted = Signal(str, str)
    look_wanted = Signal(str, str)
    said = Signal(str, str, object)
    not_taken = Signal(str)
    pictures_wanted = Signal()

    def __init__(self, slots: Sequence[SlotView], texts: Texts, clock: Callable[[], int]) -> None:
        super().__init__()
        self._texts, self._clock = texts, clock
        self.setAccessibleName(self.tr("材料清单"))
        first, idle = sorted_slots(slots)
        self.cards = {slot.item: self._card(slot) for slot in (*first, *idle)}
        warning = Quiet(self.tr("把文件拖到对应的卡片上。只放真实的原件：伪造或修图，平台会关店。"))
        tops: list[QWidget] = [warning, *(self.cards[slot.item] for slot in first)]
        self.optional: Folded | None = None
        if idle:
            line = self.tr("还可以补充的材料（{count} 种）").format(count=len(idle))
            self.optional = Folded(line, [self.cards[slot.item] for slot in idle])
            tops.append(self.optional)
        self.fill(tops)

    def show_slots(self, slots: Sequence[SlotView]) -> None:
        """Shows the slots as they stand; cards of slots that did not change are left alone, with what is typed in them."""
        for slot in slots:
            old = self.cards.get(slot.item)
            if old is not None and old.slot != slot:
                self._renew(old, slot)

    def leave_form(self) -> bool:
        """Closes the fields that are open in a card; False when none were."""
        return any(card.leave_form() for card in self.cards.values())

    def show_pictures(self, drawn: dict[str, QImage]) -> None:
        """Puts small pictures in their places."""
        for card in self.cards.values():
            for sha256, picture in drawn.items():
                card.show_picture(sha256, picture)

    def to_most_urgent(self) -> None:
        """Brings the needed slot that lacks most into view, with the keyboard on its button."""
        slot = most_urgent([card.slot for card in self.cards.values()])
        if slot is not None:
            card = self.cards[slot.item]
            self.ensureWidgetVisible(card, 0, 0)
            card.add_button.setFocus()

    def _renew(self, old: SlotCard, slot: SlotView) -> None:
        fresh = self._card(slot)
        focus = QApplication.focusWidget()
        typing = isinstance(focus, QLineEdit)
        had_focus = focus is not None and old.isAncestorOf(focus)
        fresh.take_over(old)
        page = old.parentWidget()
        around = None if page is None else page.layout()
        assert around is not None  # cards stand in the page or in what is folded
        around.replaceWidget(old, fresh)
        fresh.show()
        self.cards[slot.item] = fresh
        old.hide()
        old.deleteLater()
        if had_focus:
            field = fresh.findChild(QLineEdit) if typing else None
            (field or fresh.add_button).setFocus()

    def _card(self, slot: SlotView) -> SlotCard:
        card = SlotCard(slot, self._texts, self._clock)
        card.files_offered.connect(self.files_offered)
        card.files_wanted.connect(self.files_wanted)
        card.removal_wanted.connect(self.removal_wanted)
        card.look_wanted.connect(self.look_wanted)
        card.said.connect(self.said)
        card.not_taken.connect(self.not_taken)
        card.unfolded.connect(self.pictures_wanted)
        return card

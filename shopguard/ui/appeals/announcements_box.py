"""The platform's announcements (deadlines moved for a while) that are in the case, and those that could be put in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.flows.appeals.extension_words import ExtensionView
from shopguard.flows.appeals.extensions import ExtensionOffer
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label

REF = "ref"


class AnnouncementsBox(Card):
    """``adding_wanted`` carries an offer's ref, ``removal_wanted`` the id of one that is in the case. Hidden while there is none."""

    adding_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(margin=10)
        self.rows.addWidget(plain_label(self.tr("平台的延期公告"), bold=True))
        self.rows.addWidget(Quiet(self.tr("公告覆盖了这个订单的，放进材料里，打印时附上出处。")))
        self._list = QWidget()
        self.rows.addWidget(self._list)
        self._there: Sequence[ExtensionView] = ()
        self._offers: Sequence[ExtensionOffer] = ()
        self.hide()

    def show_there(self, there: Sequence[ExtensionView]) -> None:
        """Those in the case."""
        if there != self._there:
            self._there = there
            self._renew()

    def show_offers(self, offers: Sequence[ExtensionOffer]) -> None:
        """Those that can concern the case and are not in it."""
        if offers != self._offers:
            self._offers = offers
            self._renew()

    def _renew(self) -> None:
        fresh = QWidget()
        rows = QVBoxLayout(fresh)
        rows.setContentsMargins(0, 0, 0, 0)
        for one in self._there:
            there = (one.note, one.period, one.places, one.new_time, one.source)
            rows.addWidget(self._entry(there, self.tr("拿掉"), one.id, self._want_removal))
        for offer in self._offers:
            words = (offer.note, offer.period, offer.places, offer.source)
            entry = self._entry(words, self.tr("放进材料"), offer.ref, self._want_adding)
            if offer.fit == "unsure":
                inner = entry.layout()
                assert inner is not None  # it was just made
                inner.addWidget(Toned("watch", self.tr("数据不全，说不准它管不管这个订单，请自己核对。")))
            rows.addWidget(entry)
        self.rows.replaceWidget(self._list, fresh)
        fresh.show()
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh
        self.setVisible(bool(self._there or self._offers))

    def _entry(self, words: Sequence[str], word: str, ref: int, press: object) -> QWidget:
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 4, 0, 0)
        rows.setSpacing(1)
        button = QPushButton(word)
        button.setAutoDefault(False)
        button.setAccessibleDescription(words[0])
        button.setProperty(REF, ref)
        button.clicked.connect(press)
        top = QHBoxLayout()
        top.addWidget(plain_label(words[0]), 1)
        top.addWidget(button)
        rows.addLayout(top)
        for line in words[1:]:
            rows.addWidget(Quiet(line))
        return box

    def _want_adding(self) -> None:
        self.adding_wanted.emit(_ref(self.sender()))

    def _want_removal(self) -> None:
        self.removal_wanted.emit(_ref(self.sender()))


def _ref(button: object) -> int:
    return int(cast(QPushButton, button).property(REF))

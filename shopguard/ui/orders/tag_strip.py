"""What the owner has marked on an order as chips (tags, handed over), and the buttons to change it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from shopguard.core.tags import Source
from shopguard.flows.orders.tagging import TagView
from shopguard.ui.look.badges import badge_size, draw_badge
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.words import moment

GAP = 5


class TagChips(QWidget):
    """Pills one after the other, on as many lines as it takes."""

    def __init__(self) -> None:
        super().__init__()
        self.words: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: Sequence[str], accessible: str) -> None:
        """One chip for each word."""
        self.words = tuple(words)
        self.setAccessibleName(accessible)
        self.updateGeometry()
        self.update()

    def places(self, width: int) -> list[QRect]:
        """Where each chip stands at this width; one that is too long is cut off at the edge."""
        found: list[QRect] = []
        left = top = 0
        for word in self.words:
            size = badge_size(word, self.font())
            if left and left + size.width() > width:
                left, top = 0, top + size.height() + GAP
            found.append(QRect(left, top, min(size.width(), width), size.height()))
            left += size.width() + GAP
        return found

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Down to the last line of chips."""
        return max((place.bottom() + 1 for place in self.places(width)), default=self.minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """All on one line."""
        sizes = [badge_size(word, self.font()) for word in self.words]
        return QSize(sum(size.width() + GAP for size in sizes), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for one line."""
        return QSize(60, badge_size("", self.font()).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pills."""
        painter = QPainter(self)
        pair = scheme_of(self.window().palette()).tones["accent"]
        for word, place in zip(self.words, self.places(self.width()), strict=True):
            missing = badge_size(word, self.font()).width() - place.width()
            if missing > 0:
                room = self.fontMetrics().horizontalAdvance(word) - missing
                word = self.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, room)
            draw_badge(painter, QRectF(place), pair, "tag", word, self.font())


class TagStrip(Card):
    """``button`` and ``hand_over`` are wired by the panel."""

    def __init__(self) -> None:
        super().__init__(margin=8)
        self.chips = TagChips()
        self.button = QPushButton(self.tr("标记…"))
        self.button.setToolTip(
            self.tr("标出导出文件里没有的事：宠物、厂家自送、约定晚发、买家提问等。在表里选几个订单，可以一起标")
        )
        self.button.setAccessibleName(self.tr("标记这个订单"))
        self.hand_over = QPushButton()
        self.hand_over.setToolTip(self.tr("记下包裹已经给了快递：今天的清单里不再催它，颜色照样等扫描记录"))
        self.nothing = Quiet(self.tr("没有标记"))
        row = QHBoxLayout()
        row.addWidget(self.nothing)
        row.addStretch(1)
        row.addWidget(self.hand_over)
        row.addWidget(self.button)
        self.rows.addWidget(self.chips)
        self.rows.addLayout(row)
        self._tags: Sequence[TagView] = ()
        self._handed_over_at: int | None = None
        self.show_handed_over(None, possible=False)

    def show_handed_over(self, at: int | None, *, possible: bool) -> None:
        """Since when it is with the courier, by the owner's word; ``possible``: whether that can still be said."""
        self._handed_over_at = at
        self.hand_over.setText(self.tr("还没交快递") if at is not None else self.tr("交给快递了"))
        named = self.tr("取消“已交给快递”") if at is not None else self.tr("标为已交给快递")
        self.hand_over.setAccessibleName(named)
        self.hand_over.setVisible(possible or at is not None)
        self.show_tags(self._tags)

    def show_tags(self, tags: Sequence[TagView]) -> None:
        """What holds for the order, and who says so where it is not the owner of this very order."""
        self._tags = tags
        words = [self._word(tag) for tag in tags]
        if self._handed_over_at is not None:
            words.insert(0, self.tr("已交给快递 {at}").format(at=moment(self._handed_over_at)))
        said = self.tr("标记：{tags}").format(tags=self.tr("、").join(words)) if words else self.tr("没有标记")
        self.chips.show_words(words, said)
        self.chips.setToolTip(said)
        self.chips.setVisible(bool(words))
        self.nothing.setVisible(not words)

    def _word(self, tag: TagView) -> str:
        word = tag.label if tag.at is None else f"{tag.label} {moment(tag.at)}"
        if tag.source is Source.PRODUCT:
            return self.tr("{tag}（商品）").format(tag=word)
        if tag.source is Source.EXPORT:
            return self.tr("{tag}（导出文件）").format(tag=word)
        if tag.source is Source.AFTER_SALE:
            return self.tr("{tag}（售后文件）").format(tag=word)
        return word

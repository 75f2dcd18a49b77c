"""What is missing between the exports and since the last of them, sentence by sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from shopguard.core.message import Message
from shopguard.flows.imports.completeness import Completeness, notices
from shopguard.flows.imports.gap_notices import Gap, gap_notice
from shopguard.flows.workplace import Workplace
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled


class CompletenessDialog(QDialog):
    """``quiet_told`` carries the :class:`Gap` of which the owner says that no orders were placed then."""

    quiet_told = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._gaps: tuple[Gap, ...] = ()
        self.quiet_buttons: list[QPushButton] = []  # one for each gap
        self.setWindowTitle(self.tr("还缺哪些导出"))
        self.resize(scaled(640), scaled(480))
        self.list = CardPage()
        self.close_button = QPushButton(self.tr("关闭"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(
            plain_label(self.tr("按每个订单文件里最早和最晚的下单日期推算，两个文件之间没有盖到的日子算缺口。"))
        )
        rows.addWidget(self.list, 1)
        rows.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)

    def show_found(self, found: Completeness) -> None:
        """Fills the list."""
        self.quiet_buttons, self._gaps = [], found.gaps
        cards: list[QWidget] = [self._card(one) for one in notices(self._place, replace(found, gaps=()))]
        cards += [self._gap_card(gap) for gap in found.gaps]
        self.list.fill(cards or [Quiet(self.tr("没有发现缺口。"), scale=1.0)])

    def _card(self, sentence: Message) -> Card:
        card = Card(tone="watch", margin=8)
        card.rows.addWidget(Toned("watch", self._place.texts.say(sentence)))
        return card

    def _gap_card(self, gap: Gap) -> Card:
        card = self._card(gap_notice(self._place, gap))
        button = QPushButton(self.tr("那天没有订单") if gap.days == 1 else self.tr("那几天没有订单"))
        button.setAutoDefault(False)
        button.clicked.connect(self._tell_quiet)
        self.quiet_buttons.append(button)
        card.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _tell_quiet(self) -> None:
        pressed = cast(QPushButton, self.sender())
        self.quiet_told.emit(self._gaps[self.quiet_buttons.index(pressed)])

"""The wordings of track lines that nobody understood, to be looked at and copied. Nothing is sent by the program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.flows.imports.not_understood import Line, wordings_to_send
from shopguard.flows.workplace import Workplace
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled
from shopguard.ui.look.words import moment_with_year

SHOWN = 30  # cards: more would hold the window up; the copy has all


class NotUnderstoodDialog(QDialog):
    """``lines`` as they stood when it was opened, newest first."""

    def __init__(self, place: Workplace, lines: Sequence[Line], parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._lines = place, lines
        self.setWindowTitle(self.tr("看不懂的物流记录"))
        self.resize(scaled(720), scaled(620))
        self.said = Toned("good")
        self.page = CardPage()
        self.copy_button = MainButton(self.tr("复制这些写法"))
        self.close_button = QPushButton(self.tr("关闭"))
        self._arrange()
        self._fill()

    def _arrange(self) -> None:
        self.copy_button.setEnabled(bool(self._lines))
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.accept)
        for button in (self.copy_button, self.close_button):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.said, 1)
        buttons.addWidget(self.copy_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(plain_label(self._explanation()))
        rows.addWidget(Quiet(self._promise()))
        rows.addWidget(self.page, 1)
        rows.addLayout(buttons)

    def _explanation(self) -> str:
        what = self.tr("快递常换说法，下面这些程序还不认识。它们都按“有记录”处理：不会单凭它们判违规，")
        return what + self.tr("可能藏着揽收、签收的地方只标“疑似”。")

    def _promise(self) -> str:
        masked = self.tr("写法里的电话、姓名、地址和单号已经遮住。程序不会自动发送任何内容；")
        return masked + self.tr("想让程序认识它们，请点“复制这些写法”，看过之后自己发给开发者。")

    def _fill(self) -> None:
        cards: list[QWidget] = [self._card(line) for line in self._lines[:SHOWN]]
        more = len(self._lines) - len(cards)
        if more > 0:
            cards.append(Quiet(self.tr("还有 {count} 种写法，复制时都会带上。").format(count=more)))
        self.page.fill(cards or [Quiet(self.tr("没有看不懂的物流记录。"), scale=1.0)])

    def _card(self, line: Line) -> QWidget:
        card = Card()
        card.setAccessibleName(line.pattern)
        card.rows.addWidget(plain_label(line.pattern))
        told = self.tr("{courier} · {lines} 行 · {parcels} 个包裹 · {orders} 个订单 · 最近 {at}，运单 {waybill}")
        card.rows.addWidget(
            Quiet(
                told.format(
                    courier=self._place.couriers_in_words(line.courier) or self.tr("快递未知"),
                    lines=line.lines,
                    parcels=line.parcels,
                    orders=line.orders,
                    at=moment_with_year(line.newest_at),
                    waybill=line.waybill,
                )
            )
        )
        return card

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(wordings_to_send(self._place, self._lines))
        self.said.setText(self.tr("已复制 {count} 种写法，不含运单号。").format(count=len(self._lines)))

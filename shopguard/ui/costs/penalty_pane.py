"""The penalty preview of the shop: the sums, whom to save first, the days and the measures."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shopguard.flows.costs.penalties import Day, PenaltyPreview
from shopguard.flows.costs.rescue import Rescue
from shopguard.ui.buttons import RowButton
from shopguard.ui.card import Card
from shopguard.ui.folded import Folded
from shopguard.ui.labels import Quiet, Toned, plain_label
from shopguard.ui.palette import Tone
from shopguard.ui.scroll import CardPage
from shopguard.ui.words import moment, moment_with_year, yuan

RESCUES_SHOWN = 6
RESCUES_AT_MOST = 200  # widgets; a longer list says how many more
DAYS_SHOWN = 7
WORDY = (1, 5)  # columns of the days that wrap: the shop's name, how far it is to a penalty


class PenaltyPane(CardPage):
    """``order_wanted`` carries the number of the order that was clicked."""

    order_wanted = Signal(str)

    def __init__(self, shop_in_words: Callable[[str], str]) -> None:
        super().__init__()
        self._shop_in_words = shop_in_words
        self.rescues: list[RowButton] = []
        self.setAccessibleName(self.tr("罚款预览"))
        self._known = False
        self.expect(some=True)

    def expect(self, *, some: bool) -> None:
        """What is said until the first preview comes: whether there are orders to reckon with."""
        if not self._known:
            nothing = self.tr("导入订单以后，这里会算出要赔多少钱、先救哪几单。")
            self.fill([Quiet(self.tr("正在计算…") if some else nothing, scale=1.0)])

    def show_preview(self, preview: PenaltyPreview) -> None:
        """Shows the preview."""
        self._known = True
        cards: list[QWidget] = [self._sums(preview)]
        if preview.last_known_only:
            cards.append(self._last_known())
        if preview.charged_line:
            cards.append(Quiet(preview.charged_line))
        cards.append(self._fix_first(preview))
        if preview.days:
            cards.append(self._days(preview.days))
        if preview.measures:
            cards.append(self._measures(preview))
        self.fill(cards)

    def _sums(self, preview: PenaltyPreview) -> QWidget:
        sums = QWidget()
        row = QHBoxLayout(sums)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        ignored = self.tr("再不管 {hours} 小时").format(hours=preview.horizon_hours)
        row.addWidget(_sum_card("bad", self.tr("现在要赔"), preview.now_fen))
        row.addWidget(_sum_card("soon", ignored, preview.if_ignored_fen))
        row.addWidget(_sum_card("watch", self.tr("另有待证实"), preview.unconfirmed_fen))
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(sums)
        rows.addWidget(Quiet(self.tr("按 {at} 的数据推算").format(at=moment_with_year(preview.at))))
        return whole

    def _last_known(self) -> QWidget:
        card = Card(tone="watch", margin=8)
        text = self.tr("有的金额是平台最后一次公布的数，现在的规则里已经没写。以 违规管理 → 赔付列表 为准。")
        card.rows.addWidget(Toned("watch", text))
        return card

    def _fix_first(self, preview: PenaltyPreview) -> QWidget:
        card = Card()
        card.rows.addWidget(plain_label(self.tr("先救这几单"), bold=True, scale=1.08))
        if not preview.fix_first:
            hours = preview.horizon_hours
            card.rows.addWidget(Quiet(self.tr("{hours} 小时之内没有还能救的单。").format(hours=hours)))
        self.rescues = [self._rescue_row(rescue) for rescue in preview.fix_first[:RESCUES_AT_MOST]]
        for row in self.rescues[:RESCUES_SHOWN]:
            card.rows.addWidget(row)
        rest = len(preview.fix_first) - RESCUES_SHOWN
        if rest > 0:
            more = self.tr("还有 {count} 单，救完这些再看").format(count=rest)
            card.rows.addWidget(Folded(more, self.rescues[RESCUES_SHOWN:]))
        return card

    def _rescue_row(self, rescue: Rescue) -> RowButton:
        until = self.tr("最晚 {at}").format(at=moment(rescue.deadline))
        saves = self.tr("省 {yuan}").format(yuan=yuan(rescue.saves_fen))
        row = RowButton(f"{rescue.card} · {until}", rescue.order_id, saves, rescue.why)
        row.setProperty("order_id", rescue.order_id)
        row.clicked.connect(self._want_order)
        return row

    def _want_order(self) -> None:
        self.order_wanted.emit(str(cast(QAbstractButton, self.sender()).property("order_id")))

    def _days(self, days: tuple[Day, ...]) -> QWidget:
        card = Card()
        card.rows.addWidget(plain_label(self.tr("每天的异常率"), bold=True, scale=1.08))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        for column in WORDY:
            grid.setColumnStretch(column, 1)
        titles = (
            self.tr("日期"), self.tr("店铺"), self.tr("发货"), self.tr("异常"), self.tr("比例"), self.tr("离处罚"),
        )  # fmt: skip
        for column, title in enumerate(titles):
            grid.addWidget(_one_line(Quiet(title)), 0, column)
        newest = sorted(days, key=_day_of, reverse=True)[:DAYS_SHOWN]
        for number, day in enumerate(newest, 1):
            for column, fact in enumerate(self._day_facts(day)):
                grid.addWidget(plain_label(fact, bold=day.strike, wrap=column in WORDY), number, column)
        card.rows.addLayout(grid)
        return card

    def _day_facts(self, day: Day) -> tuple[str, ...]:
        rate = f"{day.abnormal / day.shipped:.1%}" if day.shipped else self.tr("没发货，算不出")
        return (
            day.day.strftime("%m-%d"), self._shop_in_words(day.shop), str(day.shipped), str(day.abnormal), rate,
            self._headroom(day),
        )  # fmt: skip

    def _headroom(self, day: Day) -> str:
        if day.strike:
            return self.tr("记一次严重违规") if day.type is None else self.tr("记一次（第 {n} 类）").format(n=day.type)
        return "" if day.to_strike is None else self.tr("还差 {count} 单").format(count=day.to_strike)

    def _measures(self, preview: PenaltyPreview) -> QWidget:
        card = Card(tone="bad")
        card.rows.addWidget(Toned("bad", self.tr("店铺可能受到的处罚"), bold=True))
        for measure in preview.measures:
            days = self.tr("{days} 天").format(days=measure.days) if measure.days else ""
            card.rows.addWidget(Toned("bad", " · ".join(part for part in (measure.measure, days) if part)))
            card.rows.addWidget(plain_label(measure.because, scale=0.92))
        return card


def _sum_card(tone: Tone, word: str, fen: int) -> QWidget:
    card = Card(tone=tone if fen else "quiet", margin=8)
    card.setAccessibleName(f"{word} {yuan(fen)}")
    card.rows.addWidget(Toned(tone if fen else "quiet", word))
    number = Toned(tone if fen else "quiet", yuan(fen), bold=True)
    font = number.font()
    font.setPointSizeF(font.pointSizeF() * 1.6)
    number.setFont(font)
    card.rows.addWidget(number, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _one_line(label: Quiet) -> Quiet:
    label.setWordWrap(False)
    return label


def _day_of(day: Day) -> tuple[object, str]:
    return day.day, day.shop

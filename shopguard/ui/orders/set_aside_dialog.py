"""The dialog for setting findings aside: what, why, and until when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from shopguard.core.beijing import DAY, HOUR, day_of, start_of_day
from shopguard.core.marks import AsideReason
from shopguard.ui.look.beijing_fields import MomentField
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.two_lines import TwoLines

MOST_WORDS = 200
INDENT = 22  # where the words of a radio button begin
WIDTH, HEIGHT = 27, 30  # in lines of text
MORNING = 9 * HOUR
WEEK = 7 * DAY


@dataclass(frozen=True, slots=True)
class AsideChoice:
    """Something that can be set aside: a clause with the platform's word for it; ``clause`` None is all there is."""

    clause: str | None
    card: str


@dataclass(frozen=True, slots=True)
class AsideAbout:
    """Whose findings: order numbers, the choices (the likeliest first), and the parcel where it is about one only."""

    order_ids: tuple[str, ...]
    choices: tuple[AsideChoice, ...]
    waybill: str | None = None


@dataclass(frozen=True, slots=True)
class AsideWish:
    """What the owner chose. ``until``: unix seconds, None = for good."""

    clause: str | None
    reason: AsideReason
    words: str
    until: int | None


class SetAsideDialog(QDialog):
    """``wanted`` carries the :class:`AsideWish`; it stays open until it is told."""

    wanted = Signal(object)

    def __init__(self, about: AsideAbout, clock: Callable[[], int], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._about, self._clock = about, clock
        self.setWindowTitle(self.tr("放一边"))
        line = self.fontMetrics().height()
        self.resize(WIDTH * line, HEIGHT * line)
        self.which = QComboBox()
        self.reasons: dict[AsideReason, QRadioButton] = {}
        self.words = QLineEdit()
        self.for_good, self.for_a_time = QRadioButton(self.tr("一直放着")), QRadioButton(self.tr("到这个时间再算"))
        self.until = MomentField(self.tr("到什么时候"))
        self.notice = Toned("bad")
        self.apply_button = MainButton(self.tr("放一边"))
        self.cancel_button = QPushButton(self.tr("取消"))
        self._prepare()
        self._arrange()
        self._weigh()

    def wish(self) -> AsideWish:
        """What is chosen now."""
        reason = next((name for name, button in self.reasons.items() if button.isChecked()), AsideReason.SETTLED)
        choice = self._about.choices[max(self.which.currentIndex(), 0)]
        until = self.until.moment() if self.for_a_time.isChecked() else None
        return AsideWish(choice.clause, reason, self.words.text().strip(), until)

    def refuse(self, sentence: str) -> None:
        """It was not taken: the sentence says why, and the owner may correct it."""
        self.notice.setText(sentence)
        self.notice.show()
        self._weigh()

    def _prepare(self) -> None:
        self.which.addItems([choice.card for choice in self._about.choices])
        self.which.setAccessibleName(self.tr("哪条规则"))
        reasons = (
            (AsideReason.NOT_FINED, self.tr("平台没有罚这个")),
            (AsideReason.SETTLED, self.tr("已经另外处理好了")),
            (AsideReason.OTHER, self.tr("其他原因")),
        )
        why = QButtonGroup(self)
        for reason, word in reasons:
            button = self.reasons[reason] = QRadioButton(word)
            why.addButton(button)
        why.buttonToggled.connect(self._weigh)  # none is chosen beforehand: what is put aside is not warned of any more
        self.reasons[AsideReason.NOT_FINED].toggled.connect(self._suggest_how_long)
        when = QButtonGroup(self)
        for button in (self.for_good, self.for_a_time):
            when.addButton(button)
        self.for_a_time.setChecked(True)
        self.for_a_time.toggled.connect(self._weigh)
        now = self._clock()
        self.until.show_moment(start_of_day(day_of(now + WEEK)) + MORNING)
        self.words.setMaxLength(MOST_WORDS)
        self.words.setAccessibleName(self.tr("说明"))
        self.words.textChanged.connect(self._weigh)
        self.notice.hide()
        self.apply_button.setDefault(True)
        self.apply_button.clicked.connect(self._want)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)

    def _arrange(self) -> None:
        page = CardPage()
        page.fill([self._what(), self._why(), self._how_long()])
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(self.apply_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(page, 1)
        rows.addWidget(self.notice)
        rows.addLayout(buttons)

    def _what(self) -> Card:
        about, card = self._about, Card()
        if len(about.choices) > 1:
            card.rows.addWidget(self.which)
        else:
            card.rows.addWidget(plain_label(about.choices[0].card, bold=True, scale=1.1))
        orders = self.tr("{count} 个订单").format(count=len(about.order_ids))
        whose = about.order_ids[0] if len(about.order_ids) == 1 else orders
        card.rows.addWidget(TwoLines(f"{whose} · {about.waybill}" if about.waybill else whose))
        meaning = self.tr("放一边以后：不上色、不算钱、不提醒。订单里照样看得到，随时可以恢复。")
        card.rows.addWidget(Quiet(meaning))
        return card

    def _why(self) -> Card:
        card = Card()
        card.rows.addWidget(plain_label(self.tr("为什么"), bold=True))
        for reason, button in self.reasons.items():
            card.rows.addWidget(button)
            if reason is AsideReason.NOT_FINED:
                card.rows.addLayout(_indented(Quiet(self.tr("会记进“对账”，算作您自己说的，和账单证明的分开。"))))
        card.rows.addWidget(self.words)
        return card

    def _how_long(self) -> Card:
        card = Card()
        card.rows.addWidget(plain_label(self.tr("放多久"), bold=True))
        card.rows.addWidget(self.for_good)
        line = QHBoxLayout()
        line.addWidget(self.for_a_time)
        line.addWidget(self.until)
        line.addStretch(1)
        card.rows.addLayout(line)
        return card

    def _suggest_how_long(self, not_fined: bool) -> None:
        """What the platform did not fine need not come back; anything else does, after a week."""
        (self.for_good if not_fined else self.for_a_time).setChecked(True)

    def _weigh(self) -> None:
        """What can be pressed and filled in as things stand."""
        chosen = any(button.isChecked() for button in self.reasons.values())
        needed = self.reasons[AsideReason.OTHER].isChecked()
        self.words.setPlaceholderText(self.tr("写明原因（要填）") if needed else self.tr("说明（可以不填）"))
        self.until.setEnabled(self.for_a_time.isChecked())
        self.apply_button.setEnabled(chosen and (not needed or bool(self.words.text().strip())))

    def _want(self) -> None:
        self.notice.hide()
        self.apply_button.setEnabled(False)  # until it is done or refused
        self.wanted.emit(self.wish())


def _indented(widget: QWidget) -> QVBoxLayout:
    below = QVBoxLayout()
    below.setContentsMargins(INDENT, 0, 0, 0)
    below.addWidget(widget)
    return below

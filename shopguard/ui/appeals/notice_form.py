"""Opens a case from a notice of the platform: the order need not be known, nothing need be judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from shopguard.core.money import parse_fen, yuan_text
from shopguard.core.notice_text import fine_in, noticed_in, order_in, waybill_in
from shopguard.core.notice_words import Named, clause_named
from shopguard.flows.appeals.opening_choices import OpeningChoices
from shopguard.ui.appeals.noticed_field import NoticedField
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled

TEXT_LINES = 4
FIELD_WIDTH = 320


@dataclass(frozen=True, slots=True)
class Notice:
    """What the owner told. ``fen``, ``waybill``: None = the notice did not say; ``told``: it says when it came, or the owner does."""

    order_id: str
    clause: str
    noticed_at: int
    shop: str
    text: str
    fen: int | None
    waybill: str | None
    told: bool


class NoticeForm(QWidget):
    """``written`` carries a :class:`Notice`."""

    written = Signal(object)

    def __init__(self, clock: Callable[[], int]) -> None:
        super().__init__()
        self._clock = clock
        self._choices = OpeningChoices({}, (), ())
        self._from_text: dict[QLineEdit | QComboBox, str] = {}  # what was filled in, not by the owner
        self.text = QPlainTextEdit()
        self.order = QLineEdit()
        self.clause = QComboBox()
        self.named = Toned("watch")
        self.noticed = NoticedField(clock)
        self.shop = QComboBox()
        self.fine = QLineEdit()
        self.waybill = QLineEdit()
        self.problem = Toned("bad")
        self.open_button = MainButton(self.tr("开申诉"))
        self._prepare()
        self._arrange()

    def show_choices(self, choices: OpeningChoices) -> None:
        """What can be chosen; what was chosen stays."""
        clause, shop = self.clause.currentData(), self.shop.currentText()
        self._choices = choices
        self.clause.clear()
        self.clause.addItem(self.tr("请选择"), None)
        for known, card in choices.cards.items():
            self.clause.addItem(card, known)
        self.clause.setCurrentIndex(max(0, self.clause.findData(clause)))
        self.shop.clear()
        self.shop.addItems(choices.shops)
        self.shop.setCurrentText(shop)

    def start_over(self) -> None:
        """For the next notice."""
        for field in (self.order, self.fine, self.waybill):
            field.clear()
        self._from_text.clear()
        self.text.clear()
        self.clause.setCurrentIndex(0)
        self.noticed.start_over()
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Says why nothing was opened; "" clears it."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.open_button.setEnabled(True)

    def _prepare(self) -> None:
        self.text.setAccessibleName(self.tr("通知原文"))
        self.text.setPlaceholderText(
            self.tr("把通知原文贴进来，里面的订单号、违规、时间、金额和运单号会自动填上；没有也可以直接填下面")
        )
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * TEXT_LINES + 14)
        self.text.textChanged.connect(self._read_text)
        self.order.setAccessibleName(self.tr("订单号"))
        self.order.setPlaceholderText(self.tr("19 位数字"))
        self.clause.setAccessibleName(self.tr("违规"))
        self.shop.setEditable(True)
        self.shop.setAccessibleName(self.tr("店铺"))
        self.fine.setAccessibleName(self.tr("罚款"))
        self.fine.setPlaceholderText(self.tr("元，可不填"))
        self.waybill.setAccessibleName(self.tr("运单号"))
        self.waybill.setPlaceholderText(self.tr("可不填"))
        for field in (self.order, self.fine, self.waybill):
            field.setMaximumWidth(scaled(FIELD_WIDTH))
        for box in (self.clause, self.shop):
            box.setMinimumWidth(scaled(FIELD_WIDTH) // 2)
        self.named.hide()
        self.problem.hide()
        self.open_button.clicked.connect(self._write)

    def _arrange(self) -> None:
        card = Card(margin=14)
        card.rows.addWidget(plain_label(self.tr("收到平台的违规通知"), bold=True, scale=1.15))
        card.rows.addWidget(
            Quiet(self.tr("在 店铺 → 店铺保障 → 申诉中心 或 违规管理 里看到的通知。订单没导入也能开，材料照样收。"))
        )
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow(self.tr("通知原文"), self.text)
        form.addRow(self.tr("订单号（必填）"), self.order)
        form.addRow(self.tr("违规（必填）"), self.clause)
        form.addRow("", _wide(self.named))
        form.addRow(self.tr("收到通知的时间"), self.noticed)
        form.addRow(
            "",
            _wide(Quiet(self.tr("请按通知上的时间填，申诉期限从它算起；不改也不打勾，就当没人填过，期限只是估计。"))),
        )
        form.addRow(self.tr("罚款"), self.fine)
        form.addRow(self.tr("运单号"), self.waybill)
        form.addRow(self.tr("店铺"), self.shop)
        card.rows.addLayout(form)
        page = CardPage()
        page.fill([card])
        buttons = QHBoxLayout()
        buttons.addWidget(self.problem, 1)
        buttons.addStretch(0)
        buttons.addWidget(self.open_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(4, 0, 4, 4)
        rows.addWidget(page, 1)
        rows.addLayout(buttons)

    def _read_text(self) -> None:
        """What the pasted notice tells goes into fields the owner has not filled in; another text takes back what the last one told."""
        text, now = self.text.toPlainText(), self._clock()
        fen, named = fine_in(text), clause_named(text, self._choices.words)
        self._fill(self.order, order_in(text) or "")
        self._fill(self.fine, "" if fen is None else yuan_text(fen))
        self._fill(self.waybill, waybill_in(text) or "")
        self._choose(named.clause or "")
        self.named.setText(self._asked(named))
        self.named.setVisible(bool(self.named.text()))
        self.noticed.show_text(noticed_in(text, now))

    def _fill(self, field: QLineEdit, told: str) -> None:
        if field.text() in ("", self._from_text.get(field)):
            field.setText(told)
            self._from_text[field] = told

    def _choose(self, clause: str) -> None:
        if (self.clause.currentData() or "") in ("", self._from_text.get(self.clause)):
            self.clause.setCurrentIndex(max(0, self.clause.findData(clause)))
            self._from_text[self.clause] = self.clause.currentData() or ""

    def _asked(self, named: Named) -> str:
        """Why the owner has to say which violation it is; "" where the words leave no doubt."""
        if named.several:
            return self.tr("通知里写了几种违规，请选这次被罚的一种；每种各开一个申诉。")
        if named.heading:
            said = self.tr("“{heading}”是平台对几种违规的统称，请看通知的详情，选其中一种。")
            return said.format(heading=named.heading)
        return ""

    def _write(self) -> None:
        notice = self._notice()
        if notice is not None:
            self.refuse("")
            self.open_button.setEnabled(False)
            self.written.emit(notice)

    def _notice(self) -> Notice | None:
        order, clause, fine = self.order.text().strip(), self.clause.currentData(), self.fine.text().strip()
        if not order:
            self.refuse(self.tr("还没有填订单号，申诉没有开。"))
            self.order.setFocus()
            return None
        if clause is None:
            self.refuse(self.tr("还没有选是哪种违规，申诉没有开。"))
            self.clause.setFocus()
            return None
        try:
            fen = parse_fen(fine) if fine else None
        except ValueError:
            self.refuse(
                self.tr("罚款“{fine}”不是金额，申诉没有开。请填成 25 或 25.50，不知道就空着。").format(fine=fine)
            )
            self.fine.setFocus()
            return None
        shop, text = self.shop.currentText().strip(), self.text.toPlainText().strip()
        waybill = self.waybill.text().strip() or None
        told = self.noticed.told.isChecked()
        noticed_at = self.noticed.moment() if told else self._clock()
        return Notice(order, str(clause), noticed_at, shop, text, fen, waybill, told)


def _wide(label: QLabel) -> QLabel:
    """Takes the room there is beside the field names, instead of breaking into short lines."""
    label.setMinimumWidth(scaled(FIELD_WIDTH))
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label

"""The settings of asking online: the switch, the account, how many questions a day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QSpinBox

from shopguard.flows.imports.online_account import Setup, Wish
from shopguard.online.online_rules import online_rules
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned

_PHONE_DIGITS = 4


class OnlineForm(Card):
    """``wished`` carries the :class:`Wish`; ``forget_wanted``: the account is to be removed. Kept secrets are never shown."""

    wished = Signal(object)
    forget_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.switch = QCheckBox(self.tr("打开在线查轨迹（平时关着）"))
        self.customer, self.key, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        self.a_day = QSpinBox()
        self.save_button = QPushButton(self.tr("保存设置"))
        self.forget_button = QPushButton(self.tr("删除授权信息"))
        self.kept = Quiet()
        self.not_kept = Toned("watch")
        self._prepare()
        self._arrange()

    def show_setup(self, setup: Setup) -> None:
        """Shows what is set."""
        self.switch.setChecked(setup.on)
        self.a_day.setValue(setup.a_day)
        self.phone.setText(setup.phone)
        there = setup.kept != "nowhere"
        for field in (self.customer, self.key):
            field.clear()
            field.setPlaceholderText(self.tr("已保存，要换才填") if there else self.tr("从快递100后台复制"))
        self.forget_button.setEnabled(there)
        where = self.tr("授权信息保存在系统钥匙串里（{name}），不在店铺卫士的数据和备份里。").format(name=setup.keyring)
        self.kept.setText(where)
        self.kept.setVisible(setup.kept == "keyring")
        lost = self.tr("这台电脑没有可用的系统钥匙串：授权信息只在这次打开期间记着，关掉程序就没有了，下次要重填。")
        self.not_kept.setText(lost)
        self.not_kept.setVisible(setup.kept == "session" or not setup.keyring)

    def _prepare(self) -> None:
        self.customer.setAccessibleName(self.tr("授权编号"))
        self.key.setAccessibleName(self.tr("授权密钥"))
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.phone.setAccessibleName(self.tr("寄件手机后四位"))
        self.phone.setMaxLength(_PHONE_DIGITS)
        self.phone.setPlaceholderText(self.tr("查顺丰、中通才用得着，可以不填"))
        self.a_day.setRange(1, online_rules().most_a_day)
        self.a_day.setSuffix(self.tr(" 次"))
        self.a_day.setAccessibleName(self.tr("24 小时内最多查几次"))
        self.kept.hide()
        self.not_kept.hide()
        for button in (self.save_button, self.forget_button):
            button.setAutoDefault(False)
        self.save_button.clicked.connect(self._save)
        self.forget_button.clicked.connect(self.forget_wanted)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("授权编号（customer）"), self.customer)
        form.addRow(self.tr("授权密钥（key）"), self.key)
        form.addRow(self.tr("寄件手机后四位"), self.phone)
        form.addRow(self.tr("24 小时内最多查"), self.a_day)
        buttons = QHBoxLayout()
        buttons.addWidget(self.forget_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        self.rows.addWidget(self.switch)
        self.rows.addLayout(form)
        self.rows.addWidget(Quiet(self.tr("每查一次都算在您自己的快递100账号里，怎么收费以您和快递100的约定为准。")))
        self.rows.addWidget(self.kept)
        self.rows.addWidget(self.not_kept)
        self.rows.addLayout(buttons)

    def _save(self) -> None:
        self.wished.emit(
            Wish(
                on=self.switch.isChecked(),
                a_day=self.a_day.value(),
                customer=self.customer.text(),
                key=self.key.text(),
                phone=self.phone.text(),
            )
        )

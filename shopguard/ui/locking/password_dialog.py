"""The page of the password: setting one; or changing it, a new recovery key, remembering it here, taking it away."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.ui.locking.new_password import NewPassword
from shopguard.ui.locking.password_field import PasswordField
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled

SIZE, SIZE_TO_CHANGE = (560, 500), (560, 700)


class PasswordDialog(QDialog):
    """What is wanted: ``set_wanted`` (the new password), ``change_wanted`` (old, new), ``recovery_wanted`` and ``remove_wanted`` (the
    password), ``remember_wanted`` (whether). Passwords are not tried here.
    """

    set_wanted = Signal(str)
    change_wanted = Signal(str, str)
    recovery_wanted = Signal(str)
    remove_wanted = Signal(str)
    remember_wanted = Signal(bool)

    def __init__(self, *, has_password: bool, remembered: bool, parent: QWidget) -> None:
        """``remembered``: whether this computer opens the data without asking."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("密码"))
        self.resize(*map(scaled, SIZE_TO_CHANGE if has_password else SIZE))
        self.old = PasswordField(self.tr("现在的密码"))
        self.fresh = NewPassword()
        self.set_button = MainButton(self.tr("设置密码…"))
        self.change_button = QPushButton(self.tr("换密码"))
        self.recovery_button = QPushButton(self.tr("换一个恢复密钥…"))
        self.remove_button = QPushButton(self.tr("取消密码…"))
        self.remember = QCheckBox(self.tr("这台电脑不用每次输密码"))
        self._said = Toned("quiet")
        self._said.hide()
        self._page = CardPage()
        self._page.setAccessibleName(self.tr("密码"))
        self._page.fill(self._cards_to_change(remembered) if has_password else self._cards_to_set())
        self._has_password, self._busy = has_password, False
        self._arrange()
        self._connect()
        self._enable()
        (self.old if has_password else self.fresh.first).line.setFocus()

    def show_doing(self, doing: str) -> None:
        """Something is under way; the buttons wait for it."""
        self._busy = True
        self._say("quiet", doing)
        self._enable()

    def show_done(self, done: str) -> None:
        """It went well: what was typed is not wanted any more."""
        self._busy = False
        self.old.clear()
        self.fresh.clear()
        self._say("good", done)
        self._enable()

    def refuse(self, why: str) -> None:
        """It did not."""
        self._busy = False
        self._say("bad", why)
        self._enable()
        if self._has_password:
            self.old.line.setFocus()
            self.old.line.selectAll()

    def show_remembered(self, remembered: bool) -> None:
        """What holds now."""
        with QSignalBlocker(self.remember):
            self.remember.setChecked(remembered)

    def _cards_to_set(self) -> list[QWidget]:
        what = _card(self.tr("电脑丢了、送修了，别人也打不开您的数据"))
        keeps = self.tr("设了密码，订单、买家信息、证据和退回的行都加密后存在这台电脑上，打开店铺卫士要先输密码。")
        what.rows.addWidget(plain_label(keeps, selectable=False))
        forgotten = _card(self.tr("密码和恢复密钥都没了，谁也打不开"))
        nobody = self.tr("密码不保存在任何地方，我们也没有。设好以后给您一个恢复密钥：打印出来，放在电脑以外的地方。")
        forgotten.rows.addWidget(plain_label(nobody, selectable=False))
        form = Card()
        form.rows.addWidget(self.fresh)
        how = self.tr("会先自动备份，再关上窗口加密，好了马上打开。以前的备份和已经打印、导出的文件不会加密。")
        form.rows.addWidget(Quiet(how, selectable=False))
        form.rows.addLayout(_foot(self.set_button))
        return [what, forgotten, form]

    def _cards_to_change(self, remembered: bool) -> list[QWidget]:
        now = Card()
        now.rows.addWidget(self.old)
        change = _card(self.tr("换密码"))
        change.rows.addWidget(self.fresh)
        change.rows.addWidget(Quiet(self.tr("以前的备份还是用旧密码打开。"), selectable=False))
        change.rows.addLayout(_foot(self.change_button))
        others = _card(self.tr("恢复密钥"))
        lost = self.tr("恢复密钥丢了、被人看到了：换一个，旧的就作废（以前的备份除外）。")
        others.rows.addWidget(plain_label(lost, selectable=False))
        others.rows.addLayout(_foot(self.recovery_button))
        away = _card(self.tr("取消密码"))
        away.rows.addWidget(plain_label(self.tr("数据不再加密，打开也不用密码。"), selectable=False))
        away.rows.addLayout(_foot(self.remove_button))
        return [now, change, others, self._card_to_remember(remembered), away]

    def _card_to_remember(self, remembered: bool) -> Card:
        card = Card()
        self.remember.setChecked(remembered)
        card.rows.addWidget(self.remember)
        means = self.tr("钥匙存进系统钥匙串：能登录这台电脑账户的人，不输密码就能打开；硬盘被拆走，还是打不开。")
        card.rows.addWidget(Quiet(means, selectable=False))
        return card

    def _arrange(self) -> None:
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.accept)
        close.setAutoDefault(False)
        for button in (self.set_button, self.change_button, self.recovery_button, self.remove_button):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addStretch(0)
        foot.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 6, 12, 12)
        rows.addWidget(self._page, 1)
        rows.addLayout(foot)

    def _connect(self) -> None:
        self.old.changed.connect(self._enable)
        self.fresh.changed.connect(self._enable)
        self.fresh.entered.connect(self._entered)
        self.set_button.clicked.connect(self._want_set)
        self.change_button.clicked.connect(self._want_change)
        self.recovery_button.clicked.connect(self._want_recovery)
        self.remove_button.clicked.connect(self._want_remove)
        self.remember.toggled.connect(self.remember_wanted)

    def _enable(self) -> None:
        free, old, new = not self._busy, bool(self.old.text()), self.fresh.password() is not None
        self.set_button.setEnabled(free and new)
        self.change_button.setEnabled(free and old and new)
        for button in (self.recovery_button, self.remove_button):
            button.setEnabled(free and old)

    def _say(self, tone: str, said: str) -> None:
        self._said.wear("good" if tone == "good" else "bad" if tone == "bad" else "quiet")
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def _entered(self) -> None:
        button = self.change_button if self._has_password else self.set_button
        if button.isEnabled():
            button.click()

    def _want_set(self) -> None:
        self.set_wanted.emit(self.fresh.password() or "")

    def _want_change(self) -> None:
        self.change_wanted.emit(self.old.text(), self.fresh.password() or "")

    def _want_recovery(self) -> None:
        self.recovery_wanted.emit(self.old.text())

    def _want_remove(self) -> None:
        self.remove_wanted.emit(self.old.text())


def _card(title: str) -> Card:
    card = Card()
    card.rows.addWidget(plain_label(title, bold=True, scale=1.1, selectable=False))
    return card


def _foot(button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(button)
    return row

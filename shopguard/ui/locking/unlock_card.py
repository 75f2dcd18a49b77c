"""What stands in front of a locked shop: the password, or the recovery key with a new password. Nothing of the shop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from shopguard.ui.locking.new_password import NewPassword
from shopguard.ui.locking.password_field import PasswordField
from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.icons import picture
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.type_size import scaled

WIDTH, LOGO = 420, 40
LONGEST_CODE = 200


class UnlockCard(Card):
    """``password_given`` carries the password, ``recovery_given`` the recovery key and the new password. ``undo_wanted``: of the
    restore that is told of; ``go_on``: the owner has read that the password is changed.
    """

    password_given = Signal(str)
    recovery_given = Signal(str, str)
    undo_wanted = Signal()
    go_on = Signal()

    def __init__(self) -> None:
        super().__init__(margin=20)
        self._waiting = False
        self.password = PasswordField(self.tr("密码"))
        self.open_button = MainButton(self.tr("打开"))
        self.forgotten = QPushButton(self.tr("忘了密码…"))
        self.code = QLineEdit()
        self.code.setMaxLength(LONGEST_CODE)
        self.code.setAccessibleName(self.tr("恢复密钥"))
        self.fresh = NewPassword()
        self.recover_button = MainButton(self.tr("换密码并打开"))
        self.back = QPushButton(self.tr("返回"))
        self.said = Toned("quiet")
        self.restored = Toned("watch")
        self.undo_button = QPushButton(self.tr("想不起来：回到恢复以前的数据"))
        self.go_on_button = MainButton(self.tr("打开"))
        self._by_password, self._by_code = QWidget(), QWidget()
        self._arrange()
        self._connect()
        self._show(recovering=False)

    def show_checking(self) -> None:
        """What was given is being tried; that takes a moment."""
        self._say("quiet", self.tr("正在核对…"))
        self._wait(True)

    def refuse(self, why: str) -> None:
        """It was not right."""
        self._wait(False)
        self._say("bad", why)
        if self._by_password.isHidden():
            self.code.setFocus()
        else:
            self.password.line.setFocus()
            self.password.line.selectAll()

    def tell_of_restore(self, when: str) -> None:
        """A backup of that time was put in place, which has another password; "": that is over."""
        said = self.tr("恢复了 {when} 的备份：请输入做备份那时的密码，不是后来换的。").format(when=when)
        self.restored.setText(said if when else "")
        for part in (self.restored, self.undo_button):
            part.setVisible(bool(when))

    def show_undone(self) -> None:
        """The restore was taken back; the data of before has a password too."""
        self.begin_anew()
        self.tell_of_restore("")
        self._say("quiet", self.tr("已回到恢复以前的数据，请输入原来的密码。"))

    def show_recovered(self, *, backed_up: bool) -> None:
        """The recovery key has opened it, and there is a new password."""
        self._wait(False)
        for form in (self._by_code, self._by_password):
            form.hide()
        self.tell_of_restore("")
        said = self.tr("密码换好了，下次用新密码打开。纸上的恢复密钥没有变，照样有效，请继续收好。")
        if not backed_up:
            said += self.tr("没有做成新的备份，以前的备份要用当时的密码：打开以后请备份一次。")
        self._say("quiet", said)
        self.go_on_button.show()
        self.go_on_button.setFocus()

    def take_no_files(self) -> None:
        """Files were dragged here."""
        if not self._waiting and self.go_on_button.isHidden():
            self._say("quiet", self.tr("现在锁着，不收文件：先输密码打开，再拖进来。"))

    def begin_anew(self) -> None:
        """Empty, asking for the password."""
        self._wait(False)
        self._say("quiet", "")
        self.password.clear()
        self.code.clear()
        self.fresh.clear()
        self._show(recovering=False)

    def _arrange(self) -> None:
        self.setFixedWidth(scaled(WIDTH))
        logo = QLabel()
        logo.setPixmap(picture("app", scheme_of(self.palette()).accent, scaled(LOGO), self.devicePixelRatioF()))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(plain_label(self.tr("店铺卫士"), bold=True, scale=1.3, selectable=False))
        titles.addWidget(Quiet(self.tr("已锁上"), selectable=False))
        head.addLayout(titles, 1)
        self.rows.addLayout(head)
        self.rows.setSpacing(12)
        self._fill(self._by_password, self.password, foot=(self.forgotten, self.open_button))
        said = plain_label(self.tr("输入设密码时打印或抄下来的恢复密钥，再定一个新密码。"), selectable=False)
        name = plain_label(self.tr("恢复密钥"), selectable=False)
        name.setBuddy(self.code)
        self._fill(self._by_code, said, name, self.code, self.fresh, foot=(self.back, self.recover_button))
        self.rows.addWidget(self.restored)
        self.rows.addWidget(self._by_password)
        self.rows.addWidget(self._by_code)
        self.rows.addWidget(self.said)
        self.rows.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(self.go_on_button, 0, Qt.AlignmentFlag.AlignRight)
        self.tell_of_restore("")
        self.go_on_button.hide()

    def _fill(self, form: QWidget, *parts: QWidget, foot: tuple[QWidget, QWidget]) -> None:
        rows = QVBoxLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for part in parts:
            rows.addWidget(part)
        last = QHBoxLayout()
        last.addWidget(foot[0])
        last.addStretch(1)
        last.addWidget(foot[1])
        rows.addLayout(last)

    def _connect(self) -> None:
        self.password.changed.connect(self._enable)
        self.password.entered.connect(self._give_password)
        self.open_button.clicked.connect(self._give_password)
        self.forgotten.clicked.connect(self._to_recovery)
        self.back.clicked.connect(self._to_password)
        self.code.textChanged.connect(self._enable)
        self.fresh.changed.connect(self._enable)
        self.fresh.entered.connect(self._give_recovery)
        self.recover_button.clicked.connect(self._give_recovery)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.go_on_button.clicked.connect(self.go_on)

    def _enable(self) -> None:
        free = not self._waiting
        self.open_button.setEnabled(free and bool(self.password.text()))
        ready = bool(self.code.text().strip()) and self.fresh.password() is not None
        self.recover_button.setEnabled(free and ready)

    def _wait(self, waiting: bool) -> None:
        self._waiting = waiting
        for part in (self.password, self.code, self.fresh, self.forgotten, self.back, self.undo_button):
            part.setEnabled(not waiting)
        self._enable()

    def _say(self, tone: str, said: str) -> None:
        self.said.wear("bad" if tone == "bad" else "quiet")
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def _to_recovery(self) -> None:
        self._show(recovering=True)

    def _to_password(self) -> None:
        self._show(recovering=False)

    def _show(self, *, recovering: bool) -> None:
        self._say("quiet", "")
        self._by_code.setVisible(recovering)
        self._by_password.setVisible(not recovering)
        (self.code if recovering else self.password.line).setFocus()
        self._enable()

    def _give_password(self) -> None:
        if self.open_button.isEnabled():
            self.password_given.emit(self.password.text())

    def _give_recovery(self) -> None:
        told = self.fresh.password()
        if self.recover_button.isEnabled() and told is not None:
            self.recovery_given.emit(self.code.text().strip(), told)

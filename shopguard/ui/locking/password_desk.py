"""The password from the window: setting it, changing it, a new recovery key, remembering it here, taking it away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.core.beijing import to_datetime
from shopguard.core.message import UserProblem
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.desk import Desk
from shopguard.ui.look.notice import Notice

if TYPE_CHECKING:
    from shopguard.flows.locking.password import NewRecovery
    from shopguard.ui.closed_work import ClosedWork
    from shopguard.ui.locking.password_dialog import PasswordDialog
    from shopguard.ui.locking.trying import Trying


class PasswordDesk(Desk):
    """``closed_work_wanted`` carries what is to be done once the window is closed: encrypting or decrypting everything."""

    closed_work_wanted = Signal(object)  # ClosedWork
    dialog: PasswordDialog | None

    def __init__(
        self, place: Workplace, ask: Ask, clock: Callable[[], int], entry: QAction, notice: Notice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._place, self._ask, self._clock, self._notice = place, ask, clock, notice
        self._trying: Trying | None = None
        self._then: Callable[..., None] | None = None
        entry.triggered.connect(self.open)

    def start(self) -> None:
        """Suggests a new recovery key where nobody has seen the one there is: the program was ended before it was shown."""
        from shopguard.flows.locking.recovery_told import lacks_recovery

        if lacks_recovery(self._place.data):
            said = self.tr("恢复密钥还没有人看到过：忘了密码，数据就谁也打不开。")
            self._notice.offer(said, self.tr("换一个…"), self.open, warns=True)

    def open(self) -> None:
        """Shows the page."""
        from shopguard.flows.locking.keyring_memory import is_remembered  # not before somebody wants it
        from shopguard.flows.locking.unlocking import has_password
        from shopguard.ui.locking.password_dialog import PasswordDialog

        super().close()
        data = self._place.data
        there = has_password(data)
        dialog = PasswordDialog(has_password=there, remembered=is_remembered(data), parent=self._window)
        dialog.set_wanted.connect(self._set)
        dialog.change_wanted.connect(self._change)
        dialog.recovery_wanted.connect(self._renew_recovery)
        dialog.remove_wanted.connect(self._check_to_remove)
        dialog.remember_wanted.connect(self._remember)
        self._open_dialog(dialog)

    def close(self) -> None:
        """Waits for what is under way, and closes the page."""
        if self._trying is not None:
            self._trying.close()
            self._trying = None
        super().close()

    def _set(self, password: str) -> None:
        from shopguard.ui.locking.changing import set_and_open

        self._close_for(partial(set_and_open, password))

    def _change(self, old: str, new: str) -> None:
        from shopguard.flows.locking.password import change_password

        self._try(partial(change_password, self._place, old, new, self._clock()), self._changed)

    def _changed(self, backed_up: bool) -> None:
        if self.dialog is None:
            return
        said = self.tr("密码换好了，下次打开用新密码；恢复密钥没有变，照样有效。")
        if backed_up:
            said += self.tr("新做了一份备份，用新密码打开。")
        else:
            said += self.tr("没有做成新的备份，以前的备份要用当时的密码：请备份一次。")
        self.dialog.show_done(said + self.tr("旧密码让别人知道了，就取消密码再设一个：这样才换钥匙。"))

    def _renew_recovery(self, password: str) -> None:
        from shopguard.flows.locking.password import new_recovery

        self._try(partial(new_recovery, self._place, password), self._show_recovery)

    def _show_recovery(self, new: NewRecovery) -> None:
        from shopguard.ui.locking.recovery_dialog import RecoveryDialog

        if self.dialog is not None:
            self.dialog.show_done(self.tr("新的恢复密钥，您收好以后才算数；在那以前，旧的还有效。"))
        shown = RecoveryDialog(new.code, f"{to_datetime(self._clock()):%Y-%m-%d}", self.dialog or self._window)
        shown.accepted.connect(partial(self._confirm_recovery, new))
        shown.finished.connect(shown.deleteLater)
        shown.open()

    def _confirm_recovery(self, new: NewRecovery) -> None:
        from shopguard.flows.locking.password import confirm_recovery

        self._try(partial(confirm_recovery, self._place.data, new, self._clock()), self._recovery_holds)

    def _recovery_holds(self, _nothing: None) -> None:
        if self.dialog is not None:
            self.dialog.show_done(self.tr("恢复密钥换好了，旧的作废，只能打开以前的备份。"))

    def _check_to_remove(self, password: str) -> None:
        """The password is tried before the window is closed for it."""
        from shopguard.flows.locking.unlocking import unlock

        self._try(partial(unlock, self._place.data, password), partial(self._ask_to_remove, password))

    def _ask_to_remove(self, password: str, _nothing: None) -> None:
        from shopguard.ui.locking.changing import remove_and_open

        if self.dialog is None:
            return
        self.dialog.show_done("")
        said = self.tr("取消密码以后，谁拿到这台电脑都能打开订单和买家信息。\n\n窗口会关一下，解密完马上再打开。")
        then = partial(self._close_for, partial(remove_and_open, password))
        self._ask.confirm(self.dialog, self.tr("取消密码"), said, self.tr("取消密码"), then)

    def _remember(self, wanted: bool) -> None:
        from shopguard.flows.locking.keyring_memory import remember_in_keyring

        self._try(partial(remember_in_keyring, self._place.data, wanted), partial(self._remembered, wanted))

    def _remembered(self, wanted: bool, _nothing: None) -> None:
        if self.dialog is not None:
            said = self.tr("这台电脑上打开不用再输密码。") if wanted else self.tr("以后每次打开都要输密码。")
            self.dialog.show_done(said)

    def _close_for(self, work: ClosedWork) -> None:
        super().close()
        self.closed_work_wanted.emit(work)

    def _try(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        if self._trying is None:
            from shopguard.ui.locking.trying import Trying

            self._trying = Trying(self)
            self._trying.done.connect(self._done)
            self._trying.refused.connect(self._refuse)
            self._trying.failed.connect(self.failed)
        if self._trying.begin(work):
            self._then = then
            if self.dialog is not None:
                self.dialog.show_doing(self.tr("请稍等…"))

    def _done(self, result: object) -> None:
        if self._then is not None:
            self._then(result)

    def _refuse(self, problem: UserProblem) -> None:
        if self.dialog is not None:
            self.dialog.refuse(self._place.texts.say(problem.message))
            self._show_what_holds()

    def _show_what_holds(self) -> None:
        from shopguard.flows.locking.keyring_memory import is_remembered

        if self.dialog is not None:
            self.dialog.show_remembered(is_remembered(self._place.data))

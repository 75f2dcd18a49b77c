"""Sets or removes the password while no window is open, and shows the recovery key."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QDialog

from shopguard.core.beijing import to_datetime
from shopguard.core.message import Message, UserProblem
from shopguard.flows.keeping import make_backup
from shopguard.flows.locking.password import remove_password, set_password
from shopguard.flows.locking.plain_left import PlainLeft, plain_left, remove_plain_left
from shopguard.flows.locking.recovery_told import recovery_told
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.closed_work import do_closed
from shopguard.ui.garbage import put_away
from shopguard.ui.locking.opening import open_anew
from shopguard.ui.locking.plain_left_dialog import PlainLeftDialog
from shopguard.ui.locking.recovery_dialog import RecoveryDialog


def set_and_open(password: str, place: Workplace, now: int) -> tuple[Workplace, Message]:
    """Encrypts everything, shows the recovery key until the owner has it, and opens the data folder anew.

    What keeps it from being done is what is said then. Raises UserProblem where the data cannot be opened.
    """
    doing = QCoreApplication.translate("Locking", "正在给数据加密，数据多时要几分钟，请不要关电脑…")
    try:
        code = do_closed(doing, partial(_set, place, password, now))
        if _answer(RecoveryDialog(code, f"{to_datetime(now):%Y-%m-%d}")):
            recovery_told(place.data)
        said = _offer_to_remove(place, now)
    except UserProblem as problem:
        said = problem.message
    return open_anew(place.data, place.texts.language, now), said


def remove_and_open(password: str, place: Workplace, now: int) -> tuple[Workplace, Message]:
    """Decrypts everything and opens the data folder anew. Raises as :func:`set_and_open`."""
    doing = QCoreApplication.translate("Locking", "正在取消加密，数据多时要几分钟，请不要关电脑…")
    try:
        do_closed(doing, partial(_remove, place, password, now))
        said = Message("locking.password_removed")
    except UserProblem as problem:
        said = problem.message
    return open_anew(place.data, place.texts.language, now), said


def _offer_to_remove(place: Workplace, now: int) -> Message:
    """What was kept before is as readable as ever."""
    looking = QCoreApplication.translate("Locking", "正在看以前的备份…")
    found = do_closed(looking, partial(_plain_left, place.data))
    if not found:
        return Message("locking.password_set")
    number = len(found.backups) + len(found.asides)
    if not _answer(PlainLeftDialog(number, undo=bool(found.asides))):
        return Message("locking.password_set_plain_left")
    removing = QCoreApplication.translate("Locking", "正在做一份加密的备份，再删掉没有加密的…")
    do_closed(removing, partial(_replace_plain_left, place, now))
    return Message("locking.password_set_backed_up")


def _answer(dialog: QDialog) -> bool:
    """Shows it until it is answered; whether it was accepted."""
    loop = QEventLoop()
    dialog.finished.connect(loop.quit)
    dialog.show()
    loop.exec()
    accepted = dialog.result() == QDialog.DialogCode.Accepted
    put_away(dialog)
    return accepted


def _plain_left(data: Path, _reporter: Reporter) -> PlainLeft:
    return plain_left(data)


def _replace_plain_left(place: Workplace, now: int, reporter: Reporter) -> None:
    """There is a backup at any moment."""
    try:
        make_backup(place, now=now, reporter=reporter, why="after_password")
    finally:
        place.store.close_thread()
    remove_plain_left(place.data)


def _set(place: Workplace, password: str, now: int, reporter: Reporter) -> str:
    return set_password(place, password, now, reporter=reporter)


def _remove(place: Workplace, password: str, now: int, reporter: Reporter) -> None:
    remove_password(place, password, now, reporter=reporter)

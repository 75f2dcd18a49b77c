"""A damaged database at the start: the newest whole backup is offered, before there is any window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from shopguard.app import load_texts
from shopguard.core.beijing import plain
from shopguard.core.message import Language, Message, Texts, UserProblem
from shopguard.flows.keeping import restore_backup
from shopguard.flows.keeping.damage import newest_good
from shopguard.flows.keeping.listing import ListedBackup
from shopguard.flows.keeping.preview import preview
from shopguard.flows.keeping.preview_words import preview_words
from shopguard.flows.locking.lock_lost import KeptLock, newest_kept_lock, put_lock_back
from shopguard.flows.progress import Reporter
from shopguard.flows.settings import Settings
from shopguard.store.key_file import LOCK_DAMAGED, LOCK_MISSING
from shopguard.ui.closed_work import do_closed
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look, the_application

translate = QCoreApplication.translate


def offer_mend(data: Path, damage: Message, language: Language | None, now: int) -> bool:
    """Says what is damaged and offers a backup; True: it is in place now. Raises UserProblem where it could not be put there."""
    look = Look(the_application())
    spoken = language or ("en" if Settings(data).text("language") == "en" else "zh")
    look.speak(spoken)
    look.wear("auto")
    try:
        texts = load_texts(spoken)
        if damage.code in (LOCK_DAMAGED, LOCK_MISSING) and _lock_is_back(texts, damage, data, now):
            return True
        good = do_closed(translate("Window", "数据库有损坏，正在找完好的备份…"), partial(_good, data))
        backup = _ask(texts, damage, data, good)
        if backup is None:
            return False
        do_closed(translate("Window", "正在恢复备份，请稍等，窗口马上回来…"), partial(_restore, data, backup, now))
        return True
    finally:
        look.let_go()


def _lock_is_back(texts: Texts, damage: Message, data: Path, now: int) -> bool:
    """Whether the owner wanted the lock that the newest backup has; nothing else changes then."""
    kept = do_closed(translate("Window", "正在找备份里的密码文件…"), partial(_kept_lock, data))
    if kept is None:
        return False
    said = texts.word("lock.offer", damage=damage, when=plain(kept.made_at))
    box = QMessageBox(QMessageBox.Icon.Warning, translate("Window", "密码文件有问题"), said)
    box.setTextFormat(Qt.TextFormat.PlainText)
    back = box.addButton(translate("Window", "放回密码文件"), QMessageBox.ButtonRole.AcceptRole)
    other = box.addButton(translate("Window", "恢复备份…"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.setEscapeButton(other)
    box.exec()
    wanted = box.clickedButton() is back
    put_away(box)
    if wanted:
        put_lock_back(data, kept, now)
    return wanted


def _kept_lock(data: Path, _reporter: Reporter) -> KeptLock | None:
    return newest_kept_lock(data)


def _ask(texts: Texts, damage: Message, data: Path, good: ListedBackup | None) -> Path | None:
    """The backup the owner wants, None: none now."""
    box = QMessageBox(QMessageBox.Icon.Warning, translate("Window", "数据库有损坏"), _words(texts, damage, data, good))
    box.setTextFormat(Qt.TextFormat.PlainText)
    this = box.addButton(translate("Window", "恢复这个备份"), QMessageBox.ButtonRole.AcceptRole) if good else None
    other = box.addButton(translate("Window", "选别的备份…"), QMessageBox.ButtonRole.ActionRole)
    none = box.addButton(translate("Window", "先不"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(none)
    box.setDefaultButton(this or other)
    box.exec()
    pressed = box.clickedButton()
    put_away(box)
    if good is not None and pressed is this:
        return good.path
    return _chosen() if pressed is other else None


def _chosen() -> Path | None:
    title, kinds = translate("Window", "恢复哪个备份？"), translate("Window", "备份 (*.zip)")
    path, _ = QFileDialog.getOpenFileName(None, title, str(Path.home()), kinds)
    return Path(path) if path else None


def _words(texts: Texts, damage: Message, data: Path, good: ListedBackup | None) -> str:
    if good is None:
        return texts.word("mend.no_backup", damage=damage)
    return texts.word("mend.offer", damage=damage, seen="\n".join(_seen(texts, data, good.path)))


def _seen(texts: Texts, data: Path, backup: Path) -> list[str]:
    try:
        return [line for line in preview_words(texts, preview(data, backup)) if line]
    except UserProblem as problem:
        return [texts.say(problem.message)]


def _good(data: Path, _reporter: Reporter) -> ListedBackup | None:
    return newest_good(data)


def _restore(data: Path, backup: Path, now: int, _reporter: Reporter) -> Path | None:
    return restore_backup(data, backup, now=now)

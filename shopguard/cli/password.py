"""``password``: set, changed or removed; recovered when it was forgotten; remembered by the system's keyring."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from shopguard.app import build_workplace, load_texts
from shopguard.cli.output import DONE, print_json, progress_to_stderr
from shopguard.cli.unlocking import new_password, told_password
from shopguard.core.message import Language, Texts, UserProblem
from shopguard.flows.keeping import automatic_backup
from shopguard.flows.locking import password as passwords
from shopguard.flows.locking.keyring_memory import is_remembered, remember_in_keyring
from shopguard.flows.locking.plain_left import plain_left, remove_plain_left
from shopguard.flows.locking.recovery_told import lacks_recovery, recovery_told
from shopguard.flows.locking.unlocking import has_password, unlock
from shopguard.flows.workplace import Workplace

_Deed = Callable[[Path, argparse.Namespace, Language | None, int], None]


def password_command(data: Path, asked: Any, chosen: Language | None, now: int) -> int:
    """``password DEED``; never asks twice for what a file tells."""
    _DEEDS[asked.deed](data, asked, chosen, now)
    return DONE


def _status(data: Path, asked: argparse.Namespace, chosen: Language | None, _now: int) -> None:
    has_one = has_password(data)
    remembered = has_one and is_remembered(data)
    if asked.json:
        print_json(
            {"password": has_one, "remembered": remembered, "recovery_key_told": has_one and not lacks_recovery(data)}
        )
        return
    word = load_texts(chosen or "zh").word
    print(word("password.is_set" if has_one else "password.is_none"))
    if remembered:
        print(word("password.is_remembered"))
    if lacks_recovery(data):
        print(word("password.lacks_recovery"))


def _set(data: Path, asked: argparse.Namespace, chosen: Language | None, now: int) -> None:
    if has_password(data):
        raise UserProblem("problem.has_password")
    password = new_password(asked.new_password_file or asked.password_file, chosen)
    with _opened(data, chosen) as place:
        code = passwords.set_password(place, password, now, reporter=progress_to_stderr(place))
        _tell_recovery(place, code, json=asked.json)
        recovery_told(data)
        if plain_left(data):
            print(place.texts.word("password.plain_left"), file=sys.stderr)


def _change(data: Path, asked: argparse.Namespace, chosen: Language | None, now: int) -> None:
    old = _unlocked(data, asked, chosen)
    new = new_password(asked.new_password_file, chosen)
    with _opened(data, chosen) as place:
        backed_up = passwords.change_password(place, old, new, now)
        print(place.texts.word("password.changed"))
        _say_backup(place.texts, backed_up)


def _remove(data: Path, asked: argparse.Namespace, chosen: Language | None, now: int) -> None:
    password = _unlocked(data, asked, chosen)
    with _opened(data, chosen) as place:
        passwords.remove_password(place, password, now, reporter=progress_to_stderr(place))
        print(place.texts.word("password.removed"))


def _recover(data: Path, asked: argparse.Namespace, chosen: Language | None, now: int) -> None:
    _check_there_is_one(data)
    code = told_password(asked.recovery_file, chosen, "password.ask_recovery")
    backed_up = passwords.reset_password(data, code, new_password(asked.new_password_file, chosen), now)
    texts = load_texts(chosen or "zh")
    print(texts.word("password.recovered"))
    _say_backup(texts, backed_up)


def _new_recovery(data: Path, asked: argparse.Namespace, chosen: Language | None, now: int) -> None:
    """It counts once it stands where the owner reads it: whatever ends the program before that leaves the old one valid."""
    password = _unlocked(data, asked, chosen)
    with _opened(data, chosen) as place:
        new = passwords.new_recovery(place, password)
        _tell_recovery(place, new.code, json=asked.json)
        passwords.confirm_recovery(data, new, now)
        print(place.texts.word("password.recovery_holds"), file=sys.stderr)


def _remember(data: Path, asked: argparse.Namespace, chosen: Language | None, _now: int) -> None:
    _unlocked(data, asked, chosen)
    remember_in_keyring(data, on=True)
    print(load_texts(chosen or "zh").word("password.is_remembered"))


def _forget(data: Path, asked: argparse.Namespace, chosen: Language | None, _now: int) -> None:
    _unlocked(data, asked, chosen)
    remember_in_keyring(data, on=False)
    print(load_texts(chosen or "zh").word("password.keyring_forgot"))


def _remove_plain(data: Path, asked: argparse.Namespace, chosen: Language | None, now: int) -> None:
    """There is a backup at any moment: an encrypted one first. What a restore can be undone with stays unless it is named."""
    _unlocked(data, asked, chosen)
    with _opened(data, chosen) as place:
        automatic_backup(place, now, "after_password")
        word = place.texts.word
        found = remove_plain_left(data, asides=asked.before_restore)
        for path in (*found.backups, *found.asides):
            print(word("password.plain_gone", path=str(path)))
        count = len(found.backups) + len(found.asides)
        print(word("password.plain_removed", count=count, originals=len(found.originals)))
        if plain_left(data).asides:
            print(word("password.aside_left"), file=sys.stderr)


def _unlocked(data: Path, asked: argparse.Namespace, chosen: Language | None) -> str:
    """Unlocks the folder with the password that is told; returns it. What the keyring remembers does not count here."""
    _check_there_is_one(data)
    password = told_password(asked.password_file, chosen, "password.ask", variable=True)
    unlock(data, password)
    return password


def _check_there_is_one(data: Path) -> None:
    if not has_password(data):
        raise UserProblem("problem.has_no_password")


def _tell_recovery(place: Workplace, code: str, *, json: bool) -> None:
    """The recovery key alone on stdout, what it is for beside it."""
    print(place.texts.word("password.recovery_told"), file=sys.stderr)
    if json:
        print_json({"recovery_key": code})
    else:
        print(code)
    sys.stdout.flush()


def _say_backup(texts: Texts, backed_up: bool) -> None:
    print(texts.word("password.backed_up" if backed_up else "password.not_backed_up"), file=sys.stderr)


@contextmanager
def _opened(data: Path, chosen: Language | None) -> Iterator[Workplace]:
    place = build_workplace(data, chosen)
    try:
        yield place
    finally:
        place.store.close()


_DEEDS: dict[str, _Deed] = {
    "status": _status,
    "set": _set,
    "change": _change,
    "remove": _remove,
    "recover": _recover,
    "new-recovery": _new_recovery,
    "remember": _remember,
    "forget": _forget,
    "remove-plain": _remove_plain,
}

"""The password of a data folder on the command line: from a file, the system's keyring or the keyboard, never from the arguments."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from shopguard.app import load_texts
from shopguard.core.disk_words import disk_words
from shopguard.core.message import CannotOpen, Language, UserProblem
from shopguard.core.password_strength import LEAST_LETTERS
from shopguard.flows.locking.keyring_memory import unlock_from_keyring
from shopguard.flows.locking.recovery_told import lacks_recovery
from shopguard.flows.locking.unlocking import is_locked, unlock

FILE_VARIABLE = "SHOPGUARD_PASSWORD_FILE"
_TRIES = 3
_LARGEST = 10_000  # bytes; what is larger holds no password


def unlock_for_command(data: Path, file: Path | None, chosen: Language | None, *, ask: bool) -> None:
    """Unlocks the folder if it can; else whoever opens it says that it is locked. Raises CannotOpen, also for a wrong password.

    ``ask``: on a terminal the password is asked for.
    """
    if not is_locked(data):
        return
    told = file or _file_of_variable()
    if told is not None:
        unlock(data, read_password(told))
    elif not unlock_from_keyring(data) and ask and can_ask():
        _ask_and_unlock(data, chosen or "zh")
    if not is_locked(data) and lacks_recovery(data):
        print(load_texts(chosen or "zh").word("password.lacks_recovery"), file=sys.stderr)


def read_password(file: Path) -> str:
    """The first line of a file, without the line's end and the mark that editors of Windows put in front. Raises CannotOpen."""
    try:
        with file.expanduser().open("rb") as stream:
            content = stream.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise CannotOpen("problem.password_file", path=str(file), detail=f"> {_LARGEST}")
        return (content.decode("utf-8-sig").splitlines() or [""])[0]
    except OSError as error:
        raise CannotOpen("problem.password_file", path=str(file), detail=disk_words(error)) from error
    except UnicodeDecodeError as error:
        raise CannotOpen("problem.password_file", path=str(file), detail="UTF-8") from error


def told_password(file: Path | None, chosen: Language | None, question: str, *, variable: bool = False) -> str:
    """A password from its file, else from the keyboard. ``variable``: the file that the environment names counts too.

    Raises CannotOpen where neither tells it.
    """
    told = file or (_file_of_variable() if variable else None)
    if told is not None:
        return read_password(told)
    if not can_ask():
        raise CannotOpen("problem.password_not_told")
    return _asked(load_texts(chosen or "zh").word(question))


def new_password(file: Path | None, chosen: Language | None) -> str:
    """A new password from its file, else twice from the keyboard. Raises UserProblem where the two differ, or it is as short as
    the window would not take it; CannotOpen."""
    first = told_password(file, chosen, "password.ask_new")
    if file is None and first != told_password(None, chosen, "password.ask_again"):
        raise UserProblem("problem.passwords_differ")
    if first.strip() and len(first) < LEAST_LETTERS:
        raise UserProblem("problem.password_short", least=LEAST_LETTERS)
    return first


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def _ask_and_unlock(data: Path, language: Language) -> None:
    texts = load_texts(language)
    for tries_left in reversed(range(_TRIES)):
        try:
            unlock(data, _asked(texts.word("password.ask")))
            return
        except CannotOpen as problem:
            if not tries_left or problem.message.code != "problem.wrong_password":
                raise
            print(texts.say(problem.message), file=sys.stderr)


def _asked(question: str) -> str:
    import getpass

    ask: Callable[..., str] = getpass.getpass
    try:
        return ask(f"{question} ", stream=sys.stderr)
    except EOFError as error:
        raise CannotOpen("problem.password_not_told") from error


def _file_of_variable() -> Path | None:
    told = os.environ.get(FILE_VARIABLE)
    return Path(told) if told else None

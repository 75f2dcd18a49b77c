"""The command line's door: picks the command, turns problems into one line and an exit code."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Protocol

from shopguard.app import build_workplace, data_folder, language, load_texts
from shopguard.cli.output import CHORES, DONE, NOT_THERE
from shopguard.core.message import CannotOpen, Language, Message, UserProblem
from shopguard.flows.rulebook.told_once import told_once
from shopguard.flows.workplace import Workplace
from shopguard.store.begun import finish_what_was_begun
from shopguard.store.database import DAMAGED, MISSING, database_path
from shopguard.store.key import held
from shopguard.store.key_file import LOCK_DAMAGED, LOCK_MISSING, has_lock, lock_of
from shopguard.store.right_key import begins_plain
from shopguard.store.setting import setting
from shopguard.store.store import DatabaseError

if TYPE_CHECKING:  # the window waits for none of the commands' modules
    from argparse import Namespace

    from shopguard.cli.chores import WindowChores

WITH_A_WINDOW = (None, "demo")
JUDGING = ("import", "check", "penalties", "call-sheet", "judge-from", "mark", "switch", "erase", "retain")
LOCK_LOST = (LOCK_DAMAGED, LOCK_MISSING)
CANNOT_OPEN, UNEXPECTED, INTERRUPTED = 4, 70, 130


class Window(Protocol):
    """What the command line needs of the window; it is handed in, so that Qt is imported only when it is wanted."""

    def can_show(self) -> bool:
        """Whether there is a display."""

    def claim(self, data: Path, files: Sequence[Path]) -> bool:
        """Whether the window is to be opened here; False: one is open on that data folder and has taken the files."""

    def unlock(self, data: Path, language: Language | None, *, hidden: bool) -> bool:
        """Asks for the password of a data folder; False: the owner has closed the window instead."""

    def run(self, place: Workplace, *, demo: bool, files: Sequence[Path] = (), hidden: bool = False) -> int:
        """Shows the window until it is closed, and imports the files; returns the exit code. ``hidden``: in the background."""

    def mend(self, data: Path, damage: Message, language: Language | None, now: int) -> bool:
        """Offers the newest whole backup in place of a damaged database; True: it is in place now."""

    def show_problem(self, text: str, language: Language) -> None:
        """Shows a sentence to somebody who started the window and sees no console."""

    def screenshot(self, place: Workplace, path: Path, *, now: int, select: str | None) -> None:
        """Writes a picture of the window."""

    def chores(self) -> WindowChores:
        """What installers and testers ask of it."""


def main(argv: list[str], window: Window, clock: Callable[[], int]) -> int:
    """Runs one command; returns the exit code (0 done, 1 not there, 2 usage, 3 a file refused, 4 database not opened)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = _parsed(argv)
    chosen = language(asked.lang)
    try:
        if asked.command in CHORES:
            from shopguard.cli.chores import do_chore

            return do_chore(asked, chosen, window.chores())
        return _run(asked, chosen, window, clock)
    except UserProblem as problem:
        if asked.command in WITH_A_WINDOW and window.can_show():
            window.show_problem(load_texts(chosen or "zh").say(problem.message), chosen or "zh")
        code = _say(problem, chosen, CANNOT_OPEN if isinstance(problem, CannotOpen) else NOT_THERE)
        _say_what_helps(problem, asked, chosen)
        return code
    except BrokenPipeError:
        return DONE  # whoever read our output has seen enough
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _lacking(error, asked, chosen) or _unexpected(error, asked, chosen, clock())


def _parsed(argv: list[str]) -> Namespace | SimpleNamespace:
    """Without a word it is the window that is wanted, and nothing has to be read for that."""
    if not argv:
        return SimpleNamespace(command=None, data=None, lang=None, open=(), background=False)
    from shopguard.cli.arguments import parse

    return parse(argv)


def _say(problem: UserProblem, chosen: Language | None, code: int) -> int:
    print(load_texts(chosen or "zh").say(problem.message), file=sys.stderr)
    return code


def _lacking(error: Exception, asked: Namespace | SimpleNamespace, chosen: Language | None) -> int | None:
    """The exit code, where the machine lacks a library; the window cannot show that, Qt is what needs it."""
    from shopguard.cli.lacking_libraries import lacking_libraries, show_by_desktop

    problem = lacking_libraries(error)
    if problem is None:
        return None
    if asked.command in WITH_A_WINDOW:
        show_by_desktop(load_texts(chosen or "zh").say(problem.message))
    return _say(problem, chosen, NOT_THERE)


def _unexpected(error: Exception, asked: Namespace | SimpleNamespace, chosen: Language | None, now: int) -> int:
    """A bug: never a traceback for the owner, a record for the developers."""
    from shopguard.crash import write_crash_record

    record = write_crash_record(data_folder(asked.data), error, now)
    return _say(UserProblem("problem.unexpected", kind=type(error).__name__, path=str(record)), chosen, UNEXPECTED)


def _run(asked: Namespace | SimpleNamespace, chosen: Language | None, window: Window, clock: Callable[[], int]) -> int:
    if asked.command == "demo":
        from shopguard.cli.demo import demo_command

        return demo_command(asked.out, chosen, window, clock)
    data = data_folder(asked.data)
    finish_what_was_begun(data)
    if asked.command not in (None, "restore", "move-in"):  # what takes its place needs no lock
        _check_lock(data)
    if asked.command == "password":
        from shopguard.cli.password import password_command

        return password_command(data, asked, chosen, clock())
    _check_rules_are_free(data, asked, window)
    _unlock(data, asked, chosen)
    if asked.command in ("verify", "restore", "move-in"):
        return _keeping_command(data, asked, chosen, clock)
    if asked.command is None:
        return _open_window(data, asked, chosen, window, clock)
    place = build_workplace(data, chosen)
    try:
        for problem in (place.settings.problem, place.rule_problem, told_once(place)):
            if problem:
                print(place.texts.say(problem), file=sys.stderr)
        if asked.command in JUDGING:
            _read_anew(place)
        return _command(asked.command)(place, asked, clock())
    except DatabaseError as error:
        raise place.store.problem(error) from error
    finally:
        place.store.close()


def _check_rules_are_free(data: Path, asked: Namespace | SimpleNamespace, window: Window) -> None:
    """Raises UserProblem where rules are to be changed under a window: it would go on judging by those it has read."""
    if asked.command == "rulebook":
        changes = asked.folder is not None or asked.no_folder
    else:
        changes = asked.command == "rules-update" and not asked.preview
    if changes and window.chores().is_open(data):
        raise UserProblem("problem.rules_window_open", path=str(data))


def _open_window(
    data: Path,
    asked: Namespace | SimpleNamespace,
    chosen: Language | None,
    window: Window,
    clock: Callable[[], int],
) -> int:
    if not window.can_show():
        raise UserProblem("problem.no_display")
    if not window.claim(data, asked.open):
        return DONE
    try:
        _check_lock(data)
        if _is_locked(data) and not window.unlock(data, chosen, hidden=asked.background):
            return DONE
        place = build_workplace(data, chosen)
    except CannotOpen as problem:
        if problem.message.code not in (*LOCK_LOST, DAMAGED, MISSING):
            raise
        if window.mend(data, problem.message, chosen, clock()):
            return _open_window(data, asked, chosen, window, clock)
        return _say(problem, chosen, CANNOT_OPEN)  # the owner has seen it
    try:
        return window.run(place, demo=False, files=asked.open, hidden=asked.background)
    except DatabaseError as error:
        raise place.store.problem(error) from error
    finally:
        place.store.close()


def _unlock(data: Path, asked: Namespace | SimpleNamespace, chosen: Language | None) -> None:
    """What is locked still afterwards says so itself when it is opened; what takes its place needs no password."""
    only_looks = asked.command == "restore" and asked.preview  # with the password it tells what is there now, too
    if (asked.command in ("restore", "move-in") and not only_looks) or not _is_locked(data):
        return
    from shopguard.cli.unlocking import unlock_for_command

    unlock_for_command(
        data, getattr(asked, "password_file", None), chosen, ask=asked.command is not None and not only_looks
    )


def _check_lock(data: Path) -> None:
    """Raises CannotOpen where the lock cannot be read, or an encrypted database has none."""
    path = database_path(data)
    if lock_of(data) is None and path.exists() and not begins_plain(path):
        from shopguard.flows.locking.lock_lost import check_lock

        check_lock(data)


def _is_locked(data: Path) -> bool:
    return has_lock(data) and held(data) is None


def _read_anew(place: Workplace) -> None:
    """A newer program may understand lines that an older one did not."""
    from shopguard.importers.reading_mark import READ_BY, reading_mark

    if setting(place.store.connection(), READ_BY) != reading_mark():
        from shopguard.flows.imports.not_understood import read_anew

        read_anew(place)


def _command(name: str) -> Callable[[Workplace, Any, int], int]:
    if name == "import":
        from shopguard.cli.importing import import_command

        return import_command
    from shopguard.cli.commands import COMMANDS  # loads everything that any command needs

    return COMMANDS[name]


def _keeping_command(
    data: Path, asked: Namespace | SimpleNamespace, chosen: Language | None, clock: Callable[[], int]
) -> int:
    """What needs no open database."""
    from shopguard.cli.keeping import restore_command, verify_command

    texts = load_texts(chosen or "zh")
    if asked.command == "verify":
        return verify_command(data, texts)
    if asked.command == "move-in":
        from shopguard.cli.moving import move_in_command
        from shopguard.cli.unlocking import unlock_for_command

        unlock = partial(unlock_for_command, data, asked.password_file, chosen, ask=True)
        return move_in_command(data, asked, texts, clock(), unlock)  # type: ignore[arg-type]  # it was parsed
    return restore_command(data, asked, texts, clock())  # type: ignore[arg-type]  # it was parsed


def _say_what_helps(problem: UserProblem, asked: Namespace | SimpleNamespace, chosen: Language | None) -> None:
    if asked.command in WITH_A_WINDOW or problem.message.code not in (*LOCK_LOST, DAMAGED, MISSING):
        return
    from shopguard.cli.keeping import say_kept_lock, say_newest_good

    say = say_kept_lock if problem.message.code in LOCK_LOST else say_newest_good
    say(data_folder(asked.data), load_texts(chosen or "zh"))

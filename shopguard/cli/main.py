"""The command line's door: picks the command, turns problems into one line and an exit code."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from shopguard.app import build_workplace, data_folder, language, load_texts
from shopguard.cli.arguments import parse
from shopguard.cli.commands import COMMANDS
from shopguard.cli.demo import demo_command
from shopguard.cli.output import DONE
from shopguard.core.message import CannotOpen, Language, UserProblem
from shopguard.crash import write_crash_record
from shopguard.flows import keeping
from shopguard.flows.not_understood import read_anew
from shopguard.flows.workplace import Workplace
from shopguard.store.store import DatabaseError

WITH_A_WINDOW = (None, "demo")
JUDGING = ("import", "check", "penalties")
NOT_THERE, CANNOT_OPEN, UNEXPECTED, INTERRUPTED = 1, 4, 70, 130


class Window(Protocol):
    """What the command line needs of the window; it is handed in, so that Qt is imported only when it is wanted."""

    def can_show(self) -> bool:
        """Whether there is a display."""

    def run(self, place: Workplace, *, demo: bool) -> int:
        """Shows the window until it is closed; returns the exit code."""

    def show_problem(self, text: str, language: Language) -> None:
        """Shows a sentence to somebody who started the window and sees no console."""

    def screenshot(self, place: Workplace, path: Path, *, now: int, select: str | None) -> None:
        """Writes a picture of the window."""


def main(argv: list[str], window: Window, clock: Callable[[], int]) -> int:
    """Runs one command; returns the exit code (0 done, 1 not there, 2 usage, 3 a file refused, 4 database not opened)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = parse(argv)
    chosen = language(asked.lang)
    try:
        return _run(asked, chosen, window, clock)
    except UserProblem as problem:
        if asked.command in WITH_A_WINDOW and window.can_show():
            window.show_problem(load_texts(chosen or "zh").say(problem.message), chosen or "zh")
        return _say(problem, chosen, CANNOT_OPEN if isinstance(problem, CannotOpen) else NOT_THERE)
    except BrokenPipeError:
        return DONE  # whoever read our output has seen enough
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # a bug: never a traceback for the owner, a record for the developers
        record = write_crash_record(data_folder(asked.data), error, clock())
        return _say(UserProblem("problem.unexpected", kind=type(error).__name__, path=str(record)), chosen, UNEXPECTED)


def _say(problem: UserProblem, chosen: Language | None, code: int) -> int:
    print(load_texts(chosen or "zh").say(problem.message), file=sys.stderr)
    return code


def _run(asked: argparse.Namespace, chosen: Language | None, window: Window, clock: Callable[[], int]) -> int:
    if asked.command == "demo":
        return demo_command(asked.out, chosen, window, clock)
    data = data_folder(asked.data)
    if asked.command == "verify":
        return _verify(data, chosen)
    if asked.command == "restore":
        kept = keeping.restore_backup(data, asked.path, now=clock())
        if kept:
            print(load_texts(chosen or "zh").word("keeping.kept_aside", path=str(kept)))
        return DONE
    if asked.command is None and not window.can_show():
        raise UserProblem("problem.no_display")
    place = build_workplace(data, chosen)
    try:
        if asked.command is None:
            return window.run(place, demo=False)
        if place.rule_problem:
            print(place.texts.say(place.rule_problem), file=sys.stderr)
        if asked.command in JUDGING:
            read_anew(place)  # a newer program may understand lines that an older one did not
        return COMMANDS[asked.command](place, asked, clock())
    except DatabaseError as error:
        raise place.store.problem(error) from error
    finally:
        place.store.close()


def _verify(data: Path, chosen: Language | None) -> int:
    found = keeping.verify(data)
    texts = load_texts(chosen or "zh")
    for message in found:
        print(texts.say(message))
    return NOT_THERE if found else DONE

"""What installers and testers ask of the program. None of it opens the owner's data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from shopguard import __version__
from shopguard.app import data_folder, load_texts
from shopguard.checker.rulefiles import load_about
from shopguard.cli.output import DONE, NOT_THERE
from shopguard.core.disk_words import disk_words
from shopguard.core.message import Language, Message, UserProblem
from shopguard.core.rule_table import BrokenRule
from shopguard.resources import resource

if TYPE_CHECKING:
    from argparse import Namespace
    from types import SimpleNamespace

    from shopguard.self_test.drawing import Draw


class WindowChores(Protocol):
    """What these need of the window's side; handed in, so that Qt is imported only when it is wanted."""

    def close_open_one(self, data: Path) -> bool:
        """Asks the window that is open on the data folder to close; whether none is open, or none any more."""

    def is_open(self, data: Path) -> bool:
        """Whether a window is open on the data folder."""

    def drop_autostart(self) -> bool:
        """Removes the entry for the system's start; whether there was one. Raises ``OSError``."""

    def draw(self) -> Draw:
        """What draws the window for the self-test, without a display."""


def do_chore(asked: Namespace | SimpleNamespace, chosen: Language | None, window: WindowChores) -> int:
    """Does the one that is asked for; returns the exit code. Raises :class:`UserProblem`."""
    language = chosen or "zh"
    if asked.command == "version":
        return _tell_version(language)
    if asked.command == "self-test":
        return _self_test(asked.proof, language, window)
    data = data_folder(asked.data)
    if asked.command == "quit":
        return _quit(data, language, window)
    return _remove_traces(data, language, window, and_data=asked.and_data)


def _self_test(out: Path | None, language: Language, window: WindowChores) -> int:
    from shopguard.self_test.telling import self_test  # brings most of the program along

    report = self_test(out, load_texts(language), window.draw())
    print(report.line)
    return DONE if report.good else NOT_THERE


def _tell_version(language: Language) -> int:
    texts = load_texts(language)
    try:
        day = load_about(resource("rules")).day.isoformat()
    except (BrokenRule, OSError):  # the version is told all the same
        day = texts.word("chore.unknown_day")
    print(texts.word("chore.version", version=__version__, rules=day))
    return DONE


def _quit(data: Path, language: Language, window: WindowChores) -> int:
    was_open = window.is_open(data)
    closed = window.close_open_one(data)
    told = ("chore.closed" if was_open else "chore.none_open") if closed else "chore.still_open"
    word = load_texts(language).word(told)
    print(word, file=sys.stdout if closed else sys.stderr)
    return DONE if closed else NOT_THERE


def _remove_traces(data: Path, language: Language, window: WindowChores, *, and_data: bool) -> int:
    texts, problems = load_texts(language), list[Message]()
    if and_data and window.is_open(data):
        raise UserProblem("problem.traces_window_open", path=str(data))
    try:
        said = [Message("traces.autostart" if window.drop_autostart() else "traces.no_autostart")]
    except OSError as error:
        said = []
        problems.append(Message("problem.traces_autostart", {"detail": disk_words(error)}))
    if and_data:
        from shopguard.flows.traces import remove_data  # brings the keyring along

        more, left = remove_data(data)
        said += more
        problems += left
    elif data.exists():
        said.append(Message("traces.data_kept", {"path": str(data)}))
    for message in said:
        print(texts.say(message))
    for message in problems:
        print(texts.say(message), file=sys.stderr)
    return NOT_THERE if problems else DONE

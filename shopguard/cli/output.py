"""How answers leave the program: documents on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from shopguard.core.message import Message
from shopguard.flows.progress import Progress, Reporter
from shopguard.flows.workplace import Workplace

DONE, NOT_THERE, USAGE, REFUSED = 0, 1, 2, 3
CHORES = ("version", "self-test", "quit", "remove-traces")  # asked for by an option in the place of a command


def print_json(document: object) -> None:
    """One JSON document, UTF-8, on stdout: spread out for people, on one line for programs, which is five times as fast."""
    print(json.dumps(document, ensure_ascii=False, indent=1 if sys.stdout.isatty() else None))


def say_notices(place: Workplace, notices: Iterable[Message]) -> None:
    """Sentences about the state of the data, a line each, on stderr."""
    for notice in notices:
        print("! " + place.texts.say(notice), file=sys.stderr)


def progress_to_stderr(place: Workplace) -> Reporter:
    """Shows progress on a console that somebody looks at."""

    def show(progress: Progress) -> None:
        if sys.stderr.isatty():
            count = f" {progress.done}/{progress.total}" if progress.total else f" {progress.done or ''}"
            print(f"\r\x1b[K{place.texts.say(progress.step)}{count}", end="", file=sys.stderr, flush=True)

    return Reporter(show)

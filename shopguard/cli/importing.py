"""``shopguard import``: apart from the other commands, because it starts in a fraction of their time."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from shopguard.cli.output import DONE, REFUSED, USAGE, print_json, progress_to_stderr, say_notices
from shopguard.core.beijing import DAY, day_of, plain
from shopguard.core.message import Message, UserProblem
from shopguard.flows.imports.same_again import import_same_again
from shopguard.flows.workplace import Workplace
from shopguard.store.automatic_backups import made_today
from shopguard.store.key_file import has_lock
from shopguard.store.store import DatabaseError

if TYPE_CHECKING:
    from shopguard.flows.imports.import_report import ImportReport


def import_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``import FILE...``"""
    if asked.as_of is not None and asked.as_of > now + DAY:  # a day, for a computer whose clock is slow
        print(place.texts.word("problem.as_of_future", as_of=plain(asked.as_of)), file=sys.stderr)
        return USAGE
    report = _import(place, asked, now)
    if asked.json:
        from shopguard.cli.documents import import_document

        print_json(import_document(place.texts, report))
    else:
        _print_report(place, report)
    for file in report.files:
        if file.refused:
            print(f"{file.path}: {place.texts.say(file.refused)}", file=sys.stderr)
    say_notices(place, report.notices)
    if report.reaches_back_to is not None:
        day = day_of(report.reaches_back_to).isoformat()
        say_notices(place, [Message("notice.long_history", {"day": day})])
    _back_up(place, now)
    return REFUSED if any(file.refused for file in report.files) else DONE


def _back_up(place: Workplace, now: int) -> None:
    """The automatic backup of the day, once all is said: nobody waits for it."""
    sys.stdout.flush()
    if made_today(place.data, now):
        return
    from shopguard.flows.keeping.automatic import after_import

    try:
        after_import(place, now)
    except UserProblem as problem:
        say_notices(place, [problem.message])
    except DatabaseError as error:  # what was imported is stored and said
        say_notices(place, [place.store.problem(error).message])


def _import(place: Workplace, asked: argparse.Namespace, now: int) -> ImportReport:
    reporter = progress_to_stderr(place)
    told: dict[str, Any] = {
        "now": now,
        "shop": asked.shop,
        "as_of": asked.as_of,
        "mapping": asked.mapping,
        "reporter": reporter,
    }
    again = import_same_again(place, asked.files, **told)
    if again is not None:
        return again
    from shopguard.flows.imports.importing import import_anew  # the readers: only where there is anything to read

    return import_anew(place, asked.files, **told)


def _print_report(place: Workplace, report: ImportReport) -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    for file in report.files:
        if file.refused:
            continue
        print(
            place.texts.word(
                "import.line",
                path=file.path,
                kind=place.texts.word(f"kind.{file.kind}"),
                rows=file.rows,
                added=file.added,
                changed=file.changed,
                unchanged=file.unchanged,
                rejected=file.rejected,
                known=plain(file.known_as_of),
            )
        )
        if file.mapping:
            print("    " + place.texts.word("import.by_mapping", name=file.mapping))
        for line, why in file.reject_examples:
            print("    " + place.texts.word("import.reject", line=line, why=place.texts.say(why)))
        if file.rejects_path:
            code = "import.rejects_sealed" if has_lock(place.data) else "import.rejects_kept"
            print("    " + place.texts.word(code, path=str(file.rejects_path), batch=file.batch or 0))
        for warning in file.warnings:
            print("    " + place.texts.say(warning))
    for missing in report.missing:
        print("→ " + place.texts.say(missing))

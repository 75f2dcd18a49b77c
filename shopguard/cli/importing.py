"""``shopguard import``: apart from the other commands, because it starts in a fraction of their time."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from shopguard.cli.output import DONE, REFUSED, USAGE, print_json, progress_to_stderr, say_notices
from shopguard.core.beijing import DAY, day_of, plain
from shopguard.core.message import Message
from shopguard.flows.imports.same_again import import_same_again
from shopguard.flows.workplace import Workplace

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
    return REFUSED if any(file.refused for file in report.files) else DONE


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
            print("    " + place.texts.word("import.rejects_kept", path=str(file.rejects_path)))
        for warning in file.warnings:
            print("    " + place.texts.say(warning))
    for missing in report.missing:
        print("→ " + place.texts.say(missing))

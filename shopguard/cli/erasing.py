"""``erase`` and ``retain``: orders erased for good. What goes is said first; nothing goes without the owner's word."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import asdict

from shopguard.cli.documents import Document
from shopguard.cli.output import DONE, print_json, progress_to_stderr
from shopguard.core.beijing import iso
from shopguard.core.message import UserProblem
from shopguard.flows.erasing import erasing, retention
from shopguard.flows.erasing.erasing import Copies, Erased
from shopguard.flows.erasing.words import afterwards_lines, erased_line, old_ones_lines, what_goes_lines
from shopguard.flows.workplace import Workplace
from shopguard.store.erasing.belongings import Counts


def erase_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``erase ORDER…``"""
    goes = erasing.what_goes(place, asked.orders)
    _say([*what_goes_lines(place, goes.counts), *afterwards_lines(place, goes.copies)])
    if asked.json and not asked.yes:
        print_json(_document(goes.counts, goes.copies, erased=False))
        return DONE
    _check_word(place, yes=asked.yes)
    done = erasing.erase(
        place, asked.orders, now=now, with_open_cases=asked.with_open_cases, reporter=progress_to_stderr(place)
    )
    return _tell(place, done, as_json=asked.json)


def retain_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``retain --months N``"""
    reporter = progress_to_stderr(place)
    old = retention.preview(place, asked.months, now, reporter)
    _say([*old_ones_lines(place, old), *(afterwards_lines(place, old.copies) if old.orders.order_ids else [])])
    nothing = not old.orders.order_ids and not old.lists
    if asked.preview or ((nothing or asked.json) and not asked.yes):
        if asked.json:
            print_json(_old_document(old))
        return DONE
    _check_word(place, yes=asked.yes)
    return _tell(place, retention.retain(place, asked.months, now, reporter), as_json=asked.json)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, file=sys.stderr)


def _check_word(place: Workplace, *, yes: bool) -> None:
    if yes:
        return
    if sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty():
        print(place.texts.word("erase.ask"), end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() in ("yes", "是"):
            return
    raise UserProblem("problem.erase_needs_yes")


def _tell(place: Workplace, done: Erased, *, as_json: bool) -> int:
    if as_json:
        print_json(_document(done.counts, done.copies, erased=True) | {"swept": done.swept, "judged": done.judged})
    else:
        print(erased_line(place, done))
    return DONE


def _document(counts: Counts, copies: Copies, *, erased: bool) -> Document:
    told = asdict(counts)
    told["open_cases"] = list(counts.open_cases)
    return {
        "erased": erased,
        **told,
        "backups_by_hand": [str(path) for path in copies.by_hand],
        "automatic_backups": copies.automatic,
    }


def _old_document(old: retention.OldOnes) -> Document:
    return {
        **_document(old.counts, old.copies, erased=False),
        "months": old.months,
        "until": iso(old.until),
        "lists": old.lists,
        "newest_at": iso(old.orders.newest_at),
        "bytes_freed": old.bytes_freed,
        "staying": dict(old.orders.staying),
    }

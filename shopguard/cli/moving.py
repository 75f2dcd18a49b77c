"""``move-out`` and ``move-in``: everything to another computer in one file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from shopguard.cli.output import DONE, NOT_THERE, print_json, progress_to_stderr
from shopguard.core.beijing import iso
from shopguard.core.message import CannotOpen, Texts
from shopguard.flows.locking.unlocking import is_locked
from shopguard.flows.moving.moving_file import MovingFile
from shopguard.flows.moving.moving_in import Arrival, MovedIn, look_at_arrival, move_in
from shopguard.flows.moving.moving_out import move_out
from shopguard.flows.moving.moving_words import arrival_lines, file_lines
from shopguard.flows.workplace import Workplace
from shopguard.store.backup_form import Counts


def move_out_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``move-out``"""
    file = move_out(place, asked.to, now=now, reporter=progress_to_stderr(place))
    if asked.json:
        print_json(_file_document(file))
    else:
        for line in file_lines(place.texts, file):
            print(line)
    return DONE


def move_in_command(data: Path, asked: argparse.Namespace, texts: Texts, now: int, unlock: Callable[[], None]) -> int:
    """``move-in``: no connection to the database is open. ``unlock``: asks for the password of what has come, where it can."""
    moved = move_in(data, asked.path, now=now, keep_aside=asked.keep_aside)
    if is_locked(data):
        try:
            unlock()
        except CannotOpen as problem:  # of the password that was told; everything is in place already
            print(texts.say(problem.message), file=sys.stderr)
    arrival = None if is_locked(data) else look_at_arrival(data, moved.file)
    if asked.json:
        print_json(_arrival_document(moved, arrival, texts))
    else:
        for line in arrival_lines(texts, moved, arrival):
            print(line)
    return NOT_THERE if arrival is not None and arrival.faults else DONE


def _file_document(file: MovingFile) -> dict[str, Any]:
    told = {"path": str(file.path), "size": file.size, "sha256": file.sha256, "code": file.code}
    told |= {"made_at": iso(file.made_at), "version": file.version, "files": file.files, "password": file.locked}
    return told | {"counts": _counts(file.counts)}


def _arrival_document(moved: MovedIn, arrival: Arrival | None, texts: Texts) -> dict[str, Any]:
    """``whole``: null where it is locked still."""
    told: dict[str, Any] = {"file": _file_document(moved.file), "kept_aside": str(moved.aside) if moved.aside else None}
    if arrival is None:
        return told | {"counts": None, "whole": None, "faults": []}
    faults = [texts.say(fault) for fault in arrival.faults]
    return told | {"counts": _counts(arrival.counts), "whole": not faults, "faults": faults}


def _counts(counts: Counts | None) -> dict[str, Any] | None:
    return None if counts is None else asdict(counts) | {"newest_import": iso(counts.newest_import)}

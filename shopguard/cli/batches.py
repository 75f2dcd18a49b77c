"""``imports`` and ``undo``: imports looked at and taken back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from shopguard.cli.output import DONE, print_json, progress_to_stderr
from shopguard.core.beijing import iso, plain
from shopguard.core.message import NotThere
from shopguard.flows.imports import batches
from shopguard.flows.imports.batch_words import OrderChange
from shopguard.flows.imports.batches import Batch, BatchDetails, BatchFile
from shopguard.flows.imports.rejects_copies import copy_lists
from shopguard.flows.on_screen import Kind, masked
from shopguard.flows.workplace import Workplace

_LONGEST_NUMBER = 18  # digits that surely fit


def imports_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:  # noqa: ARG001
    """``imports [BATCH [--rejects-to DIR]]``"""
    if asked.batch is not None and asked.rejects_to is not None:
        for path in copy_lists(place, _number(asked.batch), asked.rejects_to):
            print(place.texts.word("imports.rejects_copied", path=str(path)))
        return DONE
    if asked.batch is None:
        found = batches.list_batches(place, limit=asked.limit)
        if asked.json:
            print_json({"imports": [_batch_document(place, batch) for batch in found]})
        else:
            for line in _list_lines(place, found):
                print(line)
        return DONE
    details = batches.show_batch(place, _number(asked.batch), limit=asked.limit)
    if asked.json:
        print_json(_details_document(place, details))
    else:
        for line in _details_lines(place, details):
            print(line)
    return DONE


def undo_command(place: Workplace, asked: argparse.Namespace, now: int) -> int:
    """``undo BATCH [--with-later]``"""
    undo = batches.undo_with_later if asked.with_later else batches.undo
    undone = undo(place, _number(asked.batch), now=now, reporter=progress_to_stderr(place))
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    print(batches.undone_in_words(place, undone))
    return DONE


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
        raise NotThere("problem.no_such_batch", batch=text)
    return int(text)


def _list_lines(place: Workplace, found: list[Batch]) -> Iterable[str]:
    for batch in found:
        yield _title(place, batch)
        for file in batch.files:
            yield "    " + _counts(place, file)
    if not found:
        yield place.texts.word("imports.none")


def _title(place: Workplace, batch: Batch) -> str:
    title = place.texts.word("imports.title", batch=batch.ref, at=plain(batch.imported_at))
    if batch.undone_at is not None:
        return f"{title}  {place.texts.word('imports.was_undone', at=plain(batch.undone_at))}"
    return title if batch.why_not is None else f"{title}  {place.texts.word('imports.rested_on')}"


def _counts(place: Workplace, file: BatchFile) -> str:
    return place.texts.word(
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


def _details_lines(place: Workplace, details: BatchDetails) -> Iterable[str]:
    yield _title(place, details.batch)
    for file in details.batch.files:
        yield "    " + _counts(place, file)
        yield from (f"        {_shown(place, said)}" for said in (*file.brought, *file.warnings))
    yield from _part(
        place, "imports.changes", (_change_line(place, one) for one in details.changes), more=details.more_changes
    )
    rejects = (
        place.texts.word("imports.reject", path=row.path, line=row.line, why=_shown(place, row.why))
        for row in details.rejects
    )
    yield from _part(place, "imports.rejects", rejects, more=details.more_rejects)
    if details.rejects_lost:
        yield place.texts.word("imports.rejects_lost")
    if details.batch.why_not is not None:
        yield place.texts.say(details.batch.why_not)


def _part(place: Workplace, title: str, lines: Iterable[str], *, more: bool) -> Iterable[str]:
    """Lines under a title; nothing where there are none."""
    for nth, line in enumerate(lines):
        if nth == 0:
            yield place.texts.word(title)
        yield f"    {line}"
    if more:
        yield "    " + place.texts.word("imports.more")


def _change_line(place: Workplace, change: OrderChange) -> str:
    about = " ".join(filter(None, ("、".join(change.order_ids), change.waybill)))
    before, after = (_shown(place, told, change.kind) for told in (change.before, change.after))
    return f"{about}  {change.fact}：{before} → {after}"


def _shown(place: Workplace, text: str, kind: Kind = "text") -> str:
    """As it may stand on a screen; documents for scripts hold what is stored."""
    return masked(text, kind) if place.settings.is_on("mask_screen") else text


def _batch_document(place: Workplace, batch: Batch) -> dict[str, object]:
    return {
        "id": batch.ref,
        "imported_at": iso(batch.imported_at),
        "undone_at": iso(batch.undone_at),
        "can_be_undone": batch.can_be_undone,
        "why_not": None if batch.why_not is None else place.texts.say(batch.why_not),
        "files": [_file_document(file) for file in batch.files],
    }


def _file_document(file: BatchFile) -> dict[str, object]:
    return {
        "path": file.path,
        "kind": file.kind,
        "shop": file.shop,
        "known_as_of": iso(file.known_as_of),
        "rows": file.rows,
        "added": file.added,
        "changed": file.changed,
        "unchanged": file.unchanged,
        "rejected": file.rejected,
        "rejects_path": str(file.rejects_path) if file.rejects_path else None,
        "brought": list(file.brought),
        "warnings": list(file.warnings),
    }


def _details_document(place: Workplace, details: BatchDetails) -> dict[str, object]:
    return {
        **_batch_document(place, details.batch),
        "changes": [
            {
                "order_ids": list(change.order_ids),
                "waybill": change.waybill,
                "fact": change.fact,
                "before": change.before,
                "after": change.after,
            }
            for change in details.changes
        ],
        "more_changes": details.more_changes,
        "rejects": [{"path": row.path, "line": row.line, "why": row.why} for row in details.rejects],
        "more_rejects": details.more_rejects,
        "rejects_lost": details.rejects_lost,
    }

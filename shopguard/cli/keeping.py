"""``backup``, ``restore`` and ``verify``, and what is said of a damaged database."""

from __future__ import annotations

import contextlib
import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from shopguard.cli.output import DONE, NOT_THERE, USAGE, print_json
from shopguard.core.beijing import iso, plain
from shopguard.core.message import CannotOpen, Message, Texts
from shopguard.flows import keeping
from shopguard.flows.keeping.damage import newest_good
from shopguard.flows.keeping.listing import ListedBackup, list_backups
from shopguard.flows.keeping.preview import Preview, preview
from shopguard.flows.keeping.preview_words import listed_words, preview_words
from shopguard.flows.keeping.verifying import originals_missing
from shopguard.flows.locking.lock_lost import newest_kept_lock
from shopguard.flows.workplace import Workplace
from shopguard.store.backup_form import Counts, lock_hash
from shopguard.store.database import DAMAGED


def backup_command(place: Workplace, asked: Namespace, now: int) -> int:
    """``backup``"""
    if asked.list:
        found = list_backups(place.data)
        if asked.json:
            print_json({"backups": [_listed(one) for one in found]})
        else:
            for one in found:
                print(f"{listed_words(place.texts, one)}  {one.path}")
        return DONE
    path = keeping.make_backup(place, now=now, to=asked.to)
    if asked.json:
        print_json({"path": str(path)})
    else:
        print(path)
    return DONE


def restore_command(data: Path, asked: Namespace, texts: Texts, now: int) -> int:
    """``restore``: no connection to the database is open."""
    if asked.preview and asked.undo:  # who only wants to look wants nothing done
        print(texts.word("preview.not_of_undo"), file=sys.stderr)
        return USAGE
    if asked.preview:
        seen = preview(data, asked.path)
        if asked.json:
            print_json(_preview(seen))
        else:
            for line in preview_words(texts, seen):
                print(line)
        return DONE
    lock = _lock(data)
    if asked.undo:
        kept, code = keeping.undo_restore(data, now=now), "keeping.undone"
    else:
        kept, code = keeping.restore_backup(data, asked.path, now=now), "keeping.kept_aside"
    if asked.json:
        print_json({"kept_aside": str(kept) if kept else None})
    elif kept:
        print(texts.word(code, path=str(kept)))
    if not asked.undo and _lock(data) != lock:
        print(texts.word(_other_lock_word(data, can_undo=kept is not None)), file=sys.stderr)
    missing = originals_missing(data)
    if missing:
        print(texts.word("keeping.originals_missing", number=missing), file=sys.stderr)
    return DONE


def verify_command(data: Path, texts: Texts) -> int:
    """``verify``"""
    try:
        found = keeping.verify(data)
    except CannotOpen as problem:
        if problem.message.code == DAMAGED:  # the engine's own words, for whoever helps
            print(texts.word("verify.database", detail=problem.message.values["detail"]), file=sys.stderr)
        raise
    for message in found:
        print(texts.say(message))
    if not found:
        print(texts.say(keeping.whole(data)), file=sys.stderr)  # stdout is for what is not whole
    return NOT_THERE if found else DONE


def say_newest_good(data: Path, texts: Texts) -> None:
    """Names the backup to be restored where the database is damaged."""
    good = newest_good(data)
    if good is None or good.manifest is None:
        print(texts.say(Message("keeping.no_good_backup")), file=sys.stderr)
        return
    print(texts.word("keeping.newest_good", when=listed_words(texts, good), path=str(good.path)), file=sys.stderr)


def say_kept_lock(data: Path, texts: Texts) -> None:
    """Names the backup whose lock opens the data again; the newest good backup where none has one."""
    kept = newest_kept_lock(data)
    if kept is None:
        say_newest_good(data, texts)
    else:
        print(texts.word("lock.in_backup", path=str(kept.backup), when=plain(kept.made_at)), file=sys.stderr)


def _other_lock_word(data: Path, *, can_undo: bool) -> str:
    """What a restore did to the password."""
    if _lock(data) is None:
        return "keeping.now_no_password"
    return "keeping.now_its_password" if can_undo else "preview.its_password"


def _lock(data: Path) -> str | None:
    with contextlib.suppress(OSError):  # one that cannot be read is replaced, or the restore says why not
        return lock_hash(data)
    return None


def _listed(one: ListedBackup) -> dict[str, Any]:
    made_at = None if one.manifest is None else iso(one.manifest.made_at)
    usable, locked = one.manifest is not None, one.manifest is not None and one.manifest.lock is not None
    told: dict[str, Any] = {"path": str(one.path), "made_at": made_at, "why": one.why, "size": one.size}
    return told | {"usable": usable, "password": locked}


def _preview(seen: Preview) -> dict[str, Any]:
    manifest = seen.manifest
    told: dict[str, Any] = {
        "path": str(seen.path),
        "made_at": iso(manifest.made_at),
        "version": manifest.version or None,
    }
    told |= {"why": manifest.why, "password": manifest.lock is not None, "other_password": seen.other_lock}
    lost = None if seen.lost is None else seen.lost._asdict()
    return told | {"backup": _counts(seen.held), "now": _counts(seen.now), "lost": lost}


def _counts(counts: Counts | None) -> dict[str, Any] | None:
    return None if counts is None else asdict(counts) | {"newest_import": iso(counts.newest_import)}

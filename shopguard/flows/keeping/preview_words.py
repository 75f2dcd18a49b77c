"""What a backup holds, in sentences: for the window and the command line."""

from __future__ import annotations

from typing import get_args

from shopguard.core.beijing import plain
from shopguard.core.message import Texts
from shopguard.flows.keeping.listing import ListedBackup
from shopguard.flows.keeping.preview import Preview
from shopguard.flows.keeping.restoring import Aside
from shopguard.store.automatic_backups import Why
from shopguard.store.backup_form import OWNER, Counts

_MB = 1024 * 1024
_WHYS = frozenset((OWNER, *get_args(Why)))  # a newer program may know more


def listed_words(texts: Texts, one: ListedBackup) -> str:
    """When, why and how large, on one line."""
    why = texts.word(f"backup_why.{one.why}") if one.why in _WHYS else one.why
    size = f"{max(1, round(one.size / _MB))} MB"
    if one.manifest is None:
        return texts.word("backup_list.unusable", name=one.path.name, size=size)
    line = texts.word("backup_list.line", when=plain(one.manifest.made_at), why=why, size=size)
    return line + texts.word("backup_list.password") if one.manifest.lock is not None else line


def aside_words(texts: Texts, aside: Aside) -> str:
    """What was put aside, when, and what room it takes."""
    size = max(1, round(aside.size / _MB))
    if aside.at is None:
        return texts.word("aside.of_older", name=aside.path.name, size=size)
    return texts.word("aside.kept", when=plain(aside.at), backup=aside.backup, size=size)


def preview_words(texts: Texts, seen: Preview) -> list[str]:
    """When it was made, what is in it and what is there now, what would be lost, and what the password means."""
    manifest = seen.manifest
    why = texts.word(f"backup_why.{manifest.why}") if manifest.why in _WHYS else manifest.why
    version = manifest.version or texts.word("preview.older_version")
    lines = [texts.word("preview.made", when=plain(manifest.made_at), why=why, version=version)]
    if seen.held is not None:
        lines.append(texts.word("preview.in_it", what=_counts(texts, seen.held)))
    if seen.now is None:
        lines.append(texts.word("preview.now_unknown"))
    else:
        lines.append(texts.word("preview.now", what=_counts(texts, seen.now)))
    if seen.lost is not None:
        lost = seen.lost
        code = "preview.lost" if any(lost) else "preview.nothing_lost"
        lines.append(texts.word(code, **lost._asdict()))
    if seen.other_lock:
        lines.append(texts.word("preview.its_password" if manifest.lock is not None else "preview.no_password"))
    return lines


def _counts(texts: Texts, counts: Counts) -> str:
    newest = texts.word("preview.never") if counts.newest_import is None else plain(counts.newest_import)
    return texts.word(
        "preview.counts",
        orders=counts.orders,
        parcels=counts.parcels,
        cases=counts.cases,
        originals=counts.originals,
        newest=newest,
    )

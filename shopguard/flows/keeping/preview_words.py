"""What a backup holds, in sentences: for the window and the command line."""

from __future__ import annotations

from typing import get_args

from shopguard.core.beijing import plain
from shopguard.core.message import Texts
from shopguard.core.size_words import size_words
from shopguard.flows.keeping.listing import ListedBackup
from shopguard.flows.keeping.preview import Preview
from shopguard.flows.keeping.restoring import Aside, is_of_undo
from shopguard.flows.workplace import Workplace
from shopguard.store.automatic_backups import Why, made_today
from shopguard.store.backup_form import OWNER, Counts
from shopguard.store.inspection import Lost

_WHYS = frozenset((OWNER, *get_args(Why)))  # a newer program may know more


def listed_words(texts: Texts, one: ListedBackup) -> str:
    """When, why and how large, on one line."""
    why = texts.word(f"backup_why.{one.why}") if one.why in _WHYS else one.why
    size = size_words(one.size)
    if one.manifest is None:
        return texts.word("backup_list.unusable", name=one.path.name, size=size)
    line = texts.word("backup_list.line", when=plain(one.manifest.made_at), why=why, size=size)
    return line + texts.word("backup_list.password") if one.manifest.lock is not None else line


def next_one_words(place: Workplace, now: int) -> str:
    """When the next automatic one comes, for whoever has the window open."""
    if not place.settings.is_on("backup_daily"):
        return place.texts.word("backup_list.no_daily")
    return place.texts.word("backup_list.tomorrow" if made_today(place.data, now) else "backup_list.today")


def aside_words(texts: Texts, aside: Aside) -> str:
    """What was put aside, when, and what room it takes."""
    size = size_words(aside.size)
    if aside.at is None:
        return texts.word("aside.of_older", name=aside.path.name, size=size)
    if is_of_undo(aside):
        return texts.word("aside.of_undo", when=plain(aside.at), size=size)
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
    if seen.erased_at is not None:
        lines.append(texts.word("preview.erased_again", when=plain(seen.erased_at)))
    if seen.other_lock:
        lines.append(texts.word("preview.its_password" if manifest.lock is not None else "preview.no_password"))
    return lines


def undo_words(texts: Texts, aside: Aside, lost: Lost | None) -> str:
    """What undoing would take out of sight: what came since ``aside`` was put there. "" where that cannot be told."""
    if aside.at is None or lost is None:
        return ""
    return texts.word("undo.lost" if any(lost) else "undo.nothing_lost", when=plain(aside.at), **lost._asdict())


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

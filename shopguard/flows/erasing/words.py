"""What erasing takes away, and what it leaves, in words."""

from __future__ import annotations

from collections.abc import Iterator

from shopguard.core.beijing import plain
from shopguard.core.size_words import size_words
from shopguard.flows.erasing.erasing import Copies, Erased
from shopguard.flows.erasing.retention import OldOnes
from shopguard.flows.workplace import Workplace
from shopguard.store.erasing.belongings import Counts
from shopguard.store.erasing.old_orders import STAYS

_PARTS = ("parcels", "after_sales", "cases", "originals")
_NAMED = 3  # backups named one by one


def what_goes_lines(place: Workplace, counts: Counts) -> list[str]:
    """What goes, one line, and what is to be known before, one line each."""
    texts = place.texts
    lines = [texts.word("erase.goes", orders=counts.orders, parts=_parts(place, counts))]
    if counts.open_cases:
        cases = texts.both("、", ", ").join(counts.open_cases[:_NAMED])
        lines.append(texts.word("erase.open_cases", count=len(counts.open_cases), cases=cases))
    if counts.links:
        lines.append(texts.word("erase.links", count=counts.links))
    if counts.entries:
        lines.append(texts.word("erase.entries", count=counts.entries))
    return lines


def afterwards_lines(place: Workplace, copies: Copies) -> list[str]:
    """What comes after: that files bring orders back, and where they still are."""
    lines = [place.texts.word("erase.no_undo")]
    if copies.automatic:
        lines.append(place.texts.word("erase.automatic"))
    elif place.settings.is_on("backup_daily"):
        lines.append(place.texts.word("erase.backup_first"))
    if copies.by_hand:
        names = place.texts.both("、", ", ").join(path.name for path in copies.by_hand[:_NAMED])
        more = place.texts.word("erase.and_more") if len(copies.by_hand) > _NAMED else ""
        lines.append(place.texts.word("erase.by_hand", count=len(copies.by_hand), names=names + more))
    return lines


def old_ones_lines(place: Workplace, old: OldOnes) -> list[str]:
    """What keeping orders for so long erases, and what stays although it is older."""
    lines = list(_staying(place, old))
    if old.lists:
        lines.insert(0, place.texts.word("retain.lists", count=old.lists, until=plain(old.until)[:10]))
    if not old.orders.order_ids:
        return [place.texts.word("retain.nothing", months=old.months, until=plain(old.until)[:10]), *lines]
    newest = plain(old.orders.newest_at)[:10]
    size = size_words(old.bytes_freed)
    head = place.texts.word("retain.goes", months=old.months, until=plain(old.until)[:10], newest=newest, size=size)
    return [head, *what_goes_lines(place, old.counts), *lines]


def erased_line(place: Workplace, done: Erased) -> str:
    """What was done."""
    texts = place.texts
    if not done.counts.orders and not done.cancelled:
        return texts.word("erase.none")
    said = texts.word("erase.done", orders=done.counts.orders, parts=_parts(place, done.counts))
    if done.cancelled:
        said += texts.word("erase.cancelled")
    return said if done.swept or not done.counts.orders else said + texts.word("erase.not_swept")


def old_gone_line(place: Workplace, done: Erased) -> str:
    """What the month's erasing did."""
    months = place.settings.number("keep_months")
    return place.texts.word("retain.done", months=months, said=erased_line(place, done))


def _parts(place: Workplace, counts: Counts) -> str:
    told = (place.texts.word(f"erase.{name}", count=getattr(counts, name)) for name in _PARTS if getattr(counts, name))
    return place.texts.both("、", ", ").join(told) or place.texts.word("erase.nothing_else")


def _staying(place: Workplace, old: OldOnes) -> Iterator[str]:
    for why in STAYS:
        if old.orders.staying[why]:
            yield place.texts.word(f"retain.stays_{why}", count=old.orders.staying[why])

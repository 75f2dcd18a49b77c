"""What a call sheet says around its rows: how many parcels are due when, whom it leaves out and why, why it is empty."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from shopguard.core.beijing import HOUR, plain
from shopguard.core.call_sheet import Need, tally
from shopguard.flows.costs.call_sheet_cases import Found
from shopguard.flows.costs.call_sheet_view import CallRow
from shopguard.flows.costs.call_sheet_words import some_of
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.workplace import Workplace


def counted(place: Workplace, rows: Sequence[CallRow], at: int, hours: int) -> str:
    """How many parcels are due within the hours, and how many are asked about besides. "" where there are none."""
    found = tally(rows, at, at + hours * HOUR)
    if not any(found):
        return ""
    texts = place.texts
    told = [texts.word("call_sheet.within", number=found.within, hours=hours)]
    if found.worse:
        told.append(texts.word("call_sheet.worse_besides", number=found.worse))
    if found.passed:
        told.append(texts.word("call_sheet.passed_besides", number=found.passed))
    return texts.both("，", ", ").join(told)


def about_chosen(place: Workplace, only: Collection[str], rows: Sequence[CallRow]) -> tuple[str, ...]:
    """Of which of the chosen orders the sheet has nothing to ask."""
    silent = sorted(set(only) - {order_id for row in rows for order_id in row.order_ids})
    if not silent:
        return ()
    return (place.texts.word("call_sheet.silent", number=len(silent), orders=some_of(place.texts, silent)),)


def notes(place: Workplace, found: Found, rest: int, most: int) -> tuple[str, ...]:
    """What the sheet cannot know or does not show. ``rest``: how many it leaves out beyond the ``most`` it lists."""
    texts, told = place.texts, _unsure(place, found)
    for code, orders in (
        ("call_sheet.reused", found.reused),
        ("call_sheet.refund_asked", found.refund_asked),
        ("call_sheet.no_waybill", found.without_waybill),
        ("call_sheet.handed_over", found.handed_over),
    ):
        if orders:
            told.append(texts.word(code, number=len(orders), orders=some_of(texts, orders)))
    if rest:
        told.append(texts.word("call_sheet.left_out", shown=most, number=rest))
    return tuple(told)


def _unsure(place: Workplace, found: Found) -> list[str]:
    unsure = [case.parcel.known_as_of for case in found.cases if case.call.need is Need.ASK and case.parcel is not None]
    newest = max((known for known in unsure if known is not None), default=None)
    if newest is not None:
        return [place.texts.word("call_sheet.data_ends", at=plain(newest)[:16])]
    return [place.texts.word("call_sheet.never_tracked")] if unsure else []


def nothing(place: Workplace, hours: int) -> str:
    """Why the sheet is empty."""
    if not any(risk_counts(place).values()):
        return place.texts.word("call_sheet.nothing_imported")
    return place.texts.word("call_sheet.nothing", hours=hours)

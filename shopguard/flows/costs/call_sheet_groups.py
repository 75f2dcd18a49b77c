"""The groups of a call sheet: one call each, all parcels in one list, and what the owner has to pack."""

from __future__ import annotations

from collections.abc import Sequence

from shopguard.core.call_sheet import Calls, first_ahead
from shopguard.core.message import Texts
from shopguard.flows.costs.call_sheet_rows import whom
from shopguard.flows.costs.call_sheet_view import CallGroup, CallRow
from shopguard.flows.costs.call_sheet_words import deadline_in_words, message, own_list
from shopguard.flows.workplace import DEFAULT_SHOP, Workplace
from shopguard.importers.couriers import courier_names


class CallGroups:
    """Makes the groups of a sheet at ``at``; with ``several_shops`` each says whose parcels it has."""

    def __init__(self, place: Workplace, at: int, *, several_shops: bool) -> None:
        self._place, self._at, self._several = place, at, several_shops

    def call(self, calls: Calls[CallRow]) -> CallGroup:
        """One call, with the message for it."""
        chinese = self._place.texts.in_language("zh")
        to = calls.outlet or courier_names("zh").get(calls.courier, calls.courier)
        text = message(chinese, to, calls.asked, self._at, self._shops(calls.asked, chinese))
        name = whom(self._place, calls.courier, calls.outlet)
        return self._group(name, calls.asked, text, courier=calls.courier, outlet=calls.outlet)

    def everybody(self, rows: Sequence[CallRow], text: str) -> CallGroup:
        """All parcels in one list; ``text``: all messages."""
        return self._group(self._place.texts.word("call_sheet.everybody"), rows, text, everybody=True)

    def own(self, rows: Sequence[CallRow]) -> CallGroup:
        """What is not sent yet."""
        texts = self._place.texts
        text = own_list(texts, rows, self._at, self._shops(rows, texts))
        return self._group(texts.word("call_sheet.own"), rows, text, own=True)

    def _group(
        self,
        name: str,
        rows: Sequence[CallRow],
        text: str,
        *,
        courier: str = "",
        outlet: str = "",
        own: bool = False,
        everybody: bool = False,
    ) -> CallGroup:
        first = first_ahead(rows, self._at)
        return CallGroup(
            courier=courier,
            outlet=outlet,
            name=name,
            own=own,
            shops=self._shops(rows, self._place.texts),
            rows=tuple(rows),
            first_deadline=first,
            first_deadline_in_words="" if first is None else deadline_in_words(self._place.texts, first, self._at),
            text=text,
            everybody=everybody,
        )

    def _shops(self, rows: Sequence[CallRow], texts: Texts) -> tuple[str, ...]:
        """Whose parcels these are, where that has to be said."""
        if not self._several:
            return ()
        names = dict.fromkeys(shop for row in rows for shop in row.shops)
        return tuple(texts.word("shop.unnamed") if name == DEFAULT_SHOP else name for name in names)

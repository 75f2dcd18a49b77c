"""The rows of a call sheet: one parcel each, in words, with what is at stake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from shopguard.appeals.glyphs import shortened
from shopguard.core.call_sheet import Stage
from shopguard.core.finding import Finding, State
from shopguard.core.tariff import Tariff
from shopguard.core.track_record import TrackRecords
from shopguard.flows.costs.call_sheet_cases import Case, late_clocks
from shopguard.flows.costs.call_sheet_view import CallRow, Step
from shopguard.flows.costs.call_sheet_words import deadline_in_words, goods_in_words, left_in_words
from shopguard.flows.costs.taken import Taken, taken_in
from shopguard.flows.imports.importing import reading
from shopguard.flows.workplace import Workplace
from shopguard.importers.record_words import track_records
from shopguard.store.called import called_at
from shopguard.store.fetch import PaidOrder, paid_of
from shopguard.store.waiting import Goods, LastRecord, goods_of, last_records

_RECORD_COLUMNS = 96  # half-width columns of a last record


@dataclass(frozen=True, slots=True)
class CallRows:
    """Makes the rows of a sheet at ``at``; ``until``: up to when what may be missed is counted (unix seconds)."""

    place: Workplace
    at: int
    until: int
    tariff: Tariff
    paid: Mapping[int, PaidOrder]
    taken: Mapping[int, Sequence[Taken]]
    late: Mapping[int, list[Finding]]
    records: Mapping[int, LastRecord]
    called: Mapping[tuple[str, str], int]
    goods: Mapping[int, list[Goods]]

    @classmethod
    def of(cls, place: Workplace, at: int, until: int, clocks: Sequence[Finding], cases: Sequence[Case]) -> CallRows:
        """Reads in full only what the cases need."""
        db = place.store.connection()
        orders = {order.order_ref for case in cases for order in case.orders}
        parcels = [case.parcel for case in cases if case.parcel is not None]
        return cls(
            place,
            at,
            until,
            Tariff(place.rulebook),
            paid_of(db, orders),
            taken_in(db, at, sorted(orders)),
            late_clocks(clock for clock in clocks if clock.order_ref in orders),
            last_records(db, {parcel.parcel_ref for parcel in parcels}, at),
            called_at(db, (parcel.waybill for parcel in parcels)),
            goods_of(db, {case.orders[0].order_ref for case in cases if case.stage is Stage.PACK}),
        )

    def row(self, case: Case) -> CallRow:
        """The row of a case."""
        texts, record, call = self.place.texts, self._record(case), case.call
        code = f"ask.{case.stage}_{call.need}"
        of_courier = texts if case.stage is Stage.PACK else texts.in_language("zh")
        order = case.orders[0]
        waybill, courier = ("", "") if case.parcel is None else (case.parcel.waybill, case.parcel.courier)
        outlet = "" if record is None else _told().outlet(record.text)
        shops = tuple(dict.fromkeys(one.shop for one in case.orders))
        return CallRow(
            courier=courier,
            outlet=outlet,
            whom=whom(self.place, courier, outlet) if waybill else texts.word("call_sheet.own"),
            waybill=waybill,
            order_ids=tuple(one.order_id for one in case.orders),
            shops=shops,
            shop=", ".join(map(self.place.shop_in_words, shops)),
            goods=goods_in_words(texts, self.goods.get(order.order_ref, ())),
            stage=case.stage,
            need=call.need,
            need_in_words=texts.word(f"need.{call.need}"),
            clause=call.clause,
            card=self.place.rulebook.clause(call.clause).card[texts.language],
            ask=of_courier.word(code),
            ask_in_words=texts.word(code),
            deadline=call.deadline,
            deadline_in_words=deadline_in_words(texts, call.deadline, self.at),
            seconds_left=call.deadline - self.at,
            left_in_words=left_in_words(texts, call.deadline, self.at),
            last_at=None if record is None else record.at,
            last_text="" if record is None else shortened(_told().told(record.text), _RECORD_COLUMNS),
            known_as_of=None if case.parcel is None else case.parcel.known_as_of,
            place=" ".join(filter(None, (order.province, order.city))),
            steps=tuple(self._steps(case)),
            called_at=self.called.get((waybill, case.stage)),
        )

    def _record(self, case: Case) -> LastRecord | None:
        return None if case.parcel is None else self.records.get(case.parcel.parcel_ref)

    def _steps(self, case: Case) -> Iterator[Step]:
        """The moments at which the orders' fines grow if nothing happens within the sheet's hours."""
        last, known = max(self.until, case.call.deadline), 0
        missed = [one for one in case.clocks if one.state is not State.BREACHED and (one.deadline or 0) <= last]
        for moment in sorted({one.deadline or 0 for one in missed}):
            by_then = [one for one in missed if (one.deadline or 0) <= moment]
            fen = sum(self._grown(by_then, order.order_ref) for order in case.orders)
            if fen > known:
                yield Step(moment, fen)
                known = fen

    def _grown(self, missed: Sequence[Finding], order_ref: int) -> int:
        """By how much the missed clocks of one order raise its fines."""
        late, taken = self.late.get(order_ref, []), self.taken.get(order_ref, ())
        paid, mine = self.paid[order_ref].reckoned_from, [one for one in missed if one.order_ref == order_ref]
        return self.tariff.cost(paid, [*late, *mine], taken) - self.tariff.cost(paid, late, taken)


def whom(place: Workplace, courier: str, outlet: str) -> str:
    """Courier (code, "" unknown) and outlet ("" none) in words."""
    name = place.couriers_in_words(courier) or place.texts.word("call_sheet.unknown_courier")
    return place.texts.word("call_sheet.at_outlet", courier=name, outlet=outlet) if outlet else name


@cache
def _told() -> TrackRecords:
    return track_records(reading())

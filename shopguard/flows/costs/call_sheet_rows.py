"""The rows of a call sheet: one parcel each, in words, with what is at stake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from shopguard.appeals.glyphs import shortened
from shopguard.core.call_sheet import Stage
from shopguard.core.finding import Finding, State
from shopguard.core.tariff import Tariff
from shopguard.core.track_record import TrackRecords
from shopguard.flows.costs.call_sheet_cases import Case, late_clocks
from shopguard.flows.costs.call_sheet_view import CallRow
from shopguard.flows.costs.call_sheet_words import deadline_in_words, left_in_words
from shopguard.flows.costs.taken import Taken, taken_in
from shopguard.flows.importing import reading
from shopguard.flows.workplace import Workplace
from shopguard.importers.record_words import track_records
from shopguard.store.called import called_at
from shopguard.store.fetch import PaidOrder, paid_of
from shopguard.store.waiting import LastRecord, last_records

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
        )

    def row(self, case: Case) -> CallRow:
        """The row of a case."""
        texts, record, call = self.place.texts, self._record(case), case.call
        code = f"ask.{case.stage}_{call.need}"
        of_courier = texts if case.stage is Stage.PACK else texts.in_language("zh")
        order = case.orders[0]
        waybill = "" if case.parcel is None else case.parcel.waybill
        return CallRow(
            courier="" if case.parcel is None else case.parcel.courier,
            outlet="" if record is None else _told().outlet(record.text),
            waybill=waybill,
            order_ids=tuple(one.order_id for one in case.orders),
            shop=", ".join(dict.fromkeys(self.place.shop_in_words(one.shop) for one in case.orders)),
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
            at_stake_fen=sum(self._at_stake(case, one.order_ref) for one in case.orders),
            called_at=self.called.get((waybill, case.stage)),
        )

    def _record(self, case: Case) -> LastRecord | None:
        return None if case.parcel is None else self.records.get(case.parcel.parcel_ref)

    def _at_stake(self, case: Case, order_ref: int) -> int:
        """What is added to the fines of one of the orders if nothing happens within the sheet's hours."""
        last = max(self.until, case.call.deadline)
        missed = [one for one in case.clocks
                  if one.order_ref == order_ref and one.state is not State.BREACHED and (one.deadline or 0) <= last]  # fmt: skip
        late, paid, taken = (
            self.late.get(order_ref, []),
            self.paid[order_ref].reckoned_from,
            self.taken.get(order_ref, ()),
        )
        return self.tariff.cost(paid, [*late, *missed], taken) - self.tariff.cost(paid, late, taken)


@cache
def _told() -> TrackRecords:
    return track_records(reading())

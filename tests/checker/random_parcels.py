"""Random parcels for the two judges: tracks of every kind, parcel lists, twins, couriers and their numbers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from shopguard.core.parcel import EventKind
from tests.checker.plain_facts import CHANGED_IN_JUNE, CURRENT_FROM, DAY, HOUR, Parcel, Record

ANCHORS = (
    CURRENT_FROM - 200 * DAY,
    CURRENT_FROM - 30 * HOUR,
    CURRENT_FROM,
    CHANGED_IN_JUNE - 8 * DAY + 8 * HOUR,
    CHANGED_IN_JUNE - 30 * HOUR,
    CHANGED_IN_JUNE + 20 * DAY,
    CHANGED_IN_JUNE + 60 * DAY,
)
COURIER_OF = {
    "YT0000000000001": "yto",
    "YT0000000000002": "yto",
    "YT0000000000003": "yto",
    "JT000000000000": "jt",
    "JT0000000000001": "jt",
    "SF0000000000001": "sf",
    "JDVA00000000001-1-1": "jd",
    "DPK000000000001-1-1": "deppon",
    "773000000000001": "sto",
    "880000000000001": "yto",  # digits only
    "YT000000000004": "yto",  # one digit short
    "YT0000000000005": "jt",
    "YT0000000000006": "zto",  # a courier without a certain shape of its own
    "ZT0000000000001": "zto",
    "SF000000000001": "sf",
    "DPK00000000001": "deppon",
    "DPK0000000000001": "jd",
    "YT000000000007": "",  # no courier named
}
USUAL = tuple(COURIER_OF)[:3]
STEPS = (
    0,
    1,
    2 * HOUR,
    10 * HOUR,
    12 * HOUR,
    24 * HOUR,
    36 * HOUR,
    48 * HOUR,
    60 * HOUR,
    72 * HOUR,
    108 * HOUR,
    120 * HOUR,
    168 * HOUR,
)
PROVINCES = ("江苏", "浙江", "河北", "北京", "广东", "新疆", "海南", "香港", None)
CITIES = ("甲市", "甲市", "乙市", None)
HUBS = (None, "arrive:甲中心", "leave:甲中心", "arrive:甲中心", "arrive:乙中心", "leave:乙中心")
THE_WAY = ("pickup", "hub", "hub", "site", "hub", "out", "signed", "signed")
WAYS = (
    THE_WAY,
    THE_WAY[1:],
    ("pickup", "hub", "out", "signed", "scan", "site", "unknown"),
    ("signed", "pickup", "hub", "out", "signed", "unknown", "signed"),
    THE_WAY[:2] * 4,
    ("created", "pickup", "hub", "out", "refused", "return", "signed"),
    ("pickup", "hub", "trouble", "return", "hub", "signed", "signed"),
    ("created", "cancelled", "created", "cancelled", "notice", "created", "created"),
    ("created", "no_number", "no_number", "no_number", "pickup", "hub", "signed"),
    ("unknown", "pickup", "hub", "out", "signed", "scan", "scan"),
)
KINDS = tuple(kind.value for kind in EventKind)
SECONDS = (0, 0, 1, -1)

steps = st.builds(lambda step, second: max(0, step + second), st.sampled_from(STEPS), st.sampled_from(SECONDS))


@st.composite
def one_in(draw: st.DrawFn, count: int) -> bool:
    """True once in so many times; shrinks to False."""
    return draw(st.integers(1, count)) == count


@st.composite
def moments(draw: st.DrawFn, start: int, others: list[int]) -> int:
    """A moment at, just before or just after something that matters."""
    base = draw(st.sampled_from([start, *others]))
    return base + draw(st.sampled_from(STEPS)) + draw(st.sampled_from((0, 1, -1)))


@st.composite
def waybills(draw: st.DrawFn) -> tuple[str, ...]:
    """Three numbers: the usual ones, or now and then with a number of another kind in place of the first."""
    if not draw(one_in(3)):
        return USUAL
    return (draw(st.sampled_from(tuple(COURIER_OF)[3:])), *USUAL[1:])


@st.composite
def tracks(draw: st.DrawFn, start: int, home: tuple[str | None, str | None]) -> tuple[Record, ...]:
    """Up to seven records from around ``start`` on; half of the tracks go one of the usual ways, the others any way.

    Parcels mostly arrive at ``home``.
    """
    usual = draw(st.booleans())
    count = draw(st.integers(0, 7))
    at = start + draw(st.sampled_from((0, 0, -HOUR)))
    way = draw(st.sampled_from(WAYS))
    records: list[Record] = []
    for nth in range(count):
        at += draw(steps)
        kind = way[nth] if usual and draw(st.integers(0, 5)) else draw(st.sampled_from(KINDS))
        record = draw(_placed(Record(at, kind, text=f"{kind} {nth}"), home))
        if records and records[-1].at == at:  # which of two lines of one second comes first is nobody's knowledge
            last = records[-1]
            record = replace(record, province=last.province, city=last.city, place_sure=last.place_sure)
        records.append(record)
    return tuple(draw(st.permutations(records)))


@st.composite
def _placed(draw: st.DrawFn, record: Record, home: tuple[str | None, str | None]) -> Record:
    """The record with a place; one at a hub with the hub's name and what happened there."""
    arrived = record.kind in ("out", "signed") and not draw(one_in(3))
    province, city = home if arrived else (draw(st.sampled_from(PROVINCES)), draw(st.sampled_from(CITIES)))
    return replace(
        record,
        province=province,
        city=None if province is None else city,
        place_sure=not draw(one_in(5)),
        hub=draw(st.sampled_from(HUBS)) if record.kind in ("hub", "maybe_hub") else None,
    )


@st.composite
def parcels(draw: st.DrawFn, waybill: str, start: int, home: tuple[str | None, str | None]) -> Parcel:
    """A parcel with a track file, a line of a parcel list, both or neither."""
    track = draw(tracks(start, home)) if draw(st.integers(0, 4)) else None
    known = None
    if track is not None:
        known = draw(moments(start, [r.at for r in track]))
        if draw(st.integers(0, 3)):
            known = max(known, *(r.at for r in track), known)
    listed = draw(one_in(4))
    return Parcel(
        waybill,
        track or (),
        known,
        listed_pickup=start + draw(steps) if listed and draw(st.booleans()) else None,
        listed_pickup_known=draw(moments(start, [])) if listed else None,
        listed_signed=start + draw(steps) + draw(steps) if listed and draw(one_in(3)) else None,
        listed_last=Record(start + draw(steps) + draw(steps), draw(st.sampled_from(KINDS)))
        if listed and draw(st.booleans())
        else None,
        courier=COURIER_OF[waybill],
    )


@st.composite
def twins(draw: st.DrawFn, found: tuple[Parcel, ...]) -> tuple[Parcel, ...]:
    """Now and then the second parcel has the first one's track, whole or all but a line."""
    first, second = found[:2]
    if first.track_known is None or not draw(one_in(4)):
        return found
    track = first.track[1:] if draw(one_in(4)) else first.track
    return (first, replace(second, track=track, track_known=first.track_known), *found[2:])

"""The clauses of the second judge on a parcel's way: pickup, dispatch, transit, and parcels that are never seen again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from tests.checker.plain_clock import Clock, clock_said, holding_deadline, pickup_clock
from tests.checker.plain_facts import CURRENT_FROM, HOUR, Order, Said, earliest, latest, plus
from tests.checker.plain_knowledge import Case, Knowledge
from tests.checker.plain_words import in_legacy

REMOTE = ("新疆", "西藏", "内蒙古", "青海", "宁夏", "云南", "甘肃", "海南")
EAST = ("江苏", "浙江", "上海", "安徽")
CAPITAL = ("北京", "天津", "河北")
NOT_JUDGED = ("香港", "澳门", "台湾")


def pickups(knowledge: Knowledge, case: Case) -> list[Said]:
    """`pickup-timeout` and `pickup-missing` of one parcel."""
    if case.to_come:
        return []
    found = []  # silent, for the past: nothing before the upload, not even where the clock starts with ordering
    for clause, (since, deadline) in pickup_windows(case.order, case.uploaded, knowledge.now).items():
        if since is None or since <= knowledge.now:
            clock = pickup_clock(case, since, deadline)
            found.append(clock_said(knowledge, case.order, clause, case.waybill, clock, (case.pickup_province,)))
    return found


def pickups_without_parcel(knowledge: Knowledge, order: Order) -> list[Said]:
    """An order marked shipped whose waybill nobody told: its pickup clocks are unconfirmed from the start."""
    uploaded = latest(*(line.uploaded for line in order.lines))
    if uploaded is not None and uploaded > knowledge.now:
        return []
    return [
        clock_said(knowledge, order, clause, None, Clock(since, deadline, None, None), (None,))
        for clause, (since, deadline) in pickup_windows(order, uploaded, knowledge.now).items()
        if since is None or since <= knowledge.now
    ]


def pickup_windows(order: Order, uploaded: int | None, now: int) -> dict[str, tuple[int | None, int | None]]:
    """Start and deadline of both pickup clauses; the upload decides which period's rule holds."""
    legacy = in_legacy(order, uploaded, now)
    quick = order.order_type is not None and ("极速" in order.order_type or "阶梯" in order.order_type)
    start, hours = (order.submitted, 72) if legacy and not quick else (uploaded, 24)
    return {"pickup-timeout": (start, plus(start, hours)), "pickup-missing": (uploaded, plus(uploaded, 48))}


def dispatches(knowledge: Knowledge, case: Case) -> list[Said]:
    """`dispatch-timeout` and `dispatch-missing`: first pickup to first hub record."""
    start = case.pickup
    if start is None:
        return []
    found = []
    hub = case.first("hub")
    # A list's hub record is one of several: by then there was a first one.
    by = case.listed_first("hub")
    # Silent: an unclear record before the pickup may be the hub too (a clock whose event lies before is met).
    unclear = earliest(by, *(r.at for r in case.all if r.kind in ("unknown", "maybe_hub")))
    # Silent: what a hub scans after the delivery began proves nothing.
    arrived = case.told("out", "signed")
    delivered = arrived is not None and (hub is None or arrived < hub)
    for clause, hours in (("dispatch-timeout", 24), ("dispatch-missing", 48)):
        watch = clause == "dispatch-timeout" and start < CURRENT_FROM
        clock = Clock(
            start,
            start + hours * HOUR,
            hub,
            case.track_known,
            unsure=watch or delivered,
            soft=delivered,
            by=by if hub is None else None,
            maybe=unclear,
        )
        found.append(clock_said(knowledge, case.order, clause, case.waybill, clock, (case.pickup_province,)))
    return found


@dataclass(frozen=True)
class Gap:
    """Between two neighbouring records. ``by``: the list tells that it ended by then."""

    begin: int
    close: int | None
    by: int | None = None

    @property
    def end(self) -> int | None:
        """Its end as far as known; None for one that is open."""
        return self.close if self.close is not None else self.by

    @property
    def width(self) -> int:
        """Its length as far as known; 0 for one that is open."""
        return 0 if self.end is None else self.end - self.begin


def transit(knowledge: Knowledge, case: Case) -> list[Said]:
    """`transit-stalled`: the first breached gap, else the open one, else the widest.

    Silent: an extension is looked up for each gap by itself, so a gap that it excuses is no breached one. A refusal is a
    record like any other: the return begins with its own record.
    """
    limit = transit_limit(case.pickup_province, case.order.receiver.province)
    hub = case.first("hub")
    if limit is None:
        return []
    if hub is None:
        return listed_transit(knowledge, case, limit)
    end = case.told("out", "signed", "return")
    if end is not None and end <= hub:  # over before it began
        return []
    clocks = {gap: transit_clock(case, gap, limit) for gap in transit_gaps(case, hub, end)}
    gaps = list(clocks)
    chosen = next((gap for gap in gaps if overran(knowledge, case, gap, clocks[gap])), None)
    if chosen is None and end is None:
        chosen = gaps[-1]
    if chosen is None:
        chosen = max(gaps, key=lambda gap: (gap.width, -gap.begin))
    clock = clocks[chosen]
    return [clock_said(knowledge, case.order, "transit-stalled", case.waybill, clock, (case.pickup_province,))]


def listed_transit(knowledge: Knowledge, case: Case, limit: int) -> list[Said]:
    """Without a track the list's last record, where it is a hub's, is all that is known: it shows the open gap only."""
    hub = case.listed_first("hub")
    if hub is None or case.track_known is not None or case.told("out", "signed", "return") is not None:
        return []
    clock = Clock(hub, hub + limit, None, case.record_known)
    return [clock_said(knowledge, case.order, "transit-stalled", case.waybill, clock, (case.pickup_province,))]


def transit_gaps(case: Case, hub: int, end: int | None) -> list[Gap]:
    """The gaps from the first hub on, by time; the last one may be open."""
    moments = [r.at for r in case.track if hub <= r.at <= (case.now if end is None else end)]
    gaps = [Gap(begin, close) for begin, close in pairwise(moments)]
    if end is None or end > moments[-1]:  # nothing yet, or only the list tells of the signing
        gaps.append(Gap(moments[-1], None, by=end))
    return gaps


def transit_clock(case: Case, gap: Gap, limit: int) -> Clock:
    """The clock of one gap. A record nobody understands may have been the delivery, after which nothing is judged."""
    hub = case.first("hub")
    unsure = any(r.kind == "unknown" and hub is not None and hub <= r.at <= gap.begin for r in case.track)
    return Clock(gap.begin, gap.begin + limit, gap.close, case.track_known, unsure, by=gap.by)


def overran(knowledge: Knowledge, case: Case, gap: Gap, clock: Clock) -> bool:
    """Whether the gap ended after the deadline that holds for it."""
    deadline = holding_deadline(knowledge, case.order, "transit-stalled", clock, (case.pickup_province,), None)
    return gap.end is not None and deadline is not None and gap.end > deadline


def transit_limit(pickup: str | None, receiver: str | None) -> int | None:
    """The longest allowed gap in seconds; None where it is not judged."""
    if pickup in NOT_JUDGED or receiver in NOT_JUDGED:
        return None
    if pickup is None or receiver is None:  # the longest that is possible: the unknown end may be a remote one
        return 120 * HOUR
    if pickup in REMOTE or receiver in REMOTE:
        return 120 * HOUR
    if pickup == receiver or {pickup, receiver} <= set(EAST) or {pickup, receiver} <= set(CAPITAL):
        return 48 * HOUR
    return 72 * HOUR


def track_broken(knowledge: Knowledge, case: Case) -> list[Said]:
    """`track-broken`: picked up, neither signed nor returned, and no record for over 168 h; in the legacy period a red.

    Silent: on its way by the list counts as picked up. The last record decides which period's rule holds. A record that
    nobody understands, at or after the pickup, may have been the signing: then it is no red. Only physical records
    count. A refusal does not end it.
    """
    start = case.pickup if case.pickup is not None else case.picked_up_by
    if start is None or case.told("signed", "return") is not None:
        return []
    last = max(r.at for r in case.past)
    unclear = any(r.kind == "unknown" and r.at >= start for r in case.past)
    clock = Clock(last, last + 168 * HOUR, None, case.record_known, unsure=last >= CURRENT_FROM or unclear)
    return [clock_said(knowledge, case.order, "track-broken", case.waybill, clock, (case.pickup_province,))]

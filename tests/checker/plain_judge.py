"""A second judge: slow, obviously right, plain Python over plain facts. The compiled checker has to agree with it.

Written from the rules alone, without a look at the checker. Times are unix seconds; a moment "within N hours" includes
the last second. Where the rules are silent, a comment says what was chosen and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from shopguard.core.address import Difference, Receiver, address_difference, receiver_difference

HOUR = 3_600
DAY = 86_400
CURRENT_FROM = 1_747_065_600  # 2025-05-13 00:00:00 in Beijing

NO_EVENT = ("created", "notice", "estimate")
REMOTE = ("新疆", "西藏", "内蒙古", "青海", "宁夏", "云南", "甘肃", "海南")
EAST = ("江苏", "浙江", "上海", "安徽")
CAPITAL = ("北京", "天津", "河北")
NOT_JUDGED = ("香港", "澳门", "台湾")
GRADES = ("certain", "likely", "unknown", "same")


@dataclass(frozen=True)
class Record:
    """One track line: a kind of ``EventKind`` by its value."""

    at: int
    kind: str
    province: str | None = None


@dataclass(frozen=True)
class Parcel:
    """A parcel. ``track_known``: what its track files speak up to; ``listed_pickup_known``: the same of a parcel list.

    ``listed_last``: the one record that a list gives.
    """

    waybill: str
    track: tuple[Record, ...] = ()
    track_known: int | None = None
    listed_pickup: int | None = None
    listed_pickup_known: int | None = None
    listed_signed: int | None = None
    listed_last: Record | None = None


@dataclass(frozen=True)
class Line:
    """An order line in an export's words."""

    status: str
    after_sale: str = "-"
    uploaded: int | None = None
    waybills: tuple[str, ...] = ()


@dataclass(frozen=True)
class Order:
    """An order with its lines. ``listed``: parcels that a parcel list adds, with their upload times.

    ``withdrawn``: numbers that an earlier export named and a newer one no longer does.
    """

    order_id: str
    known: int | None
    lines: tuple[Line, ...] = ()
    order_type: str | None = None
    submitted: int | None = None
    paid: int | None = None
    promised: int | None = None
    finished: int | None = None
    receiver: Receiver = field(default_factory=lambda: Receiver(None, None, None, None, None, None))
    listed: tuple[tuple[str, int | None], ...] = ()
    withdrawn: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True)
class Asked:
    """The moment of judgement, the warning time, and up to when everything known of is taken as known."""

    at: int
    warn_hours: int = 12
    assume_known_until: int = 0


class Said(NamedTuple):
    """One finding, as far as the two judges are compared."""

    clause: str
    waybill: str | None
    state: str
    since: int | None
    deadline: int | None
    happened_at: int | None


class PlainJudge:
    """Judges the orders of one shop at one moment."""

    def __init__(self, orders: Sequence[Order], parcels: Iterable[Parcel], asked: Asked) -> None:
        self.orders = orders
        self.parcels = {parcel.waybill: parcel for parcel in parcels}
        self.asked = asked
        self.now = asked.at

    def judge(self, order: Order) -> set[Said]:
        """All findings of one order."""
        if unpaid(order):
            return set()
        found = [self.ship_overdue(order)]
        pairs = uses(order)
        for waybill, uploaded in pairs:
            case = self.case(order, waybill, uploaded)
            found += [
                *self.pickups(case),
                *self.dispatches(case),
                self.transit(case),
                self.reused(case),
                self.edit(case),
            ]
        if not pairs and was_sent(order):
            found += self.pickups_without_parcel(order)
        return {one for one in found if one is not None}

    # -- what is known of one order's parcel ---------------------------------------------------------------------

    def case(self, order: Order, waybill: str, uploaded: int | None) -> Case:
        """The records of a parcel that belong to this order, and what speaks for them.

        Silent: a list tells of one journey, which belongs to the order or not as its first moment does. A list
        that tells of a journey without this order's pickup in it does not speak of the pickup.
        """
        parcel = self.parcels.get(waybill, Parcel(waybill))
        begin = self.records_from(order, waybill, uploaded)
        track = [r for r in parcel.track if r.kind not in NO_EVENT and (begin is None or r.at >= begin)]
        listed = list_records(parcel)
        own = tuple(listed) if begin is None or all(r.at >= begin for r in listed) else ()
        silent = listed and not any(r.kind == "pickup" for r in own)
        return Case(
            order,
            waybill,
            uploaded,
            tuple(sorted(track, key=lambda record: record.at)),
            own,
            self.assumed(latest(parcel.track_known, None if silent else parcel.listed_pickup_known)),
            self.assumed(parcel.track_known),
            self.now,
        )

    def records_from(self, order: Order, waybill: str, uploaded: int | None) -> int | None:
        """Records from before the upload of a reused number belong to the earlier order.

        Silent: only where the reuse is certain. A number that is only likely reused keeps all its records.
        """
        for other, other_uploaded, was_withdrawn in self.other_users(order, waybill):
            if uploaded is None or other_uploaded is None or other_uploaded >= uploaded or was_withdrawn:
                continue
            if address_difference(order.receiver, other.receiver) is Difference.CERTAIN:
                return uploaded
        return None

    def other_users(self, order: Order, waybill: str) -> list[tuple[Order, int | None, bool]]:
        """(order, uploaded, withdrawn) of the other orders that the number was ever used for."""
        others = [other for other in self.orders if other.order_id != order.order_id]
        now = [(other, at, False) for other in others for number, at in uses(other) if number == waybill]
        before = [(other, at, True) for other in others for number, at in other.withdrawn if number == waybill]
        return now + before

    def assumed(self, known: int | None) -> int | None:
        """A parcel of which nothing was ever imported stays unknown under the assumption too."""
        return None if known is None else latest(known, self.asked.assume_known_until)

    # -- one clock -----------------------------------------------------------------------------------------------

    def clock(self, clock: Clock, order: Order) -> str:
        """The state of one clock, with the order's end taken into account."""
        state = self.clock_alone(clock)
        return "exempt" if state != "met" and self.ended_before(order, clock.deadline) else state

    def clock_alone(self, clock: Clock) -> str:
        """The state by the table of the command line's contract."""
        deadline = clock.deadline
        if deadline is None:
            return "unconfirmed"
        if clock.happened is not None and clock.happened <= deadline:
            return "met"
        if clock.happened is not None:
            return "suspect" if clock.unsure else "breached"
        if clock.by is not None and clock.by <= deadline:
            return "met"
        if clock.known is None:
            return "unconfirmed"
        if clock.by is not None or self.now > deadline:
            if clock.known < deadline:
                return "unconfirmed"
            return "suspect" if clock.unsure else "breached"
        return "due" if self.is_near(clock) and not clock.soft else "pending"

    def is_near(self, clock: Clock) -> bool:
        """Within the warning time; half the window where that is under 24 h."""
        assert clock.deadline is not None
        left = clock.deadline - self.now
        if clock.since is not None and clock.deadline - clock.since < 24 * HOUR:
            return 2 * left <= clock.deadline - clock.since
        return left <= self.asked.warn_hours * HOUR

    def ended_before(self, order: Order, deadline: int | None) -> bool:
        """Closed or fully refunded in time; when the file does not say when, the owner has the benefit of the doubt."""
        if closed(order) and order.finished is not None:
            # Silent: no deadline known. Then being closed by now is enough.
            return order.finished <= self.now and (deadline is None or order.finished <= deadline)
        return refunded(order)

    # -- the clauses ---------------------------------------------------------------------------------------------

    def ship_overdue(self, order: Order) -> Said | None:
        """No pickup by the promised ship time; of several parcels the last pickup counts.

        Each parcel, and what was not sent yet, is a part with its own knowledge. Silent: the worst part speaks for the
        order, and one that is known not to have left before one of which nothing is known.
        """
        if order.paid is not None and order.paid > self.now:
            return None
        parts = [self.shipped_part(self.case(order, waybill, at)) for waybill, at in uses(order)]
        sent_known = self.assumed(order.known) if not_all_sent(order) else None
        if status(order) == "to_ship" and parts:
            # Only a parcel list knows them, maybe a newer one: up to its own moment the export says that none had left.
            parts = [replace(part, known=latest(part.known, sent_known)) for part in parts]
        elif sent_known is not None:
            parts.append(Clock(order.paid, order.promised, None, sent_known))
        if not parts:
            parts.append(Clock(order.paid, order.promised, None, None))
        states = [self.clock(part, order) for part in parts]
        worst = min(states, key=("breached", "suspect", "due", "pending", "unconfirmed", "exempt", "met").index)
        return Said("ship-overdue", None, worst, order.paid, order.promised, self.last_pickup(order, parts))

    def last_pickup(self, order: Order, parts: list[Clock]) -> int | None:
        """The last pickup; while some are missing, the last one that is too late, which is enough."""
        pickups = [part.happened for part in parts if part.happened is not None]
        if len(pickups) == len(parts):
            return max(pickups)
        return max((at for at in pickups if order.promised is not None and at > order.promised), default=None)

    def shipped_part(self, case: Case) -> Clock:
        """One parcel of an order as a part of `ship-overdue`."""
        return self.pickup_clock(case, case.order.paid, case.order.promised)

    def pickup_clock(self, case: Case, since: int | None, deadline: int | None) -> Clock:
        """A clock that a pickup stops. On its way by the list without a pickup: picked up by then, nobody told when."""
        unsure = case.may_hide_pickup(deadline)
        bound = case.listed_first("signed", "hub", "maybe_hub", "site", "scan", "out", "return", "trouble")
        return Clock(since, deadline, case.pickup, case.pickup_known, unsure, by=bound if case.pickup is None else None)

    def pickups(self, case: Case) -> list[Said]:
        """`pickup-timeout` and `pickup-missing` of one parcel."""
        if case.uploaded is not None and case.uploaded > self.now:
            return []
        found = []  # silent, for the past: nothing before the upload, not even where the clock starts with ordering
        for clause, (since, deadline) in pickup_windows(case.order, case.uploaded, self.now).items():
            if since is not None and since > self.now:
                continue
            clock = self.pickup_clock(case, since, deadline)
            found.append(Said(clause, case.waybill, self.clock(clock, case.order), since, deadline, case.pickup))
        return found

    def pickups_without_parcel(self, order: Order) -> list[Said]:
        """An order marked shipped whose waybill nobody told: its pickup clocks are unconfirmed from the start."""
        uploaded = latest(*(line.uploaded for line in order.lines))
        if uploaded is not None and uploaded > self.now:
            return []
        return [
            Said(clause, None, self.clock(Clock(since, deadline, None, None), order), since, deadline, None)
            for clause, (since, deadline) in pickup_windows(order, uploaded, self.now).items()
            if since is None or since <= self.now
        ]

    def dispatches(self, case: Case) -> list[Said]:
        """`dispatch-timeout` and `dispatch-missing`: first pickup to first hub record."""
        start = case.pickup
        if start is None:
            return []
        found = []
        for clause, hours in (("dispatch-timeout", 24), ("dispatch-missing", 48)):
            deadline = start + hours * HOUR
            hub = case.first("hub")
            watch = clause == "dispatch-timeout" and start < CURRENT_FROM
            delivered = hub is None and (case.told("out") is not None or case.told("signed") is not None)
            # Silent: an unclear record before the pickup may be the hub too (a clock whose event lies before is met).
            unclear = any(r.at <= deadline for r in case.all if r.kind in ("unknown", "maybe_hub"))
            # A list's hub record is one of several: by then there was a first one.
            by = case.listed_first("hub")
            unsure = watch or delivered or unclear or (by is not None and by <= deadline)
            clock = Clock(start, deadline, hub, case.track_known, unsure, delivered, by if hub is None else None)
            found.append(Said(clause, case.waybill, self.clock(clock, case.order), start, deadline, hub))
        return found

    def transit(self, case: Case) -> Said | None:
        """`transit-stalled`: the first breached gap, else the open one, else the widest."""
        limit = transit_limit(case.pickup_province, case.order.receiver.province)
        hub = case.first("hub")
        if limit is None or hub is None:
            return None
        end = earliest(case.told("out"), case.told("signed"), case.told("return"))
        if end is not None and end <= hub:  # over before it began
            return None
        moments = [r.at for r in case.track if hub <= r.at <= (self.now if end is None else end)]
        gaps = [Gap(begin, close) for begin, close in pairwise(moments)]
        if end is None or end > moments[-1]:  # nothing yet, or only the list tells of the signing
            gaps.append(Gap(moments[-1], None, by=end))
        chosen = next((gap for gap in gaps if (gap.width or 0) > limit), None)
        if chosen is None and end is None:
            chosen = gaps[-1]
        if chosen is None:
            chosen = max(gaps, key=lambda gap: (gap.width or 0, -gap.begin))
        # A record nobody understands may have been the delivery, after which nothing is judged.
        unsure = any(r.kind == "unknown" and hub <= r.at <= chosen.begin for r in case.track)
        deadline = chosen.begin + limit
        clock = Clock(chosen.begin, deadline, chosen.close, case.track_known, unsure, by=chosen.by)
        state = self.clock(clock, case.order)
        return Said("transit-stalled", case.waybill, state, chosen.begin, deadline, chosen.close)

    def reused(self, case: Case) -> Said | None:
        """`waybill-reused`: before this upload the number was used for an order with another address."""
        if case.uploaded is not None and case.uploaded > self.now:
            return None
        uses_before = [
            (grade, at is not None, at or 0)
            for other, at, was_withdrawn in self.other_users(case.order, case.waybill)
            if (at is None or at <= self.now)
            and (grade := self.reuse_grade(case, other, at, was_withdrawn)) is not None
        ]
        if not uses_before:
            return None
        # Silent: happened_at is the other upload; of several the worst one, an unknown or early one first.
        worst, known, at = min(uses_before, key=lambda use: (GRADES.index(use[0]), use[1], use[2]))
        state = {"certain": "breached", "likely": "suspect", "unknown": "suspect", "same": "exempt"}[worst]
        return Said("waybill-reused", case.waybill, state, case.uploaded, None, at if known else None)

    def reuse_grade(self, case: Case, other: Order, other_at: int | None, was_withdrawn: bool) -> str | None:
        """What one other use of the number says; None where it does not count."""
        legacy = in_legacy(case.order, case.uploaded, self.now)
        difference = address_difference(case.order.receiver, other.receiver)
        if difference is Difference.CERTAIN and was_withdrawn:
            difference = Difference.LIKELY
        if legacy and receiver_difference(case.order.receiver, other.receiver) is Difference.CERTAIN:
            difference = Difference.CERTAIN
        if legacy and case.uploaded is not None and other_at is not None and case.uploaded - other_at > 30 * DAY:
            return None
        if difference is Difference.SAME:
            return "same"
        if case.uploaded is not None and other_at is not None and other_at > case.uploaded:
            return None
        if difference is Difference.UNKNOWN:
            return "unknown"
        sure_order = case.uploaded is not None and other_at is not None and other_at < case.uploaded
        return "certain" if difference is Difference.CERTAIN and sure_order else "likely"

    def edit(self, case: Case) -> Said | None:
        """`waybill-edit`: for 24 h after the upload the number can be corrected, once: not after it was."""
        if case.order.withdrawn:
            return None
        if case.uploaded is None or not case.uploaded <= self.now <= case.uploaded + 24 * HOUR:
            return None
        if self.ended_before(case.order, None):
            return None
        return Said("waybill-edit", case.waybill, "hint", case.uploaded, case.uploaded + 24 * HOUR, None)


@dataclass(frozen=True)
class Clock:
    """One clock. ``unsure``: a breach could not be proved. ``soft``: no warning. ``by``: happened by then."""

    since: int | None
    deadline: int | None
    happened: int | None
    known: int | None
    unsure: bool = False
    soft: bool = False
    by: int | None = None


@dataclass(frozen=True)
class Gap:
    """Between two neighbouring records. ``by``: the list tells that it ended by then."""

    begin: int
    close: int | None
    by: int | None = None

    @property
    def width(self) -> int | None:
        """Its length as far as known; None for one that is open."""
        end = self.close if self.close is not None else self.by
        return None if end is None else end - self.begin


@dataclass(frozen=True)
class Case:
    """One order's parcel: its records by time. What lies after ``now`` is known, but has not happened."""

    order: Order
    waybill: str
    uploaded: int | None
    track: tuple[Record, ...]
    listed: tuple[Record, ...]
    pickup_known: int | None
    track_known: int | None
    now: int

    def first(self, kind: str) -> int | None:
        """The first record of a kind, if it has happened."""
        return min((r.at for r in self.track if r.kind == kind and r.at <= self.now), default=None)

    def listed_first(self, *kinds: str) -> int | None:
        """The list's first record of these kinds, if it has happened."""
        return min((r.at for r in self.listed if r.kind in kinds and r.at <= self.now), default=None)

    def told(self, kind: str) -> int | None:
        """The first record of a kind from track or list, if it has happened."""
        return earliest(self.first(kind), self.listed_first(kind))

    @property
    def all(self) -> tuple[Record, ...]:
        """The records of track and list."""
        return self.track + self.listed

    @property
    def pickup(self) -> int | None:
        """A pickup line or the list's pickup counts, the earlier one; without either the courier's first understood scan.

        Silent for a moment in the past: a scan before a pickup line that came later is not taken for the pickup.
        """
        at = earliest(*(r.at for r in self.all if r.kind == "pickup"))
        if at is None:
            at = earliest(*(r.at for r in self.track if r.kind != "unknown"))
        return at if at is not None and at <= self.now else None

    def may_hide_pickup(self, deadline: int | None) -> bool:
        """A record of another kind by the deadline, before the pickup, may have been the pickup."""
        others = earliest(*(r.at for r in self.all if r.kind != "pickup"))
        return deadline is not None and others is not None and others <= deadline

    @property
    def pickup_province(self) -> str | None:
        """The province that the courier's first record proves."""
        return self.track[0].province if self.track else None


def list_records(parcel: Parcel) -> list[Record]:
    """What a parcel list tells of the parcel, as records."""
    told = ((parcel.listed_pickup, "pickup"), (parcel.listed_signed, "signed"))
    last = [parcel.listed_last] if parcel.listed_last is not None and parcel.listed_last.kind not in NO_EVENT else []
    return [Record(at, kind) for at, kind in told if at is not None] + last


def in_legacy(order: Order, uploaded: int | None, now: int) -> bool:
    """Whether the rules before 2025-05-13 hold. Silent: the upload is unknown. Then payment or ordering speak for it."""
    known = [at for at in (uploaded, order.paid, order.submitted, now) if at is not None]
    return known[0] < CURRENT_FROM


def pickup_windows(order: Order, uploaded: int | None, now: int) -> dict[str, tuple[int | None, int | None]]:
    """Start and deadline of both pickup clauses; the upload decides which period's rule holds."""
    legacy = in_legacy(order, uploaded, now)
    quick = order.order_type is not None and ("极速" in order.order_type or "阶梯" in order.order_type)
    start, hours = (order.submitted, 72) if legacy and not quick else (uploaded, 24)
    return {"pickup-timeout": (start, plus(start, hours)), "pickup-missing": (uploaded, plus(uploaded, 48))}


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


def uses(order: Order) -> list[tuple[str, int | None]]:
    """The order's numbers with their upload times; the export's time goes before a parcel list's."""
    found: dict[str, int | None] = dict(order.listed)
    told: dict[str, int | None] = {}
    for line in order.lines:
        for waybill in line.waybills:
            told[waybill] = earliest(told.get(waybill), line.uploaded)
    for waybill, at in told.items():
        found[waybill] = at if at is not None else found.get(waybill)
    return sorted(found.items())


WORDS = {
    "待支付": "unpaid",
    "待付款": "unpaid",
    "待发货": "to_ship",
    "备货中": "to_ship",
    "部分发货": "partly_shipped",
    "已发货": "shipped",
    "已完成": "finished",
    "已关闭": "closed",
}


def status(order: Order) -> str:
    """One word for all lines; a word nobody has seen makes it unknown."""
    words = {WORDS.get(line.status, "unknown") for line in order.lines} or {"unknown"}
    if "unknown" in words or words == {"closed"}:
        return words.pop() if len(words) == 1 else "unknown"
    if "unpaid" in words:
        return "unpaid"
    if "partly_shipped" in words or ("to_ship" in words and words & {"shipped", "finished"}):
        return "partly_shipped"
    return next(word for word in ("to_ship", "shipped", "finished") if word in words)


def closed(order: Order) -> bool:
    """Every line is closed."""
    return status(order) == "closed"


def refunded(order: Order) -> bool:
    """Every line is closed or fully refunded."""
    return bool(order.lines) and all(line.status == "已关闭" or line.after_sale == "已全额退款" for line in order.lines)


def unpaid(order: Order) -> bool:
    """Waiting for payment."""
    return status(order) == "unpaid"


def not_all_sent(order: Order) -> bool:
    """Some of it was not sent when the export was made."""
    return status(order) in ("to_ship", "partly_shipped")


def was_sent(order: Order) -> bool:
    """Some of it was sent: the status says so, or there is an upload time."""
    sent = status(order) in ("partly_shipped", "shipped", "finished")
    return sent or any(line.uploaded is not None for line in order.lines)


def earliest(*moments: int | None) -> int | None:
    """The first of the known moments."""
    return min((m for m in moments if m is not None), default=None)


def latest(*moments: int | None) -> int | None:
    """The last of the known moments."""
    return max((m for m in moments if m is not None), default=None)


def plus(moment: int | None, hours: int) -> int | None:
    """So many hours later; unknown stays unknown."""
    return None if moment is None else moment + hours * HOUR

"""One order whole: its parcels with their tracks, every finding with its reason, what to do, and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from shopguard.checker.judge import Question, findings, judge, risks_of
from shopguard.core.beijing import DAY
from shopguard.core.finding import RISK_OF_STATE, Finding, Risk, State
from shopguard.core.fines import Paid, price
from shopguard.core.message import NotThere
from shopguard.core.parcel import EventKind, TrackEvent
from shopguard.core.rulebook import Clause
from shopguard.core.wording import certainty
from shopguard.flows.costs.how_words import how_in_words
from shopguard.flows.costs.order_amounts import OrderAmounts, reckon
from shopguard.flows.costs.taken import taken_by_order
from shopguard.flows.orders.advice import advice
from shopguard.flows.orders.back_office import places_for
from shopguard.flows.orders.history import ColourStep, history_of
from shopguard.flows.orders.marks import OrderMarks, marks_of
from shopguard.flows.orders.pickup_wait import Waited, waited_for_pickup
from shopguard.flows.orders.verdict import citation_of, in_words
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import order_row, paid_of, parcels_of, track_of
from shopguard.store.judge_from import is_left_out
from shopguard.store.store import Row
from shopguard.store.traits import told_by_cases

COSTLY = (State.BREACHED, State.DUE, State.PENDING, State.UNCONFIRMED, State.SUSPECT)
APPEALABLE = (State.BREACHED, State.UNCONFIRMED, State.SUSPECT, State.MET, State.EXEMPT)  # the platform may be wrong

NO_MARKS = OrderMarks(None, "", None, ())

Advise = Callable[[Clause, Finding], str]


@dataclass(frozen=True, slots=True)
class ParcelView:
    """One parcel of the order with its track, oldest line first. ``known_as_of``: the track file's moment.

    ``pickup_listed_as_of``: the moment of the newest parcel list that names it and tells pickups.
    """

    waybill: str
    courier: str  # name in words
    uploaded_at: int | None
    picked_up_at: int | None
    first_hub_at: int | None
    out_at: int | None
    signed_at: int | None
    known_as_of: int | None
    events: tuple[TrackEvent, ...]
    pickup_listed_as_of: int | None = None


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding in words (the workplace's language)."""

    finding: Finding
    card: str
    title: str
    reason: str  # one sentence for the owner
    source: str  # which text, which paragraph, read when
    instead: str  # what to do now
    certainty: str  # "in force", "last known ..." in words
    price: str  # "25 元 = 25% × 100.00 元，5 至 100 元" or "" where nothing is counted
    yuan_fen: int  # what is counted for this finding at that moment (0 if another one counts instead)
    looms: bool  # not breached now, but costs money within 24 h if nothing happens
    appealable: bool
    places: tuple[str, ...] = ()  # where in the back office it can be seen, beside what ``instead`` names already


@dataclass(frozen=True, slots=True)
class OrderView:
    """Everything the order panel shows. Amounts in fen, None = unknown. ``receiver`` and ``address`` (below the city): as the newest
    export tells them, "" = it does not.
    """

    order_ref: int
    order_id: str
    shop: str
    risk: Risk
    status: str
    product: str
    place: str
    amount_fen: int | None
    submitted_at: int | None
    paid_at: int | None
    promised_at: int | None
    uploaded_at: int | None
    finished_at: int | None
    known_as_of: int | None  # what the order export speaks for
    parcels: tuple[ParcelView, ...]
    findings: tuple[FindingView, ...]  # most urgent first
    yuan_now_fen: int
    yuan_if_ignored_fen: int  # within 24 h
    yuan_unconfirmed_fen: int  # what the unconfirmed findings would cost, apart
    amounts: OrderAmounts  # how these sums come about
    left_out: bool = False  # not judged: over before the day from which the owner wants orders judged
    marks: OrderMarks = NO_MARKS  # here and below: of an order that is read alone
    history: tuple[ColourStep, ...] = ()  # its colours, the oldest first; none where it was always fine
    waited: Waited | None = None
    receiver: str = field(default="", repr=False)
    address: str = field(default="", repr=False)

    @property
    def quiet_by_owner(self) -> bool:
        """Whether nothing stands against it only because the owner has set it aside."""
        asides = (view.finding for view in self.findings if view.finding.set_aside is not None)
        return self.risk is Risk.OK and any(RISK_OF_STATE[one.state] < Risk.OK for one in asides)


def order_detail(place: Workplace, order_id: str, at: int) -> OrderView:
    """The order as judged at ``at``. Raises :class:`~shopguard.core.message.NotThere`."""
    for order in order_details(place, [order_id], at).values():
        return replace(
            order,
            marks=marks_of(place, order.order_id),
            history=history_of(place, order.order_id),
            waited=waited_for_pickup(place, order.paid_at, [parcel.picked_up_at for parcel in order.parcels]),
        )
    raise NotThere("problem.order_not_there", order=order_id)


def order_details(place: Workplace, order_ids: Iterable[str], at: int) -> dict[str, OrderView]:
    """The same of many orders, judged together, by their numbers; those that no file has shown are left out."""
    db = place.store.connection()
    rows = [row for order_id in dict.fromkeys(order_ids) if (row := order_row(db, order_id)) is not None]
    refs = [int(row["id"]) for row in rows]
    found = _judged(place, Question(at), refs)
    risks = risks_of(db, refs)
    later = _judged(place, Question(at + DAY, assume_known_until=at + DAY, seen_until=at), refs)
    taken = taken_by_order(place, at, refs)
    orders = {}
    for ref, row in zip(refs, rows, strict=True):
        now, then = found.get(ref, []), later.get(ref, [])
        amounts = reckon(place, row["order_id"], ref, _counted(now), _counted(then), taken.get(ref, ()))
        orders[row["order_id"]] = _order(place, row, risks[ref], now, amounts)
    return orders


def _order(place: Workplace, row: Row, risk: Risk, found: Sequence[Finding], amounts: OrderAmounts) -> OrderView:
    db, ref = place.store.connection(), int(row["id"])
    paid = paid_of(db, [ref])[ref].reckoned_from
    by_cases = told_by_cases(db, ref).get(ref, frozenset())
    parcels = parcels_of(db, ref)
    uploaded = bool(parcels) or row["uploaded_at"] is not None
    advise = partial(advice, place, refund_open=bool(row["refund_open"]), uploaded=uploaded)
    return OrderView(
        order_ref=ref,
        order_id=row["order_id"],
        shop=place.shop_in_words(row["shop"]),
        risk=risk,
        status=place.texts.word(f"status.{row['status']}"),
        product=row["product"] or "",
        place=" ".join(filter(None, (row["province"], row["city"]))),
        amount_fen=row["amount_fen"],
        submitted_at=row["submitted_at"],
        paid_at=row["paid_at"],
        promised_at=row["promised_at"],
        uploaded_at=row["uploaded_at"],
        finished_at=row["finished_at"],
        known_as_of=row["known_as_of"],
        parcels=tuple(_parcel(place, parcel, track_of(db, parcel["parcel_ref"])) for parcel in parcels),
        findings=tuple(
            _finding(place, paid, finding, amounts, by_cases, advise)
            for finding in sorted(found, key=lambda one: _urgency(one, _which(one) in amounts.looming))
        ),
        yuan_now_fen=amounts.now_fen,
        yuan_if_ignored_fen=amounts.ignored_fen,
        yuan_unconfirmed_fen=amounts.unconfirmed_fen,
        amounts=amounts,
        left_out=is_left_out(db, ref),
        receiver=row["receiver"] or "",
        address=" ".join(filter(None, (row["district"], row["street"], row["address"]))),
    )


def _judged(place: Workplace, question: Question, refs: Sequence[int]) -> dict[int, list[Finding]]:
    db = place.store.connection()
    judge(db, place.rulebook, question, refs)
    found: dict[int, list[Finding]] = {}
    for finding in findings(db, set_aside=True):
        found.setdefault(finding.order_ref, []).append(finding)
    return found


def _counted(found: Iterable[Finding]) -> list[Finding]:
    """Without what the owner has set aside: that costs nothing."""
    return [finding for finding in found if finding.set_aside is None]


def _which(finding: Finding) -> tuple[str, str | None]:
    return finding.clause, finding.waybill


def _urgency(finding: Finding, looms: bool) -> tuple[int, int, int, str]:
    # what will cost money stands with what is due; hints and exemptions before what was simply in time
    if looms:
        return int(Risk.DUE), 0, finding.deadline or 0, finding.clause
    calm = {State.PENDING: 1, State.HINT: 2, State.EXEMPT: 3, State.MET: 4}
    return int(RISK_OF_STATE[finding.state]), calm.get(finding.state, 0), finding.deadline or 0, finding.clause


def _parcel(place: Workplace, row: Row, track: list[Row]) -> ParcelView:
    return ParcelView(
        waybill=row["waybill"],
        courier=place.couriers_in_words(row["courier"]),
        uploaded_at=row["uploaded_at"],
        picked_up_at=row["picked_up_at"],
        first_hub_at=row["first_hub_at"],
        out_at=row["out_at"],
        signed_at=row["signed_at"],
        known_as_of=row["track_known_as_of"],
        events=tuple(TrackEvent(at, text, EventKind(kind), province) for at, text, kind, province in track),
        pickup_listed_as_of=row["pickup_listed_as_of"],
    )


def _finding(
    place: Workplace, paid: Paid, finding: Finding, amounts: OrderAmounts, by_cases: frozenset[str], advise: Advise
) -> FindingView:
    clause = place.rulebook.clause(finding.clause)
    language = place.texts.language
    why, cited = in_words(place, finding, by_cases)
    alone = price(place.rulebook, paid, finding)
    instead = advise(clause, finding)
    told = amounts.of(_which(finding))
    how = ""
    if alone is not None and finding.state in COSTLY:
        how = told.how if told is not None else how_in_words(place, alone, (), fined=False)
    return FindingView(
        finding=finding,
        card=clause.card[language],
        title=clause.title[language],
        reason=why,
        source=cited,
        instead=instead,
        certainty=certainty(place.texts, alone.fine.citation if alone else citation_of(place, finding)),
        price=how,
        yuan_fen=told.fen if told is not None and told.standing == "now" else 0,
        looms=finding.state is not State.BREACHED and _which(finding) in amounts.looming,
        appealable=finding.state in APPEALABLE and not clause.costs_nothing,
        places=tuple(path for path in places_for(place, clause, finding) if path not in instead),
    )

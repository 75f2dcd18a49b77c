"""Clock clauses as arms of the compiled query: one per dated set of values and clock."""

from __future__ import annotations

from importlib.resources import files

from shopguard.checker.arm import arm
from shopguard.checker.dated import any_in_force, by_date, judged_by
from shopguard.checker.deadlines import SENDER_OF_ORDER, due_by
from shopguard.checker.form import Form
from shopguard.core.parcel import NOT_PHYSICAL
from shopguard.core.rulebook import Clause, Clock, Rulebook
from shopguard.store.milestones import NEVER

_LATER_RECORD = (
    "(SELECT MIN(e.at) FROM track_event e WHERE e.parcel_ref = tagged_fact.parcel_ref AND e.at > tagged_fact.signed"
    f" AND e.kind NOT IN ({', '.join(repr(kind.value) for kind in NOT_PHYSICAL)}))"
)
_NEVER_TOLD = "4611686018427387904"  # stands for an unknown moment where the earlier of two is taken


def _earlier(one: str, other: str) -> str:
    return f"NULLIF(MIN(COALESCE({one}, {_NEVER_TOLD}), COALESCE({other}, {_NEVER_TOLD})), {_NEVER_TOLD})"


# No file tells of it and the owner only says that it was: that it was not is never known.
_OWNER_KNOWS = ":assume"
# What a clock may wait for: (column of the event, earliest record that may hide it, known to have happened by,
# what is known up to, a reason that makes a red only a suspicion).
_STOPS = {
    "picked_up": ("picked_up", "maybe_picked_up", "picked_up_by", "pickup_known", "NULL"),
    "first_hub": (
        "first_hub",
        "maybe_first_hub",
        "first_hub_by",
        "track_known",
        # out for delivery or signed before any hub was named: what is scanned later proves nothing
        f"CASE WHEN MIN(COALESCE(out_at, {NEVER}), COALESCE(signed, {NEVER})) <= :seen AND COALESCE(first_hub"
        f" > MIN(:seen, COALESCE(out_at, {NEVER}), COALESCE(signed, {NEVER})), 1) THEN 'no_hub_delivered' END",
    ),
    "shipped": ("shipped", "maybe_shipped", "shipped_by", "shipped_known", "NULL"),
    "sent": (
        _earlier("line_uploaded", "pair_uploaded"),
        "NULL",
        "sent_by",
        # the export speaks for the upload, one that only a list tells says that there was none before it; a status that says
        # sent without telling when, by an export after the deadline, leaves open whether it was in time
        "CASE WHEN COALESCE(sent_by <= {deadline}, 1) THEN"
        f" NULLIF(MAX(COALESCE(order_known, 0), COALESCE({_earlier('line_uploaded', 'pair_uploaded')}, 0)), 0) END",
        "NULL",
    ),
    "qic_received": ("qic_received", "NULL", "NULL", _OWNER_KNOWS, "NULL"),
    "inspected": (
        _earlier("CASE WHEN inspected_at <= :seen THEN inspected_at END", _LATER_RECORD),
        "NULL",
        "NULL",
        _OWNER_KNOWS,
        "NULL",
    ),
    "answered": ("answered", "NULL", "NULL", _OWNER_KNOWS, "CASE WHEN NOT complaint THEN 'no_complaint' END"),
    "delivered": (
        _earlier("CASE WHEN delivered_at <= :seen THEN delivered_at END", "CASE WHEN signed <= :seen THEN signed END"),
        "NULL",
        "NULL",
        _OWNER_KNOWS,
        "CASE WHEN NOT complaint THEN 'no_complaint' END",
    ),
    "never": ("NULL", "NULL", "NULL", "NULL", "NULL"),
}
TOLD_BY_OWNER = ("qic_received", "inspected", "answered", "delivered")
APPLIES = {
    "any": "1",
    "ordinary": "NOT express_or_stepped",
    "express_or_stepped": "express_or_stepped",
    "qic": "qic",
    "used_3c": "used_3c",
    "seller_delivered": "seller_delivered",
    "pets_seller_delivered": "pets AND seller_delivered",
}
OF_TRAITS = ("qic", "used_3c", "seller_delivered", "pets_seller_delivered")
_SCANNED = ("picked_up", "first_hub")  # only a courier that returns data can tell


def clock_arms(rulebook: Rulebook, clause: Clause, form: Form, pickup_known: str) -> list[str]:
    """The arms of a clock clause: one per clock, for all dated values that have it."""
    clocks = dict.fromkeys((values.dated_by, clock) for values in clause.values for clock in values.clocks)
    return [
        _arm(rulebook, clause, dated_by, clock, form, pickup_known)
        for dated_by, clock in clocks
        if form.traits or clock.applies not in OF_TRAITS
    ]


def _arm(rulebook: Rulebook, clause: Clause, dated_by: str, clock: Clock, form: Form, pickup_known: str) -> str:
    alike = [values for values in clause.values if values.dated_by == dated_by and clock in values.clocks]
    happened, maybe, by, known, soft = _STOPS[clock.stops]
    deadline, agreed_until = deadline_of(clock)
    dated = dated_by if dated_by != "start" else clock.starts
    if clock.stops == "shipped" and clock.starts == "promised":
        dated = "since"
    moment = f"COALESCE({dated}, paid, submitted, :seen)"
    columns = {
        "clause": f"'{clause.id}'",
        **judged_by(alike, moment),
        "since": clock.starts,
        "deadline": deadline,
        "agreed_until": agreed_until,
        "happened": happened,
        "maybe": maybe,
        "happened_by": by,
        "known": known.replace("{deadline}", deadline),
        "soft": soft,
        "is_closed": "is_closed",
        "closed_at": "closed_at",
        "sender_province": "sender_province",
        "receiver_province": "receiver_province",
        "other": f"'{clock.starts}'",
    }
    if clock.stops != "sent":
        columns |= {"after_sale_agreed": "after_sale_agreed", "after_sale_at": "after_sale_at"}
    conditions = [any_in_force(alike, moment), *begun(clock, dated)]
    if form.open_only and happened != "NULL":
        conditions += [
            f"NOT COALESCE({moment} <= :seen AND {moment} <= {deadline}, 0)" for moment in _by(clock, happened)
        ]
    if clause.subject == "order" and clock.applies == "late_pickup":
        return _late_pickup_arm(rulebook, columns, conditions, form)
    conditions.append(APPLIES[clock.applies])
    if clock.applies in OF_TRAITS:
        return arm(columns, "tagged_fact", conditions, outlook=form.outlook)
    if clock.stops == "shipped":
        columns |= {"since": "since", "deadline": "deadline", "agreed_until": "agreed_until"}
        columns |= {"maybe_later": "maybe_later"} if form.outlook else {}
        return arm(columns, _shipped(clause, clock, form, pickup_known), conditions, outlook=form.outlook)
    if clock.stops == "sent":  # an upload that a list tells says nothing of the time after it
        columns["grows"] = "order_known IS NOT NULL"
    if clause.subject == "parcel" and clock.stops in _SCANNED:
        columns["off"] = "untracked"
    if clause.kind == "hint":
        columns |= {"ends": deadline, "fixed_why": "'hint'"}
        conditions += [
            f"shipment_ref > 0 AND :at <= {deadline}",
            "NOT (is_closed AND COALESCE(closed_at <= :seen, 1))",
            "NOT EXISTS (SELECT 1 FROM shipment w WHERE w.order_ref = parcel_fact.order_ref AND w.withdrawn = 1)",  # corrected
        ]
    source = "order_fact" if clause.subject == "order" else "parcel_fact"
    return arm(columns, source, conditions, outlook=form.outlook)


def _late_pickup_arm(rulebook: Rulebook, columns: dict[str, str], conditions: list[str], form: Form) -> str:
    """Judged per parcel, said once of the order. What is not picked up yet may come to it later."""
    columns["shipment_ref"] = "0"
    *others, late = picked_up_late(rulebook)
    if form.outlook:
        columns["ahead"] = f"NOT COALESCE({late}, 0)"
        *others, late = picked_up_late(rulebook, sooner_or_later=True)
    return arm(columns, "parcel_fact", [*conditions, *others, late], outlook=form.outlook)


def _by(clock: Clock, happened: str) -> list[str]:
    """What a clock can be met by, the part that is quickly told before the whole."""
    return ["line_uploaded", happened] if clock.stops == "sent" else [happened]


def deadline_of(clock: Clock) -> tuple[str, str]:
    """(deadline, until when an agreement with the buyer moves it)."""
    within = clock.within or 0
    deadline = clock.deadline or f"{clock.starts} + {within}"
    if clock.replaced_by is not None:
        deadline = f"COALESCE({clock.replaced_by}, {deadline})"
    return deadline, "NULL" if clock.agreed is None else f"{clock.agreed} + {within}"


def begun(clock: Clock, dated: str) -> list[str]:
    """A clock whose start lies ahead does not run yet; one whose start nobody told only runs where it must have begun."""
    must_be_known = (
        clock.starts in ("picked_up", "signed", "question") or clock.stops == "sent" or clock.applies == "qic"
    )
    conditions = [f"COALESCE({clock.starts} <= :seen, {int(not must_be_known)})"]
    if clock.starts == "promised":
        conditions = ["COALESCE(paid <= :seen, 1)"]
    if clock.stops == "delivered":  # it has been sent, or a time was agreed
        conditions.append("uploaded IS NOT NULL OR was_sent OR agreed_delivery IS NOT NULL")
    if dated not in (clock.starts, "since"):  # the moment that decides the rule has to have come, too
        conditions.append(f"COALESCE({dated} <= :seen, 1)")
    return conditions


def picked_up_late(rulebook: Rulebook, *, sooner_or_later: bool = False) -> list[str]:
    """The parcel's pickup missed the pickup-timeout clause's time (or will), and somebody scans it at all."""
    values = rulebook.clause("pickup-timeout").values
    within = by_date(values, "uploaded", lambda one: str(next(c.within for c in one.clocks if c.starts == "uploaded")))
    limit = f"uploaded + {within}"
    return [
        "untracked IS NULL AND uploaded IS NOT NULL",
        f"CASE WHEN picked_up <= :seen THEN picked_up > {limit} ELSE {1 if sooner_or_later else f':at > {limit}'} END",
    ]


_TOLD = """SELECT id, status, untracked, order_known, promised_at AS promised, paid_at AS paid, submitted_at AS submitted,
    uploaded_at AS uploaded, province AS receiver_province, express_or_stepped, is_closed, closed_at, after_sale_agreed, after_sale_at,
    agreed_ship, all_left_at, never_sent
FROM chosen"""
# The same with the ship time that an announcement moved: what is counted from the promise is counted from there.
_TOLD_WITH_MOVED_PROMISE = f"""SELECT id, status, untracked, order_known, promised, paid, submitted, uploaded, receiver_province,
    express_or_stepped, is_closed, closed_at, after_sale_agreed, after_sale_at,
    {due_by("'ship-overdue'", "clocked.id", extensions=True)} AS agreed_ship, all_left_at, never_sent
FROM (
    SELECT *, paid AS since, promised AS deadline, agreed_ship AS agreed_until, {SENDER_OF_ORDER} AS sender_province
    FROM ({_TOLD}) told
) clocked"""


# What shipped.sql calls maybe_shipped and proved, once everything known of is known up to any moment.
_MAYBE_LATER = """CASE WHEN NOT p.proved_later AND NOT (o.status = 'partly_shipped' AND o.order_known IS NOT NULL
        AND NOT o.undated) THEN o.deadline END"""
_PROVED_LATER = """MAX(beyond_doubt AND (COALESCE(picked_up > due_by, 0) OR (
            missing AND known IS NOT NULL AND NOT (undated AND COALESCE(picked_up_by > :seen, 1)))))"""


def _shipped(clause: Clause, clock: Clock, form: Form, pickup_known: str) -> str:
    deadline, agreed_until = deadline_of(clock)
    since = "MAX(promised, COALESCE(agreed_ship, promised))" if clock.starts == "promised" else clock.starts
    return (
        "("
        + sql("shipped").format(
            told=_TOLD_WITH_MOVED_PROMISE if form.extensions and clock.starts == "promised" else _TOLD,
            since=since,
            deadline=deadline,
            agreed_until=agreed_until,
            sender_province=SENDER_OF_ORDER if form.extensions else "NULL",
            due_by=due_by(f"'{clause.id}'", "clocked.id", extensions=form.extensions),
            in_question=f"NOT COALESCE(all_left_at <= MIN({deadline}, :seen), 0)" if form.open_only else "1",
            pickup_known=pickup_known,
            untracked=sql("untracked") if form.traits else "",
            maybe_later=f", {_MAYBE_LATER} AS maybe_later" if form.outlook else "",
            proved_later=f", {_PROVED_LATER} AS proved_later" if form.outlook else "",
        )
        + ")"
    )


def sql(name: str) -> str:
    """The text of ``sql/<name>.sql``."""
    return files("shopguard.checker").joinpath("sql", f"{name}.sql").read_text("utf-8")

"""What the checks of a case are given: what imported files say, what was found in its evidence, who else uses it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from shopguard.appeals.case_checks import check_case
from shopguard.appeals.case_facts import CaseFacts, Check, Known, Period
from shopguard.appeals.checklist import CheckedSlot, check_slots
from shopguard.core.beijing import plain
from shopguard.core.finding import Finding, State
from shopguard.core.wording import AGREED, PROMISE
from shopguard.flows.appeals.case_extension import CaseExtension
from shopguard.flows.appeals.frozen_finding import FrozenFinding
from shopguard.flows.appeals.originals import look_into, looked_before
from shopguard.flows.orders.order_detail import OrderView, ParcelView
from shopguard.flows.workplace import Workplace
from shopguard.store.appeals import AppealRow
from shopguard.store.evidence import EvidenceRow, original
from shopguard.store.evidence_readings import Reading, fetch_named, fetch_readings, keep_reading
from shopguard.store.evidence_uses import OtherUse, other_uses
from shopguard.store.fetch import order_row, parcels_of
from shopguard.store.store import Connection

_IN_THE_RIGHT = (State.MET, State.EXEMPT)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A case before its checklist is checked. ``family``: of fines."""

    row: AppealRow
    family: str
    frozen: FrozenFinding | None
    order: OrderView
    parcels: tuple[ParcelView, ...]
    evidence: tuple[EvidenceRow, ...]
    extensions: tuple[CaseExtension, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """The checklist, and the checks of the case as a whole."""

    slots: tuple[CheckedSlot, ...]
    case: tuple[Check, ...]


def check(place: Workplace, gathered: Gathered) -> Checked:
    """Every check of the case. Reads originals only where nobody kept what was found in them."""
    rules, row = place.rules.appeals, gathered.row
    finding = _finding(gathered)
    slots = rules.slots_for(gathered.family, row.clause, _why_right(finding))
    facts = _facts(place, gathered, finding)
    return Checked(
        tuple(check_slots(slots, gathered.evidence, facts)),
        check_case(gathered.evidence, facts.readings, row.reason_text, rules.limits, rules.files),
    )


def keep_what_is_in(place: Workplace, sha256: str, media_type: str, cases: Iterable[AppealRow]) -> None:
    """Looks into an original that came into these cases and keeps what was found, so that lists of cases open no file."""
    db = place.store.connection()
    numbers = {number for row in cases for number in _numbers_of(db, row)}
    looked = look_into(place.data, sha256, media_type, numbers)
    with place.store.transaction() as writing:
        keep_reading(writing, looked.reading, looked.named)


def _numbers_of(db: Connection, row: AppealRow) -> list[str]:
    order = order_row(db, row.order_id)
    parcels = [] if order is None else [str(parcel["waybill"]) for parcel in parcels_of(db, int(order["id"]))]
    return [row.order_id, *parcels, *([row.waybill] if row.waybill else [])]


def _facts(place: Workplace, gathered: Gathered, finding: Finding | None) -> CaseFacts:
    row, order = gathered.row, gathered.order
    waybills = tuple(parcel.waybill for parcel in gathered.parcels) or ((row.waybill,) if row.waybill else ())
    others = tuple(parcel.waybill for parcel in order.parcels if parcel.waybill not in waybills)
    numbers = (*waybills, *others, row.order_id)
    readings, named = _found_in(place, gathered.evidence, numbers)
    return CaseFacts(
        order=Known(order.known_as_of is not None, order.known_as_of, plain(order.known_as_of)),
        track=_track_known(gathered.parcels, finding),
        limits=place.rules.appeals.files,
        waybills=waybills,
        numbers=numbers,
        clock=_clock(finding),
        readings=readings,
        named=named,
        uses=_uses(place, row, waybills) if gathered.evidence else {},
        gone=frozenset(one.sha256 for one in gathered.evidence if _changed_at(place.data, one) is None),
        announced=tuple(
            Period(one.extension.terms.from_at, one.extension.terms.until_at, one.extension.note)
            for one in gathered.extensions
        ),
        cause=row.cause,
    )


def _track_known(parcels: Sequence[ParcelView], finding: Finding | None) -> Known:
    """A track is there when every parcel of the case has one; it speaks for the oldest of their moments."""
    present = bool(parcels) and all(p.events for p in parcels)
    moments = [p.known_as_of for p in parcels if p.known_as_of is not None]
    as_of = min(moments) if present and len(moments) == len(parcels) else None
    deadline = finding.deadline if finding is not None and finding.state is State.UNCONFIRMED else None
    too_short = as_of is not None and deadline is not None and as_of < deadline
    return Known(present, as_of, plain(as_of), plain(deadline) if too_short else "")


def _finding(gathered: Gathered) -> Finding | None:
    """What the files say today of what the case is about; where they say nothing, what they said when it was opened.

    Of several parcels the most urgent one speaks: one that is in the right only where all are.
    """
    clause, waybill = gathered.row.clause, gathered.row.waybill
    today = [view.finding for view in gathered.order.findings if view.finding.clause == clause]
    opened_for = None if gathered.frozen is None else gathered.frozen.view.finding
    return next((finding for finding in today if waybill is None or finding.waybill in (None, waybill)), opened_for)


def _why_right(finding: Finding | None) -> str | None:
    """For which reason the files show the order in the right; None where they do not."""
    if finding is None or finding.state not in _IN_THE_RIGHT:
        return None
    return "agreed" if finding.why == "extended" and finding.excepted_by in (AGREED, PROMISE) else finding.why


def _clock(finding: Finding | None) -> Period | None:
    if finding is None or finding.since is None or finding.deadline is None or finding.deadline < finding.since:
        return None
    return Period(finding.since, finding.deadline)


def _found_in(
    place: Workplace, evidence: Sequence[EvidenceRow], numbers: tuple[str, ...]
) -> tuple[dict[str, Reading], dict[str, frozenset[str]]]:
    """What stands in the originals: as it was kept, else as they are read now."""
    db, sha256s = place.store.connection(), sorted({row.sha256 for row in evidence})
    kept, told = fetch_readings(db, sha256s), fetch_named(db, sha256s)
    readings: dict[str, Reading] = {}
    named: dict[str, frozenset[str]] = {}
    for row in evidence:
        reading, found = kept.get(row.sha256), {n: told[row.sha256, n] for n in numbers if (row.sha256, n) in told}
        changed_at = _changed_at(place.data, row)
        if changed_at is not None and (reading is None or (reading.has_text and len(found) < len(set(numbers)))):
            wanted = tuple(sorted(set(numbers)))
            looked = looked_before(place.data, row.sha256, row.media_type, wanted, changed_at)
            reading, found = looked.reading, looked.named
        if reading is not None:
            readings[row.sha256] = reading
            if reading.has_text:
                named[row.sha256] = frozenset(number for number, is_there in found.items() if is_there)
    return readings, named


def _changed_at(data: Path, row: EvidenceRow) -> int | None:
    """When the original was last written (nanoseconds); None where it is not there or not as long as it was.

    Whether every byte is as it was, printing and ``verify`` see.
    """
    try:
        kept = original(data, row.sha256)
        return kept.stat().st_mtime_ns if kept.size() == row.size else None
    except OSError:
        return None


def _uses(place: Workplace, row: AppealRow, waybills: Sequence[str]) -> dict[str, tuple[OtherUse, ...]]:
    uses: dict[str, tuple[OtherUse, ...]] = {}
    for use in other_uses(place.store.connection(), row.id, row.order_id, waybills, row.cause_ref):
        uses[use.sha256] = (*uses.get(use.sha256, ()), use)
    return uses

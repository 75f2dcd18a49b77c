"""A case put together: the stored row, what imported files say today, and the checklist checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shopguard.appeals.case_facts import Check
from shopguard.appeals.checklist import CheckedSlot
from shopguard.appeals.deadline import Due, answer_expected_by, appeal_by, due_now
from shopguard.appeals.rules import FormLimits, Window
from shopguard.core.beijing import day_of
from shopguard.core.families import family_on
from shopguard.core.message import NotThere
from shopguard.core.working_days import WorkingTime
from shopguard.flows.appeals.case_extension import CaseExtension, case_extension
from shopguard.flows.appeals.checking import Gathered, check
from shopguard.flows.appeals.frozen_finding import FrozenFinding, thaw
from shopguard.flows.appeals.new_case import noticed_by
from shopguard.flows.appeals.unknown_order import NO_ORDER, order_or_unknown, unknown_order
from shopguard.flows.costs.taken import taken_by_number
from shopguard.flows.orders.order_detail import OrderView, ParcelView, order_details
from shopguard.flows.workplace import Workplace
from shopguard.store.appeal_extensions import fetch_appeal_extensions
from shopguard.store.appeal_steps import StepRow, fetch_steps
from shopguard.store.appeals import AppealRow, fetch_appeal
from shopguard.store.evidence import EvidenceRow, fetch_evidence


@dataclass(frozen=True, slots=True)
class AppealCase:
    """Everything known of a case. ``parcels``: those the finding is about; ``form``: what the platform's form takes.

    ``row``: as stored, but a ``noticed_at`` nobody told is no later than the moment at which the ledger shows the fine.
    ``order``: an empty one where no file has shown the order. ``appeal_by``: how long one may appeal, whatever state it is in;
    ``due``: what the owner has to do next and until when, ``answer_by``: until when the platform should answer, both only where
    it is so now. ``shop``: "" = nobody named it. ``steps``: as recorded, also those taken back.
    """

    row: AppealRow
    frozen: FrozenFinding | None  # None: opened from a notice, nothing was judged then
    family: str
    order: OrderView
    parcels: tuple[ParcelView, ...]
    evidence: tuple[EvidenceRow, ...]
    slots: tuple[CheckedSlot, ...]
    window: Window
    appeal_by: int
    form: FormLimits
    appeal_by_sure: bool = True  # False: counted in a year whose holidays are not known yet
    steps: tuple[StepRow, ...] = ()
    due: Due | None = None
    answer_by: WorkingTime | None = None
    shop: str = ""
    checks: tuple[Check, ...] = ()  # of the case as a whole
    extensions: tuple[CaseExtension, ...] = ()  # announced extensions the owner put in

    @property
    def order_known(self) -> bool:
        """Some file has shown the order."""
        return self.order.order_ref != NO_ORDER


def stored_appeal(place: Workplace, appeal_id: str) -> AppealRow:
    """The row of a case. Raises :class:`NotThere`."""
    row = fetch_appeal(place.store.connection(), appeal_id.strip())
    if row is None:
        raise NotThere("problem.no_such_appeal", appeal=appeal_id)
    return row


def family_of(place: Workplace, row: AppealRow) -> str:
    """The family of fines the case belongs to: as judged when it was opened, else by the rule in force on the notice's day.

    A clause that is only watched has no fine of its own; where the platform fines it all the same, it is as an abnormal track.
    """
    frozen = None if row.finding is None else thaw(row.finding).family
    family = frozen or family_on(place.rulebook, row.clause, row.noticed_at)
    return "abnormal" if family == "none" else family


def gather(place: Workplace, row: AppealRow, at: int) -> AppealCase:
    """The case as of ``at``."""
    return _put_together(place, row, order_or_unknown(place, row.order_id, at, shop=row.shop))


def gather_all(place: Workplace, rows: Sequence[AppealRow], at: int) -> list[AppealCase]:
    """The cases as of ``at``, their orders judged together."""
    orders = order_details(place, (row.order_id for row in rows), at)
    taken = taken_by_number(place, at, [row.order_id for row in rows if row.order_id not in orders])
    return [
        _put_together(
            place,
            row,
            orders.get(row.order_id) or unknown_order(place, row.order_id, row.shop, taken.get(row.order_id, ())),
        )
        for row in rows
    ]


def _noticed_by_the_fine(row: AppealRow, order: OrderView) -> AppealRow:
    """Nobody told when the notice came: it was there when the fine was taken. Also where the ledger is imported later.

    A case that names its entry of the ledger has that moment already; another fine of the clause is none of its business.
    """
    if row.noticed_told or row.ledger_key is not None:
        return row
    return replace(row, noticed_at=noticed_by(order, row.clause, row.noticed_at))


def _put_together(place: Workplace, row: AppealRow, order: OrderView) -> AppealCase:
    db, row = place.store.connection(), _noticed_by_the_fine(row, order)
    rules, frozen = place.rules.appeals, None if row.finding is None else thaw(row.finding)
    family = family_of(place, row)
    parcels = tuple(p for p in order.parcels if row.waybill is None or p.waybill == row.waybill)
    evidence = tuple(fetch_evidence(db, row.id))
    extensions = tuple(map(case_extension, fetch_appeal_extensions(db, row.id)))
    checked = check(place, Gathered(row, family, frozen, order, parcels, evidence, extensions))
    window, steps = rules.window(day_of(row.noticed_at)), fetch_steps(db, row.id)
    until = appeal_by(row.noticed_at, window)
    return AppealCase(
        row=row,
        frozen=frozen,
        family=family,
        order=order,
        parcels=parcels,
        evidence=evidence,
        slots=checked.slots,
        window=window,
        appeal_by=until.until,
        form=rules.limits,
        appeal_by_sure=until.calendar_known,
        steps=steps,
        due=due_now(steps, row.noticed_at, window),
        answer_by=answer_expected_by(steps, row.clause, window),
        shop=row.shop if order.shop == place.texts.word("shop.unnamed") else order.shop,
        extensions=extensions,
        checks=checked.case,
    )

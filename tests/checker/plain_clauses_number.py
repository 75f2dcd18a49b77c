"""The clauses of the second judge on waybill numbers: reused, edited, impossible, sent anew; and tracks that repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shopguard.core.address import Difference, address_difference, receiver_difference
from tests.checker.plain_clauses_order import ship_overdue
from tests.checker.plain_clock import ended_before
from tests.checker.plain_facts import CHANGED_IN_JUNE, DAY, HOUR, Order, Parcel, Record, Said, earliest
from tests.checker.plain_knowledge import Case, Knowledge
from tests.checker.plain_words import SENT_AGAIN, after_sale_words, in_legacy, one_piece

GRADES = ("certain", "likely", "unknown", "same")
CERTAIN_SHAPES = {
    "yto": r"YT\d{13}",
    "jt": r"JT\d{12,13}",
    "sf": r"SF\d{13}",
    "jd": r"JD.*",
    "deppon": r"DPK\d{12,13}(-\d+)*",
}


def reused(knowledge: Knowledge, case: Case) -> list[Said]:
    """`waybill-reused`: before this upload the number was used for an order with another address."""
    if case.to_come:
        return []
    uses_before = [
        (grade, at is not None, at or 0)
        for other, at, was_withdrawn in knowledge.other_users(case.order, case.waybill)
        if (at is None or at <= knowledge.now) and (grade := reuse_grade(case, other, at, was_withdrawn)) is not None
    ]
    if not uses_before:
        return []
    # Silent: happened_at is the other upload; of several the worst one, an unknown or early one first.
    worst, known, at = min(uses_before, key=lambda use: (GRADES.index(use[0]), use[1], use[2]))
    state = {"certain": "breached", "likely": "suspect", "unknown": "suspect", "same": "exempt"}[worst]
    return [Said("waybill-reused", case.waybill, state, case.uploaded, None, at if known else None)]


def reuse_grade(case: Case, other: Order, other_at: int | None, was_withdrawn: bool) -> str | None:
    """What one other use of the number says; None where it does not count."""
    legacy = in_legacy(case.order, case.uploaded, case.now)
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


def edit(knowledge: Knowledge, case: Case) -> list[Said]:
    """`waybill-edit`: for 24 h after the upload the number can be corrected, once: not after it was."""
    if case.order.withdrawn:
        return []
    if case.uploaded is None or not case.uploaded <= knowledge.now <= case.uploaded + 24 * HOUR:
        return []
    if ended_before(knowledge, case.order, None):
        return []
    return [Said("waybill-edit", case.waybill, "hint", case.uploaded, case.uploaded + 24 * HOUR, None)]


def invalid(knowledge: Knowledge, case: Case) -> list[Said]:
    """`waybill-invalid`: a shape that cannot be, or a courier that knows no such number and no record of the parcel.

    Silent: a purely numeric number is never wrong by its shape, but the courier may still not know it. happened_at is
    the courier's line that says so, and none where only the shape speaks. Lines of an earlier order of the number
    do not count.
    """
    if case.to_come:
        return []
    unknown_at = case.told("no_number") if not case.past else None
    if unknown_at is None and not misshapen(case.parcel.courier, case.waybill):
        return []
    return [Said("waybill-invalid", case.waybill, "suspect", case.uploaded, None, unknown_at)]


def misshapen(courier: str, waybill: str) -> bool:
    """Whether a number with letters cannot be one of its courier's.

    Silent: without a named courier there is nothing to contradict. A courier whose shape is not certain is contradicted by
    a number that has another one's.
    """
    if courier == "" or not re.search("[A-Z]", waybill):
        return False
    own = CERTAIN_SHAPES.get(courier)
    if own is not None:
        return re.fullmatch(own, waybill) is None
    return any(re.fullmatch(shape, waybill) for shape in CERTAIN_SHAPES.values())


# -- repeated tracks ---------------------------------------------------------------------------------------------


def repeated(knowledge: Knowledge, case: Case) -> list[Said]:
    """`track-repeated`: another parcel has the identical track, or a track names a hub again after having left it.

    Silent: of both the earlier one is shown. What another order's parcel of the same number did does not count, where the
    reuse is certain: not its hubs, and as the track is several parcels' it is no twin of any. A twin is seen when its last
    line has happened.
    """
    if case.to_come:
        return []
    returned = case.told("return")  # on its way back a parcel passes the same hubs
    own = [r for r in case.parcel.track if case.owns(r.at) and (returned is None or r.at < returned)]
    twin_at = last_of_twin(knowledge, case.parcel) if case.begin is None and case.end is None else None
    at = earliest(knowledge.happened(twin_at), knowledge.happened(first_hub_again(own)))
    return [] if at is None else [Said("track-repeated", case.waybill, "suspect", case.uploaded, None, at)]


def last_of_twin(knowledge: Knowledge, parcel: Parcel) -> int | None:
    """The last line's moment of a track of three lines or more that another parcel has too, line by line."""
    mine = {(r.at, r.text) for r in parcel.track}
    if len(mine) < 3:
        return None
    others = (other for other in knowledge.parcels.values() if other.waybill != parcel.waybill)
    return max(mine)[0] if any({(r.at, r.text) for r in other.track} == mine for other in others) else None


def first_hub_again(records: Sequence[Record]) -> int | None:
    """The first record that names a hub with the same action again, after the hub had been left in between."""
    return earliest(
        *(
            again.at
            for first in records
            for again in records
            if first is not again and first.hub is not None and first.hub == again.hub
            if any(first.at < between.at <= again.at and parts(first.hub, between.hub) for between in records)
        )
    )


def parts(hub: str, between: str | None) -> bool:
    """Whether a record shows that the parcel was elsewhere, or on its way, between two records of one hub and action."""
    if between is None:
        return False
    action, name = hub.split(":")
    other_action, other_name = between.split(":")
    if action == "leave":
        return other_action == "arrive" or other_name != name
    return between == f"leave:{name}"


# -- sent anew -----------------------------------------------------------------------------------------------------


def reshipped(knowledge: Knowledge, case: Case) -> list[Said]:
    """`reshipped-late`: several numbers one after another on one order, and the order is late.

    Silent: since and happened_at are the later upload. Later is strictly later, by upload times that are known; a withdrawn
    number without one was before any other. On its way by the list is picked up. An upload of which nothing else is known
    has no pickup.
    """
    upload, order = case.uploaded, case.order
    if upload is None or upload > knowledge.now or upload < CHANGED_IN_JUNE:
        return []
    if order.receiver.province == "新疆" or any(word in SENT_AGAIN for word in after_sale_words(order)):
        return []
    if all(one.state != "breached" for one in ship_overdue(knowledge, order)):
        return []
    if any(at is None or at < upload for _, at in order.withdrawn):
        return [Said("reshipped-late", case.waybill, "breached", upload, None, upload)]
    earlier = [one for one in knowledge.cases(order) if one.uploaded is not None and one.uploaded < upload]
    if one_piece(order) and any(one.pickup is None and one.picked_up_by is None for one in earlier):
        return [Said("reshipped-late", case.waybill, "suspect", upload, None, upload)]
    return []

"""The clauses of the second judge on buyer and address: wrong places, recalls, refunds, fraud."""

from __future__ import annotations

from tests.checker.plain_facts import DAY, HOUR, Order, Record, Said, earliest
from tests.checker.plain_knowledge import Case, Knowledge
from tests.checker.plain_words import buyer_asked, presale, refund_open, refunded


def address_mismatch(case: Case) -> list[Said]:
    """`address-mismatch`: out for delivery or signed elsewhere than where the order goes.

    Silent: only a track's lines tell places, a list's do not. Of several such records a sure one goes first, then the
    earliest. A return in the same second does not come before. What happens from the next order's upload of a certainly
    reused number on is that order's.
    """
    returned, unclear = case.told("return"), case.told("unknown")
    elsewhere = [
        (not r.place_sure, r.at)
        for r in case.track
        if r.kind in ("out", "signed")
        and r.at <= case.now
        and case.owns(r.at)
        and (returned is None or r.at <= returned)
        if is_elsewhere(r, case.order)
    ]
    if not elsewhere:
        return []
    # Silent: signed for where the order goes as well: an outlet beyond the border may have had it first.
    home = (case.order.receiver.province, case.order.receiver.city)
    signed = [r for r in case.track if r.kind == "signed" and case.owns(r.at) and r.place_sure]
    came_home = None not in home and any((r.province, r.city) == home for r in signed)
    unsure, at = min((unsure or came_home, at) for unsure, at in elsewhere)
    # The way back may hide in a line that nobody understands, or follow from what the buyer asked for.
    unsure = unsure or is_by(unclear, at) or buyer_asked(case.order) == "yes"
    state = "exempt" if case.order.receiver.changed else "suspect" if unsure else "breached"
    return [Said("address-mismatch", case.waybill, state, at, None, at)]


def is_elsewhere(record: Record, order: Order) -> bool:
    """Another province, or another city of the same one; what is not known differs from nothing."""
    province, city = order.receiver.province, order.receiver.city
    if province is None or record.province is None:
        return False
    return record.province != province or (None not in (city, record.city) and record.city != city)


def before_payment(case: Case) -> list[Said]:
    """`pickup-before-payment`: the courier's first record is earlier than the payment.

    Silent: a list's pickup, signing or last record is a courier's record too. Nothing before the payment itself.
    """
    paid = case.order.paid
    if paid is None or paid > case.now:
        return []
    understood = earliest(*(r.at for r in case.all if r.kind != "unknown"))
    unclear = earliest(*(r.at for r in case.all if r.kind == "unknown"))
    if understood is not None and understood < paid:
        state = "suspect" if presale(case.order) else "breached"
        return [Said("pickup-before-payment", case.waybill, state, paid, None, understood)]
    if unclear is not None and unclear < paid:
        return [Said("pickup-before-payment", case.waybill, "suspect", paid, None, unclear)]
    return []


def recalled(knowledge: Knowledge, case: Case) -> list[Said]:
    """`recalled`: on its way back, or cancelled, and the buyer asked for nothing.

    Silent: the first return or cancellation counts, from track or list. A refusal or trouble of the same second counts as
    before it. From the next order's upload of a certainly reused number on it is that order's parcel that comes back. An
    order closed or refunded at any time excuses. A strange after-sale word goes before an export that is too old, and that
    before trouble on the way.
    """
    at = case.told("return", "cancelled")
    if at is None or not case.owns(at):
        return []
    state = "breached"
    if asked_for(case, at):
        state = "exempt"
    elif buyer_asked(case.order) == "strange":
        state = "suspect"
    elif buyer_asked(case.order) == "untold" or not spoken_for(knowledge, case.order, at):
        state = "unconfirmed"
    elif is_by(case.told("trouble"), at) or is_by(case.told("unknown"), at):  # a refusal may hide in the latter
        state = "suspect"
    return [Said("recalled", case.waybill, state, at, None, at)]


def asked_for(case: Case, at: int) -> bool:
    """Whether a request of the buyer's is known."""
    order = case.order
    told = [moment for moment in (order.traits.return_asked_at, order.traits.refund_asked_at) if moment is not None]
    requests = [*told, case.told("refused")]
    # The moment the owner tells goes before the export's word, which has none.
    by_word = buyer_asked(order) == "yes" and not told
    return refunded(order) or by_word or any(is_by(moment, at) for moment in requests)


def spoken_for(knowledge: Knowledge, order: Order, at: int) -> bool:
    """Whether the order's export is as new as the moment."""
    known = knowledge.assumed(order.known)
    return known is not None and known >= at


def is_by(moment: int | None, at: int) -> bool:
    """Known, and not later."""
    return moment is not None and moment <= at


def fraud(order: Order, waybill: str | None) -> list[Said]:
    """`fraud`: the owner tagged it. Silent: it stands at any moment asked for, for each parcel, or once without any."""
    return [Said("fraud", waybill, "suspect", None, None, None)] if order.traits.fraud else []


def refund_intercept(knowledge: Knowledge, case: Case) -> list[Said]:
    """`refund-intercept`: a refund is open and the parcel under way: what can still be done, and until when.

    Silent: the upload has to be known. The 48 hours after the signing include their last second. A hint is something to be
    used now: after its deadline it is gone. A refund asked for later than the moment of judgement is not open yet. It
    starts with the upload, once picked up with the moment the refund was asked for. On its way by the list is picked up.
    """
    upload, signed, traits = case.uploaded, case.told("signed"), case.order.traits
    # Silent: of several requests the one that is open now counts, where a file tells it.
    asked = traits.refund_asked_at if traits.refund_open_at is None else traits.refund_open_at
    if not refund_open(case.order) or refunded(case.order) or upload is None or upload > case.now:
        return []
    if (signed is not None and case.now > signed + 48 * HOUR) or (asked is not None and asked > case.now):
        return []
    since, deadline = asked, None
    if case.pickup is None and case.picked_up_by is None:
        since, deadline = upload, upload + 48 * HOUR
    elif asked is not None:
        intercepted = knowledge.happened(case.order.traits.intercepted_at)
        ended = earliest(intercepted, case.told("refused"), signed)
        deadline = earliest(asked + 7 * DAY, None if ended is None else ended + 48 * HOUR)
    if deadline is not None and knowledge.now > deadline:
        return []
    return [Said("refund-intercept", case.waybill, "hint", since, deadline, None)]

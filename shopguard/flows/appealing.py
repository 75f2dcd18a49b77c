"""Appeals: open a case for a finding, attach evidence, see what is missing, print the packet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from shopguard.appeals.locker import Original, put
from shopguard.appeals.packet import PacketPress
from shopguard.core.beijing import day_of
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.appeal_case import gather, stored_appeal
from shopguard.flows.appeal_lines import case_lines, slot_lines
from shopguard.flows.appeal_view import AppealView, CheckView, EvidenceView, Packet, SlotView, view_of
from shopguard.flows.frozen_finding import FrozenFinding, thaw
from shopguard.flows.order_detail import FindingView, order_detail
from shopguard.flows.packet_content import packet_content
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store import appeals as rows
from shopguard.store.durable import written_whole

__all__ = [
    "AppealView", "CheckView", "EvidenceView", "Packet", "SlotView",
    "attach", "case_lines", "detach", "list_appeals", "make_packets", "open_appeal", "packet_pages", "set_reason_text",
    "show_appeal", "slot_lines",
]  # fmt: skip

_NOT_IN_FILE_NAMES = re.compile(r"[^\w.-]")


def open_appeal(place: Workplace, order_id: str, clause: str, *, now: int, noticed_at: int | None = None) -> str:
    """Opens a case for the order's finding of that clause; returns its id. Raises NotThere / UserProblem.

    An open case of the same order and clause is returned instead of a second one; a ``noticed_at`` given then corrects
    the stored one. Without it the notice is assumed to have come ``now``, and the case says that nobody told.
    """
    order_id = order_id.strip()
    judged_at = max(now, noticed_at or now)
    found = _finding_to_appeal(place, order_id, clause, judged_at)
    with place.store.transaction() as db:
        already = rows.find_open_appeal(db, order_id, clause)
        if already is not None:
            if noticed_at is not None:
                rows.update_noticed_at(db, already, noticed_at)
            return already
        family = place.rulebook.clause(clause).judged_by(found.finding.effective).family
        frozen = FrozenFinding(found, family, place.texts.language, judged_at)
        appeal_id = rows.next_appeal_id(db, f"{day_of(now):%Y%m%d}")
        rows.insert_appeal(
            db,
            rows.AppealRow(
                id=appeal_id,
                order_id=order_id,
                clause=clause,
                waybill=found.finding.waybill,
                state=rows.COLLECTING,
                noticed_at=now if noticed_at is None else noticed_at,
                opened_at=now,
                reason_text="",
                finding=frozen.to_json(),
                noticed_told=noticed_at is not None,
            ),
        )
    return appeal_id


def attach(place: Workplace, appeal_id: str, files: Sequence[Path], *, item: str, now: int) -> None:
    """Copies the files, byte for byte, into the evidence locker under the checklist slot ``item``.

    All are added or none. Raises NotThere for an unknown case or slot, UserProblem for a file that cannot be taken.
    """
    row = stored_appeal(place, appeal_id)
    rules = place.rules.appeals
    items = [slot.item for slot, _needed in rules.slots_for(thaw(row.finding).family, row.clause)]
    if item not in items:
        raise NotThere("problem.no_such_slot", item=item, items=", ".join(items))
    originals = [put(place.data, file, most_bytes=rules.files.most_bytes) for file in files]
    with place.store.transaction() as db:
        for original in originals:
            rows.insert_evidence(db, _evidence_row(row.id, item, original, now))


def detach(place: Workplace, appeal_id: str, item: str, sha256: str) -> None:
    """Takes evidence out of the case (the original stays in the locker). Raises NotThere."""
    row = stored_appeal(place, appeal_id)
    with place.store.transaction() as db:
        if not rows.delete_evidence(db, row.id, item, sha256):
            raise NotThere("problem.no_such_evidence", appeal=row.id, item=item)


def set_reason_text(place: Workplace, appeal_id: str, text: str) -> None:
    """Stores the owner's own words for the appeal. Longer than the form takes is kept too: the packet says so."""
    row = stored_appeal(place, appeal_id)
    with place.store.transaction() as db:
        rows.update_reason_text(db, row.id, text.strip())


def show_appeal(place: Workplace, appeal_id: str, at: int) -> AppealView:
    """One case with its checklist, as of ``at``. Raises NotThere."""
    return view_of(place, gather(place, stored_appeal(place, appeal_id), at))


def list_appeals(place: Workplace, at: int) -> list[AppealView]:
    """All cases, the one whose window closes first on top; those whose window has closed come last."""
    views = [view_of(place, gather(place, row, at)) for row in rows.fetch_appeals(place.store.connection())]
    return sorted(views, key=lambda view: (view.appeal_by < at, view.appeal_by, view.id))


def make_packets(
    place: Workplace, appeal_ids: Sequence[str], out: Path, *, now: int, reporter: Reporter | None = None
) -> list[Packet]:
    """Prints each case as one PDF into the folder ``out``; a case named twice is printed once.

    Raises NotThere before anything is printed, UserProblem for evidence that cannot be printed (packets printed
    before it stay, no case is changed).
    """
    reporter = reporter or Reporter()
    cases = [stored_appeal(place, appeal_id) for appeal_id in dict.fromkeys(appeal_ids)]
    packets = []
    with PacketPress(place.data) as press:
        for number, row in enumerate(cases):
            reporter.tell("progress.packet", number, len(cases), appeal=row.id)
            content, pages = press.pdf(packet_content(place.texts, gather(place, row, now)))
            path = out / f"{row.id}-{_NOT_IN_FILE_NAMES.sub('_', row.order_id)}.pdf"
            _write_packet(path, content)
            packets.append(Packet(row.id, path, pages))
    return packets


def packet_pages(place: Workplace, appeal_id: str, *, now: int, dots_per_inch: int = 150) -> list[bytes]:
    """The packet's pages as PNG pictures (the same pages as the PDF), for preview and printing."""
    case = gather(place, stored_appeal(place, appeal_id), now)
    with PacketPress(place.data) as press:
        return press.pictures(packet_content(place.texts, case), dots_per_inch)


def _finding_to_appeal(place: Workplace, order_id: str, clause: str, at: int) -> FindingView:
    """The order's most urgent finding of the clause that can be appealed."""
    try:
        place.rulebook.clause(clause)
    except KeyError:
        raise NotThere("problem.no_such_clause", clause=clause) from None
    order = order_detail(place, order_id, at)
    found = [view for view in order.findings if view.finding.clause == clause]
    if order.left_out:
        raise UserProblem("problem.order_left_out", order=order_id)
    if not found:
        raise NotThere("problem.no_such_finding", order=order_id, clause=clause)
    openable = [view for view in found if view.appealable]
    if openable:
        return openable[0]
    if rows.find_open_appeal(place.store.connection(), order_id, clause) is not None:
        return found[0]  # the case is there already; newer data does not take it away
    raise UserProblem("problem.nothing_to_appeal", order=order_id, card=found[0].card, reason=found[0].reason)


def _evidence_row(appeal_id: str, item: str, original: Original, now: int) -> rows.EvidenceRow:
    return rows.EvidenceRow(appeal_id, item, original.sha256, original.name, original.size, original.media_type, now)


def _write_packet(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(path) as stream:
            stream.write(content)
    except OSError as error:
        raise UserProblem("problem.packet_not_written", path=str(path), detail=error.strerror or str(error)) from error

"""Printing packets: PDF files, and their pages as pictures. Brings the typesetter: imported only by those who print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from shopguard.appeals.packet import PacketPress
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.case import gather, stored_appeal
from shopguard.flows.appeals.content import packet_content
from shopguard.flows.appeals.view import Packet
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.durable import written_whole

_NOT_IN_FILE_NAMES = re.compile(r"[^\w.-]")


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
            content, pages = press.pdf(packet_content(place, gather(place, row, now)))
            path = out / f"{row.id}-{_NOT_IN_FILE_NAMES.sub('_', row.order_id)}.pdf"
            _write_packet(path, content)
            packets.append(Packet(row.id, path, pages))
    return packets


def packet_pages(place: Workplace, appeal_id: str, *, now: int, dots_per_inch: int = 150) -> list[bytes]:
    """The packet's pages as PNG pictures (the same pages as the PDF), for preview and printing."""
    case = gather(place, stored_appeal(place, appeal_id), now)
    with PacketPress(place.data) as press:
        return press.pictures(packet_content(place, case), dots_per_inch)


def _write_packet(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(path) as stream:
            stream.write(content)
    except OSError as error:
        raise UserProblem("problem.packet_not_written", path=str(path), detail=error.strerror or str(error)) from error

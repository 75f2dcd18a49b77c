"""Printing packets: one PDF for each case. Brings the typesetter: imported only by those who print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from shopguard.appeals.packet import PacketPress, Printed
from shopguard.appeals.reason_templates import blanks_in
from shopguard.core.disk_words import disk_words
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.case import AppealCase, gather, gather_all, stored_appeal
from shopguard.flows.appeals.content import packet_content
from shopguard.flows.appeals.notes import packet_note
from shopguard.flows.appeals.view import Packet
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.appeals import AppealRow
from shopguard.store.durable import written_whole

JUDGED_TOGETHER = 20  # cases
_NOT_IN_FILE_NAMES = re.compile(r"[^\w.-]")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A case of a batch whose packet could not be made, and why; the case itself is unharmed."""

    id: str
    order_id: str
    problem: UserProblem


@dataclass(frozen=True, slots=True)
class InTurn:
    """One case of a batch as it comes from the press, or why it does not. ``note``: as in :class:`Packet`."""

    row: AppealRow
    note: str
    printed: Printed | UserProblem


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch came to: the packets in the order asked for, and the cases left out."""

    packets: tuple[Packet, ...]
    left_out: tuple[LeftOut, ...]


def make_packets(
    place: Workplace, appeal_ids: Sequence[str], out: Path, *, now: int, reporter: Reporter | None = None
) -> list[Packet]:
    """Like :func:`print_batch`, for those who want all or a reason: raises the first problem when the others are printed."""
    batch = print_batch(place, appeal_ids, out, now=now, reporter=reporter)
    if batch.left_out:
        raise batch.left_out[0].problem
    return list(batch.packets)


def print_batch(
    place: Workplace, appeal_ids: Sequence[str], out: Path, *, now: int, reporter: Reporter | None = None
) -> Batch:
    """Prints each case as one PDF into the folder ``out``; a case named twice is printed once.

    A case whose evidence cannot be printed is left out and told. Raises NotThere before anything is printed, UserProblem
    when the folder cannot be written to, Cancelled; packets written before stay, no case is changed.
    """
    packets, left_out = [], []
    for one in printed_in_turn(place, rows_of(place, appeal_ids), now=now, reporter=reporter or Reporter()):
        if isinstance(one.printed, UserProblem):
            left_out.append(LeftOut(one.row.id, one.row.order_id, one.printed))
        else:
            path = out / file_name(one.row, "pdf")
            write_out(path, one.printed.content)
            blanks = blanks_in(one.row.reason_text)
            printed = one.printed
            packets.append(Packet(one.row.id, path, printed.pages, printed.archival, note=one.note, blanks=blanks))
    return Batch(tuple(packets), tuple(left_out))


def print_packet(place: Workplace, appeal_id: str, *, now: int) -> Printed:
    """One case's packet for preview and printer, the very PDF that would be written. Raises NotThere, UserProblem."""
    row = stored_appeal(place, appeal_id)
    with PacketPress(place.data) as press:
        return press.pdf(packet_content(place, gather(place, row, now)))


def rows_of(place: Workplace, appeal_ids: Sequence[str]) -> list[AppealRow]:
    """The rows of the cases, each once. Raises NotThere."""
    return [stored_appeal(place, appeal_id) for appeal_id in dict.fromkeys(appeal_ids)]


def printed_in_turn(place: Workplace, rows: Sequence[AppealRow], *, now: int, reporter: Reporter) -> Iterator[InTurn]:
    """The packets one after another; while one is set, the next case is put together. Raises Cancelled."""
    with PacketPress(place.data) as press:
        before: _Begun | None = None
        for number, case in enumerate(_put_together(place, rows, now)):
            reporter.tell("progress.packet", number, len(rows), appeal=case.row.id)
            begun = _begin(place, press, case)
            if before is not None:
                yield before.ended()
            before = begun
        if before is not None:
            yield before.ended()


def _put_together(place: Workplace, rows: Sequence[AppealRow], now: int) -> Iterator[AppealCase]:
    """Some cases at a time: judging their orders together takes a fifth of the time, and memory stays what it is."""
    for first in range(0, len(rows), JUDGED_TOGETHER):
        yield from gather_all(place, rows[first : first + JUDGED_TOGETHER], now)


def file_name(row: AppealRow, suffix: str) -> str:
    """``A20261122-001-<order>.pdf``"""
    return f"{row.id}-{_NOT_IN_FILE_NAMES.sub('_', row.order_id)}.{suffix}"


def write_out(path: Path, content: bytes) -> None:
    """Writes a file for the owner, whole or not at all. Raises :class:`UserProblem`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(path) as stream:
            stream.write(content)
    except OSError as error:
        raise UserProblem("problem.packet_not_written", path=str(path), detail=disk_words(error)) from error


@dataclass(frozen=True, slots=True)
class _Begun:
    """A packet that is being set, or could not be."""

    row: AppealRow
    note: str
    setting: Future[Printed] | UserProblem

    def ended(self) -> InTurn:
        """Waits for it."""
        if isinstance(self.setting, UserProblem):
            return InTurn(self.row, self.note, self.setting)
        try:
            return InTurn(self.row, self.note, self.setting.result())
        except UserProblem as problem:
            return InTurn(self.row, self.note, problem)


def _begin(place: Workplace, press: PacketPress, case: AppealCase) -> _Begun:
    note = packet_note(place.texts, case)
    try:
        return _Begun(case.row, note, press.begin(packet_content(place, case)))
    except UserProblem as problem:
        return _Begun(case.row, note, problem)

"""What is made of many cases, for a worker thread: the typesetter is loaded here, not in the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from shopguard.core.message import Message
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.workroom import make_workroom

if TYPE_CHECKING:
    from shopguard.appeals.packet import Printed
    from shopguard.flows.appeals.printing import Batch, LeftOut


@dataclass(frozen=True, slots=True)
class Made:
    """How many files were written, of how many pages (0 = not counted), and why other cases were left out.

    ``plain``: how many of them are no archive PDFs, as somebody else's pages are in them. ``lacking``: in how many cases something
    is to be known before they are sent, such as needed material that is not there. ``blank``: in whose reason blanks are left.
    """

    files: int
    pages: int
    left_out: tuple[Message, ...] = ()
    plain: int = 0
    lacking: int = 0
    blank: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """What is to be printed of several cases, None where nothing could be; and why some were left out."""

    printed: Printed | None
    left_out: tuple[Message, ...] = ()


class Make(Protocol):
    """Writes files for cases into a folder, as of ``now``."""

    def __call__(self, place: Workplace, ids: Sequence[str], folder: Path, now: int, *, reporter: Reporter) -> Made:
        """Raises UserProblem, Cancelled; what was written before stays."""


MOST_PRINTED = 100  # cases: what is printed at once is one volume


def pdfs(place: Workplace, ids: Sequence[str], folder: Path, now: int, *, reporter: Reporter) -> Made:
    """One PDF for each case."""
    from shopguard.flows.appeals.printing import print_batch

    batch = print_batch(place, ids, folder, now=now, reporter=reporter)
    made = _made(batch, len(batch.packets))
    return replace(made, plain=sum(not packet.archival for packet in batch.packets))


def bound(place: Workplace, ids: Sequence[str], folder: Path, now: int, *, reporter: Reporter) -> Made:
    """All cases in one PDF, a list of them in front; very many become several."""
    from shopguard.appeals.pdf_files import pages_of
    from shopguard.flows.appeals.binding import bind_packets

    batch = bind_packets(place, ids, folder, now=now, reporter=reporter)
    files = {packet.path for packet in batch.packets}
    return replace(_made(batch, len(files)), pages=sum(map(pages_of, files)))  # with the lists in front


def zips(place: Workplace, ids: Sequence[str], folder: Path, now: int, *, reporter: Reporter) -> Made:
    """What the platform's form takes, one ZIP for each case."""
    from shopguard.flows.appeals.upload_zip import zip_for_upload

    batch = zip_for_upload(place, ids, folder, now=now, reporter=reporter)
    blank = tuple(one.id for one in batch.zips if one.note)
    return Made(len(batch.zips), 0, _left_out(batch.left_out), blank=blank)


def pages(place: Workplace, ids: Sequence[str], now: int, *, reporter: Reporter) -> Pages:
    """The cases as they are printed: one by itself, several bound. No more than fit into one volume."""
    from shopguard.appeals.packet import Printed
    from shopguard.appeals.pdf_files import pages_of
    from shopguard.flows.appeals.binding import bind_packets
    from shopguard.flows.appeals.printing import print_packet

    if len(ids) == 1:
        return Pages(print_packet(place, ids[0], now=now))
    with make_workroom(place.data, ".printing-") as folder:  # not where everybody's temporary files are
        batch = bind_packets(place, ids, Path(folder), now=now, reporter=reporter)
        if not batch.packets:
            return Pages(None, _left_out(batch.left_out))
        path = batch.packets[0].path
        printed = Printed(path.read_bytes(), pages_of(path), archival=False, dated=now)
    return Pages(printed, _left_out(batch.left_out))


def _made(batch: Batch, files: int) -> Made:
    pages, lacking = sum(packet.pages for packet in batch.packets), sum(bool(packet.note) for packet in batch.packets)
    return Made(files, pages, _left_out(batch.left_out), lacking=lacking)


def _left_out(cases: Sequence[LeftOut]) -> tuple[Message, ...]:
    return tuple(one.problem.message for one in cases)

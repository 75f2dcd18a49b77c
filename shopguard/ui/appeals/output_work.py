"""What is made of many cases, for a worker thread: the typesetter is loaded here, not in the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from shopguard.core.message import Message
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace

if TYPE_CHECKING:
    from shopguard.flows.appeals.printing import LeftOut


@dataclass(frozen=True, slots=True)
class Made:
    """How many files were written, of how many pages (0 = not counted), and which orders' cases were left out and why."""

    files: int
    pages: int
    left_out: tuple[tuple[str, Message], ...] = ()


class Make(Protocol):
    """Writes files for cases into a folder, as of ``now``."""

    def __call__(self, place: Workplace, ids: Sequence[str], folder: Path, now: int, *, reporter: Reporter) -> Made:
        """Raises UserProblem, Cancelled; what was written before stays."""


def pdfs(place: Workplace, ids: Sequence[str], folder: Path, now: int, *, reporter: Reporter) -> Made:
    """One PDF for each case."""
    from shopguard.flows.appeals.printing import print_batch

    batch = print_batch(place, ids, folder, now=now, reporter=reporter)
    return Made(len(batch.packets), sum(packet.pages for packet in batch.packets), _left_out(batch.left_out))


def bound(place: Workplace, ids: Sequence[str], folder: Path, now: int, *, reporter: Reporter) -> Made:
    """All cases in one PDF, a list of them in front; very many become several."""
    from shopguard.flows.appeals.binding import bind_packets

    batch = bind_packets(place, ids, folder, now=now, reporter=reporter)
    files = {packet.path for packet in batch.packets}
    return Made(len(files), sum(packet.pages for packet in batch.packets), _left_out(batch.left_out))


def zips(place: Workplace, ids: Sequence[str], folder: Path, now: int, *, reporter: Reporter) -> Made:
    """What the platform's form takes, one ZIP for each case."""
    from shopguard.flows.appeals.upload_zip import zip_for_upload

    batch = zip_for_upload(place, ids, folder, now=now, reporter=reporter)
    return Made(len(batch.zips), 0, _left_out(batch.left_out))


def _left_out(cases: Sequence[LeftOut]) -> tuple[tuple[str, Message], ...]:
    return tuple((one.order_id, one.problem.message) for one in cases)

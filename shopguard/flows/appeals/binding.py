"""Many packets in one file to print at once, a list of them in front."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from shopguard.appeals.bound import Binder, BoundWords
from shopguard.appeals.packet import Printed
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.printing import Batch, InTurn, LeftOut, printed_in_turn, rows_of, write_out
from shopguard.flows.appeals.view import Packet
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace

MOST_IN_A_VOLUME = 100  # cases; more become a second file, and memory stays what it is
_COLUMNS = ("number", "case", "order", "about", "pages", "begins")


def bind_packets(
    place: Workplace, appeal_ids: Sequence[str], out: Path, *, now: int, reporter: Reporter | None = None
) -> Batch:
    """All cases in one PDF in the folder ``out``; over 100 cases become several. Each packet tells on which page it begins.

    A case whose evidence cannot be printed is left out and told. Raises like :func:`~shopguard.flows.appeals.printing.print_batch`;
    a file that is not finished is not written.
    """
    reporter = reporter or Reporter()
    packets, left_out = list[Packet](), list[LeftOut]()
    with ExitStack() as stack:
        volume = _Volume(place, stack, out)
        for one in printed_in_turn(place, rows_of(place, appeal_ids), now=now, reporter=reporter):
            if isinstance(one.printed, UserProblem):
                left_out.append(LeftOut(one.row.id, one.row.order_id, one.printed))
                continue
            if len(volume.parts) == MOST_IN_A_VOLUME:
                packets += volume.written(reporter)
            volume.add(one, one.printed)
        packets += volume.written(reporter)
    return Batch(tuple(packets), tuple(left_out))


class _Volume:
    """The packets of the file that is being put together."""

    def __init__(self, place: Workplace, stack: ExitStack, out: Path) -> None:
        self._place, self._stack, self._out = place, stack, out
        self._numbers = count(1)
        self._begin()

    def _begin(self) -> None:
        self.parts: list[tuple[InTurn, int]] = []  # with their pages
        self._binder = self._stack.enter_context(Binder(self._place.data))

    def add(self, one: InTurn, printed: Printed) -> None:
        about = self._place.rulebook.clause(one.row.clause).card[self._place.texts.language]
        self._binder.add(printed, case_id=one.row.id, order_id=one.row.order_id, about=about)
        self.parts.append((one, printed.pages))

    def written(self, reporter: Reporter) -> list[Packet]:
        """Writes the file and begins a new one; the packets that are in it."""
        if not self.parts:
            return []
        reporter.tell("progress.binding", 0, 0, count=len(self.parts))
        bound = self._binder.bound(self._words())
        path = self._out / f"{self.parts[0][0].row.id}+{len(self.parts)}.pdf"
        write_out(path, bound.content)
        made = [
            Packet(one.row.id, path, pages, archival=False, begins=begins, note=one.note)
            for (one, pages), begins in zip(self.parts, bound.begins, strict=True)
        ]
        self._stack.close()
        self._begin()
        return made

    def _words(self) -> BoundWords:
        say, texts = self._place.texts.word, self._place.texts
        return BoundWords(
            language=texts.language,
            title=say("bound.title", count=len(self.parts), volume=next(self._numbers)),
            about=say("bound.about"),
            sheet=say("bound.sheet"),
            columns=tuple(say(f"bound.column_{name}") for name in _COLUMNS),
        )

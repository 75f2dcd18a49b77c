"""Track lines nobody understood: listed without the people in them, and read anew when the program knows more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from shopguard.core.parcel import EventKind
from shopguard.flows.imports.importing import reading
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.importers.reading_mark import READ_BY, reading_mark
from shopguard.store.fetch import keep_setting, setting
from shopguard.store.not_understood import (
    KnownLine,
    Span,
    UnknownLine,
    count_unknown,
    keep_understood,
    orders_of_parcels,
    parcels_with_unknown,
    unknown_lines,
)

_BATCH = 5_000  # parcels read anew in one transaction


@dataclass(frozen=True, slots=True)
class Line:
    """Lines of one wording. ``courier``: code; ``pattern``: the text without numbers, names and addresses.

    ``waybill``: of the newest such line; ``newest_at``: its moment. Parcels and orders are those that have such a line.
    """

    courier: str
    pattern: str
    lines: int
    parcels: int
    orders: int
    waybill: str
    newest_at: int


@dataclass(slots=True)
class _Group:
    lines: int = 0
    parcels: set[int] = field(default_factory=set)
    newest: tuple[int, str] = (0, "")

    def add(self, line: UnknownLine) -> None:
        self.lines += 1
        self.parcels.add(line.parcel_ref)
        self.newest = max(self.newest, (line.at, line.waybill))


def how_many_not_understood(place: Workplace) -> int:
    """How many stored lines are not understood: each counts as "some record" and never makes a certain red."""
    return count_unknown(place.store.connection())


def lines_not_understood(place: Workplace) -> tuple[Line, ...]:
    """The wordings not understood, newest first. Buyers' data is masked already."""
    db = place.store.connection()
    mask = reading().masking.mask
    groups: dict[tuple[str, str], _Group] = {}
    for line in unknown_lines(db):
        groups.setdefault((line.courier, mask(line.text)), _Group()).add(line)
    orders = orders_of_parcels(db, sorted({ref for group in groups.values() for ref in group.parcels}))
    nobody: set[int] = set()
    lines = (
        Line(
            courier=courier,
            pattern=pattern,
            lines=group.lines,
            parcels=len(group.parcels),
            orders=len(nobody.union(*(orders.get(ref, nobody) for ref in group.parcels))),
            waybill=group.newest[1],
            newest_at=group.newest[0],
        )
        for (courier, pattern), group in groups.items()
    )
    return tuple(sorted(lines, key=lambda line: (-line.newest_at, line.courier, line.pattern)))


def wordings_to_send(place: Workplace, lines: Iterable[Line]) -> str:
    """What the owner may copy and send: courier, number of lines, wording; no waybills, orders or people."""
    return "\n".join(f"{place.couriers_in_words(line.courier)}\t{line.lines}\t{line.pattern}" for line in lines)


def read_anew(place: Workplace, reporter: Reporter | None = None) -> int:
    """Reads the lines not understood again if this program knows other wordings than the one that read them last.

    Returns how many are understood now; their orders wait for the next refresh. Each batch is one transaction: stopped or
    broken off, it goes on the next time.
    """
    reporter = reporter or Reporter()
    db = place.store.connection()
    mark = reading_mark()
    if setting(db, READ_BY) == mark:
        return 0
    parcels = parcels_with_unknown(db)
    understood = 0
    for start in range(0, len(parcels), _BATCH):
        reporter.tell("progress.reading_anew", start, len(parcels))
        batch = parcels[start : start + _BATCH]
        understood += _read_batch(place, (batch[0], batch[-1]))
    with place.store.transaction():
        keep_setting(db, READ_BY, mark)
    return understood


def _read_batch(place: Workplace, span: Span) -> int:
    read = reading().track_lines.read
    with place.store.transaction() as db:
        readings = ((line, read(line.courier, line.text)) for line in unknown_lines(db, span))
        understood = [KnownLine(line, *said) for line, said in readings if said.kind is not EventKind.UNKNOWN]
        if understood:
            keep_understood(db, understood)
    return len(understood)

"""The lines of the table that are known: pages of a list of a million orders, and the last ones as they were before it was read anew."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence

from shopguard.core.order_refs import OrderRefs
from shopguard.flows.orders.order_row import OrderRow

PAGE_ROWS = 64  # read in a few milliseconds: the window is never without Python's lock for longer
PAGES_KEPT = 120  # some 8 000 rows: more than anybody scrolls past in one go

Page = Sequence[OrderRow | None]  # None: gone since the list was made


class RowPages:
    """``refs`` are the orders of the list from its beginning, as far as they are known; ``count`` is how many it has in all."""

    def __init__(self, refs: OrderRefs | None = None, count: int = 0) -> None:
        self.refs = refs if refs is not None else OrderRefs()
        self.count = count
        self._pages: OrderedDict[int, Page] = OrderedDict()
        self._before: dict[int, OrderRow] = {}

    def follow(self, earlier: RowPages) -> None:
        """Until a page is read anew its rows are shown as they were."""
        self._before = {row.order_ref: row for _, row in earlier.loaded()}

    def put(self, page: int, rows: Page) -> int | None:
        """Fills in a page; returns one that is given up for it."""
        self._pages[page] = rows
        self._pages.move_to_end(page)
        return self._pages.popitem(last=False)[0] if len(self._pages) > PAGES_KEPT else None

    def row(self, number: int) -> OrderRow | None:
        """The row as it was read last; None where it never was."""
        page, place = divmod(number, PAGE_ROWS)
        rows = self._pages.get(page)
        if rows is None:
            return self._before.get(self.refs[number]) if number < len(self.refs) else None
        return rows[place] if place < len(rows) else None

    def loaded(self) -> Iterator[tuple[int, OrderRow]]:
        """The rows that were read since the list was made, with their numbers."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row is not None:
                    yield page * PAGE_ROWS + place, row

    def ref_at(self, number: int) -> int | None:
        """The order at a row; None where it is not known yet."""
        if number < len(self.refs):
            return self.refs[number]
        row = self.row(number)
        return row.order_ref if row is not None else None

    def number_of_ref(self, ref: int, near: int = 0) -> int | None:
        """The row of an order; it is looked for around the row ``near`` first."""
        number = self.refs.place_of(ref, near)
        if number is not None or len(self.refs) == self.count:
            return number
        return next((place for place, row in self.loaded() if row.order_ref == ref), None)

    def is_like(self, other: RowPages) -> bool:
        """Whether the rows are those of the other one, as far as both are known."""
        long, short = (self, other) if len(self.refs) >= len(other.refs) else (other, self)
        return self.count == other.count and bool(len(short.refs)) and long.refs.begins_with(short.refs)


def beginning(pages: Mapping[int, Page]) -> OrderRefs:
    """The refs of the pages that are there from the first one on."""
    refs: list[int] = []
    for page in range(len(pages)):
        rows = pages.get(page, ())
        refs += [row.order_ref for row in rows if row is not None]
        if len(refs) != (page + 1) * PAGE_ROWS:
            break
    return OrderRefs(refs)

"""One file's rows into the database: batches saved, then everything derived from them, all in the caller's transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field

from shopguard.core.after_sale import AfterSale
from shopguard.core.ledger import LedgerEntry
from shopguard.core.order import LineColumns, OrderLine
from shopguard.core.parcel import ParcelRow, TrackRow
from shopguard.store.cases import orders_only_listed, orders_with_cases
from shopguard.store.derive_orders import derive_orders
from shopguard.store.engine import sqlite3
from shopguard.store.journal import name_rows
from shopguard.store.milestones import keep_milestones
from shopguard.store.new_orders import NewOrderSaver
from shopguard.store.passed_over import check_said_once, current_hashes, lines_passed_over, move_on, times_of
from shopguard.store.save_after_sales import save_case_rows
from shopguard.store.save_ledger import save_ledger_rows
from shopguard.store.save_orders import Counted, SavedLines, mark_unread, save_lines
from shopguard.store.save_parcels import save_parcel_rows
from shopguard.store.save_tracks import save_track_rows, tracks_known
from shopguard.store.shipments import (
    find_shared_uses,
    find_withdrawn,
    listed_only,
    mark_misshapen,
    pair_from_orders,
    still_unknown,
)
from shopguard.store.traits import derive_traits


@dataclass
class Intake:
    """Takes the rows of one file; call the ``save_...`` of its kind for each batch, then :meth:`finish` once."""

    db: sqlite3.Connection
    file_ref: int
    shop_ref: int
    told: frozenset[str]
    known_as_of: int
    shop_told: bool = False  # the owner named the shop: orders another shop had are moved
    shapes: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # courier code: the shapes its numbers surely have
    counted: Counted = field(default_factory=Counted)
    _tracked: set[int] = field(default_factory=set)
    _is_export: bool = False  # of orders: only there a row that cannot be read is a line of an order
    _lines: SavedLines = field(default_factory=SavedLines)
    _listed_orders: set[int] = field(default_factory=set)
    _named_parcels: set[int] = field(default_factory=set)
    _new_tracks: set[int] = field(default_factory=set)
    _parcels: set[int] = field(default_factory=set)
    _named_rows: dict[str, set[int]] = field(
        default_factory=dict
    )  # table: refs of rows that belong to no order or parcel
    _cased: set[int] = field(default_factory=set)
    _new_orders: NewOrderSaver | None = None
    _alike: Counter[str] = field(default_factory=Counter)

    def save_lines(self, rows: Sequence[tuple[OrderLine, int]]) -> None:
        """A batch of order lines with their fingerprints."""
        self._is_export = True
        self._lines.add(
            save_lines(
                self.db,
                self.file_ref,
                rows,
                shop_ref=self.shop_ref,
                shop_told=self.shop_told,
                told=self.told,
                known_as_of=self.known_as_of,
                counted=self.counted,
            )
        )

    def save_line_columns(self, batch: LineColumns) -> None:
        """A batch of order lines, column by column: at once what nobody knew, the rest row by row."""
        self._is_export = True
        if not batch.fingerprints:
            return
        if self._new_orders is None:
            self._new_orders = NewOrderSaver(self.db, self.file_ref, self.shop_ref, self.known_as_of, self.shapes)
        places = self._new_orders.places(batch)
        if places:
            saved = self._new_orders.save(batch.only(places))
            self.counted.added += saved.stored
            self._lines.touched |= saved.orders
            self._parcels |= saved.parcels
            self._named_parcels |= saved.parcels
        if len(places) < len(batch.fingerprints):
            new = set(places)
            self.save_lines(batch.lines(place for place in range(len(batch.fingerprints)) if place not in new))

    def current_hashes(self) -> frozenset[int]:
        """The hashes of the records by which the file's lines may be passed over: they would change nothing but be confirmed."""
        return current_hashes(self.db, self.shop_ref if self.shop_told else None)

    def pass_over(self, hashes: Sequence[int], times: Sequence[str], now: int) -> dict[str, list[int]]:
        """Lines the file repeats as they are known. Returns of each of their ``times`` the values to look at: see :func:`times_of`.

        Raises :class:`SaidTwice`.
        """
        passed = lines_passed_over(self.db, hashes, self.known_as_of)
        check_said_once(passed, hashes, self._lines.lines)
        self._is_export = True
        self.counted.unchanged += len(hashes)
        self._lines.named |= passed.orders
        self._lines.confirmed |= passed.older_orders
        move_on(self.db, self.file_ref, passed.older, self.known_as_of)
        return times_of(self.db, passed.refs, times, now)

    def save_parcels(self, rows: Sequence[tuple[ParcelRow, int]]) -> None:
        """A batch of parcel list rows with their fingerprints."""
        saved = save_parcel_rows(
            self.db,
            self.file_ref,
            rows,
            shop_ref=self.shop_ref,
            told=self.told,
            known_as_of=self.known_as_of,
            counted=self.counted,
        )
        self._parcels |= saved.touched
        self._named_parcels |= saved.named
        self._listed_orders |= saved.orders

    def save_tracks(self, rows: Sequence[TrackRow]) -> None:
        """A batch of track lines."""
        named, new = save_track_rows(self.db, self.file_ref, rows, counted=self.counted)
        self._tracked |= named
        if new:
            self._new_tracks |= named

    def save_after_sales(self, rows: Sequence[tuple[AfterSale, int]]) -> None:
        """A batch of after-sale cases with their fingerprints."""
        saved = save_case_rows(
            self.db,
            rows,
            file_ref=self.file_ref,
            told=self.told,
            known_as_of=self.known_as_of,
            counted=self.counted,
        )
        self._cased |= saved.orders
        self._named_rows.setdefault("after_sale", set()).update(saved.named)

    def save_ledger(self, rows: Sequence[LedgerEntry]) -> None:
        """A batch of ledger entries. Nothing is derived from them; orders whose amounts may follow them wait to be judged."""
        named = save_ledger_rows(self.db, rows, file_ref=self.file_ref, alike=self._alike, counted=self.counted)
        self._named_rows.setdefault("ledger_entry", set()).update(named)

    def finish(self, unread: Set[str] = frozenset(), tell: Callable[[], None] = lambda: None) -> None:
        """Derives orders, pairs, shared numbers and milestones of everything touched. ``tell`` is called between steps.

        ``unread``: order numbers or waybills of which a row was rejected: an order of which a line is missing has no
        amount that is known, and the file does not speak for a track it could not be read whole.
        """
        self._parcels |= self._new_tracks
        self._parcels |= tracks_known(self.db, self.file_ref, self._tracked, self.known_as_of, unread)
        if self._is_export:
            self._finish_orders(unread, tell)
        if self._listed_orders or self._cased:
            with listed(self.db, "touched_order", self._listed_orders | self._cased):
                self._parcels |= find_withdrawn(self.db)
        with listed(self.db, "touched_parcel", self._parcels):
            tell()
            derive_parcels(self.db, self.shapes, tell)
            told_before = orders_only_listed(self.db)
        if self._cased or told_before:
            with listed(self.db, "touched_order", self._cased | told_before):
                derive_orders(self.db)
                derive_traits(self.db)
        self._name_rows()

    def _finish_orders(self, unread: Set[str], tell: Callable[[], None]) -> None:
        saved = self._lines
        saved.touched |= mark_unread(self.db, self.file_ref, saved.named, unread, self.known_as_of)
        former = still_unknown(self.db, saved.former)
        saved.touched |= {one.order_ref for one in former}
        saved.touched |= listed_only(self.db, saved.confirmed - saved.touched)
        with listed(self.db, "touched_order", saved.confirmed - saved.touched):
            derive_orders(self.db)  # nothing of them changed but up to when they are known
            self._cased |= orders_with_cases(self.db)  # which may be after their cases
        with listed(self.db, "touched_order", saved.touched):
            tell()
            if saved.touched:
                derive_orders(self.db)
                derive_traits(self.db)
                paired = pair_from_orders(self.db, self.file_ref, former)
                self._parcels |= paired
                self._named_parcels |= paired

    def _name_rows(self) -> None:
        name_rows(
            self.db,
            self.file_ref,
            {
                "orders": self._lines.named | self._lines.touched | self._listed_orders,
                "parcel": self._named_parcels | self._tracked,
                **self._named_rows,
            },
            {"orders": set(), "parcel": self._new_tracks},
        )


def derive_parcels(db: sqlite3.Connection, shapes: Mapping[str, tuple[str, ...]], tell: Callable[[], None]) -> None:
    """Works out anew what follows from the parcels listed in ``temp.touched_parcel``. ``tell`` is called between steps."""
    mark_misshapen(db, shapes)
    find_shared_uses(db)
    tell()
    keep_milestones(db)


@contextmanager
def listed(db: sqlite3.Connection, name: str, refs: set[int]) -> Iterator[None]:
    """A temporary table of refs for the time of a ``with``."""
    db.execute(f"CREATE TEMP TABLE {name} (id INTEGER PRIMARY KEY)")
    try:
        db.executemany(f"INSERT INTO {name} VALUES (?)", ((ref,) for ref in sorted(refs)))
        yield
    finally:
        db.execute(f"DROP TABLE IF EXISTS temp.{name}")  # a full disk has taken it back already

"""One file's rows into the database: batches saved, then everything derived from them, all in the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field

from shopguard.core.order import OrderLine
from shopguard.core.parcel import ParcelRow, TrackRow
from shopguard.store.milestones import keep_milestones
from shopguard.store.save_orders import Counted, derive_orders, forget_amounts, save_lines
from shopguard.store.save_parcels import save_parcel_rows
from shopguard.store.save_tracks import save_track_rows, tracks_known
from shopguard.store.shipments import find_shared_uses, mark_misshapen, pair_from_orders
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
    _orders: set[int] = field(default_factory=set)
    _confirmed: set[int] = field(default_factory=set)
    _parcels: set[int] = field(default_factory=set)
    _tracked: set[int] = field(default_factory=set)

    def save_lines(self, rows: Sequence[tuple[OrderLine, int]]) -> None:
        """A batch of order lines with their fingerprints."""
        changed, confirmed = save_lines(
            self.db,
            rows,
            shop_ref=self.shop_ref,
            shop_told=self.shop_told,
            told=self.told,
            known_as_of=self.known_as_of,
            counted=self.counted,
        )
        self._orders |= changed
        self._confirmed |= confirmed

    def save_parcels(self, rows: Sequence[tuple[ParcelRow, int]]) -> None:
        """A batch of parcel list rows with their fingerprints."""
        self._parcels |= save_parcel_rows(
            self.db,
            rows,
            shop_ref=self.shop_ref,
            told=self.told,
            known_as_of=self.known_as_of,
            counted=self.counted,
        )

    def save_tracks(self, rows: Sequence[TrackRow]) -> None:
        """A batch of track lines."""
        named, new = save_track_rows(self.db, rows, counted=self.counted)
        self._tracked |= named
        if new:
            self._parcels |= named

    def finish(self, unread: Set[str] = frozenset(), tell: Callable[[], None] = lambda: None) -> None:
        """Derives orders, pairs, shared numbers and milestones of everything touched. ``tell`` is called between steps.

        ``unread``: order numbers or waybills of which a row was rejected: an order of which a line is missing has no
        amount that is known, and the file does not speak for a track it could not be read whole.
        """
        self._parcels |= tracks_known(self.db, self._tracked, self.known_as_of, unread)
        with _listed(self.db, "touched_order", self._confirmed - self._orders):
            derive_orders(self.db)  # nothing of them changed but up to when they are known
        with _listed(self.db, "touched_order", self._orders):
            tell()
            if self._orders:
                derive_orders(self.db)
                derive_traits(self.db)
                forget_amounts(self.db, unread)
                self._parcels |= pair_from_orders(self.db)
        with _listed(self.db, "touched_parcel", self._parcels):
            tell()
            mark_misshapen(self.db, self.shapes)
            find_shared_uses(self.db)
            tell()
            keep_milestones(self.db)


@contextmanager
def _listed(db: sqlite3.Connection, name: str, refs: set[int]) -> Iterator[None]:
    """A temporary table of refs for the time of a ``with``."""
    db.execute(f"CREATE TEMP TABLE {name} (id INTEGER PRIMARY KEY)")
    db.executemany(f"INSERT INTO {name} VALUES (?)", ((ref,) for ref in sorted(refs)))
    yield
    db.execute(f"DROP TABLE temp.{name}")


def shop_ref(db: sqlite3.Connection, name: str) -> int:
    """The ref of the shop of that name, made if it is new."""
    db.execute("INSERT OR IGNORE INTO shop (name) VALUES (?)", (name,))
    return int(db.execute("SELECT id FROM shop WHERE name = ?", (name,)).fetchone()[0])

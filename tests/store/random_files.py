"""Small made-up files of all kinds, in any order and of any age, that speak of the same few orders and parcels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from shopguard.core.after_sale import CASE_FACTS, AfterSale
from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.ledger import LedgerEntry
from shopguard.core.order import LINE_FACTS, OrderLine
from shopguard.core.parcel import PARCEL_FACTS, UNSURE, EventKind, ParcelRow, TrackEvent, TrackRow
from shopguard.importers.couriers import courier_shapes
from shopguard.store.engine import sqlite3
from shopguard.store.intake import Intake
from shopguard.store.journal import begin_batch, begin_file, end_file
from shopguard.store.shops import shop_ref

T0 = parse_iso("2026-11-10T10:00:00")
ORDERS = ("6900000000000000001", "6900000000000000002", "6900000000000000003")
WAYBILLS = ("YT0000000000001", "YT0000000000002", "7600000000001")
SHAPES = courier_shapes()


@dataclass(frozen=True)
class File:
    """One file: its kind, the moment it speaks for, the facts it has columns for, its rows, and what it could not read."""

    kind: str
    known_as_of: int
    told: frozenset[str]
    rows: tuple[Any, ...]
    unread: frozenset[str] = frozenset()
    shop: str = "演示店铺"
    shop_told: bool = False


_moments = st.sampled_from([T0 + hours * HOUR for hours in (0, 1, 5, 30, 31, 60, 100)])
_known = st.sampled_from([T0 + hours * HOUR for hours in (24, 48, 72, 200)])
_couriers = st.sampled_from(("yto", "yto", "zto", ""))
_shops = st.sampled_from(("演示店铺", "演示二店"))


def _pairs() -> st.SearchStrategy[str | None]:
    """A 快递信息 cell: no number told, none, one or two."""
    pair = st.builds(lambda courier, waybill: f"{courier}:{waybill}", _couriers, st.sampled_from(WAYBILLS))
    cell = st.lists(pair, min_size=1, max_size=2, unique=True).map(",".join)
    return st.one_of(st.none(), st.just(""), cell, cell)


@st.composite
def _lines(draw: st.DrawFn) -> OrderLine:
    number = draw(st.integers(0, 4))  # two orders have two lines
    return OrderLine(
        line_id=f"690000000000000010{number}",
        order_id=ORDERS[min(number // 2, 2)],
        status=draw(st.sampled_from(("待发货", "已发货", "已完成", "已关闭", None))),
        after_sale=draw(st.sampled_from(("-", "退款成功", "待买家退货", None))),
        order_type=draw(st.sampled_from((None, "普通订单", "QIC订单"))),
        submitted_at=T0,
        paid_at=T0,
        promised_at=draw(st.sampled_from((None, T0 + 48 * HOUR))),
        uploaded_at=draw(st.one_of(st.none(), _moments)),
        product="编造的杯子",
        quantity=1,
        amount_fen=draw(st.sampled_from((None, 1_000, 2_500))),
        province=draw(st.sampled_from(("江苏", "四川"))),
        city="南京市",
        address=draw(st.sampled_from(("幸福路1号***", "光明路2号***"))),
        waybills=draw(_pairs()),
        whole_order=draw(st.sampled_from((0, 0, 0, 1))),
        unsent=draw(st.sampled_from((0, 1))),
    )


@st.composite
def _events(draw: st.DrawFn) -> TrackEvent:
    kind = draw(
        st.sampled_from((EventKind.PICKUP, EventKind.HUB, EventKind.SIGNED, EventKind.UNKNOWN, EventKind.ESTIMATE))
    )
    at = draw(_moments)
    place = draw(st.sampled_from((None, "四川", "江苏")))
    return TrackEvent(
        at,
        draw(st.sampled_from(("到了", "走了"))),
        kind,
        place,
        None,
        hub=draw(st.sampled_from((None, "arrive:编造中心"))),
    )


_list_rows = st.builds(
    ParcelRow,
    courier=_couriers,
    waybill=st.sampled_from(WAYBILLS),
    order_ids=st.lists(st.sampled_from(ORDERS), min_size=1, max_size=2, unique=True).map(tuple),
    uploaded_at=st.one_of(st.none(), _moments),
    picked_up_at=st.one_of(st.none(), _moments),
    signed_at=st.none(),
    last_event=st.one_of(st.none(), _events()),
    trouble=st.sampled_from((None, "揽收超时")),
    expected_fen=st.sampled_from((None, 0, 500, 2_500, UNSURE)),
)
_track_rows = st.builds(TrackRow, courier=_couriers, waybill=st.sampled_from(WAYBILLS), event=_events())
_cases = st.builds(
    AfterSale,
    case_id=st.sampled_from(("7100000000000000001", "7100000000000000002")),
    order_id=st.sampled_from(ORDERS),
    line_id=st.sampled_from((None, "6900000000000000100", "6900000000000000102")),
    kind=st.sampled_from(("退款", "退货退款", "换货")),
    status=st.sampled_from(("待商家处理", "同意退款，退款成功", "售后关闭")),
    asked_at=_moments,
    agreed_at=st.one_of(st.none(), _moments),
)
_entries = st.builds(
    LedgerEntry,
    key=st.sampled_from(("1", "2")),
    at=_moments,
    amount_fen=st.sampled_from((-300, -500)),
    direction=st.just("exit"),
    remark=st.sampled_from((None, "编造的扣款")),
    order_id=st.sampled_from((None, *ORDERS)),
)


def _some(rows: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(rows, min_size=1, max_size=4).map(tuple)


def _told(names: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    """Mostly all columns; sometimes some are not there."""
    everything = st.just(frozenset(names))
    return st.one_of(everything, everything, st.sets(st.sampled_from(names)).map(frozenset))


_unread_orders = st.one_of(st.just(frozenset[str]()), st.sets(st.sampled_from(ORDERS), max_size=1).map(frozenset))
files = st.one_of(
    st.builds(
        File, st.just("orders"), _known, _told(LINE_FACTS), _some(_lines()), _unread_orders, _shops, st.booleans()
    ),
    st.builds(File, st.just("parcels"), _known, _told(PARCEL_FACTS), _some(_list_rows), shop=_shops),
    st.builds(
        File,
        st.just("tracks"),
        _known,
        st.just(frozenset[str]()),
        _some(_track_rows),
        st.one_of(st.just(frozenset[str]()), st.just(frozenset(WAYBILLS[:1]))),
    ),
    st.builds(File, st.just("after_sales"), _known, _told(CASE_FACTS), _some(_cases)),
    st.builds(File, st.just("ledger"), _known, st.just(frozenset[str]()), _some(_entries)),
)


def bring(db: sqlite3.Connection, batch_ref: int, file: File) -> None:
    """Imports the file, as one of that batch."""
    shop = shop_ref(db, file.shop)
    row = {
        "batch_ref": batch_ref,
        "path": "made-up.csv",
        "sha256": "0" * 64,
        "kind": file.kind,
        "shop_ref": shop,
        "known_as_of": file.known_as_of,
        "known_by": "owner",
        "imported_at": file.known_as_of,
    }
    file_ref = begin_file(db, row)
    intake = Intake(db, file_ref, shop, file.told, file.known_as_of, shop_told=file.shop_told, shapes=SHAPES)
    summed = [(row, hash(row) % 2**62) for row in file.rows]
    if file.kind == "orders":
        intake.save_lines(summed)
    elif file.kind == "parcels":
        intake.save_parcels(summed)
    elif file.kind == "tracks":
        intake.save_tracks(file.rows)
    elif file.kind == "after_sales":
        intake.save_after_sales(summed)
    else:
        intake.save_ledger(file.rows)
    intake.finish(unread=file.unread)
    end_file(db, file_ref, {"rows": len(file.rows)})


def bring_batch(db: sqlite3.Connection, *brought: File) -> int:
    """Imports the files together; the batch."""
    batch_ref = begin_batch(db, T0)
    for file in brought:
        bring(db, batch_ref, file)
    return batch_ref


_OF_THE_IMPORTS = ("batch", "source_file", "file_added", "file_named", "before_change", "event_before", "shop")
_NAMES = {
    "order_ref": "(SELECT order_id FROM orders WHERE id = {0})",
    "other_order_ref": "(SELECT order_id FROM orders WHERE id = {0})",
    "parcel_ref": "(SELECT waybill || ':' || courier FROM parcel WHERE id = {0})",
    "shop_ref": "(SELECT name FROM shop WHERE id = {0})",
    "shipment_ref": "(SELECT o.order_id || ':' || p.waybill || ':' || p.courier FROM shipment s JOIN orders o ON o.id = s.order_ref"
    " JOIN parcel p ON p.id = s.parcel_ref WHERE s.id = {0})",
}


def content(db: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """All that the database holds of the shop, by natural keys: what was imported and all that is derived from it."""
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return {
        table: sorted((tuple(row) for row in db.execute(_query(db, table))), key=repr)
        for table in tables
        if table not in _OF_THE_IMPORTS and not table.startswith(("sqlite_", "_"))
    }


def _query(db: sqlite3.Connection, table: str) -> str:
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    told = [name for name in columns if name not in ("id", "file_ref")] or ["id"]
    values = (_NAMES.get(name, "{0}").format(f"this.{name}") for name in told)
    return f"SELECT {', '.join(values)} FROM {table} this"

"""The shops: those that files have shown and those the owner has added; their names, colours, and what tells whose a file is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from shopguard.core.finding import Risk
from shopguard.core.shop_marks import next_colour
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.setting import keep_setting, setting

USUAL_SHOP = "usual_shop"  # the setting: ref of the shop of files that tell none


class ShopRow(NamedTuple):
    """A shop; ``colour``: one of :data:`~shopguard.core.shop_marks.SHOP_COLOURS`."""

    ref: int
    name: str
    colour: str


class ShopCount(NamedTuple):
    """How many of a shop's orders stand at one risk, and what these cost now (fen)."""

    shop_ref: int
    risk: int
    orders: int
    yuan_fen: int


def shop_names(db: sqlite3.Connection) -> list[str]:
    """Their names, in the order they came."""
    return [shop.name for shop in fetch_shops(db)]


def fetch_shops(db: sqlite3.Connection) -> list[ShopRow]:
    """All shops, in the order they came."""
    return [ShopRow(*row) for row in db.execute("SELECT id, name, colour FROM shop ORDER BY id")]


def shop_ref(db: sqlite3.Connection, name: str) -> int:
    """The ref of the shop of that name; one that is new is made, in a colour that few have."""
    row = db.execute("SELECT id FROM shop WHERE name = ?", (name,)).fetchone()
    if row is not None:
        return int(row[0])
    colour = next_colour(shop.colour for shop in fetch_shops(db))
    return int(db.execute("INSERT INTO shop (name, colour) VALUES (?, ?)", (name, colour)).lastrowid or 0)


def rename_shop(db: sqlite3.Connection, ref: int, name: str) -> None:
    """Another name; its appeals are told apart by it too."""
    before = db.execute("SELECT name FROM shop WHERE id = ?", (ref,)).fetchone()
    db.execute("UPDATE appeal SET shop = ? WHERE shop = ?", (name, before[0]))
    db.execute("UPDATE shop SET name = ? WHERE id = ?", (name, ref))


def colour_shop(db: sqlite3.Connection, ref: int, colour: str) -> None:
    """Another colour."""
    db.execute("UPDATE shop SET colour = ? WHERE id = ?", (colour, ref))


def has_data(db: sqlite3.Connection, ref: int) -> bool:
    """Whether any file was ever taken for this shop's."""
    return db.execute("SELECT 1 FROM source_file WHERE shop_ref = ? LIMIT 1", (ref,)).fetchone() is not None


def remove_shop(db: sqlite3.Connection, ref: int) -> None:
    """Removes a shop that has no data, and what it was known by: its ref may be given to the next one."""
    if usual_shop(db) == ref:
        keep_setting(db, USUAL_SHOP, "")
    db.execute("DELETE FROM shop_sign WHERE shop_ref = ?", (ref,))
    db.execute("DELETE FROM shop WHERE id = ?", (ref,))


def usual_shop(db: sqlite3.Connection) -> int | None:
    """The ref of the shop of files that tell none; None where the owner never named one."""
    told = setting(db, USUAL_SHOP)
    return int(told) if told and db.execute("SELECT 1 FROM shop WHERE id = ?", (int(told),)).fetchone() else None


def keep_usual_shop(db: sqlite3.Connection, ref: int) -> None:
    """Files that tell no shop are this one's from now on."""
    keep_setting(db, USUAL_SHOP, str(ref))


def shop_signs(db: sqlite3.Connection) -> dict[str, int]:
    """What of files' paths tells their shop: sign to the shop's ref."""
    return dict(db.execute("SELECT sign, shop_ref FROM shop_sign ORDER BY told_at, sign").fetchall())


def keep_signs(db: sqlite3.Connection, signs: Iterable[tuple[str, int]], now: int) -> None:
    """Remembers signs, each with its shop; one that told another shop tells this one from now on."""
    db.executemany(
        "INSERT INTO shop_sign VALUES (?, ?, ?) ON CONFLICT (sign) DO UPDATE SET shop_ref = excluded.shop_ref,"
        " told_at = excluded.told_at",
        ((sign, ref, now) for sign, ref in signs),
    )


def forget_sign(db: sqlite3.Connection, sign: str) -> None:
    """Forgets a sign."""
    db.execute("DELETE FROM shop_sign WHERE sign = ?", (sign,))


def shops_with_orders(db: sqlite3.Connection, order_ids: Iterable[str]) -> set[int]:
    """Whose those of these orders are that are known."""
    query = "SELECT DISTINCT shop_ref FROM orders WHERE order_id IN"
    return {int(row[0]) for row in by_ids(db, query, sorted(set(order_ids)))}


def shops_with_waybills(db: sqlite3.Connection, waybills: Iterable[str]) -> set[int]:
    """Whose the orders are that were sent with these of the waybills that are known."""
    query = (
        "SELECT DISTINCT o.shop_ref FROM parcel p JOIN shipment s ON s.parcel_ref = p.id JOIN orders o ON o.id = s.order_ref"
        " WHERE p.waybill IN"
    )
    return {int(row[0]) for row in by_ids(db, query, sorted(set(waybills)))}


def brought_orders(db: sqlite3.Connection, ref: int) -> bool:
    """Whether any file of this shop brought orders, and was not taken back."""
    told = (
        "SELECT 1 FROM source_file f JOIN batch b ON b.id = f.batch_ref"
        " WHERE f.shop_ref = ? AND f.kind IN ('orders', 'parcels') AND b.undone_at IS NULL LIMIT 1"
    )
    return db.execute(told, (ref,)).fetchone() is not None


def number_of_shops(db: sqlite3.Connection) -> int:
    """How many there are."""
    return int(db.execute("SELECT COUNT(*) FROM shop").fetchone()[0])


def shop_counts(db: sqlite3.Connection) -> list[ShopCount]:
    """The orders that are violated, due or to be watched, by shop and risk."""
    rows = db.execute(
        "SELECT o.shop_ref, v.risk, COUNT(*), SUM(v.yuan_fen) FROM verdict v CROSS JOIN orders o ON o.id = v.order_ref"
        f" WHERE v.risk < {int(Risk.OK)} GROUP BY o.shop_ref, v.risk"
    )
    return [ShopCount(*row) for row in rows]

"""Writes the made-up shop's exports as its owner would have them in the download folder."""

from __future__ import annotations

from pathlib import Path

from shopguard.core.beijing import to_datetime
from shopguard.demo.builder import MadeParcel, TrackFile
from shopguard.demo.files import order_export_name, order_rows, parcel_rows, track_rows, write_rows
from shopguard.demo.money import case_rows, cases_name, ledger_rows
from shopguard.demo.scenes import SCENES, YESTERDAY_HOURS, DemoShop

SHOP_NAME = "演示店铺（编造数据）"
_EXPORTED_BEFORE = 600  # the order report was exported ten minutes ago


def make_demo_shop(now: int) -> DemoShop:
    """The whole made-up shop, its times relative to ``now`` (unix seconds). The same ``now`` gives the same shop."""
    shop = DemoShop(now)
    for scene in SCENES:
        scene(shop)
    return shop


def write_demo_exports(folder: Path, now: int) -> list[Path]:
    """Writes six exports of the made-up shop into ``folder`` and returns their paths.

    A custom order report with 快递信息, a parcel file, a track file of this hour, and an older track file in GB18030
    whose parcels nobody has news of since; an after-sale export and a ledger.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shop = make_demo_shop(now)
    day = to_datetime(now).strftime("%m%d")
    earlier_day = to_datetime(shop.ago(YESTERDAY_HOURS)).strftime("%m%d")
    orders = write_rows(folder / order_export_name(now - _EXPORTED_BEFORE), order_rows(shop.orders))
    parcels = write_rows(folder / f"演示店铺-编造数据-包裹-{day}.csv", parcel_rows(shop.orders))
    fresh = write_rows(folder / f"演示店铺-编造数据-轨迹-{day}.csv", track_rows(_tracked(shop, "today")))
    older = write_rows(
        folder / f"演示店铺-编造数据-轨迹-{earlier_day}.csv",
        track_rows(_tracked(shop, "yesterday")),
        encoding="gb18030",
    )
    cases = write_rows(folder / cases_name(now - _EXPORTED_BEFORE), case_rows(shop))
    ledger = write_rows(folder / f"演示店铺-编造数据-动账明细-{day}.csv", ledger_rows(shop))
    return [orders, parcels, older, fresh, cases, ledger]


def _tracked(shop: DemoShop, file: TrackFile) -> list[MadeParcel]:
    by_number = {
        (parcel.courier.name, parcel.waybill, parcel.uploaded_at): parcel
        for order in shop.orders
        for parcel in order.parcels
    }
    return [parcel for parcel in by_number.values() if parcel.track == file]

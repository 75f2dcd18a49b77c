"""The made-up shop: in the forms of the real exports, the same every time, clearly marked."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from shopguard.core.beijing import HOUR
from shopguard.demo.builder import MadeShop
from shopguard.demo.couriers import COURIERS, NANJING
from shopguard.demo.exports import make_demo_shop, write_demo_exports
from shopguard.demo.files import order_rows, track_rows
from tests.conftest import MOMENT


def rows_of(path: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_moment_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_demo_exports(tmp_path / "a", MOMENT)
    second = write_demo_exports(tmp_path / "b", MOMENT)
    assert [path.name for path in first] == [path.name for path in second]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_order_report_looks_like_the_platforms(tmp_path: Path) -> None:
    orders = write_demo_exports(tmp_path, MOMENT)[0]
    assert re.fullmatch(r"1795146600_[0-9a-f]{32}[a-z]+\.csv", orders.name)  # exported ten minutes before the moment
    assert orders.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = rows_of(orders)
    assert len(rows[0]) == 75
    assert next(iter(rows[0])) == "主订单编号"
    assert list(rows[0])[-1] == "建议发货时间（止）"
    for row in rows:
        assert re.fullmatch(r"69\d{17}\t", row["主订单编号"])
        assert row["收件人"] == "演**"
        assert row["收件人手机号"] == "1**********"
        assert row["详细地址"].endswith("***")
        assert "编造" in row["选购商品"]


def test_some_seventy_orders_of_every_status(tmp_path: Path) -> None:
    rows = rows_of(write_demo_exports(tmp_path, MOMENT)[0])
    assert 65 <= len({row["主订单编号"] for row in rows}) <= 85
    assert {row["订单状态"] for row in rows} == {"待支付", "待发货", "部分发货", "已发货", "已完成", "已关闭"}


def test_the_older_track_file_is_gb18030_and_ends_thirty_hours_ago(tmp_path: Path) -> None:
    older = rows_of(write_demo_exports(tmp_path, MOMENT)[2], "gb18030")
    assert max(row["轨迹时间"] for row in older) == "2026-11-19 06:00:00"


def test_the_newer_track_file_ends_twenty_minutes_ago(tmp_path: Path) -> None:
    newer = rows_of(write_demo_exports(tmp_path, MOMENT)[3])
    assert max(row["轨迹时间"] for row in newer) == "2026-11-20 11:40:00"
    assert len({row["快递公司"] for row in newer}) == 6


def test_a_merged_parcel_names_both_its_orders(tmp_path: Path) -> None:
    parcels = rows_of(write_demo_exports(tmp_path, MOMENT)[1])
    assert [row for row in parcels if re.fullmatch(r"69\d{17},69\d{17}\t", row["订单编号"])]


def test_nothing_happens_before_its_time() -> None:
    for order in make_demo_shop(MOMENT).orders:
        for parcel in order.parcels:
            assert order.paid_at is not None
            times = [at for at, _ in parcel.events]
            assert times == sorted(times)
            assert all(at <= MOMENT for at in times)
            assert order.submitted_at < order.paid_at < parcel.uploaded_at


def test_waybills_have_their_couriers_shape() -> None:
    shapes = {"圆通速递": r"YT\d{13}", "极兔速递": r"JT\d{13}", "顺丰速运": r"SF\d{13}"}
    for courier in COURIERS:
        assert re.fullmatch(shapes.get(courier.name, r"\d{13,15}"), courier.waybill(7))


def test_the_builder_makes_one_order_and_its_track() -> None:
    shop = MadeShop()
    order = shop.order(MOMENT, to=NANJING, yuan="39.90")
    parcel = shop.ship(order, MOMENT + HOUR).picked_up(MOMENT + 2 * HOUR)
    row = dict(zip(*order_rows([order]), strict=True))
    assert row["订单应付金额"] == "39.90"
    assert row["承诺发货时间"] == "2026-11-22 12:00:00"
    assert row["发货时间"] == "2026-11-20 13:00:00"
    assert row["快递信息"].startswith(f"{parcel.waybill}-圆通速递,")
    assert track_rows([parcel])[1] == [
        parcel.waybill,
        "圆通速递",
        "2026-11-20 14:00:00",
        "您的快件在【浙江省金华市义乌市】已揽收，揽收人: 王*（1**********）",
    ]

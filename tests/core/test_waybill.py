"""Waybills and the 快递信息 cell: no number is ever torn or lost."""

from __future__ import annotations

import pytest

from shopguard.core.waybill import canonical, is_waybill, misshapen, normalise_waybill
from shopguard.importers.couriers import courier_names, courier_shapes, load_couriers

COURIERS = load_couriers()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("yt0000000000101\t", "YT0000000000101"),
        ("'70000000000001", "70000000000001"),
        ('="70000000000001"', "70000000000001"),
        ("ＳＦ００００００００００１０１", "SF0000000000101"),
        ("DPK000000000102-1-1", "DPK000000000102-1-1"),
        ("JD0000000000101-1-1-", "JD0000000000101-1-1-"),
        (" YT000 0000000101 ", "YT0000000000101"),
    ],
)
def test_normal_form(text: str, plain: str) -> None:
    assert normalise_waybill(text) == plain


def test_what_is_no_waybill() -> None:
    assert not any(map(is_waybill, ("", "-", "圆通", "ABC-1", "12", "6.93E+18")))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("圆通速递", "yto"),
        ("圆通", "yto"),
        ("圆通快递有限公司", "yto"),
        ("yto", "yto"),
        ("中通快递", "zto"),
        ("中通快运", "ztoky"),
        ("京东物流", "jd"),
        ("顺丰速运(标快)", "sf"),
        ("EMS", "ems"),
        ("邮政快递包裹", "chinapost"),
        ("演示速递", ""),
        ("", ""),
    ],
)
def test_courier_by_name(name: str, code: str) -> None:
    assert COURIERS.courier_of(name) == code


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("YT0000000000101-圆通速递,演示商品", "yto:YT0000000000101"),
        ("圆通速递-YT0000000000101,演示商品", "yto:YT0000000000101"),
        ("YT0000000000101-圆通速递", "yto:YT0000000000101"),
        ("DPK000000000102-1-1-德邦快递,演示商品-加厚款", "deppon:DPK000000000102-1-1"),
        ("德邦快递-DPK000000000102-1-1,演示商品", "deppon:DPK000000000102-1-1"),
        ("JD0000000000101-1-1--京东快递,演示商品", "jd:JD0000000000101-1-1-"),
        ("70000000000001-中通快递,演示;77000000000001-申通快递,演示", "zto:70000000000001,sto:77000000000001"),
        ("70000000000001-中通快递,演示\n77000000000001-申通快递,演示", "zto:70000000000001,sto:77000000000001"),
        ("70000000000001-中通快递,演示,77000000000001-申通快递,演示", "zto:70000000000001,sto:77000000000001"),
        ("YT0000000000101-圆通速递,买一送一-顺丰包邮,2026-新款", "yto:YT0000000000101"),
        ("YT0000000000101-圆通速递,货号2026-顺丰", "yto:YT0000000000101"),
        ("YT0000000000101-圆通速递;YT0000000000101-圆通速递", "yto:YT0000000000101"),
        ("AB0000000000101-演示速递,演示商品", ":AB0000000000101"),
        ("演示速递-AB0000000000101,演示商品", ":AB0000000000101"),
        ("AB0000000000101", ":AB0000000000101"),
        ("YT0000000000101 - 圆通速递 , 演示商品", "yto:YT0000000000101"),
        ("没有单号的一句话", ""),
    ],
)
def test_express_info(cell: str, told: str) -> None:
    assert canonical(COURIERS.parse_express_info(cell)) == told


def test_names_to_show() -> None:
    assert courier_names("zh")["yto"] == "圆通速递"
    assert courier_names("en")["yto"] == "YTO Express"


@pytest.mark.parametrize(
    ("courier", "waybill", "odd"),
    [
        ("yto", "YT0000000000101", False),
        ("yto", "YT000000000010", True),  # a digit short
        ("yto", "YT00000000001011", True),
        ("yto", "JT0000000000101", True),  # another courier's
        ("yto", "900000000001", False),  # digits only: never judged
        ("jt", "JT000000000101", False),
        ("jt", "JT0000000000101", False),
        ("jt", "JT00000000101", True),
        ("sf", "SF0000000000101", False),
        ("sf", "SF000000000010A", True),
        ("jd", "JDX0000000000101-1-1-", False),
        ("jd", "VB0000000000101", True),
        ("deppon", "DPK000000000102", False),
        ("deppon", "DPK0000000000102", False),
        ("deppon", "DPK000000000102-1-1", False),
        ("deppon", "DPK00000000010-1-1", True),
        ("zto", "AB0000000000101", False),  # no certain shape of its own, nobody else's either
        ("zto", "YT0000000000101", True),
        ("zto", "YT000000000010", False),
        ("sfky", "SF0000000000101", False),  # sister companies share shapes
        ("jtky", "SF0000000000101", False),
        ("best", "JT0000000000101", False),  # taken over
        ("", "YT00", False),  # no courier is named
        ("演示速递", "SF0000000000101", True),
    ],
)
def test_misshapen_number(courier: str, waybill: str, odd: bool) -> None:
    assert misshapen(courier, waybill, courier_shapes()) is odd

"""What is left of a cell while buyers' data is hidden: by what its column is called. All people and places are made up."""

from __future__ import annotations

import pytest

from shopguard.demo.headers import CASE_HEADER, LEDGER_HEADER, ORDER_HEADER, PARCEL_HEADER, TRACK_HEADER
from shopguard.flows.on_screen import Kind, kind_of_column, masked

HOLD_PEOPLE = {"收件人", "收件人手机号", "街道", "详细地址", "达人昵称"}


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        ("name", "欧阳栎檀", "欧***"),
        ("name", "张**", "张**"),
        ("name", "甲", "甲**"),
        ("name", "'Wang Xiaoer the Elder", "W**********"),
        ("name", "-", "-"),
        ("name", "", ""),
        ("phone", "16600417355", "1**********"),
        ("phone", "0571-88001234", "0**********"),
        ("address", "江苏省南京市玄武区编造路1号", "江苏省南京市***"),
        ("address", "编造路1号", "***"),
        ("address", "江苏省 南京市", "江苏省 南京市"),
        ("address", "江苏省昆山市编造镇1号", "江苏省昆山市***"),
        ("address", "江苏省苏州市昆山市编造镇1号", "江苏省苏州市***"),
        ("address", "编造路农贸市场3号", "***"),
        ("address", "城市花园3幢", "***"),
        ("text", "编造茶杯，3 个", "编造茶杯，3 个"),
        ("text", "收件人：张测试，16600417355", "收件人：张**，1**********"),
        ("text", "6900000000000417355", "6900000000000417355"),
        ("text", "YT0000000417355", "YT0000000417355"),
    ],
)
def test_a_cell(kind: Kind, text: str, shown: str) -> None:
    assert masked(text, kind) == shown
    assert masked(shown, kind) == shown


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("收货人", "name"),
        ("收货人电话", "phone"),
        ("买家留言", "text"),
        ("商家备注", "text"),
        ("买家昵称", "name"),
        ("收货地址", "address"),
        ("Receiver Phone", "phone"),
        ("buyer_nick", "name"),
        ("联系方式", "phone"),
        ("商品名称", "text"),
        ("店铺名称", "text"),
        ("是否修改过地址", "text"),
        ("快递公司", "text"),
        ("快递收件人", "name"),
        ("收件人快递公司", "text"),
        ("店铺买家昵称", "name"),
        ("签收人", "name"),
        ("身份证号", "phone"),
        ("商品备注", "text"),
        ("", "text"),
    ],
)
def test_a_column(column: str, kind: Kind) -> None:
    assert kind_of_column(column) == kind


def test_of_the_usual_exports_only_columns_of_people_are_hidden_as_a_whole() -> None:
    columns = (*ORDER_HEADER, *PARCEL_HEADER, *TRACK_HEADER, *CASE_HEADER, *LEDGER_HEADER)
    assert {column for column in columns if kind_of_column(column) != "text"} == HOLD_PEOPLE

"""Writes made orders, parcels and tracks as the files that shops really export: ids end in a TAB, ``-`` is no value."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from shopguard.core.beijing import plain
from shopguard.demo.builder import MadeLine, MadeOrder, MadeParcel
from shopguard.demo.headers import ORDER_HEADER, PARCEL_HEADER, TRACK_HEADER

Rows = list[list[str]]


def order_export_name(exported_at: int) -> str:
    """The platform's own form: the moment of the export, 32 hex digits, letters."""
    return f"{exported_at}_{sha256(b'made up').hexdigest()[:32]}demo.csv"


def order_rows(orders: Iterable[MadeOrder]) -> Rows:
    """Header and one row per order line, the newest order first, as the platform sorts them."""
    newest_first = sorted(orders, key=lambda order: order.submitted_at, reverse=True)
    return [list(ORDER_HEADER), *(_order_row(order, line) for order in newest_first for line in order.lines)]


def parcel_rows(orders: Iterable[MadeOrder]) -> Rows:
    """Header and one row per listed parcel; a merged parcel names all its orders."""
    owners: dict[tuple[str, str], tuple[MadeParcel, list[str]]] = {}
    for order in orders:
        for parcel in order.parcels:
            if parcel.listed:
                owners.setdefault((parcel.courier.name, parcel.waybill), (parcel, []))[1].append(order.order_id)
    return [list(PARCEL_HEADER), *(_parcel_row(parcel, ids) for parcel, ids in owners.values())]


def track_rows(parcels: Iterable[MadeParcel]) -> Rows:
    """Header and one row per track line, oldest first within a parcel."""
    rows = [list(TRACK_HEADER)]
    for parcel in parcels:
        for at, text in sorted(parcel.events):
            rows.append([parcel.waybill, parcel.courier.name, plain(at), text])
    return rows


def write_rows(path: Path, rows: Sequence[Sequence[str]], *, encoding: str = "utf-8-sig") -> Path:
    """Writes CSV. Returns ``path``."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def _order_row(order: MadeOrder, line: MadeLine) -> list[str]:
    price = f"{line.amount_fen // 100}.{line.amount_fen % 100:02d}"
    cells = {
        "主订单编号": order.order_id + "\t",
        "子订单编号": line.line_id + "\t",
        "支付方式": "-" if order.paid_at is None else "支付宝",
        "选购商品": line.product,
        "商品ID": line.product_id + "\t",
        "商家编码": f"DEMO-{line.product_id[-4:]}",
        "商品数量": str(line.quantity),
        "商品金额": price,
        "订单应付金额": price,
        "运费": "0.00",
        "订单提交时间": plain(order.submitted_at),
        "支付完成时间": plain(order.paid_at),
        "订单完成时间": plain(order.finished_at),
        "承诺发货时间": plain(order.promised_at),
        "发货时间": plain(line.parcels[0].uploaded_at if line.parcels else None),
        "买家留言": order.note,
        "APP渠道": "抖音",
        "订单状态": line.status,
        "取消原因": order.cancel_reason,
        "售后状态": line.after_sale,
        "订单类型": order.order_type,
        "收件人": order.receiver,
        "收件人手机号": "1**********",
        "省": order.to.province,
        "市": order.to.city,
        "区": order.to.district,
        "街道": order.to.street,
        "详细地址": order.house,
        "是否修改过地址": "是" if order.address_changed else "否",
        "快递信息": ";".join(f"{parcel.waybill}-{parcel.courier.name},{line.product}" for parcel in line.parcels)
        or "-",
    }
    return [cells.get(name, "-") for name in ORDER_HEADER]


def _parcel_row(parcel: MadeParcel, order_ids: Sequence[str]) -> list[str]:
    last_at, last_text = max(parcel.events, default=(None, "-"))
    return [
        parcel.waybill,
        parcel.courier.name,
        ",".join(order_ids) + "\t",
        plain(parcel.uploaded_at),
        plain(parcel.picked_up_at),
        plain(parcel.signed_at),
        plain(last_at),
        last_text,
        _state_word(parcel),
        parcel.trouble,
    ]


def _state_word(parcel: MadeParcel) -> str:
    if parcel.signed_at is not None:
        return "已签收"
    return "待揽收" if parcel.picked_up_at is None else "运输中"

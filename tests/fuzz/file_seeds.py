"""Whole files of every kind and container, all made up, from which the search begins."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Sequence

import openpyxl

from tests.conftest import ROOT
from tests.importers.money_files import CASE, CASES_50, FINE, LEDGER_30, LEDGER_39, row_of
from tests.importers.other_tables import BOOKED, CASES, ERP, NAMELESS, PARCEL_STATES, PRINTED, RECORDS
from tests.importers.reading_files import ORDER_HEADER, ORDER_ROW, TRACK_HEADER, TRACK_ROW

_DATA = ROOT / "tests" / "data"
_ORDERS = (
    (*ORDER_HEADER, "快递信息", "商品数量", "商品ID", "售后状态", "省", "市", "区", "街道", "详细地址"),
    (
        *(*ORDER_ROW, "YT0000000000101-圆通速递,红色", "1", "3600000000000000001", "-"),
        *("江苏省", "苏州市", "吴中区", "演示街道", "***"),
    ),
)
_PARCELS = (
    (
        "运单号",
        "快递公司",
        "订单编号",
        "发货时间",
        "揽收时间",
        "签收时间",
        "最新轨迹时间",
        "最新物流",
        "物流状态",
        "异常类型",
    ),
    (
        *("YT0000000000101", "圆通速递", "6900000000000000101,6900000000000000102\t", *ORDER_ROW[3:5], "-"),
        *("2026-11-19 01:00:00", "您的快件已经到达【金华转运中心】", "运输中", "揽收超时"),
    ),
)
Table = Sequence[Sequence[str]]
ORDERS: tuple[Table, ...] = (_ORDERS, (ERP[0], *ERP[1]))
PARCELS: tuple[Table, ...] = (_PARCELS, (PRINTED[0], *PRINTED[1]), (PARCEL_STATES[0], *PARCEL_STATES[1]))
TRACKS: tuple[Table, ...] = ((TRACK_HEADER, TRACK_ROW), (RECORDS[0], *RECORDS[1]))
AFTER_SALES: tuple[Table, ...] = ((CASES_50, row_of(CASES_50, CASE)), (CASES[0], *CASES[1]))
LEDGER: tuple[Table, ...] = (
    (LEDGER_30, row_of(LEDGER_30, FINE)),
    (LEDGER_39, row_of(LEDGER_39, FINE)),
    (BOOKED[0], *BOOKED[1]),
)
_EVERY: tuple[Table, ...] = (*ORDERS, *PARCELS, *TRACKS, *AFTER_SALES, *LEDGER, (NAMELESS[0], *NAMELESS[1]))
_KUAIDI100 = {
    "message": "ok",
    "nu": "YT0000000000101",
    "ischeck": "0",
    "com": "yuantong",
    "state": "0",
    "data": [{"time": "2026-11-18 19:00:00", "ftime": "2026-11-18 19:00:00", "context": "【演示公司】 已揽收"}],
}
_KDNIAO = {
    "LogisticCode": "YT0000000000101",
    "ShipperCode": "YTO",
    "State": "2",
    "Success": True,
    "Traces": [{"AcceptTime": "2026-11-18 19:00:00", "AcceptStation": "【演示公司】 已揽收", "Action": "1"}],
}


def texts(tables: Sequence[Table]) -> Iterator[bytes]:
    """CSV as exported, as re-saved, and with other delimiters."""
    for table in tables:
        rows = [*table, [f"\t{cell}" for cell in table[1]]]
        yield from (_text(rows, encoding=encoding) for encoding in ("utf-8-sig", "gb18030", "utf-16"))
        yield _text(rows, "\t", quoting=csv.QUOTE_ALL)
        yield _text([table[0], [f'="{cell}"' for cell in table[1]]], "|")


def workbooks() -> Iterator[bytes]:
    """XLSX of every kind, and what other programs write."""
    for table in _EVERY:
        book, file = openpyxl.Workbook(), io.BytesIO()
        for row in table:
            book.active.append(list(row))
        book.save(file)
        yield file.getvalue()
    yield from (path.read_bytes() for path in sorted((_DATA / "workbooks").glob("*.xlsx")))


def old_workbooks() -> Iterator[bytes]:
    """XLS and XLSB."""
    for suffix in ("xls", "xlsb"):
        yield from (path.read_bytes() for path in sorted((_DATA / "workbooks").glob(f"*.{suffix}")))


def pages() -> Iterator[bytes]:
    """HTML tables that are called .xls."""
    for table in _EVERY:
        lines = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in table)
        yield f"<html><head><meta charset=utf-8></head><body><table>{''.join(lines)}</table></body></html>".encode()


def spreadsheet_xml() -> Iterator[bytes]:
    """XML of the year 2003."""
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    for table in _EVERY:
        lines = (
            "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>"
            for row in table
        )
        inside = f'<Worksheet ss:Name="a"><Table>{"".join(lines)}</Table></Worksheet>'
        yield f'<?xml version="1.0"?><Workbook xmlns="{name}" xmlns:ss="{name}">{inside}</Workbook>'.encode()


def answers() -> Iterator[bytes]:
    """JSON answers of tracking services: one, a list, one per line."""
    for one in (_KUAIDI100, _KDNIAO):
        yield json.dumps(one, ensure_ascii=False).encode()
        yield json.dumps([one, one]).encode()
        yield "\n".join([json.dumps(one, ensure_ascii=False)] * 2).encode()
    parcel = {"tracking_no": "YT0000000000101", "order_id": "6900000000000000101", "ship_time": 1795147200}
    yield json.dumps({"data": {"list": [parcel]}}).encode()


def archives() -> Iterator[bytes]:
    """ZIPs of texts, of workbooks, of archives."""
    for table in _EVERY:
        yield _zipped({"演示/a.csv": _text(table)})
    yield _zipped({"a.csv": _text(_ORDERS), "b.csv": _text(_PARCELS), "c.json": next(answers())})
    yield _zipped({"a.zip": _zipped({"a.csv": _text(_ORDERS)}, zipfile.ZIP_STORED)})
    yield _zipped({"a.xlsx": next(workbooks()), "b.xls": next(old_workbooks())})
    yield from (path.read_bytes() for path in sorted((_DATA / "workbooks").glob("*.zip")))


def _text(rows: Table, delimiter: str = ",", encoding: str = "utf-8", quoting: int = 0) -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return file.getvalue().encode(encoding)


def _zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()

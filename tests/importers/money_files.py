"""What the tests of after-sale exports, ledgers and JSON answers share: files with the whole headers of the real ones."""

from __future__ import annotations

import csv
import io
import json
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from tests.conftest import ROOT

_HEADERS = tomllib.loads((ROOT / "tests" / "data" / "headers.toml").read_text("utf-8"))
CASES_50, LEDGER_30, LEDGER_39 = (
    tuple(_HEADERS[name].split()) for name in ("after_sales_50", "ledger_30", "ledger_39")
)
CASES_NAME = "售后单-2026-11-20 12_00_00.xlsx"
ORDER = "6900000000000000101"
CASE: Mapping[str, str] = {
    "售后单号": "143000000000000001",
    "订单号": ORDER,
    "商品单号": ORDER,
    "商品名称": "演示商品（编造）",
    "应付金额（元）": "1,299.00",
    "商品发货状态": "已发货",
    "售后类型": "仅退款",
    "退商品金额（元）": "¥1,299.00",
    "退运费金额（元）": "0.00",
    "售后状态": "待商家处理",
    "售后申请时间": "2026-11-19 10:00:00",
    "售后原因": "不想要了",
}
FINE: Mapping[str, str] = {
    "动账时间": "2026-11-19 10:00:00",
    "动帐流水号": "2026111900000001",
    "动账方向": "出账",
    "动账金额": "5.00",
    "动账账户": "聚合账户",
    "动账场景": "消费者赔付",
    "订单号": ORDER,
    "子订单号": ORDER,
    "备注": "因订单存在揽收超时问题对消费者进行赔付",
}


def row_of(header: Sequence[str], told: Mapping[str, str], **more: str) -> list[str]:
    """A row under the header; what is not told is "-", as the platform writes it."""
    return [{**told, **more}.get(name, "-") for name in header]


def case(**more: str) -> dict[str, str]:
    """A case, told otherwise."""
    return {**CASE, **more}


def fine(**more: str) -> dict[str, str]:
    """A ledger row, told otherwise."""
    return {**FINE, **more}


def write_cases(
    folder: Path, *cases: Mapping[str, str], name: str = CASES_NAME, header: Sequence[str] = CASES_50
) -> Path:
    """An after-sale export as the platform writes it: XLSX, one sheet, text cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append(list(header))
    for one in cases:
        sheet.append(row_of(header, one))
    path = folder / name
    book.save(path)
    return path


def ledger_text(*rows: Mapping[str, str], header: Sequence[str] = LEDGER_30) -> str:
    """The text of a ledger: long numbers end in a TAB."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    for told in rows:
        cells = row_of(header, told)
        writer.writerow([cell + "\t" if cell.isdecimal() and len(cell) > 10 else cell for cell in cells])
    return text.getvalue()


def write_ledger(
    path: Path, *rows: Mapping[str, str], header: Sequence[str] = LEDGER_30, encoding: str = "utf-8-sig"
) -> Path:
    """A ledger as CSV."""
    path.write_bytes(ledger_text(*rows, header=header).encode(encoding))
    return path


def zip_of(path: Path, members: Mapping[str, str]) -> Path:
    """A ZIP of several ledgers."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text.encode("utf-8-sig"))
    return path


def write_json(path: Path, document: Any, encoding: str = "utf-8") -> Path:
    """A saved answer."""
    path.write_text(json.dumps(document, ensure_ascii=False), encoding=encoding)
    return path

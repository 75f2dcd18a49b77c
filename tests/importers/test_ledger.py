"""Ledgers: both headers, signs and directions, archives of several."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.core.ledger import LedgerEntry
from shopguard.importers.source import expand, open_source
from tests.importers.money_files import FINE, LEDGER_30, LEDGER_39, ORDER, fine, ledger_text, write_ledger, zip_of
from tests.importers.reading_files import NOW, READING, opened, read, refusal, write_csv


def entries(path: Path) -> list[LedgerEntry]:
    """All entries of the file."""
    accepted, rejected = read(opened(path))
    assert not rejected
    return [row.row for row in accepted if isinstance(row.row, LedgerEntry)]


@pytest.mark.parametrize("header", [LEDGER_30, LEDGER_39])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_both_headers(tmp_path: Path, header: tuple[str, ...], encoding: str) -> None:
    path = write_ledger(tmp_path / "a.csv", FINE, header=header, encoding=encoding)
    source = opened(path)
    assert (source.kind, source.warnings) == ("ledger", ())
    assert source.known_as_of == parse_iso("2026-11-19T10:00:00")
    assert entries(path) == [
        LedgerEntry(
            key="2026111900000001",
            at=parse_iso("2026-11-19T10:00:00"),
            amount_fen=-500,
            direction="exit",
            scene="消费者赔付",
            remark="因订单存在揽收超时问题对消费者进行赔付",
            order_id=ORDER,
            line_id=ORDER,
            account="聚合账户",
        )
    ]


@pytest.mark.parametrize(
    "other", [{"动账金额": "3.00"}, {"动账方向": "入账"}, {"备注": "因订单存在发货超时问题对消费者进行赔付"}], ids=str
)
def test_a_serial_number_that_is_not_unique(tmp_path: Path, other: dict[str, str]) -> None:
    path = write_ledger(tmp_path / "a.csv", FINE, fine(**other), FINE, fine(动帐流水号="2026111900000002"))
    accepted, rejected = read(opened(path))
    assert [(row.line, row.why.code) for row in rejected] == [(3, "reject.serial_twice")]
    assert rejected[0].why.values == {"serial": "2026111900000001", "other": 2}
    assert next(iter(other.values())) in rejected[0].cells  # as it stood, to be mended
    assert [row.row.amount_fen for row in accepted if isinstance(row.row, LedgerEntry)] == [-500, -500, -500]


@pytest.mark.parametrize(
    ("direction", "amount", "fen"),
    [
        ("出账", "5.00", -500),
        ("出账", "-5.00", -500),
        ("出账", "-1,299.00", -129_900),
        ("出账", "¥5.00", -500),
        ("出账", "-¥5.00", -500),
        ("出账", "５.００", -500),
        ("入账", "+5.00", 500),
        ("入账", "0.00", 0),
        ("-", "-5.00", -500),
    ],
)
def test_amounts(tmp_path: Path, direction: str, amount: str, fen: int) -> None:
    [entry] = entries(write_ledger(tmp_path / "a.csv", fine(动账方向=direction, 动账金额=amount)))
    assert entry.amount_fen == fen


def test_the_name_with_the_other_character(tmp_path: Path) -> None:
    header = ("动账时间", "动账流水号", "动账方向", "动账金额(元)", "动账场景", "备注")
    row = ("2026-11-19 10:00:00", "1", "出账", "5.00", "消费者赔付", "发货超时")
    source = opened(write_csv(tmp_path / "a.csv", header, row))
    [accepted], _ = read(source)
    assert isinstance(accepted.row, LedgerEntry)
    assert (accepted.row.key, accepted.row.order_id) == ("1", None)
    assert [warning.code for warning in source.warnings] == ["warning.no_ledger_order"]


def test_rows_that_cannot_be_taken_are_kept_with_their_reason(tmp_path: Path) -> None:
    rows = (fine(动账金额="-"), fine(动账时间="-"), fine(动账金额="五元"), FINE)
    accepted, rejected = read(opened(write_ledger(tmp_path / "a.csv", *rows)))
    assert len(accepted) == 1
    assert [(row.line, row.why.code) for row in rejected] == [
        (2, "reject.amount"),
        (3, "reject.empty"),
        (4, "reject.amount"),
    ]


def test_a_direction_nobody_knows_is_no_income(tmp_path: Path) -> None:
    accepted, rejected = read(opened(write_ledger(tmp_path / "a.csv", fine(动账方向="划转"), FINE)))
    assert (len(accepted), [row.why.code for row in rejected]) == (1, ["reject.unreadable"])


def test_totals_below_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(ledger_text(FINE) + "合计," + ",".join("" for _ in LEDGER_30[2:]) + "\r\n", encoding="utf-8")
    assert len(entries(path)) == 1


def test_several_in_one_archive(tmp_path: Path) -> None:
    members = {
        "动账明细_1.csv": ledger_text(FINE),
        "动账明细_2.csv": ledger_text(fine(动帐流水号="2"), header=LEDGER_39),
    }
    path = zip_of(tmp_path / "动账明细.zip", members)
    sources = [open_source(one, now=NOW, as_of=None, reading=READING) for one in expand([path])]
    assert [(source.path.split("!")[1], source.kind) for source in sources] == [
        ("动账明细_1.csv", "ledger"),
        ("动账明细_2.csv", "ledger"),
    ]


def test_order_numbers_destroyed_by_excel_refuse_the_file(tmp_path: Path) -> None:
    assert refusal(write_ledger(tmp_path / "a.csv", fine(订单号="6.9E+18"))) == "problem.damaged_ids"


def test_serial_numbers_destroyed_by_excel_refuse_the_file(tmp_path: Path) -> None:
    assert refusal(write_ledger(tmp_path / "a.csv", fine(动帐流水号="2.02611E+15"))) == "problem.damaged_ids"


def test_settlement_bills_are_still_refused(tmp_path: Path) -> None:
    header = ("结算时间", "订单号", "结算金额", "结算单类型", "结算账户")
    assert refusal(write_csv(tmp_path / "a.csv", header, ("1",) * 5)) == "problem.settlement_not_read"

"""What was really taken: ledgers in, `charged` out, by window, text and JSON."""

from __future__ import annotations

from pathlib import Path

from shopguard.cli.cost_documents import penalties_document
from shopguard.cli.penalties import penalty_lines
from shopguard.core.beijing import parse_iso
from shopguard.flows.costs.costs_now import costs_now
from shopguard.flows.costs.penalties import preview
from shopguard.flows.imports.importing import import_files
from shopguard.flows.workplace import Workplace
from tests.importers.money_files import FINE, LEDGER_39, fine, ledger_text, write_ledger, zip_of

NOW = parse_iso("2026-11-22T12:00:00")


def test_fines_by_clause_with_reversals_deducted(place: Workplace, tmp_path: Path) -> None:
    back = fine(动帐流水号="3", 动账方向="入账", 动账金额="3.00", 备注="撤销因订单存在发货超时问题对消费者进行赔付")
    rows = (
        FINE,
        fine(动帐流水号="2", 动账金额="3.00", 备注="因订单存在发货超时问题对消费者进行赔付"),
        back,
        fine(动帐流水号="4", 动账金额="1.50", 备注="因商家商品存在物流轨迹异常问题对消费者进行赔付"),
        fine(动帐流水号="5", 动账金额="99.00", 动账方向="入账", 动账场景="订单结算", 备注="-"),
        fine(动帐流水号="6", 动账金额="20.00", 动账场景="小额打款", 备注="商家向消费者小额打款补差价"),
    )
    half = ledger_text(*rows[:3]), ledger_text(*rows[2:], header=LEDGER_39)  # one entry stands in both
    path = zip_of(tmp_path / "动账明细.zip", {"1.csv": half[0], "2.csv": half[1]})
    for counts in ([(3, 0), (3, 1)], [(0, 3), (0, 4)]):
        files = import_files(place, [path], now=NOW).files
        assert [(file.kind, file.refused) for file in files] == [("ledger", None)] * 2
        assert [(file.added, file.unchanged) for file in files] == counts
        told = preview(place, NOW)
        assert (told.charged.fen, dict(told.charged.by_clause)) == (650, {"pickup-timeout": 500, "unknown": 150})
        assert penalties_document(told)["charged"] == {"yuan": 6.5, "by_clause": {"pickup-timeout": 5, "unknown": 1.5}}
        assert told.charged_line in penalty_lines(place, costs_now(place, NOW), None)
        assert (
            told.charged_line == "动账明细里已扣 6.50 元（退回的已减去）：揽收超时 5 元、轨迹异常（没写哪一条） 1.50 元"
        )


def test_only_what_had_been_taken_by_then(place: Workplace, tmp_path: Path) -> None:
    import_files(place, [write_ledger(tmp_path / "a.csv", FINE)], now=NOW)
    assert preview(place, parse_iso("2026-11-19T09:59:59")).charged.fen == 0
    assert preview(place, parse_iso("2026-11-19T10:00:00")).charged.fen == 500


def test_a_reversal_without_a_name_is_deducted_from_its_fine(place: Workplace, tmp_path: Path) -> None:
    rows = (
        fine(动帐流水号="1", 动账金额="100.00", 备注="因订单存在非消费者意愿私自召回包裹问题对消费者进行赔付"),
        fine(动帐流水号="2", 动账方向="入账", 动账金额="65.00", 备注="先行赔付失败退回"),
        fine(动帐流水号="3", 动账金额="7.00", 备注="因订单存在发货违规等问题扣除商家相应金额进行运费赔付"),
    )
    import_files(place, [write_ledger(tmp_path / "a.csv", *rows)], now=NOW)
    told = preview(place, NOW)
    assert penalties_document(told)["charged"] == {"yuan": 35, "by_clause": {"recalled": 35}}
    assert told.charged_line == "动账明细里已扣 35 元（退回的已减去）：私自召回 35 元"


def test_what_came_back_of_a_fine_the_ledger_does_not_show_is_nothing_taken(place: Workplace, tmp_path: Path) -> None:
    back = fine(动帐流水号="1", 动账方向="入账", 动账金额="65.00", 备注="先行赔付失败退回")
    import_files(place, [write_ledger(tmp_path / "a.csv", back)], now=NOW)
    told = preview(place, NOW)
    assert penalties_document(told)["charged"] == {"yuan": -65, "by_clause": {}}
    assert told.charged_line == "动账明细里退回了 65 元，扣的那几笔不在已导入的动账明细里"


def test_nothing_taken_is_no_line(place: Workplace) -> None:
    assert (preview(place, NOW).charged.fen, preview(place, NOW).charged_line) == (0, "")

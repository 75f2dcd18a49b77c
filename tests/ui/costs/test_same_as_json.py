"""What ``penalties --json`` says and what the window shows are the same: both read, as a person and as a script would."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from shopguard.cli.main import main
from shopguard.core.beijing import day_of, parse_iso
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs.call_sheet_page import CallSheetPage
from shopguard.ui.costs.courier_picture import CourierPicture
from shopguard.ui.costs.days_page import DaysPage
from shopguard.ui.costs.pictures_page import PicturesPage
from shopguard.ui.costs.refunds_page import RefundsPage
from shopguard.ui.costs.rescue_model import RescueRole
from shopguard.ui.costs.score_page import ScorePage
from shopguard.ui.costs.truth_page import TruthPage
from shopguard.ui.look.words import moment as in_words
from shopguard.ui.shell.main_window import MainWindow
from tests.cli.test_contract import NoWindow
from tests.ui.driving import settle, texts

TIP = Qt.ItemDataRole.ToolTipRole
NOON = "2026-11-20T12:00:00"
Documents = Callable[..., Any]
Line = dict[str, str]


@pytest.fixture
def told(demo_place: Workplace, moment: int, capsys: pytest.CaptureFixture[str]) -> Documents:
    """What the command line prints for the window's own data at the window's moment."""

    def tell(*words: str) -> Any:
        asked = ["--data", str(demo_place.data), "penalties", "--json", "--at", NOON, *words]
        assert main(asked, NoWindow(), lambda: moment) == 0
        return json.loads(capsys.readouterr().out)

    return tell


def yuan(number: float | None) -> str:
    """A number of the document as the window writes it."""
    assert number is not None
    return f"¥{number}" if isinstance(number, int) else f"¥{number:.2f}"


def when(text: str | None) -> str:
    return in_words(None if text is None else parse_iso(text))


def day(text: str | None) -> str:
    return "–" if text is None else day_of(parse_iso(text)).isoformat()


def lines_of(model: QAbstractItemModel) -> list[Line]:
    """All rows of a table, by the titles of its columns."""
    columns = range(model.columnCount())
    titles = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
    return [
        {title: str(model.index(row, column).data()) for title, column in zip(titles, columns, strict=True)}
        for row in range(model.rowCount())
    ]


def page(qtbot: QtBot, window: MainWindow, name: str) -> QWidget:
    window.parts.costs.open(name)
    settle(qtbot, window)
    assert window.parts.costs.dialog is not None
    found = window.parts.costs.dialog.tab(name).page
    assert found is not None
    return found


def test_the_sums_measures_and_sentences_of_the_pane(window: MainWindow, told: Documents) -> None:
    document, said = told(), texts(window.parts.penalties)
    assert document["at"] == f"{NOON}+08:00"
    totals = document["totals"]
    for word, key in (
        ("现在要赔", "yuan_now"),
        ("再不管 24 小时", "yuan_if_ignored"),
        ("另有待证实", "yuan_unconfirmed"),
    ):
        assert f"{word}\n{yuan(totals[key])}" in said
    assert f"其中账单已扣 {yuan(totals['yuan_now_taken'])}" in said
    assert ("次严重违规" in texts(window.parts.penalties._above)) is (totals["strikes_if_ignored"] > 0)
    assert sum(order["yuan_now"] for order in document["orders"]) == totals["yuan_now"]
    for line in document["headroom"]:
        assert line in said
    for one in document["measures"]:
        assert one["measure"] in said
        assert one["because"] in said
    taken = document["charged"]["yuan"]
    assert taken > 0
    assert f"已扣 {taken} 元" in said


def test_every_position_of_the_slider(window: MainWindow, told: Documents, demo_place: Workplace) -> None:
    card = window.parts.penalties.outlook
    for hours, one in zip(range(0, 169, 6), told()["outlook"]["positions"], strict=True):
        card.moment.slider.setValue(hours)
        assert card.moment.said.text().endswith(when(one["at"]))
        assert card.owed.text() == f"要赔 {yuan(one['yuan'])}"
        assert {risk.word: shown for risk, shown in card.colours.shown.items()} == {
            word: f"{demo_place.texts.word('risk.' + word)} {number}" for word, number in one["colours"].items()
        }
        assert (f"有 {one['turned_red']} 单变红" in card.told.text()) is (one["turned_red"] > 0)
        assert (f"记 {one['strikes']} 次" in card.told.text()) is (one["strikes"] > 0)
        for measure in one["measures"][:3]:
            assert measure["measure"] in card.threats.text()


def test_whom_to_save_first_and_what_it_saves(qtbot: QtBot, window: MainWindow, told: Documents) -> None:
    card = window.parts.penalties.rescues
    card.more.click()
    document = told()
    first = document["fix_first"]
    assert any(one["waybill"] for one in first)
    shown = [
        (str(index.data(RescueRole.BELOW)), str(index.data()), str(index.data(RescueRole.FIGURE)), str(index.data(TIP)))
        for index in (card.model.index(row) for row in range(card.model.rowCount()))
    ]
    cards = {clause.id: clause.card["zh"] for clause in window.place.rulebook.clauses}
    names = window.place.courier_names
    as_shown = sorted(
        first, key=lambda one: one["averts_strikes"] == 0
    )  # the window puts those that avert a strike first
    assert card.averted.text().splitlines() == [one["says"] for one in document["averted"]]
    assert shown == [
        (
            f"{names[one['courier']]} · {one['waybill']} · {one['order_id']}" if one["waybill"] else one["order_id"],
            f"{cards[one['clause']]} · 最晚 {when(one['deadline'])}",
            f"省 {yuan(one['saves_yuan'])}" + ("\n免记一次处罚" if one["averts_strikes"] else ""),
            one["why"],
        )
        for one in as_shown
    ]
    for row in (0, 1):
        card.model.setData(card.model.index(row), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    window.parts.penalties.outlook.moment.slider.setValue(48)
    settle(qtbot, window)
    asked = [word for one in as_shown[:2] for word in ("--handed-over", one["order_id"])]
    what_if = told("--horizon", "48", *asked)["what_if"]
    said = f"勾了 2 单：到 {when(what_if['at'])} 省 {yuan(what_if['saves_yuan'])}"
    assert card.saved.text().startswith(said)
    assert ("少记" in card.saved.text()) is (what_if["avoids_strikes"] > 0)


def test_the_call_sheet(qtbot: QtBot, window: MainWindow, told: Documents) -> None:
    shown = page(qtbot, window, "call_sheet")
    assert isinstance(shown, CallSheetPage)
    sheet = told()["call_sheet"]
    groups = [*sheet["groups"], *([sheet["own"]] if sheet["own"] else [])]
    names = [shown.calls.item(row).data(Qt.ItemDataRole.DisplayRole) for row in range(shown.calls.count())]
    assert names == ["全部，按时间", *(group["name"] for group in groups)]
    assert len(groups) > 1
    assert shown.counted.text() == sheet["counted"]
    everything = sorted(row["waybill"] for group in sheet["groups"] for row in group["rows"])
    assert sorted(line["运单号"] for line in lines_of(shown.panel.model)) == everything
    for number, group in enumerate(groups, 1):
        shown.calls.setCurrentRow(number)
        lines = lines_of(shown.panel.model)
        assert len(lines) == len(group["rows"])
        for line, row in zip(lines, group["rows"], strict=True):
            numbers = row["waybill"] or ", ".join(row["orders"])
            assert line["运单号" if row["waybill"] else "订单号"] in (numbers, ", ".join(row["orders"]))
            assert line["商品"] == (row["goods"] or "")
            assert line["要做什么"] == row["ask"]
            steps = row["at_stake_from"]
            assert row["at_stake_yuan"] == (steps[-1]["yuan"] if steps else 0)
            assert all(yuan(step["yuan"]) in line["会多罚"] for step in (*steps[:1], *steps[-1:]))
            assert bool(line["会多罚"]) is bool(steps)
            assert line["寄往"] == row["place"]


def test_refunds(qtbot: QtBot, window: MainWindow, told: Documents) -> None:
    shown = page(qtbot, window, "refunds")
    assert isinstance(shown, RefundsPage)
    rows = told()["refunds"]["orders"]
    assert rows
    lines = {(line["订单号"], line["运单号"]): line for line in lines_of(shown.table.model())}
    assert set(lines) == {(row["order_id"], row["waybill"] or "") for row in rows}
    for row in rows:
        line = lines[row["order_id"], row["waybill"] or ""]
        assert line["截止"] == when(row["deadline"])
        assert line["申请时间"] == when(row["asked_at"])
        for title, key in (("申请退款", "asked_yuan"), ("实付", "paid_yuan")):
            assert line[title] == ("未知" if row[key] is None else yuan(row[key]))


def test_the_truth_loop(qtbot: QtBot, window: MainWindow, told: Documents) -> None:
    shown = page(qtbot, window, "truth")
    assert isinstance(shown, TruthPage)
    truth = told()["truth"]
    assert truth["has_ledger"]
    assert shown.headline.text() == truth["headline"]
    counts = lines_of(shown.counts_model)
    for line, tally in zip(counts, [truth["total"], *truth["by_clause"]], strict=True):
        for title, outcome in (("报中", "hit"), ("漏报", "missed"), ("误报", "false_alarm"), ("已退回", "reversed")):
            assert line[title] == str(tally["counts"].get(outcome, 0))
        assert (line["预计"], line["实扣"]) == (yuan(tally["yuan_predicted"]), yuan(tally["yuan_taken"]))
        assert ("%" in line["命中率"]) is (tally["hit_rate"] is not None)
        assert ("%" in line["准确率"]) is (tally["precision"] is not None)
    cases = lines_of(shown.case_model)
    assert [(line["订单号"], line["扣款时间"], line["怎么回事"]) for line in cases] == [
        (case["order_id"] or "–", day(case["taken_at"]), case["says"]) for case in truth["cases"]
    ]


def test_the_days(qtbot: QtBot, window: MainWindow, told: Documents) -> None:
    shown = page(qtbot, window, "days")
    assert isinstance(shown, DaysPage)
    document = told()
    (said,) = shown.headroom.lines
    assert said.says == document["headroom"][0]  # the pane has the other families' lines, too
    lines = {line["日期"]: line for line in lines_of(shown.days.model())}
    assert set(lines) == {one["date"] for one in document["days"]}
    for one in document["days"]:
        line = lines[one["date"]]
        assert (line["发货"], line["异常"], line["应发"]) == (
            str(one["shipped"]),
            str(one["abnormal"]),
            str(one["due"]),
        )
        assert (line["缺货"], line["超时"]) == (str(one["out_of_stock"]["orders"]), str(one["ship_overdue"]["orders"]))
        rates = one["rate"], one["out_of_stock"]["rate"], one["ship_overdue"]["rate"]
        shares = ["未定义" if rate is None else f"{rate:.1%}" for rate in rates]
        assert [line["异常率"], line["缺货率"], line["超时率"]] == shares
    assert [(line["处罚"], line["为什么"]) for line in lines_of(shown.measures.model())] == [
        (one["measure"], one["because"]) for one in reversed(document["measures"])
    ]


def test_the_pictures(qtbot: QtBot, window: MainWindow, told: Documents) -> None:
    shown = page(qtbot, window, "pictures")
    assert isinstance(shown, PicturesPage)
    pictures = told()["pictures"]
    words = ("violated", "due", "watch", "ok", "closed")
    assert [list(line.values()) for line in lines_of(shown.risks.table.model())] == [
        [one["date"], *(str(one[word]) for word in words), str(sum(one[word] for word in words))]
        for one in reversed(pictures["risks"])
    ]
    assert [list(line.values()) for line in lines_of(shown.money.table.model())] == [
        [one["date"], *(_amount(one[key]) for key in ("yuan_taken", "yuan_back", "yuan_avoided")), str(one["saved"])]
        for one in reversed(pictures["money"])
    ]
    assert _couriers_shown(shown.couriers) == [
        (str(one["parcels"]), _amount(one["yuan"]), str(one["violating"]))
        for one in pictures["couriers"][0]["couriers"]
    ]


def _amount(number: float | None) -> str:
    return "没有明细" if number is None else yuan(number)[1:]


def _couriers_shown(picture: CourierPicture) -> list[tuple[str, str, str]]:
    return [(line["件数"], line["罚款（元）"], line["违规件"]) for line in lines_of(picture.table.model())]


def test_the_score(qtbot: QtBot, window: MainWindow, told: Documents) -> None:
    shown = page(qtbot, window, "score")
    assert isinstance(shown, ScorePage)
    score = told()["score"]
    assert shown.partial.text() == score["partial"]
    (shop,) = score["shops"]
    said = texts(shown)
    assert f"已揽收 {shop['done']} 单" in said
    assert f"还没揽收 {shop['waiting']} 单" in said
    for one in shop["longer"]:
        assert f"超过 {one['seconds'] // 3600} 小时 {one['orders']} 单" in said
    assert [(line["订单号"], line["支付"], line["数据只到"]) for line in lines_of(shown.table.model())] == [
        (one["order_id"], when(one["paid_at"]), when(one["known_as_of"])) for one in shop["drags"]
    ]

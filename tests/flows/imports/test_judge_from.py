"""From which day on orders are judged: what is left out, what is not, and what the preview and the lists say of it."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from shopguard.cli.main import main
from shopguard.core.beijing import DAY, parse_iso
from shopguard.core.finding import Risk
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.opening import open_appeal
from shopguard.flows.costs.outlook import load_outlook
from shopguard.flows.costs.penalties import preview
from shopguard.flows.imports.importing import import_files
from shopguard.flows.imports.judge_from import LONG_AGO, choose_day, chosen_day, reaches_back_to
from shopguard.flows.judging import refresh
from shopguard.flows.orders.order_detail import order_detail
from shopguard.flows.orders.order_list import Filter, list_orders, risk_counts
from shopguard.flows.orders.owner_actions import undo_last
from shopguard.flows.orders.tagging import Change, set_tags
from shopguard.flows.orders.verdict import judge_all
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.workplace import Workplace
from tests.flows.imports.daily_exports import export, order, tracks

NOW = parse_iso("2026-11-22T12:00:00")
ONE, TWO = "6900000000000000001", "6900000000000000002"
DAY_ONE = date(2026, 11, 10)
LATE = {"promised": "2026-11-11 00:00:00"}  # sent on the 12th, picked up on the 13th: late for everybody


def late_order(number: int, paid: str, status: str = "已完成", sent: str = "2026-11-12 10:00:00") -> tuple[str, ...]:
    return order(number, paid, status=status, sent=sent, parcel=f"YT{number:013d}-圆通速递", **LATE)


def scans(number: int) -> list[tuple[str, ...]]:
    texts = ("已揽收", "已到达【杭州转运中心】", "正在派件", "已签收")
    return [(f"YT{number:013d}", "圆通", f"2026-11-14 1{n}:00:00", text) for n, text in enumerate(texts)]


@pytest.fixture
def shop(place: Workplace, tmp_path: Path) -> Workplace:
    """Late orders paid on the last second before the day and on its first, an old one still to be sent, one sent long before."""
    orders = [
        late_order(1, "2026-11-09 23:59:59"),
        late_order(2, "2026-11-10 00:00:00"),
        order(3, "2026-11-01 10:00:00", promised="2026-11-03 10:00:00"),
        late_order(4, "2026-10-01 10:00:00", status="已发货", sent="2026-10-25 23:59:59"),
        late_order(5, "2026-10-01 10:00:00", status="已发货", sent="2026-10-26 00:00:00"),
        order(6, "2026-11-01 10:00:00", status="已关闭", promised="2026-11-03 10:00:00", done="2026-11-02 10:00:00"),
    ]
    files = [export(tmp_path / "o.csv", *orders), tracks(tmp_path / "t.csv", *scans(1), *scans(2))]
    import_files(place, files, now=NOW, as_of=NOW)
    return place


def ids(*numbers: int) -> set[str]:
    return {f"69{number:017d}" for number in numbers}


def closed(place: Workplace) -> set[str]:
    return {row.order_id for row in list_orders(place, Filter(risks=frozenset([Risk.CLOSED])))}


def test_all_are_judged_until_the_owner_chooses(shop: Workplace) -> None:
    assert chosen_day(shop) is None
    assert closed(shop) == ids(6)  # it ended by itself


def test_the_border_is_a_second(shop: Workplace) -> None:
    choose_day(shop, DAY_ONE, now=NOW)
    assert chosen_day(shop) == DAY_ONE
    assert closed(shop) == ids(1, 4, 6)  # 4 was sent over 15 days before the day, 5 just not
    risks = {judged.order_id: (judged.risk, judged.findings) for judged in judge_all(shop, NOW, everything=True)}
    for order_id in ids(1, 4, 6):
        assert risks[order_id] == (Risk.CLOSED, ())
    for order_id in ids(2, 3):
        assert risks[order_id][0] is Risk.VIOLATED
    at_risk = {judged.order_id for judged in judge_all(shop, NOW)}
    assert at_risk == ids(2, 3, 5)


def test_it_costs_nothing_and_counts_nowhere(shop: Workplace) -> None:
    costing = {one.order_id for one in preview(shop, NOW).orders}
    assert ids(1, 2) <= costing
    shipped = {day.day: day.shipped for day in preview(shop, NOW).days}
    assert shipped[date(2026, 11, 12)] == 2
    choose_day(shop, DAY_ONE, now=NOW)
    for at in (NOW, NOW - DAY):
        costing = {one.order_id for one in preview(shop, at).orders}
        assert ids(2) <= costing
        assert not costing & ids(1, 4, 6)
        risks = Counter(judged.risk for judged in judge_all(shop, at, everything=True))
        assert load_outlook(shop, at).standing(at).colours == {risk: risks[risk] for risk in Risk}
    shipped = {day.day: day.shipped for day in preview(shop, NOW).days}
    assert shipped[date(2026, 11, 12)] == 1
    found = order_detail(shop, ONE, NOW)
    assert (found.risk, found.findings, found.yuan_now_fen, found.left_out) == (Risk.CLOSED, (), 0, True)
    assert order_detail(shop, TWO, NOW).left_out is False


def test_only_what_it_makes_a_difference_for_is_judged_again(shop: Workplace) -> None:
    before = risk_counts(shop)
    assert choose_day(shop, DAY_ONE, now=NOW).judged == 3
    assert choose_day(shop, DAY_ONE, now=NOW).judged == 0
    assert choose_day(shop, date(2026, 11, 11), now=NOW).judged == 2  # paid on the 10th, sent on October 26th
    assert choose_day(shop, None, now=NOW).judged == 5
    assert risk_counts(shop) == before
    assert chosen_day(shop) is None


def test_a_day_to_come_is_refused(shop: Workplace) -> None:
    choose_day(shop, date(2026, 11, 22), now=NOW)
    with pytest.raises(UserProblem) as problem:
        choose_day(shop, date(2026, 11, 23), now=NOW)
    assert problem.value.message.code == "problem.judge_from_later"
    assert chosen_day(shop) == date(2026, 11, 22)


def test_stopped_the_rest_is_judged_later(shop: Workplace) -> None:
    with pytest.raises(Cancelled):
        choose_day(shop, DAY_ONE, now=NOW, reporter=Reporter(cancelled=lambda: True))
    assert chosen_day(shop) == DAY_ONE
    assert not {one.order_id for one in preview(shop, NOW).orders} & ids(1, 4, 6)  # not told by the stale verdicts
    refresh(shop, NOW)
    assert closed(shop) == ids(1, 4, 6)


def test_an_order_that_ends_later_is_left_out_then(shop: Workplace, tmp_path: Path) -> None:
    choose_day(shop, DAY_ONE, now=NOW)
    ended = order(3, "2026-11-01 10:00:00", status="已关闭", promised="2026-11-03 10:00:00", done="2026-11-22 11:00:00")
    import_files(shop, [export(tmp_path / "o2.csv", ended)], now=NOW, as_of=NOW)
    assert closed(shop) == ids(1, 3, 4, 6)


def test_what_is_left_out_lacks_nothing(shop: Workplace, tmp_path: Path) -> None:
    import_files(shop, [export(tmp_path / "o2.csv", order(9, "2026-11-20 10:00:00"))], now=NOW, as_of=NOW)
    report = import_files(shop, [tmp_path / "o2.csv"], now=NOW, as_of=NOW)
    lacking = {one.code: one.values["number"] for one in report.missing}
    assert lacking["missing.without_track"] == 2  # 4 and 5
    choose_day(shop, DAY_ONE, now=NOW)
    report = import_files(shop, [tmp_path / "o2.csv"], now=NOW, as_of=NOW)
    assert {one.code: one.values["number"] for one in report.missing}["missing.without_track"] == 1


def test_what_the_owner_tagged_himself_is_judged(shop: Workplace) -> None:
    choose_day(shop, DAY_ONE, now=NOW)
    set_tags(shop, [ONE], [Change("fraud")], NOW)
    assert closed(shop) == ids(4, 6)
    assert ids(1) <= {one.order_id for one in preview(shop, NOW).orders}
    undo_last(shop, NOW)
    assert closed(shop) == ids(1, 4, 6)


def test_no_appeal_without_a_judgement_and_it_says_why(shop: Workplace) -> None:
    choose_day(shop, DAY_ONE, now=NOW)
    with pytest.raises(UserProblem) as problem:
        open_appeal(shop, ONE, "ship-overdue", now=NOW)
    assert problem.value.message.code == "problem.order_left_out"


def test_asked_after_half_a_year_of_history_and_once(place: Workplace, tmp_path: Path) -> None:
    placed = parse_iso("2026-05-01T10:00:00")
    path = export(tmp_path / "o.csv", order(1, "2026-05-01 10:00:00"))
    assert reaches_back_to(place, NOW) is None
    assert import_files(place, [path], now=placed + LONG_AGO, as_of=placed + DAY).reaches_back_to is None
    assert import_files(place, [path], now=placed + LONG_AGO + 1, as_of=placed + DAY).reaches_back_to == placed
    choose_day(place, None, now=NOW)  # all: an answer too
    assert import_files(place, [path], now=NOW, as_of=placed + DAY).reaches_back_to is None


class NoWindow:
    """The command line alone."""


def run(capsys: pytest.CaptureFixture[str], data: Path, *words: str) -> tuple[int, str, str]:
    code = main(["--data", str(data), *words], NoWindow(), lambda: NOW)  # type: ignore[arg-type]
    said = capsys.readouterr()
    return code, said.out, said.err


def test_on_the_command_line(shop: Workplace, capsys: pytest.CaptureFixture[str]) -> None:
    data = shop.data
    shop.store.close()
    assert run(capsys, data, "judge-from")[1] == "所有订单都判断。\n"
    code, out, _ = run(capsys, data, "judge-from", "2026-11-10")
    assert (code, out.splitlines()[0]) == (0, "重新判断了 3 个订单。")
    assert "从 2026-11-10 起" in out
    code, out, err = run(capsys, data, "check", "--json")
    assert {one["order_id"] for one in json.loads(out)["orders"]} == ids(2, 3, 5)
    assert err == ""
    code, _, err = run(capsys, data, "judge-from", "2026-11-23")
    assert (code, "2026-11-23 还没到" in err) == (1, True)
    assert run(capsys, data, "judge-from", "all")[1].splitlines()[-1] == "所有订单都判断。"
    with pytest.raises(SystemExit) as usage:
        run(capsys, data, "judge-from", "yesterday")
    assert usage.value.code == 2

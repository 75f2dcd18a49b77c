"""The truth loop on real judgements and imported ledgers; every ledger is made up, every expectation worked by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from shopguard.core.beijing import DAY, HOUR, parse_iso, plain
from shopguard.core.fine_match import Level
from shopguard.core.truth import Instead
from shopguard.core.truth_cases import Case, Outcome
from shopguard.flows.costs.charging import charged_until
from shopguard.flows.costs.taken import taken_by_order
from shopguard.flows.costs.truth import TruthView, truth
from shopguard.flows.imports.batches import undo
from shopguard.flows.imports.importing import import_files
from shopguard.flows.judging import refresh
from shopguard.flows.orders.marks import set_aside
from shopguard.flows.orders.tagging import Change, set_tags
from shopguard.flows.rulebook.switches import switch_clause
from shopguard.flows.workplace import Workplace
from shopguard.importers.ledger_words import ledger_words
from shopguard.store.judged_span import JUDGE_FROM
from shopguard.store.setting import keep_setting
from tests.facts import line, save_order, save_track
from tests.importers.money_files import fine, write_ledger

T0 = parse_iso("2026-08-03T10:00:00")  # uploaded; picked up 30 h later, so pickup-timeout began at T0 + 24 h + 1 s
BEGAN = T0 + 24 * HOUR + 1
FINED = T0 + 10 * DAY
NOW = T0 + 60 * DAY
PICKUP = "因订单存在揽收超时问题对消费者进行赔付"
PICKUP_48 = "因订单存在发货后(48)小时未揽收问题对消费者进行赔付"
SHIP = "因订单存在发货超时问题对消费者进行赔付"
SETTLED = "货款结算"


def order(
    place: Workplace, number: int, *, picked_up_hours: int | None = 30, known_hours: int = 1_000, shop: str = "甲店"
) -> str:
    """An order of 100 yuan, promised within 48 h, uploaded at T0 and delivered well but for its pickup. None: only ordered."""
    order_id, waybill = f"69{number:017d}", f"YT{number:013d}"
    made = line(
        order_id,
        paid_at=T0 - HOUR,
        submitted_at=T0 - HOUR,
        promised_at=T0 + 47 * HOUR,
        uploaded_at=T0,
        waybills=f"yto:{waybill}",
    )
    known = T0 + known_hours * HOUR
    with place.store.transaction() as db:
        save_order(db, made, known_as_of=known, shop=shop)
        if picked_up_hours is None:
            save_track(db, waybill, [], known_as_of=known)
        else:
            way = [
                (picked_up_hours, "pickup"),
                (picked_up_hours + 4, "hub"),
                (picked_up_hours + 30, "out"),
                (picked_up_hours + 34, "signed"),
            ]
            save_track(db, waybill, [(T0 + hours * HOUR, kind) for hours, kind in way], known_as_of=known)
    return order_id


_numbers = iter(range(1, 10_000_000))


def taken(order_id: str, remark: str = PICKUP, *, at: int = FINED, yuan: str = "3.00", **more: str) -> dict[str, str]:
    """A fine of the ledger."""
    told = {
        "动账时间": plain(at),
        "动帐流水号": str(next(_numbers)),
        "动账金额": yuan,
        "订单号": order_id,
        "子订单号": "-",
        "备注": remark,
    }
    return fine(**{**told, **more})


def back(
    order_id: str, remark: str = PICKUP, *, at: int = FINED + DAY, yuan: str = "3.00", **more: str
) -> dict[str, str]:
    """A fine given back."""
    return taken(order_id, f"撤销{remark}", at=at, yuan=yuan, **{"动账方向": "入账", **more})


def income(at: int) -> dict[str, str]:
    """Money for a sale: shows that the ledger reaches there."""
    return taken("6999999999999999999", SETTLED, at=at, 动账方向="入账", 动账场景="订单结算")


def ledger(place: Workplace, path: Path, *rows: dict[str, str], shop: str | None = None) -> None:
    """Imports a ledger."""
    report = import_files(place, [write_ledger(path / f"动账{next(_numbers)}.csv", *rows)], now=NOW, shop=shop)
    assert [(file.kind, file.refused, file.rejected) for file in report.files] == [("ledger", None, 0)]


def cases(place: Workplace, at: int = NOW) -> list[Case]:
    refresh(place, at)
    return [row.case for row in truth(place, at).cases]


def only(place: Workplace, at: int = NOW) -> Case:
    (case,) = cases(place, at)
    return case


def test_without_a_ledger_nothing_is_told(place: Workplace) -> None:
    order(place, 1)
    view = truth(place, NOW)
    assert (view.has_ledger, view.cases, view.notes) == (False, (), ())
    assert view.headline == "还没有导入动账明细，不知道平台到底扣了多少。"


def test_the_same_fine_twice_can_be_appealed(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1)
    ledger(place, tmp_path, taken(order_id), taken(order_id, at=FINED + DAY))
    case = only(place)
    assert (case.outcome, case.predicted_fen, case.taken_fen, case.repeated) == (Outcome.HIT, 300, 600, True)
    assert truth(place, NOW).cases[0].says.endswith("实扣 6 元。同样的罚款扣了两次，可能重复，可以申诉。")
    ledger(place, tmp_path, back(order_id, at=FINED + 2 * DAY))
    assert (only(place).taken_fen, only(place).repeated) == (300, False)
    assert "可能重复" not in truth(place, NOW).cases[0].says


def test_two_fines_of_other_words_sums_or_lines_are_not_the_same(place: Workplace, tmp_path: Path) -> None:
    others = ({"备注": "揽收超时主动赔付"}, {"动账金额": "4.00"}, {"子订单号": "6999999999999999998"})
    for number, other in enumerate(others, start=1):
        order_id = order(place, number)
        ledger(place, tmp_path, taken(order_id), {**taken(order_id), **other})
    assert [case.repeated for case in cases(place)] == [False] * 3


def test_what_was_taken_and_given_back_proves_no_mistake(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1)
    ledger(place, tmp_path, taken(order_id), back(order_id, 备注="先行赔付失败退回"))
    view = truth(place, NOW)
    assert view.cases[0].says == (
        "扣过 3 元又全部退回（揽收超时）。店铺卫士也标红了“揽收超时”。扣了又退回：不一定是判错。"
    )
    assert not any("判错了" in said for said in (view.cases[0].says, *view.notes))


def test_a_hit(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1)
    ledger(place, tmp_path, taken(order_id, yuan="4.00"))
    case = only(place)
    assert (case.outcome, case.order_id, case.clause, case.called) == (
        Outcome.HIT,
        order_id,
        "pickup-timeout",
        "pickup-timeout",
    )
    assert (case.level, case.began, case.taken_at) == (Level.CLAUSE, BEGAN, FINED)
    assert (case.predicted_fen, case.taken_fen, case.back_fen) == (300, 400, 0)  # 1 % of 100 yuan, at least 3
    assert truth(place, NOW).cases[0].says == (
        "2026-08-04 10:00 起标红“揽收超时”，平台按同一条扣了款。预计 3 元，实扣 4 元。"
    )


def test_the_estimate_is_put_to_the_test_not_the_platforms_own_figure(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1)
    with place.store.transaction() as db:
        db.execute("UPDATE shipment SET expected_fen = 700, expected_known_as_of = ?", (NOW,))
    ledger(place, tmp_path, taken(order_id, yuan="7.00"))
    assert (only(place).predicted_fen, only(place).taken_fen) == (300, 700)


def test_one_call_of_two_clauses_is_one_expected_fine(place: Workplace, tmp_path: Path) -> None:
    """Picked up after 50 h: late and badly late; only the dearer of the two is fined."""
    order_id = order(place, 1, picked_up_hours=50)
    ledger(place, tmp_path, taken(order_id, PICKUP_48, yuan="25.00"), income(NOW))
    case = only(place)
    assert (case.outcome, case.called, case.predicted_fen) == (Outcome.HIT, "pickup-missing", 2_500)
    assert case.began == T0 + 48 * HOUR + 1


def test_a_fine_by_the_cheaper_clause_of_a_call_says_so(place: Workplace, tmp_path: Path) -> None:
    """Picked up after 50 h and fined as merely late: once both stood, once before the heavy one began."""
    both, early = order(place, 1, picked_up_hours=50), order(place, 2, picked_up_hours=50)
    ledger(place, tmp_path, taken(both, PICKUP), taken(early, PICKUP, at=T0 + 30 * HOUR))
    refresh(place, NOW)
    says = {row.case.order_id: row.says for row in truth(place, NOW).cases}
    assert says[both].startswith("“揽收严重超时”和“揽收超时”都标了红")
    assert says[both].endswith("平台按“揽收超时”扣了款。预计 25 元，实扣 3 元。")
    assert says[early] == (
        "2026-08-04 10:00 起标红，平台随后扣了款（揽收超时）；后来又成了“揽收严重超时”，预计按它算。预计 25 元，实扣 3 元。"
    )


def test_what_was_given_back_without_a_taking_says_so(place: Workplace, tmp_path: Path) -> None:
    ledger(place, tmp_path, back(order(place, 1)))
    assert only(place).outcome is Outcome.REVERSED
    assert truth(place, NOW).cases[0].says == "退回了 3 元（揽收超时），扣的那笔不在已导入的动账明细里。"


@pytest.mark.parametrize(
    ("remark", "level", "clause"),
    [
        ("因订单存在揽收后(24)小时无分拨记录问题对消费者进行赔付", Level.KIND, "dispatch-timeout"),
        ("因商家商品存在物流轨迹超时问题对消费者进行赔付", Level.KIND, "pickup-timeout"),
        ("因商家商品存在物流轨迹异常问题对消费者进行赔付", Level.KIND, "pickup-timeout"),
        ("因订单存在发货违规问题对消费者进行赔付", Level.ORDER, "pickup-timeout"),
        ("从没见过的说法", Level.ORDER, "pickup-timeout"),
    ],
)
def test_words_that_name_another_clause_a_family_or_nothing(
    place: Workplace, tmp_path: Path, remark: str, level: Level, clause: str
) -> None:
    ledger(place, tmp_path, taken(order(place, 1), remark))
    case = only(place)
    assert (case.outcome, case.level, case.clause, case.called) == (Outcome.HIT, level, clause, "pickup-timeout")


def test_a_fine_of_another_kind_is_missed_and_the_call_waits(place: Workplace, tmp_path: Path) -> None:
    ledger(place, tmp_path, taken(order(place, 1), SHIP), income(FINED + DAY))
    missed, waiting = cases(place)
    assert (missed.outcome, missed.instead, missed.clause) == (Outcome.MISSED, Instead.IN_TIME, "ship-overdue")
    assert (waiting.outcome, waiting.clause, waiting.decided_at) == (
        Outcome.UNCOVERED,
        "pickup-timeout",
        BEGAN + 30 * DAY,
    )


def test_given_back_is_neither_hit_nor_false_alarm(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1)
    ledger(place, tmp_path, income(T0), taken(order_id), back(order_id), income(NOW))
    case = only(place)
    assert (case.outcome, case.called, case.taken_fen, case.back_fen) == (Outcome.REVERSED, "pickup-timeout", 0, 300)
    view = truth(place, NOW)
    assert view.tallies.total.called_reversed == 1
    assert any("笔店铺卫士也标了红。" in note and "不一定是判错" in note for note in view.notes)


def test_before_it_is_given_back_it_is_a_hit(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1)
    ledger(place, tmp_path, taken(order_id), back(order_id))
    assert only(place, FINED + DAY - 1).outcome is Outcome.HIT
    assert only(place, FINED + DAY).outcome is Outcome.REVERSED
    assert only(place, FINED - 1).outcome is Outcome.WAITING  # by then nobody had seen any of it


def test_some_given_back_is_a_hit_of_the_rest(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1)
    ledger(place, tmp_path, taken(order_id, yuan="5.00"), back(order_id, yuan="2.00"))
    case = only(place)
    assert (case.outcome, case.taken_fen, case.back_fen) == (Outcome.HIT, 300, 200)
    assert truth(place, NOW).cases[0].says.endswith("实扣 3 元。（扣过的已退回 2 元）")


def test_the_order_of_a_reversal_may_stand_in_its_remark_only(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1)
    words = f"赔付单扣款揽收超时主动赔付订单编号{order_id}"
    ledger(place, tmp_path, taken(order_id), back("-", words))
    assert only(place).outcome is Outcome.REVERSED


def test_the_same_order_twice_is_one_case_of_both_sums(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1)
    ledger(place, tmp_path, taken(order_id), taken(order_id, at=FINED + 9))
    case = only(place)
    assert (case.outcome, case.taken_at, case.taken_fen, case.predicted_fen) == (Outcome.HIT, FINED, 600, 300)


def test_two_clauses_of_one_call_have_one_estimate(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1, picked_up_hours=50)
    ledger(place, tmp_path, taken(order_id, PICKUP_48, yuan="25.00"), taken(order_id, PICKUP, at=FINED + 9))
    further, first = cases(place)
    assert [(case.outcome, case.further, case.predicted_fen, case.taken_fen) for case in (first, further)] == [
        (Outcome.HIT, False, 2_500, 2_500),
        (Outcome.HIT, True, 0, 300),
    ]


def test_the_line_alone_leads_to_its_order(place: Workplace, tmp_path: Path) -> None:
    order_id = f"69{1:017d}"
    line_id = f"69{5:017d}"
    made = line(
        order_id, line_id=line_id, paid_at=T0 - HOUR, submitted_at=T0 - HOUR, promised_at=T0 + 47 * HOUR, uploaded_at=T0
    )
    with place.store.transaction() as db:
        save_order(db, made, known_as_of=NOW)
    ledger(
        place,
        tmp_path,
        taken("-", 子订单号=line_id),
        taken(line_id, SHIP),
    )
    found = cases(place)
    assert {case.order_id for case in found} == {order_id}
    assert Counter(case.clause for case in found) == Counter(["pickup-timeout", "ship-overdue"])
    ref = place.store.connection().execute("SELECT id FROM orders").fetchone()[0]
    assert taken_by_order(place, NOW, [ref]) == taken_by_order(place, NOW)


def test_an_order_nobody_imported(place: Workplace, tmp_path: Path) -> None:
    ledger(place, tmp_path, taken("6900000000000000099"), taken("6900000000000000098", "换货超期发货主动赔付"))
    assert {case.order_id: (case.outcome, case.imported, case.taken_fen) for case in cases(place)} == {
        "6900000000000000099": (Outcome.NOT_IMPORTED, False, 300),
        "6900000000000000098": (Outcome.NOT_JUDGED, False, 300),
    }


def test_a_fine_that_names_no_order(place: Workplace, tmp_path: Path) -> None:
    ledger(place, tmp_path, taken("-", "违约金罚单扣款"))
    case = only(place)
    assert (case.outcome, case.order_id, case.clause) == (Outcome.NO_ORDER, None, None)


def test_a_late_exchange_is_no_violation_that_is_judged(place: Workplace, tmp_path: Path) -> None:
    ledger(place, tmp_path, income(T0), taken(order(place, 1), "换货超期发货主动赔付"), income(BEGAN + 30 * DAY))
    assert [case.outcome for case in cases(place)] == [Outcome.NOT_JUDGED, Outcome.FALSE_ALARM]


def test_data_that_was_missing(place: Workplace, tmp_path: Path) -> None:
    ledger(place, tmp_path, taken(order(place, 1, picked_up_hours=None, known_hours=1)))
    case = only(place)
    assert (case.outcome, case.instead) == (Outcome.NO_DATA, Instead.UNCONFIRMED)


def test_in_time_by_the_data(place: Workplace, tmp_path: Path) -> None:
    ledger(place, tmp_path, taken(order(place, 1, picked_up_hours=20)))
    case = only(place)
    assert (case.outcome, case.instead) == (Outcome.MISSED, Instead.IN_TIME)
    assert "可以看看能不能申诉" in truth(place, NOW).cases[0].says


def test_red_only_after_the_fine(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1)
    ledger(place, tmp_path, taken(order_id, at=BEGAN - 1), income(NOW))
    assert (only(place).outcome, only(place).instead) == (Outcome.MISSED, Instead.LATE)


def test_the_ledgers_edges_to_the_second(place: Workplace, tmp_path: Path) -> None:
    order(place, 1)
    ledger(place, tmp_path, income(BEGAN), income(BEGAN + 30 * DAY - 1))
    assert only(place).outcome is Outcome.WAITING
    ledger(place, tmp_path, income(BEGAN + 30 * DAY))
    case = only(place)
    assert (case.outcome, case.predicted_fen, case.taken_at) == (Outcome.FALSE_ALARM, 300, None)
    assert only(place, BEGAN + 30 * DAY - 1).outcome is Outcome.WAITING  # nobody has seen the last entry yet


def test_a_ledger_that_begins_too_late(place: Workplace, tmp_path: Path) -> None:
    order(place, 1)
    ledger(place, tmp_path, income(BEGAN + 1), income(NOW))
    assert only(place).outcome is Outcome.UNCOVERED


def test_months_of_ledgers_are_one_where_they_nearly_meet(place: Workplace, tmp_path: Path) -> None:
    order(place, 1)
    middle = BEGAN + 10 * DAY
    ledger(place, tmp_path, income(T0), income(middle))
    ledger(place, tmp_path, income(middle + 3 * DAY + 1), income(NOW))
    assert only(place).outcome is Outcome.UNCOVERED
    assert truth(place, NOW).headline.startswith("动账明细（2026-08-03 到 2026-10-02，中间缺 1 段）里有 0 笔")
    ledger(place, tmp_path, income(middle + 3 * DAY), income(middle + 3 * DAY + 1))
    assert only(place).outcome is Outcome.FALSE_ALARM


def test_a_ledger_that_was_taken_back_shows_nothing(place: Workplace, tmp_path: Path) -> None:
    order(place, 1)
    ledger(place, tmp_path, income(T0), income(T0 + DAY))
    ledger(place, tmp_path, income(T0), income(NOW))
    assert only(place).outcome is Outcome.FALSE_ALARM
    newest = place.store.connection().execute("SELECT MAX(id) FROM batch").fetchone()[0]
    undo(place, newest, now=NOW)
    assert only(place).outcome is Outcome.WAITING


def test_a_fine_without_an_order_may_be_the_one_that_seems_to_be_missing(place: Workplace, tmp_path: Path) -> None:
    order(place, 1)
    ledger(place, tmp_path, income(T0), taken("-", "违约金罚单扣款"), income(NOW))
    assert {case.outcome: case.maybe_orderless for case in cases(place)} == {
        Outcome.NO_ORDER: False,
        Outcome.UNCOVERED: True,
    }


def test_each_shop_has_its_own_ledger(place: Workplace, tmp_path: Path) -> None:
    order(place, 1, shop="甲店")
    second = order(place, 2, shop="乙店")
    ledger(place, tmp_path, income(T0), income(NOW), shop="甲店")
    found = {case.order_id: case.outcome for case in cases(place)}
    assert found == {f"69{1:017d}": Outcome.FALSE_ALARM, second: Outcome.WAITING}
    ledger(place, tmp_path, income(T0), taken(second, SHIP), income(NOW))  # tells no shop, but names its order
    assert {case.order_id: case.outcome for case in cases(place) if case.clause == "pickup-timeout"} == {
        f"69{1:017d}": Outcome.FALSE_ALARM,
        second: Outcome.FALSE_ALARM,
    }
    assert set(truth(place, NOW).covered) == {"甲店", "乙店"}


def test_fraud_is_called_when_the_owner_was_told_of_it(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1, picked_up_hours=20)
    set_tags(place, [order_id], [Change("fraud")], now=T0 + 5 * DAY)
    ledger(place, tmp_path, taken(order_id, "订单存在欺诈发货问题对消费者进行赔付", yuan="30.00"))
    case = only(place)
    assert (case.outcome, case.called, case.predicted_fen, case.taken_fen) == (Outcome.HIT, "fraud", 3_000, 3_000)


def test_every_fen_of_the_ledger_stands_somewhere(place: Workplace, tmp_path: Path) -> None:
    first, second = order(place, 1), order(place, 2, picked_up_hours=20)
    rows = (
        taken(first, yuan="4.00"), back(first, yuan="1.00"), taken(second, yuan="5.50"), taken("-", "违约金罚单扣款", yuan="7.00"),
        taken("6900000000000000099", yuan="8.00"), taken(second, "小额打款", 动账场景="小额打款", yuan="90.00"), income(NOW),
        taken(second, SHIP, yuan="2.00"), back(second, SHIP, yuan="2.00"),
    )  # fmt: skip
    ledger(place, tmp_path, *rows)
    total = truth(place, NOW).tallies.total
    assert total.taken_fen == 300 + 550
    assert total.apart_fen == 700 + 800
    assert total.taken_fen + total.apart_fen == charged_until(place, NOW).fen


def test_counts_and_rates_by_clause_and_month(place: Workplace, tmp_path: Path) -> None:
    rows = [taken(order(place, number)) for number in range(1, 9)]
    rows += [taken(order(place, number, picked_up_hours=20), at=FINED + 30 * DAY) for number in range(9, 11)]
    for number in range(11, 13):
        order(place, number)
    ledger(place, tmp_path, income(T0), *rows, income(NOW))
    refresh(place, NOW)
    view = truth(place, NOW)
    total = view.tallies.total
    assert (total.number(Outcome.HIT), total.number(Outcome.MISSED), total.number(Outcome.FALSE_ALARM)) == (8, 2, 2)
    assert (total.hit_rate, total.precision) == (0.8, 0.8)
    assert (total.predicted_fen, total.taken_fen) == (10 * 300, 10 * 300)
    assert [(one.clause, one.hit_rate) for one in view.tallies.by_clause] == [("pickup-timeout", 0.8)]
    months = [
        (one.month, one.number(Outcome.HIT), one.number(Outcome.MISSED), one.hit_rate) for one in view.tallies.by_month
    ]
    assert months == [("2026-09", 0, 2, None), ("2026-08", 8, 0, None)]
    assert view.headline == (
        "动账明细（2026-08-03 到 2026-10-02）里有 10 笔能核对的罚款：提前标红 8 笔，漏报 2 笔；标红了没罚的误报 2 单。"
        "这些单预计 30 元，实扣 30 元。命中率（罚了的里面报中的）80%，准确率（报了的里面真罚的）80%。"
    )


def test_stored_verdicts_only_make_it_faster(demo_place: Workplace, moment: int) -> None:
    for at in (moment, moment + 7 * HOUR):
        quick = truth(demo_place, at)
        with demo_place.store.transaction() as db:
            db.execute("INSERT INTO to_judge VALUES (1)")  # now the verdicts speak for nothing: all is judged
        assert truth(demo_place, at) == quick
        refresh(demo_place, at)


def test_the_made_up_shop_has_a_sensible_page(demo_place: Workplace, moment: int) -> None:
    view: TruthView = truth(demo_place, moment)
    told = [(row.word, row.case.clause, row.case.predicted_fen, row.case.taken_fen) for row in view.cases[:4]]
    assert told == [
        ("报中", "waybill-reused", 500, 500),
        ("报中", "pickup-timeout", 300, 300),
        ("已退回", "ship-overdue", 0, 0),
        ("漏报", "dispatch-missing", 0, 1_000),
    ]
    assert {row.case.outcome for row in view.cases[4:]} == {Outcome.WAITING}
    assert view.headline.endswith("单数太少，准不准还说不准。")


def test_orders_from_before_the_chosen_day_are_not_judged(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1)
    with place.store.transaction() as db:
        db.execute("UPDATE orders SET status = 'finished'")
        keep_setting(db, JUDGE_FROM, "2026-08-20")
    ledger(place, tmp_path, taken(order_id), income(NOW))
    case = only(place)
    assert (case.outcome, case.instead, case.imported) == (Outcome.NOT_JUDGED, Instead.BEFORE, True)
    assert truth(place, NOW).cases[0].says == "平台扣了 3 元（揽收超时），这一单早于你选的开始判断的日子。"


def test_the_words_of_a_ledger_name_clauses_and_families_of_the_rules(place: Workplace) -> None:
    clauses = {clause.id for clause in place.rulebook.clauses}
    for phrase in ledger_words().fines:
        assert phrase.name.clause is None or phrase.name.clause in clauses
        assert set(phrase.name.families) <= {"ship", "stock", "timeout", "abnormal", "fraud"}


def test_the_owners_word_is_shown_as_such_until_the_ledger_tells(place: Workplace, tmp_path: Path) -> None:
    mine, other, decided = order(place, 1), order(place, 2), FINED + 200 * DAY
    refresh(place, NOW)
    ledger(place, tmp_path, income(T0 - DAY), income(T0 + 12 * DAY))
    for order_id in (mine, other):
        set_aside(
            place, [order_id], "pickup-timeout", None, "not_fined" if order_id == mine else "settled", "", None, NOW
        )
    by_order = {case.order_id: case for case in cases(place)}
    assert (by_order[mine].outcome, by_order[mine].owner_said) == (Outcome.NOT_FINED, True)
    assert (by_order[other].outcome, by_order[other].owner_said) == (
        Outcome.WAITING,
        False,
    )  # it says nothing of the platform
    view = truth(place, NOW)
    assert any("1 单是您自己说平台没有罚的" in said for said in view.notes)
    assert view.tallies.total.waiting_fen == 300  # only the other one is waited for
    ledger(place, tmp_path, income(T0 + 13 * DAY), income(decided))
    by_order = {case.order_id: case for case in cases(place, decided)}
    assert by_order[mine].outcome is Outcome.FALSE_ALARM  # now the ledger proves it
    assert truth(place, decided).cases[0].says.endswith("您曾说平台没有罚这一单。")


def test_the_ledger_goes_before_the_owners_word(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1)
    refresh(place, NOW)
    set_aside(place, [order_id], None, None, "not_fined", "", None, NOW)
    ledger(place, tmp_path, taken(order_id))
    case = only(place)
    assert (case.outcome, case.owner_said) == (Outcome.HIT, True)


def test_what_is_switched_off_was_not_judged(place: Workplace, tmp_path: Path) -> None:
    order_id = order(place, 1)
    ledger(place, tmp_path, taken(order_id))
    switch_clause(place, "pickup-timeout", False, "", NOW)
    case = only(place)
    assert (case.outcome, case.instead) == (Outcome.NOT_JUDGED, Instead.OFF)
    assert "关掉了" in truth(place, NOW).cases[0].says

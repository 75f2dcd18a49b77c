"""The call sheet of a made-up shop: every deadline worked by hand from the rules."""

from __future__ import annotations

import pytest

from shopguard.core.call_sheet import Need, Stage
from shopguard.core.parcel import EventKind
from shopguard.flows.costs import call_sheet as flow
from shopguard.flows.costs.call_sheet import CallRow, CallSheetView, call_sheet, mark_called
from shopguard.flows.costs.call_sheet_words import goods_in_words, some_of, stake_in_words
from shopguard.flows.judging import refresh
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.waiting import Goods
from tests.facts import line, save_order
from tests.flows.costs.call_shop import (
    AT_THE_HUB,
    LATE,
    LONG_NUMBER,
    NOON,
    STANDING,
    TO_PICK_UP,
    UNKNOWN,
    fill,
    order,
    to_pick_up,
    track,
    when,
)


def rows(view: CallSheetView) -> dict[str, CallRow]:
    return {row.waybill or row.order_ids[0]: row for group in view.all_groups for row in group.rows}


def test_each_stage_is_asked_its_own(place: Workplace) -> None:
    fill(place)
    told = {
        number: (row.stage, row.need, row.clause, row.deadline, row.at_stake_fen)
        for number, row in rows(call_sheet(place, NOON)).items()
    }
    assert told == {
        TO_PICK_UP: (Stage.PICKUP, Need.SAVE, "pickup-timeout", when("20T15:00:00"), 300),
        AT_THE_HUB: (Stage.HUB, Need.SAVE, "dispatch-timeout", when("20T20:00:00"), 300),
        STANDING: (Stage.TRANSIT, Need.SAVE, "transit-stalled", when("20T18:00:00"), 300),
        # 25 % of 100 yuan instead of the 3 yuan that are lost already
        LATE: (Stage.PICKUP, Need.WORSE, "pickup-missing", when("20T20:00:00"), 2_200),
        UNKNOWN: (Stage.PICKUP, Need.ASK, "ship-overdue", when("21T08:00:00"), 2_500),
        "1006": (Stage.PACK, Need.SAVE, "ship-overdue", when("20T18:00:00"), 0),
    }


def test_grouped_by_courier_and_outlet(place: Workplace) -> None:
    fill(place)
    view = call_sheet(place, NOON)
    told = [(group.name, [row.waybill for row in group.rows], group.first_deadline_in_words) for group in view.groups]
    assert told == [
        ("圆通速递", [TO_PICK_UP, UNKNOWN], "今天 15:00"),
        ("圆通速递 · 金华转运中心", [STANDING], "今天 18:00"),
        ("圆通速递 · 义乌演示网点", [AT_THE_HUB], "今天 20:00"),
        ("顺丰速运", [LATE], "今天 20:00"),
    ]
    assert view.own is not None
    assert (view.own.name, view.own.first_deadline_in_words) == ("自己先打包", "今天 18:00")
    assert view.parcels == 5


def test_the_message_is_plain_and_names_nobody(place: Workplace) -> None:
    fill(place)
    view = call_sheet(place, NOON)
    assert view.groups[0].text.split("\n") == [
        "圆通速递您好，有 2 件麻烦处理一下（11-20 12:00 整理）：",
        f"1. {TO_PICK_UP} · 最晚 今天 15:00（还剩 3 小时） · 请上门揽收，并当场扫描 · 最后记录 11-19 15:00 您的订单已打包完成"
        " · 寄往 江苏 南京市",
        f"2. {UNKNOWN} · 最晚 明天 08:00（还剩 20 小时） · 请查揽收了没有；还没有的，请马上揽收并扫描"
        " · 最后记录 11-19 11:00 您的订单已下单 · 寄往 江苏 南京市",
        "麻烦今天回个消息，谢谢！",
    ]
    for told in (view.text, *(group.text for group in view.all_groups)):
        assert "元" not in told
        assert "¥" not in told
        assert "13800000000" not in told
        assert "王小明" not in told
        assert "幸福路" not in told
    assert "揽收人: 某人" in view.groups[2].text
    assert view.groups[3].text.split("\n")[1:] == [  # all alike: it is said once
        "【已过揽收时限，请马上揽收并当场扫描】",
        f"1. {LATE} · 最晚 今天 20:00（还剩 8 小时） · 最后记录 11-18 20:00 您的订单已下单 · 寄往 江苏 南京市",
        "麻烦今天回个消息，谢谢！",
    ]
    assert view.text == "\n\n".join(group.text for group in view.groups)
    assert view.own is not None
    assert view.own.text.split("\n") == [
        "今天要发的（1 单，11-20 12:00 整理）：",
        "1. 订单 1006 · 演示杯子 等 3 件 · 最晚 今天 18:00（还剩 6 小时） · 江苏 南京市",
    ]


@pytest.mark.parametrize(
    ("at", "need", "left", "words"),
    [
        ("20T14:59:01", Need.SAVE, 59, "还剩 不到 1 分钟"),
        ("20T15:00:00", Need.SAVE, 0, "还剩 不到 1 分钟"),
        ("20T13:29:30", Need.SAVE, 5_430, "还剩 1 小时 30 分钟"),
    ],
)
def test_in_time_to_the_last_second(place: Workplace, at: str, need: Need, left: int, words: str) -> None:
    to_pick_up(place, known="20T16:00:00")
    (row,) = rows(call_sheet(place, when(at))).values()
    assert (row.need, row.clause, row.seconds_left) == (need, "pickup-timeout", left)
    assert row.left_in_words.replace("分钟", "分") == words.replace("分钟", "分")


def test_a_second_later_the_dearer_one_is_ahead(place: Workplace) -> None:
    to_pick_up(place, known="20T16:00:00")
    (row,) = rows(call_sheet(place, when("20T15:00:01"))).values()
    assert (row.need, row.clause, row.deadline) == (Need.WORSE, "ship-overdue", when("21T08:00:00"))


def test_a_second_later_older_data_only_lets_one_ask(place: Workplace) -> None:
    to_pick_up(place)
    view = call_sheet(place, when("20T15:00:01"))
    (row,) = rows(view).values()
    assert (row.need, row.known_as_of) == (Need.ASK, NOON)
    assert view.notes == (
        "“先问状态”的包裹，资料没有说到最晚时间（最新只到 2026-11-20 12:00）。导入新的轨迹文件，也许就不用问了。",
    )


def test_the_horizon_decides_what_is_in_time(place: Workplace) -> None:
    fill(place)
    order(place, "1007", "zto:76000000000001", paid="20T08:00:00", promised="22T08:00:00", uploaded="20T11:00:00")
    track(place, "76000000000001", ("20T11:00:01", EventKind.CREATED, "您的订单已下单"), courier="zto")
    assert "76000000000001" in rows(call_sheet(place, NOON, 24))
    assert "76000000000001" not in rows(call_sheet(place, NOON, 12))
    soon = rows(call_sheet(place, NOON, 3))
    # what is late already, and what passed unseen, is asked about whatever the horizon
    assert set(soon) == {TO_PICK_UP, LATE, UNKNOWN}
    assert soon[LATE].at_stake_fen == 2_200
    assert (soon[UNKNOWN].clause, soon[UNKNOWN].deadline) == ("pickup-timeout", when("20T11:00:00"))


def test_what_was_scanned_is_not_asked_about(place: Workplace) -> None:
    to_pick_up(place)
    picked = ("20T11:00:00", EventKind.PICKUP, "您的快件在【义乌演示网点】已揽收")
    hub = ("20T11:30:00", EventKind.HUB, "快件到达【金华转运中心】")
    track(place, TO_PICK_UP, picked, hub)
    assert rows(call_sheet(place, NOON)) == {}


def test_what_is_out_for_delivery_is_not_looked_for_at_a_hub(place: Workplace) -> None:
    order(place, "1002", f"yto:{AT_THE_HUB}", paid="18T08:00:00", promised="20T08:00:00", uploaded="19T10:00:00")
    picked = ("19T20:00:00", EventKind.PICKUP, "您的快件在【义乌演示网点】已揽收")
    track(place, AT_THE_HUB, picked, ("20T09:00:00", EventKind.SIGNED, "已签收"))
    assert rows(call_sheet(place, NOON)) == {}


def test_merged_orders_are_one_parcel_to_ask_about(place: Workplace) -> None:
    for number in ("2001", "2002"):
        order(place, number, f"yto:{TO_PICK_UP}", paid="19T08:00:00", promised="21T08:00:00", uploaded="19T15:00:00")
    track(place, TO_PICK_UP, ("19T15:00:01", EventKind.CREATED, "您的订单已打包完成"))
    (row,) = rows(call_sheet(place, NOON)).values()
    assert (row.order_ids, row.at_stake_fen) == (("2001", "2002"), 600)


def test_an_unknown_courier_is_said_to_be_unknown(place: Workplace) -> None:
    order(place, "1008", f":{LONG_NUMBER}", paid="19T08:00:00", promised="21T08:00:00", uploaded="19T15:00:00")
    track(place, LONG_NUMBER, ("19T15:00:01", EventKind.CREATED, "您的订单已打包完成"), courier="")
    (group,) = call_sheet(place, NOON).groups
    assert (group.courier, group.name, group.text[:2]) == ("", "快递未知", "您好")


def test_what_was_sent_without_a_number_cannot_be_asked(place: Workplace) -> None:
    order(place, "1009", None, paid="19T08:00:00", promised="21T08:00:00", uploaded="19T15:00:00")
    view = call_sheet(place, NOON)
    assert (view.groups, view.own) == ((), None)
    assert [note for note in view.notes if "1 单已发货，但文件里没有运单号，没法问快递：1009。" in note]


def test_ticks_stay_and_go(place: Workplace) -> None:
    to_pick_up(place)
    mark_called(place, [(TO_PICK_UP, Stage.PICKUP)], at=NOON - 60)
    assert rows(call_sheet(place, NOON))[TO_PICK_UP].called_at == NOON - 60
    mark_called(place, [(TO_PICK_UP, Stage.PICKUP)], at=NOON)
    assert rows(call_sheet(place, NOON))[TO_PICK_UP].called_at == NOON
    mark_called(place, [(TO_PICK_UP, Stage.PICKUP)], at=None)
    assert rows(call_sheet(place, NOON))[TO_PICK_UP].called_at is None


def test_by_the_stored_verdicts_the_sheet_is_the_same(place: Workplace) -> None:
    fill(place)
    order(place, "1010", "yto:YT0000000001010", paid="19T08:00:00", promised="21T08:00:00", uploaded="19T20:00:00")
    before = [call_sheet(place, NOON, hours) for hours in (24, 3)]
    assert rows(before[0])["YT0000000001010"].need is Need.ASK  # no track was ever imported
    assert UNKNOWN in rows(before[1])  # passed unseen, the next one is far
    refresh(place, NOON, reporter=Reporter())
    assert [call_sheet(place, NOON, hours) for hours in (24, 3)] == before
    assert call_sheet(place, NOON + 60).groups[0].rows[0].waybill == TO_PICK_UP


def test_the_demo_shop_says_the_same_with_and_without_stored_verdicts(demo_place: Workplace, moment: int) -> None:
    stored = call_sheet(demo_place, moment)
    assert stored.parcels > 20
    with demo_place.store.transaction() as db:
        db.execute("DELETE FROM setting WHERE name = 'judged_at'")
    assert call_sheet(demo_place, moment) == stored


def test_of_too_many_the_most_urgent_are_listed(place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(place)
    refresh(place, NOON, reporter=Reporter())
    monkeypatch.setattr(flow, "MOST_ROWS", 2)
    view = call_sheet(place, NOON)
    assert set(rows(view)) == {TO_PICK_UP, STANDING}
    assert view.notes[-1] == "太多了：这里只列最急的 2 件，还有大约 4 单没有列出。"


def test_an_order_of_two_parcels_is_left_out_once(place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    to_pick_up(place)
    order(place, "1012", "yto:YT0000000000612,yto:YT0000000000613", paid="19T08:00:00", promised="21T08:00:00",
          uploaded="19T20:00:00")  # fmt: skip
    for waybill in ("YT0000000000612", "YT0000000000613"):
        track(place, waybill, ("19T20:00:01", EventKind.CREATED, "您的订单已打包完成"))
    assert call_sheet(place, NOON).parcels == 3
    monkeypatch.setattr(flow, "MOST_ROWS", 1)
    assert call_sheet(place, NOON).notes[-1] == "太多了：这里只列最急的 1 件，还有大约 1 单没有列出。"


def test_an_empty_shop_says_what_to_import(place: Workplace) -> None:
    view = call_sheet(place, NOON)
    assert (view.groups, view.own, view.notes, view.text) == ((), None, (), "")
    assert "请先导入订单文件和物流轨迹文件" in view.nothing


def test_a_shop_in_time_has_nothing_to_ask(demo_place: Workplace) -> None:
    view = call_sheet(demo_place, when("01T00:00:00"), 12)
    assert (view.parcels, view.nothing) == (0, "往后 12 小时，没有要问快递的包裹。")


def test_nobody_is_urged_to_pick_up_what_the_buyer_wants_refunded(place: Workplace) -> None:
    to_pick_up(place)
    order(place, "1008", f"yto:{TO_PICK_UP}", paid="19T08:00:00", promised="21T08:00:00", uploaded="19T15:00:00")
    order(place, "1006", None, paid="18T18:00:00", promised="20T18:00:00", uploaded=None)
    with place.store.transaction() as db:
        db.execute("UPDATE orders SET refund_open = 1 WHERE order_id IN ('1001', '1006')")
    view = call_sheet(place, NOON)
    assert view.own is None
    assert rows(view)[TO_PICK_UP].order_ids == ("1008",)  # the other order of the parcel still wants it
    assert view.notes == (
        "另有 2 单还没揽收、买家申请了退款，这里不催：1001、1006。先处理退款（售后 → 售后工作台），别再往外发。",
    )


def test_before_the_buyer_asked_the_pickup_is_urged(place: Workplace) -> None:
    to_pick_up(place)
    with place.store.transaction() as db:
        db.execute("UPDATE orders SET refund_open = 1")
        db.execute("INSERT INTO order_trait (order_ref, refund_asked_at) SELECT id, ? FROM orders", (NOON,))
    assert set(rows(call_sheet(place, NOON - 1))) == {TO_PICK_UP}
    assert rows(call_sheet(place, NOON)) == {}


def test_each_parcel_of_an_order_has_its_own_clocks(place: Workplace) -> None:
    waybills = f"yto:{AT_THE_HUB},yto:{TO_PICK_UP}"
    order(place, "1009", waybills, paid="18T08:00:00", promised="22T08:00:00", uploaded="19T15:00:00")
    track(place, AT_THE_HUB, ("19T20:00:00", EventKind.PICKUP, "您的快件在【义乌演示网点】已揽收"))
    track(place, TO_PICK_UP, ("19T15:00:01", EventKind.CREATED, "您的订单已打包完成"))
    told = [(row.waybill, row.stage) for group in call_sheet(place, NOON).groups for row in group.rows]
    assert sorted(told) == [(TO_PICK_UP, Stage.PICKUP), (AT_THE_HUB, Stage.HUB)]


def test_what_is_under_way_is_asked_about_whatever_the_buyer_wants(place: Workplace) -> None:
    fill(place)
    with place.store.transaction() as db:
        db.execute("UPDATE orders SET refund_open = 1")
    assert set(rows(call_sheet(place, NOON))) == {AT_THE_HUB, STANDING}


def test_a_parcel_of_two_shops_names_both(place: Workplace) -> None:
    to_pick_up(place)
    order(
        place,
        "2001",
        f"yto:{TO_PICK_UP}",
        paid="19T08:00:00",
        promised="21T08:00:00",
        uploaded="19T16:00:00",
        shop="第二演示店铺",
    )
    (row,) = rows(call_sheet(place, NOON)).values()
    assert (row.shop, row.order_ids) == ("演示店铺, 第二演示店铺", ("1001", "2001"))
    assert (row.deadline, row.at_stake_fen) == (when("20T15:00:00"), 600)
    said = view_text(place)
    assert "（演示店铺，第二演示店铺，11-20 12:00 整理）" in said


def view_text(place: Workplace) -> str:
    return call_sheet(place, NOON).groups[0].text.split("\n")[0]


def test_with_one_shop_it_is_not_named(place: Workplace) -> None:
    to_pick_up(place)
    assert "演示店铺" not in view_text(place)
    assert call_sheet(place, NOON).groups[0].shops == ()


def test_all_parcels_stand_in_one_list_by_deadline(place: Workplace) -> None:
    fill(place)
    everybody = call_sheet(place, NOON).everybody
    assert everybody is not None
    assert [(row.waybill, row.whom) for row in everybody.rows] == [
        (TO_PICK_UP, "圆通速递"),
        (STANDING, "圆通速递 · 金华转运中心"),
        (AT_THE_HUB, "圆通速递 · 义乌演示网点"),
        (LATE, "顺丰速运"),
        (UNKNOWN, "圆通速递"),
    ]


def test_what_is_within_the_hours_and_what_is_asked_besides(place: Workplace) -> None:
    """Within 3 h of noon only the first; one is late with the dearer deadline at 20:00, one passed unseen at 11:00."""
    fill(place)
    assert call_sheet(place, NOON, 3).counted == (
        "1 件 3 小时内到期，另有 1 件已超时、再拖更贵，另有 1 件最晚时间已过、不知道赶上没有，先问状态"
    )
    assert call_sheet(place, NOON, 24).counted == "5 件 24 小时内到期"
    assert call_sheet(place, when("01T00:00:00")).counted == ""


def test_the_money_names_the_moment_it_comes_with(place: Workplace) -> None:
    """Paid 60 h ago with a promise of 48 h that ran out at midnight: out of stock another 48 h later, and the parcel
    that is missing its pickup at 15:00 (48 h after upload) costs 25 yuan of 100."""
    fill(place)
    order(place, "1011", f"yto:{LONG_NUMBER}", paid="18T18:00:00", promised="20T18:00:00", uploaded="20T11:00:00")
    track(place, LONG_NUMBER, ("20T11:00:01", EventKind.CREATED, "您的订单已下单"))
    found = rows(call_sheet(place, NOON))
    # the promise of 48 h costs nothing at 18:00; the pickup is due 24 h after upload
    assert (found[LONG_NUMBER].deadline, found[LONG_NUMBER].clause) == (when("20T18:00:00"), "ship-overdue")
    assert found[LONG_NUMBER].steps == ((when("21T11:00:00"), 300),)
    assert stake_in_words(place.texts, found[LONG_NUMBER], NOON) == "明天 11:00 起 ¥3"
    assert stake_in_words(place.texts, found["1006"], NOON) == ""
    # unseen since the 20th at 11:00 (3 yuan), and 48 h after upload 25 yuan instead
    assert found[UNKNOWN].steps == ((when("20T11:00:00"), 300), (when("21T11:00:00"), 2_500))
    assert stake_in_words(place.texts, found[UNKNOWN], NOON) == "今天 11:00 起 ¥3，再拖共 ¥25"


def reuse(place: Workplace, *, arrived: bool) -> None:
    """Two weeks ago the number brought an order to 四川; now another order has it."""
    old = line(
        "9001",
        province="四川",
        city="成都市",
        district="武侯区",
        address="演示街2号***",
        paid_at=when("05T08:00:00"),
        submitted_at=when("05T08:00:00"),
        promised_at=when("07T08:00:00"),
        uploaded_at=when("05T15:00:00"),
        waybills=f"yto:{TO_PICK_UP}",
    )
    with place.store.transaction() as db:
        save_order(db, old, known_as_of=NOON)
    to_pick_up(place)
    picked = ("05T18:00:00", EventKind.PICKUP, "您的快件在【义乌演示网点】已揽收")
    hub = ("05T22:00:00", EventKind.HUB, "快件到达【金华转运中心】")
    signed = ("07T10:00:00", EventKind.SIGNED, "已签收")
    track(place, TO_PICK_UP, picked, hub, *([signed] if arrived else []))


def test_nobody_is_asked_for_what_another_order_of_the_number_got(place: Workplace) -> None:
    reuse(place, arrived=True)
    view = call_sheet(place, NOON)
    assert rows(view) == {}
    (note,) = view.notes
    assert note.startswith(
        "另有 1 单填的运单号以前给别的订单用过、那一件早就送完了，快递手上没有这件货，这里不催：1001。"
    )
    assert "上传后 24 小时内可以改一次单号" in note
    refresh(place, NOON, reporter=Reporter())
    assert call_sheet(place, NOON).notes == view.notes


def test_what_the_earlier_order_of_a_number_still_waits_for_is_asked(place: Workplace) -> None:
    reuse(place, arrived=False)
    assert TO_PICK_UP in rows(call_sheet(place, NOON))


def test_only_the_first_five_orders_are_named(place: Workplace) -> None:
    texts = place.texts
    assert some_of(texts, ["1", "2", "3", "4", "5"]) == "1、2、3、4、5"
    assert some_of(texts, ["1", "2", "3", "4", "5", "6"]) == "1、2、3、4、5 等"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([Goods("演示杯子", 2)], "演示杯子 × 2"),
        ([Goods("演示杯子", None)], "演示杯子"),
        ([Goods("演示杯子", 2), Goods("演示碗", 1)], "演示杯子 等 3 件"),
        ([Goods("演示杯子", 2), Goods("演示碗", None)], "演示杯子 等 2 种"),
        ([Goods(None, 2)], ""),
        ([], ""),
    ],
)
def test_what_is_to_be_packed(place: Workplace, lines: list[Goods], words: str) -> None:
    assert goods_in_words(place.texts, lines) == words

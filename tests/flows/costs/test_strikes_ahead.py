"""The strike that comes within the horizon, and the few orders among those to save that avert it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from shopguard.app import build_workplace
from shopguard.cli.cost_documents import penalties_document
from shopguard.cli.penalties import penalty_lines
from shopguard.core.beijing import HOUR
from shopguard.flows.costs.costs_now import costs_now
from shopguard.flows.costs.outlook import load_outlook
from shopguard.flows.costs.penalties import preview
from shopguard.flows.costs.strikes_ahead import strikes_first
from shopguard.flows.costs.what_if import position, saving
from shopguard.flows.workplace import Workplace
from tests.facts import SHOP
from tests.flows.costs.test_rescue import T0, sent
from tests.flows.test_penalties import save, waiting

NOW = T0 + 49 * HOUR  # 11-20 11:00
FROZEN = "冻结货款（近 30 天轨迹异常订单结算额的 2 倍，至少 1000 元）并停止结算 30 天"


def rushing(place: Workplace, broken: int = 18) -> list[str]:
    """So many orders are abnormal on the 20th, 30 are sent that day. Three more would be at 13:00; one that has nothing to do with it
    costs 3 yuan at 11:30. Their numbers, by deadline."""
    for number in range(1, 1 + broken):
        sent(place, number, T0, known_as_of=NOW)
    for number in range(30, 60):
        sent(place, number, T0 + 40 * HOUR, known_as_of=NOW)
    cheap = sent(place, 60, T0 + 25 * HOUR + HOUR // 2, known_as_of=NOW)
    return [cheap, *(sent(place, number, T0 + 3 * HOUR, known_as_of=NOW) for number in (97, 98, 99))]


def test_who_averts_a_strike_comes_first_and_the_sentence_says_what_it_would_bring(place: Workplace) -> None:
    by_deadline = rushing(place)
    told = preview(place, NOW, 3)
    assert [one.order_id for one in told.fix_first] == by_deadline
    assert [one.order_id for one in strikes_first(told.fix_first)] == [*by_deadline[1:], by_deadline[0]]
    assert told.strikes_to_come == 1
    (averted,) = told.averted
    assert (averted.day.day, averted.orders, averted.needed) == (date(2026, 11, 20), 3, 2)  # 21 orders, 20 are a strike
    said = "这 3 单里至少救下 2 单，11-20 就少记 1 次严重违规。免去的处罚："
    assert averted.says == f"{said}{FROZEN}、禁止上新 7 天、限制预售 15 天、限制精选联盟 3 天"


@pytest.mark.parametrize(("broken", "orders"), [(17, "这 3 单里至少救下 1 单"), (16, None), (19, "救下这 3 单")])
def test_so_many_have_to_be_saved(place: Workplace, broken: int, orders: str | None) -> None:
    rushing(place, broken)
    told = preview(place, NOW, 3)
    assert told.strikes_to_come == (orders is not None)
    assert [one.says.split("，")[0] for one in told.averted] == ([] if orders is None else [orders])


def test_the_slider_counts_the_same_strikes(place: Workplace) -> None:
    rushing(place)
    outlook = load_outlook(place, NOW)
    for hours in (1, 3, 24, 48):
        now, later = (position(place, outlook, NOW + number * HOUR).strikes for number in (0, hours))
        assert preview(place, NOW, hours).strikes_to_come == later - now


def test_of_several_shops_it_is_said_whose(place: Workplace) -> None:
    rushing(place)
    save(place, [waiting(500, paid_at=T0, hours=96)], NOW, shop="另一家")
    (averted,) = preview(place, NOW, 3).averted
    assert averted.says.startswith(f"{SHOP}：这 3 单里至少救下 2 单")


def test_a_strike_that_stands_already_is_none_to_come(place: Workplace) -> None:
    rushing(place, 20)
    told = preview(place, NOW, 3)
    assert (told.strikes_to_come, told.averted) == (0, ())


def test_the_document_and_the_text_say_it(place: Workplace) -> None:
    by_deadline = rushing(place)
    costs = costs_now(place, NOW, 3)
    document: Any = penalties_document(costs.preview)
    assert [(one["order_id"], one["courier"], one["waybill"]) for one in document["fix_first"]] == [
        (order_id, "yto", f"YT{order_id[-11:]}00") for order_id in by_deadline
    ]
    assert document["totals"]["strikes_if_ignored"] == 1
    assert document["averted"] == [
        {"date": "2026-11-20", "shop": SHOP, "family": "abnormal", "orders": 3, "needed": 2,
         "says": costs.preview.averted[0].says}
    ]  # fmt: skip
    lines = list(penalty_lines(place, costs, None))
    assert "再不管，3 小时内还会记 1 次严重违规" in lines
    start = lines.index("先救这几单：")
    assert lines[start + 1].strip() == costs.preview.averted[0].says
    shown = [next((number for number in by_deadline if number in line), line.strip()) for line in lines[start + 2 :]]
    assert shown[:5] == [*by_deadline[1:], "其余按截止时间：", by_deadline[0]]
    assert "圆通速递 · YT0000000009700" in lines[start + 2]


def test_english_says_it_too(place: Workplace) -> None:
    rushing(place)
    english = build_workplace(place.data, language="en")
    (averted,) = preview(english, NOW, 3).averted
    english.store.close()
    assert averted.says.startswith("Save at least 2 of these 3 orders and 11-20 is no strike. Averted: money frozen ")
    assert averted.says.endswith("; no new products (7 days); presale barred (15 days); affiliate barred (3 days)")


def test_handing_them_over_averts_it(place: Workplace) -> None:
    rushing(place)
    costs = costs_now(place, NOW, 3)
    refs = [one.order_ref for one in strikes_first(costs.preview.fix_first)]
    told = [saving(costs.outlook, NOW + 3 * HOUR, frozenset(refs[:number])).strikes for number in (1, 2, 3)]
    assert told == [0, 1, 1]

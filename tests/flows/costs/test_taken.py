"""Fines by order out of an imported ledger: all of them, or those of a few orders, with the same answer."""

from __future__ import annotations

from pathlib import Path

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.flows.costs.taken import taken_by_order, taken_fines
from shopguard.flows.imports.importing import import_files
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from shopguard.store.ledger_matches import entries_about
from tests.facts import line, save_order
from tests.flows.test_penalties import T0, shipped
from tests.importers.money_files import fine, write_ledger

NOW = parse_iso("2026-11-22T12:00:00")
FINE_AT = parse_iso("2026-11-19T10:00:00")
ORDERS = tuple(f"69{number:017d}" for number in range(1, 5))


def filled(place: Workplace, path: Path) -> dict[str, int]:
    """Four orders and a ledger of them; returns order number to ref."""
    with place.store.transaction() as db:
        for order_id in ORDERS:
            save_order(
                db, line(order_id, line_id=f"{order_id[:-1]}9" if order_id == ORDERS[2] else order_id), known_as_of=NOW
            )
    rows = (
        fine(动帐流水号="1", 订单号=ORDERS[0]),
        fine(动帐流水号="2", 订单号=ORDERS[1], 动账时间="2026-11-19 10:00:01"),
        fine(动帐流水号="3", 订单号="-", 子订单号=f"{ORDERS[2][:-1]}9"),
        fine(
            动帐流水号="4",
            订单号="-",
            子订单号="-",
            动账方向="入账",
            备注=f"撤销赔付单扣款揽收超时主动赔付订单编号：{ORDERS[0]}",
        ),
        fine(动帐流水号="5", 订单号="-", 子订单号="-", 备注="违约金罚单扣款"),
        fine(动帐流水号="6", 订单号="6900000000000000077"),
        fine(动帐流水号="7", 订单号=ORDERS[3], 动账方向="入账", 动账场景="订单结算", 备注="-"),
        fine(动帐流水号="8", 订单号=ORDERS[3], 动账场景="小额打款", 备注="商家向消费者小额打款补差价"),
        fine(动帐流水号="9", 订单号=ORDERS[3], 动账金额="0.00"),
    )
    (file,) = import_files(place, [write_ledger(path / "动账.csv", *rows)], now=NOW).files
    assert (file.refused, file.rejected) == (None, 0)
    return {order_id: ref for ref, order_id in place.store.connection().execute("SELECT id, order_id FROM orders")}


def test_all_fines_by_order(place: Workplace, tmp_path: Path) -> None:
    refs = filled(place, tmp_path)
    told = taken_by_order(place, NOW)
    assert {ref: [(one.clause, one.fen, one.back_fen) for one in taken] for ref, taken in told.items()} == {
        refs[ORDERS[0]]: [("pickup-timeout", 0, 500)],
        refs[ORDERS[1]]: [("pickup-timeout", 500, 0)],
        refs[ORDERS[2]]: [("pickup-timeout", 500, 0)],
    }
    everything = taken_fines(place, NOW)
    assert list(everything.not_imported) == ["6900000000000000077"]
    assert [one.taken_fen for one in everything.orderless] == [500]


def test_only_what_had_been_taken_by_then(place: Workplace, tmp_path: Path) -> None:
    refs = filled(place, tmp_path)
    assert taken_by_order(place, FINE_AT - 1) == {}
    assert refs[ORDERS[1]] not in taken_by_order(place, FINE_AT)
    assert refs[ORDERS[1]] in taken_by_order(place, FINE_AT + 1)


def test_a_few_orders_get_the_same_answer(place: Workplace, tmp_path: Path) -> None:
    refs = filled(place, tmp_path)
    everything = taken_by_order(place, NOW)
    for order_id, ref in refs.items():
        told = taken_by_order(place, NOW, [ref])
        assert told == ({ref: everything[ref]} if ref in everything else {}), order_id
    assert taken_by_order(place, NOW, list(refs.values())) == everything
    assert taken_by_order(place, NOW, []) == {}
    assert taken_by_order(place, FINE_AT, [refs[ORDERS[1]]]) == {}


def test_a_few_orders_are_not_looked_for_in_the_whole_ledger(place: Workplace, tmp_path: Path) -> None:
    refs = filled(place, tmp_path)
    rows = entries_about(place.store.connection(), [refs[ORDERS[1]]], NOW)
    assert {row.order_id for row in rows} == {ORDERS[1], None}  # and those that name an order in their remark at most


def test_an_order_named_only_by_its_line_or_in_a_remark_gets_its_amount_anew(place: Workplace, tmp_path: Path) -> None:
    """25 yuan each (25 % of 100): one fine of 21 names the line, one of 20 given back names its order, full width, in words."""
    at = T0 + 60 * HOUR
    by_line, by_words = shipped(place, 1, known_as_of=at), shipped(place, 2, known_as_of=at)
    with place.store.transaction() as db:
        db.execute("UPDATE order_line SET line_id = '6900000000000000991' WHERE line_id = ?", (by_line,))
    refresh(place, at)
    full_width = by_words.translate({ord("0") + n: ord("０") + n for n in range(10)})
    rows = (
        fine(动帐流水号="1", 动账金额="21.00", 订单号="-", 子订单号="6900000000000000991", 动账时间="2026-11-20 20:00:00"),
        fine(动帐流水号="2", 动账金额="20.00", 订单号="-", 子订单号="-", 动账方向="入账", 动账时间="2026-11-20 20:00:00",
             备注=f"撤销赔付单扣款揽收超时主动赔付订单编号：{full_width}"),
    )  # fmt: skip
    import_files(place, [write_ledger(tmp_path / "动账.csv", *rows)], now=at)
    refresh(place, at)
    stored = dict(
        place.store.connection().execute(
            "SELECT o.order_id, v.yuan_fen FROM verdict v JOIN orders o ON o.id = v.order_ref"
        )
    )
    assert stored == {by_line: 2_100, by_words: 0}

"""After-sale cases beside order exports: by age, line by line, whichever came first. Moments are hours after an anchor."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from shopguard.core.after_sale import CASE_FACTS, AfterSale
from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.parcel import ParcelRow
from shopguard.flows.workplace import Workplace
from shopguard.store.engine import sqlite3
from shopguard.store.tags import Said, add_action, orders_listed
from shopguard.store.traits import derive_traits, held_tags
from tests.facts import intake_of, line, save_order

T0 = parse_iso("2026-11-16T10:00:00")
ORDER, SECOND = "6900000000000000001", "6900000000000000002"
ALL = frozenset(CASE_FACTS)


@pytest.fixture
def db(place: Workplace) -> Iterator[sqlite3.Connection]:
    with place.store.transaction() as connection:
        yield connection


def a_case(status: str = "待商家处理", kind: str = "仅退款", **facts: Any) -> AfterSale:
    """A case of the order's only line, asked for one hour after the anchor."""
    made = AfterSale("143000000000000001", ORDER, line_id=ORDER, kind=kind, status=status, asked_at=T0 + HOUR)
    return replace(made, **facts)


def save_cases(db: sqlite3.Connection, *cases: AfterSale, known: int = 10, told: frozenset[str] = ALL) -> str:
    """Saves the cases as a file of that age; returns how many were added, changed and unchanged."""
    intake = intake_of(db, told, T0 + known * HOUR)
    intake.save_after_sales([(case, hash(case) % 2**62) for case in cases])
    intake.finish()
    counted = intake.counted
    return f"{counted.added} {counted.changed} {counted.unchanged}"


def an_order(db: sqlite3.Connection, known: int = 5, **facts: Any) -> None:
    save_order(db, line(ORDER, after_sale="-", uploaded_at=T0, **facts), known_as_of=T0 + known * HOUR)


def order(db: sqlite3.Connection, *names: str) -> tuple[Any, ...]:
    return tuple(db.execute(f"SELECT {', '.join(names)} FROM orders WHERE order_id = ?", (ORDER,)).fetchone())


def told(db: sqlite3.Connection, name: str) -> float | None:
    """A moment of the order's traits, in hours after the anchor."""
    row = db.execute(
        f"SELECT t.{name} FROM order_trait t JOIN orders o ON o.id = t.order_ref WHERE o.order_id = ?", (ORDER,)
    ).fetchone()
    return None if row is None or row[0] is None else (row[0] - T0) / HOUR


def test_a_request_is_open_and_dated(db: sqlite3.Connection) -> None:
    an_order(db)
    assert save_cases(db, a_case()) == "1 0 0"
    assert order(db, "buyer_asked", "refund_open", "after_sale_agreed", "refunded") == (1, 1, 0, 0)
    assert (told(db, "refund_asked_at"), told(db, "return_asked_at"), told(db, "after_sale_agreed_at")) == (
        1,
        None,
        None,
    )


def test_the_order_may_come_after_the_case(db: sqlite3.Connection) -> None:
    save_cases(db, a_case())
    assert db.execute("SELECT COUNT(*) FROM orders").fetchone()[0] == 0  # a case makes no order
    an_order(db)
    assert (told(db, "refund_asked_at"), order(db, "refund_open")) == (1, (1,))


def test_an_order_that_only_a_list_knows(db: sqlite3.Connection) -> None:
    save_cases(db, a_case())
    intake = intake_of(db, frozenset({"uploaded_at"}), T0 + 12 * HOUR)
    intake.save_parcels([(ParcelRow("yto", "YT0000000000001", (ORDER,), T0), 1)])
    intake.finish()
    assert (told(db, "refund_asked_at"), order(db, "buyer_asked", "refund_open")) == (1, (1, 1))


def test_a_return_asks_for_both(db: sqlite3.Connection) -> None:
    an_order(db)
    save_cases(db, a_case("待买家退货", "退货退款", agreed_at=T0 + 3 * HOUR))
    assert (told(db, "refund_asked_at"), told(db, "return_asked_at")) == (1, 1)
    assert (told(db, "after_sale_agreed_at"), order(db, "after_sale_agreed")) == (3, (1,))


def test_a_refund_asked_again_runs_from_the_request_that_is_open(db: sqlite3.Connection) -> None:
    an_order(db)
    again = a_case(case_id="143000000000000002", asked_at=T0 + 7 * HOUR)
    save_cases(db, a_case("拒绝售后申请"), again)
    assert (told(db, "refund_asked_at"), told(db, "refund_open_at")) == (1, 7)


def test_an_exchange_asks_for_no_refund(db: sqlite3.Connection) -> None:
    an_order(db)
    save_cases(db, a_case("待买家退货", "换货", agreed_at=T0 + 3 * HOUR))
    assert (told(db, "refund_asked_at"), told(db, "return_asked_at")) == (None, 1)
    assert order(db, "refund_open", "exchanged", "after_sale_agreed") == (0, 1, 1)


def test_agreed_without_a_time_stays_without(db: sqlite3.Connection) -> None:
    an_order(db)
    save_cases(db, a_case("同意退款，退款中", refunded_at=T0 + 4 * HOUR))
    assert (told(db, "after_sale_agreed_at"), order(db, "after_sale_agreed")) == (None, (1,))


def test_all_the_money_back_closes_the_order_at_its_time(db: sqlite3.Connection) -> None:
    an_order(db)
    full = a_case("同意退款，退款成功", paid_fen=10_000, goods_back_fen=10_000, agreed_at=T0 + 2 * HOUR)
    save_cases(db, replace(full, refunded_at=T0 + 4 * HOUR))
    assert order(db, "refunded", "refund_open") == (1, 0)
    assert (told(db, "refunded_at"), told(db, "after_sale_agreed_at")) == (4, 2)


def test_a_part_of_the_money_changes_nothing_but_that_it_was_asked(db: sqlite3.Connection) -> None:
    an_order(db)
    part = a_case("同意退款，退款成功", paid_fen=10_000, goods_back_fen=500, agreed_at=T0 + 2 * HOUR)
    save_cases(db, replace(part, refunded_at=T0 + 4 * HOUR))
    assert order(db, "buyer_asked", "refunded", "refund_open", "after_sale_agreed") == (1, 0, 0, 0)
    assert (told(db, "refunded_at"), told(db, "after_sale_agreed_at")) == (None, None)


def test_a_part_of_the_money_by_a_kind_nobody_knows(db: sqlite3.Connection) -> None:
    an_order(db)
    part = a_case("同意退款，退款成功", "退差价", paid_fen=10_000, goods_back_fen=500, agreed_at=T0 + 2 * HOUR)
    save_cases(db, part)
    assert (order(db, "after_sale_agreed"), told(db, "after_sale_agreed_at")) == ((0,), None)


def test_a_table_without_lines_does_not_hide_that_all_lines_are_refunded(db: sqlite3.Connection) -> None:
    whole = line(ORDER, line_id=f"{ORDER}-1", whole_order=1)
    save_order(db, whole, known_as_of=T0 + 4 * HOUR)
    save_cases(db, a_case("同意退款，退款成功", paid_fen=10_000, goods_back_fen=10_000, refunded_at=T0 + 3 * HOUR))
    assert (order(db, "refunded"), told(db, "refunded_at")) == ((1,), 3)
    an_order(db, known=5)
    assert (order(db, "refunded"), told(db, "refunded_at")) == ((1,), 3)


def test_of_two_products_one_case_ends_nothing(db: sqlite3.Connection) -> None:
    other = line(ORDER, line_id=f"{ORDER}9", after_sale="-")
    save_order(db, line(ORDER, after_sale="-"), other, known_as_of=T0 + 5 * HOUR)
    full = a_case("同意退款，退款成功", paid_fen=10_000, goods_back_fen=10_000, agreed_at=T0 + 2 * HOUR)
    full = replace(full, refunded_at=T0 + 4 * HOUR)
    save_cases(db, full)
    assert order(db, "refunded", "after_sale_agreed") == (0, 0)
    assert (told(db, "refunded_at"), told(db, "after_sale_agreed_at"), told(db, "refund_asked_at")) == (None, None, 1)
    second = replace(full, case_id="143000000000000002", line_id=f"{ORDER}9", refunded_at=T0 + 6 * HOUR)
    save_cases(db, replace(second, agreed_at=T0 + 5 * HOUR))
    assert (order(db, "refunded"), told(db, "refunded_at"), told(db, "after_sale_agreed_at")) == ((1,), 6, 5)


def test_a_case_that_names_no_product(db: sqlite3.Connection) -> None:
    an_order(db)
    full = a_case("同意退款，退款成功", line_id=None, paid_fen=10_000, goods_back_fen=10_000, refunded_at=T0 + 4 * HOUR)
    save_cases(db, full)
    assert order(db, "refunded") == (1,)  # there is only one it can be about
    save_order(db, line(ORDER, line_id=f"{ORDER}9", after_sale="-"), known_as_of=T0 + 6 * HOUR)
    assert order(db, "refunded", "buyer_asked") == (0, 1)


def test_a_newer_order_export_goes_before_the_case(db: sqlite3.Connection) -> None:
    save_cases(db, a_case(), known=10)
    save_order(db, line(ORDER, after_sale="售后关闭", uploaded_at=T0), known_as_of=T0 + 11 * HOUR)
    assert order(db, "refund_open", "buyer_asked") == (0, 1)
    assert told(db, "refund_asked_at") == 1  # asked for it was
    save_cases(db, a_case("仲裁中"), known=12)
    assert order(db, "refund_open") == (1,)


def test_an_order_that_a_newer_export_only_confirmed(db: sqlite3.Connection) -> None:
    an_order(db, known=5)
    save_cases(db, a_case("待买家退货", agreed_at=T0 + 2 * HOUR), known=10)
    assert told(db, "after_sale_agreed_at") == 2
    an_order(db, known=12)  # the same row, and it says that there is no after-sale
    assert (told(db, "after_sale_agreed_at"), told(db, "refund_asked_at")) == (None, 1)


def test_a_newer_export_that_still_calls_it_agreed_keeps_the_moment(db: sqlite3.Connection) -> None:
    save_order(db, line(ORDER, after_sale="-"), known_as_of=T0 + 5 * HOUR)
    save_cases(db, a_case("同意退款，退款中", agreed_at=T0 + 2 * HOUR), known=10)
    save_order(db, line(ORDER, after_sale="退款中"), known_as_of=T0 + 12 * HOUR)
    assert (told(db, "after_sale_agreed_at"), order(db, "after_sale_agreed")) == (2, (1,))


def test_an_order_export_without_the_word_leaves_it_to_the_case(db: sqlite3.Connection) -> None:
    save_order(db, line(ORDER, after_sale=None), known_as_of=T0 + 11 * HOUR)
    save_cases(db, a_case(), known=10)
    assert order(db, "refund_open", "buyer_asked") == (1, 1)


def test_an_unknown_word_is_unknown(db: sqlite3.Connection) -> None:
    an_order(db)
    save_cases(db, a_case("新词", asked_at=None))
    assert order(db, "buyer_asked", "refund_open", "after_sale_agreed") == (2, 0, 0)


def test_older_files_only_fill_gaps(db: sqlite3.Connection) -> None:
    an_order(db)
    save_cases(db, a_case("同意退款，退款中", agreed_at=None), known=10)
    assert save_cases(db, a_case("待商家处理", agreed_at=T0 + 2 * HOUR), known=8) == "0 1 0"
    row = db.execute("SELECT status, agreed_at, state, known_as_of FROM after_sale").fetchone()
    assert tuple(row) == ("同意退款，退款中", T0 + 2 * HOUR, "refunding", T0 + 10 * HOUR)


def test_a_newer_file_with_fewer_columns_keeps_the_others(db: sqlite3.Connection) -> None:
    an_order(db)
    save_cases(db, a_case(agreed_at=T0 + 2 * HOUR), known=10)
    few = AfterSale("143000000000000001", ORDER, status="售后关闭")
    assert save_cases(db, few, known=11, told=frozenset({"status"})) == "0 1 0"
    row = db.execute("SELECT status, asked_at, kind, agreed_at FROM after_sale").fetchone()
    assert tuple(row) == ("售后关闭", T0 + HOUR, "仅退款", T0 + 2 * HOUR)
    assert order(db, "refund_open") == (0,)


def test_the_same_again_changes_nothing(db: sqlite3.Connection) -> None:
    an_order(db)
    case = a_case()
    assert [save_cases(db, case), save_cases(db, case), save_cases(db, case, case, known=11)] == [
        "1 0 0",
        "0 0 1",
        "0 0 2",
    ]
    assert db.execute("SELECT COUNT(*) FROM after_sale").fetchone()[0] == 1


def test_what_a_file_changes_is_kept_as_it_was(db: sqlite3.Connection) -> None:
    save_cases(db, a_case(), known=10)
    save_cases(db, a_case("售后关闭"), known=11)
    [kept] = db.execute(
        "SELECT json_extract(facts, '$.status'), json_extract(facts, '$.open_refund') FROM before_change"
        " WHERE table_name = 'after_sale'"
    ).fetchall()
    assert tuple(kept) == ("待商家处理", 1)


def test_a_rejected_case_leaves_the_orders_amount_known(db: sqlite3.Connection) -> None:
    an_order(db)
    save_cases(db, a_case())
    assert order(db, "amount_fen") == (10_000,)


def test_the_owners_word_goes_first(db: sqlite3.Connection) -> None:
    an_order(db)
    save_cases(db, a_case())
    ref = order(db, "id")[0]
    add_action(db, T0 + 20 * HOUR, [Said(ref, None, "refund-asked", T0 + 6 * HOUR, True)])
    with orders_listed(db, [ref]):
        derive_traits(db)
        assert [(row["name"], row["source"]) for row in held_tags(db)] == [("refund-asked", 0)]
    assert (told(db, "refund_asked_at"), told(db, "refund_open_at")) == (6, None)
    add_action(db, T0 + 21 * HOUR, [Said(ref, None, "refund-asked", None, False)])
    with orders_listed(db, [ref]):
        derive_traits(db)
        assert held_tags(db) == []
    assert told(db, "refund_asked_at") is None


def test_whatever_the_order_of_files(db: sqlite3.Connection) -> None:
    """Two exports of the order and two of its cases, in each of 24 orders: the same is known in the end."""
    agreed = a_case("待买家退货", "退货退款", agreed_at=T0 + 3 * HOUR)
    second = a_case("同意退款，退款成功", case_id="143000000000000002", asked_at=T0 + 8 * HOUR)
    files: list[Callable[[], object]] = [
        lambda: an_order(db, known=5),
        lambda: save_order(db, line(ORDER, after_sale="待退货", uploaded_at=T0), known_as_of=T0 + 12 * HOUR),
        lambda: save_cases(db, agreed, known=10),
        lambda: save_cases(db, replace(agreed, status="售后关闭"), second, known=14),
    ]
    seen = set()
    for turn in itertools.permutations(files):
        db.execute("SAVEPOINT turn")
        for bring in turn:
            bring()
        moments = tuple(told(db, name) for name in ("refund_asked_at", "after_sale_agreed_at", "refund_open_at"))
        seen.add((order(db, "buyer_asked", "refund_open", "after_sale_agreed", "refunded", "exchanged"), moments))
        db.execute("ROLLBACK TO turn")
    assert seen == {((1, 0, 0, 0, 0), (1, None, None))}

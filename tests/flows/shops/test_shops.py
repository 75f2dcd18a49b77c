"""The owner's shops: named, coloured, told apart by what files are called, by signs, and by orders that are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.finding import Risk
from shopguard.core.message import UserProblem
from shopguard.flows.costs.days import days
from shopguard.flows.imports.batches import list_batches, undo
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.narrowing import Narrowing
from shopguard.flows.orders.order_list import Filter, groups, list_orders
from shopguard.flows.orders.saved_views import View, save_view, saved_view
from shopguard.flows.shops import shops as flow
from shopguard.flows.shops.unclaimed import all_are_one_shops, unclaimed_files
from shopguard.flows.workplace import Workplace
from tests.flows.imports.daily_exports import export, order, table, tracks

A, B = "甲记小店", "乙记小店"


def shop_of(place: Workplace, number: int) -> str:
    (row,) = list_orders(place, Filter(text=f"69{number:017d}"))
    return row.shop


def import_one(place: Workplace, moment: int, path: Path, **told: object) -> str | None:
    (result,) = import_files(place, [path], now=moment, **told).files  # type: ignore[arg-type]
    assert result.refused is None
    return result.shop


@pytest.fixture
def two(place: Workplace, tmp_path: Path, moment: int) -> Workplace:
    """Two shops with an order each."""
    for number, name in ((1, A), (2, B)):
        file = export(tmp_path / f"first{number}.csv", order(number, "2026-11-19 10:00:00"))
        import_one(place, moment, file, shop=name)
    return place


def test_without_any_word_files_are_the_unnamed_shops(place: Workplace, tmp_path: Path, moment: int) -> None:
    file = export(tmp_path / "orders.csv", order(1, "2026-11-19 10:00:00"))
    assert unclaimed_files(place, [file], now=moment) == ()  # a single shop: there is nothing to ask
    assert import_one(place, moment, file) == "default"
    (shop,) = flow.shops(place)
    assert (shop.name, shop.usual, shop.named) == ("default", True, False)
    assert shop.word == "（未填店铺名）"


def test_the_unnamed_shop_gets_a_name_and_stays_the_usual_one(place: Workplace, tmp_path: Path, moment: int) -> None:
    import_one(place, moment, export(tmp_path / "a.csv", order(1, "2026-11-19 10:00:00")))
    (shop,) = flow.shops(place)
    named = flow.rename_shop(place, shop.ref, f" {A} ")
    assert (named.name, named.usual, named.named) == (A, True, True)
    assert shop_of(place, 1) == A
    assert import_one(place, moment, export(tmp_path / "b.csv", order(2, "2026-11-19 11:00:00"))) == A
    assert [one.name for one in flow.shops(place)] == [A]


def test_a_file_is_known_by_the_shops_name_in_its_path(two: Workplace, tmp_path: Path, moment: int) -> None:
    by_name = export(tmp_path / f"订单{B}.csv", order(3, "2026-11-19 10:00:00"))
    by_folder = export(tmp_path / A / "x.csv", order(4, "2026-11-19 10:00:00"))
    assert unclaimed_files(two, [by_name, by_folder], now=moment) == ()
    assert import_one(two, moment, by_name) == B
    assert import_one(two, moment, by_folder) == A
    assert (shop_of(two, 3), shop_of(two, 4)) == (B, A)


def test_a_file_is_known_by_orders_that_are_known(two: Workplace, tmp_path: Path, moment: int) -> None:
    again = export(
        tmp_path / "9.csv", order(2, "2026-11-19 10:00:00", status="已发货"), order(5, "2026-11-20 09:00:00")
    )
    assert unclaimed_files(two, [again], now=moment) == ()
    assert import_one(two, moment, again) == B
    assert shop_of(two, 5) == B


def test_a_file_nothing_is_known_of_is_asked_for_and_the_answer_remembered(
    two: Workplace, tmp_path: Path, moment: int
) -> None:
    file = export(tmp_path / "小橘子-1119.csv", order(6, "2026-11-19 10:00:00"))
    both = export(tmp_path / "both.csv", order(1, "2026-11-19 10:00:00"), order(2, "2026-11-19 10:00:00"))
    (asked,) = unclaimed_files(two, [file], now=moment)
    assert (asked.name, asked.kind, asked.sign) == ("小橘子-1119.csv", "orders", "name/小橘子")
    assert [one.name for one in unclaimed_files(two, [both], now=moment)] == ["both.csv"]
    assert asked.sign is not None
    flow.remember_signs(two, {asked.sign: B}, moment)
    assert import_one(two, moment, file, shops={str(file): B}) == B
    later = export(tmp_path / "11.20 小橘子.csv", order(7, "2026-11-20 10:00:00"))
    assert unclaimed_files(two, [later], now=moment) == ()
    assert import_one(two, moment, later) == B
    (sign,) = flow.shops(two)[1].signs
    assert (sign.folder, sign.words) == (False, "小橘子")
    flow.forget_sign(two, sign.sign)
    third = export(tmp_path / "11.21 小橘子.csv", order(8, "2026-11-20 11:00:00"))
    assert len(unclaimed_files(two, [third], now=moment)) == 1


def test_an_answer_moves_no_order_that_has_its_shop(two: Workplace, tmp_path: Path, moment: int) -> None:
    both = export(
        tmp_path / "all.csv",
        order(1, "2026-11-19 10:00:00", status="已发货"),
        order(2, "2026-11-19 10:00:00"),
        order(9, "2026-11-19 10:00:00"),
    )
    assert import_one(two, moment, both, shops={str(both): B}) == B
    assert [shop_of(two, number) for number in (1, 2, 9)] == [A, B, B]


def test_without_a_window_nobody_is_asked(two: Workplace, tmp_path: Path, moment: int) -> None:
    file = export(tmp_path / "unknown.csv", order(6, "2026-11-19 10:00:00"))
    assert import_one(two, moment, file) == "default"
    assert import_one(two, moment, export(tmp_path / "u2.csv", order(7, "2026-11-19 10:00:00")), shop=A) == A
    flow.make_usual(two, flow.shops(two)[0].ref)
    assert import_one(two, moment, export(tmp_path / "u3.csv", order(8, "2026-11-19 10:00:00"))) == A


def test_the_same_file_again_is_answered_alike(two: Workplace, tmp_path: Path, moment: int) -> None:
    file = export(tmp_path / f"{B}.csv", order(3, "2026-11-19 10:00:00"))
    assert import_one(two, moment, file) == B
    (again,) = import_files(two, [file], now=moment + 60).files
    assert (again.shop, again.unchanged, again.added) == (B, 1, 0)
    shop = flow.shops(two)[1]
    flow.rename_shop(two, shop.ref, "丙记小店")
    flow.add_shop(two, B)  # the name now tells another shop
    (anew,) = import_files(two, [file], now=moment + 120).files
    assert (anew.shop, anew.unchanged) == (B, 1)
    assert shop_of(two, 3) == "丙记小店"


def test_a_parcel_list_is_asked_for_only_where_it_comes_alone(two: Workplace, tmp_path: Path, moment: int) -> None:
    header = ("运单号", "快递公司", "订单编号", "发货时间")
    listed = table(tmp_path / "p.csv", header, ("YT8880001112223", "圆通", f"69{6:017d}", "2026-11-20 09:00:00"))
    named = export(tmp_path / f"{A}.csv", order(6, "2026-11-19 10:00:00"))
    assert [one.kind for one in unclaimed_files(two, [listed], now=moment)] == ["parcels"]
    assert unclaimed_files(two, [listed, named], now=moment) == ()
    report = import_files(two, [listed, named], now=moment)
    assert {one.kind: one.shop for one in report.files} == {"orders": A, "parcels": A}


def test_what_cannot_be_read_is_left_to_the_import(two: Workplace, tmp_path: Path, moment: int) -> None:
    broken = table(tmp_path / "broken.csv", ("甲", "乙"), ("1", "2"))
    assert unclaimed_files(two, [broken, tmp_path / "gone.csv"], now=moment) == ()


def test_totals_are_by_shop_and_only_where_there_are_several(two: Workplace) -> None:
    first, second = flow.shop_totals(two)
    assert (first.shop.name, second.shop.name) == (A, B)
    # late already for all that is known: nobody said when they are to be sent, nor that they were
    assert (first.by_risk, second.by_risk) == ({Risk.WATCH: 1}, {Risk.WATCH: 1})
    assert (first.yuan_fen, second.yuan_fen) == (0, 0)
    assert (first.shop.letter, second.shop.letter) == ("甲", "乙")
    assert first.shop.colour != second.shop.colour


def test_totals_are_of_what_asks_for_anything(two: Workplace, tmp_path: Path, moment: int) -> None:
    fine = export(tmp_path / f"{A}.csv", order(3, "2026-11-19 10:00:00", status="已关闭"))
    import_one(two, moment, fine)
    assert flow.shop_totals(two)[0].by_risk == {Risk.WATCH: 1}


def test_one_shop_has_no_totals(demo_place: Workplace) -> None:
    assert flow.shop_totals(demo_place) == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("  ", "problem.shop_without_name"),
        ("default", "problem.shop_without_name"),
        ("店" * 31, "problem.shop_name_long"),
        (f" {B}", "problem.shop_name_taken"),
    ],
)
def test_a_name_that_cannot_be_changes_nothing(two: Workplace, name: str, code: str) -> None:
    with pytest.raises(UserProblem) as caught:
        flow.rename_shop(two, flow.shops(two)[0].ref, name)
    assert caught.value.message.code == code
    assert [shop.name for shop in flow.shops(two)] == [A, B]


def test_a_shop_nobody_imported_anything_for_can_go(two: Workplace) -> None:
    third = flow.add_shop(two, "丁记小店")
    flow.remove_shop(two, third.ref)
    assert [shop.name for shop in flow.shops(two)] == [A, B]
    with pytest.raises(UserProblem) as caught:
        flow.remove_shop(two, flow.shops(two)[0].ref)
    assert caught.value.message.code == "problem.shop_has_files"


def test_a_shop_that_went_leaves_nothing_to_the_next(two: Workplace, tmp_path: Path, moment: int) -> None:
    third = flow.add_shop(two, "丁记小店")
    flow.make_usual(two, third.ref)
    flow.remember_signs(two, {"name/小橘子": "丁记小店"}, moment)
    flow.remove_shop(two, third.ref)
    fourth = flow.add_shop(two, "戊记小店")
    assert (fourth.ref, fourth.usual, fourth.signs) == (third.ref, False, ())


def test_a_colour_is_one_of_those_there_are(two: Workplace) -> None:
    ref = flow.shops(two)[0].ref
    assert flow.colour_shop(two, ref, "purple").colour == "purple"
    with pytest.raises(UserProblem):
        flow.colour_shop(two, ref, "#ff0000")


def test_saved_views_follow_the_shops_new_name(two: Workplace) -> None:
    save_view(two, "甲的", View(Narrowing(Filter(shops=frozenset([A, B])))))
    save_view(two, "全部", View())
    flow.rename_shop(two, flow.shops(two)[0].ref, "新甲")
    assert saved_view(two, "甲的").narrowing.filter.shops == {"新甲", B}
    assert saved_view(two, "全部") == View()


def test_rates_follow_the_shops_new_name(two: Workplace, tmp_path: Path, moment: int) -> None:
    flow.rename_shop(two, flow.shops(two)[0].ref, "新甲")
    assert shop_of(two, 1) == "新甲"
    assert {file.shop for batch in list_batches(two) for file in batch.files} == {"新甲", B}
    assert {day.shop_name for day in days(two, moment).days} <= {"新甲", B}


def said_of(place: Workplace, moment: int, path: Path, **told: object) -> list[tuple[str, object]]:
    (result,) = import_files(place, [path], now=moment, **told).files  # type: ignore[arg-type]
    return [(one.code, one.values.get("shop")) for one in result.warnings if one.code == "warning.shop_not_told"]


def test_a_shop_that_is_only_supposed_is_said(two: Workplace, tmp_path: Path, moment: int) -> None:
    file = export(tmp_path / "unknown.csv", order(6, "2026-11-19 10:00:00"))
    assert said_of(two, moment, file) == [("warning.shop_not_told", "（未填店铺名）")]
    answered = export(tmp_path / "answered.csv", order(7, "2026-11-19 10:00:00"))
    assert said_of(two, moment, answered, shops={str(answered): A}) == []
    assert said_of(two, moment, export(tmp_path / "told.csv", order(8, "2026-11-19 10:00:00")), shop=A) == []
    again = export(tmp_path / "again.csv", order(8, "2026-11-19 10:00:00", status="已发货"))
    assert said_of(two, moment, again) == []
    both = export(tmp_path / "both.csv", *(order(n, "2026-11-19 10:00:00", status="已发货") for n in (1, 2)))
    assert said_of(two, moment, both) == []  # nothing of it is new: all its orders have their shop


def test_one_nameless_shop_is_no_supposition(place: Workplace, tmp_path: Path, moment: int) -> None:
    assert said_of(place, moment, export(tmp_path / "a.csv", order(1, "2026-11-19 10:00:00"))) == []


def test_the_orders_of_the_only_shop_tell_it(place: Workplace, tmp_path: Path, moment: int) -> None:
    """Without a window, and with a single shop that was named in the command: the unnamed one has no order to tell it by."""
    import_one(place, moment, export(tmp_path / "1.csv", order(1, "2026-11-19 10:00:00")), shop=A)
    both = export(tmp_path / "2.csv", order(1, "2026-11-19 10:00:00", status="已发货"), order(2, "2026-11-19 11:00:00"))
    assert import_one(place, moment, both) == A
    assert shop_of(place, 2) == A
    other = export(tmp_path / "3.csv", order(3, "2026-11-19 11:00:00"))
    assert said_of(place, moment, other) == [("warning.shop_not_told", "（未填店铺名）")]
    assert shop_of(place, 3) == "（未填店铺名）"


def test_an_import_that_was_taken_back_makes_no_second_shop(place: Workplace, tmp_path: Path, moment: int) -> None:
    import_one(place, moment, export(tmp_path / "1.csv", order(1, "2026-11-19 10:00:00")))
    (batch,) = list_batches(place)
    undo(place, batch.ref, now=moment)
    import_one(place, moment, export(tmp_path / "2.csv", order(1, "2026-11-19 10:00:00")), shop=A)
    new = export(tmp_path / "3.csv", order(2, "2026-11-19 10:00:00"))
    assert [one.only_shop for one in unclaimed_files(place, [new], now=moment)] == [A]
    flow.one_shop_is_usual(place)
    assert import_one(place, moment, new) == A
    assert flow.shop_totals(place) == ()


def test_the_named_shop_is_the_usual_one_beside_an_unnamed_one_without_orders(
    place: Workplace, tmp_path: Path, moment: int
) -> None:
    way = tracks(tmp_path / "t.csv", ("YT8880001112223", "圆通", "2026-11-19 12:00:00", "已揽收"))
    assert import_one(place, moment, way) == "default"
    import_one(place, moment, export(tmp_path / "1.csv", order(1, "2026-11-19 10:00:00")), shop=A)
    flow.one_shop_is_usual(place)
    assert import_one(place, moment, export(tmp_path / "2.csv", order(2, "2026-11-19 10:00:00"))) == A


def test_the_unnamed_shop_has_no_name_to_be_known_by(two: Workplace, tmp_path: Path, moment: int) -> None:
    import_one(two, moment, export(tmp_path / "u.csv", order(6, "2026-11-19 10:00:00")))
    assert [shop.name for shop in flow.shops(two)] == [A, B, "default"]
    file = export(tmp_path / "default.csv", order(7, "2026-11-19 10:00:00"))
    assert [one.name for one in unclaimed_files(two, [file], now=moment)] == ["default.csv"]


def test_two_shops_make_none_the_usual_one(two: Workplace) -> None:
    flow.one_shop_is_usual(two)
    assert [shop.usual for shop in flow.shops(two)] == [False, False]


def test_a_parcel_list_is_asked_for_unless_an_export_comes_with_it(two: Workplace, tmp_path: Path, moment: int) -> None:
    header = ("运单号", "快递公司", "订单编号", "发货时间")
    listed = table(tmp_path / "p.csv", header, ("YT8880001112223", "圆通", f"69{6:017d}", "2026-11-20 09:00:00"))
    way = tracks(tmp_path / f"{A}轨迹.csv", ("YT8880001112223", "圆通", "2026-11-19 12:00:00", "已揽收"))
    assert [one.kind for one in unclaimed_files(two, [listed, way], now=moment)] == ["parcels"]
    known = export(tmp_path / "known.csv", order(2, "2026-11-19 10:00:00"), order(6, "2026-11-20 08:00:00"))
    assert unclaimed_files(two, [listed, known], now=moment) == ()
    report = import_files(two, [listed, known], now=moment)
    assert {one.kind: one.shop for one in report.files} == {"orders": B, "parcels": B}


def maybe_other(place: Workplace, moment: int, path: Path) -> list[object]:
    (result,) = import_files(place, [path], now=moment).files
    return [one.values["shop"] for one in result.warnings if one.code == "warning.shop_maybe_other"]


def test_an_export_of_which_nothing_is_known_may_be_a_second_shops(
    place: Workplace, tmp_path: Path, moment: int
) -> None:
    first = export(tmp_path / "1.csv", order(1, "2026-11-18 10:00:00"), order(2, "2026-11-18 11:00:00"))
    strange = export(tmp_path / "2.csv", order(3, "2026-11-18 10:00:00"))
    beside = export(tmp_path / "3.csv", order(1, "2026-11-18 10:00:00"), order(4, "2026-11-19 11:00:00"))
    assert unclaimed_files(place, [first, strange], now=moment) == ()  # the very first import
    assert maybe_other(place, moment, first) == []
    (asked,) = unclaimed_files(place, [strange], now=moment)
    assert (asked.name, asked.only_shop) == ("2.csv", "default")
    assert unclaimed_files(place, [strange, beside], now=moment) == ()  # what is exported together is one shop's
    assert maybe_other(place, moment, beside) == []
    assert maybe_other(place, moment, strange) == ["（未填店铺名）"]  # without a window nobody is asked
    assert unclaimed_files(place, [strange], now=moment) == ()


def test_that_all_is_one_shops_is_asked_once(place: Workplace, tmp_path: Path, moment: int) -> None:
    import_one(place, moment, export(tmp_path / "1.csv", order(1, "2026-11-18 10:00:00")))
    all_are_one_shops(place)
    strange = export(tmp_path / "2.csv", order(3, "2026-11-18 10:00:00"))
    assert unclaimed_files(place, [strange], now=moment) == ()
    assert maybe_other(place, moment, strange) == []


def test_a_track_file_is_of_the_shop_whose_waybills_it_names(two: Workplace, tmp_path: Path, moment: int) -> None:
    flow.make_usual(two, flow.shops(two)[0].ref)
    sent = order(2, "2026-11-19 10:00:00", status="已发货", parcel="圆通-YT8880001112223")
    import_one(two, moment, export(tmp_path / "sent.csv", sent), shop=B)
    way = tracks(tmp_path / "t.csv", ("YT8880001112223", "圆通", "2026-11-19 12:00:00", "已揽收"))
    assert import_one(two, moment, way) == B
    other = tracks(tmp_path / "o.csv", ("YT8880009999999", "圆通", "2026-11-19 12:00:00", "已揽收"))
    assert import_one(two, moment, other) == A


def test_groups_by_shop_stand_in_the_order_of_the_shops(two: Workplace) -> None:
    assert [one.key for one in groups(two, Filter(), "shop")] == [A, B]

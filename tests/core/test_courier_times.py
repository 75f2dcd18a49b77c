"""Couriers compared: medians, nine of ten, shares and yuan per hundred parcels, by hand."""

from __future__ import annotations

from shopguard.core.beijing import HOUR
from shopguard.core.courier_times import Journey, Spread, compare_couriers, from_sender, spread, to_receiver


def journey(courier: str = "yto", pickup: int | None = HOUR, **facts: object) -> Journey:
    made = Journey(courier, "江苏", "浙江", 0, pickup, None, False, 0, 0)
    return made._replace(**facts)  # type: ignore[arg-type]


def test_half_and_nine_of_ten() -> None:
    assert spread([3, 1, 2, 4, 5, 6, 7, 8, 9, 10]) == Spread(10, 5, 9)  # the fifth and the ninth of ten
    assert spread(list(range(10, 101, 10))) == Spread(10, 50, 90)
    assert spread(list(range(1, 12))) == Spread(11, 6, 10)  # 9.9 of eleven: the tenth
    assert spread(list(range(1, 21))) == Spread(20, 10, 18)
    assert spread([7] * 10) == Spread(10, 7, 7)


def test_nine_are_too_few_to_tell() -> None:
    assert spread([1] * 9) == Spread(9, None, None)
    assert spread([]) == Spread(0, None, None)
    (nine,) = compare_couriers([journey(fen=300)] * 9)
    assert (nine.parcels, nine.fen, nine.enough) == (9, 2_700, False)
    assert (nine.fen_per_hundred, nine.long_share) == (None, None)


def test_yuan_per_hundred_parcels_half_up() -> None:
    (yto,) = compare_couriers([journey(fen=25, violations=2), *[journey()] * 15])
    assert (yto.parcels, yto.violating, yto.fen) == (16, 1, 25)
    assert yto.fen_per_hundred == 156  # 156.25
    (sf,) = compare_couriers([journey("sf", fen=25), *[journey("sf")] * 39])
    assert sf.fen_per_hundred == 63  # 62.5


def test_long_waits_are_a_share_of_what_is_known() -> None:
    waits = [True] * 3 + [False] * 9 + [None] * 4
    (yto,) = compare_couriers([journey(waited_long=long) for long in waits])
    assert (yto.parcels, yto.waits_known, yto.waited_long, yto.long_share) == (16, 12, 3, 0.25)
    (few,) = compare_couriers([journey(waited_long=long) for long in [True] * 9 + [None] * 4])
    assert (few.enough, few.long_share) == (True, None)


def test_what_is_not_known_is_not_counted() -> None:
    (yto,) = compare_couriers([journey(pickup=None), *[journey(pickup=2 * HOUR, hub=5 * HOUR)] * 10])
    assert (yto.pickup, yto.hub) == (Spread(10, 2 * HOUR, 2 * HOUR), Spread(10, 5 * HOUR, 5 * HOUR))


def test_the_dearest_courier_stands_first_and_too_few_last() -> None:
    dear = [journey("sto", fen=500), *[journey("sto")] * 9]
    cheap = [journey("yto", fen=300), *[journey("yto")] * 9]
    few = [journey("ems", fen=10_000)]
    assert [one.courier for one in compare_couriers([*few, *cheap, *dear])] == ["sto", "yto", "ems"]


def test_by_province_of_receiver_and_of_pickup() -> None:
    parcels = [journey(), journey(receiver="新疆"), journey(receiver="新疆", sender=None), journey("", sender=None)]
    assert {(one.courier, one.province): one.parcels for one in compare_couriers(parcels, to_receiver)} == {
        ("yto", "江苏"): 1, ("yto", "新疆"): 2, ("", "江苏"): 1
    }  # fmt: skip
    assert {(one.courier, one.province): one.parcels for one in compare_couriers(parcels, from_sender)} == {
        ("yto", "浙江"): 2, ("yto", None): 1, ("", None): 1
    }  # fmt: skip

"""A long list of order refs: places, parts, beginnings."""

from __future__ import annotations

from shopguard.core.order_refs import OrderRefs


def test_from_hex_and_back() -> None:
    refs = OrderRefs.from_hex("000000010000000AFFFFFFFF")
    assert (list(refs), len(refs), refs[1], refs.part(1, 9)) == ([1, 10, 4_294_967_295], 3, 10, [10, 4_294_967_295])
    assert OrderRefs.from_hex("") == OrderRefs()


def test_a_ref_is_found_where_it_stands() -> None:
    refs = OrderRefs(range(1, 100_001))
    assert [refs.place_of(ref, near) for ref, near in ((1, 0), (70_000, 69_990), (70_000, 0), (5, 99_000))] == [
        0, 69_999, 69_999, 4,
    ]  # fmt: skip
    assert refs.place_of(100_001) is None
    assert refs.places_of([7, 3, 200_000]) == [2, 6]


def test_bytes_across_two_refs_are_no_ref() -> None:
    assert OrderRefs([0x01000000, 0x00000002]).place_of(0x00020100 << 8) is None
    assert OrderRefs([0x00010000, 0x00010001, 0x00000100]).place_of(0x00000100) == 2


def test_a_list_begins_with_another() -> None:
    refs = OrderRefs([5, 6, 7])
    assert refs.begins_with(OrderRefs([5, 6]))
    assert refs.begins_with(OrderRefs())
    assert not refs.begins_with(OrderRefs([6]))
    assert not OrderRefs([5]).begins_with(refs)
    assert refs == OrderRefs([5, 6, 7])

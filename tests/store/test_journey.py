"""Milestones from the order of a track's lines: by the shape of its kinds, and line by line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.parcel import EventKind
from shopguard.store.journey import LETTERS, Firsts, Span, firsts, milestones, transit, widest_gap
from shopguard.store.shape import shape_of
from shopguard.store.whereabouts import Line, elsewhere, hub_again, may_be_elsewhere

tracks = st.lists(st.sampled_from(list(LETTERS.values())), max_size=9).map("".join)


def test_every_kind_has_a_letter_of_its_own() -> None:
    assert set(LETTERS) == set(EventKind)
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert all(len(letter) == 1 for letter in LETTERS.values())


@given(tracks, st.lists(st.integers(1, 9), min_size=9, max_size=9))
def test_a_shape_picks_what_line_by_line_is_found(kinds: str, steps: list[int]) -> None:
    moments = [sum(steps[: nth + 1]) for nth in range(len(kinds))] + [None]
    track = firsts(kinds, moments)
    way = transit(kinds, moments, track, track)
    shape = shape_of(kinds)
    picked = shape.picked(moments)
    found = milestones(track, track, way)
    assert {name: picked[place] for name, place in shape.columns.items()} == {
        name: at for name, at in found._asdict().items() if at is not None
    }
    assert list(shape.way(moments)) == [at for at, _ in way]


def test_the_usual_way() -> None:
    moments = (10, 20, 35, 65, 70, 99, None)
    track = firsts("cphhos", moments)
    assert track == Firsts(record=20, last=99, understood=20, pickup=20, hub=35, out=70, signed=99)
    way = transit("cphhos", moments, track, track)
    assert way == [(35, "h"), (65, "h"), (70, "o")]
    found = milestones(track, track, way)
    assert (found.picked_up_at, found.maybe_picked_up_at, found.transit_last_at, found.recalled_at) == (
        20,
        None,
        70,
        None,
    )


def test_a_return_that_says_why_is_two_things() -> None:
    found = firsts("pbd", (10, 20, 30, None))
    assert (found.returned, found.refused, found.trouble) == (20, 20, 30)


def test_of_equally_wide_gaps_the_first_is_kept() -> None:
    assert widest_gap([5, 10, 12, 17]) == (5, 10)
    assert widest_gap([5]) == (None, None)


def test_a_record_of_the_same_second_as_the_pickup_was_not_before_it() -> None:
    track = firsts("ip", (10, 10, None))
    assert milestones(track, track, []).maybe_picked_up_at is None


def arrived(at: int, province: str, city: str | None = None, *, sure: bool = True) -> Line:
    return Line(at, "signed", province, city, int(sure), None)


def test_deliveries_elsewhere_within_the_span_before_the_return() -> None:
    lines = [arrived(5, "江苏"), arrived(9, "广东", sure=False), arrived(12, "浙江", "杭州市"), arrived(20, "四川")]
    home = ("江苏", "南京市")
    assert elsewhere(lines, Span(), home, None) == (12, 9, "浙江杭州市")
    assert elsewhere(lines, Span(), home, 10) == (None, 9, "广东")
    assert elsewhere(lines, Span(20, None), home, None) == (20, None, "四川")
    assert elsewhere(lines, Span(None, 9), home, None) == (None, None, None)


def test_another_city_counts_where_the_order_names_one() -> None:
    assert may_be_elsewhere("江苏|苏州市", "江苏", "南京市")
    assert not may_be_elsewhere("江苏|", "江苏", "南京市")
    assert not may_be_elsewhere("河南|济源市,河南|济源市", "河南", "省直辖县级行政区划")
    assert not may_be_elsewhere("江苏|苏州市", None, None)


def at_hubs(*hubs: str) -> list[Line]:
    return [Line(nth, "hub", None, None, 1, hub) for nth, hub in enumerate(hubs)]


def test_a_hub_again_after_it_was_left() -> None:
    assert hub_again(at_hubs("arrive:甲", "leave:甲", "arrive:甲"), Span(), None) == 2
    assert hub_again(at_hubs("arrive:甲", "arrive:甲"), Span(), None) is None  # scanned twice
    assert hub_again(at_hubs("leave:甲", "leave:甲"), Span(), None) is None
    assert hub_again(at_hubs("leave:甲", "arrive:乙", "leave:甲"), Span(), None) == 2
    assert hub_again(at_hubs("arrive:甲", "leave:甲", "arrive:甲"), Span(None, 2), None) is None

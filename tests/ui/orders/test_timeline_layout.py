"""The timeline's geometry: to scale, nothing covers anything, nothing outside."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.beijing import DAY, HOUR
from shopguard.ui.orders.timeline_layout import (
    LABEL_GAP,
    Span,
    TimeScale,
    make_scale,
    place_labels,
    span_of,
    tick_moments,
)

NOON = 1_795_147_200


def test_the_scale_is_linear() -> None:
    scale = TimeScale(start=0, end=100, left=10.0, right=210.0)
    assert [scale.x(at) for at in (0, 25, 50, 100)] == [10.0, 60.0, 110.0, 210.0]
    assert scale.x(-5) == 10.0
    assert scale.x(500) == 210.0


def test_now_events_and_near_deadlines_are_on_it_a_far_one_is_not() -> None:
    scale = make_scale(span_of([NOON - DAY], [NOON + DAY, NOON + 300 * DAY], NOON), 0.0, 400.0)
    assert all(scale.covers(at) for at in (NOON - DAY, NOON, NOON + DAY))
    assert not scale.covers(NOON + 300 * DAY)


def test_one_moment_alone_still_has_a_scale() -> None:
    scale = make_scale(span_of([], [], NOON), 0.0, 400.0)
    assert scale.end - scale.start >= 6 * HOUR
    assert 190.0 <= scale.x(NOON) <= 210.0


def test_ticks_are_round_hours_in_beijing_as_close_as_there_is_room() -> None:
    scale = make_scale(Span(NOON - 13 * HOUR, NOON + 13 * HOUR), 0.0, 260.0)  # 10 pixels an hour
    assert tick_moments(scale, 60.0) == tuple(NOON + hours * HOUR for hours in (-12, -6, 0, 6, 12))
    assert tick_moments(scale, 100.0) == tuple(NOON + hours * HOUR for hours in (-12, 0, 12))


def test_ticks_of_a_long_time_are_midnights_in_beijing() -> None:
    scale = make_scale(Span(NOON - 3 * DAY, NOON), 0.0, 240.0)
    assert tick_moments(scale, 60.0) == tuple(NOON - 12 * HOUR - days * DAY for days in (2, 1, 0))


def test_labels_in_one_place_go_up_row_by_row_and_then_give_up() -> None:
    placed = place_labels([(100.0, 50.0)] * 3, 0.0, 400.0, rows=2)
    assert [label and label.row for label in placed] == [0, 1, None]


def test_a_label_at_the_edge_is_pushed_inside() -> None:
    (label,) = place_labels([(395.0, 60.0)], 0.0, 400.0, rows=1)
    assert label is not None
    assert label.left == 340.0


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(5, 120)), max_size=12))
def test_no_label_covers_another_or_leaves_the_widget(wanted: list[tuple[float, float]]) -> None:
    placed = place_labels(wanted, 0.0, 400.0, rows=3)
    spans: dict[int, list[tuple[float, float]]] = {}
    for label, (_x, width) in zip(placed, wanted, strict=True):
        if label is None:
            continue
        assert 0.0 <= label.left <= 400.0 - width + 1e-9
        for begin, end in spans.setdefault(label.row, []):
            assert label.left >= end + LABEL_GAP - 1e-9 or label.left + width <= begin - LABEL_GAP + 1e-9
        spans[label.row].append((label.left, label.left + width))

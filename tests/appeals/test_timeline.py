"""The timeline is to scale, and its labels never run into each other."""

from __future__ import annotations

from itertools import pairwise

import pytest

from shopguard.appeals.timeline import MOST_LABELS, Moment, lay_out
from shopguard.core.beijing import parse_iso

START = parse_iso("2026-11-20T00:00:00")
HOUR = 3600


def test_places_are_to_scale() -> None:
    line = lay_out(
        [Moment(START + 75 * HOUR, "d", "event"), Moment(START, "a", "fact"), Moment(START + 25 * HOUR, "b", "event"),
         Moment(START + 100 * HOUR, "e", "deadline")],
        (START + 25 * HOUR, START + 100 * HOUR),
    )  # fmt: skip
    assert line is not None
    assert [(m.moment.text, m.place) for m in line.marks] == [("a", 0.0), ("b", 0.25), ("d", 0.75), ("e", 1.0)]
    assert [m.label for m in line.marks] == [0.0, 0.25, 0.75, 1.0]  # room enough: each at its place
    assert line.band == (0.25, 1.0)
    assert line.ticks[0] == (START, 0.0)
    assert line.ticks[1] == (START + 12 * HOUR, 0.12)


@pytest.mark.parametrize("count", [1, 2, 10, MOST_LABELS, 300])
def test_labels_keep_their_distance_and_their_order(count: int) -> None:
    moments = [Moment(START + n, f"scan {n}", "event") for n in range(count)]
    line = lay_out([*moments, Moment(START + 90 * HOUR, "deadline", "deadline")])
    assert line is not None
    labels = [mark.label for mark in line.marks if mark.label is not None]
    assert all(later - earlier > 0.029 for earlier, later in pairwise(labels))
    assert labels[0] >= -1e-9
    assert labels[-1] <= 1.0
    assert len(labels) == min(count + 1, MOST_LABELS)
    assert line.unlabelled == count + 1 - len(labels)
    assert line.marks[-1].label is not None  # a deadline always has its words


@pytest.mark.parametrize(("count", "height"), [(1, 84.0), (8, 84.0), (12, 114.0), (MOST_LABELS, 206.0), (300, 206.0)])
def test_a_short_story_leaves_room_on_its_page(count: int, height: float) -> None:
    line = lay_out([Moment(START + n * HOUR, f"scan {n}", "event") for n in range(count)])
    assert line is not None
    assert line.height == height
    labels = [mark.label for mark in line.marks if mark.label is not None]
    assert all((later - earlier) * height > 6 for earlier, later in pairwise(labels))


def test_of_too_many_scans_the_first_and_the_last_ones_have_words() -> None:
    line = lay_out([Moment(START + n, f"scan {n}", "event") for n in range(100)])
    assert line is not None
    told = [mark.moment.text for mark in line.marks if mark.label is not None]
    assert (told[0], told[12], told[13], told[-1]) == ("scan 0", "scan 12", "scan 87", "scan 99")


def test_a_clock_that_ends_before_it_begins_has_no_band() -> None:
    line = lay_out([Moment(START, "a", "fact"), Moment(START + HOUR, "b", "fact")], (START + HOUR, START))
    assert line is not None
    assert line.band is None


def test_of_one_moment_the_deadline_comes_first() -> None:
    line = lay_out([Moment(START, "scan", "event"), Moment(START, "fact", "fact"), Moment(START, "due", "deadline")])
    assert line is not None
    assert [mark.moment.text for mark in line.marks] == ["due", "fact", "scan"]


def test_nothing_to_draw() -> None:
    assert lay_out([]) is None


def test_one_single_moment_is_drawn() -> None:
    line = lay_out([Moment(START, "only", "fact")])
    assert line is not None
    assert line.marks[0].place == 0.0

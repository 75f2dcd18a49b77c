"""What is missing most stands on top; a slot's word says how it stands."""

from __future__ import annotations

from typing import Literal

from shopguard.flows.appeals.view import CheckView, SlotView
from shopguard.ui.appeals.slot_standing import look_of, most_urgent, sorted_slots

Result = Literal["ok", "missing", "fails", "unknown"]


def slot(item: str, *results: Result, needed: bool = True, weight: int = 0) -> SlotView:
    checks = tuple(CheckView("made up", result) for result in results)
    return SlotView(item, item, "", "", "", needed, checks, (), weight)


SLOTS = (
    slot("there", "ok", "ok", weight=9),
    slot("to look at", "ok", "unknown", weight=8),
    slot("missing", "missing", weight=3),
    slot("no use", "fails", "ok", weight=5),
    slot("nice to have", "missing", needed=False, weight=1),
    slot("better to have", "missing", needed=False, weight=2),
    slot("had all the same", "ok", needed=False),
)


def test_what_is_not_filled_comes_first_and_what_decides_most_of_it() -> None:
    first, idle = sorted_slots(SLOTS)
    assert [one.item for one in first] == ["no use", "missing", "to look at", "there", "had all the same"]
    assert [one.item for one in idle] == ["better to have", "nice to have"]


def test_the_most_urgent_one_is_needed_and_lacks_something() -> None:
    found = most_urgent(SLOTS)
    assert found is not None
    assert found.item == "no use"
    assert most_urgent([slot("there", "ok"), slot("nice", "missing", needed=False)]) is None


def test_tone_icon_and_word_of_a_slot() -> None:
    assert look_of(slot("a", "fails", "missing")) == ("bad", "check-fails", "有问题")
    assert look_of(slot("a", "missing")) == ("soon", "check-missing", "还没有 · 必备")
    assert look_of(slot("a", "missing", needed=False)) == ("quiet", "check-missing", "还没有 · 可选")
    assert look_of(slot("a", "ok", "unknown")) == ("watch", "check-unknown", "请您看一眼")
    assert look_of(slot("a", "ok")) == ("good", "check-ok", "有了")

"""The owner's words: none is ever replaced by words of somebody who had not seen it."""

from __future__ import annotations

import pytest

from shopguard.flows.appeals.opening import open_from_notice
from shopguard.flows.appeals.reason import ReasonChanged, choose_reason_text, set_reason_text
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import NOW


@pytest.fixture
def appeal(place: Workplace) -> str:
    return open_from_notice(place, "6930000000000000101", "pickup-missing", now=NOW, noticed_at=NOW)


def kept(place: Workplace, appeal: str) -> tuple[str, str]:
    view = show_appeal(place, appeal, NOW)
    return view.reason_text, view.reason_aside


def test_typing_on_goes_from_text_to_text(place: Workplace, appeal: str) -> None:
    set_reason_text(place, appeal, "一", started_from="")
    set_reason_text(place, appeal, "一二 ", started_from="一")
    set_reason_text(place, appeal, "一二三", started_from="一二 ")
    assert kept(place, appeal) == ("一二三", "")


def test_a_newer_text_is_not_replaced_and_both_are_kept(place: Workplace, appeal: str) -> None:
    set_reason_text(place, appeal, "甲写的", started_from="")
    with pytest.raises(ReasonChanged) as caught:
        set_reason_text(place, appeal, "乙写的", started_from="")
    assert caught.value.stored == "甲写的"
    assert kept(place, appeal) == ("甲写的", "乙写的")
    choose_reason_text(place, appeal, "乙写的", "甲写的")
    assert kept(place, appeal) == ("乙写的", "甲写的")


def test_the_same_words_from_two_places_are_no_conflict(place: Workplace, appeal: str) -> None:
    set_reason_text(place, appeal, "一样", started_from="")
    set_reason_text(place, appeal, "一样", started_from="")
    assert kept(place, appeal) == ("一样", "")


def test_without_saying_what_stood_there_it_is_replaced(place: Workplace, appeal: str) -> None:
    set_reason_text(place, appeal, "旧", started_from="")
    set_reason_text(place, appeal, "新")
    assert kept(place, appeal) == ("新", "")

"""Saved views: what was kept comes back whole; names, deletion with undo; what cannot be read is refused in a sentence."""

from __future__ import annotations

import json

import pytest

from shopguard.core.finding import Risk
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.orders.narrowing import Narrowing
from shopguard.flows.orders.order_filter import Filter, Sort
from shopguard.flows.orders.saved_views import (
    LONGEST_NAME,
    View,
    bring_back_view,
    delete_view,
    rename_view,
    save_view,
    saved_view,
    view_names,
)
from shopguard.flows.workplace import Workplace
from shopguard.store.saved_views import KeptView, keep_view

WHOLE = View(
    Narrowing(
        Filter(
            risks=frozenset({Risk.DUE, Risk.WATCH}),
            text="尾号 88",
            refund=True,
            clauses=frozenset({"pickup-timeout"}),
            couriers=frozenset({"yto", ""}),
            provinces=frozenset({"浙江省"}),
            products=frozenset({"猫粮 “小”袋"}),
            shops=frozenset({"一号店"}),
            paid_from=1_795_000_000,
            paid_until=1_795_086_400,
            data_before=1_794_900_000,
            marks=frozenset({"noted"}),
        ),
        paid="last7",
        data_age=24,
    ),
    Sort("fine", descending=True),
    "courier",
)


def keep_raw(place: Workplace, text: str) -> None:
    with place.store.transaction() as db:
        keep_view(db, KeptView("坏的", 0, text))


def test_a_view_comes_back_whole(place: Workplace) -> None:
    assert save_view(place, "  今天要   催的 ", WHOLE) is False
    assert view_names(place) == ("今天要 催的",)
    assert saved_view(place, "今天要 催的") == WHOLE
    assert save_view(place, "今天要 催的", View()) is True  # replaced, where it stood
    assert saved_view(place, "今天要 催的") == View()


def test_views_stand_in_the_order_they_were_saved(place: Workplace) -> None:
    for name in ("丙", "甲", "乙"):
        save_view(place, name, View())
    save_view(place, "丙", WHOLE)
    rename_view(place, "甲", "丁")
    assert view_names(place) == ("丙", "丁", "乙")


def test_a_deleted_view_comes_back_to_its_place(place: Workplace) -> None:
    for name in ("甲", "乙", "丙"):
        save_view(place, name, WHOLE)
    deleted = delete_view(place, "乙")
    assert view_names(place) == ("甲", "丙")
    bring_back_view(place, deleted)
    assert view_names(place) == ("甲", "乙", "丙")
    assert saved_view(place, "乙") == WHOLE


def test_names_that_cannot_be(place: Workplace) -> None:
    save_view(place, "甲", View())
    save_view(place, "乙", View())
    for wrong in ("", "   ", "长" * (LONGEST_NAME + 1)):
        with pytest.raises(UserProblem, match="view_name"):
            save_view(place, wrong, View())
    with pytest.raises(UserProblem, match="view_name_taken"):
        rename_view(place, "甲", "乙")
    rename_view(place, "甲", "甲")
    deleted = delete_view(place, "甲")
    save_view(place, "甲", View())
    with pytest.raises(UserProblem, match="view_name_taken"):
        bring_back_view(place, deleted)
    assert view_names(place) == ("乙", "甲")


def test_what_is_not_there(place: Workplace) -> None:
    for ask in (saved_view, delete_view):
        with pytest.raises(NotThere, match="no_view"):
            ask(place, "没有")
    with pytest.raises(NotThere, match="no_view"):
        rename_view(place, "没有", "也没有")


@pytest.mark.parametrize(
    "change",
    [
        {"list": {"filter": {"unheard": 1}, "sort": ["risk", False]}},
        {"list": {"filter": {}, "sort": ["unheard", False]}},
        {"list": 7},
        {"paid": "some day"},
        {"data_age": 5},
        {"group": "unheard"},
    ],
)
def test_a_view_of_another_program_is_refused(place: Workplace, change: dict[str, object]) -> None:
    save_view(place, "好的", WHOLE)
    kept = place.store.connection().execute("SELECT view FROM saved_view").fetchone()[0]
    keep_raw(place, json.dumps({**json.loads(kept), **change}))
    with pytest.raises(UserProblem, match="view_unreadable"):
        saved_view(place, "坏的")


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}"])
def test_a_broken_view_is_refused(place: Workplace, text: str) -> None:
    keep_raw(place, text)
    with pytest.raises(UserProblem, match="view_unreadable") as told:
        saved_view(place, "坏的")
    assert "坏的" in place.texts.say(told.value.message)

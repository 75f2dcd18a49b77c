"""Refunds asked for after shipping: conditions, clocks and steps, worked by hand from the rule's numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shopguard.core.after_sale_words import goods_came
from shopguard.core.beijing import parse_iso
from shopguard.core.refund_checks import Check, checks, eligible
from shopguard.core.refund_steps import steps
from shopguard.core.refunds import Answer, Case, Parcel, RefundTerms, ShopKind, Way, clocks, way_of
from shopguard.importers.after_sale_words import case_words

HOUR = 3_600
TERMS = RefundTerms(48 * HOUR, 168 * HOUR, 48 * HOUR, 100_000, 100_000)
UPLOADED, ASKED = parse_iso("2026-11-10T08:00:00"), parse_iso("2026-11-11T08:00:00")
KNOWN = parse_iso("2026-11-12T08:00:00")
MOVING = Parcel(UPLOADED, picked_up=True, known=KNOWN, signed_known=KNOWN)
FITS = Case(least_fen=5_000, most_fen=5_000, not_received=Answer.YES)


def found(
    parcel: Parcel = MOVING,
    *cases: Case,
    asked_at: int | None = ASKED,
    paid_fen: int | None = 5_000,
    kind: ShopKind | None = ShopKind.ORDINARY,
) -> dict[str, Check]:
    return {one.name: one for one in checks(asked_at, paid_fen, cases, parcel, kind, TERMS)}


def answer(*cases: Case, parcel: Parcel = MOVING, kind: ShopKind | None = ShopKind.ORDINARY) -> Answer:
    return eligible(checks(ASKED, 5_000, cases, parcel, kind, TERMS), cases)


def test_all_conditions_hold() -> None:
    assert answer(FITS) is Answer.YES


def test_one_gap_is_a_gap_and_one_no_is_enough() -> None:
    assert answer(FITS, kind=None) is Answer.UNKNOWN
    assert answer(replace(FITS, not_received=Answer.NO), kind=None) is Answer.NO
    assert answer(FITS, kind=ShopKind.SPECIAL) is Answer.NO


@pytest.mark.parametrize(("says", "told"), [(True, Answer.YES), (False, Answer.NO)])
def test_the_platforms_own_word_goes_first(says: bool, told: Answer) -> None:
    assert answer(replace(FITS, runs_alone=says), kind=None) is told
    assert answer(replace(FITS, runs_alone=says, not_received=Answer.NO)) is told


def test_two_words_of_the_platform_leave_it_to_the_conditions() -> None:
    assert answer(replace(FITS, runs_alone=True), replace(FITS, runs_alone=False), kind=None) is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("least", "most", "told", "why"),
    [
        (99_999, 99_999, Answer.YES, "under"),  # 999.99
        (100_000, 100_000, Answer.NO, "over"),  # 1000.00
        (99_000, 100_500, Answer.UNKNOWN, "between"),  # with freight over it
    ],
)
def test_the_amount(least: int, most: int, told: Answer, why: str) -> None:
    assert found(MOVING, replace(FITS, least_fen=least, most_fen=most))["amount"][1:3] == (told, why)


@pytest.mark.parametrize(
    ("paid", "told", "why"),
    [
        (99_999, Answer.YES, "paid_under"),
        (100_000, Answer.UNKNOWN, "unknown"),  # what is asked for may be less
        (None, Answer.UNKNOWN, "unknown"),
    ],
)
def test_without_a_case_what_was_paid_may_tell(paid: int | None, told: Answer, why: str) -> None:
    assert found(paid_fen=paid)["amount"][1:3] == (told, why)
    assert found(MOVING, Case(), paid_fen=paid)["amount"][1:3] == (told, why)


def test_of_two_cases_one_over_the_limit_is_enough() -> None:
    over = replace(FITS, least_fen=100_000, most_fen=100_000)
    assert found(MOVING, FITS, over)["amount"] == Check("amount", Answer.NO, "over", 100_000)
    assert found(MOVING, Case(), over)["amount"] == Check("amount", Answer.NO, "over", 100_000)


@pytest.mark.parametrize(
    ("asked_at", "told"),
    [(UPLOADED - 1, Answer.NO), (UPLOADED, Answer.YES), (None, Answer.UNKNOWN)],
)
def test_asked_for_after_shipping(asked_at: int | None, told: Answer) -> None:
    assert found(asked_at=asked_at)["shipped"].answer is told


@pytest.mark.parametrize(
    ("parcel", "told", "why"),
    [
        (MOVING, Answer.YES, "not_yet"),
        (replace(MOVING, signed_known=ASKED - 1), Answer.UNKNOWN, "no_track"),
        (replace(MOVING, signed_known=None), Answer.UNKNOWN, "no_track"),
        (replace(MOVING, signed_at=ASKED), Answer.NO, "before"),
        (replace(MOVING, signed_at=ASKED + 1), Answer.YES, "later"),
        # it came back: the one who signed is the shop
        (replace(MOVING, refused_at=ASKED - 9, signed_at=ASKED), Answer.YES, "not_yet"),
    ],
)
def test_not_signed_for_when_asked(parcel: Parcel, told: Answer, why: str) -> None:
    assert found(parcel)["unsigned"][1:3] == (told, why)


@pytest.mark.parametrize(
    ("parcel", "told"),
    [
        (MOVING, Answer.YES),
        (replace(MOVING, trouble=("中转超时",)), Answer.NO),
        (replace(MOVING, doubts=("中转超时",)), Answer.UNKNOWN),
        (Parcel(UPLOADED, picked_up=False, known=KNOWN), Answer.NO),
        (Parcel(UPLOADED, picked_up=False), Answer.UNKNOWN),
        (replace(MOVING, signed_at=ASKED + 1, trouble=("疑似遗失",)), Answer.YES),
    ],
)
def test_a_track_that_moves(parcel: Parcel, told: Answer) -> None:
    assert found(parcel)["moving"].answer is told


def test_a_return_is_no_refund_alone() -> None:
    assert found(MOVING, replace(FITS, wants_return=True))["not_received"][1:3] == (Answer.NO, "return")


@pytest.mark.parametrize(
    ("moments", "way"),
    [
        ({}, Way.UNDER_WAY),
        ({"out_at": 5}, Way.OUT),
        ({"intercepted_at": 5}, Way.INTERCEPTED),
        ({"intercepted_at": 5, "signed_at": 7}, Way.SIGNED),  # intercepted in vain, or signed for by the shop
        ({"returned_at": 5, "signed_at": 7}, Way.RETURNING),
        ({"refused_at": 5, "returned_at": 6, "signed_at": 7}, Way.REFUSED),
    ],
)
def test_where_it_stands(moments: dict[str, int], way: Way) -> None:
    assert way_of(replace(MOVING, **moments)) is way  # type: ignore[arg-type]


def running(parcel: Parcel, auto_at: int | None = None) -> list[tuple[str, int]]:
    return [(clock.name, clock.until) for clock in clocks(ASKED, parcel, auto_at, TERMS)]


def test_the_clocks() -> None:
    week = parse_iso("2026-11-18T08:00:00")
    assert running(MOVING) == [("answer", week)]
    assert running(Parcel(UPLOADED, picked_up=False)) == [("by_itself", parse_iso("2026-11-12T08:00:00"))]
    refused = replace(MOVING, refused_at=parse_iso("2026-11-12T09:00:00"))
    assert running(refused) == [("stopped", parse_iso("2026-11-14T09:00:00")), ("answer", week)]
    late = replace(MOVING, intercepted_at=parse_iso("2026-11-17T08:00:00"))  # a shorter rest stays
    assert running(late) == [("answer", week), ("stopped", parse_iso("2026-11-19T08:00:00"))]
    twice = replace(late, signed_at=parse_iso("2026-11-17T20:00:00"))  # the first that stopped it counts
    assert running(twice)[1] == ("stopped", parse_iso("2026-11-19T08:00:00"))
    assert running(MOVING, auto_at=week - 9) == [("platform", week - 9), ("answer", week)]


@pytest.mark.parametrize(
    ("parcel", "passed", "told"),
    [
        (Parcel(UPLOADED, picked_up=False, known=KNOWN), False, ("hold", "intercept", "sign_agreement", "agree")),
        (Parcel(UPLOADED, picked_up=False, known=KNOWN), True, ("look_granted", "hold", "intercept", "sign_agreement")),
        (MOVING, False, ("intercept", "sign_agreement", "ask_to_refuse", "settle_later", "claim")),
        (replace(MOVING, intercepted_at=9), False, ("settle", "goods_back", "claim")),
        (replace(MOVING, refused_at=9), False, ("settle", "goods_back")),
        (replace(MOVING, signed_at=9), False, ("refuse_and_offer",)),
        (replace(MOVING, signed_at=9, intercepted_at=5), False, ("who_signed", "refuse_and_offer")),
    ],
)
def test_the_steps(parcel: Parcel, passed: bool, told: tuple[str, ...]) -> None:
    assert steps(parcel, Answer.YES, passed=passed) == told


def test_steps_where_something_else_comes_first() -> None:
    assert steps(replace(MOVING, out_at=9), Answer.YES, passed=False)[:2] == ("call_courier", "ask_to_refuse")
    assert steps(Parcel(UPLOADED, picked_up=False), Answer.UNKNOWN, passed=True)[0] == "import_track"
    assert steps(replace(MOVING, signed_at=9), Answer.NO, passed=False) == ("signed_before",)


@pytest.mark.parametrize(
    ("kind", "reason", "came"),
    [
        ("仅退款（未收到货）", "不想要了", False),
        ("已发货仅退款", "快递一直未送达", False),
        ("仅退款", "没收到货", False),
        ("仅退款（已收到货）", "未收到货", True),  # the kind goes first
        ("仅退款", "质量问题", True),
        ("仅退款", "不想要了", None),
        (None, None, None),
        ("仅退款", "未 收到 货", False),
    ],
)
def test_what_the_words_of_a_case_say(kind: str | None, reason: str | None, came: bool | None) -> None:
    assert goods_came(case_words(), kind, None, reason) is came

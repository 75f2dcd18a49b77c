"""Announced extensions as evidence: which are offered, frozen words, and what is taken out stays remembered. All made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.extensions import Extension, Terms
from shopguard.core.message import NotThere
from shopguard.core.parcel import EventKind, TrackEvent
from shopguard.flows.appeals import opening
from shopguard.flows.appeals.case import gather, stored_appeal
from shopguard.flows.appeals.extension_words import extension_sheet
from shopguard.flows.appeals.extensions import add_extension, offered_extensions, take_out_extension
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.rulebook import extending
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import LATE_TRACK, NOW, ORDER, UPLOADED, save_made_up_order, save_made_up_track

STORM = Extension(
    Terms(
        parse_iso("2026-11-19T00:00:00"),
        parse_iso("2026-11-20T23:59:59"),
        senders=("浙江",),
        receivers=("四川", "西藏"),
        extra=24 * HOUR,
        clauses=("pickup-timeout", "pickup-missing"),
    ),
    "编造的例子：暴雨延期",
    "编造的公告 2026-11-19",
    date(2026, 11, 20),
)


@pytest.fixture
def appeal(place: Workplace) -> str:
    """A case of a late pickup: clock 2026-11-18 10:00 to 11-20 10:00, from Zhejiang to Sichuan."""
    save_made_up_order(place)
    first, *rest = LATE_TRACK[1:]
    save_made_up_track(place, (LATE_TRACK[0], TrackEvent(first.at, first.text, EventKind.PICKUP, "浙江"), *rest))
    return opening.open_appeal(place, ORDER, "pickup-missing", now=NOW)


def added(place: Workplace, extension: Extension) -> int:
    ref = extending.add(place, extension, now=NOW).step.switched_on
    assert ref is not None
    return ref


def fits(place: Workplace, appeal: str, terms: Terms) -> list[str]:
    ref = added(place, replace(STORM, terms=terms))
    return [offer.fit for offer in offered_extensions(place, appeal, NOW) if offer.ref == ref]


@pytest.mark.parametrize(
    ("change", "fit"),
    [
        ({}, ["fits"]),
        ({"senders": (), "receivers": (), "clauses": ()}, ["fits"]),
        ({"until_at": UPLOADED - 1, "from_at": UPLOADED - DAY}, []),  # over before the clock began
        ({"until_at": UPLOADED, "from_at": UPLOADED - DAY}, ["fits"]),  # both ends are included
        ({"from_at": UPLOADED + 48 * HOUR}, ["fits"]),
        ({"from_at": UPLOADED + 48 * HOUR + 1}, []),  # began after the deadline
        ({"receivers": ("西藏",)}, []),
        ({"senders": ("安徽",)}, []),
        ({"clauses": ("dispatch-missing",)}, []),
    ],
)
def test_offered_are_those_whose_period_places_and_clause_fit(
    place: Workplace, appeal: str, change: dict[str, object], fit: list[str]
) -> None:
    assert fits(place, appeal, replace(STORM.terms, **change)) == fit  # type: ignore[arg-type]


def test_where_nothing_is_known_of_the_order_the_offer_says_that_it_is_unsure(place: Workplace) -> None:
    appeal = opening.open_from_notice(place, "6930000000000000099", "pickup-missing", now=NOW, noticed_at=NOW)
    assert fits(place, appeal, STORM.terms) == ["unsure"]
    over = replace(STORM.terms, from_at=NOW - 40 * DAY, until_at=NOW - 31 * DAY)
    assert fits(place, appeal, over) == []


def test_words_and_source_are_frozen_when_it_is_added(place: Workplace, appeal: str) -> None:
    ref = added(place, STORM)
    add_extension(place, appeal, ref, now=NOW)
    changed = extending.change(place, ref, replace(STORM, note="另一件事", source="别处"), now=NOW)
    (kept,) = show_appeal(place, appeal, NOW).extensions
    assert (kept.note, kept.period, kept.places, kept.new_time, kept.source, kept.added_at) == (
        "编造的例子：暴雨延期",
        "2026-11-19 00:00:00 至 2026-11-20 23:59:59",
        "发货地：浙江；收货地：四川、西藏",
        "时限加 24 小时",
        "出处：编造的公告 2026-11-19（2026-11-20 查看）",
        NOW,
    )
    assert [offer.ref for offer in offered_extensions(place, appeal, NOW)] == [changed.step.switched_on]


def test_its_sheet_names_everything_and_where_it_was_read(place: Workplace, appeal: str) -> None:
    add_extension(place, appeal, added(place, STORM), now=NOW)
    (kept,) = gather(place, stored_appeal(place, appeal), NOW).extensions
    assert [(fact.label, fact.value) for fact in extension_sheet(place, kept)] == [
        ("公告", "编造的例子：暴雨延期"),
        ("适用时间", "2026-11-19 00:00:00 至 2026-11-20 23:59:59"),
        ("适用地区", "发货地：浙江；收货地：四川、西藏"),
        ("放宽多少", "时限加 24 小时"),
        ("适用规则", "揽收超时、揽收严重超时"),
        ("出处", "编造的公告 2026-11-19"),
        ("查看日期", "2026-11-20"),
        ("放入本案的时间", "2026-11-22 09:30:00"),
        ("说明", "以上是店铺按出处记下的要点，不是公告原文；以出处的原文为准。"),
    ]


def test_taken_out_it_can_be_put_in_again_and_never_stands_twice(place: Workplace, appeal: str) -> None:
    ref = added(place, STORM)
    add_extension(place, appeal, ref, now=NOW)
    add_extension(place, appeal, ref, now=NOW + 5)
    (kept,) = show_appeal(place, appeal, NOW).extensions
    take_out_extension(place, appeal, kept.id, now=NOW + 9)
    assert show_appeal(place, appeal, NOW).extensions == ()
    assert [offer.ref for offer in offered_extensions(place, appeal, NOW)] == [ref]
    add_extension(place, appeal, ref, now=NOW + 20)
    assert show_appeal(place, appeal, NOW).extensions == (kept,)
    stored = place.store.connection().execute("SELECT COUNT(*) FROM appeal_extension").fetchone()[0]
    assert stored == 1


def test_what_is_not_there_is_said(place: Workplace, appeal: str) -> None:
    ref = added(place, STORM)
    extending.remove(place, ref, now=NOW)
    with pytest.raises(NotThere) as gone:
        add_extension(place, appeal, ref, now=NOW)
    assert gone.value.message.code == "problem.extension_not_offered"
    with pytest.raises(NotThere) as missing:
        take_out_extension(place, appeal, 7, now=NOW)
    assert missing.value.message.code == "problem.extension_not_in_case"


def test_what_is_in_the_case_or_was_removed_is_not_offered(place: Workplace, appeal: str) -> None:
    kept, removed = added(place, STORM), added(place, replace(STORM, note="编造的例子：另一次"))
    assert {offer.ref for offer in offered_extensions(place, appeal, NOW)} == {kept, removed}
    extending.remove(place, removed, now=NOW)
    assert [offer.ref for offer in offered_extensions(place, appeal, NOW)] == [kept]
    add_extension(place, appeal, kept, now=NOW)
    assert offered_extensions(place, appeal, NOW) == ()

"""The page of days: rates with undefined ones shown as such, the chosen day in sentences, the measures with their days."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from shopguard.core.beijing import HOUR
from shopguard.flows.costs.days import days
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs.days_page import DaysPage
from shopguard.ui.look.badges import Badge
from tests.flows.test_penalties import NOON, T0, shipped
from tests.ui.driving import texts


def page_of(qtbot: QtBot, place: Workplace, at: int) -> DaysPage:
    page = DaysPage(place.texts)
    qtbot.addWidget(page)
    page.show_view(days(place, at))
    page.resize(960, 560)
    page.show()
    return page


def test_days_strikes_and_measures(qtbot: QtBot, place: Workplace) -> None:
    for number in range(1, 26):
        shipped(place, number, known_as_of=T0 + 60 * HOUR)
    for number in range(30, 60):
        shipped(place, number, uploaded_at=T0 + 40 * HOUR, known_as_of=T0 + 60 * HOUR)
    page = page_of(qtbot, place, T0 + 52 * HOUR)
    assert page.headroom.lines[0].says == "今天发货 30 单，轨迹异常 25 单；超过 10% 且满 20 单记一次，已经达到"
    first = dict(zip(page.days.titles(), page.days.lines()[0], strict=True))
    assert (first["日期"], first["发货"], first["异常"], first["异常率"]) == ("2026-11-20", "30", "25", "83.3%")
    assert first["记次"] == "轨迹异常第 1 次，类型 1"
    assert page.says.text().splitlines()[0] == page.headroom.lines[0].says
    measure = dict(zip(page.measures.titles(), page.measures.lines()[0], strict=True))
    assert (measure["从"], measure["到"][:10]) == (
        "2026-11-20",
        "2026-12-19" if measure["天数"] == "30" else measure["到"][:10],
    )
    assert "25 单 / 发货 30 单" in page.because.text()
    page.days.show_line(1)
    assert "2026-11-19" in page.says.text() or "2026-11-18" in page.says.text()
    page.show_view(days(place, T0 + 53 * HOUR))  # the chosen day stays
    assert page.days.currentIndex().row() == 1


def test_an_undefined_rate_is_no_zero(qtbot: QtBot, place: Workplace) -> None:
    shipped(place, 1, known_as_of=T0 + 52 * HOUR)
    page = page_of(qtbot, place, T0 + 52 * HOUR)
    today = dict(zip(page.days.titles(), page.days.lines()[0], strict=True))
    assert (today["日期"], today["发货"], today["异常率"]) == (date(2026, 11, 20).isoformat(), "0", "未定义")
    assert not page.measures.isVisible()
    assert "没有一天达到处罚线" in page.no_measures.text()


def test_enough_orders_before_the_first_is_sent_are_shown_with_icon_and_word(qtbot: QtBot, place: Workplace) -> None:
    for number in range(1, 21):
        shipped(place, number, known_as_of=T0 + 52 * HOUR)
    page = page_of(qtbot, place, T0 + 52 * HOUR)
    assert page.headroom.lines[0].warns
    (badge,) = page.headroom.findChildren(Badge)
    assert badge.accessibleName() == "当心"
    assert "单数已满 20" in texts(page)
    page.show_view(days(place, T0 + 40 * HOUR))  # nothing is abnormal yet: an ordinary line
    assert page.headroom.findChildren(Badge) == []


def test_without_orders_it_says_what_to_import(qtbot: QtBot, place: Workplace) -> None:
    page = page_of(qtbot, place, NOON)
    assert "自定义报表" in texts(page)

"""The painted timeline: dots where the scans are, one axis for all parcels, what nobody knows shaded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import HOUR
from shopguard.core.parcel import EventKind, TrackEvent
from shopguard.flows.orders.marks import set_aside
from shopguard.flows.workplace import Workplace
from shopguard.ui.look.application import Look
from shopguard.ui.look.copy_text import CopyText
from shopguard.ui.look.palette import LIGHT
from shopguard.ui.orders.parcel_card import ParcelCard
from shopguard.ui.orders.timeline import Timeline
from shopguard.ui.orders.timeline_facts import Lane, Mark, TimelineFacts
from shopguard.ui.orders.timeline_lane import TimelineLane
from shopguard.ui.orders.timeline_layout import span_of
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import settle

NOON = 1_795_147_200
TWO_PARCELS = "6900000000004398618"  # of the made-up shop

LANE = Lane(
    courier="圆通速递",
    waybill="YT0000000000101",
    milestones=(Mark(NOON - 20 * HOUR, "上传单号"), Mark(NOON - 10 * HOUR, "揽收")),
    deadlines=(Mark(NOON + 4 * HOUR, "揽收超时", "soon"),),
    events=(
        TrackEvent(NOON - 15 * HOUR, "包裹已下单", EventKind.CREATED),
        TrackEvent(NOON - 10 * HOUR, "已揽收", EventKind.PICKUP),
        TrackEvent(NOON - 5 * HOUR, "到达转运中心", EventKind.HUB),
    ),
    known_as_of=NOON,
)
OTHER = Lane("中通快递", "760000000001", (Mark(NOON - 8 * HOUR, "上传单号"),), (), (), NOON - 4 * HOUR)
SPAN = span_of([NOON - 20 * HOUR], [NOON + 4 * HOUR], NOON)


def shown(qtbot: QtBot, *lanes: Lane) -> Timeline:
    timeline = Timeline(TimelineFacts(lanes, SPAN, NOON))
    qtbot.addWidget(timeline)
    timeline.resize(600, timeline.heightForWidth(600))
    timeline.show()
    return timeline


def picture(lane: TimelineLane) -> Callable[[int, float], str]:
    image: QImage = lane.grab().toImage()

    def colour(at: int, y: float) -> str:
        return image.pixelColor(round(lane.scale().x(at)), round(y)).name()

    return colour


def test_scans_and_milestones_stand_on_the_axis(qtbot: QtBot, look: Look) -> None:
    timeline = shown(qtbot, LANE)
    (lane,) = timeline.lanes
    colour, axis = picture(lane), lane.axis_y()
    assert colour(NOON - 20 * HOUR, axis) == LIGHT.accent
    assert colour(NOON - 5 * HOUR, axis - 2) == LIGHT.faint
    assert colour(NOON - 15 * HOUR, axis - 3) == colour(NOON - 17 * HOUR, axis - 3)  # "ordered" is no scan


def test_what_lies_after_the_last_knowledge_is_shaded(qtbot: QtBot, look: Look) -> None:
    timeline = shown(qtbot, LANE, OTHER)
    lane = timeline.lanes[1]
    colour = picture(lane)
    unknown = QColor(LIGHT.tones["watch"].background).name()
    assert colour(NOON - 2 * HOUR, lane.axis_y() - 10) == unknown
    assert colour(NOON - 6 * HOUR, lane.axis_y() - 10) != unknown


def test_parcels_stand_on_one_axis(qtbot: QtBot, look: Look) -> None:
    """The same moment is at the same place in every lane, whatever else is in it."""
    timeline = shown(qtbot, LANE, OTHER)
    first, second = timeline.lanes
    assert first.width() == second.width()
    assert first.scale() == second.scale() == timeline.scale()
    assert first.y() + first.height() <= second.y()


def test_every_parcel_has_its_number_to_copy(qtbot: QtBot, look: Look) -> None:
    timeline = shown(qtbot, LANE, OTHER)
    timeline.findChildren(CopyText)[1].click()
    assert QApplication.clipboard().text() == "760000000001"


def test_pointing_at_a_dot_tells_what_it_is(qtbot: QtBot, look: Look) -> None:
    timeline = shown(qtbot, LANE)
    (lane,) = timeline.lanes
    x = lane.scale().x(NOON - 5 * HOUR)
    assert lane.told_near(x + 3) == ["11-20 07:00 到达转运中心"]
    assert lane.told_near(x + 40) == []
    assert lane.told_near(lane.scale().x(NOON - 10 * HOUR)) == ["11-20 02:00 已揽收", "11-20 02:00 揽收"]


def test_it_can_be_read_aloud(qtbot: QtBot, look: Look) -> None:
    timeline = shown(qtbot, LANE)
    (lane,) = timeline.lanes
    assert lane.accessibleName() == "时间线 圆通速递 YT0000000000101"
    assert lane.accessibleDescription() == "11-19 16:00 上传单号; 11-20 02:00 揽收; 11-20 16:00 揽收超时"


def test_a_narrow_panel_needs_more_rows(qtbot: QtBot, look: Look) -> None:
    close = Lane("", "", tuple(Mark(NOON - hours * HOUR, "里程碑") for hours in (4, 3, 2)), ())
    timeline = shown(qtbot, close)
    (lane,) = timeline.lanes
    assert lane.heightForWidth(300) > lane.heightForWidth(900)


def test_an_order_with_two_parcels_shows_both_and_what_is_its_own(window: MainWindow, qtbot: QtBot) -> None:
    window.show_order(TWO_PARCELS)
    settle(qtbot, window)
    (card,) = window.parts.panel.findChildren(ParcelCard)
    named = [lane.lane.waybill for lane in card.timeline.lanes]
    assert named == ["", "YT0000000253408", "770000000261327"]
    words = [{mark.word for mark in lane.lane.deadlines} for lane in card.timeline.lanes]
    assert words == [{"发货超时", "缺货/无货"}, {"中转超时", "疑似遗失"}, {"揽收超时", "揽收严重超时"}]
    assert {mark.word for mark in card.timeline.lanes[0].lane.milestones} == {"付款"}


def test_what_is_set_aside_has_no_colour_on_it(window: MainWindow, demo_place: Workplace, qtbot: QtBot) -> None:
    set_aside(demo_place, [TWO_PARCELS], "pickup-timeout", None, "settled", "", None, NOON)
    window.show_order(TWO_PARCELS)
    settle(qtbot, window)
    (card,) = window.parts.panel.findChildren(ParcelCard)
    tones = {mark.word: mark.tone for lane in card.timeline.lanes for mark in lane.lane.deadlines}
    assert tones["揽收超时"] == "quiet"
    assert tones["揽收严重超时"] == "good"

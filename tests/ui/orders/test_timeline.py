"""The painted timeline: dots where the scans are, the line of now, what nobody knows shaded."""

from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import HOUR
from shopguard.core.parcel import EventKind, TrackEvent
from shopguard.ui.look.application import Look
from shopguard.ui.look.palette import LIGHT
from shopguard.ui.orders.timeline import Mark, Timeline, TimelineFacts

NOON = 1_795_147_200


def facts(known_as_of: int | None = NOON) -> TimelineFacts:
    return TimelineFacts(
        milestones=(Mark(NOON - 20 * HOUR, "上传单号"), Mark(NOON - 10 * HOUR, "揽收")),
        deadlines=(Mark(NOON + 4 * HOUR, "揽收超时", "soon"),),
        events=(
            TrackEvent(NOON - 15 * HOUR, "包裹已下单", EventKind.CREATED),
            TrackEvent(NOON - 10 * HOUR, "已揽收", EventKind.PICKUP),
            TrackEvent(NOON - 5 * HOUR, "到达转运中心", EventKind.HUB),
        ),
        now=NOON,
        known_as_of=known_as_of,
    )


def shown(qtbot: QtBot, wanted: TimelineFacts) -> Timeline:
    timeline = Timeline(wanted)
    qtbot.addWidget(timeline)
    timeline.resize(600, timeline.sizeHint().height())
    return timeline


def colour_at(timeline: Timeline, at: int, y: float) -> str:
    return timeline.grab().toImage().pixelColor(round(timeline.scale().x(at)), round(y)).name()


def test_scans_and_milestones_stand_on_the_axis(qtbot: QtBot, look: Look) -> None:
    timeline = shown(qtbot, facts())
    assert colour_at(timeline, NOON - 20 * HOUR, timeline.axis_y()) == LIGHT.accent
    assert colour_at(timeline, NOON - 5 * HOUR, timeline.axis_y() - 2) == LIGHT.faint
    ground = colour_at(timeline, NOON - 17 * HOUR, timeline.axis_y() - 3)
    assert colour_at(timeline, NOON - 15 * HOUR, timeline.axis_y() - 3) == ground  # "ordered" is no scan


def test_what_lies_after_the_last_knowledge_is_shaded(qtbot: QtBot, look: Look) -> None:
    timeline = shown(qtbot, facts(known_as_of=NOON - 4 * HOUR))
    unknown = QColor(LIGHT.tones["watch"].background).name()
    assert colour_at(timeline, NOON - 2 * HOUR, timeline.axis_y() - 10) == unknown
    assert colour_at(timeline, NOON - 7 * HOUR, timeline.axis_y() - 10) != unknown


def test_pointing_at_a_dot_finds_its_line(qtbot: QtBot, look: Look) -> None:
    timeline = shown(qtbot, facts())
    x = timeline.scale().x(NOON - 5 * HOUR)
    line = timeline.event_near(x + 3)
    assert line is not None
    assert line.text == "到达转运中心"
    assert timeline.event_near(x + 40) is None


def test_it_can_be_read_aloud(qtbot: QtBot, look: Look) -> None:
    assert (
        shown(qtbot, facts()).accessibleDescription() == "11-19 16:00 上传单号; 11-20 02:00 揽收; 11-20 16:00 揽收超时"
    )

"""Plain parcel files and plain track files."""

from __future__ import annotations

from pathlib import Path

from shopguard.core.beijing import parse_iso
from shopguard.core.parcel import EventKind, ParcelRow, TrackEvent, TrackRow
from tests.importers.reading_files import EXPORTS, TRACK_HEADER, TRACK_ROW, opened, read, write_csv

HUB_AT = parse_iso("2026-11-19T01:00:00")


def test_parcels() -> None:
    source = opened(EXPORTS / "parcels.csv")
    accepted, rejected = read(source)
    assert source.kind == "parcels"
    assert source.known_as_of == HUB_AT
    assert source.told >= {"uploaded_at", "picked_up_at", "signed_at", "last_event", "trouble"}
    assert accepted[0].row == ParcelRow(
        courier="yto",
        waybill="YT0000000000101",
        order_ids=("6900000000000000101", "6900000000000000102"),
        uploaded_at=parse_iso("2026-11-18T12:00:00"),
        picked_up_at=parse_iso("2026-11-18T19:00:00"),
        signed_at=None,
        last_event=TrackEvent(
            HUB_AT, "您的快件已经到达【金华转运中心】", EventKind.HUB, "浙江", "金华市", True, "arrive:金华转运中心"
        ),
        trouble=None,
    )
    assert isinstance(accepted[1].row, ParcelRow)
    assert (accepted[1].row.order_ids, accepted[1].row.trouble) == ((), "揽收超时")
    assert [(row.line, row.why.code) for row in rejected] == [(4, "reject.waybill")]


def test_parcels_speak_only_for_their_columns(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "p.csv",
        ("运单号", "订单编号", "发货时间"),
        ("SF0000000000101", "6900000000000000101", "2026-11-18 12:00:00"),
    )
    source = opened(path)
    assert source.told & {"uploaded_at", "picked_up_at", "last_event"} == {"uploaded_at"}
    assert [warning.code for warning in source.warnings] == ["warning.no_courier"]
    assert read(source)[0][0].row == ParcelRow("", "SF0000000000101", ("6900000000000000101",), 1_794_974_400)


def test_tracks_in_utf16() -> None:
    source = opened(EXPORTS / "tracks_utf16.tsv")
    accepted, rejected = read(source)
    assert source.kind == "tracks"
    assert source.known_as_of == HUB_AT  # the line of 30 November lies in the future
    rows = [row.row for row in accepted if isinstance(row.row, TrackRow)]
    assert [(row.event.kind, row.event.province) for row in rows] == [
        (EventKind.PICKUP, "浙江"),
        (EventKind.HUB, "浙江"),
        (EventKind.ESTIMATE, "浙江"),
    ]
    assert [(row.line, row.why.code) for row in rejected] == [(4, "reject.day_only")]


def test_track_lines_have_no_fingerprint() -> None:
    tracks, _ = read(opened(EXPORTS / "tracks_utf16.tsv"))
    parcels, _ = read(opened(EXPORTS / "parcels.csv"))
    assert {row.fingerprint for row in tracks} == {0}
    assert 0 not in {row.fingerprint for row in parcels}


def test_an_as_of_before_the_files_own_records_is_said(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "t.csv",
        TRACK_HEADER,
        TRACK_ROW,
        (*TRACK_ROW[:2], "2026-11-19 01:00:00", "您的快件已经到达【金华转运中心】"),
        (*TRACK_ROW[:2], "2026-11-30 01:00:00", "预计11月30日送达"),  # after the day of the import: an announcement
    )
    source = opened(path, as_of=HUB_AT - 61)
    rows = [row.row for row in read(source)[0] if isinstance(row.row, TrackRow)]
    assert [row.event.kind for row in rows] == [EventKind.PICKUP, EventKind.ESTIMATE, EventKind.ESTIMATE]
    [warning] = source.warnings
    assert (warning.code, warning.values) == (
        "warning.later_records",
        {"as_of": "2026-11-19 00:58:59", "newest": "2026-11-19 01:00:00"},
    )
    for as_of in (HUB_AT - 60, HUB_AT, None):  # a minute of grace
        source = opened(path, as_of=as_of)
        read(source)
        assert source.warnings == ()


def test_province_and_city_columns_go_before_the_words(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "t.csv",
        (*TRACK_HEADER, "省", "市"),
        (*TRACK_ROW, "河南省", ""),
        (*TRACK_ROW, "", "合肥市"),
        (*TRACK_ROW[:3], "由【长沙演示店】代收", "湖南", "株洲"),
        (*TRACK_ROW[:3], "由【长沙演示店】代收", "", ""),
    )
    events = [row.row.event for row in read(opened(path))[0] if isinstance(row.row, TrackRow)]
    assert [(event.province, event.city, event.place_sure) for event in events] == [
        ("河南", None, True),
        ("安徽", "合肥市", True),
        ("湖南", "株洲市", True),
        ("湖南", "长沙市", False),
    ]


def test_a_hub_in_the_files_future_is_only_announced(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "t.csv", TRACK_HEADER, (*TRACK_ROW[:3], "快件到达【金华转运中心】"), TRACK_ROW)
    later = opened(path, as_of=0)
    events = [row.row.event for row in read(later)[0] if isinstance(row.row, TrackRow)]
    assert [(event.kind, event.hub) for event in events] == [(EventKind.ESTIMATE, None)] * 2


def test_numbers_of_unknown_couriers_are_kept(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "t.csv", TRACK_HEADER, ("ab0000000000101\t", "演示速递", *TRACK_ROW[2:]))
    row = read(opened(path))[0][0].row
    assert isinstance(row, TrackRow)
    assert (row.courier, row.waybill) == ("", "AB0000000000101")


def test_empty_line_and_missing_number_are_rejected(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "t.csv",
        TRACK_HEADER,
        TRACK_ROW,
        (*TRACK_ROW[:3], ""),
        ("", *TRACK_ROW[1:]),
        (*TRACK_ROW[:2], "-", "到达"),
    )
    assert [(row.line, row.why.code) for row in read(opened(path))[1]] == [
        (3, "reject.empty"),
        (4, "reject.waybill"),
        (5, "reject.empty"),
    ]

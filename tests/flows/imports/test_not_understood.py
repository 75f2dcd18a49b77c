"""Track lines nobody understood: listed without people, counted at import, read anew by a program that knows more."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.beijing import HOUR
from shopguard.core.parcel import EventKind, ParcelRow, TrackEvent, TrackRow
from shopguard.flows.imports import not_understood
from shopguard.flows.imports.importing import import_files, reading
from shopguard.flows.imports.not_understood import (
    how_many_not_understood,
    lines_not_understood,
    read_anew,
    wordings_to_send,
)
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.workplace import Workplace
from tests.facts import ALL_TOLD, intake_of, line, save_order
from tests.importers.reading_files import TRACK_HEADER, write_csv

A, B = "6900000000000000001", "6900000000000000002"
YT1, YT2, ZT = "YT0000000000101", "YT0000000000102", "70000000000001"
PICKED_UP = "您的快件在【浙江省 金华市 义乌市】已揽收，揽收人: 张*（1**********）"


def save(place: Workplace, moment: int, *rows: TrackRow) -> None:
    """Stores lines as an older program left them."""
    with place.store.transaction() as db:
        intake = intake_of(db, frozenset(), moment)
        intake.save_tracks(rows)
        intake.finish()


def unknown(courier: str, waybill: str, at: int, text: str) -> TrackRow:
    return TrackRow(courier, waybill, TrackEvent(at, text, EventKind.UNKNOWN))


@pytest.fixture
def shop(place: Workplace, moment: int) -> Workplace:
    """Two orders sent, one with two parcels, and lines of two wordings that nobody knows."""
    with place.store.transaction() as db:
        save_order(
            db,
            line(A, uploaded_at=moment - 30 * HOUR, waybills=f"yto:{YT1},yto:{YT2}"),
            line(B, uploaded_at=moment - 30 * HOUR, waybills=f"zto:{ZT}"),
            known_as_of=moment,
        )
    save(
        place,
        moment,
        unknown("yto", YT1, moment - 9 * HOUR, "快件在看云，联系人：张三，电话13800000001"),
        unknown("yto", YT1, moment - 8 * HOUR, "快件在看云，联系人：李四，电话13800000002"),
        unknown("yto", YT2, moment - 7 * HOUR, "快件在看云，联系人：王五，电话13800000003"),
        unknown("zto", ZT, moment - HOUR, "快件在数星星"),
        TrackRow("zto", ZT, TrackEvent(moment - 2 * HOUR, "快件到达【郑州中转部】", EventKind.HUB)),
    )
    return place


def test_one_entry_a_wording_newest_first(shop: Workplace, moment: int) -> None:
    stars, clouds = lines_not_understood(shop)
    assert (stars.courier, stars.pattern, stars.waybill, stars.newest_at) == ("zto", "快件在数星星", ZT, moment - HOUR)
    assert (stars.lines, stars.parcels, stars.orders) == (1, 1, 1)
    assert clouds.pattern == "快件在看云，联系人：某人，电话#"
    assert (clouds.lines, clouds.parcels, clouds.orders) == (3, 2, 1)
    assert (clouds.courier, clouds.waybill, clouds.newest_at) == ("yto", YT2, moment - 7 * HOUR)
    assert how_many_not_understood(shop) == 4


def test_what_may_be_sent_names_nobody_and_no_parcel(shop: Workplace) -> None:
    sent = wordings_to_send(shop, lines_not_understood(shop))
    assert sent.splitlines() == ["中通快递\t1\t快件在数星星", "圆通速递\t3\t快件在看云，联系人：某人，电话#"]


def test_the_last_record_of_a_parcel_list_counts_once(shop: Workplace, moment: int) -> None:
    with shop.store.transaction() as db:
        intake = intake_of(db, ALL_TOLD | {"last_event"}, moment)
        event = TrackEvent(moment - HOUR, "快件在数星星", EventKind.UNKNOWN)  # stands in the track, too
        other = TrackEvent(moment, "快件在数月亮", EventKind.UNKNOWN)
        intake.save_parcels([(ParcelRow("zto", ZT, (B,), last_event=event), 1)])
        intake.save_parcels([(ParcelRow("yto", YT1, (A,), last_event=other), 2)])
        intake.finish()
    assert how_many_not_understood(shop) == 5
    assert lines_not_understood(shop)[0].pattern == "快件在数月亮"


def test_the_import_says_how_many(place: Workplace, tmp_path: Path, moment: int) -> None:
    path = write_csv(
        tmp_path / "t.csv",
        TRACK_HEADER,
        (YT1, "圆通速递", "2026-11-19 10:00:00", "快件在看云"),
        (YT1, "圆通速递", "2026-11-19 11:00:00", "快件在数星星"),
        (YT1, "圆通速递", "2026-11-19 12:00:00", PICKED_UP),
    )
    [result] = import_files(place, [path], now=moment).files
    assert [(warning.code, warning.values) for warning in result.warnings] == [
        ("warning.not_understood", {"number": 2})
    ]


def test_a_program_that_knows_more_reads_them_anew(shop: Workplace, moment: int) -> None:
    save(shop, moment, unknown("yto", YT2, moment - 29 * HOUR, PICKED_UP))
    assert how_many_not_understood(shop) == 5
    assert read_anew(shop) == 1
    assert how_many_not_understood(shop) == 4
    db = shop.store.connection()
    event = db.execute(
        "SELECT kind, province, city, place_sure FROM track_event WHERE text = ?", (PICKED_UP,)
    ).fetchone()
    assert tuple(event) == ("pickup", "浙江", "金华市", 1)
    picked_up = dict(
        db.execute("SELECT p.waybill, s.picked_up_at FROM shipment s JOIN parcel p ON p.id = s.parcel_ref").fetchall()
    )
    assert picked_up[YT2] == moment - 29 * HOUR
    touched = db.execute(
        "SELECT 1 FROM to_judge JOIN orders o ON o.id = order_ref WHERE o.order_id = ?", (A,)
    ).fetchone()
    assert touched is not None


def test_the_list_s_last_record_is_read_anew_too(shop: Workplace, moment: int) -> None:
    with shop.store.transaction() as db:
        intake = intake_of(db, ALL_TOLD | {"last_event"}, moment)
        event = TrackEvent(moment, "已签收，签收人：本人", EventKind.UNKNOWN)
        intake.save_parcels([(ParcelRow("zto", ZT, (B,), last_event=event), 1)])
        intake.finish()
    assert read_anew(shop) == 1
    [kind] = shop.store.connection().execute("SELECT last_kind FROM parcel WHERE waybill = ?", (ZT,)).fetchone()
    assert kind == "signed"


def test_the_same_program_reads_only_once(shop: Workplace, moment: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_anew(shop) == 0
    save(shop, moment, unknown("yto", YT2, moment - 29 * HOUR, PICKED_UP))
    assert read_anew(shop) == 0  # the wordings are the same: nothing new to be found
    monkeypatch.setattr(not_understood, "reading_mark", lambda: "other wordings")
    assert read_anew(shop) == 1
    assert read_anew(shop) == 0


def test_stopped_reading_goes_on_the_next_time(shop: Workplace, moment: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(not_understood, "_BATCH", 1)
    save(shop, moment, *(unknown("yto", number, moment - 29 * HOUR, PICKED_UP) for number in (YT1, YT2)))
    steps: list[int] = []
    stopping = Reporter(lambda progress: steps.append(progress.done), lambda: len(steps) == 1)
    with pytest.raises(Cancelled):
        read_anew(shop, stopping)
    assert how_many_not_understood(shop) == 5
    assert read_anew(shop) == 1


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("客户签收人: 张三丰 看云", "客户签收人: 某人 看云"),
        ("快件已被张小明签收一半", "快件已被某人签收一半"),
        ("派件员【王*】（1**********）看云", "派件员【某人】（…）看云"),
        ("王师傅看云，请联系0371-66666666", "某人师傅看云，请联系#"),
        ("签收人：John Smith", "签收人：某人"),
        ("收件人：欧阳小明，地址：河南省郑州市演示路5号", "收件人：某人，地址：某处"),
        ("快件暂存至幸福小区3栋2单元501室门口", "快件暂存至某处门口"),
        ("快件放至朝阳路12号菜鸟驿站，取件码8-2-3301", "快件放至某处菜鸟驿站，取件码#"),
        ("转给演示区李明，电话１３８００００００００", "转给演示区某人，电话#"),
        ("快件SF0000000000101换单为YT0000000000101", "快件#换单为#"),
        ("【长沙】快件在【郑州航空港前置仓】看云", "【…】快件在【…前置仓】看云"),
        ("小哥说今天的云很好看", "小哥说今天的云很好看"),
        ("快递员正在看云", "快递员正在看云"),
    ],
)
def test_people_doors_and_numbers_are_taken_out(text: str, masked: str) -> None:
    assert reading().masking.mask(text) == masked

"""Gaps between daily exports, exports that have grown old, a computer's clock that is behind; from real files."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from shopguard.cli.main import main
from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.finding import Risk
from shopguard.flows.imports.batches import undo
from shopguard.flows.imports.completeness import completeness, find_gaps, import_notices, no_orders_then, notices
from shopguard.flows.imports.gap_notices import Gap
from shopguard.flows.imports.importing import ImportReport, import_files
from shopguard.flows.imports.judge_from import choose_day
from shopguard.flows.judging import refresh
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.sure_now import clock_behind, sure_now
from shopguard.flows.workplace import Workplace
from tests.flows.imports.daily_exports import export, order, tracks

NOW = parse_iso("2026-11-22T12:00:00")
Import = Callable[..., ImportReport]


@pytest.fixture
def bring(place: Workplace, tmp_path: Path) -> Import:
    """Imports an export with one order on each of the named days of November."""
    counted = iter(range(1, 1000))

    def bring(*days: int, shop: str | None = None, now: int = NOW, as_of: int | None = None) -> ImportReport:
        number = next(counted)
        rows = [order(number * 100 + day, f"2026-11-{day:02d} 10:00:00") for day in days]
        report = import_files(place, [export(tmp_path / f"{number}.csv", *rows)], now=now, shop=shop, as_of=as_of)
        assert report.files[0].refused is None
        return report

    return bring


def gaps_of(place: Workplace) -> list[tuple[str, str]]:
    return [(gap.first.isoformat(), gap.last.isoformat()) for gap in find_gaps(place)]


def codes(place: Workplace, now: int = NOW) -> list[str]:
    return [message.code for message in notices(place, completeness(place, now))]


def test_a_day_that_was_never_imported_is_noticed(place: Workplace, bring: Import) -> None:
    assert find_gaps(place) == ()
    bring(17, 18)
    assert gaps_of(place) == []
    report = bring(20, 21)
    assert gaps_of(place) == [("2026-11-19", "2026-11-19")]
    [said] = [place.texts.say(one) for one in report.notices if one.code == "notice.gap"]
    assert "2026-11-19 的订单从没导入过" in said
    bring(19)
    assert gaps_of(place) == []


def test_overlaps_and_quiet_days_within_one_file_are_no_gap(place: Workplace, bring: Import) -> None:
    bring(1, 9)
    bring(5, 20)
    bring(20, 21)
    assert gaps_of(place) == []


def test_a_file_covers_its_days_also_by_lines_that_were_known(place: Workplace, tmp_path: Path) -> None:
    first, last = order(1, "2026-11-05 10:00:00"), order(2, "2026-11-12 10:00:00")
    for name, row in (("1.csv", first), ("2.csv", last)):
        import_files(place, [export(tmp_path / name, row)], now=NOW, as_of=NOW - DAY)
    assert gaps_of(place) == [("2026-11-06", "2026-11-11")]
    changed = order(3, "2026-11-12 11:00:00")
    [result] = import_files(place, [export(tmp_path / "3.csv", first, last, changed)], now=NOW, as_of=NOW).files
    assert (result.added, result.unchanged) == (1, 2)
    assert (result.first_at, result.last_at) == (parse_iso("2026-11-05T10:00:00"), parse_iso("2026-11-12T11:00:00"))
    assert gaps_of(place) == []


def test_the_border_of_a_day_is_beijings(place: Workplace, tmp_path: Path) -> None:
    first = export(tmp_path / "1.csv", order(1, "2026-11-18 23:59:59"))
    import_files(place, [first, export(tmp_path / "2.csv", order(2, "2026-11-20 00:00:00"))], now=NOW)
    assert gaps_of(place) == [("2026-11-19", "2026-11-19")]
    import_files(place, [export(tmp_path / "3.csv", order(3, "2026-11-19 00:00:00"))], now=NOW)
    assert gaps_of(place) == []


def test_the_moment_of_export_does_not_cover_a_day(place: Workplace, bring: Import) -> None:
    """Who exports yesterday each morning would never hear of a missing day."""
    bring(18, as_of=parse_iso("2026-11-19T09:00:00"))
    bring(20, as_of=parse_iso("2026-11-21T09:00:00"))
    assert gaps_of(place) == [("2026-11-19", "2026-11-19")]


def test_each_shop_has_its_own_gaps(place: Workplace, bring: Import) -> None:
    bring(17, shop="甲店")
    bring(18, shop="乙店")
    assert gaps_of(place) == []
    bring(20, shop="乙店")
    assert [(gap.shop, gap.first) for gap in find_gaps(place)] == [("乙店", date(2026, 11, 19))]


def test_a_shop_with_many_quiet_days_is_not_alarmed_by_one(place: Workplace, bring: Import) -> None:
    bring(1, 3, 5, 7, 9)  # every other day
    bring(11, 13)
    assert gaps_of(place) == []  # the 10th
    bring(20, 22)
    assert gaps_of(place) == [("2026-11-14", "2026-11-19")]  # six days: too quiet even for it


def test_the_owner_says_that_there_were_no_orders(place: Workplace, bring: Import) -> None:
    bring(10)
    bring(12)
    bring(15)
    [first, second] = find_gaps(place)
    assert second == Gap(first.shop_ref, "default", date(2026, 11, 13), date(2026, 11, 14))
    no_orders_then(place, second)
    assert gaps_of(place) == [("2026-11-11", "2026-11-11")]
    no_orders_then(place, first)
    assert gaps_of(place) == []


def test_what_the_owner_says_of_some_quiet_days_holds_for_the_next(place: Workplace, bring: Import) -> None:
    """Exported day by day no file shows a quiet day: the owner's word is all there is."""
    for day in (1, 3, 5, 7, 9, 11):
        bring(day)
    found = find_gaps(place)
    assert [gap.first.day for gap in found] == [2, 4, 6, 8, 10]
    for gap in found[:2]:
        no_orders_then(place, gap)
    assert [gap.first.day for gap in find_gaps(place)] == [6, 8, 10]
    no_orders_then(place, found[2])
    assert gaps_of(place) == []  # three quiet days of nine: the next one proves nothing
    bring(15)
    assert gaps_of(place) == [("2026-11-12", "2026-11-14")]  # three in a row do


def test_many_gaps_are_said_in_one_sentence(place: Workplace, bring: Import) -> None:
    for day in (1, 3, 5, 7, 9, 11):
        bring(day)
    assert [message.code for message in import_notices(place, NOW)] == ["notice.gap"] * 5
    bring(14, shop="乙店")
    report = bring(14)
    [said] = report.notices
    assert said.code == "notice.many_gaps"
    assert "2026-11-02 到 2026-11-13 之间有 7 天（6 处）的订单从没导入过：" in place.texts.say(said)
    assert codes(place)[0] == "notice.many_gaps"


def test_gaps_before_the_day_judged_from_do_not_matter(place: Workplace, bring: Import) -> None:
    bring(10)
    bring(15)
    bring(17)
    choose_day(place, date(2026, 11, 12), now=NOW)
    assert gaps_of(place) == [("2026-11-12", "2026-11-14"), ("2026-11-16", "2026-11-16")]
    choose_day(place, date(2026, 11, 15), now=NOW)
    assert gaps_of(place) == [("2026-11-16", "2026-11-16")]


def test_a_batch_that_was_taken_back_covers_nothing(place: Workplace, bring: Import) -> None:
    for day in (18, 19, 20):
        bring(day)
    assert gaps_of(place) == []
    undo(place, 2, now=NOW)
    assert gaps_of(place) == [("2026-11-19", "2026-11-19")]


def test_orders_under_way_without_a_new_export_for_two_days(place: Workplace, bring: Import) -> None:
    at = parse_iso("2026-11-20T12:00:00")
    bring(19, 20, as_of=at)
    assert codes(place, at + 2 * DAY) == []
    assert codes(place, at + 2 * DAY + 1) == ["notice.stale_orders"]
    [said] = notices(place, completeness(place, at + 3 * DAY + HOUR))
    assert said.values == {"number": 2, "days": 3}
    bring(20, as_of=at + 2 * DAY, now=at + 2 * DAY)  # another order: the two are as old as before
    [said] = notices(place, completeness(place, at + 3 * DAY))
    assert said.values == {"number": 2, "days": 3}


def test_tracks_of_parcels_on_their_way_that_are_a_day_old(place: Workplace, tmp_path: Path) -> None:
    sent = order(
        1, "2026-11-19 10:00:00", status="已发货", sent="2026-11-20 10:00:00", parcel="YT0000000000001-圆通速递"
    )
    track = tracks(tmp_path / "t.csv", ("YT0000000000001", "圆通", "2026-11-21 10:00:00", "已揽收"))
    import_files(place, [export(tmp_path / "o.csv", sent), track], now=NOW, as_of=parse_iso("2026-11-21T12:00:00"))
    assert codes(place, NOW) == []  # exactly 24 hours
    [said] = notices(place, completeness(place, NOW + 1))
    assert (said.code, said.values) == ("notice.stale_tracks", {"number": 1, "hours": 24})


def test_a_clock_that_is_behind_is_said_and_makes_nothing_greener(place: Workplace, tmp_path: Path) -> None:
    slow = parse_iso("2026-11-20T08:00:00")  # the promise has passed by the file, not by the computer
    path = tmp_path / f"{slow + 4 * HOUR}_00000000000000000000000000000000Demo.csv"
    report = import_files(
        place, [export(path, order(1, "2026-11-18 10:00:00", promised="2026-11-20 10:00:00"))], now=slow
    )
    assert report.files[0].known_as_of == slow + 4 * HOUR
    [said] = report.notices
    assert (said.code, said.values) == (
        "notice.clock_behind",
        {"now": "2026-11-20 08:00:00", "told": "2026-11-20 12:00:00"},
    )
    assert risk_counts(place)[Risk.VIOLATED] == 1
    assert refresh(place, slow).at == slow + 4 * HOUR
    assert clock_behind(place, slow + 4 * HOUR - 60) is None  # a minute: clocks differ
    assert clock_behind(place, slow + 4 * HOUR - 61) is not None
    assert sure_now(place, slow + 5 * HOUR) == slow + 5 * HOUR


def test_an_order_placed_after_now_shows_the_clock_too(place: Workplace, tmp_path: Path) -> None:
    slow = parse_iso("2026-11-20T08:00:00")
    rows = [
        order(1, "2026-11-18 10:00:00", promised="2026-11-20 10:00:00"),
        order(2, "2026-11-20 11:00:00", promised="2026-11-22 11:00:00"),
    ]
    import_files(place, [export(tmp_path / "o.csv", *rows)], now=slow)
    assert sure_now(place, slow) == parse_iso("2026-11-20T11:00:00")
    counts = risk_counts(place)
    assert (counts[Risk.VIOLATED], counts[Risk.WATCH]) == (0, 1)  # the file is only known up to the slow clock: yellow


def test_a_broken_cell_far_ahead_is_no_clock(place: Workplace, tmp_path: Path) -> None:
    rows = [order(1, "2026-11-18 10:00:00"), order(2, "2036-11-18 10:00:00")]
    import_files(place, [export(tmp_path / "o.csv", *rows)], now=NOW)
    assert clock_behind(place, NOW) is None


def test_a_name_that_lay_ahead_of_the_clock_tells_once_it_is_set_right(place: Workplace, tmp_path: Path) -> None:
    slow = parse_iso("2026-11-18T12:00:00")
    exported = slow + DAY + 1
    path = export(tmp_path / f"{exported}_00000000000000000000000000000000Demo.csv", order(1, "2026-11-18 10:00:00"))
    [first] = import_files(place, [path], now=slow).files
    assert first.known_by == "content"
    [again] = import_files(place, [path], now=exported + HOUR).files
    assert (again.known_by, again.known_as_of) == ("name", exported)


class NoWindow:
    """The command line alone."""


def run(capsys: pytest.CaptureFixture[str], data: Path, now: int, *words: str) -> tuple[int, str, str]:
    code = main(["--data", str(data), *words], NoWindow(), lambda: now)  # type: ignore[arg-type]
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_command_line_warns_beside_its_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, slow = tmp_path / "data", parse_iso("2026-11-20T08:00:00")
    rows = [order(1, "2026-11-16 10:00:00"), order(2, "2026-11-18 10:00:00", promised="2026-11-20 10:00:00")]
    files = [
        export(tmp_path / f"{slow + n * HOUR}_0000000000000000000000000000000{n}Demo.csv", row)
        for n, row in enumerate(rows, start=3)
    ]
    code, out, err = run(capsys, data, slow, "import", *map(str, files), "--json")
    document = json.loads(out)
    assert (code, len(document["notices"])) == (0, 2)
    assert [one["known_by"] for one in document["files"]] == ["name", "name"]
    for said in ("时钟慢了", "2026-11-17 的订单从没导入过"):
        assert said in err
        assert any(said in notice for notice in document["notices"])
    code, out, err = run(capsys, data, slow, "check", "--json")
    document = json.loads(out)
    assert (code, document["at"]) == (0, "2026-11-20T12:00:00+08:00")  # the moment it surely is
    assert [one["risk"] for one in document["orders"]] == ["violated", "watch"]
    assert "时钟慢了" in err
    _, out, _ = run(capsys, data, slow, "check", "--json", "--at", "2026-11-20T09:00:00")
    assert json.loads(out)["at"] == "2026-11-20T09:00:00+08:00"
    _, out, err = run(capsys, data, slow, "penalties", "--json")
    assert json.loads(out)["at"] == "2026-11-20T12:00:00+08:00"
    assert "时钟慢了" in err
    _, _, err = run(capsys, data, slow + 5 * HOUR, "check", "--json")
    assert "时钟慢了" not in err


def test_long_history_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, path = tmp_path / "data", export(tmp_path / "o.csv", order(1, "2025-11-18 10:00:00"))
    assert "订单最早到 2025-11-18" in run(capsys, data, NOW, "import", str(path))[2]
    run(capsys, data, NOW, "judge-from", "all")
    assert "订单最早到" not in run(capsys, data, NOW, "import", str(path))[2]

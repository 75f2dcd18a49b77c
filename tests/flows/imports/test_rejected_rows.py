"""The list of rejected rows: written while the file is read, whole or not there, and never held in memory."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.core.message import Message
from shopguard.flows.imports.import_report import FileResult
from shopguard.flows.imports.importing import import_files
from shopguard.flows.progress import Cancelled, Progress, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.importers.rejects import Rejects
from shopguard.importers.shaping import Rejected

NOW = parse_iso("2026-11-22T12:00:00")
HEADER = "运单号,快递公司,轨迹时间,轨迹内容"
GOOD = "YT0000000000001,圆通速递,2026-11-20 19:00:00,【演示公司】 已揽收"
ORDER_HEADER = "主订单编号,子订单编号,订单状态,支付完成时间,承诺发货时间,订单应付金额"
GOOD_ORDER = "6900000000000000101,6900000000000000101,待发货,2026-11-18 09:00:30,2026-11-20 09:00:30,39.90"
BAD_ORDER = "6900000000000000102\t,6900000000000000102,待发货,昨天上午,2026-11-20 09:00:30,39.90"


def bad(number: int) -> str:
    return f"YT{number:013d},圆通速递,昨天上午,【演示公司】 已揽收"


def write(path: Path, *lines: str, more: Iterable[str] = ()) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in (*lines, *more))
    return path


def bring(place: Workplace, path: Path, reporter: Reporter | None = None) -> FileResult:
    [file] = import_files(place, [path], now=NOW, as_of=NOW, reporter=reporter).files
    return file


def kept(place: Workplace) -> Sequence[Path]:
    return sorted((place.data / "rejects").glob("*"))


def test_rows_as_they_stood_with_line_and_reason(place: Workplace, tmp_path: Path) -> None:
    file = bring(place, write(tmp_path / "a.csv", ORDER_HEADER, BAD_ORDER, GOOD_ORDER, f"{BAD_ORDER},多"))
    why = place.texts.say(Message("reject.time", {"column": "支付完成时间"}))
    wide = place.texts.say(Message("reject.too_long", {"cells": 7, "columns": 6}))
    assert file.rejects_path is not None
    assert kept(place) == [file.rejects_path]
    assert file.rejects_path.read_bytes().decode("utf-8") == (
        f"\ufeff{ORDER_HEADER},行号,拒绝原因\r\n{BAD_ORDER},2,{why}\r\n{BAD_ORDER},4,{wide},多\r\n"
    )
    assert (file.rows, file.added, file.rejected) == (3, 1, 2)
    assert [line for line, _ in file.reject_examples] == [2, 4]


def test_only_the_first_few_are_examples(place: Workplace, tmp_path: Path) -> None:
    file = bring(place, write(tmp_path / "a.csv", HEADER, GOOD, more=map(bad, range(2, 20))))
    assert (file.rejected, [line for line, _ in file.reject_examples]) == (18, [3, 4, 5, 6, 7])


def test_nothing_is_left_of_a_file_that_is_refused_further_down(place: Workplace, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", HEADER, GOOD, more=map(bad, range(2, 20_000)))
    path.write_text(path.read_text("utf-8") + 'YT0000000000003,"圆通', encoding="utf-8")
    file = bring(place, path)
    assert file.refused is not None
    assert file.refused.code == "problem.cut"
    assert kept(place) == []


@pytest.mark.parametrize(("header", "good", "wrong"), [(HEADER, GOOD, bad(2)), (ORDER_HEADER, GOOD_ORDER, BAD_ORDER)])
def test_nothing_is_left_of_a_file_that_is_cancelled(
    place: Workplace, tmp_path: Path, header: str, good: str, wrong: str
) -> None:
    path = write(tmp_path / "a.csv", header, good, more=[wrong] * 60_000)
    begun = bring(place, write(tmp_path / "b.csv", header, good, wrong)).rejects_path
    calls = iter(range(100))

    def later() -> bool:
        return next(calls) == 3  # while its rows are read, all of which are rejected

    with pytest.raises(Cancelled):
        bring(place, path, Reporter(cancelled=later))
    assert kept(place) == [begun]


def test_a_list_that_cannot_be_written_refuses_the_file(place: Workplace, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", HEADER, GOOD, bad(2))
    before = bring(place, path).rejects_path
    assert before is not None
    before.unlink()
    before.mkdir()
    file = bring(place, path)
    assert file.refused is not None
    assert file.refused.code == "problem.rejects_not_written"
    assert kept(place) == [before]


def test_two_hundred_thousand_rows_are_not_held(tmp_path: Path) -> None:
    """Held, they would take 130 MB. What is kept of each is its waybill, of which the track is not whole."""
    header = tuple(HEADER.split(","))
    path = tmp_path / "list.csv"
    tracemalloc.start()
    try:
        with Rejects(tmp_path, path, header, lambda message: message.code) as rejects:
            for begin in range(0, 200_000, 500):
                rows = [tuple(bad(number).split(",")) for number in range(begin, begin + 500)]
                rejects.add([Rejected(begin, cells, Message("reject.time", {}), cells[0]) for cells in rows])
            assert rejects.put_in_place() == path
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(rejects.keys) == 200_000
    assert peak < 40 << 20


@pytest.mark.parametrize(("header", "good", "wrong"), [(HEADER, GOOD, bad(2)), (ORDER_HEADER, GOOD_ORDER, BAD_ORDER)])
def test_an_import_holds_no_row_longer_than_it_must(
    place: Workplace, tmp_path: Path, header: str, good: str, wrong: str
) -> None:
    held: list[int] = []

    def count(progress: Progress) -> None:
        if progress.step.code == "progress.saving":
            held.append(sum(type(one) is Rejected for one in gc.get_objects()))

    assert (
        bring(place, write(tmp_path / "a.csv", header, good, more=[wrong] * 30_000), Reporter(count)).rejected == 30_000
    )
    assert held
    assert max(held) < 5_000

"""The owner says when a file was exported; from real files, by seconds."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.finding import Risk
from shopguard.core.message import UserProblem
from shopguard.flows.imports.importing import FileResult, import_files
from shopguard.flows.imports.owners_as_of import can_be_told, check_moment, proposed_moment, take_again, with_files_of
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.workplace import Workplace
from tests.flows.imports.daily_exports import export, order

NOW = parse_iso("2026-11-22T12:00:00")
PAID = parse_iso("2026-11-18T10:00:00")
QUIET = order(1, "2026-11-18 10:00:00", promised="2026-11-20 10:00:00")  # nothing happened since


def bring(place: Workplace, path: Path, *, as_of: int | None = None) -> FileResult:
    [result] = import_files(place, [path], now=NOW, as_of=as_of).files
    return result


def why_not(result: FileResult, at: int) -> str:
    with pytest.raises(UserProblem) as problem:
        check_moment(result, at, NOW)
    return problem.value.message.code


def test_a_quiet_shops_export_becomes_usable(place: Workplace, tmp_path: Path) -> None:
    result = bring(place, export(tmp_path / "订单.csv", QUIET))
    assert (result.known_by, result.known_as_of, can_be_told(result)) == ("content", PAID, True)
    assert risk_counts(place)[Risk.WATCH] == 1  # the promise passed after what the file knows
    at = parse_iso("2026-11-20T10:00:00")  # the last second that is in time: known to be unsent then
    [again] = take_again(place, result, at, now=NOW).files
    assert (again.known_by, again.known_as_of, again.unchanged) == ("owner", at, 1)
    assert risk_counts(place)[Risk.VIOLATED] == 1  # k = d: breached


def test_a_second_before_the_deadline_is_not_enough(place: Workplace, tmp_path: Path) -> None:
    result = bring(place, export(tmp_path / "订单.csv", QUIET))
    take_again(place, result, parse_iso("2026-11-20T09:59:59"), now=NOW)
    assert risk_counts(place)[Risk.WATCH] == 1


def test_what_cannot_be(place: Workplace, tmp_path: Path) -> None:
    result = bring(place, export(tmp_path / "订单.csv", QUIET))
    check_moment(result, NOW, NOW)
    check_moment(result, PAID, NOW)
    assert why_not(result, NOW + 1) == "problem.exported_later"
    assert why_not(result, PAID - 1) == "problem.exported_before"
    told = bring(place, tmp_path / "订单.csv", as_of=PAID + HOUR)
    assert can_be_told(told)
    assert why_not(told, PAID + HOUR - 1) == "problem.exported_earlier"  # what is known stays known
    with pytest.raises(UserProblem):
        take_again(place, result, NOW + 1, now=NOW)
    assert place.store.connection().execute("SELECT MAX(known_as_of) FROM orders").fetchone()[0] == PAID + HOUR


def test_a_name_that_tells_needs_nobodys_word(place: Workplace, tmp_path: Path) -> None:
    name = f"{NOW - HOUR}_00000000000000000000000000000000Demo.csv"
    assert not can_be_told(bring(place, export(tmp_path / name, QUIET)))
    name = f"{PAID - 61}_00000000000000000000000000000000Demo.csv"  # a record later than the name allows
    assert can_be_told(bring(place, export(tmp_path / name, order(2, "2026-11-18 10:00:00"))))


def test_a_file_without_any_time_can_be_taken_by_the_owners_word(place: Workplace, tmp_path: Path) -> None:
    header = ("主订单编号", "子订单编号", "订单状态", "承诺发货时间", "订单应付金额")
    row = (*QUIET[:3], "2026-11-20 10:00:00", "100.00")
    result = bring(place, export(tmp_path / "订单.csv", row, header=header))
    assert result.refused is not None
    assert can_be_told(result)
    [again] = take_again(place, result, NOW, now=NOW).files
    assert (again.added, again.known_as_of) == (1, NOW)


def test_other_refusals_are_not_asked_about(place: Workplace, tmp_path: Path) -> None:
    assert not can_be_told(bring(place, export(tmp_path / "别的.csv", ("甲", "1"), header=("姓名", "年龄"))))


def test_when_the_file_was_written_is_only_proposed(place: Workplace, tmp_path: Path) -> None:
    path = export(tmp_path / "订单.csv", QUIET)
    os.utime(path, (NOW, PAID + HOUR))
    result = bring(place, path)
    assert result.known_as_of == PAID
    assert proposed_moment(result, NOW) == PAID + HOUR
    for written, proposed in ((NOW, NOW), (NOW + 1, None), (PAID, PAID), (PAID - 1, None)):
        os.utime(path, (NOW, written))
        assert proposed_moment(result, NOW) == proposed
    path.unlink()
    assert proposed_moment(result, NOW) is None


def test_one_member_of_an_archive_and_the_others_stay(place: Workplace, tmp_path: Path) -> None:
    first, second = (export(tmp_path / f"{n}.csv", order(n, "2026-11-18 10:00:00")) for n in (1, 2))
    archive = tmp_path / "两个！!.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in (first, second):
            packed.write(path, path.name)
    before = import_files(place, [archive], now=NOW)
    after = take_again(place, before.files[1], NOW, now=NOW)
    assert [Path(file.path).name for file in after.files] == ["两个！!.zip!2.csv"]
    both = with_files_of(before, after)
    assert [file.known_as_of for file in both.files] == [PAID, NOW]
    known = place.store.connection().execute("SELECT known_as_of FROM orders ORDER BY order_id").fetchall()
    assert [row[0] for row in known] == [PAID, NOW]


def test_older_files_never_overwrite_newer_facts(place: Workplace, tmp_path: Path) -> None:
    newer = export(tmp_path / "新.csv", order(1, "2026-11-18 10:00:00", status="已关闭", done="2026-11-19 10:00:00"))
    older = export(tmp_path / "旧.csv", order(1, "2026-11-18 10:00:00"))
    bring(place, newer)
    bring(place, older)
    assert place.store.connection().execute("SELECT status FROM orders").fetchone()[0] == "closed"
    again = bring(place, older, as_of=parse_iso("2026-11-19T10:00:01"))  # by the owner's word it is the newer one
    assert again.changed == 1
    assert place.store.connection().execute("SELECT status FROM orders").fetchone()[0] == "to_ship"

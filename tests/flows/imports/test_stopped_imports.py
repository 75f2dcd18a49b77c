"""An import that was stopped tells what is stored, what was left out, and what was not begun; an older file tells that it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.beijing import DAY, parse_iso
from shopguard.core.message import Message
from shopguard.flows.imports.batches import list_batches
from shopguard.flows.imports.importing import ImportReport, ImportStopped, import_files
from shopguard.flows.progress import Progress, Reporter
from shopguard.flows.workplace import Workplace
from tests.flows.imports.daily_exports import export, order

NOW = parse_iso("2026-11-22T12:00:00")
DAYS = ("2026-11-18", "2026-11-19", "2026-11-20")


@pytest.fixture
def exports(tmp_path: Path) -> list[Path]:
    """One order a day, a file each; taken in this order."""
    return [export(tmp_path / f"{day}.csv", order(n, f"{day} 10:00:00")) for n, day in enumerate(DAYS, start=1)]


def stopped_at(place: Workplace, paths: list[Path], step: str, name: str = "") -> ImportReport:
    """Imports until this step (of this file) is told of, and stops at the next one."""
    wanted = True

    def show(progress: Progress) -> None:
        nonlocal wanted
        if progress.step.code == step and progress.step.values.get("name", "") == name:
            wanted = False

    with pytest.raises(ImportStopped) as stopped:
        import_files(place, paths, now=NOW, reporter=Reporter(show, lambda: not wanted))
    return stopped.value.report


def test_stopped_in_the_second_of_three(place: Workplace, exports: list[Path]) -> None:
    report = stopped_at(place, exports, "progress.saving", exports[1].name)
    assert report.stopped is not None
    assert (report.stopped.left_out, report.stopped.not_begun) == (str(exports[1]), 1)
    assert [(file.path, file.added) for file in report.files] == [(str(exports[0]), 1)]
    assert [Path(file.path).name for file in list_batches(place)[0].files] == [exports[0].name]


def test_stopped_while_files_are_looked_into(place: Workplace, exports: list[Path], tmp_path: Path) -> None:
    report = stopped_at(place, [tmp_path / "gone.csv", *exports], "progress.reading", exports[0].name)
    assert report.stopped is not None
    assert (report.stopped.left_out, report.stopped.not_begun) == (None, 3)
    assert [file.refused.code for file in report.files if file.refused] == ["problem.not_there"]


def test_the_same_files_again_can_be_stopped_too(place: Workplace, exports: list[Path]) -> None:
    import_files(place, exports[:1], now=NOW)
    asked = iter([True])
    with pytest.raises(ImportStopped) as stopped:
        import_files(place, exports[:1], now=NOW, reporter=Reporter(cancelled=lambda: next(asked)))
    assert stopped.value.report.stopped is not None
    assert stopped.value.report.stopped.not_begun == 1


def test_files_carry_the_import_they_came_with(place: Workplace, exports: list[Path]) -> None:
    first = import_files(place, exports[:2], now=NOW).files
    again = import_files(place, exports[:1], now=NOW).files
    assert [file.batch for file in (*first, *again)] == [1, 1, 2]


def test_an_older_file_says_so(place: Workplace, tmp_path: Path) -> None:
    sent = order(1, "2026-11-18 10:00:00", status="已发货", sent="2026-11-19 09:00:00")
    import_files(place, [export(tmp_path / "new.csv", sent)], now=NOW, as_of=NOW)
    old = export(tmp_path / "old.csv", order(1, "2026-11-18 10:00:00"))
    said = Message("warning.older_than_known", {"as_of": "2026-11-21 12:00:00", "newer": "2026-11-22 12:00:00"})
    for _ in range(2):  # the second time it is not even read
        [file] = import_files(place, [old], now=NOW, as_of=NOW - DAY).files
        assert [one for one in file.warnings if one.code == said.code] == [said]
        assert (file.added, file.changed, file.unchanged) == (0, 0, 1)


def test_other_days_are_not_called_older(place: Workplace, exports: list[Path]) -> None:
    import_files(place, exports[2:], now=NOW)
    [file] = import_files(place, exports[:1], now=NOW).files
    assert "warning.older_than_known" not in [one.code for one in file.warnings]

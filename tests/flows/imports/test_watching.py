"""The watched folder: real files, a clock that is told. What is new, whole and an export is found; nothing else is spoken of."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from shopguard.core.message import UserProblem
from shopguard.flows.imports.folder_listing import QUIET_SECONDS
from shopguard.flows.imports.importing import import_files
from shopguard.flows.imports.watched_folder import Watched, handle, remember, stop_watching, watch, watched
from shopguard.flows.imports.watching import RETRY_SECONDS, FolderWatch, Look
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.watched_files import seen_marks
from tests.importers.reading_files import NOW, ORDER_HEADER, ORDER_ROW, TRACK_HEADER, TRACK_ROW, write_csv

LATER = NOW + QUIET_SECONDS


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """An empty folder of downloads."""
    folder = tmp_path / "下载"
    folder.mkdir()
    return folder


def orders(folder: Path, name: str = "订单.csv") -> Path:
    """An export of one made-up order."""
    return write_csv(folder / name, ORDER_HEADER, ORDER_ROW)


def tracks(folder: Path, name: str = "轨迹.csv") -> Path:
    return write_csv(folder / name, TRACK_HEADER, TRACK_ROW)


def looked(watching: FolderWatch, now: int = NOW) -> Look:
    """What is told once all that lies there was quiet for long enough."""
    watching.look(now)
    return watching.look(now + QUIET_SECONDS)


def names(look: Look) -> list[str]:
    return [one.path.name for one in look.found]


def test_what_is_chosen_is_remembered(place: Workplace, downloads: Path) -> None:
    assert watched(place) == Watched(None, "ask")
    assert watch(place, downloads) == Watched(downloads, "ask")
    assert handle(place, "import") == Watched(downloads, "import")
    assert watched(place) == Watched(downloads, "import")
    assert stop_watching(place) == Watched(None, "import")


def test_a_folder_that_is_not_there_is_not_taken(place: Workplace, downloads: Path) -> None:
    watch(place, downloads)
    with pytest.raises(UserProblem) as problem:
        watch(place, downloads / "gone")
    assert problem.value.message.code == "problem.watched_folder_gone"
    assert watched(place).folder == downloads


def test_new_exports_are_found_once_those_from_before_are_not(place: Workplace, downloads: Path) -> None:
    orders(downloads, "以前.csv")
    watch(place, downloads)
    watching = FolderWatch(place, downloads)
    assert looked(watching) == Look((), (), watching.look(LATER).present, unfinished=False)
    tracks(downloads, "新的.csv")
    assert watching.look(LATER).unfinished  # new just now: it may still grow
    found = watching.look(LATER + QUIET_SECONDS)
    assert names(found) == ["新的.csv"]
    assert not found.found[0].there_before
    assert not found.unfinished
    assert names(watching.look(LATER + 100)) == []


def test_a_file_that_grows_is_waited_for(place: Workplace, downloads: Path) -> None:
    watch(place, downloads)
    watching = FolderWatch(place, downloads)
    path = orders(downloads)
    watching.look(NOW)
    whole = path.read_bytes()
    path.write_bytes(whole + whole.splitlines(keepends=True)[-1].replace(b"101", b"102"))
    assert watching.look(LATER) == Look((), (), watching.look(LATER).present, unfinished=True)
    assert names(watching.look(LATER + QUIET_SECONDS - 1)) == []
    assert names(watching.look(LATER + QUIET_SECONDS)) == ["订单.csv"]


def test_a_file_rewritten_with_the_same_size_is_another_one(place: Workplace, downloads: Path) -> None:
    path = orders(downloads)
    watch(place, downloads)
    os.utime(path, ns=(1, 1))
    assert names(looked(FolderWatch(place, downloads))) == ["订单.csv"]


@pytest.mark.parametrize("ending", [".crdownload", ".part", ".partial", ".tmp", ".download", ".aria2"])
def test_a_download_has_its_helper_beside_it(place: Workplace, downloads: Path, ending: str) -> None:
    watch(place, downloads)
    watching = FolderWatch(place, downloads)
    orders(downloads)
    helper = downloads / f"订单.csv{ending}"
    helper.write_bytes(b"half")
    assert looked(watching).found == ()
    helper.unlink()
    assert names(looked(watching, LATER)) == ["订单.csv"]


def test_a_download_under_another_name_is_found_when_it_has_its_own(place: Workplace, downloads: Path) -> None:
    watch(place, downloads)
    watching = FolderWatch(place, downloads)
    path = orders(downloads).rename(downloads / "未确认 1.crdownload")
    assert looked(watching) == Look((), (), frozenset(), unfinished=False)
    path.rename(downloads / "订单.csv")
    assert names(looked(watching, LATER)) == ["订单.csv"]


def test_an_empty_placeholder_is_no_file_yet(place: Workplace, downloads: Path) -> None:
    watch(place, downloads)
    (downloads / "订单.csv").touch()
    assert looked(FolderWatch(place, downloads)) == Look((), (), frozenset(), unfinished=False)


def test_files_of_no_concern_are_not_spoken_of(place: Workplace, downloads: Path) -> None:
    """Private tables and pages, hidden files, folders below: none is found, and of none the name is kept."""
    watch(place, downloads)
    write_csv(downloads / "家庭账本.csv", ("日期", "项目", "金额"), ("2026-11-20", "电费", "88.00"))
    (downloads / "日记.txt").write_text("今天天气很好，没有发货。", "utf-8")
    (downloads / "合同.xlsx").write_bytes(b"PK\x03\x04 broken")
    (downloads / "~$订单.csv").write_bytes(b"lock")
    (downloads / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    (downloads / "网页.html").write_text("<html></html>", "utf-8")
    (downloads / "里面").mkdir()
    orders(downloads / "里面")
    watching = FolderWatch(place, downloads)
    look = looked(watching)
    assert look.found == ()
    assert len(look.others) == 3  # the text, the table and the broken workbook were opened
    assert watching.look(LATER + 1).others == ()
    remember(place, downloads, look.others, look.present)
    kept = " ".join(seen_marks(place.store.connection()))
    assert "账本" not in kept
    assert looked(FolderWatch(place, downloads)).others == ()


def test_archives_are_looked_into(place: Workplace, downloads: Path) -> None:
    watch(place, downloads)
    path = orders(downloads)
    for name, member in (("导出.zip", path), ("相册.zip", None)):
        with zipfile.ZipFile(downloads / name, "w") as archive:
            archive.writestr("读我.txt", "nothing of ours")
            if member is not None:
                archive.write(member, "订单.csv")
    path.unlink()
    assert names(looked(FolderWatch(place, downloads))) == ["导出.zip"]


def test_what_was_not_answered_for_is_found_again_in_the_next_session(place: Workplace, downloads: Path) -> None:
    watch(place, downloads)
    orders(downloads)
    tracks(downloads)
    found = looked(FolderWatch(place, downloads))
    answered = next(one for one in found.found if one.path.name == "轨迹.csv")
    remember(place, downloads, [answered.mark], found.present)
    assert names(looked(FolderWatch(place, downloads))) == ["订单.csv"]


def test_what_was_imported_another_way_is_not_found(place: Workplace, downloads: Path) -> None:
    """Dropped on the window, or the same download once more under another name."""
    watch(place, downloads)
    path = orders(downloads)
    import_files(place, [path], now=NOW)
    (downloads / "订单 (1).csv").write_bytes(path.read_bytes())
    look = looked(FolderWatch(place, downloads))
    assert (names(look), len(look.others)) == ([], 2)


def test_an_export_without_any_time_is_offered_all_the_same(place: Workplace, downloads: Path) -> None:
    """Importing it tells the owner what is lacking."""
    watch(place, downloads)
    write_csv(downloads / "订单.csv", ORDER_HEADER[:3], ORDER_ROW[:3])
    assert names(looked(FolderWatch(place, downloads))) == ["订单.csv"]


def test_existing_files_are_looked_at_on_wish(place: Workplace, downloads: Path) -> None:
    orders(downloads, "以前.csv")
    imported = tracks(downloads)
    import_files(place, [imported], now=NOW)
    watch(place, downloads)
    look = looked(FolderWatch(place, downloads, existing=True))
    assert [(one.path.name, one.there_before) for one in look.found] == [("以前.csv", True)]


def test_choosing_the_same_folder_again_hides_nothing(place: Workplace, downloads: Path) -> None:
    watch(place, downloads)
    orders(downloads)
    watch(place, downloads)
    assert names(looked(FolderWatch(place, downloads))) == ["订单.csv"]


def test_files_that_went_away_are_forgotten(place: Workplace, downloads: Path) -> None:
    path = orders(downloads)
    watch(place, downloads)
    assert len(seen_marks(place.store.connection())) == 1
    path.unlink()
    remember(place, downloads, ["another"], ["another"])
    assert seen_marks(place.store.connection()) == {"another"}


def test_a_folder_no_longer_watched_is_not_remembered(place: Workplace, downloads: Path) -> None:
    watch(place, downloads)
    stop_watching(place)
    remember(place, downloads, ["late"], ["late"])
    assert seen_marks(place.store.connection()) == frozenset()


def test_a_folder_that_goes_and_comes_back(place: Workplace, downloads: Path) -> None:
    watch(place, downloads)
    watching = FolderWatch(place, downloads)
    watching.look(NOW)
    away = downloads.rename(downloads.with_name("unplugged"))
    with pytest.raises(UserProblem) as problem:
        watching.look(NOW + 15)
    assert problem.value.message.code == "problem.watched_folder_gone"
    away.rename(downloads)
    orders(downloads)
    assert names(looked(watching, NOW + 30)) == ["订单.csv"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_cannot_be_opened_yet_is_tried_again(place: Workplace, downloads: Path) -> None:
    watch(place, downloads)
    watching = FolderWatch(place, downloads)
    path = orders(downloads)
    path.chmod(0)
    assert looked(watching).found == ()
    path.chmod(0o600)
    assert watching.look(LATER + RETRY_SECONDS - 1).found == ()
    assert names(watching.look(LATER + RETRY_SECONDS)) == ["订单.csv"]


def test_a_clock_that_is_set_back_only_makes_it_wait(place: Workplace, downloads: Path) -> None:
    watch(place, downloads)
    watching = FolderWatch(place, downloads)
    orders(downloads)
    watching.look(NOW)
    assert watching.look(NOW - 3600).found == ()
    assert names(watching.look(NOW - 3600 + QUIET_SECONDS)) == ["订单.csv"]


def test_a_look_ends_when_nobody_wants_it_any_more(place: Workplace, downloads: Path) -> None:
    watch(place, downloads)
    watching = FolderWatch(place, downloads)
    orders(downloads)
    watching.look(NOW)
    with pytest.raises(Cancelled):
        watching.look(LATER, Reporter(cancelled=lambda: True))

"""A shop moves to another computer: everything in one file, checked when it has arrived, and never over another shop."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from shopguard.app import build_workplace
from shopguard.core.message import CannotOpen, UserProblem
from shopguard.demo.exports import make_demo_shop
from shopguard.flows.appeals.made_up_case import open_made_up_case
from shopguard.flows.locking.password import set_password
from shopguard.flows.locking.unlocking import is_locked, lock, unlock
from shopguard.flows.moving.moving_file import read_moving_file
from shopguard.flows.moving.moving_in import is_used, look_at_arrival, move_in
from shopguard.flows.moving.moving_out import move_out
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.rulebook.rule_folder import choose_folder
from shopguard.flows.workplace import Workplace
from shopguard.store import wrapping
from shopguard.store.evidence import evidence_path, fetch_all_evidence
from shopguard.store.key_file import Cost

OWN = """
[[values]]
from = 2025-05-13
clocks = [{ within_hours = 36 }]
source = "群公告（编造）"
read = 2026-11-30
certainty = "reported"
"""
PASSWORD = "correct horse battery"


@pytest.fixture
def shop(demo_place: Workplace, tmp_path: Path, moment: int) -> Workplace:
    """The made-up shop with an open case, three settings and a rejected row."""
    open_made_up_case(demo_place, make_demo_shop(moment), tmp_path / "papers", now=moment)
    demo_place.settings.set("warn_hours", 30)
    demo_place.settings.set("appearance", "dark")
    return demo_place


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Path]:
    """The other computer's data folder: not there yet."""
    data = tmp_path / "new computer"
    yield data
    lock(data)


def code(problem: pytest.ExceptionInfo[UserProblem]) -> str:
    return problem.value.message.code


def test_everything_arrives(shop: Workplace, new: Path, tmp_path: Path, moment: int) -> None:
    file = move_out(shop, tmp_path / "move.zip", now=moment)
    assert file.counts is not None
    assert (file.counts.orders, file.counts.cases) == (76, 1)
    assert file.sha256 == hashlib.sha256((tmp_path / "move.zip").read_bytes()).hexdigest()
    assert file.code.replace("-", "") == file.sha256[:12].upper()
    moved = move_in(new, tmp_path / "move.zip", now=moment)
    assert moved.aside is None
    assert moved.file == file
    arrival = look_at_arrival(new, moved.file)
    assert arrival.faults == ()
    assert arrival.counts == file.counts
    place = build_workplace(new, "zh")
    assert risk_counts(place) == risk_counts(shop)
    assert place.settings.number("warn_hours") == 30
    assert place.settings.text("appearance") == "dark"
    originals = {row.sha256 for row in fetch_all_evidence(shop.store.connection())}
    assert originals
    for sha256 in originals:
        assert hashlib.sha256(evidence_path(new, sha256).read_bytes()).hexdigest() == sha256
    rejects = {path.name: path.read_bytes() for path in (shop.data / "rejects").glob("*.csv")}
    assert {path.name: path.read_bytes() for path in (new / "rejects").glob("*.csv")} == rejects
    place.store.close()


def test_own_rules_hold_on_the_other_computer(shop: Workplace, new: Path, tmp_path: Path, moment: int) -> None:
    own = tmp_path / "own rules"
    own.mkdir()
    (own / "pickup-timeout.toml").write_text(OWN, "utf-8")
    choose_folder(shop, own)
    move_out(shop, tmp_path / "move.zip", now=moment)
    (own / "pickup-timeout.toml").unlink()
    own.rmdir()  # the other computer has no such folder
    move_in(new, tmp_path / "move.zip", now=moment)
    assert (new / "own-rules" / "pickup-timeout.toml").read_text("utf-8") == OWN
    place = build_workplace(new, "zh")
    assert place.rule_problem is None
    place.store.close()


def test_a_used_folder_is_left_alone_or_kept_aside(
    shop: Workplace, new: Path, tmp_path: Path, demo_files: list[Path], moment: int
) -> None:
    from shopguard.flows.imports.importing import import_files

    path = move_out(shop, tmp_path / "move.zip", now=moment).path
    other = build_workplace(new, "zh")
    assert not is_used(new)
    import_files(other, demo_files[:1], now=moment, shop="另一家")
    before = risk_counts(other)
    other.store.close()
    assert is_used(new)
    with pytest.raises(UserProblem) as problem:
        move_in(new, path, now=moment)
    assert code(problem) == "problem.moving_into_used"
    assert not list(new.glob("before-restore-*"))
    moved = move_in(new, path, now=moment, keep_aside=True)
    assert moved.aside is not None
    kept = build_workplace(moved.aside, "zh")
    assert risk_counts(kept) == before
    kept.store.close()
    assert look_at_arrival(new, moved.file).faults == ()


@pytest.mark.parametrize("left", ["shopguard.sqlite3", "evidence/ab/abcd"])
def test_what_cannot_be_read_may_be_missed(shop: Workplace, new: Path, tmp_path: Path, moment: int, left: str) -> None:
    """A damaged database, or originals whose database is gone."""
    path = move_out(shop, tmp_path / "move.zip", now=moment).path
    (new / left).parent.mkdir(parents=True)
    (new / left).write_bytes(b"no database, and somebody's")
    with pytest.raises(UserProblem) as problem:
        move_in(new, path, now=moment)
    assert code(problem) == "problem.moving_into_used"
    moved = move_in(new, path, now=moment, keep_aside=True)
    assert moved.aside is not None
    assert (moved.aside / left).read_bytes() == b"no database, and somebody's"


def test_a_first_start_leaves_nothing_aside(shop: Workplace, new: Path, tmp_path: Path, moment: int) -> None:
    path = move_out(shop, tmp_path / "move.zip", now=moment).path
    build_workplace(new, "zh").store.close()
    moved = move_in(new, path, now=moment)
    assert moved.aside is None
    assert not list(new.glob("before-restore-*"))


def test_a_file_that_is_not_whole_changes_nothing(shop: Workplace, new: Path, tmp_path: Path, moment: int) -> None:
    path = move_out(shop, tmp_path / "move.zip", now=moment).path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    torn = tmp_path / "torn.zip"
    for bad in (bytes(content), bytes(content[: len(content) // 2]), b"no archive"):
        torn.write_bytes(bad)
        with pytest.raises(UserProblem) as problem:
            move_in(new, torn, now=moment)
        assert code(problem) == "problem.moving_file_broken"
        assert not new.exists() or not any(new.iterdir())
    with pytest.raises(UserProblem) as problem:
        move_in(new, tmp_path / "nowhere.zip", now=moment)
    assert code(problem) == "problem.moving_file_gone"


def test_it_never_writes_over_a_file(shop: Workplace, tmp_path: Path, moment: int) -> None:
    (tmp_path / "move.zip").write_text("somebody's")
    with pytest.raises(UserProblem) as problem:
        move_out(shop, tmp_path / "move.zip", now=moment)
    assert code(problem) == "problem.moving_file_exists"
    assert (tmp_path / "move.zip").read_text() == "somebody's"
    with pytest.raises(UserProblem) as problem:
        move_out(shop, tmp_path, now=moment)
    assert code(problem) == "problem.moving_to_folder"


def test_other_counts_are_told(shop: Workplace, new: Path, tmp_path: Path, moment: int) -> None:
    moved = move_in(new, move_out(shop, tmp_path / "move.zip", now=moment).path, now=moment)
    assert moved.file.counts is not None
    other = replace(moved.file, counts=replace(moved.file.counts, orders=77))
    (fault,) = look_at_arrival(new, other).faults
    assert fault.code == "moving.other_counts"
    assert str(fault.values["here"]).startswith("76 /")


def test_an_original_that_is_lost_after_the_move_is_told(
    shop: Workplace, new: Path, tmp_path: Path, moment: int
) -> None:
    moved = move_in(new, move_out(shop, tmp_path / "move.zip", now=moment).path, now=moment)
    next(iter((new / "evidence").glob("??/*"))).unlink()
    assert next(fault.code for fault in look_at_arrival(new, moved.file).faults) == "verify.evidence_missing"


def test_with_a_password_it_stays_locked_all_the_way(
    shop: Workplace, new: Path, tmp_path: Path, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrapping, "Cost", lambda: Cost(memory_kib=64, passes=1, lanes=1))
    expected = risk_counts(shop)
    shop.store.close()
    set_password(shop, PASSWORD, moment)
    file = move_out(shop, tmp_path / "move.zip", now=moment)
    shop.store.close()
    lock(shop.data)
    assert file.locked
    with zipfile.ZipFile(file.path) as archive:
        assert not archive.read("shopguard.sqlite3").startswith(b"SQLite format 3")
        whole = b"".join(archive.read(name) for name in archive.namelist() if name != "manifest.json")
    assert "幸福".encode() not in whole
    moved = move_in(new, file.path, now=moment)
    assert is_locked(new)
    with pytest.raises(CannotOpen):
        look_at_arrival(new, moved.file)
    unlock(new, PASSWORD)
    assert look_at_arrival(new, moved.file).faults == ()
    place = build_workplace(new, "zh")
    assert risk_counts(place) == expected
    place.store.close()
    assert read_moving_file(file.path) == file

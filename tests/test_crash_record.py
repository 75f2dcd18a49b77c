"""The record of a bug: one file for each, and none in another's place. What is not in it: see tests/privacy."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from shopguard.crash import MOST_IN_A_SECOND, write_crash_record

NOW = 1_795_147_200


def test_two_in_one_second_are_two(tmp_path: Path) -> None:
    first, second = (write_crash_record(tmp_path, ValueError(number), NOW) for number in range(2))
    assert (first.name, second.name) == ("shopguard-crash-1795147200.txt", "shopguard-crash-1795147200-2.txt")
    assert "ValueError" in second.read_text("utf-8")


def test_what_fails_again_and_again_fills_no_disk(tmp_path: Path) -> None:
    for _ in range(3 * MOST_IN_A_SECOND):
        write_crash_record(tmp_path, ValueError(), NOW)
    assert len(list((tmp_path / "crashes").iterdir())) == MOST_IN_A_SECOND


@pytest.mark.skipif(os.name != "posix", reason="links need a right of their own on Windows")
def test_no_link_is_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("precious", "utf-8")
    (tmp_path / "crashes").mkdir()
    (tmp_path / "crashes" / f"shopguard-crash-{NOW}.txt").symlink_to(victim)
    record = write_crash_record(tmp_path, ValueError(), NOW)
    assert victim.read_text("utf-8") == "precious"
    assert not record.is_symlink()

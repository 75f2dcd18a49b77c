"""What can be dropped and chosen: one list of endings each."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.ui.imports.drops import evidence, importable, patterns


@pytest.mark.parametrize("name", ["订单.CSV", "包裹.xlsx", "旧.xls", "轨迹.tsv", "网页.htm", "全部.zip", "接口.json"])
def test_what_an_importer_reads_can_be_dropped(tmp_path: Path, name: str) -> None:
    assert importable([tmp_path / name]) == [tmp_path / name]


@pytest.mark.parametrize("name", ["图.png", "说明.pdf", "程序.exe", "没有"])
def test_other_files_cannot(tmp_path: Path, name: str) -> None:
    assert importable([tmp_path / name]) == []


def test_a_folder_can_be_dropped_but_is_no_evidence(tmp_path: Path) -> None:
    assert importable([tmp_path]) == [tmp_path]
    assert evidence([tmp_path]) == []


def test_evidence_is_pictures_papers_chats_tables_and_recordings(tmp_path: Path) -> None:
    names = (
        "a.jpg",
        "b.GIF",
        "c.HEIC",
        "d.pdf",
        "e.txt",
        "f.html",
        "g.csv",
        "h.xlsx",
        "i.amr",
        "j.m4a",
        "k.mov",
        "l.mkv",
    )
    files = [tmp_path / name for name in (*names, "m.exe", "n.zip", "o")]
    for file in files:
        file.write_bytes(b"made up")
    assert evidence([*files, tmp_path / "gone.jpg"]) == files[: len(names)]


def test_endings_as_a_file_dialog_names_them() -> None:
    assert patterns({".zip", ".csv"}) == "*.csv *.zip"

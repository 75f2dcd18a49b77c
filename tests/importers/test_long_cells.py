"""A cell as long as a book, which no export has, takes no longer than its length: nothing is searched over and over again."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from shopguard.core.notice_text import fine_in, noticed_in, order_in, waybill_in
from shopguard.core.notice_words import clause_named
from shopguard.importers.notice_wordings import notice_wordings
from tests.importers.reading_files import NOW, READING, TRACK_HEADER, TRACK_ROW, opened, read, write_csv

SIGNS = 200_000
SECONDS = 10  # of the processor; where the square of the length is taken it is minutes
COURIER, TEXT = TRACK_HEADER.index("快递公司"), TRACK_HEADER.index("轨迹内容")


@pytest.mark.parametrize(
    ("place", "piece"), [(COURIER, "("), (COURIER, "公司"), (TEXT, "【成都"), (TEXT, ",[成都"), (TEXT, "(")]
)
def test_a_long_cell_of_a_track(tmp_path: Path, place: int, piece: str) -> None:
    row = list(TRACK_ROW)
    row[place] = piece * (SIGNS // len(piece))
    path = write_csv(tmp_path / "a.csv", TRACK_HEADER, TRACK_ROW, row)
    begun = time.process_time()
    taken, rejected = read(opened(path))
    assert time.process_time() - begun < SECONDS
    assert len(taken) + len(rejected) == 2


def test_a_long_line_that_is_masked_keeps_its_beginning() -> None:
    begun = time.process_time()
    assert READING.masking.mask("(" * SIGNS).startswith("((((")
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("piece", ["0元", "揽收超时", "2026-11-18 10:00:00\n"])
def test_a_long_text_that_is_pasted_as_a_notice(piece: str) -> None:
    text = piece * (SIGNS // len(piece))
    begun = time.process_time()
    order_in(text), waybill_in(text), noticed_in(text, NOW), fine_in(text), clause_named(text, notice_wordings())
    assert time.process_time() - begun < SECONDS


def test_what_stands_at_the_end_of_a_long_notice_page_is_found() -> None:
    text = "演示 " * 2_000 + "订单 6900000000000000101 扣款金额：5.00元"
    assert order_in(text) == "6900000000000000101"
    assert fine_in(text) == 500

"""Reading PDFs: pages, text, pictures of pages; locked and broken ones are told apart."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from shopguard.appeals import pdf_process
from shopguard.appeals.pdf_files import BrokenPdf, LockedPdf, page_picture, page_points, pages_of, text_of
from tests.appeals.made_up import picture
from tests.appeals.made_up_files import cut, locked_pdf, pdf_with_text, scanned_pdf

NUMBER = "YT0000000000017"


def picture_of(path: Path, number: int, width: int) -> Image.Image:
    return Image.open(io.BytesIO(page_picture(path, number, width)))


def test_pages_and_their_text(tmp_path: Path) -> None:
    paper = pdf_with_text(tmp_path / "说明.pdf", f"运单 {NUMBER}", pages=3)
    assert pages_of(paper) == 3
    assert [NUMBER in text_of(paper, most) for most in (1, 2, 3, 9)] == [False, False, True, True]
    assert text_of(paper, 3).count("\f") == 2


def test_a_scan_has_a_page_and_no_text(tmp_path: Path) -> None:
    scan = scanned_pdf(tmp_path / "scan.pdf", picture(tmp_path / "scan.jpg"))
    assert (pages_of(scan), text_of(scan, 5)) == (1, "")


def test_a_page_as_a_picture(tmp_path: Path) -> None:
    scan = scanned_pdf(tmp_path / "scan.pdf", picture(tmp_path / "scan.jpg", (900, 1200)))
    drawn = picture_of(scan, 1, 450)
    assert (drawn.size, drawn.mode) == ((450, 600), "RGB")
    assert drawn.getpixel((40, 40)) == (0, 0, 0)  # the dark corner
    points = page_points(scan, 1, 450)
    assert (points.width, points.height, len(points.content)) == (450, 600, 4 * 450 * 600)


def test_what_was_stamped_on_a_page_is_in_its_picture(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 100)
    plain, stamped = tmp_path / "plain.pdf", tmp_path / "stamped.pdf"
    writer.write(plain)
    stamp = FreeText(text="STAMP", rect=(20, 20, 180, 80), background_color="ff0000")
    writer.add_annotation(0, stamp)
    writer.write(stamped)
    assert picture_of(plain, 1, 200).getpixel((100, 50)) == (255, 255, 255)
    assert picture_of(stamped, 1, 200).getpixel((30, 30)) != (255, 255, 255)


def test_a_page_as_long_as_a_scroll_becomes_narrower(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 14_400)
    writer.write(tmp_path / "scroll.pdf")
    points = page_points(tmp_path / "scroll.pdf", 1, 3600)
    assert points.width < 600
    assert points.width * points.height <= 41_000_000


def test_a_page_that_is_turned_is_seen_upright(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 200).rotate(90)
    writer.write(tmp_path / "turned.pdf")
    assert picture_of(tmp_path / "turned.pdf", 1, 400).size == (400, 200)


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_not_there(tmp_path: Path, number: int) -> None:
    with pytest.raises(BrokenPdf):
        page_picture(pdf_with_text(tmp_path / "a.pdf", "x"), number, 100)


def test_a_locked_one_is_no_broken_one(tmp_path: Path) -> None:
    locked = locked_pdf(tmp_path / "locked.pdf", NUMBER)
    for read in (pages_of, lambda path: text_of(path, 1), lambda path: page_picture(path, 1, 100)):
        with pytest.raises(LockedPdf):
            read(locked)


def test_one_that_only_must_not_be_changed_opens(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(pdf_with_text(tmp_path / "open.pdf", NUMBER)))
    writer.encrypt(user_password="", owner_password="geheim", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    assert NUMBER in text_of(tmp_path / "a.pdf", 1)


def test_broken_ones_are_told(tmp_path: Path) -> None:
    (tmp_path / "made up.pdf").write_bytes(b"%PDF-1.4 made up")
    cut(tmp_path / "cut.pdf", pdf_with_text(tmp_path / "a.pdf", NUMBER), 0.1)
    for name in ("made up.pdf", "cut.pdf", "gone.pdf"):
        with pytest.raises(BrokenPdf):
            pages_of(tmp_path / name)


def test_two_threads_wait_for_each_other(tmp_path: Path) -> None:
    paper = pdf_with_text(tmp_path / "a.pdf", NUMBER, pages=5)
    told: list[str] = []

    def read() -> None:
        for _ in range(20):
            told.append(text_of(paper, 5))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 80
    assert len(set(told)) == 1


def test_nobody_reads_while_another_thread_does(tmp_path: Path) -> None:
    """The library has no locks of its own: two threads in it end the program."""
    paper = pdf_with_text(tmp_path / "a.pdf", NUMBER)
    told: list[int] = []
    waiting = threading.Thread(target=lambda: told.append(pages_of(paper)))
    with pdf_process._ONE_AT_A_TIME:
        waiting.start()
        waiting.join(0.2)
        assert told == []
    waiting.join()
    assert told == [1]

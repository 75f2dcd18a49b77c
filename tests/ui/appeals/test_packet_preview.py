"""The preview of a packet: the pages of the very PDF, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from shopguard.appeals import pdf_files, pdf_process
from shopguard.appeals.packet import Printed
from shopguard.appeals.pdf_files import page_points
from shopguard.core.message import UserProblem
from shopguard.flows.appeals import opening, printing
from shopguard.flows.progress import Cancelled, Progress, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals import packet_preview, paper
from shopguard.ui.appeals.packet_preview import PacketPreview
from shopguard.ui.jobs import Jobs
from tests.appeals.made_up import NOW, ORDER, save_made_up_order, save_made_up_track
from tests.ui.driving import ScriptedAsk


@pytest.fixture
def packet(place: Workplace) -> Printed:
    save_made_up_order(place)
    save_made_up_track(place)
    return printing.print_packet(place, opening.open_appeal(place, ORDER, "pickup-missing", now=NOW), now=NOW)


@pytest.fixture
def preview(qtbot: QtBot, place: Workplace, packet: Printed) -> Iterator[PacketPreview]:
    parent, jobs = QWidget(), Jobs(place)
    qtbot.addWidget(parent)
    parent.show()
    shown = PacketPreview(place.texts, jobs, ScriptedAsk(), packet, parent)
    shown.open()
    yield shown
    qtbot.waitUntil(jobs.idle)
    if isValid(shown):
        shown.reject()
    jobs.close()


def given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that draws pages answers no more."""
    monkeypatch.setattr(pdf_process, "MOST_SECONDS", 0)
    monkeypatch.setattr(pdf_files, "_too_much", set())  # the same packet is drawn in other tests


def printer_into(path: Path) -> QPrinter:
    """A printer whose paper is a file."""
    printer = paper.a4_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def picture_of(content: bytes, number: int, width: int) -> Image.Image:
    """A page as a grey picture."""
    points = page_points(content, number, width)
    return Image.frombytes("RGB", (points.width, points.height), points.content, "raw", "BGRX").convert("L")


def test_pages_are_turned_by_button_and_key(qtbot: QtBot, preview: PacketPreview, packet: Printed) -> None:
    assert packet.pages >= 2
    qtbot.waitUntil(lambda: not preview.stage.target().isEmpty())
    first = preview.stage.grab().toImage()
    assert not preview.before.isEnabled()
    QTest.mouseClick(preview.after, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: preview.stage.grab().toImage() != first)
    assert preview.page.value() == 2
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: preview.stage.grab().toImage() == first)


def test_a_page_that_cannot_be_drawn_is_said(
    qtbot: QtBot, preview: PacketPreview, place: Workplace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: not preview.stage.target().isEmpty())
    given_up(monkeypatch)
    with qtbot.waitSignal(preview.failed) as told:
        preview.after.click()
    (problem,) = told.args
    assert isinstance(problem, UserProblem)
    assert place.texts.say(problem.message).startswith("第 2 页没能画出来")
    with qtbot.waitSignal(preview.failed) as told:
        preview.print_on(printer_into(tmp_path / "printed.pdf"))
    assert isinstance(told.args[0], UserProblem)


def test_closer_it_is_the_same_page_made_finer(
    qtbot: QtBot, preview: PacketPreview, packet: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[int, int]] = []
    page_image = packet_preview._page_image

    def noted(content: bytes, number: int, width: int) -> QImage:
        drawn.append((number, width))
        return page_image(content, number, width)

    monkeypatch.setattr(packet_preview, "_page_image", noted)
    QTest.mouseClick(preview.after, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: drawn == [(2, 1240)] and preview.stage.points_across() == 1240)
    while preview.stage.target().width() * preview.stage.devicePixelRatioF() < 1500:
        preview.larger.click()
    qtbot.waitUntil(lambda: preview.stage.points_across() == 2480)
    assert drawn == [(2, 1240), (2, 2480)]


def test_on_paper_are_the_pages_of_the_pdf(
    qtbot: QtBot, preview: PacketPreview, packet: Printed, tmp_path: Path
) -> None:
    with qtbot.waitSignal(preview.printed) as told:
        preview.print_on(printer_into(tmp_path / "paper.pdf"))
        assert not preview.print_button.isEnabled()
    assert told.args == [packet.pages]
    on_paper = (tmp_path / "paper.pdf").read_bytes()
    assert len(PdfReader(tmp_path / "paper.pdf").pages) == packet.pages
    for number in range(1, packet.pages + 1):
        wanted, got = picture_of(packet.content, number, 600), picture_of(on_paper, number, 600)
        difference = ImageChops.difference(wanted, got.resize(wanted.size))
        assert sum(difference.histogram()[64:]) < 0.02 * wanted.width * wanted.height


def test_only_the_chosen_pages(packet: Printed, tmp_path: Path) -> None:
    printer = printer_into(tmp_path / "paper.pdf")
    printer.setFromTo(2, 2)
    assert paper.print_pages(printer, packet.content, packet.pages, reporter=Reporter()) == 1
    assert len(PdfReader(tmp_path / "paper.pdf").pages) == 1


def test_no_printer_is_a_sentence(preview: PacketPreview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packet_preview, "has_printer", lambda: False)
    QTest.mouseClick(preview.print_button, Qt.MouseButton.LeftButton)
    assert isinstance(preview._ask, ScriptedAsk)
    assert "没有找到打印机" in preview._ask.said[-1]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)  # Qt says it too
def test_a_printer_that_is_gone_is_a_sentence(
    qtbot: QtBot, preview: PacketPreview, place: Workplace, tmp_path: Path
) -> None:
    with qtbot.waitSignal(preview.failed) as told:
        preview.print_on(printer_into(tmp_path / "not there" / "paper.pdf"))
    (problem,) = told.args
    assert isinstance(problem, UserProblem)
    assert "没有接收" in place.texts.say(problem.message)
    assert preview.print_button.isEnabled()


def test_printing_can_be_stopped(packet: Printed, tmp_path: Path) -> None:
    seen: list[Progress] = []
    with pytest.raises(Cancelled):
        paper.print_pages(
            printer_into(tmp_path / "paper.pdf"),
            packet.content,
            packet.pages,
            reporter=Reporter(seen.append, lambda: bool(seen)),
        )
    assert [(one.done, one.total) for one in seen] == [(0, packet.pages)]


def test_closed_while_it_prints_it_goes_when_that_is_over(qtbot: QtBot, preview: PacketPreview, tmp_path: Path) -> None:
    gone: list[str] = []
    preview.destroyed.connect(lambda: gone.append("preview"))
    preview.print_on(printer_into(tmp_path / "paper.pdf"))
    preview.reject()
    qtbot.waitUntil(lambda: gone == ["preview"])
    assert (tmp_path / "paper.pdf").exists()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, of a box that opens
def test_the_printers_box_offers_the_packets_pages(
    qtbot: QtBot, preview: PacketPreview, packet: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packet_preview, "has_printer", lambda: True)
    QTest.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (box,) = preview.findChildren(QPrintDialog)
    qtbot.waitUntil(box.isVisible)
    assert (box.minPage(), box.maxPage()) == (1, packet.pages)
    box.reject()
    qtbot.waitUntil(lambda: not preview.findChildren(QPrintDialog))
    assert preview.print_button.isEnabled()

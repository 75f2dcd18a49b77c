"""A finished packet on paper: its pages as pictures, never text through the printer (that would lose numbers)."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from shopguard.appeals.pdf_files import UnreadablePdf, page_points
from shopguard.appeals.picture_files import Points
from shopguard.core.message import UserProblem
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.ui.look.print_preview import fitted

_FINEST = 300  # dots per inch; photos have no more
_POINTS = 72


def has_printer() -> bool:
    """Whether the system knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def a4_printer() -> QPrinter:
    """A printer to be chosen, for upright A4 sheets up to their edges."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    upright = QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), upright, QMarginsF()))
    printer.setFullPage(True)
    return printer


def print_pages(printer: QPrinter, content: bytes, pages: int, *, reporter: Reporter) -> int:
    """Prints the pages that the printer's dialog chose, in a worker thread; how many.

    Raises :class:`UserProblem` where the printer does not take them or a page cannot be drawn, Cancelled; what it has taken
    so far may still come out.
    """
    chosen = range(printer.fromPage() or 1, min(printer.toPage() or pages, pages) + 1)
    painter = QPainter()
    if not painter.begin(printer):
        raise UserProblem("problem.printer_refused", printer=printer.printerName())
    try:
        for done, number in enumerate(chosen):
            reporter.tell("progress.printing", done, len(chosen))
            if done and not printer.newPage():
                raise UserProblem("problem.printer_refused", printer=printer.printerName())
            _draw(painter, printer, content, number)
    except (Cancelled, UserProblem):
        printer.abort()
        raise
    finally:
        painter.end()
    return len(chosen)


def page_of(content: bytes, number: int, width: int) -> Points:
    """A page of a packet as a picture, see :func:`~shopguard.appeals.pdf_files.page_points`; in a worker thread.

    Raises :class:`UserProblem` where it cannot be drawn: the process that draws may be ended by the system.
    """
    try:
        return page_points(content, number, width)
    except UnreadablePdf as error:
        raise UserProblem("problem.page_not_drawn", page=number) from error


def _draw(painter: QPainter, printer: QPrinter, content: bytes, number: int) -> None:
    """One page, as large as the sheet allows."""
    sheet = QRectF(painter.viewport())
    width = round(printer.pageLayout().fullRectPoints().width() / _POINTS * min(printer.resolution(), _FINEST))
    points = page_of(content, number, width)
    image = QImage(points.content, points.width, points.height, 4 * points.width, QImage.Format.Format_RGB32)
    painter.drawImage(fitted(image, sheet), image)

"""The recovery key on a sheet of paper: drawn, with nothing else on it but what it is and when it was made."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

TITLE, CODE, SMALL = 20, 18, 11  # points
IN_A_LINE = 3  # groups


def ask_printer(code: str, day: str, parent: QWidget) -> QPrintDialog:
    """Opens the system's window that chooses a printer; prints when one was chosen."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setDocName("ShopGuard")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(QCoreApplication.translate("Locking", "打印恢复密钥"))

    def print_it() -> None:
        draw_sheet(printer, code, day)

    dialog.accepted.connect(print_it)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own wants to be told whom to call
    return dialog


def draw_sheet(printer: QPrinter, code: str, day: str) -> None:
    """Draws the sheet. ``day``: when the key was made."""
    painter = QPainter(printer)
    sheet = QRectF(painter.viewport())
    top = _line(painter, sheet, QCoreApplication.translate("Locking", "店铺卫士 ShopGuard 恢复密钥"), TITLE)
    top = _line(painter, sheet.adjusted(0, top, 0, 0), day, SMALL) + top
    top += painter.fontMetrics().height()
    for line in code_lines(code):
        top += _line(painter, sheet.adjusted(0, top, 0, 0), line, CODE, letters=True)
    painter.end()


def code_lines(code: str) -> list[str]:
    """The groups, a few in each line."""
    groups = code.split("-")
    return ["-".join(groups[at : at + IN_A_LINE]) for at in range(0, len(groups), IN_A_LINE)]


def _line(painter: QPainter, room: QRectF, text: str, points: int, *, letters: bool = False) -> float:
    """Draws a line; returns the height it took."""
    font = QFont(painter.font())
    if letters:
        font.setFamilies(["Consolas", "Menlo", "DejaVu Sans Mono", "monospace"])  # 0 and O, 1 and I look different
    font.setPointSize(points)
    painter.setFont(font)
    height = painter.fontMetrics().lineSpacing() * 1.4
    painter.drawText(QRectF(room.x(), room.y(), room.width(), height), Qt.AlignmentFlag.AlignVCenter, text)
    return height

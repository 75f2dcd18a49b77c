"""Print preview of finished sheets (call sheet, charts): their pages as pictures, never text through the printer (which loses numbers)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from shopguard.ui.look.screen_room import fitting

SIZE = QSize(760, 900)


class SheetPreview(QPrintPreviewDialog):
    """Shows the pages (PNG) and prints them, one sheet each."""

    def __init__(self, pages: list[bytes], parent: QWidget) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        self._printer.setFullPage(True)
        super().__init__(self._printer, parent)
        self._pages = [QImage.fromData(page) for page in pages]
        self.setWindowTitle(self.tr("打印预览"))
        self.resize(fitting(self, SIZE))
        self.paintRequested.connect(self.draw)
        self.finished.connect(self.deleteLater)

    def draw(self, printer: QPrinter) -> None:
        """Draws each page as large as the sheet allows."""
        painter = QPainter(printer)
        for number, page in enumerate(self._pages):
            if number:
                printer.newPage()
            painter.drawImage(fitted(page, QRectF(painter.viewport())), page)
        painter.end()


def fitted(page: QImage, sheet: QRectF) -> QRectF:
    """The largest rectangle of the page's shape on the sheet, centred."""
    size = QSizeF(page.size())
    scale = min(sheet.width() / size.width(), sheet.height() / size.height())
    width, height = size.width() * scale, size.height() * scale
    return QRectF(
        sheet.x() + (sheet.width() - width) / 2, sheet.y() + (sheet.height() - height) / 2, width, height
    )  # fmt: skip

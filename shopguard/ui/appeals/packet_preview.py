"""The pages of a finished packet on the screen, drawn from the very PDF; from here they go to the printer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.ui.appeals.drawing import image_of
from shopguard.ui.appeals.paper import a4_printer, has_printer, page_of, print_pages
from shopguard.ui.appeals.picture_stage import PictureStage
from shopguard.ui.appeals.work_strip import WorkStrip
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Job, Jobs
from shopguard.ui.look.labels import Toned
from shopguard.ui.look.screen_room import fitting

if TYPE_CHECKING:
    from shopguard.appeals.packet import Printed

SIZE = QSize(820, 940)
_ROUGH, _FINE = 1240, 2480  # pixels across an A4 sheet: 150 and 300 dots per inch


class PacketPreview(QDialog):
    """One page at a time, with the keys of a book; above, ``note``: what is to be known before it is printed.

    ``failed`` carries what went wrong, ``printed`` the number of pages.
    """

    failed = Signal(object)
    printed = Signal(object)

    def __init__(self, texts: Texts, jobs: Jobs, ask: Ask, packet: Printed, parent: QWidget, note: str = "") -> None:
        super().__init__(parent)
        self._jobs, self._ask, self._packet = jobs, ask, packet
        self._printing: Job | None = None
        self.printer: QPrinter | None = None
        self.stage, self.strip = PictureStage(), WorkStrip(texts)
        self.stage.setAccessibleName(self.tr("材料的一页"))
        self.note = Toned("soon", note)
        self.note.setVisible(bool(note))
        self.page = QSpinBox()
        self.page.setRange(1, packet.pages)
        self.page.setAccessibleName(self.tr("第几页"))
        self.before, self.after = QPushButton(self.tr("上一页")), QPushButton(self.tr("下一页"))
        self.larger, self.smaller = QPushButton(self.tr("放大")), QPushButton(self.tr("缩小"))
        self.print_button, self.close_button = QPushButton(self.tr("打印…")), QPushButton(self.tr("关闭"))
        self.setWindowTitle(self.tr("打印预览"))
        self.resize(fitting(self, SIZE))
        self._lay_out()
        self._connect()
        self.finished.connect(self._let_go)
        self._turn(1)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (
            self.before,
            self.page,
            QLabel(self.tr("/ 共 {pages} 页").format(pages=self._packet.pages)),
            self.after,
        ):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.smaller, self.larger, self.print_button, self.close_button):
            row.addWidget(button)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addWidget(self.note)
        column.addWidget(self.stage, 1)
        column.addWidget(self.strip)
        column.addLayout(row)

    def _connect(self) -> None:
        self.page.valueChanged.connect(self._turn)
        self.before.clicked.connect(self.page.stepDown)
        self.after.clicked.connect(self.page.stepUp)
        self.larger.clicked.connect(self.stage.enlarge)
        self.smaller.clicked.connect(self.stage.reduce)
        self.stage.finer_wanted.connect(self._sharpen)
        self.print_button.clicked.connect(self.ask_printer)
        self.close_button.clicked.connect(self.reject)
        self.strip.cancel_wanted.connect(self._stop)
        for keys, slot in (
            (QKeySequence(Qt.Key.Key_PageDown), self.page.stepUp),
            (QKeySequence(Qt.Key.Key_PageUp), self.page.stepDown),
            (QKeySequence(QKeySequence.StandardKey.ZoomIn), self.stage.enlarge),
            (QKeySequence(QKeySequence.StandardKey.ZoomOut), self.stage.reduce),
            (QKeySequence(QKeySequence.StandardKey.Print), self.ask_printer),
        ):
            action = QAction(self)
            action.setShortcut(keys)
            action.triggered.connect(slot)
            self.addAction(action)

    def _turn(self, number: int) -> None:
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number < self._packet.pages)
        self._load(number, _ROUGH).done.connect(self._show_page)

    def _sharpen(self) -> None:
        self._load(self.page.value(), _FINE).done.connect(self.stage.sharpen)

    def _load(self, number: int, width: int) -> Job:
        job = self._jobs.read(partial(_page_image, self._packet.content, number, width), f"packet-page-{id(self)}")
        job.failed.connect(self.failed)
        return job

    def _show_page(self, image: QImage) -> None:
        self.stage.show_picture(image, QSizeF(image.size()), _FINE)

    def ask_printer(self) -> None:
        """Lets the owner choose printer and pages, then prints in the background."""
        if self._printing is not None:
            return
        if not has_printer():
            said = self.tr(
                "这台电脑上没有找到打印机，什么都没有打印，申诉没有变化。请连接打印机后再试，或者先存为 PDF。"
            )
            self._ask.tell(self, self.tr("没有打印机"), said)
            return
        self.printer = a4_printer()
        dialog = QPrintDialog(self.printer, self)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, self._packet.pages)
        dialog.accepted.connect(partial(self.print_on, self.printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own open() takes a slot in the old form

    def print_on(self, printer: QPrinter) -> None:
        """Prints the chosen pages; the window stays usable."""
        self.printer = printer
        self.strip.begin(self.tr("正在打印…"))
        self.print_button.setEnabled(False)
        job = self._jobs.aside(partial(print_pages, printer, self._packet.content, self._packet.pages))
        self._printing = job
        job.progressed.connect(self.strip.show_progress)
        for end in (job.done, job.failed, job.cancelled):
            end.connect(self._end_printing)
        job.done.connect(self.printed)
        job.failed.connect(self.failed)

    def _stop(self) -> None:
        if self._printing is not None:
            self._printing.cancel()

    def _end_printing(self) -> None:
        self._printing = None
        self.strip.end()
        self.print_button.setEnabled(True)
        if not self.isVisible():
            self.deleteLater()

    def _let_go(self) -> None:
        """Closed while it prints: it stays until it knows how that ends."""
        if self._printing is None:
            self.deleteLater()


def _page_image(content: bytes, number: int, width: int) -> QImage:
    """For a worker: a fine page takes long."""
    return image_of(page_of(content, number, width))

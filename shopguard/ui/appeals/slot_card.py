"""One slot of the checklist: what is wanted, why, how to get it, how its checks came out, and what is there already."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.flows.appeals.view import CheckView, EvidenceView, SlotView
from shopguard.ui.badges import Badge
from shopguard.ui.card import Card
from shopguard.ui.drops import evidence, local_files
from shopguard.ui.icons import icon, picture
from shopguard.ui.labels import Quiet, plain_label
from shopguard.ui.palette import TONE_OF_CHECK, scheme_of

THUMBNAIL = 72


class SlotCard(Card):
    """``files_offered`` (item, paths), ``files_wanted`` (item), ``removal_wanted`` (item, sha256), ``not_taken`` (sentence)."""

    files_offered = Signal(str, object)
    files_wanted = Signal(str)
    removal_wanted = Signal(str, str)
    not_taken = Signal(str)

    def __init__(self, slot: SlotView, texts: Texts) -> None:
        super().__init__()
        self.slot = slot
        self.thumbnails: dict[str, QLabel] = {}
        self.setAcceptDrops(True)
        self.setAccessibleName(slot.title)
        self._add_title()
        self.rows.addWidget(plain_label(slot.why))
        self.rows.addWidget(Quiet(slot.how))
        for check in slot.checks:
            self.rows.addWidget(_check_row(check, texts))
        if slot.evidence:
            self._add_evidence()

    def show_picture(self, sha256: str, drawn: QImage) -> None:
        """Puts the small picture in its place (it was made in the background)."""
        if sha256 in self.thumbnails and not drawn.isNull():
            self.thumbnails[sha256].setPixmap(QPixmap.fromImage(drawn))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only pictures, PDFs and videos of this computer; anything else is refused at once, with the reason."""
        if evidence(local_files(event.mimeData())):
            event.acceptProposedAction()
        else:
            self.not_taken.emit(self.tr("这里只收本机上的图片、PDF 或视频文件。"))
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """The files are this slot's evidence."""
        event.acceptProposedAction()
        self.files_offered.emit(self.slot.item, evidence(local_files(event.mimeData())))

    def _add_title(self) -> None:
        row = QHBoxLayout()
        row.addWidget(plain_label(self.slot.title, bold=True, scale=1.05), 1)
        word = self.tr("必备") if self.slot.needed else self.tr("可选")
        row.addWidget(Badge("accent" if self.slot.needed else "quiet", "picture", word))
        self.add_button = QPushButton(self.tr("添加文件…"))
        self.add_button.setAccessibleName(self.tr("给“{title}”添加文件").format(title=self.slot.title))
        self.add_button.clicked.connect(self._want_files)
        row.addWidget(self.add_button)
        self.rows.addLayout(row)

    def _add_evidence(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        for one in self.slot.evidence:
            row.addWidget(self._evidence(one))
        row.addStretch(1)
        self.rows.addLayout(row)

    def _evidence(self, one: EvidenceView) -> QWidget:
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        thumbnail = QLabel()
        thumbnail.setFixedSize(QSize(THUMBNAIL, THUMBNAIL))
        thumbnail.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scheme = scheme_of(self.palette())
        thumbnail.setPixmap(picture("picture", scheme.faint, 32, self.devicePixelRatioF()))
        thumbnail.setAccessibleName(one.name)
        self.thumbnails[one.sha256] = thumbnail
        remove = QToolButton()
        remove.setIcon(icon("close", scheme.text, 12))
        remove.setAutoRaise(True)
        remove.setAccessibleName(self.tr("拿掉 {name}").format(name=one.name))
        remove.setToolTip(self.tr("从申诉里拿掉（原件仍保留）"))
        remove.setProperty("sha256", one.sha256)
        remove.clicked.connect(self._want_removal)
        name = Quiet(remove.fontMetrics().elidedText(one.name, Qt.TextElideMode.ElideMiddle, 110), scale=0.85)
        name.setWordWrap(False)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(name)
        below.addWidget(remove)
        rows.addWidget(thumbnail)
        rows.addLayout(below)
        return box

    def _want_files(self) -> None:
        self.files_wanted.emit(self.slot.item)

    def _want_removal(self) -> None:
        button = cast(QToolButton, self.sender())
        self.removal_wanted.emit(self.slot.item, str(button.property("sha256")))


def _check_row(check: CheckView, texts: Texts) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    word = texts.word(f"packet.result_{check.result}")
    row.addWidget(Badge(TONE_OF_CHECK[check.result], f"check-{check.result}", word))
    row.addWidget(plain_label(check.check), 1)
    return line


def small_pictures(files: dict[str, Path]) -> dict[str, QImage]:
    """Thumbnails by SHA-256, for a worker thread; what is no picture comes back as a null image."""
    drawn = {}
    for sha256, path in files.items():
        reader = QImageReader(str(path))
        reader.setDecideFormatFromContent(True)
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid():
            reader.setScaledSize(size.scaled(THUMBNAIL, THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio))
        drawn[sha256] = reader.read()
    return drawn

"""A page of the manual as it is shown: pictures from the manual's own folder, links between pages, nothing from anywhere else."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from shopguard.core.message import Language
from shopguard.flows.manual import ManualPage, pictures_folder
from shopguard.ui.look.palette import scheme_of

LINE_HEIGHT = 135.0  # per cent
_PAGE_LINK = "page:"


class ManualText(QTextBrowser):
    """``topic_wanted`` carries the page (and section) a link leads to; ``back_wanted``: to the one before."""

    topic_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._page: ManualPage | None = None
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(self._follow)
        self.document().setDocumentMargin(18)
        self.setAccessibleName(self.tr("说明书"))

    def show_page(self, page: ManualPage, section: str = "") -> None:
        """Shows the page from its beginning or from a section."""
        if page is not self._page:
            self._page = page
            self._fill(page)
        self._to_section(page.sections.get(section, ""))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures of the manual; nothing else is ever loaded, from nowhere."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        path = pictures_folder() / f"{QUrl(name).path()}-{self._language}.png"
        picture = QImage(str(path)) if path.parent == pictures_folder() else QImage()
        room = max(self.viewport().width() - 60, 200)
        if picture.width() > room:
            picture = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return picture

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace and the system's own keys go back, as in a browser."""
        if event.key() == Qt.Key.Key_Backspace or event.matches(QKeySequence.StandardKey.Back):
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Links take the new scheme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._page is not None:
            self._fill(self._page)

    def _fill(self, page: ManualPage) -> None:
        self.document().setDefaultStyleSheet(f"a {{ color: {scheme_of(self.window().palette()).accent}; }}")
        self.setMarkdown(page.text)
        lines = QTextBlockFormat()
        lines.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)

    def _to_section(self, heading: str) -> None:
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while heading and block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                cursor = QTextCursor(block)
                break
            block = block.next()
        self.moveCursor(QTextCursor.MoveOperation.End)  # so that the heading comes to the top and not to the bottom
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if cursor.position() == 0:
            self.verticalScrollBar().setValue(0)

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == "page":
            self.topic_wanted.emit(link.toString().removeprefix(_PAGE_LINK))

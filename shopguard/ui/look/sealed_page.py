"""A page of formatted text that shows what it is given and fetches nothing: no picture, no style, no page, from nowhere."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTextBrowser


class SealedPage(QTextBrowser):
    """Its links lead nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Nothing is ever loaded; Qt would read files, also of other computers."""
        return

"""The small pictures of evidence, drawn in a worker."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageReader

from shopguard.ui.appeals.evidence_card import THUMBNAIL


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

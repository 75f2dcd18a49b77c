"""The small pictures of evidence as Qt draws them, made in a worker."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QImage

from shopguard.appeals.thumbnails import small_picture
from shopguard.store.sealing import Readable
from shopguard.ui.appeals.drawing import image_of
from shopguard.ui.appeals.evidence_card import THUMBNAIL

DENSITY = 2  # sharp on displays of double density too


def small_pictures(files: Mapping[str, Readable]) -> dict[str, QImage]:
    """By SHA-256; what has no look (recordings, texts) or is broken is not among them."""
    drawn = {sha256: small_picture(path, THUMBNAIL * DENSITY) for sha256, path in files.items()}
    return {sha256: image_of(points) for sha256, points in drawn.items() if points is not None}

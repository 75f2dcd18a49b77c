"""Evidence drawn for the window, in a worker: a large photo takes long."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QTransform

from shopguard.appeals.picture_files import Points
from shopguard.flows.appeals.evidence_view import EvidenceView
from shopguard.flows.appeals.looking import draw


class Picture(NamedTuple):
    """A picture or page, its own size, the width of the finest copy there is, and the points it lies on."""

    image: QImage
    own: QSizeF
    finest: int
    points: Points


def picture_of(one: EvidenceView, page: int, *, fine: bool) -> Picture | None:
    """A picture, or a page of a PDF (1 = the first), for a first look or for a close one; None if it cannot be drawn."""
    seen = draw(one, page, fine=fine)
    if seen is None:
        return None
    drawn = Picture(image_on(seen.points), QSizeF(*seen.own), seen.finest, seen.points)
    return _turned(drawn, one.turned) if one.turned else drawn


def turned_image(image: QImage, turned: int) -> QImage:
    """Turned by so many quarters, clockwise."""
    return image.transformed(QTransform().rotate(90 * turned)) if turned else image


def _turned(seen: Picture, turned: int) -> Picture:
    own, finest = seen.own, seen.finest
    if turned % 2:
        finest = round(finest * own.height() / own.width())
        own = own.transposed()
    return Picture(turned_image(seen.image, turned), own, finest, seen.points)


def image_of(points: Points) -> QImage:
    """The points as Qt draws them fastest, in a picture of its own."""
    return image_on(points).copy()


def image_on(points: Points) -> QImage:
    """The same without copying: the points must be kept as long as the picture. Copying a large photo takes a tenth of a second,
    and Python lets no other thread work meanwhile."""
    return QImage(points.content, points.width, points.height, 4 * points.width, QImage.Format.Format_RGB32)

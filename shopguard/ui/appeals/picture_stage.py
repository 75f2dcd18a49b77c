"""A picture that can be looked at closely: fitted or enlarged, moved with the mouse, sharp as soon as the finer copy is there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

BACKGROUND = "#1b1d21"  # the same in both schemes: paper and screenshots stand out
_STEP = 1.25
_LONG = 2.5  # a picture higher than so many times its width
_SCROLL = 0.8  # of what is seen
_SMALLEST = 400  # points across of the smallest copy
_MOST, _NOTCH = 8.0, 120
_ENOUGH = 0.9  # of the points that are wanted: fewer are worth a finer copy


class PictureStage(QWidget):
    """``finer_wanted``: the picture is shown larger than its points; :meth:`sharpen` gives a finer copy of the same picture.

    ``zoomed``: the scale changed (percent of the picture's own size).
    """

    finer_wanted = Signal()
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._copies: list[
            QImage
        ] = []  # of the picture, smallest first: one that is drawn much smaller than it is flickers
        self._points: object = None
        self._own = QSizeF()  # the picture's own size in pixels
        self._finest = 0
        self._scale = 0.0  # screen points for one of its pixels; 0: as large as there is room
        self._middle = QPointF()  # what of the picture is in the middle, in its own pixels
        self._held: QPointF | None = None
        self._asked = False
        self.setMinimumSize(160, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("证据图片"))

    def show_picture(self, image: QImage, own: QSizeF, finest: int, points: object = None) -> None:
        """Another picture, as large as there is room. ``own``: its own size; ``finest``: the width of the finest copy there is;
        ``points``: what the image lies on, kept as long as it is shown.
        """
        self._copies, self._points = _with_smaller(image), points
        self._own, self._finest, self._asked = own, finest, False
        self.fit()
        if own.height() > _LONG * own.width():
            self._begin_at_top()

    def sharpen(self, image: QImage, points: object = None) -> None:
        """A finer copy of the same picture."""
        self._copies.append(image)
        self._points = (self._points, points)
        self.update()

    def clear(self) -> None:
        """Nothing."""
        self.show_picture(QImage(), QSizeF(), 0)

    def fit(self) -> None:
        """As large as there is room."""
        self._scale = 0.0
        self._middle = QPointF(self._own.width() / 2, self._own.height() / 2)
        self._changed()

    def enlarge(self) -> None:
        """One step larger."""
        self._zoom(_STEP, QPointF(self.rect().center()))

    def reduce(self) -> None:
        """One step smaller; not smaller than there is room for."""
        self._zoom(1 / _STEP, QPointF(self.rect().center()))

    def scroll_on(self, by: int) -> None:
        """Further down (1) or up (-1), where more is there than fits."""
        if self._scale:
            self._middle.setY(self._middle.y() + by * _SCROLL * self.height() / self._scale)
            self._keep_in_sight()
            self.update()

    def scale(self) -> float:
        """Screen points for one pixel of the picture."""
        return self._scale or self._fitting()

    def points_across(self) -> int:
        """How many points the copy that is shown has from left to right."""
        return self._copies[-1].width() if self._copies else 0

    def target(self) -> QRectF:
        """Where the whole picture would lie on the widget."""
        scale = self.scale()
        corner = QRectF(self.rect()).center() - self._middle * scale
        return QRectF(corner, self._own * scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws only what can be seen of it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(BACKGROUND))
        whole = self.target()
        seen = whole.intersected(QRectF(self.rect()))
        if not self._copies or seen.isEmpty():
            return
        wanted = whole.width() * self.devicePixelRatioF()
        copy = next((one for one in self._copies if one.width() >= wanted), self._copies[-1])
        finer = copy.width() / whole.width()
        source = QRectF((seen.topLeft() - whole.topLeft()) * finer, seen.size() * finer)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(seen, copy, source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted picture fits the new size."""
        super().resizeEvent(event)
        self._changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Larger and smaller around the pointer."""
        self._zoom(_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the picture."""
        self._held = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves it."""
        if self._held is not None and self._scale:
            self._middle -= (event.position() - self._held) / self._scale
            self._held = event.position()
            self._keep_in_sight()
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Lets go of it."""
        self._held = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Its own size there, and back."""
        if self._scale:
            self.fit()
        else:
            self._zoom(max(1.0, 2 * self._fitting()) / self._fitting(), event.position())

    def _begin_at_top(self) -> None:
        """A long screenshot is read from its top, as wide as there is room."""
        self._scale = max(self._fitting(), min(1.0, self.width() / self._own.width()))
        self._middle.setY(min(self._own.height(), self.height() / self._scale) / 2)
        self._changed()

    def _zoom(self, factor: float, around: QPointF) -> None:
        """What lies under ``around`` stays there."""
        if self._own.isEmpty():
            return
        before = self.scale()
        after = min(before * factor, max(_MOST, self._fitting()))
        if after <= self._fitting():
            self.fit()
            return
        from_middle = around - QRectF(self.rect()).center()
        self._middle += from_middle / before - from_middle / after
        self._scale = after
        self._keep_in_sight()
        self._changed()

    def _fitting(self) -> float:
        if self._own.isEmpty():
            return 1.0
        return min(self.width() / self._own.width(), self.height() / self._own.height(), 1.0)

    def _keep_in_sight(self) -> None:
        self._middle.setX(min(max(self._middle.x(), 0.0), self._own.width()))
        self._middle.setY(min(max(self._middle.y(), 0.0), self._own.height()))

    def _changed(self) -> None:
        self.zoomed.emit(round(self.scale() * self.devicePixelRatioF() * 100))
        wanted = min(self.target().width() * self.devicePixelRatioF(), self._finest)
        if not self._asked and self._copies and self.points_across() < wanted * _ENOUGH:
            self._asked = True
            self.finer_wanted.emit()
        self.update()


def _with_smaller(image: QImage) -> list[QImage]:
    """The picture and its halves, the smallest first; [] for none."""
    copies = [] if image.isNull() else [image]
    while copies and copies[0].width() > _SMALLEST:
        half = copies[0].size() / 2
        copies.insert(
            0, copies[0].scaled(half, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
    return copies

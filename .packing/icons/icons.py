"""Draws the pictures that systems show for the program from resources/icons/app.svg: ``python .packing/icons/icons.py``.

Writes app.ico (Windows), app.icns (macOS) and app-256.png (Linux) beside itself; the same drawing gives the same bytes.
"""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
DRAWING = HERE.parents[1] / "resources" / "icons" / "app.svg"
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # what Windows asks for at 100 to 400 %
LARGEST = 1024  # of macOS; Pillow makes the smaller ones of an .icns from those it is given
MACOS = (16, 32, 64, 128, 256, 512, LARGEST)


def drawn(side: int) -> Image.Image:
    """The drawing as a square of ``side`` points, drawn anew for that size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (side, side), bytes(plain.constBits()))


def write_icons(folder: Path) -> None:
    """Writes the three files. Raises ``OSError``."""
    every = {side: drawn(side) for side in {*WINDOWS, *MACOS}}
    others = [every[side] for side in WINDOWS[:-1]]
    every[WINDOWS[-1]].save(folder / "app.ico", sizes=[(side, side) for side in WINDOWS], append_images=others)
    smaller = [every[side] for side in MACOS[:-1]]
    every[LARGEST].save(folder / "app.icns", append_images=smaller)
    every[256].save(folder / "app-256.png", optimize=True)


if __name__ == "__main__":
    write_icons(HERE)

"""Made-up evidence files for the six typical cases: photos, a chat, a long PDF. Every one says that it is made up."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import typst
from PIL import Image, ImageDraw, ImageFont

from shopguard.core.beijing import parse_iso
from shopguard.resources import resource

_TAKEN = parse_iso("2026-11-21T12:00:00")
_FONT = resource("fonts", "NotoSansSC-Regular.otf")
MADE_UP = "编造的材料，仅供测试"


def photo(
    path: Path, title: str, lines: Sequence[str] = (), *, size: tuple[int, int] = (900, 1200), turn: int = 1
) -> Path:
    """A picture with words on it; an arrow at its upper edge shows which way is up. ``turn``: its EXIF orientation.

    Orientation 6: the camera was held upright, the pixels lie on their side, a viewer turns them back.
    """
    image = Image.new("RGB", size, "#f1efe8")
    draw = ImageDraw.Draw(image)
    unit = min(size) // 22
    draw.rectangle((unit, unit, size[0] - unit, size[1] - unit), outline="black", width=max(3, unit // 8))
    draw.polygon(
        [(size[0] // 2, 2 * unit), (size[0] // 2 - unit, 4 * unit), (size[0] // 2 + unit, 4 * unit)], fill="black"
    )
    for number, line in enumerate((title, *lines, MADE_UP)):
        font = ImageFont.truetype(_FONT, unit * 3 // 2 if number == 0 else unit)
        draw.text((2 * unit, (5 + 2 * number) * unit), line, fill="black", font=font)
    exif = Image.Exif()
    if turn == 6:
        image = image.transpose(Image.Transpose.ROTATE_90)
        exif[0x0112] = 6
    image.save(path, exif=exif)
    return _dated(path)


def long_screenshot(path: Path, lines: Sequence[str]) -> Path:
    """A conversation as a phone saves it when one scrolls: much taller than a page."""
    image = Image.new("RGB", (720, 140 * len(lines) + 200), "white")
    draw, font = ImageDraw.Draw(image), ImageFont.truetype(_FONT, 34)
    for number, line in enumerate((MADE_UP, *lines)):
        left = 40 if number % 2 else 120
        draw.rounded_rectangle(
            (left, 40 + 140 * number, left + 560, 140 + 140 * number), 20, fill="#dcefd9" if number % 2 else "#ececec"
        )
        draw.text((left + 20, 65 + 140 * number), line, fill="black", font=font)
    image.save(path)
    return _dated(path)


def text_file(path: Path, text: str) -> Path:
    """A text as it stands."""
    path.write_text(text, "utf-8")
    return _dated(path)


def long_pdf(path: Path, title: str, pages: int) -> Path:
    """A notice of many pages, each with its number."""
    source = path.with_suffix(".typ")
    body = "\n#pagebreak()\n".join(f"= {title}\n{MADE_UP}\n\n正文第 {number} 页" for number in range(1, pages + 1))
    source.write_text(f'#set text(font: "Noto Sans SC", lang: "zh")\n#set page(paper: "a4")\n{body}\n', "utf-8")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource("fonts"))])
    typst.compile(str(source), output=str(path), font_paths=fonts, ignore_system_fonts=True, timestamp=_TAKEN)
    source.unlink()
    return _dated(path)


def _dated(path: Path) -> Path:
    os.utime(path, (_TAKEN, _TAKEN))
    return path

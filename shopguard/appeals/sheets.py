"""How pictures are laid on pages: photos share one, what holds small print gets one of its own, long screenshots stand in columns.

Pure arithmetic in millimetres; a picture is never made larger than it can be seen well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

WIDE, HIGH = 174.0, 253.0  # of a page, within its margins
GAP = 4.0
COLUMN = (WIDE - GAP) / 2
CAPTION = 13.0  # above a picture that shares its page
HEADING = 27.0  # above one that has it alone
_SHARED = (HIGH - GAP) / 2 - CAPTION  # height of a picture with another one below it
_TALL = 1.7  # higher than so many times its width: a phone's screen, no sheet of paper
_LITTLE_SMALLER = 1.2  # so much a lying page may lose by sharing with another one
_BROAD = 1.15  # wider than so many times its height
_MM_PER_PIXEL = 25.4 / 96  # larger than that, single pixels show

Shape = Literal["page", "broad", "half", "column"]


@dataclass(frozen=True, slots=True)
class Picture:
    """Something to lay out: whose it is, which of its parts, its proportions (pixels or points), and how large it may become.

    ``paper``: it holds small print and wants a page of its own. ``strip``: it is a part of a long screenshot.
    """

    exhibit: int
    part: int
    width: float
    height: float
    paper: bool
    widest: float  # millimetres
    strip: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A picture on the page, in millimetres. ``right``: it stands beside the one before."""

    picture: Picture
    width: float
    height: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of pictures; ``alone``: one picture has it for itself."""

    cells: tuple[Cell, ...]

    @property
    def alone(self) -> bool:
        """See above."""
        return len(self.cells) == 1


def natural_width(pixels: int) -> float:
    """The width (millimetres) beyond which a picture of so many pixels only becomes coarse."""
    return pixels * _MM_PER_PIXEL


def lay_on_sheets(pictures: Iterable[Picture]) -> list[Sheet]:
    """The pictures on pages, in their order."""
    sheets: list[Sheet] = []
    rows: list[list[Cell]] = []
    for row in _rows(list(pictures)):
        if rows and (_height(rows) + GAP + _row_height(row) > HIGH or _is_page(row[0]) or _is_page(rows[-1][0])):
            sheets.append(_sheet(rows))
            rows = []
        rows.append(row)
    return [*sheets, _sheet(rows)] if rows else sheets


def _rows(pictures: Sequence[Picture]) -> list[list[Cell]]:
    """Pictures of the same narrow shape stand two by two."""
    rows: list[list[Cell]] = []
    open_shape: Shape | None = None
    for picture in pictures:
        shape = _shape(picture)
        if shape in ("half", "column") and shape == open_shape:
            rows[-1].append(_cell(picture, shape, right=True))
            open_shape = None
        else:
            rows.append([_cell(picture, shape)])
            open_shape = shape
    return rows


def _shape(picture: Picture) -> Shape:
    if picture.strip or picture.height > _TALL * picture.width:
        return "column"
    flat = WIDE * picture.height / picture.width <= _SHARED * _LITTLE_SMALLER
    if picture.paper and not flat:
        return "page"
    return "broad" if picture.width >= _BROAD * picture.height else "half"


_ROOM: dict[Shape, tuple[float, float]] = {
    "page": (WIDE, HIGH - HEADING),
    "broad": (WIDE, _SHARED),
    "half": (COLUMN, _SHARED),
    "column": (COLUMN, HIGH - HEADING),
}


def _cell(picture: Picture, shape: Shape, *, right: bool = False) -> Cell:
    wide, high = _ROOM[shape]
    width = min(wide, high * picture.width / picture.height, picture.widest)
    return Cell(picture, width, width * picture.height / picture.width, right)


def _is_page(cell: Cell) -> bool:
    return _shape(cell.picture) == "page"


def _row_height(row: Sequence[Cell]) -> float:
    return CAPTION + max(cell.height for cell in row)


def _height(rows: Sequence[Sequence[Cell]]) -> float:
    return sum(map(_row_height, rows)) + GAP * (len(rows) - 1)


def _sheet(rows: Sequence[Sequence[Cell]]) -> Sheet:
    cells = tuple(cell for row in rows for cell in row)
    if len(cells) == 1 and not cells[0].picture.strip:  # the whole page is its; the last part stays like the others
        return Sheet((_cell(cells[0].picture, "page"),))
    return Sheet(cells)

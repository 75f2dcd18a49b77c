"""The grounds of the lines of a table: every other one a shade apart, selected, under the pointer."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from PySide6.QtGui import QBrush, QColor

from shopguard.ui.look.palette import Scheme

HOVER = 0.07  # how far towards the accent colour


class Standing(NamedTuple):
    """How a line stands out: every other one, selected, under the pointer."""

    odd: bool
    selected: bool
    hovered: bool


def line_grounds(scheme: Scheme) -> dict[Standing, QBrush]:
    """One for each way to stand out."""
    ways = [Standing(*way) for way in product((False, True), repeat=3)]
    return {way: QBrush(_ground(scheme, way)) for way in ways}


def _ground(scheme: Scheme, way: Standing) -> QColor:
    ground = QColor(scheme.tones["accent"].background if way.selected else scheme.raised if way.odd else scheme.card)
    return _towards(ground, QColor(scheme.accent), HOVER) if way.hovered else ground


def _towards(colour: QColor, other: QColor, share: float) -> QColor:
    def mixed(one: float, two: float) -> float:
        return (1 - share) * one + share * two

    return QColor.fromRgbF(
        mixed(colour.redF(), other.redF()),
        mixed(colour.greenF(), other.greenF()),
        mixed(colour.blueF(), other.blueF()),
    )

"""Colours: every text is readable on what it stands on, in both schemes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from shopguard.core.finding import Risk, State
from shopguard.resources import resource
from shopguard.ui.look.application import Look
from shopguard.ui.look.icons import RISK_ICON
from shopguard.ui.look.labels import Toned
from shopguard.ui.look.palette import (
    DARK,
    LIGHT,
    TONE_OF_RISK,
    TONE_OF_STATE,
    Scheme,
    make_box_palette,
    make_palette,
    scheme_of,
)

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3, normal text
LEAST_CONTRAST_OF_SHAPES = 3  # 1.4.11
SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two ``#rrggbb`` colours after WCAG 2.2, 1..21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # the grey that just fails WCAG AA


@SCHEMES
def test_every_pair_is_readable(scheme: Scheme) -> None:
    for tone, pair in scheme.tones.items():
        assert contrast(pair.text, pair.background) >= LEAST_CONTRAST, tone
        assert contrast(scheme.text, pair.background) >= LEAST_CONTRAST, tone
        assert contrast(pair.text, scheme.card) >= LEAST_CONTRAST, tone


@SCHEMES
def test_plain_and_quiet_text_is_readable_everywhere(scheme: Scheme) -> None:
    for ground in (scheme.window, scheme.card, scheme.raised):
        assert contrast(scheme.text, ground) >= LEAST_CONTRAST
        assert contrast(scheme.faint, ground) >= LEAST_CONTRAST
        assert contrast(scheme.accent, ground) >= LEAST_CONTRAST
    assert contrast(scheme.on_accent, scheme.accent) >= LEAST_CONTRAST


@SCHEMES
def test_a_palette_tells_its_scheme(scheme: Scheme) -> None:
    assert scheme_of(make_palette(scheme)) is scheme


def test_colour_is_never_alone() -> None:
    shapes = {resource("icons", f"{name}.svg").read_text("utf-8") for name in RISK_ICON.values()}
    assert len(shapes) == len(Risk)
    assert set(TONE_OF_RISK) == set(Risk)
    assert set(TONE_OF_STATE) == set(State)


def test_a_toned_line_follows_a_change_of_scheme(qtbot: QtBot, look: Look) -> None:
    line = Toned("bad", "已违规")
    qtbot.addWidget(line)
    line.show()

    def shown() -> str:
        return line.palette().windowText().color().name()

    look.wear("dark")
    qtbot.waitUntil(lambda: shown() == DARK.tones["bad"].text)
    look.wear("light")
    qtbot.waitUntil(lambda: shown() == LIGHT.tones["bad"].text)
    line.close()


@SCHEMES
def test_the_outline_of_an_empty_box_is_seen(scheme: Scheme) -> None:
    outline = make_box_palette(scheme).color(QPalette.ColorRole.Window).darker(140).name()  # as the Fusion style does
    for ground in (scheme.window, scheme.card):
        assert contrast(outline, ground) >= LEAST_CONTRAST_OF_SHAPES

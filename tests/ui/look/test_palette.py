"""Colours: every text is readable on what it stands on, in both schemes."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from shopguard.app import load_texts
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
    make_field_palette,
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


# How people without the green or the red receptor see linear red, green and blue: Machado, Oliveira, Fernandes 2009, severity 1.0.
SEEN_BY = {
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
}
LEAST_DISTANCE = 40  # of 441, black to white: nearer colours are taken for each other side by side

Seen = tuple[tuple[float, float, float], ...]


def seen(colour: str, seen_by: Seen) -> tuple[float, ...]:
    """Red, green, blue (0..255) as they look to somebody."""
    told = [linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5)]
    mixed = (sum(share * part for share, part in zip(row, told, strict=True)) for row in seen_by)
    return tuple(255 * encoded(min(max(part, 0.0), 1.0)) for part in mixed)


def encoded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * float(part ** (1 / 2.4)) - 0.055


def distance(first: tuple[float, ...], second: tuple[float, ...]) -> float:
    return float(sum((one - other) ** 2 for one, other in zip(first, second, strict=True)) ** 0.5)


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
@pytest.mark.parametrize("group", list(QPalette.ColorGroup)[:3], ids=["active", "disabled", "inactive"])
def test_every_role_of_text_is_readable_on_every_ground(scheme: Scheme, group: QPalette.ColorGroup) -> None:
    palette, role = make_palette(scheme), QPalette.ColorRole

    def shown(of: QPalette.ColorRole) -> str:
        return palette.color(group, of).name()

    grounds = (role.Window, role.Base, role.AlternateBase, role.Button)
    texts = (
        role.WindowText,
        role.Text,
        role.ButtonText,
        role.PlaceholderText,
        role.Link,
        role.LinkVisited,
        role.BrightText,
    )
    pairs = [(text, ground) for text in texts for ground in grounds]
    pairs += [(role.HighlightedText, role.Highlight), (role.ToolTipText, role.ToolTipBase)]
    for text, ground in pairs:
        assert contrast(shown(text), shown(ground)) >= LEAST_CONTRAST, (text, ground)


@SCHEMES
def test_the_ring_of_the_keyboard_is_seen(scheme: Scheme) -> None:
    for ground in (scheme.window, scheme.card, scheme.raised):
        assert contrast(scheme.accent, ground) >= LEAST_CONTRAST_OF_SHAPES


@SCHEMES
def test_what_the_colour_blind_cannot_tell_apart_has_its_own_icon_and_word(scheme: Scheme) -> None:
    words = load_texts("zh"), load_texts("en")
    alike = []
    for first, second in combinations(Risk, 2):
        grounds = [scheme.tones[TONE_OF_RISK[risk]].background for risk in (first, second)]
        if min(distance(*(seen(ground, one) for ground in grounds)) for one in SEEN_BY.values()) < LEAST_DISTANCE:
            alike.append((first, second))
    assert alike  # the grounds are pale: colour alone would not do
    for first, second in alike:
        assert RISK_ICON[first] != RISK_ICON[second]
        assert all(one.word(f"risk.{first.word}") != one.word(f"risk.{second.word}") for one in words)


def test_seen_by_the_colour_blind_red_and_green_are_near() -> None:
    for seen_by in SEEN_BY.values():
        assert distance(seen("#a00000", seen_by), seen("#00a000", seen_by)) < 0.6 * distance((160, 0, 0), (0, 160, 0))
        assert distance(seen("#808080", seen_by), (128, 128, 128)) < 2


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


@SCHEMES
def test_the_ring_around_a_field_is_seen(scheme: Scheme) -> None:
    ring = make_field_palette(scheme).color(QPalette.ColorRole.Highlight).darker(125)  # as the Fusion style does
    if ring.value() > 160:
        ring.setHsl(ring.hue(), ring.saturation(), 160)
    for ground in (scheme.window, scheme.card):
        assert contrast(ring.name(), ground) >= LEAST_CONTRAST_OF_SHAPES

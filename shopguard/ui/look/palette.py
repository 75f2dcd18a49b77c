"""The colours: one calm palette per colour scheme, and a background/text pair for everything that carries a meaning."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtGui import QColor, QPalette

from shopguard.core.finding import Risk, State

Tone = Literal["bad", "soon", "watch", "good", "quiet", "accent", "refund"]
Appearance = Literal["auto", "light", "dark"]

TONE_OF_RISK: dict[Risk, Tone] = {
    Risk.VIOLATED: "bad",
    Risk.DUE: "soon",
    Risk.WATCH: "watch",
    Risk.OK: "good",
    Risk.CLOSED: "quiet",
}

TONE_OF_STATE: dict[State, Tone] = {
    State.BREACHED: "bad",
    State.DUE: "soon",
    State.UNCONFIRMED: "watch",
    State.SUSPECT: "watch",
    State.MET: "good",
    State.PENDING: "good",
    State.HINT: "accent",
    State.EXEMPT: "quiet",
}

TONE_OF_CHECK: dict[str, Tone] = {"ok": "good", "missing": "quiet", "fails": "bad", "unknown": "watch"}


class Pair(NamedTuple):
    """A background and the text colour that is readable on it (and on the card colour of the same scheme)."""

    background: str
    text: str


class Scheme(NamedTuple):
    """All colours of the light or the dark look, as ``#rrggbb``."""

    window: str
    card: str
    raised: str
    text: str
    faint: str
    line: str
    edge: str  # Fusion draws the outline of fields and buttons in it, darkened by 1.4
    accent: str
    on_accent: str
    tones: dict[Tone, Pair]


LIGHT = Scheme(
    window="#f3f5f8",
    card="#ffffff",
    raised="#f7f9fb",
    text="#1c232d",
    faint="#5a6473",
    line="#dde2e9",
    edge="#f3f5f8",
    accent="#1f5fbf",
    on_accent="#ffffff",
    tones={
        "bad": Pair("#fde6e6", "#a31d1d"),
        "soon": Pair("#ffecd0", "#8a4700"),
        "watch": Pair("#fff6c9", "#6b5300"),
        "good": Pair("#e2f4e8", "#1c6638"),
        "quiet": Pair("#eaedf1", "#4a5463"),
        "accent": Pair("#e3edfb", "#1c53a6"),
        "refund": Pair("#f1e6fb", "#6b2fa0"),
    },
)

DARK = Scheme(
    window="#171b21",
    card="#20262e",
    raised="#282f39",
    text="#e7ebf0",
    faint="#a5afbd",
    line="#363f4b",
    edge="#6c7887",
    accent="#7fb0f5",
    on_accent="#0f1a2a",
    tones={
        "bad": Pair("#55222a", "#ffc4c4"),
        "soon": Pair("#523714", "#ffd59a"),
        "watch": Pair("#464016", "#f4e48d"),
        "good": Pair("#1a3f2c", "#a8e6c0"),
        "quiet": Pair("#353d48", "#c6ced9"),
        "accent": Pair("#213c62", "#b9d6ff"),
        "refund": Pair("#43295e", "#e2c6ff"),
    },
)


def known_appearance(remembered: str | None) -> Appearance:
    """The remembered appearance; "as the system does" where none was chosen."""
    return "light" if remembered == "light" else "dark" if remembered == "dark" else "auto"


def scheme_of(palette: QPalette) -> Scheme:
    """The scheme a widget's palette was made from."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def make_palette(scheme: Scheme) -> QPalette:
    """The Qt palette of a scheme, for the Fusion style."""
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, scheme.window),
        (role.WindowText, scheme.text),
        (role.Base, scheme.card),
        (role.AlternateBase, scheme.raised),
        (role.Text, scheme.text),
        (role.Button, scheme.raised),
        (role.ButtonText, scheme.text),
        (role.BrightText, scheme.tones["bad"].text),
        (role.ToolTipBase, scheme.raised),
        (role.ToolTipText, scheme.text),
        (role.PlaceholderText, scheme.faint),
        (role.Highlight, scheme.tones["accent"].background),
        (role.HighlightedText, scheme.text),
        (role.Accent, scheme.accent),
        (role.Link, scheme.accent),
        (role.LinkVisited, scheme.accent),
        (role.Mid, scheme.line),
        (role.Midlight, scheme.line),
        (role.Light, scheme.card),
        (role.Dark, scheme.faint),
        (role.Shadow, scheme.window),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(scheme.faint))
    return palette


def make_field_palette(scheme: Scheme) -> QPalette:
    """The palette of what takes the keyboard: Fusion draws the ring around it in the colour of what is selected, and its outline from
    the window's colour, which would not be seen on a dark card."""
    palette = make_palette(scheme)
    palette.setColor(QPalette.ColorRole.Window, QColor(scheme.edge))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(scheme.accent))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(scheme.on_accent))
    return palette


def make_box_palette(scheme: Scheme) -> QPalette:
    """The palette of check boxes and radio buttons: Fusion makes their outline from the window's colour, darkened by 1.4."""
    palette = make_field_palette(scheme)
    palette.setColor(QPalette.ColorRole.Window, QColor(scheme.faint).lighter(140))
    return palette

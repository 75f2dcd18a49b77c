"""What becomes of words on their way to the page: glyphs and breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.appeals.glyphs import breakable, characters_of, printable, shortened
from shopguard.resources import resource

HAS = characters_of(resource("fonts", "NotoSansSC-Regular.otf"))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("堃喆 → 100%", "堃喆 → 100%"),  # rare characters are in the bundled font
        ("谢谢😀！", "谢谢□！"),
        ("👨‍👩‍👧", "□□□"),  # joiners vanish
        ("a\x00b\x07c", "abc"),
        ("一行\r\n二行\t三", "一行\n二行 三"),
    ],
)
def test_only_what_the_font_has_is_printed(text: str, printed: str) -> None:
    assert printable(text, HAS) == printed


@pytest.mark.parametrize(
    "file",
    [resource("texts", "appeals.toml"), resource("texts", "packet.toml"), resource("rules", "douyin", "appeals.toml")],
)
def test_the_program_s_own_words_can_all_be_printed(file: Path) -> None:
    text = file.read_text("utf-8")
    assert printable(text, HAS) == text


def test_numbers_are_never_broken_but_long_names_are() -> None:
    assert breakable("6930000000000000017 DPK200000000001-1-1") == "6930000000000000017 DPK200000000001-1-1"
    assert breakable("IMG_20261121_100000_HDR.jpeg") == "IMG_20261121\u200b_100000_HDR.\u200bjpeg"


def test_labels_are_cut_by_their_width() -> None:
    assert shortened("短", 4) == "短"
    assert shortened("快件已到达杭州", 8) == "快件已…"
    assert shortened("abcdef", 4) == "abc…"

"""What becomes of words on their way to the page: glyphs, breaks, masks."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.appeals.glyphs import breakable, characters_of, printable, shortened
from shopguard.appeals.masking import mask_people
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


@pytest.mark.parametrize("file", [resource("texts", "appeals.toml"), resource("rules", "douyin", "appeals.toml")])
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


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("快递员测试乙，电话10000000000", "快递员测试乙，电话1**********"),
        ("虚拟号 10000000001-0000", "虚拟号 1**********"),
        ("已签收，签收人：测试甲。", "已签收，签收人：测**。"),
        ("签收人：本人", "签收人：本人"),
        ("客户签收人: 已签收，签收人凭取货码签收。", "客户签收人: 已签收，签收人凭取货码签收。"),
        ("运单 YT0000000000017", "运单 YT0000000000017"),
        ("运单 100000000000000", "运单 100000000000000"),  # longer than a phone number
    ],
)
def test_people_are_masked_and_waybills_are_not(text: str, masked: str) -> None:
    assert mask_people(text) == masked

"""A number is found however it is written, and never inside a longer one."""

from __future__ import annotations

import pytest

from shopguard.appeals.text_search import named_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("单号YT0000000000017，已收", "YT0000000000017"),
        ("yt0000000000017", "YT0000000000017"),
        ("ＹＴ０００００００００００１７", "YT0000000000017"),
        ("YT 0000 0000 00017", "YT0000000000017"),
        ("YT00000000\n00017", "YT0000000000017"),
        ("YT0000000000017\u200b 次", "YT0000000000017"),
        ("DPK202000000017-1-1", "DPK202000000017-1-1"),
        ("JD0000000000017-1-1-", "JD0000000000017-1-1-"),
        ("\t6930000000000000017,", "6930000000000000017"),
    ],
)
def test_it_is_there(text: str, number: str) -> None:
    assert named_in(text, [number]) == {number: True}


@pytest.mark.parametrize(
    "text", ["YT00000000000171", "AYT0000000000017", "0YT0000000000017", "YT000000000001", "", "YT.*"]
)
def test_it_is_not_there(text: str) -> None:
    assert named_in(text, ["YT0000000000017"]) == {"YT0000000000017": False}

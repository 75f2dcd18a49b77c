"""Whose a file is, by its path; and how shops are told apart by colour and letter."""

from __future__ import annotations

import pytest

from shopguard.core.shop_marks import SHOP_COLOURS, next_colour, shop_letters
from shopguard.core.shop_words import named_shop, sign_in_words, sign_of, signed_shop

SHOPS = ("一店", "十一店", "Blue Sky")
EXPORT = "1795140000_0123456789abcdef0123456789abcdefXkP.csv"


@pytest.mark.parametrize(
    ("path", "shop"),
    [
        ("/数据/订单-一店-1120.csv", "一店"),
        ("/数据/订单-十一店.csv", "十一店"),  # the longer name, though the other stands in it too
        (f"C:\\exports\\BlueSky\\{EXPORT}", "Blue Sky"),  # the folder, in another writing
        (f"/ＢＬＵＥ　ＳＫＹ/11月/{EXPORT}", "Blue Sky"),
        (f"/a/Blue Sky.zip!{EXPORT}", "Blue Sky"),
        (f"/十一店/blue sky/{EXPORT}", "Blue Sky"),  # the nearer folder
        (f"/Blue Sky/a/b/c/{EXPORT}", None),  # too far up
        (f"/数据/{EXPORT}", None),
        ("/数据/三店.csv", None),
    ],
)
def test_a_shop_is_known_by_its_name_in_the_path(path: str, shop: str | None) -> None:
    assert named_shop(path, SHOPS) == shop


def test_two_names_in_one_place_tell_nothing() -> None:
    assert named_shop("/数据/甲店乙店.csv", ("甲店", "乙店")) is None


def test_a_name_of_one_character_tells_nothing() -> None:
    assert named_shop("/数据/甲.csv", ("甲",)) is None


@pytest.mark.parametrize(
    ("path", "sign"),
    [
        ("/下载/小橘子家_订单导出_20261120.csv", "name/小橘子家"),
        ("/下载/orders_Lighthouse_2026-11-20 (1).xlsx", "name/lighthouse"),
        (f"/home/a/橙子/{EXPORT}", "folder/home/a/橙子"),
        (f"D:\\数据\\橙子\\{EXPORT}", "folder/d:/数据/橙子"),
        (f"/home/a/Downloads/{EXPORT}", None),  # files of all shops lie there
        ("/home/a/桌面/订单导出(2).csv", None),
        ("/home/a/桌面/order_list-all_Nov.csv", None),  # any shop's file may be called so
        ("/下载/抖店今日订单.csv", None),
        ("/下载/orders_small-daily.csv", "name/small"),
        (EXPORT, None),
    ],
)
def test_what_of_a_path_may_be_remembered(path: str, sign: str | None) -> None:
    assert sign_of(path) == sign
    if sign is not None:
        assert signed_shop(path, {sign: 7}) == 7


def test_signs_tell_other_files_of_the_same_name_or_folder() -> None:
    signs = {"name/小橘子家": 1, "folder/数据": 2, "folder/数据/橙子": 3}
    assert signed_shop("/别处/11.21 小橘子家.csv", signs) == 1
    assert signed_shop(f"/数据/橙子/{EXPORT}", signs) == 3
    assert signed_shop(f"/数据/橙子/十一月/{EXPORT}", signs) == 3
    assert signed_shop(f"/数据/{EXPORT}", signs) == 2
    assert signed_shop(f"/别处/{EXPORT}", signs) is None


def test_a_sign_is_said_by_its_last_folder_or_its_words() -> None:
    assert sign_in_words("folder/home/a/橙子") == (True, "橙子")
    assert sign_in_words("name/小橘子家") == (False, "小橘子家")


def test_no_two_shops_have_the_same_letter() -> None:
    assert shop_letters(["小橘子"]) == {"小橘子": "小"}
    assert shop_letters(["华东一店", "华东二店"]) == {"华东一店": "一", "华东二店": "二"}
    assert shop_letters(["演示", "示例二店", "示例三店"]) == {"演示": "演", "示例二店": "二", "示例三店": "三"}
    assert shop_letters(["abc", "axc", "bcc"]) == {"abc": "B", "axc": "X", "bcc": "C"}
    assert shop_letters(["甲", "甲甲"]) == {"甲": "甲", "甲甲": "2"}
    assert shop_letters(["2", "22"]) == {"2": "2", "22": "3"}


def test_a_new_shop_gets_a_colour_that_few_have() -> None:
    assert next_colour([]) == SHOP_COLOURS[0]
    assert next_colour(["blue", "green", ""]) == "orange"
    assert next_colour([*SHOP_COLOURS, *SHOP_COLOURS, "blue"]) == "orange"

"""Masked addresses: surely different, only likely, the same, or not known. All made up."""

from __future__ import annotations

from dataclasses import replace

from shopguard.core.address import Difference, Receiver, address_difference

HOME = Receiver("张**", "江苏", "南京市", "玄武区", "新街口街道", "幸福路12号***")


def test_a_different_place_is_certain() -> None:
    for other in (
        replace(HOME, province="四川"),
        replace(HOME, city="苏州市"),
        replace(HOME, district="鼓楼区"),
        replace(HOME, street="梅园街道"),
        replace(HOME, address="幸福路13号***"),
    ):
        assert address_difference(HOME, other) is Difference.CERTAIN


def test_the_same_place_written_otherwise_is_the_same() -> None:
    assert address_difference(HOME, replace(HOME, address="幸福路１２号 ***")) is Difference.SAME
    assert address_difference(HOME, replace(HOME, address="幸福路12号3单元***")) is Difference.SAME
    assert address_difference(HOME, replace(HOME, street=None)) is Difference.SAME


def test_a_place_without_its_suffix_is_the_same() -> None:
    for other in (
        replace(HOME, province="江苏省"),
        replace(HOME, city="南京"),
        replace(HOME, district="玄武"),
        replace(HOME, street="新街口"),
    ):
        assert address_difference(HOME, other) is Difference.SAME
        assert address_difference(other, HOME) is Difference.SAME
    for short, long in (("赵县", "赵县"), ("恩施", "恩施市"), ("景德镇", "景德镇市"), ("恭城", "恭城瑶族自治县")):
        assert address_difference(replace(HOME, district=short), replace(HOME, district=long)) is Difference.SAME
    assert address_difference(replace(HOME, district="赵县"), replace(HOME, district="赵州")) is Difference.CERTAIN


def test_a_detail_that_begins_with_the_places_is_the_same() -> None:
    for address in (
        "江苏省南京市玄武区幸福路12号***",
        "江苏省南京市玄武区新街口街道幸福路12号***",
        "江苏南京玄武幸福路12号***",
        "南京市玄武区幸福路***",
        "玄武区幸福路12号***",
        "新街口街道 幸福路12号***",
        "江苏省南京市玄***",
        "江苏省***",
    ):
        for other in (replace(HOME, address=address), replace(HOME, address=address, district="玄武", street=None)):
            assert address_difference(HOME, other) is Difference.SAME
            assert address_difference(other, HOME) is Difference.SAME


def test_another_detail_behind_the_same_places_is_certain() -> None:
    for address in ("江苏省南京市玄武区幸福路13号***", "玄武区和平路***", "玄武路12号***", "南京东路12号***"):
        assert address_difference(HOME, replace(HOME, address=address)) is Difference.CERTAIN


def test_a_road_of_the_places_name_is_no_place() -> None:
    road = replace(HOME, district="朝阳区", address="朝阳路1号***")
    assert address_difference(road, replace(road, address="朝阳区朝阳路1号***")) is Difference.SAME
    assert address_difference(road, replace(road, address="朝阳区和平路1号***")) is Difference.CERTAIN


def test_another_name_at_the_same_place_is_likely_another_address() -> None:
    assert address_difference(HOME, replace(HOME, name="李**")) is Difference.LIKELY


def test_a_changed_address_makes_nothing_certain() -> None:
    assert address_difference(HOME, replace(HOME, province="四川", changed=True)) is Difference.LIKELY


def test_without_an_address_nothing_is_known() -> None:
    assert address_difference(HOME, Receiver(None, None, None, None, None, None)) is Difference.UNKNOWN

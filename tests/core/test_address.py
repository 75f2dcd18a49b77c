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


def test_another_name_at_the_same_place_is_likely_another_address() -> None:
    assert address_difference(HOME, replace(HOME, name="李**")) is Difference.LIKELY


def test_a_changed_address_makes_nothing_certain() -> None:
    assert address_difference(HOME, replace(HOME, province="四川", changed=True)) is Difference.LIKELY


def test_without_an_address_nothing_is_known() -> None:
    assert address_difference(HOME, Receiver(None, None, None, None, None, None)) is Difference.UNKNOWN

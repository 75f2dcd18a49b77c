"""Addresses of buyers in a text: what lies below the city becomes ***. The courier's own outlets and hubs stay."""

from __future__ import annotations

import functools
import re

from shopguard.appeals.mask_words import any_of, place_names, words

_HAN = "[一-鿿]"
_SHOWN = "***"
_PROVINCE = re.compile(rf"\s*({_HAN}{{2,8}}?(?:省|自治区|特别行政区))\s*")
_CITY = re.compile(rf"\s*({_HAN}{{1,8}}?(?:市|自治州|地区|盟))\s*")
_LEADING = re.compile(rf"(?:{_HAN}*[省市到达至在于住给往])?")  # 杭州市编造路3号, 暂存至编造路3号: what stays
_JOINED = r"(?<!\s)\d{1,3}(?:-\d{1,3})?-\d{3,4}(?![\d-])"  # 2-1-301; no date looks like that
_AFTER = "省市区县旗镇乡道到达至在于住给往"  # a street may begin behind these
_OPEN, _CLOSE = "【[", "】]"


def mask_addresses(text: str) -> str:
    """``text`` with streets, houses and doors replaced by ``***``; province and city stay."""
    text = _labelled().sub(_mask_labelled, text)
    return _house().sub(_mask_house, text)


def mask_address(address: str) -> str:
    """A text that is an address as a whole: its province and city, and ``***``."""
    known = _end_of_city(address)
    return address[:known] + (_SHOWN if address[known:].strip() else "")


def _end_of_city(address: str) -> int:
    """Where province and city end; a market (解放路农贸市场) is none."""
    end = 0
    for pattern in (_PROVINCE, _CITY):
        named = pattern.match(address, end)
        if named is not None and named[1] in place_names():
            end = named.end()
    return end


@functools.cache
def _labelled() -> re.Pattern[str]:
    """收货地址：浙江省杭州市余杭区编造路1号"""
    label = any_of(words("address", "labels"))
    return re.compile(
        rf"""({label}(?:["”]?\s*[:：]|是|为|(?:改|换|变更)(?:成|为|到|至))\s*["“]?)([^"“”，,。；;\n【】\[\]（）()]+)"""
    )


@functools.cache
def _house() -> re.Pattern[str]:
    """…路969号3幢201室, …小区2-1-301: a street or an estate with a number, or two parts of a door (3幢201)."""
    house = any_of(words("address", "houses"))
    inner = rf"(?:[A-Za-z]?\d{{1,4}}{house})"
    part = rf"(?:[A-Za-z]?\d{{1,5}}(?:-\d{{1,4}})?\s?(?:{house}|号)|[A-Za-z][座栋幢])"
    room = r"(?:\d{2,4}(?![\d:：点时月日号]))?"
    street, estate = any_of(words("address", "streets")), any_of(words("address", "estates"))
    day = rf"\s?(?:[12]?\d|3[01])号(?!{inner}|[楼院])"
    named = rf"(?:(?<=[{_AFTER}])|(?<!{_HAN})){_HAN}{{1,14}}?(?:{street}|{estate}(?!{day}))\s?"
    door = rf"(?:\d{{1,4}}号)?{inner}(?:\s?{inner}+{room}|\d{{3,4}}(?![\d:：点时月日号]))"
    return re.compile(rf"(?<![\dA-Za-z*])(?:{named}(?:(?:{part}\s?)*{part}{room}|{_JOINED})|{door})")


def _mask_labelled(found: re.Match[str]) -> str:
    label, address = found.groups()
    known = _end_of_city(address)
    detail = address[known:]
    if not _is_detail().search(detail):
        return found[0]
    return label + address[:known] + _SHOWN


@functools.cache
def _is_detail() -> re.Pattern[str]:
    """Something below the city: a street, an estate, a door, a district."""
    return re.compile(f"{any_of((*words('address', 'streets'), *words('address', 'estates')))}|[区县镇乡]|\\d")


def _mask_house(found: re.Match[str]) -> str:
    behind = found.string[found.end() : found.end() + 12]
    if behind.lstrip().startswith(words("address", "facilities")) or _in_facility_bracket(found):
        return found[0]
    return _LEADING.match(found[0])[0] + _SHOWN  # type: ignore[index]  # it matches the empty text too


def _in_facility_bracket(found: re.Match[str]) -> bool:
    """Whether it stands in 【…】 or […], where couriers name their own places."""
    before = found.string[: found.start()]
    opened = max(before.rfind(mark) for mark in _OPEN)
    if opened < max(before.rfind(mark) for mark in _CLOSE) or opened < 0:
        return False
    inside = re.split(r"[】\]]", found.string[opened + 1 :], maxsplit=1)[0]
    return any(word in inside for word in words("address", "facilities"))

"""What a packet does not print of buyers unless the owner wants it: names, phone numbers, addresses below the city.

Masked is what ShopGuard prints as text; what stands in a picture or a page of a PDF stays as it is.
Waybill and order numbers, hubs, outlets and places of a courier's line are never masked.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal, get_args

from shopguard.appeals.masked_addresses import mask_addresses
from shopguard.appeals.masked_names import mask_names, names_in

Field = Literal["name", "phone", "address"]
FIELDS: tuple[Field, ...] = get_args(Field)
NOTHING_UNMASKED: frozenset[str] = frozenset()

_ALONE = r"(?<![\dA-Za-zＡ-Ｚａ-ｚ])"  # a number that goes on to the left is a waybill or an order, no phone
_COUNTRY = r"(?:\+86[ -]?|0086[ -]?|86[ -])?"
_UNSEEN = re.compile("(?<=\\d)[\u00ad\u200b-\u200f\u2060\ufeff]+(?=\\d)")  # would vanish when printed
# 13812345678, with a virtual extension (-1234), or in groups (138 1234 5678); a landline only with its area code set apart, or named as one
_MOBILE = re.compile(rf"{_ALONE}{_COUNTRY}[1１]\d{{10}}(?:-\d{{2,4}})?(?!\d)")
_GROUPED = re.compile(rf"{_ALONE}(?<!\d[ ._–—-]){_COUNTRY}1[3-9]\d([ ._–—-])\d{{4}}\1\d{{4}}(?![ ._–—-]?\d)")
_LANDLINE = re.compile(rf"{_ALONE}(?<!-)((?:0\d{{2,3}}-|[（(]0\d{{2,3}}[）)] ?))\d{{7,8}}(?:-\d{{1,6}})?(?!\d)")
_CALLED = re.compile(r"((?:电话|固话|座机)[:： ]{0,2}0\d{2,3})\d{7,8}(?!\d)")  # without such a word it may be a waybill
_ACCOUNT = re.compile(
    r"((?:(?:微信|QQ)号?码?[:： ]{0,2}|(?<![A-Z])(?:wx|vx|wechat)[:： ]{1,2}))[A-Z0-9][\w-]{4,19}",
    re.ASCII | re.IGNORECASE,
)
_LETTERED = re.compile(r"((?<![A-Z])(?:tel|phone|mobile|加v)[.:： ]{0,2})1\d{10}(?!\d)", re.ASCII | re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+-])()[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+", re.ASCII)
_BANK_CARD = re.compile(r"((?:银行|储蓄|信用)卡(?:卡?号码?)?[:： 是为]{0,3})\d(?: ?\d){14,18}(?![\dA-Za-z])")
_IDENTITY = re.compile(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_NAMED_IDENTITY = re.compile(r"(身份证(?:号码?)?[:： 是为]{0,3})(\d{6})\d{8,11}[\dXx](?![\dA-Za-z])")
_IDENTITY_WEIGHTS, _IDENTITY_ENDS = (
    (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2),
    "10X98765432",
)  # GB 11643-1999
_MOBILE_SHOWN, _REST_SHOWN = "1**********", "********"


def mask(text: str, unmasked: Collection[str] = NOTHING_UNMASKED, *, keep: Collection[str] = ()) -> str:
    """``text`` without the fields of buyers' data that are not in ``unmasked`` (of :data:`FIELDS`).

    Numbers of identity cards are hidden always: no appeal needs them.
    ``keep``: numbers that stay whatever they look like (the case's waybills and orders). Masking twice changes nothing more.
    """
    hidden = frozenset(FIELDS) - frozenset(unmasked)
    numbers = sorted(filter(None, set(keep)), key=len, reverse=True)
    text = _UNSEEN.sub("", text)  # first of all: a number is what tells that the word before it is a name
    names = names_in(text) if "name" in hidden else frozenset()
    if not numbers:
        return _masked(text, hidden, names)
    known = re.compile(rf"(?<![\dA-Za-z])({'|'.join(map(re.escape, numbers))})(?![\dA-Za-z])")
    return "".join(part if place % 2 else _masked(part, hidden, names) for place, part in enumerate(known.split(text)))


def fields_of(stored: str) -> frozenset[str]:
    """The fields of the text a case keeps (``"name,phone"``); what is no field of today is left out."""
    return frozenset(FIELDS) & frozenset(stored.split(","))


def stored_form(fields: Collection[str]) -> str:
    """The text a case keeps of these fields, always in the same order."""
    return ",".join(field for field in FIELDS if field in fields)


def _masked(text: str, hidden: frozenset[Field], names: frozenset[str]) -> str:
    text = _NAMED_IDENTITY.sub(r"\1\2************", _IDENTITY.sub(_mask_identity, text))
    if "address" in hidden:
        text = mask_addresses(text)
    if "name" in hidden:
        text = mask_names(text, names)
    return _mask_phones(text) if "phone" in hidden else text


def _mask_phones(text: str) -> str:
    """Named numbers first: a number hides the one behind it, which could be its end."""
    for named in (_CALLED, _ACCOUNT, _LETTERED, _MAIL, _BANK_CARD):
        text = named.sub(rf"\g<1>{_REST_SHOWN}", text)
    text = _MOBILE.sub(_MOBILE_SHOWN, text)
    return _LANDLINE.sub(rf"\g<1>{_REST_SHOWN}", _GROUPED.sub(_MOBILE_SHOWN, text))


def _mask_identity(found: re.Match[str]) -> str:
    """Its last character is a check on the others: a waybill that looks like one stays."""
    number = found[0].upper()
    rest = sum(int(digit) * weight for digit, weight in zip(number[:17], _IDENTITY_WEIGHTS, strict=True)) % 11
    return number[:6] + "*" * 12 if number[17] == _IDENTITY_ENDS[rest] else found[0]

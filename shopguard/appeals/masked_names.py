"""Names of buyers in a text: after the word for a role, before a form of address, beside a phone number. 张三 becomes 张*."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection

from shopguard.appeals.mask_words import any_of, family_name, place_names, words

_HAN = "[一-鿿]"
_LONGEST = 4  # characters of a Chinese name
_MARK = r"""(?:姓名|名字)?["”]?\s*(?:[:：]|是|为)\s*[【\[（("“]?\s*"""
_PHONE = r"(?:[（(]?(?:\+86[ -]?)?1[\d*]{2}[ .-]?[\d*]{4}[ .-]?[\d*]{4})"
_BETWEEN = r"[\s，,、:：_|/-]{0,3}(?:联系)?(?:电话|手机|手机号|号码)?[\s:：]{0,2}"


Replace = Callable[[re.Match[str]], str]


def mask_names(text: str, known: Collection[str] = ()) -> str:
    """``text`` with the buyers' names masked but for their first character. Couriers' staff and places stay.

    ``known``: names that are masked wherever they stand, see :func:`names_in`.
    """
    text = _each_name(text, _masked_announced, _masked_family)
    for name in sorted(known, key=len, reverse=True):
        text = text.replace(name, _shown(name))
    return _nickname().sub(r"\1\2**", _under_key().sub(_mask_value, text))


def names_in(text: str) -> frozenset[str]:
    """The whole names of buyers that some word beside them gives away: they are masked in its other sentences too."""
    found: set[str] = set()

    def note(name_in: Callable[[re.Match[str]], str], match: re.Match[str]) -> str:
        found.add(name_in(match))
        return match[0]

    _each_name(text, functools.partial(note, _announced), functools.partial(note, _family))
    return frozenset(name for name in found if _is_alike_everywhere(name))


def _each_name(text: str, announced: Replace, family: Replace) -> str:
    text = _after_role().sub(announced, text)
    for pattern in (_after_bare_role(), _speaker(), _introduced(), _before_title(), _signed_by(), _before_phone()):
        text = pattern.sub(family, text)
    return _after_phone().sub(family, text)


def _is_alike_everywhere(name: str) -> bool:
    """Whether these characters are a name wherever they stand: not 高兴, not one that was masked already."""
    whole = re.fullmatch(rf"{family_name()}{_HAN}{{1,2}}", name) is not None
    return whole and name[:2] not in words("name", "no_names") and not _is_nobody(name, name)


@functools.cache
def _under_key() -> re.Pattern[str]:
    """ "receiverName": "张三", as services write it; written with \\u5f20 it is hidden as a whole."""
    return re.compile(
        rf"""(["']{any_of(words("name", "keys"))}["']\s*:\s*["'])((?:\\u[0-9a-fA-F]{{4}}|[^"'\\*])[^"']*)"""
    )


@functools.cache
def _nickname() -> re.Pattern[str]:
    """昵称：小兔子乖乖, whatever somebody calls himself"""
    return re.compile(rf"""({any_of(words("name", "nicknames"))}\s*[:：]\s*)([^\s"'“”，,。；;*])[^\s"'“”，,。；;]*""")


@functools.cache
def _after_role() -> re.Pattern[str]:
    """签收人：张三, 收件人是【Zhang San】: the mark says that a person follows."""
    role = any_of(words("name", "roles"))
    return re.compile(rf"({role}{_MARK})({_HAN}++|[A-Za-z][A-Za-z .·]*)(?![*＊])")


@functools.cache
def _after_bare_role() -> re.Pattern[str]:
    """收件人张三，"""
    role = any_of(words("name", "roles"))
    return re.compile(rf"({role}[\s|]*)({family_name()}{_HAN}{{1,2}})(?!{_HAN}|[*＊])")


@functools.cache
def _speaker() -> re.Pattern[str]:
    """买家张三：…, 买家 张三 2026-11-20: who speaks in a chat. 买家：… is what he says and stays."""
    return re.compile(rf"(?m)(^[ \t]*买家[ ·-]?|买家 )({family_name()}{_HAN}{{1,2}})(?=\s*[:：]|[ \t]+[\d(（]|[ \t]*$)")


@functools.cache
def _introduced() -> re.Pattern[str]:
    """我叫张三，"""
    return re.compile(rf"(我叫|我的?名字[叫是])({family_name()}{_HAN}{{1,2}})(?!{_HAN}|[*＊])")


@functools.cache
def _before_title() -> re.Pattern[str]:
    """张三先生"""
    return re.compile(rf"()({family_name()}{_HAN}{{1,2}})(?=先生|女士|小姐)")


@functools.cache
def _signed_by() -> re.Pattern[str]:
    """已由【张三】签收, 由张三代收; no place where parcels are left"""
    return re.compile(rf"(由\s*[【\[]?)({family_name()}{_HAN}{{1,2}}?)(?=[】\]]?\s*(?:代?签收|代收)(?![点站]))")


@functools.cache
def _before_phone() -> re.Pattern[str]:
    """张三，13800000000 (the buyer's card of an address), 我叫张三，13800000000, but not 派件员张三 13800000000."""
    free = rf"(?:(?<!{_HAN})|(?<=我[叫是]))"
    return re.compile(rf"(){free}({family_name()}{_HAN}{{1,2}})(?={_BETWEEN}{_PHONE}(?!\d))")


@functools.cache
def _after_phone() -> re.Pattern[str]:
    """13800000000 张三"""
    return re.compile(rf"({_PHONE}(?:-\d{{2,4}})?[\s，,、_|/-]{{1,3}})({family_name()}{_HAN}{{1,2}})(?!{_HAN}|[*＊])")


def _masked_announced(found: re.Match[str]) -> str:
    lead, run = found.groups()
    if run[0].isascii():
        return lead + run[0] + "**" + (" " if run.endswith(" ") else "")
    name = _announced(found)
    return lead + _shown(name) + run[len(name) :]


def _announced(found: re.Match[str]) -> str:
    """The name at the beginning of what stands behind a role; "" where there is none."""
    run = found[2]
    name = _without_ending(run)
    if len(name) > _LONGEST:
        return name[:3] if _begins_with_a_name(name) else ""
    return "" if _is_nobody(name, run) else name


def _masked_family(found: re.Match[str]) -> str:
    return found[1] + _shown(found[2]) if _family(found) else found[0]


def _family(found: re.Match[str]) -> str:
    """The name, "" where it is none."""
    name = found[2]
    is_none = name[:2] in words("name", "no_names") or name[0] == name[-1] or _is_nobody(name, name)
    return "" if is_none else name


def _mask_value(found: re.Match[str]) -> str:
    return found[1] + ("" if found[2].startswith("\\") else found[2][0]) + "**"


def _shown(name: str) -> str:
    return name[:1] + "*" * (len(name) - 1)


def _without_ending(run: str) -> str:
    ending = next((word for word in words("name", "endings") if run.endswith(word) and len(run) > len(word)), "")
    return run[: len(run) - len(ending)]


def _begins_with_a_name(run: str) -> bool:
    return re.match(family_name(), run) is not None and not _opens_with_a_place(run) and not _ends_as_station(run)


def _is_nobody(name: str, run: str) -> bool:
    nobody = words("name", "nobody")
    return len(name) < 2 or name in nobody or run in nobody or _opens_with_a_place(run) or _ends_as_station(run)


def _opens_with_a_place(run: str) -> bool:
    return any(run[:length] in place_names() for length in range(2, min(len(run), 12) + 1))


def _ends_as_station(run: str) -> bool:
    return run.endswith(words("name", "stations"))

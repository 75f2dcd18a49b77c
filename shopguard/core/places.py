"""Places in texts: which province a name proves. The lists of names are data, given to :class:`Places`."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SUFFIX = re.compile("[省市区县州旗盟]")
_OPENING = re.compile(r"[【\[]\s*")
_CHINESE = re.compile(r"[一-鿿]")
_LONGEST_NAME = 15
_LONGEST_OPENER = 6
# A bare city name before one of these is a street, a village or another division: it proves nothing (上海路, 大同镇, 海南州).
_NOT_AFTER_OPENER = frozenset("路街道巷弄镇乡村桥门里庄湾坊苑区县市州旗盟")
_NOT_AFTER_NAME = frozenset("域场")  # 中山区域, 义乌市场


class Places:
    """Provinces by the names that prove them.

    ``names``: full names with their suffix (浙江省, 杭州市, 义乌市) → short name of the province (浙江).
    ``openers``: names without suffix (杭州) → the same; they count only where they open a bracket.
    """

    def __init__(self, names: Mapping[str, str], openers: Mapping[str, str]) -> None:
        self._names = dict(names)
        self._openers = dict(openers)

    @property
    def openers(self) -> tuple[str, ...]:
        """The bare names of provinces and cities."""
        return tuple(self._openers)

    def province_of(self, name: str) -> str | None:
        """Short name of the province that ``name`` alone names: ``浙江省``, ``浙江``, ``杭州市`` → ``浙江``; None if unknown."""
        name = name.strip()
        return self._names.get(name) or self._openers.get(name)

    def province_in(self, text: str) -> str | None:
        """The province proved by the first place that ``text`` names, None if it proves none."""
        named = self._first_full_name(text)
        opened = self._first_opener(text)
        hits = [hit for hit in (named, opened) if hit is not None]
        return min(hits)[1] if hits else None

    def _first_full_name(self, text: str) -> tuple[int, str] | None:
        for suffix in _SUFFIX.finditer(text):
            end = suffix.end()
            if text[end : end + 1] in _NOT_AFTER_NAME:
                continue
            for start in range(max(0, end - _LONGEST_NAME), end - 1):
                province = self._names.get(text[start:end])
                if province is not None and not (end - start == 2 and self._is_inside_a_word(text, start)):
                    return start, province
        return None

    @staticmethod
    def _is_inside_a_word(text: str, start: int) -> bool:
        """A county of one character and its suffix (赵县) counts only where a new word begins."""
        before = text[start - 1 : start]
        return bool(before) and _CHINESE.match(before) is not None and before not in "省市区州"

    def _first_opener(self, text: str) -> tuple[int, str] | None:
        for opening in _OPENING.finditer(text):
            start = opening.end()
            for length in range(_LONGEST_OPENER, 1, -1):
                province = self._openers.get(text[start : start + length])
                if province is not None:
                    follower = text[start + length : start + length + 1]
                    if follower in _NOT_AFTER_OPENER and follower:
                        break
                    return start, province
        return None

"""Places in texts: which province and city a name proves. The lists of names and words are data, given to :class:`Places`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

_SUFFIX = re.compile("[省市区县州旗盟]")
_BRACKET = re.compile(r"[【\[]\s*")
_BRACKET_END = re.compile(r"[】\]]")
_BETWEEN = re.compile(r"[\s\-－—–·,，、/|]*")  # parts of one address: 浙江省 金华市 义乌市
_CHINESE = re.compile(r"[一-鿿]")
_PHRASE_END = re.compile(r"[】\]（）()，,。；;！!]")
_COUNTY_SUFFIX = ("区", "县", "市", "旗")
_LONGEST_NAME = 15
_LONGEST_OPENER = 6
_PARTS = 3  # province, city, county

Lies = tuple[str, str | None]  # short name of the province, prefecture-level city (None: the name is the province's)


class Place(NamedTuple):
    """Where a text proves to be. ``sure``: not perhaps a part of a shop's name."""

    province: str
    city: str | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What speaks against a name. ``no_city``: follows a bare city name in streets and villages; ``no_name``: follows a full
    name that is part of another word; ``shop``: the end of a shop's name; ``no_city_of_its_own``: stand-ins for a city.
    """

    no_city: re.Pattern[str]
    no_name: re.Pattern[str]
    shop: re.Pattern[str]
    outlet: re.Pattern[str]
    signer: re.Pattern[str]
    no_city_of_its_own: frozenset[str]


class _Hit(NamedTuple):
    start: int
    end: int
    lies: frozenset[Lies]


class _Address(NamedTuple):
    """A name and the parts that follow it. ``full``: how many of them stand with their suffix."""

    lies: frozenset[Lies]
    start: int
    end: int
    full: int


class Places:
    """Provinces and cities by the names that prove them.

    ``names``: full names with their suffix (浙江省, 杭州市, 义乌市) → where they lie, every place of that name.
    ``openers``: names without suffix (杭州) → the same; they count only where they open a bracket.
    """

    def __init__(self, names: Mapping[str, Collection[Lies]], openers: Mapping[str, Lies], words: PlaceWords) -> None:
        self._names = {name: frozenset(lies) for name, lies in names.items()}
        self._openers = dict(openers)
        self._counties = _bare_counties(self._names)
        self._words = words

    @property
    def openers(self) -> tuple[str, ...]:
        """The bare names of provinces and cities."""
        return tuple(self._openers)

    def province_of(self, name: str) -> str | None:
        """Short name of the province that ``name`` alone names: ``浙江省``, ``浙江``, ``杭州市`` → ``浙江``; None if unknown."""
        place = self._named(name.strip())
        return place and place.province

    def city_of(self, name: str) -> str | None:
        """The city of prefecture level that ``name`` alone names or lies in: ``南京`` → ``南京市``, ``义乌市`` → ``金华市``,
        ``北京`` → ``北京市``; None if unknown or a province's.
        """
        name = name.strip()
        place = self._named(f"{name}市") or self._named(name)  # 吉林 is a city before it is a province
        return place and place.city

    def city_of_address(self, province: str | None, city: str, district: str | None) -> str | None:
        """The city of an order's address by its usual name; a word that names none stays as it is.

        Where the cell holds a stand-in (市辖区), it is the municipality or the county itself; None if that is not known.
        """
        if city not in self._words.no_city_of_its_own:
            return self.city_of(city) or city
        whole = self._named(province or "")
        return (whole and whole.city) or self.city_of(district or "")

    def place_of_columns(self, province: str | None, city: str | None) -> Place | None:
        """The place that a file's own columns of provinces and cities name, None if they name none; the province decides."""
        whole = self._named(province.strip()) if province else None
        part = (self._named(f"{city.strip()}市") or self._named(city.strip())) if city else None
        if whole is None or (part is not None and part.province == whole.province):
            return part
        return whole

    def place_in(self, text: str, *, of_delivery: bool = False) -> Place | None:
        """The place proved by the first name that ``text`` holds, as closely as the address goes; None if it proves none.

        ``of_delivery``: the line tells of a delivery, where shops and receivers are named as often as outlets.
        """
        named = self._first_full_name(text)
        opened = self._first_opener(text)
        if named is not None and (opened is None or named.start <= opened.start):
            address = self._narrowed(text, named)
        elif opened is not None:
            address = self._narrowed(text, opened, bare=True)
        else:
            return None
        place = _common(address.lies)
        return place and place._replace(sure=self._is_sure(text, address, of_delivery))

    def _named(self, name: str) -> Place | None:
        lies = self._names.get(name)
        if lies is not None:
            return _common(lies)
        opener = self._openers.get(name)
        return opener and Place(*opener)

    def _first_full_name(self, text: str) -> _Hit | None:
        """The first name with its suffix that proves a province at least."""
        for suffix in _SUFFIX.finditer(text):
            end = suffix.end()
            if self._words.no_name.match(text, end):
                continue
            for start in range(max(0, end - _LONGEST_NAME), end - 1):
                lies = self._names.get(text[start:end])
                if lies is None or (end - start == 2 and self._is_inside_a_word(text, start)):
                    continue
                if _common(lies) is not None:
                    return _Hit(start, end, lies)
        return None

    @staticmethod
    def _is_inside_a_word(text: str, start: int) -> bool:
        """A county of one character and its suffix (赵县) counts only where a new word begins."""
        before = text[start - 1 : start]
        return bool(before) and _CHINESE.match(before) is not None and before not in "省市区州"

    def _first_opener(self, text: str) -> _Hit | None:
        """The first bare name that opens a bracket."""
        for bracket in _BRACKET.finditer(text):
            bare = self._bare_name(text, bracket.end())
            if bare is not None:
                return bare
        return None

    def _bare_name(self, text: str, start: int) -> _Hit | None:
        for length in range(_LONGEST_OPENER, 1, -1):
            lies = self._openers.get(text[start : start + length])
            if lies is not None:
                end = start + length
                return None if self._words.no_city.match(text, end) else _Hit(start, end, frozenset([lies]))
        return None

    def _is_sure(self, text: str, address: _Address, of_delivery: bool) -> bool:
        """Whether the name is a place's and no part of a shop's, by what stands around it."""
        if of_delivery and self._words.signer.search(text[: address.start]):
            return False
        if address.full:
            return not of_delivery or address.full > 1 or not self._names_a_shop(text, address.end)
        closing = _BRACKET_END.search(text, address.end)
        rest = text[address.end : closing.start() if closing else len(text)].strip()
        if not rest:
            return closing is not None
        begins = not text[: address.start].strip(" 【[")
        return begins and not of_delivery and self._words.outlet.search(rest) is not None

    def _names_a_shop(self, text: str, end: int) -> bool:
        """Whether the words from ``end`` to the end of the phrase make a shop's name of what stands before."""
        phrase = _PHRASE_END.search(text, end)
        return self._words.shop.search(text[end : phrase.start() if phrase else len(text)]) is not None

    def _narrowed(self, text: str, hit: _Hit, *, bare: bool = False) -> _Address:
        """The parts of the address that follow (浙江省 **金华市 义乌市**) narrow it; ``bare``: also those without suffix."""
        lies, end, full = hit.lies, hit.end, int(not bare)
        for _ in range(_PARTS - 1):
            between = _BETWEEN.match(text, end)
            closer = self._closer(text, between.end() if between else end, lies, bare=bare)
            if closer is None:
                break
            full += text[closer.start : closer.end] in self._names
            end, lies = closer.end, closer.lies
        return _Address(lies, hit.start, end, full)

    def _closer(self, text: str, start: int, lies: frozenset[Lies], *, bare: bool) -> _Hit | None:
        """The name at ``start``, as far as it can lie in ``lies``."""
        for part in self._names_at(text, start, bare=bare):
            inner = frozenset(filter(None, (_within(one, other) for one in lies for other in part.lies)))
            if inner:
                return part._replace(lies=inner)
        return None

    def _names_at(self, text: str, start: int, *, bare: bool) -> Iterator[_Hit]:
        suffixes = [suffix.end() for suffix in _SUFFIX.finditer(text, start + 1, start + _LONGEST_NAME)]
        for end in reversed(suffixes):
            lies = self._names.get(text[start:end])
            if lies is not None and not self._words.no_name.match(text, end):
                yield _Hit(start, end, lies)
        opener = self._bare_name(text, start) if bare else None
        if opener is not None:
            yield opener
        closing = _BRACKET_END.search(text, start, start + _LONGEST_NAME) if bare else None
        county = self._counties.get(text[start : closing.start()].strip()) if closing else None
        if closing is not None and county is not None:  # a county without its suffix: only if nothing follows
            yield _Hit(start, closing.start(), county)


def _bare_counties(names: Mapping[str, frozenset[Lies]]) -> dict[str, frozenset[Lies]]:
    """Names without their suffix (余杭), of two characters or more."""
    bare: dict[str, frozenset[Lies]] = {}
    for name, lies in names.items():
        stem = name[:-1]
        if name.endswith(_COUNTY_SUFFIX) and len(stem) > 1:
            bare[stem] = bare.get(stem, frozenset()) | lies
    return bare


def _within(one: Lies, part: Lies) -> Lies | None:
    """``part`` where it can lie in ``one``; a part without a city says nothing new."""
    if one[0] != part[0] or part[1] is None or one[1] not in (None, part[1]):
        return None
    return part


def _common(lies: Collection[Lies]) -> Place | None:
    """What all places of a name have in common."""
    provinces = {province for province, _ in lies}
    if len(provinces) != 1:
        return None
    cities = {city for _, city in lies}
    return Place(provinces.pop(), cities.pop() if len(cities) == 1 else None)

"""A track line as it may be told to a courier: without the people in it, and with the outlet or hub it names."""

from __future__ import annotations

import re

from shopguard.core.masking import Masking
from shopguard.core.places import Places

_BRACKET = re.compile(r"[【\[]\s*([^】\[\]【]*?)\s*[】\]]")
_LONG_NUMBER = re.compile(r"[\d*＊０-９][\d*＊０-９\-－ ]{5,}")
_ADDRESS = re.compile(r"(?:[一-鿿]{2,11}?(?:[省市县州旗盟]|(?<![小园社校])区))+")
_COMPANY = "公司"
_FIRST_MARK = 0xE000  # marks stand for the brackets that name a place, no person; texts have none of these signs
_MARK = re.compile("[\ue000-\uf8ff]")
_ENDS = " \t\r\n，,。；;"


class TrackRecords:
    """``adverts``: what is no part of a record; ``next_place``: from here on a line tells where the parcel goes; ``outlet``: the
    end of an outlet's or a hub's name; ``people``: takes out persons, doors and numbers.
    """

    def __init__(
        self,
        adverts: re.Pattern[str],
        next_place: re.Pattern[str],
        outlet: re.Pattern[str],
        places: Places,
        people: Masking,
    ) -> None:
        self._adverts, self._next_place, self._outlet = adverts, next_place, outlet
        self._places, self._people = places, people

    def told(self, text: str) -> str:
        """The line without adverts, numbers, persons and doors; places, outlets and hubs stay."""
        line = _MARK.sub("", self._adverts.sub("", text)).strip(_ENDS)
        kept: dict[str, str] = {}  # by its mark: what is masked may take some of them along

        def keep(found: re.Match[str]) -> str:
            if not self._names_a_place(found[1]):
                return found[0]
            mark = chr(_FIRST_MARK + len(kept))
            kept[mark] = _LONG_NUMBER.sub("#", found[0])
            return mark

        masked = self._people.mask(_BRACKET.sub(keep, line))
        return _MARK.sub(lambda mark: kept[mark[0]], masked)

    def outlet(self, text: str) -> str:
        """The outlet or hub where the line says the parcel is (or which it left last); "" where it names none."""
        line = self._adverts.sub("", text)
        onward = self._next_place.search(line)
        here = line if onward is None else line[: onward.start()]
        named = ("".join(found[1].split()) for found in _BRACKET.finditer(here))
        name = next((_LONG_NUMBER.sub("", name) for name in named if self._outlet.search(name)), "")
        shorter = name.removesuffix(_COMPANY)  # 合肥转运中心公司 is 合肥转运中心
        return shorter if self._outlet.search(shorter) else name

    def _names_a_place(self, name: str) -> bool:
        """An outlet or hub, or an address down to the county."""
        if self._outlet.search(name):
            return True
        if _ADDRESS.fullmatch(name) and self._places.place_in(name) is not None:
            return True
        parts = name.split()
        return bool(parts) and all(self._places.province_of(part) or self._places.city_of(part) for part in parts)

"""Waybills: their normal form, their courier, and the 快递信息 cell of an order export taken apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_WAYBILL = re.compile(r"(?=.*\d{4})[0-9A-Z][0-9A-Z-]{4,38}")
# What exports and spreadsheet programs put into and around numbers.
INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
WRAPPING = "'`’‘\"“”"
# Between two parcels of one cell: a line break or a semicolon always; a comma only before what is plainly "number-courier".
_STRONG_BREAK = re.compile(r"[\n\r;；|]+")
_WEAK_BREAK = re.compile(r"[,，、]|\s+")
_HYPHEN = re.compile(r"[ \t]*[-－–—][ \t]*")
# The usual cell, one parcel in plain writing: read without the detours below.
_ONE_PARCEL = re.compile(r"((?=[^,]*\d{4})[0-9A-Z][0-9A-Z-]{4,38})-([^-,，、;；|\s]+)(?:,[^-－–—;；|\r\n]*)?")
_SURELY_NUMBER = 10
_LONGEST_NAME = 60  # signs of a courier's name; looking for one in a longer text takes the square of its length
_COMPANY_ENDING = re.compile(r"(速递|快递|快运|速运|物流|公司|有限|股份|集团)+$")


@dataclass(frozen=True, slots=True)
class Courier:
    """One courier: the code that is kept, the names to show, and other names files use."""

    code: str
    zh: str
    en: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """One parcel of a 快递信息 cell. ``courier``: code, "" for a name nobody knows."""

    courier: str
    waybill: str


def normalise_waybill(text: str) -> str:
    """Half width, upper case, without blanks and wrapping quotes or ``="…"``; the hyphens of a number stay."""
    if text.isalnum() and text.isascii():
        return text.upper()
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    if plain.startswith("="):
        plain = plain[1:]
    return plain.strip(WRAPPING).upper()


def is_waybill(text: str) -> bool:
    """Whether a normalised text can be a waybill at all (letters, digits, hyphens; four digits in a row; 5 to 39 long)."""
    return _WAYBILL.fullmatch(text) is not None


def misshapen(courier: str, waybill: str, shapes: Mapping[str, Sequence[str]]) -> bool:
    """Whether a normalised waybill cannot be one of the named courier's numbers, as far as shapes are certain.

    ``courier``: code, "" (nobody names one) is never misshapen, nor is a number of digits only. ``shapes``: courier code →
    certain shapes (``#`` a digit, ``*`` any rest). A courier without shapes: only another one's shape speaks against it.
    """
    if not courier or waybill.isdigit() or not any(map(str.isalpha, waybill)):
        return False
    own = shapes.get(courier)
    if own is not None:
        return not _fits(waybill, own)
    return any(_fits(waybill, others) for others in shapes.values() if "*" not in others)


def _fits(waybill: str, shapes: Sequence[str]) -> bool:
    return _any_shape(tuple(shapes)).fullmatch(waybill) is not None


@lru_cache
def _any_shape(shapes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(one).replace(r"\#", "[0-9]").replace(r"\*", "[0-9A-Z-]*") for one in shapes))


class Couriers:
    """The known couriers: by name, by code, and inside the 快递信息 cell."""

    def __init__(self, known: Sequence[Courier]) -> None:
        self._by_name = {
            key(name): courier.code
            for courier in known
            for name in (*courier.aliases, courier.zh, courier.en, courier.code)
            for key in (_key, _stem)
            if key(name)
        }
        # An exact name goes before the stem of another one (中通快运 is not 中通).
        self._by_name.update({_key(name): c.code for c in known for name in (*c.aliases, c.zh, c.en, c.code)})

    def courier_of(self, name: str) -> str:
        """The code of the courier so named (``圆通速递``, ``圆通``, ``YTO`` → ``yto``); "" if nobody knows the name."""
        name = name[:_LONGEST_NAME]
        found = self._by_name.get(name) or self._by_name.get(_key(name))
        return found or self._by_name.get(_stem(name), "")

    def parse_express_info(self, cell: str) -> tuple[Sent, ...]:
        """The parcels of a 快递信息 cell: ``<waybill>-<courier>,<goods…>`` or ``<courier>-<waybill>,…``, one or several.

        A waybill may contain ``-``, goods may contain anything. A parcel whose courier nobody knows keeps its number.
        """
        plain = _ONE_PARCEL.fullmatch(cell)
        if plain is not None and (code := self._by_name.get(plain[2])):
            return (Sent(code, plain[1]),)
        found: dict[str, Sent] = {}
        for nth, entry in enumerate(_STRONG_BREAK.split(_HYPHEN.sub("-", cell.strip()))):
            for place, piece in enumerate(_WEAK_BREAK.split(entry.strip())):
                sent = self._pair(piece, among_goods=place > 0)
                if sent is None and nth == place == 0:
                    sent = self._number_alone(piece)
                if sent is not None:
                    found.setdefault(sent.waybill, sent)
        return tuple(found.values())

    def canonical_express_info(self, cell: str) -> str:
        """The same in the form of :func:`canonical`; of the usual cell without a detour."""
        plain = _ONE_PARCEL.fullmatch(cell)
        if plain is not None:
            waybill, name = plain.groups()
            if code := self._by_name.get(name):
                return f"{code}:{waybill}"
        return canonical(self.parse_express_info(cell))

    def _pair(self, piece: str, *, among_goods: bool) -> Sent | None:
        """``number-courier`` or ``courier-number`` with a courier that is known; among goods only a long number counts."""
        plain = normalise_waybill(piece)
        for number, name in (plain.rpartition("-")[::2], plain.partition("-")[::-2]):
            if (
                is_waybill(number)
                and (code := self.courier_of(name))
                and not (among_goods and len(number) < _SURELY_NUMBER)
            ):
                return Sent(code, number)
        return None

    @staticmethod
    def _number_alone(piece: str) -> Sent | None:
        """The number of a parcel whose courier is not known or not named."""
        plain = normalise_waybill(piece)
        for number in (plain, plain.rpartition("-")[0], plain.partition("-")[2]):
            if is_waybill(number):
                return Sent("", number)
        return None


def canonical(parcels: Sequence[Sent]) -> str:
    """``courier:waybill`` pairs joined by ``,`` in the order of the cell; "" for none."""
    return ",".join([f"{sent.courier}:{sent.waybill}" for sent in parcels])


def _key(name: str) -> str:
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", name)).upper()
    return re.sub(r"[(（].*?[)）]", "", plain)


def _stem(name: str) -> str:
    return _COMPANY_ENDING.sub("", _key(name))

"""The words by which buyers' data is found in a text, read once from ``resources/print_masks.toml``."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from typing import Any

from shopguard.resources import resource

_SHORTEST = 2  # 萍市 without its 市 would be one character


@functools.cache
def words(field: str, kind: str) -> tuple[str, ...]:
    """The words of one kind, the longest first."""
    told: list[str] = _file("print_masks.toml")[field][kind]
    return tuple(sorted(told, key=len, reverse=True))


def any_of(told: Iterable[str]) -> str:
    """A pattern that matches any of these words."""
    return f"(?:{'|'.join(told)})"


@functools.cache
def family_name() -> str:
    """A pattern for a family name."""
    told = _file("masks.toml")
    return f"(?:{told['double_names']}|[{told['family_names']}])"


@functools.cache
def place_names() -> frozenset[str]:
    """Names of provinces and cities, with and without their suffix, and of counties with it."""
    found: set[str] = set()
    for province in _file("places.toml")["province"]:
        cities: dict[str, str] = province.get("cities", {})
        counties_alone: str = province.get("direct", "")
        found.update([province["short"], *province["names"], *province["openers"].split(), *counties_alone.split()])
        found.update(city.removesuffix("市") for city in cities if len(city) > _SHORTEST)
        for city, counties in cities.items():
            found.update([city, *counties.split()])
    return frozenset(found)


@functools.cache
def _file(name: str) -> dict[str, Any]:
    with resource(name).open("rb") as file:
        return tomllib.load(file)

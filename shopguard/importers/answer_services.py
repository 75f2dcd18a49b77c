"""The tracking services whose answers are known: how these are recognised, and what their states mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from shopguard.resources import resource

Service = Literal["kuaidi100", "kdniao"]


@dataclass(frozen=True, slots=True)
class Known:
    """One service: keys of its answers, words of its states, codes by which nothing was picked up."""

    name: str
    known_by: frozenset[str]
    waiting: frozenset[str]
    states: Mapping[str, str]


@cache
def services() -> Mapping[Service, Known]:
    """Those that are read."""
    told = _told()
    names: tuple[Service, ...] = ("kuaidi100", "kdniao")
    return {
        name: Known(
            told[name]["name"],
            frozenset(told[name]["known_by"]),
            frozenset(told[name]["waiting"]),
            told[name]["states"],
        )
        for name in names
    }


@cache
def others() -> frozenset[str]:
    """Keys of answers of services that are not read."""
    return frozenset(_told()["others"]["known_by"])


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(resource("answers.toml").read_text("utf-8"))

"""The known couriers. Light: reads one small resource."""

from __future__ import annotations

import tomllib
from typing import Any

from shopguard.core.message import Language
from shopguard.core.waybill import Courier, Couriers
from shopguard.resources import resource


def load_couriers() -> Couriers:
    """The known couriers, to be found by any of their names."""
    return Couriers(_known())


def courier_names(language: Language) -> dict[str, str]:
    """Courier code → the name to show in that language."""
    return {courier.code: courier.zh if language == "zh" else courier.en for courier in _known()}


def courier_shapes() -> dict[str, tuple[str, ...]]:
    """Courier code → the certain shapes of its numbers (``#`` a digit, ``*`` any rest); only couriers that have any."""
    return {one["code"]: tuple(one["shapes"]) for one in _told() if "shapes" in one}


def _known() -> list[Courier]:
    return [Courier(one["code"], one["zh"], one["en"], tuple(one["aliases"])) for one in _told()]


def _told() -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = tomllib.loads(resource("couriers.toml").read_text("utf-8"))["courier"]
    return told

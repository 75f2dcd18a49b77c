"""The known couriers. Light: reads one small resource."""

from __future__ import annotations

import tomllib

from shopguard.core.message import Language
from shopguard.core.waybill import Courier, Couriers
from shopguard.resources import resource


def load_couriers() -> Couriers:
    """The known couriers, to be found by any of their names."""
    return Couriers(_known())


def courier_names(language: Language) -> dict[str, str]:
    """Courier code → the name to show in that language."""
    return {courier.code: courier.zh if language == "zh" else courier.en for courier in _known()}


def _known() -> list[Courier]:
    told = tomllib.loads(resource("couriers.toml").read_text("utf-8"))
    return [Courier(one["code"], one["zh"], one["en"], tuple(one["aliases"])) for one in told["courier"]]

"""What a case can be given, read in one go: texts to start the reason from, announcements that can concern it."""

from __future__ import annotations

from typing import NamedTuple

from shopguard.flows.appeals.extensions import ExtensionOffer, offered_extensions
from shopguard.flows.appeals.reasons import ReasonTemplate, reason_templates
from shopguard.flows.workplace import Workplace


class Surroundings(NamedTuple):
    """Both as of one moment."""

    templates: tuple[ReasonTemplate, ...]
    offers: tuple[ExtensionOffer, ...]


def surroundings(place: Workplace, appeal_id: str, at: int) -> Surroundings:
    """As of ``at`` (unix seconds). Raises NotThere."""
    return Surroundings(reason_templates(place, appeal_id, at), offered_extensions(place, appeal_id, at))

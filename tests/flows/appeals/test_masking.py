"""Which fields of buyers' data a case prints is remembered per case."""

from __future__ import annotations

import pytest

from shopguard.core.message import NotThere
from shopguard.flows.appeals import opening
from shopguard.flows.appeals.masking import set_unmasked
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import NOW, ORDER, save_made_up_order, save_made_up_track


def test_the_switches_are_remembered_for_this_case_alone(place: Workplace) -> None:
    save_made_up_order(place)
    save_made_up_track(place)
    appeal = opening.open_appeal(place, ORDER, "pickup-missing", now=NOW)
    other = opening.open_appeal(place, ORDER, "pickup-timeout", now=NOW)
    assert show_appeal(place, appeal, NOW).unmasked == frozenset()
    set_unmasked(place, appeal, {"phone", "name"})
    assert show_appeal(place, appeal, NOW).unmasked == {"name", "phone"}
    assert show_appeal(place, other, NOW).unmasked == frozenset()
    set_unmasked(place, appeal, ())
    assert show_appeal(place, appeal, NOW).unmasked == frozenset()


def test_what_is_no_field_or_no_case_is_refused(place: Workplace) -> None:
    appeal = opening.open_from_notice(place, ORDER, "pickup-missing", now=NOW, noticed_at=NOW)
    with pytest.raises(ValueError, match="shoe_size"):
        set_unmasked(place, appeal, {"shoe_size"})
    with pytest.raises(NotThere):
        set_unmasked(place, "A20260101-001", {"name"})

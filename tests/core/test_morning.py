"""The parts of a working day, and when a file says too little."""

from __future__ import annotations

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.core.morning import block_end, is_old


@pytest.mark.parametrize(
    ("moment", "end"),
    [
        ("2026-11-20T00:00", "2026-11-20T00:00"),
        ("2026-11-20T00:00:01", "2026-11-20T12:00"),
        ("2026-11-20T08:30", "2026-11-20T12:00"),
        ("2026-11-20T12:00", "2026-11-20T12:00"),
        ("2026-11-20T12:00:01", "2026-11-20T18:00"),
        ("2026-11-20T18:00", "2026-11-20T18:00"),
        ("2026-11-20T18:00:01", "2026-11-21T00:00"),
        ("2026-11-20T23:59:59", "2026-11-21T00:00"),
    ],
)
def test_a_day_has_three_parts(moment: str, end: str) -> None:
    assert block_end(parse_iso(moment)) == parse_iso(end)


def test_tracks_grow_old_sooner_than_orders() -> None:
    now = parse_iso("2026-11-20T09:00")
    assert is_old("tracks", parse_iso("2026-11-19T18:10"), now)
    assert not is_old("orders", parse_iso("2026-11-19T18:10"), now)
    assert is_old("orders", parse_iso("2026-11-19T09:00"), now)
    assert not is_old("ledger", 0, now)

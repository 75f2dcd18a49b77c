"""The changes that the search makes, tried a few times at every run; SHOPGUARD_CASES=N tries N of them on every reader."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.faults import Watched
from tests.fuzz.mutating import bytes_changed, mutated
from tests.fuzz.names import FILES, KEPT, TOLD
from tests.fuzz.target import Target
from tests.fuzz.targets import target_named

CASES = int(os.environ.get("SHOPGUARD_CASES", "15"))
QUICK = (*FILES, *KEPT, *TOLD)  # the answers of whole flows take too long: they are left to the search

Asker = Callable[[bytes], dict[str, int]]


@pytest.fixture
def asker(request: pytest.FixtureRequest, tmp_path: Path) -> Asker:
    """Asks the reader of that name; returns the faults so far."""
    target: Target = target_named(request.param)
    own, faults = tmp_path / "own", tmp_path / "faults"
    own.mkdir()
    faults.mkdir()
    watched = Watched(target, faults, target.ready(own))

    def ask(content: bytes) -> dict[str, int]:
        watched.ask(content)
        return watched.faults

    return ask


@pytest.mark.parametrize(("name", "asker"), [(name, name) for name in QUICK], indirect=["asker"])
def test_a_changed_input_is_read_or_refused(name: str, asker: Asker) -> None:
    target = target_named(name)
    seeds = list(target.seeds())

    @settings(max_examples=CASES, suppress_health_check=list(HealthCheck))
    @given(which=st.sampled_from(seeds), chance=st.integers(0, 1 << 32))
    def ask_changed(which: bytes, chance: int) -> None:
        dice = random.Random(chance)
        assert not asker(mutated(which, target.longest, dice, bytes_changed(dice)))

    ask_changed()

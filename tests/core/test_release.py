"""What a download page may tell of a release: strictly read, whatever comes."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopguard import __version__
from shopguard.core.release import BrokenRelease, Release, RuleFileTold, is_newer, read_release
from shopguard.core.version import read_version

SHA256 = "ab" * 32
TOLD: dict[str, Any] = {
    "version": "0.10.2",
    "date": "2026-12-01",
    "notes": {"zh": "新的", "en": "new"},
    "rules": {"date": "2026-11-30", "sha256": SHA256},
}

REFUSED: dict[str, tuple[object, ...]] = {
    "version": (
        *(None, 2, "", "0.2", "0.2.0.1", "v0.2.0", "0.2.0rc1", "0.2.0-beta", "00.2.0", "0.2.0\n", " 0.2.0", "٠.٢.٠"),
        *("0.2.10000", "-1.2.0"),
    ),
    "date": (None, 20261201, "20261201", "2026-W49-2", "2026-13-01", "2026-02-30", "2026-12-01T00"),
    "notes": (None, "new", {}, {"zh": "新的"}, {"zh": "新的", "en": None}, {"zh": "新", "en": "x" * 6_001}),
    "rules": (
        *({}, [], "2026-11-30", {"date": "2026-11-30"}, {"date": "x", "sha256": SHA256}),
        *({"date": "2026-11-30", "sha256": sha256} for sha256 in (SHA256[1:], SHA256.upper(), f"{SHA256}\n", 3)),
    ),
}


def test_it_is_read() -> None:
    release = read_release({**TOLD, "from the future": [1, 2]})
    rules = RuleFileTold(date(2026, 11, 30), SHA256)
    assert release == Release("0.10.2", date(2026, 12, 1), {"zh": "新的", "en": "new"}, rules)


def test_rules_may_be_missing() -> None:
    for told in ({key: value for key, value in TOLD.items() if key != "rules"}, {**TOLD, "rules": None}):
        assert read_release(told).rules is None


@pytest.mark.parametrize("told", [TOLD, {**TOLD, "rules": None}])
def test_what_is_kept_is_read_as_it_was(told: dict[str, Any]) -> None:
    release = read_release(told)
    assert read_release(json.loads(json.dumps(release.document()))) == release


@pytest.mark.parametrize(("what", "told"), [(what, told) for what, tales in REFUSED.items() for told in tales], ids=str)
def test_what_is_refused(what: str, told: object) -> None:
    with pytest.raises(BrokenRelease):
        read_release({**TOLD, what: told})


def test_signs_that_steer_are_left_out_of_the_notes() -> None:
    notes = "  one\t1 \r\ntwo\u202e\u2066\x1b[31m\x07\rthree\u2028\ud800\n\n"
    release = read_release({**TOLD, "notes": {"zh": notes, "en": "<b>new</b>"}})
    assert release.notes["zh"] == "one 1\ntwo[31m\nthree"
    assert release.notes["en"] == "<b>new</b>"  # it is shown as it is written


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("0.2.0", "0.1.0", True),
        ("0.1.1", "0.1.0", True),
        ("1.0.0", "0.99.99", True),
        ("0.10.0", "0.9.9", True),
        ("0.1.0", "0.1.0", False),
        ("0.1.0", "0.2.0", False),
        ("0.9.9", "0.10.0", False),
        ("0.2.0rc1", "0.1.0", False),
        ("0.2.0", "0.1.0.dev1", False),
        ("0.2.0", "", False),
    ],
)
def test_which_is_newer(version: str, than: str, newer: bool) -> None:
    assert is_newer(version, than) is newer


def test_the_programs_own_version_has_a_place_in_the_order() -> None:
    assert read_version(__version__) is not None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*TOLD, "zh", "en", "sha256"]), inner),
    max_leaves=12,
)


@given(JSON, st.sampled_from([None, *TOLD]))
def test_whatever_is_told_it_is_read_or_refused(told: object, instead: str | None) -> None:
    try:
        release = read_release(told if instead is None else {**TOLD, instead: told})
    except BrokenRelease:
        return
    assert read_release(release.document()) == release

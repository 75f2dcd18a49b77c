"""What the search found and learnt is asked again, every time: nothing raises, hangs or swells."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.fuzz.faults import Watched
from tests.fuzz.keep import CORPUS
from tests.fuzz.names import NAMES
from tests.fuzz.targets import target_named

_LARGEST = 2_000_000  # bytes in all


def test_every_reader_has_a_name_and_a_corpus() -> None:
    assert [target_named(name).name for name in NAMES] == list(NAMES)
    assert {path.name for path in CORPUS.iterdir() if path.is_dir()} == set(NAMES)
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < _LARGEST


@pytest.mark.parametrize("name", NAMES)
def test_replay(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if name == "drop":
        request.getfixturevalue("qapp")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SHOPGUARD_DATA", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    own, faults = tmp_path / "own", tmp_path / "faults"
    own.mkdir()
    faults.mkdir()
    target = target_named(name)
    watched = Watched(target, faults, target.ready(own))
    for path in sorted((CORPUS / name).iterdir()):
        watched.ask(path.read_bytes())
    os.chdir(tmp_path)
    assert not watched.faults, [path.read_text("utf-8") for path in faults.glob("*.txt")]

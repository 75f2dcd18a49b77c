"""A shop with a password, whose key is cheap to make: what is tried here is the window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopguard.app import build_workplace
from shopguard.demo.exports import SHOP_NAME, write_demo_exports
from shopguard.flows.imports.importing import import_files
from shopguard.flows.locking.password import set_password
from shopguard.flows.locking.recovery_told import recovery_told
from shopguard.flows.locking.unlocking import lock, unlock
from shopguard.flows.workplace import Workplace
from shopguard.store import wrapping
from shopguard.store.key_file import Cost
from tests.conftest import MOMENT

PASSWORD = "马 电池 正确 订书钉"


def least_cost() -> Cost:
    return Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The least cost there is."""
    monkeypatch.setattr(wrapping, "Cost", least_cost)


@pytest.fixture(scope="session")
def locked_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The made-up shop with :data:`PASSWORD`, and its recovery key; made once, copied for each test."""
    folder = tmp_path_factory.mktemp("locked")
    place = build_workplace(folder / "data", "zh")
    import_files(place, write_demo_exports(folder / "exports", MOMENT), now=MOMENT, shop=SHOP_NAME)
    place.store.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wrapping, "Cost", least_cost)
        recovery = set_password(place, PASSWORD, MOMENT)
    recovery_told(place.data)
    lock(place.data)
    return place.data, recovery


@pytest.fixture
def recovery(locked_once: tuple[Path, str]) -> str:
    return locked_once[1]


@pytest.fixture
def data(cheap: None, locked_once: tuple[Path, str], tmp_path: Path) -> Iterator[Path]:
    """The data folder of the made-up shop, locked."""
    folder = tmp_path / "data"
    shutil.copytree(locked_once[0], folder)
    yield folder
    lock(folder)


@pytest.fixture
def locked_place(data: Path) -> Iterator[Workplace]:
    """The made-up shop with a password, unlocked."""
    unlock(data, PASSWORD)
    place = build_workplace(data, language="zh")
    yield place
    place.store.close()

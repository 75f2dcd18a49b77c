"""A shop with orders, a case with evidence and a list of rejected rows, plain and with a password: made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from shopguard.app import build_workplace
from shopguard.demo.exports import SHOP_NAME, make_demo_shop, write_demo_exports
from shopguard.flows.appeals.made_up_case import open_made_up_case
from shopguard.flows.imports.importing import import_files
from shopguard.flows.locking.password import set_password
from shopguard.flows.locking.unlocking import lock
from shopguard.flows.workplace import Workplace
from shopguard.store.key import forget
from tests.conftest import MOMENT
from tests.flows.locking.kept import PASSWORD, REJECTED


class Locked(NamedTuple):
    """A shop with a password, locked. ``elsewhere``: another place for a data folder."""

    data: Path
    recovery: str


@pytest.fixture(scope="session")
def plain_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder without a password."""
    folder = tmp_path_factory.mktemp("plain-shop")
    place = build_workplace(folder / "data", language="zh")
    try:
        import_files(place, write_demo_exports(folder / "exports", MOMENT), now=MOMENT, shop=SHOP_NAME)
        open_made_up_case(place, make_demo_shop(MOMENT), folder / "papers", now=MOMENT)
        bad = folder / "坏的轨迹.csv"
        bad.write_text(REJECTED, "utf-8")
        (file,) = import_files(place, [bad], now=MOMENT, as_of=MOMENT).files
        assert file.rejected == 1, file
    finally:
        place.store.close()
    return place.data


@pytest.fixture(scope="session")
def locked_folder(plain_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Locked:
    """The same with a password."""
    data = tmp_path_factory.mktemp("locked-shop") / "data"
    shutil.copytree(plain_folder, data)
    place = build_workplace(data, language="zh")
    recovery = set_password(place, PASSWORD, MOMENT)
    lock(data)
    return Locked(data, recovery)


@pytest.fixture
def shop(plain_folder: Path, tmp_path: Path) -> Iterator[Workplace]:
    """Plain at first; whatever key is held is forgotten at the end."""
    place = build_workplace(shutil.copytree(plain_folder, tmp_path / "data"), language="zh")
    yield place
    place.store.close()
    forget(place.data)


@pytest.fixture
def locked(locked_folder: Locked, tmp_path: Path) -> Iterator[Locked]:
    """With a password, locked at first."""
    data = shutil.copytree(locked_folder.data, tmp_path / "locked")
    yield Locked(data, locked_folder.recovery)
    forget(data)

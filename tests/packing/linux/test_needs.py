"""What a built folder takes from the system: told from the files themselves, and compared with the list that is given to owners."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import start
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("readelf") is None, reason="reads Linux programs by readelf"
)
LISTED = tomllib.loads((ROOT / "resources" / "linux_libraries.toml").read_text("utf-8"))["needed"]


def plugin(name: str) -> Path:
    """A plugin of the Qt that is installed."""
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0], "Qt", "plugins", name)


@pytest.fixture
def needs(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("needs", ROOT / ".packing" / "linux" / "needs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "needs", module)  # dataclasses look there
    spec.loader.exec_module(module)
    return module


def put(folder: Path, name: str) -> None:
    (folder / "plugins" / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(plugin(name), folder / "plugins" / name)


def test_a_library_that_is_not_in_the_folder_is_found_with_its_user(needs: ModuleType, tmp_path: Path) -> None:
    put(tmp_path, "imageformats/libqico.so")
    found = needs.needs_of(tmp_path)
    assert found.libraries["libQt6Gui.so.6"] == ["plugins/imageformats/libqico.so"]
    assert not any(name.startswith("libc.") for name in found.libraries)  # glibc is told by its version
    assert (2, 4) <= found.glibc < (3, 0)
    assert "libQt6Gui.so.6" in needs.unnamed(found, LISTED)
    (tmp_path / "libQt6Gui.so.6").touch()
    assert "libQt6Gui.so.6" not in needs.needs_of(tmp_path).libraries


def test_the_programs_themselves_find_nothing_in_the_folder(needs: ModuleType, tmp_path: Path) -> None:
    shutil.copy(plugin("imageformats/libqico.so"), tmp_path / "ShopGuard")
    (tmp_path / "libQt6Gui.so.6").touch()
    assert needs.needs_of(tmp_path).libraries["libQt6Gui.so.6"] == ["ShopGuard"]


def test_what_qt_can_do_without_is_no_need(needs: ModuleType, tmp_path: Path) -> None:
    put(tmp_path, "platforms/libqwayland.so")
    found = needs.needs_of(tmp_path)
    assert "libwayland-client.so.0" in found.libraries
    assert needs.unnamed(found, LISTED) == []


def test_the_installer_reads_a_line_each(needs: ModuleType) -> None:
    assert needs.lines(needs.Needs(glibc=(2, 35)), {"libEGL.so.1": "libegl1"}) == ["glibc 2.35", "libEGL.so.1 libegl1"]


def test_a_clone_and_the_packed_program_name_the_same_packages() -> None:
    of_clone = {**start.DEBIAN_PACKAGES, **start.DEBIAN_PACKAGES_FOR_A_SCREEN}
    assert {name: of_clone[name] for name in LISTED if name in of_clone} == {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
    }

"""The table of weights, and the pictures of the program."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.conftest import ROOT


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(ROOT / ".packing"))
    yield import_module("sizes")
    sys.modules.pop("sizes", None)


@pytest.mark.parametrize(
    ("place", "part"),
    [
        ("ShopGuard", "programs and all Python modules"),
        ("shopguard-cli.exe", "programs and all Python modules"),
        ("_internal/typst/_typst.abi3.so", "typst"),
        ("program/packages/pandas/_libs/lib.pyd", "pandas"),
        ("program/shopguard/core/order.py", "programs and all Python modules"),
        ("Contents/Frameworks/PySide6/Qt/lib/QtCore.framework/QtCore", "Qt, PySide6"),
        ("_internal/PySide6/Qt/lib/libicudata.so.73", "ICU of Qt"),
        ("_internal/numpy.libs/libscipy_openblas64_.so", "numpy with OpenBLAS"),
        ("_internal/libpython3.11.so.1.0", "Python"),
        ("_internal/libcups.so.2", "libraries of the build machine"),
        ("_internal/shopguard/resources/fonts/NotoSansSC-Regular.otf", "fonts"),
        ("_internal/shopguard/resources/rules/about.toml", "resources without the fonts"),
        ("shopguard.cdx.json", "the rest"),
    ],
)
def test_each_file_has_its_part(sizes: Any, place: str, part: str) -> None:
    assert sizes.part_of(place) == part


def test_the_table_adds_up(sizes: Any, tmp_path: Path) -> None:
    (tmp_path / "_internal" / "typst").mkdir(parents=True)
    (tmp_path / "_internal" / "typst" / "_typst.so").write_bytes(bytes(3_000_000))
    (tmp_path / "ShopGuard").write_bytes(bytes(1_000_000))
    (tmp_path / "shopguard-cli").symlink_to("ShopGuard")
    lines = list(sizes.table(sizes.weights(tmp_path)))
    assert [line.split()[0] for line in lines] == ["MB", "typst", "programs", "all"]
    assert [line.split()[-2] for line in lines[1:]] == ["3.0", "1.0", "4.0"]


def test_the_pictures_have_every_size() -> None:
    icons = ROOT / ".packing" / "icons"
    sides = {16, 20, 24, 32, 40, 48, 64, 128, 256}
    with Image.open(icons / "app.ico") as windows:
        assert windows.info["sizes"] == {(side, side) for side in sides}
    with Image.open(icons / "app.icns") as macos:
        assert {width * scale for width, _, scale in macos.info["sizes"]} >= {32, 64, 128, 256, 512, 1024}
    with Image.open(icons / "app-256.png") as linux:
        assert linux.size == (256, 256)
        assert linux.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)  # round corners
        assert linux.convert("RGB").getpixel((128, 60)) == (255, 255, 255)  # the shield

"""What is packed: nothing the program imports stays out, its list of modules is whole, and which files go."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import pytest

from shopguard import __version__
from shopguard.self_test.parts_of_program import FILE_LIST, LIBRARIES, LIST
from tests.conftest import ROOT

QT = "PySide6/Qt/plugins"


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(ROOT / ".packing"))
    yield import_module("program")
    sys.modules.pop("program", None)


def imported(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, in functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_left_out(name: str, left_out: tuple[str, ...]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in left_out)


def test_nothing_that_the_program_imports_stays_out(program: Any) -> None:
    named = {name: path for path in sorted((ROOT / "shopguard").rglob("*.py")) for name in imported(path)}
    assert len(named) > 1_000  # it has really looked
    assert [f"{path}: {name}" for name, path in named.items() if is_left_out(name, program.LEFT_OUT)] == []


def test_nothing_that_the_self_test_loads_stays_out(program: Any) -> None:
    loaded = [name for names in LIBRARIES.values() for name in names]
    assert [name for name in loaded if is_left_out(name, program.LEFT_OUT)] == []


def test_no_declared_package_stays_out_whole(program: Any) -> None:
    tops = {name.partition(".")[0] for names in LIBRARIES.values() for name in names}
    assert tops.isdisjoint(program.LEFT_OUT)


def test_an_import_inside_a_function_would_be_seen(tmp_path: Path, program: Any) -> None:
    path = tmp_path / "late.py"
    path.write_text("def late():\n    from lxml import objectify\n    import numpy.f2py.auxfuncs\n", "utf-8")
    seen = [name for name in imported(path) if is_left_out(name, program.LEFT_OUT)]
    assert seen == ["lxml.objectify", "numpy.f2py.auxfuncs"]


def test_the_list_of_modules_is_whole(program: Any) -> None:
    modules = program.modules()
    files = list((ROOT / "shopguard").rglob("*.py"))
    assert len(modules) == len(files) == len(set(modules))
    for name in ("shopguard", "shopguard.__main__", "shopguard.core.beijing", "shopguard.ui.shell.main_window"):
        assert name in modules
    assert "shopguard.ui.background.autostart_windows" in modules  # on every system: the self-test skips it elsewhere


def test_the_lists_are_what_the_self_test_reads(program: Any, tmp_path: Path) -> None:
    modules, files = program.write_lists(tmp_path)
    assert (modules.name, files.name) == (LIST, FILE_LIST)
    lines = files.read_bytes().decode().splitlines()
    told = dict(line.split("  ")[::-1] for line in lines)
    assert set(told) == {str(path.relative_to(ROOT / "resources")) for path in (ROOT / "resources").rglob("*.*")}
    read = (ROOT / "resources" / "rules" / "douyin" / "fines.toml").read_bytes()
    assert told["rules/douyin/fines.toml"] == sha256(read).hexdigest()
    assert all(program.is_wanted(f"shopguard/resources/{name}") for name in told)  # else it would be missed


def test_sql_is_packed_beside_the_code(program: Any) -> None:
    packed = list(program.beside_the_code())
    assert packed
    assert {Path(source).suffix for source, _ in packed} <= {".sql", ".typed"}
    for source, folder in packed:
        assert Path(source).parent == ROOT / folder


def test_the_version_stands_in_one_place(program: Any) -> None:
    assert program.version() == __version__


@pytest.mark.parametrize(
    "name",
    [
        f"{QT}/platforms/libqxcb.so",
        f"{QT}/platforms/libqoffscreen.so",
        f"{QT}/platforms/qwindows.dll",
        f"{QT}/platforms/libqcocoa.dylib",
        f"{QT}/printsupport/libcupsprintersupport.so",
        f"{QT}/platforminputcontexts/libibusplatforminputcontextplugin.so",  # how Chinese is typed
        f"{QT}/platformthemes/libqxdgdesktopportal.so",
        f"{QT}/imageformats/libqjpeg.so",
        f"{QT}/styles/qmodernwindowsstyle.dll",
        "PySide6/Qt/lib/libQt6PrintSupport.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6\\plugins\\imageformats\\qjpeg.dll",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "shopguard/resources/i18n/shopguard_en.qm",
        "pypdfium2_raw/libpdfium.so",
        "shopguard/resources/fonts/NotoSansSC-Regular.otf",
    ],
)
def test_what_the_window_needs_stays(program: Any, name: str) -> None:
    assert program.is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        f"{QT}/platforms/libqeglfs.so",
        f"{QT}/platforms/libqminimal.so",
        f"{QT}/platforms/libqvnc.so",
        "PySide6\\plugins\\platforms\\qminimal.dll",
        "PySide6\\plugins\\tls\\qopensslbackend.dll",
        f"{QT}/platformthemes/libqgtk3.so",
        f"{QT}/egldeviceintegrations/libqeglfs-kms-integration.so",
        f"{QT}/networkinformation/libqconnman.so",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt6Quick.dll",
        "PySide6/Qt6Pdf.dll",
        "libQt6EglFSDeviceIntegration.so.6",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
    ],
)
def test_what_no_window_needs_goes(program: Any, name: str) -> None:
    assert not program.is_wanted(name)


def test_libraries_that_nobody_asks_for_go(program: Any) -> None:
    entries = [
        ("PySide6/QtGui.abi3.so", "/qt/QtGui.abi3.so", "EXTENSION"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "/qt/libQt6Gui.so.6", "BINARY"),
        ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
        ("libdbus-1.so.3", "/lib/libdbus-1.so.3", "BINARY"),
        ("libcairo.so.2", "/lib/libcairo.so.2", "BINARY"),
        ("libpixman-1.so.0", "/lib/libpixman-1.so.0", "BINARY"),
        ("libpython3.13.so.1.0", "/lib/libpython3.13.so.1.0", "BINARY"),
        ("pillow.libs/libtiff-1.so", "/pillow.libs/libtiff-1.so", "BINARY"),
        ("pypdfium2_raw/libpdfium.so", "/pypdfium2_raw/libpdfium.so", "BINARY"),
    ]
    asked = {
        "/qt/QtGui.abi3.so": ["libQt6Gui.so.6"],
        "/qt/libQt6Gui.so.6": ["libdbus-1.so.3", "libc.so.6"],
        "/lib/libcairo.so.2": ["libpixman-1.so.0"],  # asked for, but by one that nobody asks for
    }
    kept = [name for name, _, _ in program.without_orphans(entries, lambda source: asked.get(source, ()))]
    assert kept == [
        "PySide6/QtGui.abi3.so",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "libQt6Gui.so.6",
        "libdbus-1.so.3",
        "libpython3.13.so.1.0",  # the program itself opens it
        "pypdfium2_raw/libpdfium.so",  # opened by its name
    ]


def test_only_other_peoples_modules_lose_their_descriptions(program: Any) -> None:
    pure = [(name, f"/{name}.py", "PYMODULE") for name in ("pandas.core", "shopguard.core", "cryptography")]
    assert [kind for _, _, kind in program.without_docs(pure)] == ["PYMODULE-2", "PYMODULE", "PYMODULE"]


def test_what_windows_shows_of_a_program(program: Any) -> None:
    told = program.version_resource("0.12.3", "shopguard-cli")
    ast.parse(told)  # the packer evaluates it
    for shown in ("(0, 12, 3, 0)", "'shopguard-cli.exe'", "'ShopGuard 店铺卫士'", "'ProductVersion', '0.12.3'"):
        assert shown in told
    assert "CompanyName" not in told  # there is none


@pytest.mark.skipif(sys.platform != "linux", reason="the names are those of Qt for Linux")
def test_the_qt_that_is_installed_has_what_is_named_here(program: Any) -> None:
    files = [str(file) for file in metadata.files("PySide6-Essentials") or []]
    gone = [name for name in files if "/plugins/" in name and not program.is_wanted(name)]
    stay = [name for name in files if "/plugins/" in name and program.is_wanted(name)]
    for plugin in ("libqxcb.so", "libqoffscreen.so", "libcupsprintersupport.so", "libqsvgicon.so"):
        assert any(name.endswith(f"/{plugin}") for name in stay)
    for plugin in ("libqeglfs.so", "libqgtk3.so", "libqopensslbackend.so"):
        assert any(name.endswith(f"/{plugin}") for name in gone)

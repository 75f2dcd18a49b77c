"""The Windows program and its installer: what is put into them. What they do is tried under wine, see .packing/windows/wine_trial."""

from __future__ import annotations

import ast
import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from shopguard import __version__
from tests.conftest import ROOT

PACKING = ROOT / ".packing" / "windows"


@pytest.fixture(autouse=True)
def _packing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The scripts find each other as they do when they are run."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(PACKING))
    yield
    for name in set(sys.modules) - before:
        if ".packing" in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def module(name: str) -> Any:
    return import_module(name)


def text(name: str) -> str:
    return (PACKING / name).read_text("utf-8")


def archive(members: dict[str, bytes], python: Any) -> bytes:
    """A package like the one that carries CPython."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as parts:
        for name, content in members.items():
            parts.writestr(name, content)
    outer = io.BytesIO()
    with tarfile.open(fileobj=outer, mode="w:gz") as package:
        info = tarfile.TarInfo(f"{python.ARCHIVE.removesuffix('.tar.gz')}/{python.PARTS}")
        info.size = len(inner.getvalue())
        package.addfile(info, io.BytesIO(inner.getvalue()))
        setup = tarfile.TarInfo(f"{python.ARCHIVE.removesuffix('.tar.gz')}/setup.py")
        package.addfile(setup, io.BytesIO(b""))
    return outer.getvalue()


def test_another_archive_than_the_pinned_one_is_refused() -> None:
    python = module("fetch_python")
    with pytest.raises(python.UntrustedError, match=hashlib.sha256(b"other").hexdigest()):
        python.checked(b"other")


def test_cpython_is_unpacked_flat_and_nothing_else_is(tmp_path: Path) -> None:
    python = module("fetch_python")
    made = archive({"cp313/python313.dll": b"d", "cp313/../../escaped.dll": b"e", "cp313/deep/er.dll": b"f"}, python)
    laid = python.unpack(made, tmp_path / "cpython")
    assert laid == [tmp_path / "cpython" / "python313.dll"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["cpython", "python313.dll"]


def test_an_unsigned_library_is_refused(tmp_path: Path) -> None:
    if shutil.which("osslsigncode") is None:
        pytest.skip("osslsigncode is not installed here")
    python = module("fetch_python")
    library = tmp_path / python.LIBRARY
    library.write_bytes(b"MZ" + bytes(2000))
    with pytest.raises((python.UntrustedError, subprocess.CalledProcessError)):
        python.check_signatures([library])


def test_the_wheels_are_those_of_windows_with_their_hashes() -> None:
    wanted = module("wheels").wanted("3.13")
    blocks = re.split(r"\n(?=\S)", wanted.strip())
    names = {block.split("==")[0] for block in blocks}
    assert {"pyside6-essentials", "pandas", "numpy", "pywin32-ctypes", "tzdata", "typst"} <= names
    assert not names & {"pytest", "ruff", "pyinstaller", "secretstorage", "jeepney", "pip", "duckdb"}
    assert all("--hash=sha256:" in block and " ; " not in block for block in blocks)
    newest = re.findall(
        r"^numpy==(\S+) ; python_full_version >= '3\.12'", (ROOT / "requirements.lock").read_text("utf-8"), re.M
    )
    assert f"numpy=={newest[0]} " in wanted


def test_what_is_only_for_developers_is_left_out(tmp_path: Path) -> None:
    kept = [
        "pandas/core/frame.py",
        "PySide6/Qt6Core.dll",
        "PySide6/QtCore.pyd",
        "PySide6/plugins/platforms/qwindows.dll",
    ]
    kept += [
        "PySide6/translations/qtbase_zh_CN.qm",
        "keyring-25.dist-info/entry_points.txt",
        "lxml-6.dist-info/licenses/LICENSE",
    ]
    kept += ["PySide6/msvcp140.dll"]
    gone = ["pandas/tests/test_frame.py", "pandas/core/frame.pyi", "PySide6/Qt6Qml.dll", "PySide6/opengl32sw.dll"]
    gone += ["PySide6/plugins/tls/qopensslbackend.dll", "PySide6/translations/qtbase_de.qm", "PySide6/designer.exe"]
    gone += ["numpy/_core/include/numpy.h", "keyring-25.dist-info/RECORD", "bin/typst.exe"]
    for name in kept + gone:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    module("wheels").prune(tmp_path)
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()) == sorted(kept)
    assert not (tmp_path / "pandas" / "tests").exists()


def test_every_part_of_qt_that_the_program_imports_is_kept() -> None:
    used = set()
    for path in (ROOT / "shopguard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
            used |= {name.removeprefix("PySide6.Qt") for name in names if name.startswith("PySide6.Qt")}
    assert used
    assert used <= set(module("wheels").QT_PARTS)


def test_the_installer_copies_every_file_in_one_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.exe", "program/x.dll", "program/packages/y.py"):
        (tmp_path / "made" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "made" / name).write_bytes(b"")
    lines = module("build").install_lines(tmp_path / "made", tmp_path / "files.txt").splitlines()
    made = tmp_path / "made"
    assert lines == [
        'SetOutPath "$Staging"',
        f'File "{tmp_path / "files.txt"}"',
        f'File "{made / "a.exe"}"',
        f'File "{made / "b.txt"}"',
        'SetOutPath "$Staging\\program\\packages"',
        f'File "{made / "program" / "packages" / "y.py"}"',
        'SetOutPath "$Staging\\program"',
        f'File "{made / "program" / "x.dll"}"',
    ]


def test_the_version_and_the_id_stand_once() -> None:
    from shopguard.ui.look.application import APPLICATION_ID

    assert module("build").version() == __version__
    assert f'!define APPLICATION_ID "{APPLICATION_ID}"' in text("installer.nsi")
    assert not any(__version__ in text(name) for name in ("installer.nsi", "texts.nsh", "launcher.rc", "launcher.c"))


def test_what_the_installer_says_stands_in_both_languages_and_is_used() -> None:
    said = re.findall(r'^\$\{Text\} (\w+) "(.+?)" (?:\\\n  )?"(.+?)"$', text("texts.nsh"), re.M)
    assert len(said) == text("texts.nsh").count("${Text} ")
    assert all(re.search("[一-鿿]", zh) and not re.search("[一-鿿]", en) for _, zh, en in said)
    assert {name for name, _, _ in said} == set(re.findall(r"\$\((\w+)\)", text("installer.nsi")))


def test_the_installer_needs_no_administrator_and_takes_no_file_type() -> None:
    script = text("installer.nsi")
    assert "RequestExecutionLevel user" in script
    assert not re.search(r"HKLM|HKCR|Software\\Classes|TerminateProcess|taskkill", script)
    assert 'level="asInvoker"' in text("launcher.manifest")


@pytest.mark.parametrize("name", ["wine_trial", "stubs/make"])
def test_the_shell_scripts_are_whole(name: str) -> None:
    done = subprocess.run(["bash", "-n", str(PACKING / name)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

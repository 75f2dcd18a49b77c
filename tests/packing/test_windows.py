"""The Windows program and its installer: what is put into them. What they do is tried under wine, see .packing/windows/wine_trial."""

from __future__ import annotations

import ast
import base64
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


def test_the_archive_is_sought_where_pip_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://index.invalid/simple/")
    assert module("fetch_python")._index() == "https://index.invalid/simple"


def test_the_modules_inside_a_library_are_taken_out(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in (
            "support/x.py",
            "shibokensupport/../../escaped.py",
            "shibokensupport/a.py",
            "shibokensupport/b/c.py",
        ):
            archive.writestr(name, b"x = 1\n" * 500)
    lines = base64.encodebytes(packed.getvalue())
    library = b"MZ" + bytes(99) + lines[:7600] + b"\0" + lines[7600:] + b"\0\1UEsDB" + b"A" * 2000 + bytes(9)
    (tmp_path / "shiboken6").mkdir()
    (tmp_path / "shiboken6" / "shiboken6.abi3.dll").write_bytes(library)
    told = module("shiboken_sources").unpack(tmp_path / "shiboken6", ["c.py"])
    assert told.startswith("2 modules ")
    made = {path.name: path.stat().st_size for path in tmp_path.rglob("*.py")}
    assert made == {"a.py": 3000, "c.py": 0}


def test_a_library_without_modules_is_said_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "shiboken6.abi3.dll").write_bytes(b"MZ" + b"UEsDB" + b"A" * 2000)
    assert module("shiboken_sources").unpack(tmp_path, []).startswith("no modules")
    assert not (tmp_path / "files.dir").exists()


def test_the_library_that_is_installed_here_has_them_in_that_form(tmp_path: Path) -> None:
    """That of Linux, which is built from the same sources."""
    import shiboken6

    (real,) = [path for path in Path(shiboken6.__file__).parent.iterdir() if "shiboken6.abi3." in path.name]
    (tmp_path / "shiboken6.abi3.dll").symlink_to(real)
    module("shiboken_sources").unpack(tmp_path, [])
    assert (tmp_path / "files.dir" / "shibokensupport" / "signature" / "loader.py").stat().st_size > 1000


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
    kept += ["PySide6/msvcp140.dll", "shiboken6/msvcp140.dll"]
    gone = ["pandas/tests/test_frame.py", "pandas/core/frame.pyi", "PySide6/Qt6Qml.dll", "PySide6/opengl32sw.dll"]
    gone += ["PySide6/plugins/tls/qopensslbackend.dll", "PySide6/translations/qtbase_de.qm", "PySide6/designer.exe"]
    gone += ["PySide6/concrt140.dll", "shiboken6/vcamp140.dll"]
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


def test_the_list_of_what_may_be_taken_away_begins_with_its_sign(tmp_path: Path) -> None:
    for name in ("ShopGuard.exe", "program/x.dll"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    build = module("build")
    assert build.list_of_files(tmp_path).splitlines() == [
        "ShopGuard has put these here",
        "ShopGuard.exe",
        "program",
        "uninstall.exe",
    ]


def test_the_installer_takes_away_nothing_but_its_own() -> None:
    script = text("installer.nsi")
    assert set(re.findall(r"RMDir /r (.+)", script)) == {
        '"$Staging"',
        '"$0\\$2"',  # a line of its own list
        '"$INSTDIR.shopguard-new" ; of an upgrade that was ended by force',
    }
    deleted = {'"$0\\$2"', '"$0\\${LIST_OF_FILES}"', '"$SMPROGRAMS\\ShopGuard.lnk"', '"$DESKTOP\\ShopGuard.lnk"'}
    assert set(re.findall(r"\bDelete (.+)", script)) == deleted
    assert set(re.findall(r"(?:WriteReg|DeleteReg)\w+ (\w+ \"[^\"]+\")", script)) == {'HKCU "${UNINSTALL_KEY}"'}


def program_folder(folder: Path) -> Path:
    for name in ("ShopGuard.exe", "shopguard-cli.exe", "program/x.dll"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"MZ")
    return folder


def test_the_installer_is_made_the_same_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if shutil.which("makensis") is None:
        pytest.skip("makensis is not installed here")
    build = module("build")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    program = program_folder(tmp_path / "ShopGuard")
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(build.build_installer(tmp_path / name, program))
        assert [path.name for path in (tmp_path / name).iterdir()] == [f"ShopGuard-{__version__}-windows-x64-setup.exe"]
    assert made[0].read_bytes() == made[1].read_bytes()


def test_installer_and_uninstaller_are_signed_where_there_is_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("makensis") is None:
        pytest.skip("makensis is not installed here")
    signed = tmp_path / "signed.txt"
    (tmp_path / "sign.py").write_text(f"import sys; open({str(signed)!r}, 'a').write(sys.argv[1] + chr(10))", "utf-8")
    monkeypatch.setenv("SHOPGUARD_SIGN_WINDOWS", f"{sys.executable} {tmp_path / 'sign.py'}")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = module("build").build_installer(tmp_path, program_folder(tmp_path / "ShopGuard"))
    inner, outer = signed.read_text("utf-8").splitlines()
    assert outer == str(made)
    assert inner != outer  # the uninstaller, before it was packed


def test_the_launcher_asks_for_windows_own_libraries_only(tmp_path: Path) -> None:
    """Those that Windows never takes from the folder the program or its owner is in."""
    build = module("build")
    if shutil.which(f"{build.COMPILER}gcc") is None:
        pytest.skip("no compiler for Windows is installed here")
    for name, words in build.PROGRAMS.items():
        target = tmp_path / f"{name}.exe"
        build.build_launcher(target, name, words)
        told = subprocess.run([f"{build.COMPILER}objdump", "-p", target], capture_output=True, text=True, check=True)
        asked = {one.lower() for one in re.findall(r"DLL Name: (\S+)", told.stdout)}
        assert asked <= {"kernel32.dll", "user32.dll", "msvcrt.dll"}


def test_the_start_and_the_launcher_agree_on_how_a_missing_part_is_told() -> None:
    (code,) = re.findall(r"^BROKEN = (\d+)", text("shopguard_start.py"), re.M)
    assert f"#define BROKEN {code} " in text("launcher.c")


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


def test_the_workflow_makes_it_with_the_projects_own_python_and_gives_its_bill_of_materials_away() -> None:
    job = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8").partition("  windows-bundle:\n")[2]
    job = job.partition("\n  windows:\n")[0]
    assert job.index("python start.py setup") < job.index(".venv/bin/python .packing/windows/build.py made\n")
    assert "ShopGuard-windows-x64.cdx.json out/" in job
    assert "wheels.supply.write_materials(" in text("build.py")


@pytest.mark.parametrize("name", ["wine_trial", "stubs/make"])
def test_the_shell_scripts_are_whole(name: str) -> None:
    done = subprocess.run(["bash", "-n", str(PACKING / name)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

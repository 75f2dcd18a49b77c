"""The packages of the Windows bundle: wheels for Windows as they are locked, fetched on any system, less what the program never opens."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path

from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / ".ci"))
supply = import_module("supply")

# Of Qt the parts that the window is made of; what a part is not named here stays out.
QT_PARTS = ("Core", "Gui", "Widgets", "Network", "PrintSupport", "Svg")
QT_FILES = ("pyside6.abi3.dll", "__init__.py", "_config.py", "_git_pyside_version.py")
QT_PLUGINS = (
    "platforms/qwindows.dll",
    "platforms/qoffscreen.dll",  # pictures of the window without a screen
    "styles/qmodernwindowsstyle.dll",
    "iconengines/qsvgicon.dll",
    "imageformats/qgif.dll",
    "imageformats/qico.dll",
    "imageformats/qjpeg.dll",
    "imageformats/qsvg.dll",
    "imageformats/qwebp.dll",
)
QT_TEXTS = ("qtbase_zh_CN.qm",)
# Parts of Microsoft's runtime that come with Qt and that nothing in the bundle asks for (build.py looks).
RUNTIME_LEFT_OUT = ("concrt140.dll", "msvcp140_codecvt_ids.dll", "vcamp140.dll", "vccorlib140.dll", "vcomp140.dll")
# Of every package: what is for who tests it, builds on it or checks its types.
FOLDERS_LEFT_OUT = ("tests", "include", "includes", "bin", "__pycache__")
ENDINGS_LEFT_OUT = (".pyi", ".pxd", ".pyx", ".lib", ".a", ".h", ".c", ".cpp", ".hpp", ".typed")
RECORDS_LEFT_OUT = (
    "RECORD",
    "INSTALLER",
    "REQUESTED",
    "WHEEL",
    "direct_url.json",
)  # METADATA, entry points and licences stay


def wanted(python: str) -> str:
    """The part of the lock that runs with the program on Windows, in the form of a requirements file.

    Without markers: pip would ask them about the machine it runs on.
    """
    absent = sorted(_absent())
    if absent:  # what a package needs is asked of the package as it is installed here
        raise SystemExit(
            f"run this with the project's own Python (start.py setup): not installed here: {', '.join(absent)}"
        )
    environment = windows(python)
    names = supply.shipped([environment])
    told = re.split(r"\n(?=\S)", (PROJECT / "requirements.lock").read_text("utf-8"))
    blocks = [block.rstrip() for block in told if _is_for(block, names, environment)]
    return "".join(re.sub(r" ; .+? \\\n", " \\\\\n", block, count=1) + "\n" for block in blocks)


def _absent() -> Iterator[str]:
    for told in supply.declared():
        name = Requirement(told).name
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name


def windows(python: str) -> dict[str, str]:
    """What a marker is asked about: the machine of a shop owner."""
    here = {name: str(value) for name, value in default_environment().items()}
    there = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"}
    return {**here, **there, "python_version": python, "python_full_version": f"{python}.0", "extra": ""}


def _is_for(block: str, names: dict[str, list[str]], environment: dict[str, str]) -> bool:
    pin = re.match(r"([\w.-]+)==[^\s;]+(?: ; (.+?))? \\", block)
    if pin is None or re.sub(r"[-_.]+", "-", pin[1]).lower() not in names:
        return False
    return pin[2] is None or Marker(pin[2]).evaluate(environment)


def wheels_into(folder: Path, python: str) -> None:
    """Unpacks the wheels, each with the hash that is locked; nothing is built. Raises ``CalledProcessError``."""
    folder.mkdir(parents=True)
    lock = folder.with_suffix(".txt")
    lock.write_text(wanted(python), "utf-8")
    words = ["--platform", "win_amd64", "--python-version", python, "--implementation", "cp", "--only-binary", ":all:"]
    words += ["--require-hashes", "--no-deps", "--no-compile", "--quiet", "--target", str(folder), "-r", str(lock)]
    subprocess.run([sys.executable, "-m", "pip", "install", *words], check=True, stderr=subprocess.PIPE, text=True)
    lock.unlink()


def prune(folder: Path) -> None:
    """Takes away what the program never opens."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if path.name in FOLDERS_LEFT_OUT:
                shutil.rmtree(path)
        elif _is_left_out(path.relative_to(folder)):
            path.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _is_left_out(path: Path) -> bool:
    if path.name in RUNTIME_LEFT_OUT:
        return True
    if path.parts[0] == "PySide6":
        return not _is_used_of_qt(path.relative_to("PySide6"))
    if path.parts[0].endswith(".dist-info") and path.name in RECORDS_LEFT_OUT:
        return True
    return path.suffix in ENDINGS_LEFT_OUT


def _is_used_of_qt(path: Path) -> bool:
    match path.parts:
        case [name]:
            runtime = name.startswith(("msvcp140", "vcruntime140"))
            return runtime or name in QT_FILES or _qt_part(name) in QT_PARTS
        case ["plugins", *rest]:
            return "/".join(rest) in QT_PLUGINS
        case ["translations", name]:
            return name in QT_TEXTS
        case _:
            return path.parts[0] == "support" and path.suffix == ".py"


def _qt_part(name: str) -> str | None:
    """ "Core" of Qt6Core.dll and QtCore.pyd."""
    found = re.fullmatch(r"Qt6(\w+)\.dll|Qt(\w+)\.pyd", name)
    return found[1] or found[2] if found else None

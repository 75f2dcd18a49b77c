"""Step: every module of the program and every library it is declared to need can be loaded, and its files are what was packed."""

from __future__ import annotations

import hashlib
import pkgutil
import sys
from importlib import import_module
from typing import Final

import shopguard
from shopguard.core.message import Message, UserProblem
from shopguard.resources import resource
from shopguard.self_test.bench import Bench, check

LIBRARIES: Final = {  # by the name under which pyproject.toml declares them: what is loaded of them
    "PySide6-Essentials": tuple(
        f"PySide6.{part}" for part in ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtPrintSupport", "QtSvg")
    ),
    "sqlite-utils": ("sqlite_utils",),
    "sqlcipher3": ("sqlcipher3", "sqlcipher3.dbapi2"),
    "cryptography": ("cryptography.hazmat.primitives.kdf.argon2", "cryptography.hazmat.primitives.ciphers.aead"),
    "pandas": ("pandas", "pandas.io.html"),
    "lxml": ("lxml.etree", "lxml.html"),
    "python-calamine": ("python_calamine",),
    "xlrd": ("xlrd",),
    "platformdirs": ("platformdirs",),
    "typst": ("typst",),
    "pillow": ("PIL.Image", "PIL.ImageOps"),
    "XlsxWriter": ("xlsxwriter",),
    "chinesecalendar": ("chinese_calendar",),
    "pi-heif": ("pi_heif",),
    "pypdfium2": ("pypdfium2", "pypdfium2.raw"),
    "tinytag": ("tinytag",),
    "keyring": ("keyring", "keyring.backends"),
}
ONLY_ON: Final = {"shopguard.ui.background.autostart_windows": "win32"}
LEAST: Final = 500  # fewer are no whole program
# Written by whoever packs the program: every module it had at the time, and each of its files with its SHA-256.
LIST: Final = "modules.txt"
FILE_LIST: Final = "files.txt"


def parts_of_program(_bench: Bench) -> Message:
    """Loads all of it."""
    _check_files()
    modules = {*_modules_found(), *_listed(LIST)}
    modules -= {name for name, system in ONLY_ON.items() if sys.platform != system}
    check(len(modules) >= LEAST, "selftest.modules", f">= {LEAST}", len(modules))
    for name in (*sorted(modules), *(part for parts in LIBRARIES.values() for part in parts)):
        _load(name)
    return Message("selftest.parts", {"modules": len(modules), "libraries": len(LIBRARIES)})


def _modules_found() -> list[str]:
    return [module.name for module in pkgutil.walk_packages(shopguard.__path__, "shopguard.")]


def _check_files() -> None:
    for line in _listed(FILE_LIST):
        wanted, _, name = line.partition("  ")
        path = resource(*name.split("/"))
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "-"
        check(found == wanted, "selftest.file", f"{name}: {wanted[:8]}", found[:8])


def _listed(name: str) -> list[str]:
    """Nothing where the program runs from its sources."""
    path = resource(name)
    check(path.is_file() or not getattr(sys, "frozen", False), "selftest.file", name, "-")
    return path.read_text("utf-8").splitlines() if path.is_file() else []


def _load(name: str) -> None:
    try:
        import_module(name)
    except Exception as error:
        raise UserProblem("problem.selftest_module", module=name, detail=f"{type(error).__name__}: {error}") from error

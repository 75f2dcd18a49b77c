"""What build.spec is made of: the modules, files and Qt parts that stay out, the list of modules, and what Windows shows of a program.

Only what the program cannot reach stays out; tests/packing/test_program.py and the packed program's own ``--self-test`` see to that.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "shopguard"

# (name in the folder, file it is taken from, kind), as the packer keeps its lists.
Entry = tuple[str, str, str]

# Modules that some package asks for where the program never goes.
LEFT_OUT = (
    *(f"PySide6.{part}" for part in ("QtQml", "QtQuick", "QtQuickWidgets", "QtOpenGL", "QtOpenGLWidgets", "QtTest")),
    *(f"PySide6.{part}" for part in ("QtSql", "QtDesigner", "QtDBus", "QtXml", "QtUiTools", "QtHelp", "QtConcurrent")),
    "IPython",
    "hypothesis",
    "idlelib",
    "lib2to3",
    "lxml.builder",
    "lxml.html._difflib",
    "lxml.html.diff",
    "lxml.html.soupparser",
    "lxml.isoschematron",
    "lxml.objectify",
    "lxml.sax",
    "matplotlib",
    "mypy",
    "numpy.f2py",  # a compiler's front end
    "openpyxl",  # workbooks are read by python-calamine and written by XlsxWriter
    "PIL.ImageCms",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PIL._imagingcms",
    "PIL._imagingtk",
    "pip",
    "pydoc_data",
    "pytest",
    "readline",
    "setuptools",
    "tkinter",
)
# Files that come along as a part of Qt: plugins for machines without a desktop, and what the left out modules were for.
FILES_LEFT_OUT = re.compile(
    r"/plugins/(egldeviceintegrations|generic|networkinformation|tls)/"
    r"|/plugins/platforms/(lib)?q(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|direct2d)\."
    r"|/plugins/platformthemes/libqgtk3\."
    r"|/plugins/platforminputcontexts/\w*virtualkeyboard"
    r"|/plugins/imageformats/(lib)?q(icns|pdf|tga|tiff|wbmp)\."
    r"|Qt6?(Qml|Quick|VirtualKeyboard|Pdf|EglF[Ss])\w*\b"
    r"|opengl32sw\.dll$"  # Qt draws this window itself; no part of it asks for OpenGL
)
# PyInstaller runs these before the program. The one for processes waits as a module for who makes one, or is one: see
# shopguard/appeals/packed_process.py.
HOOK_FOR_LATER = "pyi_rth_multiprocessing"
# What these are for the program does not do: showing its own source, looking for modules in folders. The third would load Qt's first
# library before the program's modules, and PySide looks at every module that is imported after it; the wheel's Qt finds its plugins
# without it, which nobody has tried on macOS.
HOOKS_LEFT_OUT = frozenset(
    {"pyi_rth_inspect", "pyi_rth_pkgutil"} | ({"pyi_rth_pyside6"} if sys.platform != "darwin" else set())
)
# Packages whose modules are packed without their descriptions, which are the larger half of them.
WITHOUT_DOCS = frozenset({"numpy", "pandas", "PIL", "sqlite_utils", "xlsxwriter"})
TRANSLATIONS = ("qtbase_zh_CN.qm", "shopguard_en.qm")
MODULE_LIST, FILE_LIST = "modules.txt", "files.txt"
# Folders whose libraries are there for other libraries only: what nobody names any more goes.
_FOR_OTHERS = re.compile(r"lib[^/]+|PySide6/Qt/lib/lib[^/]+|[\w.]+\.libs/[^/]+")


def version() -> str:
    """The program's version, from the one place where it stands. Raises ``LookupError``."""
    found = re.search(r'__version__ = "(.+)"', (PACKAGE / "__init__.py").read_text("utf-8"))
    if found is None:
        raise LookupError("the program tells no version")
    return found[1]


def modules() -> list[str]:
    """Every module of the program, by its full name; the self-test loads each of them."""
    parts = (path.relative_to(PROJECT).with_suffix("").parts for path in PACKAGE.rglob("*.py"))
    return sorted(".".join(names[:-1] if names[-1] == "__init__" else names) for names in parts)


def files() -> list[str]:
    """Every file of ``resources``: its SHA-256, two blanks, its path in there; the self-test compares them."""
    top = PROJECT / "resources"
    found = (path for path in sorted(top.rglob("*")) if path.is_file())
    return [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(top).as_posix()}" for path in found]


def write_lists(folder: Path) -> list[Path]:
    """Both lists, for the packed program's ``resources``; returns where they are."""
    told = {MODULE_LIST: modules(), FILE_LIST: files()}
    for name, lines in told.items():
        (folder / name).write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    return [folder / name for name in told]


def beside_the_code() -> Iterator[tuple[str, str]]:
    """Files of the package that are not Python (SQL), each with its folder."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            yield str(path), str(path.parent.relative_to(PROJECT))


def is_wanted(name: str) -> bool:
    """False: a Qt file that the program has no use for. ``name`` is where it would stand in the folder."""
    path = PurePosixPath("/", name.replace("\\", "/"))
    if path.suffix == ".qm":
        return path.name in TRANSLATIONS
    return FILES_LEFT_OUT.search(str(path)) is None


def without_orphans(entries: Iterable[Entry], needed_by: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Leaves out libraries that no kept program, plugin or extension asks for, in one step or over others.

    ``needed_by`` tells the names of the libraries that a file asks for.
    """
    entries = list(entries)
    kept = {entry[0] for entry in entries if _FOR_OTHERS.fullmatch(entry[0]) is None or "libpython" in entry[0]}
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(PurePosixPath(entry[0]).name, []).append(entry)
    waiting = [entry for entry in entries if entry[0] in kept]
    while waiting:
        for asked in _asked_for(waiting.pop(), needed_by):
            found = [entry for entry in by_name.get(asked, ()) if entry[0] not in kept]
            kept.update(entry[0] for entry in found)
            waiting += found
    return [entry for entry in entries if entry[0] in kept]


def _asked_for(entry: Entry, needed_by: Callable[[str], Iterable[str]]) -> Iterable[str]:
    name, source, kind = entry
    return [PurePosixPath(source).name] if kind == "SYMLINK" else needed_by(source or name)


def without_docs(pure: Iterable[Entry]) -> list[Entry]:
    """The modules, each with the mark by which the packer compiles it; the program's own keep all they have.

    It has to be a new list: for its own one the packer uses what it compiled while it looked for imports.
    """
    return [
        (name, source, "PYMODULE-2" if name.partition(".")[0] in WITHOUT_DOCS else kind) for name, source, kind in pure
    ]


def sorted_hooks(scripts: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """What runs at every start, the program last; and what waits as a module until it is wanted."""
    scripts = list(scripts)
    run = [entry for entry in scripts if entry[0] not in HOOKS_LEFT_OUT and entry[0] != HOOK_FOR_LATER]
    return run, [(name, source, "PYMODULE") for name, source, _ in scripts if name == HOOK_FOR_LATER]


def version_resource(number: str, name: str) -> str:
    """What Windows shows of a program under "Details", in the form that the packer reads."""
    four = (*map(int, number.split(".")), 0)
    told = {
        "FileDescription": "ShopGuard 店铺卫士",
        "FileVersion": number,
        "InternalName": name,
        "OriginalFilename": f"{name}.exe",
        "ProductName": "ShopGuard",
        "ProductVersion": number,
    }
    lines = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in told.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3F, flags=0, OS=0x40004, fileType=1,"
        " subtype=0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('080404B0', [{lines}])]), VarFileInfo([VarStruct('Translation', [0x0804, 1200])])])\n"
    )

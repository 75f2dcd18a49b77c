"""What a built folder takes from the Linux it runs on: libraries that are not in it, and the least glibc.

    python .packing/linux/needs.py dist/ShopGuard [--write FILE]

Prints what was found. Exit 1 where the folder needs a library that resources/linux_libraries.toml does not name, so that nobody
learns of it from a window that does not open. ``--write``: the list as install.sh reads it, a line each. Needs readelf (binutils).
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

LIST = Path(__file__).resolve().parents[2] / "resources" / "linux_libraries.toml"
OF_GLIBC = frozenset(
    ("ld-linux-x86-64.so.2", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "libresolv.so.2", "librt.so.1")
)
# Plugins that Qt tries one after the other, and what only they use; without their libraries Qt takes the next one (X11).
TRIED = re.compile(
    r"/plugins/(wayland|egldeviceintegrations/|platforms/libq(wayland|eglfs|linuxfb))|/lib/libQt6(Wayland|Wl|Egl)"
)
ELF = b"\x7fELF"
_NEEDED = re.compile(r"\(NEEDED\)\s+Shared library: \[(.+)\]")
_GLIBC = re.compile(r"Name: GLIBC_(\d+)\.(\d+)")


@dataclass(slots=True)
class Needs:
    """``libraries``: each library that is not in the folder, with those who need it; ``glibc``: e.g. (2, 36), and whose it is."""

    libraries: dict[str, list[str]] = field(default_factory=dict)
    glibc: tuple[int, int] = (0, 0)
    glibc_of: str = ""


def needs_of(folder: Path) -> Needs:
    """Reads every program and library of the folder. The programs at its top find nothing in it before they run."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink() and _is_elf(path)]
    inside = {path.name for path in folder.rglob("*")}
    found = Needs()
    for path, told in _readelf(files):
        name = str(path.relative_to(folder))
        for library in _NEEDED.findall(told):
            if (library not in inside or path.parent == folder) and library not in OF_GLIBC:
                found.libraries.setdefault(library, []).append(name)
        for major, minor in _GLIBC.findall(told):
            if (int(major), int(minor)) > found.glibc:
                found.glibc, found.glibc_of = (int(major), int(minor)), name
    return found


def unnamed(found: Needs, named: Mapping[str, str]) -> list[str]:
    """Libraries that a start needs and the list does not name; what only a plugin needs that Qt can do without is not one."""
    return sorted(
        library
        for library, users in found.libraries.items()
        if library not in named and not all(TRIED.search(f"/{user}") for user in users)
    )


def lines(found: Needs, named: Mapping[str, str]) -> list[str]:
    """For install.sh: ``glibc 2.36``, then ``library package`` each."""
    return [f"glibc {found.glibc[0]}.{found.glibc[1]}", *(f"{name} {brings}" for name, brings in named.items())]


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(ELF)) == ELF


def _readelf(files: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for path in files:
        done = subprocess.run(("readelf", "-dVW", str(path)), check=True, capture_output=True, text=True)
        yield path, done.stdout


def main() -> int:
    """Exit 1: a library the list does not name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    found, named = needs_of(asked.folder), tomllib.loads(LIST.read_text("utf-8"))["needed"]
    say = sys.stdout.write
    say(f"glibc {found.glibc[0]}.{found.glibc[1]} ({found.glibc_of})\n")
    for library, users in sorted(found.libraries.items(), key=lambda item: -len(item[1])):
        say(f"{library}: {len(users)} ({users[0]})\n")
    if asked.write:
        asked.write.write_text("\n".join(lines(found, named)) + "\n", "utf-8")
    for library in (missing := unnamed(found, named)):
        sys.stderr.write(f"not in {LIST.name}: {library}, needed by {', '.join(found.libraries[library][:5])}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

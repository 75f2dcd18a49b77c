"""Makes the Windows program and its installer; runs on Linux and on Windows.

    python .packing/windows/build.py OUT                    the whole: CPython, wheels, launcher, program, installer
    python .packing/windows/build.py OUT --program FOLDER   only the installer, around a program folder that was built elsewhere

    --cpython FOLDER    takes an unpacked embeddable CPython (64 bit, same line, later patches) instead of the package that is pinned;
                        its signatures are checked all the same

Run by the Python that the project was set up with. Needs makensis; for the whole also x86_64-w64-mingw32-gcc and osslsigncode.
OUT/ShopGuard is the program folder. The same commit gives the same bytes (SOURCE_DATE_EPOCH, else the time of the last commit, is
the only time in them).

Signing: $SHOPGUARD_SIGN_WINDOWS is a command that signs the file whose path is put after it; without it nothing is signed, and a
line says so.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import fetch_python
import shiboken_sources
import wheels

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
if str(HERE.parent) not in sys.path:
    sys.path.insert(1, str(HERE.parent))
parts = import_module("program")  # of all systems
version = parts.version
ICON = HERE.parent / "icons" / "app.ico"
BLUE = "#1f5fbf"  # the icon's
SIGN = "SHOPGUARD_SIGN_WINDOWS"
COMPILER = "x86_64-w64-mingw32-"
PROGRAMS = {"ShopGuard": ("-mwindows",), "shopguard-cli": ("-mconsole", "-DCONSOLE")}
MATERIALS = "shopguard.cdx.json"  # what the program is made of, for whoever has to know (CycloneDX)
# What the installer has put there and may take away again; installer.nsi knows its list by the first line.
LIST_OF_FILES = "shopguard.files"
LIST_BEGINS = "ShopGuard has put these here"
NOT_OURS_TO_CARRY = shutil.ignore_patterns("__pycache__", "*.pyc")


def made_at() -> int:
    """The only time in what is built, in unix seconds."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    done = subprocess.run(
        ["git", "-c", "safe.directory=*", "log", "-1", "--format=%ct"], cwd=PROJECT, capture_output=True, check=True
    )
    return int(done.stdout)


def build_program(folder: Path, cpython: Path | None) -> None:
    """Lays the whole program folder."""
    inner = folder / "program"
    say(fetch_python.python_into(inner, cpython))
    for name in fetch_python.NOT_PACKED:
        (inner / name).unlink(missing_ok=True)
    packages = inner / "packages"
    wheels.wheels_into(packages, fetch_python.PYTHON)
    wheels.prune(packages)
    shutil.copytree(PROJECT / "shopguard", packages / "shopguard", ignore=NOT_OURS_TO_CARRY)
    shutil.copytree(PROJECT / "resources", packages / "shopguard" / "resources")
    shutil.copy(HERE / "shopguard_start.py", packages)
    parts.write_lists(packages / "shopguard" / "resources")
    path_lines = f"{fetch_python.STANDARD_LIBRARY}\n.\npackages\n"
    (inner / fetch_python.PATH_FILE).write_text(path_lines, "ascii", newline="\n")
    say(shiboken_sources.unpack(packages / "shiboken6", import_module("shiboken_files").NOT_RUN))
    say(compile_python(packages))
    for name, words in PROGRAMS.items():
        build_launcher(folder / f"{name}.exe", name, words)
    wheels.supply.write_materials(folder / MATERIALS, wheels.windows(fetch_python.PYTHON))
    missing = missing_libraries(inner)
    if missing:
        raise SystemExit(f"libraries that nothing brings: {', '.join(missing)}")


def compile_python(folder: Path) -> str:
    """Compiles the modules beforehand and leaves their sources out, which needs the same Python; else the sources are shipped."""
    line = fetch_python.PYTHON
    python = next(
        (one for one in (sys.executable, shutil.which(f"python{line}")) if one and is_python(one, line)), None
    )
    if python is None:
        return f"modules not compiled: no Python {line} here; the program is larger and its first start slower"
    words = ["-m", "compileall", "-b", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash"]
    words += ["-s", str(folder), str(folder)]
    run([python, *words], {**os.environ, "PYTHONHASHSEED": "1"})
    for path in folder.rglob("*.py"):
        path.unlink()
    return f"modules compiled by Python {line}"


def is_python(path: str, line: str) -> bool:
    """Whether the program is a Python of that line (a name alone may stand for nothing)."""
    ask = [path, "-c", "import sys; print(*sys.version_info[:2], sep='.')"]
    return subprocess.run(ask, capture_output=True, text=True, check=False).stdout.strip() == line


def build_launcher(target: Path, name: str, words: Sequence[str]) -> None:
    """One of the two programs that load CPython from the folder beside them."""
    resources = target.with_suffix(".res.o")
    numbers = ",".join([*version().split("."), "0"])
    defines = {
        "ICON_FILE": f'"{ICON.as_posix()}"',
        "VERSION_NUMBERS": numbers,
        "VERSION_TEXT": f'"{version()}"',
        "PROGRAM_NAME": f'"{name}"',
    }
    told = [f"-D{key}={value}".replace('"', '\\"') for key, value in defines.items()]
    run([f"{COMPILER}windres", "-I", str(HERE), *told, str(HERE / "launcher.rc"), str(resources)])
    names = {"DLL": fetch_python.LIBRARY, "ZIP": fetch_python.STANDARD_LIBRARY, "PATH": fetch_python.PATH_FILE}
    python = [f'-DPYTHON_{key}=L"{value}"' for key, value in names.items()]
    flags = ["-Os", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-Wl,--no-insert-timestamp", *words]
    run([f"{COMPILER}gcc", *flags, *python, str(HERE / "launcher.c"), str(resources), "-o", str(target)])
    resources.unlink()


def missing_libraries(folder: Path) -> list[str]:
    """Libraries that some library of the folder asks for and neither the folder nor Windows has: nothing needed was left out."""
    binaries = [path for path in folder.rglob("*") if path.suffix.lower() in (".dll", ".pyd")]
    there = {path.name.lower() for path in binaries}
    system = {line.strip() for line in (HERE / "windows_libraries.txt").read_text("ascii").splitlines()}
    asked = set()
    for path in binaries:
        told = subprocess.run(
            [f"{COMPILER}objdump", "-p", str(path)], capture_output=True, text=True, check=True
        ).stdout
        asked |= {name.lower() for name in re.findall(r"DLL Name: (\S+)", told)}
    return sorted(name for name in asked - there - system if not name.startswith(("api-ms-win-", "ext-ms-")))


def build_installer(out: Path, program: Path) -> Path:
    """Packs a program folder; returns the installer."""
    installer = out / f"ShopGuard-{version()}-windows-x64-setup.exe"
    files, own, side = out / "files.nsh", out / LIST_OF_FILES, out / "side.bmp"
    draw_side(side)
    files.write_text(install_lines(program, own), "utf-8")
    own.write_text(list_of_files(program), "ascii", newline="\r\n")
    size = sum(path.stat().st_size for path in program.rglob("*") if path.is_file())
    defines = {
        "VERSION": version(),
        "OUT_FILE": installer,
        "FILES": files,
        "ICON": ICON,
        "SIDE": side,
        "SIZE_KB": -(-size // 1024),
        "LIST_OF_FILES": LIST_OF_FILES,
        "LIST_BEGINS": LIST_BEGINS,
        # Windows has no 64-bit makensis of its own; under wine without its 32-bit half nothing else runs
        "TARGET": "x86-unicode" if os.name == "nt" else "amd64-unicode",
    }
    told = [f"-D{key}={value}" for key, value in defines.items()]
    if command := os.environ.get(SIGN):
        told.append(f"-DSIGN={command}")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(made_at())}
    run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *told, str(HERE / "installer.nsi")], environment)
    for path in (files, own, side):
        path.unlink()
    sign(installer)
    return installer


def draw_side(target: Path) -> None:
    """The picture beside the installer's last page, in the size that it wants."""
    from PIL import Image

    picture = Image.new("RGB", (164, 314), BLUE)
    with Image.open(ICON.with_name("app-256.png")) as icon:
        small = icon.convert("RGBA").resize((96, 96))
    picture.paste(small, (34, 60), small)
    picture.save(target)


def list_of_files(program: Path) -> str:
    """What the installer may take away again: what stands at the top of the program folder, and what it adds itself."""
    names = [LIST_BEGINS, *(path.name for path in sorted(program.iterdir())), "uninstall.exe"]
    return "".join(f"{name}\n" for name in names)


def install_lines(program: Path, own: Path) -> str:
    """What the installer copies, always in the same order; ``own`` is the list of what it may take away again."""
    lines = ['SetOutPath "$Staging"', f'File "{own}"']
    last = ""
    for path in sorted(path for path in program.rglob("*") if path.is_file()):
        inside = "\\".join(path.relative_to(program).parent.parts)
        if inside != last:
            lines.append(f'SetOutPath "$Staging\\{inside}"')
            last = inside
        lines.append(f'File "{path}"')
    return "\n".join(lines) + "\n"


def sign(path: Path) -> None:
    """Signs a file with the command that the owner of the certificate has set; skipped where there is none."""
    command = os.environ.get(SIGN)
    if not command:
        say(f"not signed: {path.name} (${SIGN} is not set)")
        return
    run([*shlex.split(command), str(path)])


def run(command: Sequence[str], environment: dict[str, str] | None = None) -> None:
    """One step; one that fails shows what it said and ends the build."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def say(line: str) -> None:
    """One line of what was done."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(words: Sequence[str]) -> int:
    """See above."""
    parser = argparse.ArgumentParser(
        prog="build.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--program", type=Path)
    parser.add_argument("--cpython", type=Path)
    told = parser.parse_args(words)
    out = told.out.absolute()
    program = told.program.absolute() if told.program else out / "ShopGuard"
    out.mkdir(parents=True, exist_ok=True)
    if told.program is None:
        shutil.rmtree(program, ignore_errors=True)
        build_program(program, told.cpython)
        for name in PROGRAMS:
            sign(program / f"{name}.exe")
    installer = build_installer(out, program)
    if (program / MATERIALS).is_file():
        shutil.copy(program / MATERIALS, out / "ShopGuard-windows-x64.cdx.json")
    say(f"{installer.name}: {installer.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

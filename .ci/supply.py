"""What the program is made of: the list of licences it shows, the bill of materials of a build, and whether anything has a known hole.

    python .ci/supply.py licences          writes resources/licences.json anew, from the lock and what is installed
    python .ci/supply.py materials FILE    writes the bill of materials (CycloneDX) of a build on this machine
    python .ci/supply.py audit             asks for known vulnerabilities of everything that is locked

Run by the Python that the lock was installed into.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import uuid
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent.parent
LICENCES = HERE / "resources" / "licences.json"
NOT_PACKED = frozenset({"pip"})  # a dependency of sqlite-utils that the program never calls; build.spec leaves it out
_IS_LICENCE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_TOOL = "pip-audit>=2.9,<3"
_PIN = re.compile(r"^([\w.-]+)==([^\s;]+)(?: ; (.+?))? \\$", re.MULTILINE)
_PLATFORMS = (("linux", "Linux", "posix"), ("win32", "Windows", "nt"), ("darwin", "Darwin", "posix"))
_PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_CLASSIFIERS = {"MIT License": "MIT", "BSD License": "BSD-3-Clause", "Public Domain": "Unlicense"}
# Where the package itself says nothing that a program understands: read from its licence file.
_READ = {
    "colorama": "BSD-3-Clause",
    "lxml": "BSD-3-Clause",
    "pi-heif": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pywin32-ctypes": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
    "sqlite-fts4": "Apache-2.0",
    "xlrd": "BSD-3-Clause",
    "chinesecalendar": "MIT",
    "tzdata": "Apache-2.0",
    "pluggy": "MIT",
}
# What comes inside the packages or beside them, with the licence that its makers give it.
INSIDE = (
    ("Python", "PSF-2.0", ""),
    ("Qt 6", "LGPL-3.0-only", "pyside6-essentials"),
    ("SQLite", "blessing", "sqlcipher3"),
    ("SQLCipher", "BSD-3-Clause", "sqlcipher3"),
    ("OpenSSL", "Apache-2.0", "cryptography, sqlcipher3"),
    ("PDFium", "BSD-3-Clause AND Apache-2.0", "pypdfium2"),
    ("libheif", "LGPL-3.0-or-later", "pi-heif"),
    ("libde265", "LGPL-3.0-or-later", "pi-heif"),
    ("libxml2, libxslt", "MIT", "lxml"),
    ("Noto Sans SC", "OFL-1.1", ""),
    ("Noto Emoji", "OFL-1.1", ""),
)


def locked() -> dict[str, list[tuple[str, str]]]:
    """For each locked package its versions, each with the marker that says where it is for ("" = everywhere)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, version, marker in _PIN.findall((HERE / "requirements.lock").read_text("utf-8")):
        found.setdefault(_plain(name), []).append((version, marker))
    return found


def declared() -> list[str]:
    """What the project says it needs to run, as it says it."""
    told = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))
    needed: list[str] = told["project"]["dependencies"]
    return needed


def shipped(environments: Sequence[dict[str, str]] | None = None) -> dict[str, list[str]]:
    """Each package that runs with the program, on any system it is made for, and what it needs in its turn."""
    environments = environments or list(_everywhere())
    found: dict[str, list[str]] = {}
    waiting = [_plain(Requirement(told).name) for told in declared()]
    while waiting:
        name = waiting.pop()
        if name not in found and name not in NOT_PACKED:
            found[name] = _needed_by(name, environments)
            waiting += found[name]
    return dict(sorted(found.items()))


def write_licences() -> None:
    """Writes the list that the program shows."""
    pins = locked()
    packages = [
        {"name": name, "version": " / ".join(version for version, _ in pins[name]), "licence": licence_of(name)}
        for name in shipped()
    ]
    inside = [{"name": name, "licence": licence, "within": within} for name, licence, within in INSIDE]
    told = {"packages": packages, "inside": inside}
    LICENCES.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def licence_of(name: str) -> str:
    """The licence as an SPDX expression. Where there is a choice that names the GPL, the other one is taken. Raises ``LookupError``."""
    if name in _READ:
        return _READ[name]
    about = metadata.metadata(name)
    told = next((about[field] for field in ("License-Expression", "License") if field in about), "")
    if not re.fullmatch(r"[\w.+()-]+(?: (?:AND|OR|WITH) [\w.+()-]+)*", told):
        classifiers = [
            one.rpartition(":: ")[2] for one in about.get_all("Classifier") or [] if one.startswith("License")
        ]
        told = " AND ".join(_CLASSIFIERS[one] for one in classifiers)
    if not told:
        raise LookupError(name)
    free = [part for part in told.split(" OR ") if not re.match(r"A?GPL-", part)]
    return " OR ".join(free or [told])


def licence_files() -> Iterator[tuple[str, str]]:
    """The licence texts of what is packed, each with the folder of the build that it goes into."""
    for name in shipped([_here()]):
        texts = [file for file in metadata.files(name) or [] if _IS_LICENCE.search(str(file))]
        for number, file in enumerate(texts):
            if file.suffix not in (".py", ".pyc"):
                yield str(file.locate()), f"licences/{name}/{number}" if number else f"licences/{name}"


def materials(environment: dict[str, str] | None = None) -> dict[str, Any]:
    """The bill of materials of a build (CycloneDX 1.5): the same packages give the same text.

    ``environment``: what markers are asked about, where the build is for another system than this one.
    """
    environment = environment or _here()
    needs, pins = shipped([environment]), locked()
    version = _own_version()
    made = {name: _version_in(pins[name], environment) for name in needs}
    root = f"pkg:pypi/shopguard@{version}"
    components = [_component(name, version, licence_of(name)) for name, version in made.items()]
    components += [
        {"type": "library", "bom-ref": f"inside:{name}", "name": name, "licenses": [{"expression": licence}]}
        for name, licence, _ in INSIDE
    ]
    direct = {_plain(Requirement(told).name) for told in declared()}
    depends = [{"ref": root, "dependsOn": sorted(f"pkg:pypi/{name}@{made[name]}" for name in direct & made.keys())}]
    for name, needed in needs.items():
        on = sorted(f"pkg:pypi/{one}@{made[one]}" for one in needed if one in made)
        depends.append({"ref": f"pkg:pypi/{name}@{made[name]}", "dependsOn": on})
    told = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1}
    body = {
        "metadata": {"component": {"type": "application", "bom-ref": root, "name": "shopguard", "version": version}},
        "components": components,
        "dependencies": depends,
    }
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    return {**told, "serialNumber": f"urn:uuid:{number}", **body}


def write_materials(path: Path, environment: dict[str, str] | None = None) -> None:
    """Writes the bill of materials beside a build: of this machine, or of the system that ``environment`` describes."""
    path.write_text(json.dumps(materials(environment), ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")


def audit(tool: Sequence[str] | None = None) -> int:
    """0: nothing is known, or nobody could be asked, which is said; 1: something locked has a known hole."""
    with tempfile.TemporaryDirectory() as folder:
        tool = tool or _audit_tool(Path(folder, "tool"))
        if tool is None:
            return _say("NOT AUDITED: pip-audit is not here and could not be fetched", 0)
        found = Path(folder, "found.json")
        words = ["-r", str(HERE / "requirements.lock"), "--require-hashes", "--disable-pip", "--no-deps"]
        words += ["--progress-spinner", "off", "--format", "json", "-o", str(found)]
        done = subprocess.run([*tool, *words], capture_output=True, text=True, check=False)
        try:
            told = json.loads(found.read_text("utf-8"))["dependencies"]
        except (OSError, ValueError, KeyError):
            why = (done.stderr.strip().splitlines() or ["no answer"])[-1]
            return _say(f"NOT AUDITED: the source of known vulnerabilities was not reached ({why[:200]})", 0)
    holes = [f"{one['name']} {one['version']}: {hole['id']}" for one in told for hole in one.get("vulns", ())]
    unknown = [one["name"] for one in told if "skip_reason" in one]
    if unknown:
        _say(f"NOT AUDITED, unknown to the source in this version: {', '.join(unknown)}", 0)
    for hole in holes:
        _say(hole, 1)
    audited = f"{len(told) - len(unknown)} of {len(told)} packages audited"
    return _say(f"{audited}, {len(holes)} known vulnerabilities", 1 if holes else 0)


def _audit_tool(folder: Path) -> list[str] | None:
    """The tool as it is installed, else fetched for this once: it is no part of what is locked."""
    if shutil.which("pip-audit"):
        return ["pip-audit"]
    if shutil.which("uv"):
        return ["uv", "tool", "run", "--from", _TOOL, "pip-audit"]
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), _TOOL]
    if subprocess.run(install, capture_output=True, check=False).returncode:
        return None
    begin = f"import sys; sys.path.insert(0, {str(folder)!r}); from pip_audit._cli import audit; audit()"
    return [sys.executable, "-c", begin]


def _say(line: str, code: int) -> int:
    sys.stdout.write(f"{line}\n")
    return code


def _own_version() -> str:
    found = re.search(r'__version__ = "(.+)"', (HERE / "shopguard" / "__init__.py").read_text("utf-8"))
    if found is None:
        raise LookupError("the program tells no version")
    return found[1]


def _component(name: str, version: str, licence: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": [{"expression": licence}],
    }


def _here() -> dict[str, str]:
    return {name: str(value) for name, value in default_environment().items()} | {"extra": ""}


def _everywhere() -> Iterator[dict[str, str]]:
    for system, name, kind in _PLATFORMS:
        for python in _PYTHONS:
            told = {"sys_platform": system, "platform_system": name, "os_name": kind, "extra": ""}
            yield {**_here(), **told, "python_version": python, "python_full_version": f"{python}.0"}


def _needed_by(name: str, environments: Sequence[dict[str, str]]) -> list[str]:
    try:
        told = metadata.requires(name) or []
    except metadata.PackageNotFoundError:  # for another system; those few need nothing
        return []
    needed = [Requirement(one) for one in told]
    wanted = [one for one in needed if one.marker is None or any(map(one.marker.evaluate, environments))]
    return sorted({_plain(one.name) for one in wanted} - NOT_PACKED)


def _version_in(pins: Sequence[tuple[str, str]], environment: dict[str, str]) -> str:
    return next(version for version, marker in pins if not marker or Marker(marker).evaluate(environment))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main(words: Sequence[str]) -> int:
    """See above."""
    match words:
        case ["licences"]:
            write_licences()
        case ["materials", path]:
            write_materials(Path(path))
        case ["audit"]:
            return audit()
        case _:
            return _say(str(__doc__), 2)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

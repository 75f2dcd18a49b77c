"""What the program is made of: everything declared, locked with hashes, under a licence that allows it, listed, and audited."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import sys
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import ROOT

COMES_WITH = {"shiboken6": "pyside6-essentials"}  # pinned by it to the very version
NO_GPL = re.compile(r"A?GPL-")


def load(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


supply = load(ROOT / ".ci" / "supply.py", "supply")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported() -> dict[str, str]:
    """Every package that a module of the program imports, with one of those modules."""
    found: dict[str, str] = {}
    for path in (ROOT / "shopguard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                found.setdefault(name.partition(".")[0], path.name)
    return {name: where for name, where in found.items() if name not in {*sys.stdlib_module_names, "shopguard"}}


def test_every_import_is_declared() -> None:
    declared = {plain(re.split(r"[<>=~;\[ ]", told)[0]) for told in supply.declared()}
    owners = metadata.packages_distributions()
    missing = {
        name: where
        for name, where in imported().items()
        if not {COMES_WITH.get(name, plain(owner)) for owner in owners.get(name, [name])} & declared
    }
    assert missing == {}


def test_everything_declared_is_imported() -> None:
    """What nobody uses any more is not shipped."""
    owners = metadata.packages_distributions()
    used = {plain(owner) for name in imported() for owner in owners[name]}
    assert {plain(re.split(r"[<>=~;\[ ]", told)[0]) for told in supply.declared()} - used == set()


def test_everything_is_locked_with_hashes() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 50
    assert [one.splitlines()[0] for one in entries if "--hash=sha256:" not in one or "==" not in one] == []
    assert not re.search(r"https?://|--index|--find-links|git\+", text)
    locked = supply.locked()
    assert [name for name in supply.shipped() if name not in locked] == []
    assert "--require-hashes" in (ROOT / "start.py").read_text("utf-8")


def test_what_is_installed_is_what_is_locked() -> None:
    """A check of the other tests of this file: they read the installed packages."""
    locked = supply.locked()
    here = {plain(found.name): found.version for found in metadata.distributions()}
    others = {name: here[name] for name in supply.shipped() if name in here and here[name] not in dict(locked[name])}
    if others:
        pytest.skip(f"this Python was not set up from the lock: {others}")


def listed() -> Any:
    return json.loads((ROOT / "resources" / "licences.json").read_text("utf-8"))


def test_the_list_of_licences_is_that_of_the_lock() -> None:
    told = {one["name"]: one["version"] for one in listed()["packages"]}
    locked = supply.locked()
    assert told == {name: " / ".join(version for version, _ in locked[name]) for name in supply.shipped()}
    installed = [name for name in told if name in {plain(found.name) for found in metadata.distributions()}]
    assert {one["name"]: one["licence"] for one in listed()["packages"] if one["name"] in installed} == {
        name: supply.licence_of(name) for name in installed
    }


def test_no_part_is_under_the_gpl_only() -> None:
    parts = [*listed()["packages"], *listed()["inside"]]
    assert len(parts) > 40
    assert all(one["licence"] for one in parts)
    bound = [
        one["name"]
        for one in parts
        if all(any(NO_GPL.match(part) for part in choice.split(" AND ")) for choice in one["licence"].split(" OR "))
    ]
    assert bound == []


def test_the_bill_of_materials() -> None:
    told = supply.materials()
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.5")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", told["serialNumber"])
    assert told == supply.materials()
    components = {one["bom-ref"]: one for one in told["components"]}
    assert len(components) == len(told["components"])
    assert {"pyside6-essentials", "sqlcipher3", "cryptography", "typst", "OpenSSL", "PDFium"} <= {
        one["name"] for one in components.values()
    }
    assert not {"pytest", "mypy", "pip", "hypothesis"} & {one["name"] for one in components.values()}
    locked = supply.locked()
    for one in components.values():
        assert one["licenses"][0]["expression"]
        if "purl" in one:
            assert one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}"
            assert one["version"] in dict(locked[one["name"]])
    refs = {*components, told["metadata"]["component"]["bom-ref"]}
    assert {ref for one in told["dependencies"] for ref in (one["ref"], *one["dependsOn"])} <= refs


def test_the_bill_of_another_system_names_its_packages_in_its_versions() -> None:
    windows = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"}
    windows |= {
        "python_version": "3.13",
        "python_full_version": "3.13.0",
        "implementation_name": "cpython",
        "extra": "",
    }
    windows |= {"platform_python_implementation": "CPython"}
    there = {one["name"]: one.get("version") for one in supply.materials(windows)["components"]}
    assert {"pywin32-ctypes", "tzdata", "pyside6-essentials"} <= there.keys()
    assert not {"secretstorage", "jeepney"} & there.keys()
    mac = supply.materials({**windows, "sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"})
    assert "pywin32-ctypes" not in {one["name"] for one in mac["components"]}
    newest = re.findall(
        r"^numpy==(\S+) ; python_full_version >= '3\.12'", (ROOT / "requirements.lock").read_text("utf-8"), re.M
    )
    assert [there["numpy"]] == newest


def test_a_build_has_its_bill_beside_it() -> None:
    assert "supply.write_materials(" in (ROOT / "build.spec").read_text("utf-8")


PRETENDED = """
import json, sys
found = sys.argv[sys.argv.index("-o") + 1]
answer = {answer}
if answer is None:
    print("ConnectionError: no way there", file=sys.stderr)
    sys.exit(1)
with open(found, "w") as file:
    json.dump(answer, file)
sys.exit(any(one.get("vulns") for one in answer["dependencies"]))
"""
CLEAN = {"name": "lxml", "version": "6.1.3", "vulns": []}
UNKNOWN = {"name": "typst", "skip_reason": "not found"}
HOLE = {"name": "pillow", "version": "1.0", "vulns": [{"id": "PYSEC-0000-1"}]}


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        ({"dependencies": [CLEAN]}, 0, "1 of 1 packages audited, 0 known vulnerabilities"),
        ({"dependencies": [CLEAN, HOLE]}, 1, "pillow 1.0: PYSEC-0000-1"),
        ({"dependencies": [CLEAN, UNKNOWN]}, 0, "NOT AUDITED, unknown to the source in this version: typst"),
        ({"dependencies": [CLEAN, UNKNOWN]}, 0, "1 of 2 packages audited, 0 known vulnerabilities"),
        (None, 0, "NOT AUDITED: the source of known vulnerabilities was not reached (ConnectionError: no way there)"),
    ],
)
def test_an_audit_says_what_it_found(answer: object, code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    pretended = PRETENDED.replace("{answer}", repr(answer))
    assert supply.audit([sys.executable, "-c", pretended]) == code
    assert said in capsys.readouterr().out

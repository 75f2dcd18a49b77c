"""Rule files for tests: the program's own rules with a few changes, packed as the release packs them. All of it is made up."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType

from shopguard.resources import resource
from tests.conftest import ROOT

LATER = "2027-01-15"
# From 2026-11-18 on the pickup may take 36 hours: what was uploaded before is judged as it was.
_OLD_PICKUP = "[[values]]\nfrom = 2025-05-13\n"
_NEW_PICKUP = """[[values]]
from = 2026-11-18
dated_by = "uploaded"
family = "timeout"
certainty = "reported"
read = 2027-01-15
source = { zh = "编造的公告", en = "A made-up announcement" }
clocks = [{ starts = "uploaded", stops = "picked_up", within_hours = 36 }]

"""


def packing() -> ModuleType:
    """The release's script that packs rule files."""
    path = ROOT / ".packing" / "rules_file.py"
    spec = importlib.util.spec_from_file_location("rules_file", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def edition(
    folder: Path, day: str = LATER, changes: Callable[[Path], None] | None = None, *, whole: bool = False
) -> Path:
    """A copy of the program's own rules in ``folder``, of another day; with one example a clause, unless ``whole``: they take a while."""
    shutil.copytree(resource("rules"), folder)
    replace_in(folder / "about.toml", "date = 2026-11-22", f"date = {day}")
    for path in (folder / "douyin").iterdir() if not whole else ():
        path.write_text("[[examples]]".join(path.read_text("utf-8").split("[[examples]]")[:2]), "utf-8")
    if changes is not None:
        changes(folder)
    return folder


def slower_pickup(folder: Path, hours: int = 36) -> None:
    """The change that most tests make."""
    path = folder / "douyin" / "pickup-timeout.toml"
    new = _NEW_PICKUP.replace("within_hours = 36", f"within_hours = {hours}")
    replace_in(path, _OLD_PICKUP, f"{_OLD_PICKUP}until = 2026-11-18\n")
    text = path.read_text("utf-8")
    path.write_text(text.replace("[[examples]]", f"{new}[[examples]]", 1), "utf-8")


def rule_file(
    tmp_path: Path,
    day: str = LATER,
    changes: Callable[[Path], None] | None = slower_pickup,
    *,
    whole: bool = False,
) -> Path:
    """A rule file of that day, packed without a look at what it says."""
    rules, target = tmp_path / f"rules-{day}", tmp_path / f"file-{day}"
    target.mkdir()
    path: Path = packing().pack(edition(rules, day, changes, whole=whole), target)
    shutil.rmtree(rules)
    return path


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} has changed"
    path.write_text(text.replace(old, new), "utf-8")


def members_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: Mapping[str, bytes], path: Path, *, honest: bool = True) -> Path:
    """A ZIP of these members; ``honest``: the manifest's hashes are made to fit them."""
    told = dict(members)
    if honest:
        manifest = json.loads(told["manifest.json"])
        others = {name: content for name, content in told.items() if name != "manifest.json"}
        manifest["sha256"] = {name: hashlib.sha256(content).hexdigest() for name, content in others.items()}
        told["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in told.items():
            archive.writestr(name, content)
    return path

"""What tests of backups do over and over: change something, add a case, damage a database or a backup."""

from __future__ import annotations

import json
import zipfile
from contextlib import closing
from pathlib import Path

from shopguard.appeals.locker import put
from shopguard.core.message import CannotOpen
from shopguard.flows.keeping.listing import automatic_ones
from shopguard.flows.orders import marks
from shopguard.flows.workplace import Workplace
from shopguard.store import evidence
from shopguard.store.appeals import AppealRow, insert_appeal
from shopguard.store.database import database_path, open_file
from tests.appeals.made_up import NOW, ORDER

DAY = 86_400
PASSWORD = "编造的密码 8"


def note(place: Workplace, text: str, now: int = NOW) -> None:
    marks.note(place, [ORDER], text, now)


def add_case(place: Workplace, tmp_path: Path, text: str, number: int = 1) -> None:
    """A case with one original."""
    file = tmp_path / f"stub-{number}.txt"
    file.write_text(text, "utf-8")
    original = put(place.data, file, most_bytes=1000)
    case = f"A20261122-{number:03}"
    with place.store.transaction() as db:
        insert_appeal(db, AppealRow(case, ORDER, "pickup-missing", None, NOW, NOW, "{}", reason_text="理由"))
        evidence.insert_evidence(
            db, evidence.EvidenceRow(case, "waybill-stub", original.sha256, file.name, 9, "text/plain", NOW)
        )


def names(data: Path) -> list[str]:
    return [one.path.name for one in automatic_ones(data)]


def in_another_program(data: Path, backup: Path) -> None:
    """A lock of this process would not stand in this process's way."""
    import subprocess
    import sys

    from tests.conftest import ROOT

    words = [sys.executable, "-m", "shopguard", "--data", str(data), "restore", str(backup)]
    done = subprocess.run(words, cwd=ROOT, check=False, capture_output=True)
    if done.returncode == 4:
        raise CannotOpen("problem.database_locked", path="")


def damage(data: Path, table: str = "order_line") -> None:
    """Overwrites a table's first page: the header and the schema stay as they are."""
    path = database_path(data)
    with closing(open_file(path, data)) as db:
        page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xff" * size)


def rewrite(path: Path, told: dict[str, object]) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | told).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def as_form_1(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    hashes = {name: sha256 for name, sha256 in manifest["sha256"].items() if name != "settings.json"}
    with zipfile.ZipFile(path, "w") as archive:
        for name in hashes:
            archive.writestr(name, members[name])
        old = {"form": 1, "made_at": manifest["made_at"], "schema": 1, "sha256": hashes}
        archive.writestr("manifest.json", json.dumps(old))

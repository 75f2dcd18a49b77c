"""What the program itself keeps, damaged or edited by hand: settings, rules, calendar, templates, views, backups, lock."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from shopguard.app import build_workplace, load_texts
from shopguard.appeals.rules import read_appeal_rules
from shopguard.checker.rulefiles import fingerprint, load_table, load_tables
from shopguard.core.extension_reader import FILE_NAME
from shopguard.core.finding import Risk
from shopguard.core.message import UserProblem
from shopguard.core.overrides import overridden
from shopguard.core.rule_reader import Tables, read_rulebook
from shopguard.core.rule_table import BrokenRule
from shopguard.core.score_rules import read_score
from shopguard.core.settings import SETTINGS, Value
from shopguard.flows.imports.importing import reading
from shopguard.flows.imports.mapping import look_at, propose
from shopguard.flows.imports.mapping_check import check
from shopguard.flows.imports.mapping_templates import named, templates
from shopguard.flows.orders.order_filter import Filter, Sort, filter_to_json
from shopguard.flows.orders.order_list import count_orders, groups, list_orders
from shopguard.flows.orders.saved_views import saved_view, view_names
from shopguard.flows.rulebook.editions import programs_own
from shopguard.flows.rulebook.extending import list_extensions
from shopguard.flows.rulebook.rule_file import edition_of
from shopguard.flows.rulebook.rules_in_use import checked_rules, load_rules
from shopguard.flows.rulebook.shipped_extensions import keep_shipped
from shopguard.flows.settings import Settings
from shopguard.flows.workplace import Workplace
from shopguard.importers.source import expand
from shopguard.resources import resource
from shopguard.store.backup_form import UnusableBackup, read_manifest
from shopguard.store.backup_reading import check_backup
from shopguard.store.key_file import BrokenLock, parse_lock
from tests.flows.rulebook.rule_files import members_of, packed, rule_file
from tests.fuzz.reading import answer
from tests.fuzz.target import Ask
from tests.importers.reading_files import NOW

_SENTENCES = load_texts("zh")
_FEW = ("manifest.json", "rules/about.toml", "rules/scope.toml")
_TELLING = 60  # letters by which refusals are told apart


def setting_files() -> list[bytes]:
    """A file with every setting at its default, and a small one."""
    every: dict[str, Value] = {one.name: one.default for one in SETTINGS}
    return [json.dumps(every, ensure_ascii=False, indent=2).encode(), b'\xef\xbb\xbf{"language": "en"}', b"{}"]


def settings_ready(folder: Path) -> Ask:
    """Read, or kept aside with a sentence; in either case the program goes on, and the next start finds nothing wrong."""

    def ask(content: bytes) -> None:
        for path in folder.iterdir():
            path.unlink()
        path = folder / "settings.json"
        path.write_bytes(content)
        first = Settings(folder)
        if first.problem is not None:
            _SENTENCES.say(first.problem)
            aside = [other for other in folder.iterdir() if other != path]
            assert [other.read_bytes() for other in aside] == [content], "the broken file is not kept as it was"
        again = Settings(folder)
        assert again.problem is None, "broken at the next start too"
        assert all(first.get(one.name) == again.get(one.name) for one in SETTINGS), "read otherwise the second time"

    return ask


def rule_files() -> list[bytes]:
    """The shipped files with their names, as an owner would copy them to change a value."""
    return [
        f"{path.name}\n".encode() + path.read_bytes() for path in sorted(resource("rules", "douyin").glob("*.toml"))
    ]


def rules_ready(folder: Path) -> Ask:
    """An owner's rule file: taken, or refused by a sentence that names file and key; every new sentence once in the whole flow."""
    own, data = folder / "own", folder / "data"
    own.mkdir()
    data.mkdir()
    shipped = dict(load_rules(data, None).tables)
    said: set[str] = set()

    def ask(content: bytes) -> None:
        first, _, rest = content.partition(b"\n")
        name = first.decode("utf-8", "replace")
        path = own / (name if name in shipped else "fines.toml")
        path.write_bytes(rest)
        told = _refusal(shipped, own)
        if told[:_TELLING] not in said:
            said.add(told[:_TELLING])
            _whole_flow(data, own, refused=bool(told))
        path.unlink()

    return ask


def _refusal(shipped: Tables, own: Path) -> str:
    """What is wrong with the owner's files, "" where they can be used."""
    try:
        tables = overridden(shipped, load_tables(own))
        fingerprint(tables, read_rulebook(tables))
        read_appeal_rules(tables["appeals.toml"])
        read_score(tables["score.toml"])
    except BrokenRule as error:
        return str(error)
    except UserProblem as problem:
        return _SENTENCES.say(problem.message)
    return ""


def _whole_flow(data: Path, own: Path, *, refused: bool) -> None:
    used = load_rules(data, own)
    assert (used.problem is not None) == refused, "taken by one and refused by the other"
    if used.problem is not None:
        _SENTENCES.say(used.problem)
        _or_problem(lambda: checked_rules(programs_own().edition, own))


def rule_updates() -> list[bytes]:
    """A whole rule file, and one of three members that lacks the rest."""
    with tempfile.TemporaryDirectory() as folder:
        whole = rule_file(Path(folder))
        few = {name: content for name, content in members_of(whole).items() if name in _FEW}
        return [whole.read_bytes(), packed(few, Path(folder) / "few.sgrules").read_bytes()]


def rule_updates_ready(_folder: Path) -> Ask:
    """A file of rules to take: read as it was packed, or refused by a sentence; nothing of it comes onto the disk."""

    def ask(content: bytes) -> None:
        try:
            edition_of(content, "rules.sgrules")
        except UserProblem as problem:
            _SENTENCES.say(problem.message)

    return ask


def calendars() -> list[bytes]:
    """The shipped calendar."""
    return [(resource("rules", "douyin") / "extensions.toml").read_bytes()]


def calendar_ready(folder: Path) -> Ask:
    """A calendar of extensions: read, or refused naming file and key."""
    place = build_workplace(folder / "data", "zh")

    def ask(content: bytes) -> None:
        (folder / FILE_NAME).write_bytes(content)
        try:
            keep_shipped(place, load_table(folder / FILE_NAME))
        except BrokenRule as error:
            str(error)
        list_extensions(place)

    return ask


def template_rows() -> list[bytes]:
    """A template as it is kept."""
    good = {
        "kind": "parcels",
        "header": sorted(["列甲", "列乙", "列丙"]),
        "columns": {"order_ids": "列甲", "waybill": "列乙", "uploaded_at": "列丙"},
    }
    return [json.dumps(good, ensure_ascii=False).encode()]


def templates_ready(folder: Path) -> Ask:
    """A template kept by another version, or damaged: files are still imported, by it or without it."""
    place = build_workplace(folder / "data", "zh")
    path = folder / "a.csv"
    path.write_text("列甲,列乙,列丙\n6900000000000000101,YT0000000000101,2026-11-18 10:00:00\n", "utf-8-sig")

    def ask(content: bytes) -> None:
        told = _document(content)
        header, columns = (json.dumps(told.get(name)) for name in ("header", "columns"))
        with place.store.transaction(checked=False) as db:
            db.execute("DELETE FROM column_mapping")
            db.execute(
                "INSERT INTO column_mapping (name, kind, header, columns, saved_at) VALUES ('a', ?, ?, ?, 1)",
                (str(told.get("kind")), header, columns),
            )
        kept = templates(place)
        for name in (None, *(one.name for one in kept)):
            for candidate in expand([path]):
                answer(candidate, replace(reading(), templates=kept), name)
        looked = look_at(place, str(path))
        check(place, looked, propose(looked, 0), now=NOW)
        _or_problem(lambda: named(place, "a"))

    return ask


def view_rows() -> list[bytes]:
    """Views as they are kept."""
    wanted = Filter(
        risks=frozenset([Risk.VIOLATED]),
        text="演示 YT0000000000101",
        clauses=frozenset(["pickup-timeout"]),
        couriers=frozenset(["yto", ""]),
        provinces=frozenset(["江苏省"]),
        products=frozenset(["演示杯子"]),
        shops=frozenset(["default"]),
        paid_from=1795000000,
        data_before=1795147200,
        marks=frozenset(["noted"]),
        orders=frozenset(["6900000000000000101"]),
    )
    kept: list[dict[str, object]] = [
        {"list": json.loads(filter_to_json(wanted, Sort("paid", descending=True))), "group": "day"},
        {"list": json.loads(filter_to_json(Filter(refund=True), Sort("courier"))), "group": ""},
        {"list": json.loads(filter_to_json(Filter(paid_unknown=True), Sort("card"))), "group": "courier"},
    ]
    return [json.dumps(told | {"paid": "", "data_age": 0}, ensure_ascii=False).encode() for told in kept]


def views_ready(folder: Path) -> Ask:
    """A view kept by another version, or damaged: shown, or refused; and what it asks for can be listed."""
    place = build_workplace(folder / "data", "zh")

    def ask(content: bytes) -> None:
        with place.store.transaction(checked=False) as db:
            db.execute("DELETE FROM saved_view")
            row = (content.decode("utf-8", "replace"),)
            db.execute("INSERT INTO saved_view (name, position, view) VALUES ('a', 0, ?)", row)
        view_names(place)
        _or_problem(lambda: _listed(place))

    return ask


def _listed(place: Workplace) -> None:
    view = saved_view(place, "a")
    list_orders(place, view.narrowing.filter, view.sort)
    count_orders(place, view.narrowing.filter)
    groups(place, view.narrowing.filter, view.group)


def manifests() -> list[bytes]:
    """A manifest of each form."""
    hashes = {"shopguard.sqlite3": sha256(b"").hexdigest(), "settings.json": sha256(b"").hexdigest()}
    one = {"form": 1, "made_at": 1795147200, "schema": 1, "sha256": hashes}
    two = one | {
        "form": 2,
        "version": "0.1",
        "why": "daily",
        "facts": "",
        "counts": {"orders": 1, "parcels": 1, "cases": 0, "originals": 0, "imports": 1, "newest_import": None},
        "originals": {"evidence/aa/" + "a" * 64: "a" * 64},
    }
    return [json.dumps(told).encode() for told in (one, two)]


def manifests_ready(folder: Path) -> Ask:
    """A backup with that manifest: checked, or refused as unusable."""
    path = folder / "a.zip"

    def ask(content: bytes) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("manifest.json", content)
            archive.writestr("shopguard.sqlite3", b"")
            archive.writestr("settings.json", b"")
        try:
            check_backup(path)
            read_manifest(content).to_json()
        except UnusableBackup as error:
            str(error)

    return ask


def backups() -> list[bytes]:
    """Whole backups, small ones."""
    made = []
    for manifest in manifests():
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("manifest.json", manifest)
            archive.writestr("shopguard.sqlite3", b"")
            archive.writestr("settings.json", b"")
        made.append(file.getvalue())
    return made


def backups_ready(folder: Path) -> Ask:
    """A backup file, damaged anyhow."""
    path = folder / "a.zip"

    def ask(content: bytes) -> None:
        path.write_bytes(content)
        try:
            check_backup(path)
        except UnusableBackup as error:
            str(error)

    return ask


def locks() -> list[bytes]:
    """A lock, of no use."""
    wrapped, salt = "A" * 80, "A" * 22 + "=="
    told = {
        "form": 1,
        "id": "00" * 16,
        "state": "locked",
        "kdf": {"name": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 4, "salt": salt},
        "password": wrapped,
        "recovery": {"salt": salt, "wrapped": wrapped},
        "check": salt,
    }
    return [json.dumps(told).encode()]


def locks_ready(_folder: Path) -> Ask:
    """A lock file: read, or broken. One that is read costs no more than this computer has."""

    def ask(content: bytes) -> None:
        try:
            lock = parse_lock(content)
        except BrokenLock:
            return
        assert lock.cost.memory_kib <= 1 << 20, "more memory than any computer has"
        assert lock.cost.passes * lock.cost.memory_kib <= 1 << 24, "a try that takes minutes"

    return ask


def _document(content: bytes) -> dict[str, object]:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {"header": told, "columns": told}


def _or_problem(call: Callable[[], object]) -> None:
    try:
        call()
    except UserProblem as problem:
        _SENTENCES.say(problem.message)

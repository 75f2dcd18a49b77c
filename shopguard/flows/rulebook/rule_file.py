"""A rule file (``ShopGuard-rules-2026-12-01.sgrules``): a ZIP of the rule files of one edition, with a manifest.

The manifest names each member with its SHA-256, and tells the edition's day, the oldest program that understands it, and what is
new. There is no signature: nobody has a key yet whose public half the program could carry. So the hashes tell whether a file is
whole, not whose it is; the owner compares the SHA-256 of the whole file with the one on the page he has it from.
Everything is read into memory, nothing is unpacked onto the disk.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from shopguard.checker.rulefiles import CLAUSES, parse_table
from shopguard.core.disk_words import disk_words
from shopguard.core.message import Message, UserProblem, Value
from shopguard.core.rule_edition import ABOUT, REASONS, SCOPE, Edition, read_about
from shopguard.core.rule_reader import Tables
from shopguard.core.rule_table import BrokenRule
from shopguard.importers.archives import broken_means_broken, is_bomb
from shopguard.importers.candidates import BROKEN_ARCHIVE

FORM = 1  # of the manifest
MANIFEST, FOLDER = "manifest.json", "rules"
_MOST_FILE, _MOST_MEMBER, _MOST_MEMBERS = 4 << 20, 1 << 20, 200  # bytes; thirty times what there is today
_MOST_DEEP = 12  # a rule file has six
_MEMBER = re.compile(rf"{FOLDER}/(?:{CLAUSES}/[a-z0-9]+(?:-[a-z0-9]+)*|[a-z]+)\.toml")
_BESIDE = frozenset(f"{FOLDER}/{name}" for name in (ABOUT, SCOPE, REASONS))


def read_rule_file(path: Path) -> bytes:
    """The bytes of a file that is not too large to be a rule file. Raises UserProblem."""
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_FILE + 1)
    except OSError as error:
        raise UserProblem("problem.rule_file_unreadable", path=str(path), detail=disk_words(error)) from error
    if len(content) > _MOST_FILE:
        raise unusable(path.name, "rule_file.too_big")
    return content


def unusable(file: str, code: str, **values: Value) -> UserProblem:
    """Why a rule file is refused whole."""
    return UserProblem("problem.rule_file", file=file, why=Message(code, values))


def edition_of(content: bytes, file: str) -> Edition:
    """The rules in a rule file's bytes, every hash compared and every rule file parsed. ``file``: its name, for the sentence.

    Raises UserProblem for what is no rule file, is not whole, or is of a form that only a newer program knows.
    """
    try:
        with broken_means_broken(), zipfile.ZipFile(BytesIO(content)) as archive:
            members = _members(archive, file)
    except (*BROKEN_ARCHIVE, OSError) as error:
        raise unusable(file, "rule_file.no_zip") from error
    if MANIFEST not in members:
        raise unusable(file, "rule_file.no_zip")
    manifest = _manifest(members.pop(MANIFEST), file)
    _check_hashes(members, manifest, file)
    try:
        edition = _edition(members, hashlib.sha256(content).hexdigest())
    except BrokenRule as error:
        raise unusable(file, "rule_file.broken_rule", detail=str(error)) from error
    about = edition.about
    told = (about.day.isoformat(), about.program, {"zh": about.note.zh, "en": about.note.en})
    if told != (manifest.get("date"), manifest.get("program"), manifest.get("notes")):
        raise unusable(file, "rule_file.damaged", member=MANIFEST)
    return edition


def _members(archive: zipfile.ZipFile, file: str) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > _MOST_MEMBERS or sum(info.file_size for info in infos) > _MOST_FILE:
        raise unusable(file, "rule_file.too_big")
    members: dict[str, bytes] = {}
    for info in infos:
        name = info.filename
        if name in members or not (name == MANIFEST or _is_rule_member(name)):
            raise unusable(file, "rule_file.strange_member", member=ascii(name)[1:-1][:80])
        if is_bomb(info) or info.file_size > _MOST_MEMBER:
            raise unusable(file, "rule_file.too_big")
        with archive.open(info) as member:
            members[name] = member.read(_MOST_MEMBER + 1)
        if len(members[name]) != info.file_size:
            raise unusable(file, "rule_file.damaged", member=name)
    return members


def _is_rule_member(name: str) -> bool:
    return bool(_MEMBER.fullmatch(name)) and (name.startswith(f"{FOLDER}/{CLAUSES}/") or name in _BESIDE)


def _manifest(content: bytes, file: str) -> Mapping[str, Any]:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise unusable(file, "rule_file.damaged", member=MANIFEST) from error
    form = told.get("form") if isinstance(told, dict) else None
    if not isinstance(form, int) or not isinstance(told.get("sha256"), dict):
        raise unusable(file, "rule_file.damaged", member=MANIFEST)
    if form > FORM:
        raise unusable(file, "rule_file.newer_form")
    return dict(told)


def _check_hashes(members: Mapping[str, bytes], manifest: Mapping[str, Any], file: str) -> None:
    hashes = manifest["sha256"]
    for name in sorted(members.keys() | hashes.keys()):
        content = members.get(name)
        if content is None or hashlib.sha256(content).hexdigest() != hashes.get(name):
            raise unusable(file, "rule_file.damaged", member=ascii(name)[1:-1][:80])


def _edition(members: Mapping[str, bytes], sha256: str) -> Edition:
    clauses: dict[str, Mapping[str, object]] = {}
    beside: dict[str, Mapping[str, object]] = {}
    for name, content in members.items():
        short = name.rpartition("/")[2]
        (beside if name in _BESIDE else clauses)[short] = _parsed(short, content)
    for name in (ABOUT, SCOPE, REASONS):
        if name not in beside:
            raise BrokenRule(f"{name}: is missing")
    about = read_about(beside.pop(ABOUT))
    tables: Tables = clauses
    return Edition(about, tables, beside, sha256)


def _parsed(name: str, content: bytes) -> dict[str, object]:
    table = parse_table(name, content)
    if _is_deep(table, _MOST_DEEP):
        raise BrokenRule(f"{name}: tables within tables within tables")
    return table


def _is_deep(value: object, left: int) -> bool:
    """Whether whoever walks through it would have to go deeper than any rule file does."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return not left or any(_is_deep(one, left - 1) for one in inner)

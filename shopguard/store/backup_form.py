"""What a backup consists of: the names of its members, and its manifest.

A backup is a ZIP with a copy of the database, the lists of rejected rows, the settings, the owner's rules, the rule files he has
taken, what the data is locked with, and the evidence. The manifest names each member with the SHA-256 of its bytes as they are
stored, so that a backup can be checked without any password. Of an automatic backup the evidence lies beside it, each original once
(:mod:`shopguard.store.automatic_backups`): ``originals`` says which belong to it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from shopguard.store.automatic_backups import BACKUP_FOLDER as BACKUP_FOLDER
from shopguard.store.database import FILE_NAME, SCHEMA_VERSION
from shopguard.store.evidence import EVIDENCE_FOLDER
from shopguard.store.key_file import LOCK_FILE
from shopguard.store.rule_updates import ENDING, RULE_UPDATES
from shopguard.store.settings_file import FILE_NAME as SETTINGS_FILE

REJECTS_FOLDER = "rejects"
RULES_FOLDER = "rules"  # in a backup: the owner's own
MANIFEST = "manifest.json"
FORM = 2  # of the manifest; form 1 knew database, evidence and rejects only
OWNER = "owner"  # why a backup was made: by hand
_ORIGINAL = rf"{EVIDENCE_FOLDER}/[0-9a-f]{{2}}/[0-9a-f]{{64}}"
_PLAIN_NAME = r"[^./\\:\x00-\x1f][^/\\:\x00-\x1f]*"
_REJECTS = rf"{REJECTS_FOLDER}/{_PLAIN_NAME}\.csv"
_RULES = rf"{RULES_FOLDER}/{_PLAIN_NAME}\.toml"
_RULE_FILES = rf"{RULE_UPDATES}/[0-9a-f]{{64}}{re.escape(ENDING)}"
_SINGLE = "|".join(re.escape(name) for name in (FILE_NAME, SETTINGS_FILE, LOCK_FILE))
MEMBER = re.compile(rf"{_SINGLE}|{_ORIGINAL}|{_REJECTS}|{_RULES}|{_RULE_FILES}")
ORIGINAL = re.compile(_ORIGINAL)
_WORD = re.compile(r"[^0-9A-Za-z_.+-]")  # what does not stand in a version or a reason
_LONGEST, _YEAR_9999 = 40, 253_370_736_000
KEPT_ORIGINAL = re.compile(r"[0-9a-f]{64}(\.[0-9a-f]{16})?")


class UnusableBackup(Exception):  # noqa: N818 - the backup is at fault, not the program
    """The backup is ``broken`` (``detail`` says which part), or ``newer``: written by a newer program."""

    def __init__(self, fault: Literal["broken", "newer"], detail: str) -> None:
        super().__init__(fault, detail)
        self.fault = fault
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a database holds. ``imports``: those that stand; ``newest_import``: when the last of them was made (unix seconds)."""

    orders: int = 0
    parcels: int = 0
    cases: int = 0
    originals: int = 0
    imports: int = 0
    newest_import: int | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """``made_at``: unix seconds; ``version``: of the program; ``facts``: see :func:`~shopguard.store.facts_mark.facts_mark`.

    ``hashes``: SHA-256 by member. ``originals``: of an automatic backup, evidence member → its name beside the backups.
    ``counts``: None in a backup of form 1.
    """

    made_at: int
    hashes: Mapping[str, str]
    schema: int = SCHEMA_VERSION
    version: str = ""
    why: str = OWNER
    facts: str = ""
    counts: Counts | None = None
    originals: Mapping[str, str] = field(default_factory=dict)

    @property
    def lock(self) -> str | None:
        """The SHA-256 of what the data was locked with; None: it had no password."""
        return self.hashes.get(LOCK_FILE)

    def to_json(self) -> str:
        """As it stands in a backup."""
        told: dict[str, Any] = {"form": FORM, "made_at": self.made_at, "schema": self.schema, "version": self.version}
        told |= {"why": self.why, "facts": self.facts, "sha256": dict(self.hashes), "originals": dict(self.originals)}
        if self.counts is not None:
            told["counts"] = asdict(self.counts)
        return json.dumps(told, indent=1)


def lock_hash(data: Path) -> str | None:
    """The same of a data folder. Raises ``OSError``."""
    path = data / LOCK_FILE
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def read_manifest(content: bytes) -> Manifest:
    """Reads what :meth:`Manifest.to_json` wrote, or an older program did.

    Raises :class:`UnusableBackup`; ``ValueError``, ``KeyError`` or ``TypeError`` for what is no manifest.
    """
    told = json.loads(content)
    if told["form"] > FORM or told["schema"] > SCHEMA_VERSION:
        raise UnusableBackup("newer", MANIFEST)
    hashes, originals = dict(told["sha256"]), dict(told.get("originals", {}))
    if FILE_NAME not in hashes:
        raise UnusableBackup("broken", FILE_NAME)
    for name in hashes:
        if not MEMBER.fullmatch(name):  # a name that leads out of the data folder, for one
            raise UnusableBackup("broken", name)
    for name, kept in originals.items():
        if not (ORIGINAL.fullmatch(name) and KEPT_ORIGINAL.fullmatch(kept)):
            raise UnusableBackup("broken", name)
    return Manifest(
        made_at=_moment(told["made_at"]),
        hashes={name: str(sha256) for name, sha256 in hashes.items()},
        schema=int(told["schema"]),
        version=_WORD.sub("", str(told.get("version", "")))[:_LONGEST],
        why=_WORD.sub("", str(told.get("why", OWNER)))[:_LONGEST],
        facts=str(told.get("facts", "")),
        counts=_counts(told["counts"]) if "counts" in told else None,
        originals=originals,
    )


def _counts(told: Mapping[str, object]) -> Counts:
    """Raises ``ValueError`` or ``TypeError`` for what is no count."""
    newest = told["newest_import"]
    numbers = {name: int(str(value)) for name, value in told.items() if name != "newest_import"}
    return Counts(**numbers, newest_import=None if newest is None else _moment(newest))


def _moment(told: object) -> int:
    """Unix seconds of a year with four digits; somebody may have written into the manifest."""
    moment = int(str(told))
    if not 0 <= moment < _YEAR_9999:
        raise ValueError(moment)
    return moment

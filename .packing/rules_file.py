"""Makes a rule file out of ``resources/rules``: ``.packing/rules_file.py [FOLDER]`` writes ``ShopGuard-rules-YYYY-MM-DD.sgrules``.

The bytes depend on the rule files alone: members in the order of their names, stored as they are, dated by the rules' own day.
What was written is read back and judged as the owner's program will do it; a file that would be refused there is not left here.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from shopguard.checker.rulefiles import load_about  # noqa: E402 - the program lies beside this folder
from shopguard.core.rule_edition import About  # noqa: E402
from shopguard.flows.progress import Reporter  # noqa: E402
from shopguard.flows.rulebook.rule_check import check_edition  # noqa: E402
from shopguard.flows.rulebook.rule_file import FOLDER, FORM, MANIFEST, edition_of  # noqa: E402
from shopguard.flows.rulebook.rule_update import grouped  # noqa: E402
from shopguard.store.rule_updates import ENDING  # noqa: E402


def write_rules_file(rules: Path, target: Path) -> Path:
    """Writes the rule file of the rules in ``rules`` into the folder ``target``; returns its path.

    Raises ``BrokenRule`` or ``UserProblem`` for rules that the program would refuse; then there is no file.
    """
    path = pack(rules, target)
    try:
        check_edition(edition_of(path.read_bytes(), path.name), path.name, Reporter())
    except Exception:
        path.unlink()
        raise
    return path


def pack(rules: Path, target: Path) -> Path:
    """The same without judging by them."""
    about = load_about(rules)
    members = {
        f"{FOLDER}/{path.relative_to(rules).as_posix()}": path.read_bytes().replace(b"\r\n", b"\n")
        for path in rules.rglob("*.toml")
    }
    path = target / f"ShopGuard-rules-{about.day.isoformat()}{ENDING}"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(_entry(MANIFEST, about.day), manifest(about, members))
        for name in sorted(members):
            archive.writestr(_entry(name, about.day), members[name])
    return path


def manifest(about: About, members: dict[str, bytes]) -> str:
    """What a rule file says of itself."""
    told = {
        "form": FORM,
        "date": about.day.isoformat(),
        "program": about.program,
        "notes": {"zh": about.note.zh, "en": about.note.en},
        "sha256": {name: hashlib.sha256(members[name]).hexdigest() for name in sorted(members)},
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system = 3  # else it tells on which system it was made
    entry.external_attr = 0o644 << 16
    return entry


def main(argv: list[str]) -> int:
    """Writes the file and says what to put on the download page."""
    target = Path(argv[0]) if argv else Path.cwd()
    path = write_rules_file(ROOT / "resources" / "rules", target)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    print(f"{path}\n{path.stat().st_size} bytes\nSHA-256 {sha256}\n{grouped(sha256)}")  # noqa: T201 - a script
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

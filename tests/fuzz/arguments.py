"""The command line: any arguments, on a folder with a few orders. An exit code of the contract, and never a record of a bug."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from shopguard.app import build_workplace
from shopguard.cli.main import main
from shopguard.core.message import Language, UserProblem
from shopguard.flows.imports.importing import import_files
from shopguard.flows.keeping.backup import make_backup
from shopguard.self_test.drawing import Draw
from shopguard.store import key
from tests.fuzz import file_seeds
from tests.fuzz.target import Ask
from tests.importers.reading_files import NOW

_CODES = frozenset(range(5))
_ORDER = "6900000000000000101"
_LEADS_OUT = re.compile(r"^[~/\\]+|\.\.|^-*data=?[~/]+|=[~/]+")


class _NoWindow:
    """The window that is never shown."""

    def can_show(self) -> bool:
        return False

    def claim(self, data: Path, files: Sequence[Path]) -> bool:
        return False

    def unlock(self, data: Path, language: object, *, hidden: bool) -> bool:
        return False

    def mend(self, data: Path, damage: object, language: object, now: int) -> bool:
        return False

    def run(self, *_: Any, **__: Any) -> int:
        return 0

    def show_problem(self, text: str, language: Language) -> None:
        raise AssertionError("there is no display")

    def screenshot(self, *_: Any, **__: Any) -> None:
        return None

    def chores(self) -> _NoChores:
        return _NoChores()


class _NoChores:
    """What installers ask, where nothing is open and nothing starts with the system."""

    def close_open_one(self, data: Path) -> bool:
        return True

    def is_open(self, data: Path) -> bool:
        return False

    def drop_autostart(self) -> bool:
        return False

    def draw(self) -> Draw:
        raise UserProblem("problem.no_display")


def seeds() -> list[bytes]:
    """Every command with its options, one argument a line."""
    lines = (
        "import a.csv --shop 演示 --as-of 2026-11-20T12:00:00 --json",
        "import a.csv --mapping x",
        "import folder",
        "check --at 2026-11-20 --warn-hours 12 --all --json",
        "check --csv out.csv",
        "penalties --at 2026-11-20T12:00:00 --horizon 48 --handed-over " + _ORDER + " --json",
        "call-sheet --hours 24 --to sheet.xlsx",
        "call-sheet --to sheet.txt",
        "judge-from 2026-01-01",
        "judge-from all",
        "tracks --waybill YT0000000000101 --json",
        "imports 1 --limit 5 --json",
        "undo 1 --with-later",
        "appeal open " + _ORDER + " --clause pickup-timeout --noticed-at 2026-11-20 --json",
        "appeal attach 1 a.csv --item order-facts",
        "appeal show 1 --json",
        "appeal show",
        "rulebook pickup-timeout",
        "rulebook --json",
        "rulebook --sql",
        "rulebook --folder folder",
        "rulebook --no-folder",
        "backup --to b.zip",
        "backup --list --json",
        "restore b.zip",
        "restore b.zip --preview --json",
        "restore --undo",
        "erase " + _ORDER + " --with-open-cases --yes --json",
        "retain --months 3 --preview --json",
        "retain --months 1 --yes",
        "move-out --to m.zip --json",
        "move-in b.zip --keep-aside --json",
        "--password-file p.txt check",
        "password set --new-password-file p.txt --recovery-file r.txt",
        "password recover --recovery-file r.txt --new-password-file p.txt",
        "password remove",
        "verify",
        "mark called " + _ORDER,
        "mark note " + _ORDER + " 演示",
        "switch",
        "--lang en check",
        "--version",
        "--quit",
        "--remove-traces",
        "--remove-traces --and-data",
        "a.csv",
        "--background",
    )
    return [line.replace(" ", "\n").encode() for line in lines]


def ready(folder: Path) -> Ask:
    """The arguments lead nowhere outside the folder of the search."""
    first = folder / "first"
    place = build_workplace(first, "zh")
    made = folder / "a.csv"
    made.write_bytes(next(iter(file_seeds.texts([file_seeds.ORDERS[0]]))))
    import_files(place, [made], now=NOW)
    kept = folder / "b.zip"
    make_backup(place, now=NOW, to=kept)
    place.store.close()
    work = folder / "work"
    os.environ["SHOPGUARD_DATA"] = str(work / "data")
    os.environ["HOME"] = str(work)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

    def ask(content: bytes) -> None:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(first, work / "data")
        (work / "folder").mkdir()
        shutil.copy2(made, work / "a.csv")
        shutil.copy2(kept, work / "b.zip")
        (work / "p.txt").write_text("demo password\n", "utf-8")
        key.forget(work / "data")
        os.chdir(work)
        told = content.replace(b"\0", b"").decode("utf-8", "surrogateescape")  # as a system hands them over
        argv = [_LEADS_OUT.sub("", one) for one in told.split("\n")][:20]
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = _code_of(argv)
        assert code in _CODES, f"exit code {code}: {_recorded(work)}"
        assert "Traceback" not in err.getvalue(), "a traceback reaches the owner"

    return ask


def _code_of(argv: list[str]) -> int:
    try:
        return main(argv, _NoWindow(), lambda: NOW)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1


def _recorded(work: Path) -> str:
    """Which bug the crash record tells: the kind of the error and where it came from."""
    for record in sorted(work.rglob("crashes/*")):
        lines = [
            line.strip() for line in record.read_text("utf-8").splitlines() if "shopguard" in line or "Error" in line
        ]
        return " | ".join(lines[-3:])
    return ""

"""A report for the developers: versions, counts and where it crashed. Never a number, name, path or amount of the shop's."""

from __future__ import annotations

import platform
from pathlib import Path

from shopguard import __version__
from shopguard.core.beijing import iso
from shopguard.core.disk_words import disk_words
from shopguard.core.message import UserProblem
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.workplace import Workplace
from shopguard.store.census import file_census, table_census

NEWEST_CRASHES = 5


def feedback(place: Workplace, now: int) -> str:
    """The report as text (English: it is for developers), to be read by the owner before it goes anywhere."""
    db = place.store.connection()
    parts = [
        _section(
            "Program",
            [
                f"ShopGuard {__version__}",
                f"Python {platform.python_version()} on {platform.system()} {platform.release()} ({platform.machine()})",
                f"language {place.texts.language}, written {iso(now)}",
                f"rules {place.rules.fingerprint[:12]}, problem with own rules: {'yes' if place.rule_problem else 'no'}",
            ],
        ),
        _section("Rows", [f"{name} {count}" for name, count in table_census(db)]),
        _section("Orders by risk", [f"{risk.word} {count}" for risk, count in risk_counts(place).items()]),
        _section("Files", [_file_line(*row) for row in file_census(db)]),
        *(_section("Crash", crash.splitlines()) for crash in _crashes(place.data)),
    ]
    return "\n\n".join(parts) + "\n"


def save_feedback(text: str, path: Path) -> None:
    """Writes what the owner has read. Raises :class:`~shopguard.core.message.UserProblem`."""
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise UserProblem("problem.cannot_write", path=str(path), detail=disk_words(error)) from error


def _section(title: str, lines: list[str]) -> str:
    return "\n".join([f"== {title}", *lines])


def _file_line(kind: str, files: int, rows: int, rejected: int) -> str:
    return f"{kind}: {files} files, {rows} rows, {rejected} rejected"


def _crashes(data: Path) -> list[str]:
    """The newest records; the home folder in them names somebody, and is left out."""
    try:
        records = sorted((data / "crashes").glob("shopguard-crash-*.txt"), reverse=True)[:NEWEST_CRASHES]
        return [_nameless(record.read_text("utf-8", "replace")) for record in records]
    except OSError:
        return []


def _nameless(text: str) -> str:
    return text.replace(str(Path.home()), "~")

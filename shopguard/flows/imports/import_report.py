"""What became of an import: file by file, and what the shop's data still lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from shopguard.core.message import Message
from shopguard.flows.progress import Cancelled


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file. ``rows = added + changed + unchanged + rejected``; refused: the reason, nothing stored.

    ``kind``: orders, parcels, tracks ..., None when it was not recognised. ``rejects_path``: CSV of the rejected rows.
    ``known_by``: who told ``known_as_of`` (owner, name, content). ``newest_at``: the latest thing that has happened in it;
    ``first_at``, ``last_at``: when the first and the last of its orders were placed (else: of its records). ``batch``: the
    import it is remembered under, None where it was refused.
    """

    path: str
    sha256: str | None
    kind: str | None
    known_as_of: int | None
    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    refused: Message | None = None
    rejects_path: Path | None = None
    warnings: tuple[Message, ...] = ()
    reject_examples: tuple[tuple[int, Message], ...] = ()  # (line, why): the first few, for the window
    known_by: str | None = None
    mapping: str | None = None  # the template by which it was read
    newest_at: int | None = None
    first_at: int | None = None
    last_at: int | None = None
    batch: int | None = None
    shop: str | None = None  # the name of the shop whose it was taken for


@dataclass(frozen=True, slots=True)
class Stopped:
    """Where the owner stopped an import. ``left_out``: the file under way, None between two; ``not_begun``: files after it."""

    left_out: str | None
    not_begun: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """All files of one import, and what the shop's data still lacks (which box to tick, which file to add).

    ``notices``: days never exported, a clock that is behind. ``reaches_back_to``: when the
    oldest order was placed, where that is long ago and the owner has not chosen yet from when to judge. ``several_shops``: it is
    worth saying whose each file was taken for.
    """

    files: tuple[FileResult, ...]
    missing: tuple[Message, ...] = field(default=())
    notices: tuple[Message, ...] = ()
    reaches_back_to: int | None = None
    stopped: Stopped | None = None
    several_shops: bool = False


class ImportStopped(Cancelled):
    """The owner stopped an import. ``report``: the files that were done until then, and where it stopped."""

    def __init__(self, files: Iterable[FileResult], left_out: str | None = None, not_begun: int = 0) -> None:
        super().__init__()
        self.report = ImportReport(tuple(files), stopped=Stopped(left_out, not_begun))

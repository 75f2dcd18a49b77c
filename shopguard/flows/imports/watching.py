"""A look into the watched folder: which of its files are new, whole, and exports. Asked again and again, given the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from shopguard.core.message import UserProblem
from shopguard.flows.imports.folder_listing import Entry, Settling, entries_of
from shopguard.flows.imports.importing import reading
from shopguard.flows.imports.mapping_templates import templates
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.importers.candidates import Candidate
from shopguard.importers.source import expand, open_source
from shopguard.store.watched_files import seen_marks, was_imported

RETRY_SECONDS = 60  # before a file that could not be opened is tried again
_AT_ONCE = 50  # files opened in one look
_MOST_MEMBERS = 100  # of an archive; real ones hold a dozen
# Refused now for what may be over soon: another program writes it, a drive is not there for a moment.
_NOT_NOW = frozenset({"problem.held_open", "problem.vanished", "problem.unreadable", "problem.not_there"})
# Refused, but certainly an export: importing it tells the owner what is lacking.
_OURS_ALL_THE_SAME = frozenset({"problem.no_as_of", "problem.no_as_of_mapped", "problem.clock_behind"})


@dataclass(frozen=True, slots=True)
class NewFile:
    """An export that was found. ``there_before``: it lay there when the folder was chosen, or was answered for once."""

    path: Path
    mark: str
    there_before: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What one look saw. ``found``: exports not yet told of; ``others``: marks of what need not be opened again.

    ``present``: the marks of all that lies there; ``unfinished``: another look soon is worth it.
    """

    found: tuple[NewFile, ...]
    others: tuple[str, ...]
    present: frozenset[str]
    unfinished: bool


class FolderWatch:
    """What was seen of one folder since watching it began; not for two threads at once.

    ``existing``: what was there before is looked at, too.
    """

    def __init__(self, place: Workplace, folder: Path, *, existing: bool = False) -> None:
        self.folder = folder
        self._place = place
        self._existing = existing
        self._settling = Settling()
        self._remembered: frozenset[str] | None = None  # of earlier sessions; read with the first look
        self._told: set[str] = set()
        self._not_before: dict[str, int] = {}

    def look(self, now: int, reporter: Reporter | None = None) -> Look:
        """Looks at what is there at ``now``; each file is told of once.

        Raises :class:`~shopguard.core.message.UserProblem` while the folder cannot be read, and
        :class:`~shopguard.flows.progress.Cancelled`.
        """
        reporter = reporter or Reporter()
        entries = entries_of(self.folder)
        if self._remembered is None:
            self._remembered = seen_marks(self._place.store.connection())
        new = [entry for entry in entries if self._is_new(entry.mark)]
        settled = [entry for entry in self._settling.settled(new, now) if self._not_before.get(entry.mark, now) <= now]
        found: list[NewFile] = []
        others: list[str] = []
        for number, entry in enumerate(settled[:_AT_ONCE]):
            reporter.tell("progress.reading", number, len(settled), name=entry.name)
            self._tell_apart(entry, now, found, others)
        delayed = sum(entry.mark in self._not_before for entry in new)
        unfinished = len(found) + len(others) + delayed < len(new)
        return Look(tuple(found), tuple(others), frozenset(entry.mark for entry in entries), unfinished)

    def _is_new(self, mark: str) -> bool:
        assert self._remembered is not None
        return mark not in self._told and (self._existing or mark not in self._remembered)

    def _tell_apart(self, entry: Entry, now: int, found: list[NewFile], others: list[str]) -> None:
        assert self._remembered is not None
        path = self.folder / entry.name
        try:
            ours = self._is_new_export(path, now)
        except _NotNow:
            self._not_before[entry.mark] = now + RETRY_SECONDS
            return
        self._not_before.pop(entry.mark, None)
        self._told.add(entry.mark)
        if ours:
            found.append(NewFile(path, entry.mark, entry.mark in self._remembered))
        else:
            others.append(entry.mark)

    def _is_new_export(self, path: Path, now: int) -> bool:
        """Whether the file, or something in the archive, is an export that is not imported yet. Raises _NotNow."""
        return any(self._is_wanted(candidate, now) for candidate in _candidates(path))

    def _is_wanted(self, candidate: Candidate, now: int) -> bool:
        read_by = replace(reading(), templates=templates(self._place))
        try:
            source = open_source(candidate, now=now, as_of=None, reading=read_by)
        except UserProblem as problem:
            if problem.message.code in _NOT_NOW:
                raise _NotNow from None
            return problem.message.code in _OURS_ALL_THE_SAME
        except Exception:  # nobody asked to read this file: what breaks a reader is taken for no export
            return False
        return not was_imported(self._place.store.connection(), source.sha256)


class _NotNow(Exception):  # noqa: N818 - no error: it is tried again
    """The file cannot be opened at the moment."""


def _candidates(path: Path) -> Iterator[Candidate]:
    yield from expand([path])[:_MOST_MEMBERS]

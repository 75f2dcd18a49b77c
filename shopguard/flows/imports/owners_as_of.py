"""The owner's word for the moment a file was exported, where the file does not tell it: the file is taken again by it."""

from __future__ import annotations

from dataclasses import replace

from shopguard.core.beijing import plain
from shopguard.core.message import UserProblem
from shopguard.flows.imports.importing import NOBODY_ASKED, FileResult, ImportReport, import_files
from shopguard.flows.imports.mapping import file_of
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace

NO_AS_OF = ("problem.no_as_of", "problem.no_as_of_mapped")
_DOUBTED = "warning.later_records"


def can_be_told(result: FileResult) -> bool:
    """Whether the owner may say when the file was exported: its name does not tell, or what was told cannot be right."""
    if result.refused is not None:
        return lacks_moment(result)
    return result.known_by in ("content", "owner") or any(one.code == _DOUBTED for one in result.warnings)


def lacks_moment(result: FileResult) -> bool:
    """Whether the file was refused because nothing tells when it was exported."""
    return result.refused is not None and result.refused.code in NO_AS_OF


def proposed_moment(result: FileResult, now: int) -> int | None:
    """When the file was last written: for a file as it was downloaded, about the moment of export. Only a proposal.

    None where that cannot be the moment of export: before something that happened in the file, or after ``now``.
    """
    try:
        written = int(file_of(result.path).stat().st_mtime)
    except OSError:
        return None
    return written if (result.newest_at or 0) <= written <= now else None


def check_moment(result: FileResult, as_of: int, now: int) -> None:
    """Raises :class:`UserProblem` where the file cannot have been exported at ``as_of``: to come, or before its own records.

    Nor can a moment be taken back that was told too late: what is known up to then stays known, until the import is undone.
    """
    if as_of > now:
        raise UserProblem("problem.exported_later", as_of=plain(as_of))
    if result.newest_at is not None and as_of < result.newest_at:
        raise UserProblem("problem.exported_before", as_of=plain(as_of), newest=plain(result.newest_at))
    if result.known_as_of is not None and as_of < result.known_as_of:
        raise UserProblem("problem.exported_earlier", as_of=plain(as_of), known=plain(result.known_as_of))


def take_again(
    place: Workplace, result: FileResult, as_of: int, *, now: int, reporter: Reporter | None = None
) -> ImportReport:
    """Imports the file once more, as speaking for ``as_of``. Raises :class:`UserProblem` where that cannot be, Cancelled."""
    check_moment(result, as_of, now)
    paths = [file_of(result.path)]
    return import_files(
        place,
        paths,
        now=now,
        as_of=as_of,
        only={result.path},
        mapping=result.mapping,
        shops={result.path: result.shop} if result.shop else NOBODY_ASKED,
        reporter=reporter,
    )


def with_files_of(before: ImportReport, after: ImportReport) -> ImportReport:
    """The later report, with the files of the earlier one that it does not speak of."""
    again = {file.path: file for file in after.files}
    files = [again.pop(file.path, file) for file in before.files]
    return replace(after, files=(*files, *again.values()))

"""Evidence of a case: attach, detach, put back, and what the owner says of a file."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from pathlib import Path

from shopguard.appeals.locker import Original, put
from shopguard.appeals.media import kind_of
from shopguard.appeals.print_copies import make_ready
from shopguard.core.message import CannotOpen, NotThere, UserProblem
from shopguard.core.waybill import normalise_waybill
from shopguard.flows.appeals.case import family_of, stored_appeal
from shopguard.flows.appeals.checking import keep_what_is_in
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store import evidence as rows
from shopguard.store.appeal_causes import fetch_causes
from shopguard.store.appeals import AppealRow

_KILO = 1024
_MOST_REASONS = 3  # sentences about refused files that are told in full


def attach(
    place: Workplace, appeal_id: str, files: Sequence[Path], *, item: str, now: int, reporter: Reporter | None = None
) -> None:
    """Copies the files, byte for byte, into the evidence locker under the checklist slot ``item``.

    A file that cannot be taken is left out, the others are added: then UserProblem is raised after all, which says which
    and why. Raises NotThere for an unknown case or slot. ``reporter`` may cancel; files that were finished before stay.
    """
    row = stored_appeal(place, appeal_id)
    items = _items(place, row)
    if item not in items:
        raise NotThere("problem.no_such_slot", item=item, items=", ".join(items))
    _take_in(place, (row.id,), files, item, now, reporter or Reporter())


def attach_to_cause(
    place: Workplace, cause_ref: int, files: Sequence[Path], *, item: str, now: int, reporter: Reporter | None = None
) -> int:
    """The same for every case of a cause whose checklist has that slot; returns how many cases those are. Raises likewise."""
    causes = {cause.id: cause.appeal_ids for cause in fetch_causes(place.store.connection())}
    if cause_ref not in causes:
        raise NotThere("problem.no_such_cause", cause=cause_ref)
    cases = [stored_appeal(place, appeal_id) for appeal_id in causes[cause_ref]]
    meant = tuple(row.id for row in cases if item in _items(place, row))
    if not meant:
        raise NotThere("problem.no_such_slot", item=item, items=", ".join(_items(place, cases[0])))
    _take_in(place, meant, files, item, now, reporter or Reporter())
    return len(meant)


def detach(place: Workplace, appeal_id: str, item: str, sha256: str, *, now: int) -> None:
    """Takes evidence out of the case (the original stays in the locker). Raises NotThere."""
    row = stored_appeal(place, appeal_id)
    with place.store.transaction() as db:
        if not rows.take_out_evidence(db, row.id, item, sha256, now):
            raise NotThere("problem.no_such_evidence", appeal=row.id, item=item)


def put_back(place: Workplace, appeal_id: str, item: str, sha256: str) -> None:
    """Puts evidence that was taken out into its slot again. Raises NotThere."""
    row = stored_appeal(place, appeal_id)
    with place.store.transaction() as db:
        if not rows.put_back_evidence(db, row.id, item, sha256):
            raise NotThere("problem.no_such_evidence", appeal=row.id, item=item)


def say_of_evidence(
    place: Workplace,
    appeal_id: str,
    item: str,
    sha256: str,
    *,
    from_whom: str = "",
    typed_number: str | None = None,
    period_from: int | None = None,
    period_until: int | None = None,
) -> None:
    """Keeps what the owner reads in a file: who gave it, the number in it, the period it speaks of (unix seconds).

    All four are set; blank means unknown. Raises NotThere, and UserProblem for a period that ends before it begins.
    """
    if period_from is not None and period_until is not None and period_until < period_from:
        raise UserProblem("problem.period_backwards")
    row = stored_appeal(place, appeal_id)
    number = normalise_waybill(typed_number or "") or None
    with place.store.transaction() as db:
        if not rows.update_said(
            db,
            row.id,
            item,
            sha256,
            from_whom=from_whom.strip(),
            typed_number=number,
            period_from=period_from,
            period_until=period_until,
        ):
            raise NotThere("problem.no_such_evidence", appeal=row.id, item=item)


def turn_picture(place: Workplace, appeal_id: str, item: str, sha256: str, turned: int) -> None:
    """Shows and prints a picture turned by ``turned`` quarters clockwise; the original stays as it is. Raises NotThere."""
    row = stored_appeal(place, appeal_id)
    with place.store.transaction() as db:
        if not rows.update_turned(db, row.id, item, sha256, turned % 4):
            raise NotThere("problem.no_such_evidence", appeal=row.id, item=item)
    make_ready(place.data, sha256, turned % 4)


def _items(place: Workplace, row: AppealRow) -> list[str]:
    slots = place.rules.appeals.slots_for(family_of(place, row), row.clause)
    return [slot.item for slot, _needed in slots]


def _take_in(
    place: Workplace, appeal_ids: Sequence[str], files: Sequence[Path], item: str, now: int, reporter: Reporter
) -> None:
    """Each file that can be taken is in the locker and in the cases before the next one is begun."""
    refused: list[UserProblem] = []
    who = _account()
    for file in files:
        try:
            original = _keep(place, file, reporter)
        except CannotOpen:
            raise
        except UserProblem as problem:
            refused.append(problem)
            continue
        keep_what_is_in(place, original.sha256, original.media_type, [stored_appeal(place, one) for one in appeal_ids])
        with place.store.transaction() as db:
            for appeal_id in appeal_ids:
                rows.insert_evidence(db, _evidence_row(appeal_id, item, original, now, who))
        if kind_of(original.media_type) == "picture":
            make_ready(place.data, original.sha256)
    if len(refused) == len(files) == 1:
        raise refused[0]
    if refused:
        raise _some_refused(place, refused, len(files))


def _keep(place: Workplace, file: Path, reporter: Reporter) -> Original:
    def copied(size: int, total: int) -> None:
        reporter.tell("progress.evidence", size // _KILO, total // _KILO, name=file.name)

    return put(place.data, file, most_bytes=place.rules.appeals.files.most_bytes, copied=copied)


def _some_refused(place: Workplace, refused: Sequence[UserProblem], files: int) -> UserProblem:
    """One sentence for several files: what was added, and why the others were not."""
    reasons = [place.texts.say(problem.message) for problem in refused[:_MOST_REASONS]]
    more = ["…"] if len(refused) > _MOST_REASONS else []
    told = place.texts.both("", " ").join(reasons + more)
    return UserProblem("problem.evidence_some_refused", added=files - len(refused), refused=len(refused), reasons=told)


def _account() -> str:
    """The account on this computer; "" where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _evidence_row(appeal_id: str, item: str, original: Original, now: int, who: str) -> rows.EvidenceRow:
    return rows.EvidenceRow(
        appeal_id,
        item,
        original.sha256,
        original.name,
        original.size,
        original.media_type,
        now,
        added_by=who,
        file_time=original.file_time,
        seconds=original.seconds,
    )

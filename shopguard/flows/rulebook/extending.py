"""Announced extensions: add, change, remove, undo; each says how many orders changed colour."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shopguard.checker.judge import Question
from shopguard.checker.keeping import keep_verdicts
from shopguard.core.beijing import day_of
from shopguard.core.extensions import Extension, Terms, extendable_clauses, fault_of, longest_window
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.judging import refresh
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store import extensions as rows
from shopguard.store.extensions import ExtensionRow

_BATCH = 20_000  # orders tried at once: the database stays free for others in between


@dataclass(frozen=True, slots=True)
class Step:
    """What was done: the entry that no longer counts, and the one that counts instead. :func:`undo` takes it back."""

    switched_off: int | None = None
    switched_on: int | None = None


@dataclass(frozen=True, slots=True)
class Extended:
    """A step that was carried out: so many orders were judged again, so many of them changed colour."""

    step: Step
    judged: int
    recoloured: int


def list_extensions(place: Workplace) -> list[ExtensionRow]:
    """What counts, the latest period first; then what came with the program and the owner switched off."""
    found = rows.fetch_extensions(place.store.connection())
    return [row for row in found if not row.removed] + [row for row in found if row.removed and row.shipped]


def count_recoloured(place: Workplace, now: int, reporter: Reporter | None = None) -> dict[int, int]:
    """For each entry that counts, by its ref: how many orders would have another colour at ``now`` without it.

    Two entries that do the same for an order change nothing by themselves. Nothing of the trial is stored.
    """
    reporter = reporter or Reporter()
    refresh(place, now, reporter)
    counting = [row for row in rows.fetch_extensions(place.store.connection()) if not row.removed]
    return {row.ref: _recoloured_without(place, row, now, reporter) for row in counting}


def add(place: Workplace, extension: Extension, *, now: int) -> Extended:
    """A new entry. Raises UserProblem where it cannot be used; then nothing has changed."""
    extension = _checked(place, extension, now)
    return _carry_out(place, Step(), now, new=extension)


def change(place: Workplace, ref: int, extension: Extension, *, now: int) -> Extended:
    """Puts an entry in another's place; a shipped one is switched off by it. Raises UserProblem, NotThere."""
    extension = _checked(place, extension, now)
    return _carry_out(place, Step(switched_off=ref), now, new=extension)


def remove(place: Workplace, ref: int, *, now: int) -> Extended:
    """Takes an entry out. Raises NotThere."""
    return _carry_out(place, Step(switched_off=ref), now)


def bring_back(place: Workplace, ref: int, *, now: int) -> Extended:
    """Lets an entry count again that was taken out. Raises NotThere."""
    return _carry_out(place, Step(switched_on=ref), now)


def undo(place: Workplace, step: Step, *, now: int) -> Extended:
    """Takes a step back; undoing the step that comes of it does it again. Raises NotThere."""
    return _carry_out(place, Step(switched_off=step.switched_on, switched_on=step.switched_off), now)


def _checked(place: Workplace, extension: Extension, now: int) -> Extension:
    tidy = replace(extension, note=" ".join(extension.note.split()), source=extension.source.strip())
    fault = fault_of(tidy, place.rulebook.provinces, extendable_clauses(place.rulebook))
    if fault is not None:
        raise UserProblem(f"problem.extension_{fault.flaw}", about=fault.about)
    if tidy.read_on > day_of(now):
        raise UserProblem("problem.extension_read_later", day=tidy.read_on.isoformat())
    return tidy


def _carry_out(place: Workplace, step: Step, now: int, *, new: Extension | None = None) -> Extended:
    """Switches rows, stores ``new``, and judges again the orders whose clocks may run in the old or the new period."""
    refresh(place, now)  # what time and imports changed is not to be counted
    with place.store.transaction() as db:
        concerned = [_switch(place, ref, removed=True) for ref in (step.switched_off,) if ref is not None]
        concerned += [_switch(place, ref, removed=False) for ref in (step.switched_on,) if ref is not None]
        if new is not None:
            step = replace(step, switched_on=rows.insert_extension(db, new, told_at=now))
            concerned.append(new.terms)
        for terms in concerned:
            rows.touch_concerned(db, terms, longest_window(place.rulebook), place.rulebook.provinces)
        before = rows.touched_risks(db)
    judged = refresh(place, now).judged
    return Extended(step, judged, _differing(before, rows.risks_of(place.store.connection(), before)))


def _switch(place: Workplace, ref: int, *, removed: bool) -> Terms:
    """Switches a row and returns its terms; one that stands so already was changed elsewhere in the meantime."""
    db = place.store.connection()
    row = rows.fetch_extension(db, ref)
    if row is None or row.removed == removed:
        raise NotThere("problem.no_such_extension")
    rows.switch(db, ref, removed=removed)
    return row.extension.terms


def _recoloured_without(place: Workplace, row: ExtensionRow, now: int, reporter: Reporter) -> int:
    db = place.store.connection()
    book = place.rulebook
    concerned = rows.concerned_orders(db, row.extension.terms, longest_window(book), book.provinces)
    count = 0
    for start in range(0, len(concerned), _BATCH):
        reporter.tell("progress.judging", start, len(concerned))
        batch = concerned[start : start + _BATCH]
        with rows.as_if_removed(db, row.ref):
            before = rows.risks_of(db, batch)
            keep_verdicts(db, book, Question(now), batch)
            count += _differing(before, rows.risks_of(db, batch))
    return count


def _differing(before: dict[int, int], after: dict[int, int]) -> int:
    return sum(after.get(ref) != risk for ref, risk in before.items())

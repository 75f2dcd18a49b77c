"""The checklist's slots as data: what each is for, what must be visible in it, when it proves little. Read from ``appeals.toml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

from shopguard.appeals.media import Kind
from shopguard.core.rule_table import RuleTable
from shopguard.core.rulebook import Bilingual

FilledBy = Literal["owner", "order", "track"]
CheckName = Literal["legible", "number-equal", "names-order", "period-covers"]
EVERY_CASE = "any"  # in needed_for and useful_for: whatever family and clause


@dataclass(frozen=True, slots=True)
class Weak:
    """Why what is in a slot proves little: where all its files are of these kinds (none named: of any kind) and none of the
    slots ``unless`` is filled."""

    kinds: frozenset[Kind]
    unless: frozenset[str]
    words: Bilingual


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of the checklist. ``needed_for`` and ``useful_for`` hold families and clause ids, ``not_for`` clause ids it never
    belongs to.

    ``weight``: how much it decides; what is missing most has the highest. ``shared``: one file may serve several cases.
    ``kinds``: of files that can be what is wanted, none = any.
    ``announcements``: an announcement of the platform that is added to the case fills it too.
    """

    item: str
    filled_by: FilledBy
    weight: int
    title: Bilingual
    why: Bilingual
    how: Bilingual
    visible: Bilingual
    weak: tuple[Weak, ...]
    checks: tuple[CheckName, ...]
    needed_for: frozenset[str]
    useful_for: frozenset[str]
    not_for: frozenset[str]
    shared: bool
    announcements: bool
    kinds: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class ShownBy:
    """Where the files show that the order is in the right for one of these reasons (``why`` of a finding), this shows it."""

    why: frozenset[str]
    needed: frozenset[str]


def choose_slots(
    slots: Sequence[Slot], shown_by: Sequence[ShownBy], family: str, clause: str, why: str | None
) -> list[tuple[Slot, bool]]:
    """The slots of a case, with whether each is needed; in the file's order.

    ``why``: the reason for which the files show the order in the right, None where they do not. Then only what shows it is
    needed: nobody has to explain a delay that did not happen.
    """
    names = {EVERY_CASE, family, clause}
    about = [slot for slot in slots if clause not in slot.not_for and names & (slot.needed_for | slot.useful_for)]
    shown = next((one.needed for one in shown_by if why in one.why), None)
    return [(slot, slot.item in shown if shown is not None else bool(names & slot.needed_for)) for slot in about]


def read_slots(table: RuleTable) -> tuple[Slot, ...]:
    """The tables ``slots``. Raises :class:`~shopguard.core.rule_table.BrokenRule`."""
    slots = tuple(_slot(entry) for entry in table.tables("slots"))
    items = [slot.item for slot in slots]
    twice = [item for item in items if items.count(item) > 1]
    if twice:
        raise table.broken("slots", f"item {twice[0]} stands twice")
    _check_items(table, "slots", {name for slot in slots for weak in slot.weak for name in weak.unless}, items)
    return slots


def read_shown_by(table: RuleTable, slots: Sequence[Slot]) -> tuple[ShownBy, ...]:
    """The tables ``shown_by``. Raises :class:`~shopguard.core.rule_table.BrokenRule`."""
    shown = []
    for entry in table.tables("shown_by", needed=False):
        shown.append(ShownBy(frozenset(_words(entry, "why")), frozenset(_words(entry, "needed"))))
        _check_items(entry, "needed", shown[-1].needed, [slot.item for slot in slots])
        entry.done()
    return tuple(shown)


def _check_items(table: RuleTable, key: str, named: set[str] | frozenset[str], items: Sequence[str]) -> None:
    strangers = sorted(named - set(items))
    if strangers:
        raise table.broken(key, f"there is no slot {strangers[0]!r}")


def _slot(table: RuleTable) -> Slot:
    slot = Slot(
        item=table.text("item"),
        filled_by=cast(FilledBy, table.choice("filled_by", get_args(FilledBy))),
        weight=table.number("weight"),
        title=table.both("title"),
        why=table.both("why"),
        how=table.both("how"),
        visible=table.both("visible"),
        weak=tuple(_weak(entry) for entry in table.tables("weak", needed=False)),
        checks=cast("tuple[CheckName, ...]", _chosen(table, "checks", get_args(CheckName))),
        needed_for=frozenset(_words(table, "needed_for")),
        useful_for=frozenset(_words(table, "useful_for")),
        not_for=frozenset(_words(table, "not_for")),
        shared=bool(table.take("shared", bool, False)),
        announcements=bool(table.take("announcements", bool, False)),
        kinds=frozenset(cast("tuple[Kind, ...]", _chosen(table, "kinds", get_args(Kind)))),
    )
    table.done()
    return slot


def _weak(table: RuleTable) -> Weak:
    kinds = cast("tuple[Kind, ...]", _chosen(table, "kinds", get_args(Kind)))
    weak = Weak(frozenset(kinds), frozenset(_words(table, "unless")), Bilingual(table.text("zh"), table.text("en")))
    table.done()
    return weak


def _chosen(table: RuleTable, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    words = _words(table, key)
    unknown = [word for word in words if word not in known]
    if unknown:
        raise table.broken(key, f"{unknown[0]!r} is none of {', '.join(known)}")
    return words


def _words(table: RuleTable, key: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", table.take(key, list, [])))

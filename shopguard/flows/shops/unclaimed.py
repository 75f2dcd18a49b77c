"""The files whose shop has to be asked for, before they are imported. Nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from shopguard.core.message import UserProblem
from shopguard.core.shop_words import sign_of
from shopguard.flows.imports.importing import reading
from shopguard.flows.imports.mapping_templates import templates
from shopguard.flows.progress import Reporter
from shopguard.flows.settings import remember
from shopguard.flows.shops.known_shops import ALL_ONE_SHOPS, Whose, has_only_shop_orders, known_shops, told_apart
from shopguard.flows.shops.whose_file import knows_none_of, shop_by_orders
from shopguard.flows.workplace import Workplace
from shopguard.importers.candidates import Candidate
from shopguard.importers.reading import Reading
from shopguard.importers.source import SourceFile, expand, open_source

_EXPORT, _PARCEL_LIST = "orders", "parcels"  # the other kinds speak of orders that have their shop


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A file of which nothing tells the shop. ``sign``: what of its path may be remembered, None where it is like any other's.

    ``only_shop``: the name of the one shop there is, where it may be that one's or a second one's.
    """

    path: str
    name: str
    kind: str
    sign: str | None
    only_shop: str | None = None


def unclaimed_files(
    place: Workplace,
    paths: Sequence[Path],
    *,
    now: int,
    only: Set[str] = frozenset(),
    mapping: str | None = None,
    reporter: Reporter | None = None,
) -> tuple[Unclaimed, ...]:
    """Of the files behind ``paths`` (``only``: of these, see ``import_files``) those whose shop has to be asked for.

    Where there is a single shop: the exports of which it knows no order, once it has orders; until the owner has said that all are
    its own (:func:`all_are_one_shops`). What cannot be read is left to the import, which says why.
    Raises :class:`~shopguard.flows.progress.Cancelled`.
    """
    whose, reporter = known_shops(place), reporter or Reporter()
    wanted = [one for one in expand(paths) if not only or one.path in only]
    if not whose.several:
        return _of_a_second_shop(place, whose, wanted, now, mapping, reporter)
    asked = [one for one in wanted if whose.by_path(one.path) is None]
    read_by = replace(reading(), templates=templates(place)) if asked else None
    found: list[Unclaimed] = []
    beside_export = False
    for number, candidate in enumerate(asked):
        reporter.tell("progress.reading", number, len(asked), name=candidate.name)
        source = _opened(candidate, now, read_by, mapping)
        if source is None or source.kind not in (_EXPORT, _PARCEL_LIST):
            continue
        beside_export |= source.kind == _EXPORT
        if shop_by_orders(place, whose, source) is None:
            found.append(Unclaimed(candidate.path, candidate.name, source.kind, sign_of(candidate.path)))
    if found and not beside_export:
        others = (_opened(one, now, read_by, mapping) for one in wanted if one not in asked)
        beside_export = any(source is not None and source.kind == _EXPORT for source in others)
    # a parcel list's orders are told by the export beside it, which is imported before it
    return tuple(one for one in found if one.kind == _EXPORT or not beside_export)


def all_are_one_shops(place: Workplace) -> None:
    """The owner has said it: exports of which no order is known are the only shop's; it is not asked again."""
    remember(place, ALL_ONE_SHOPS, "1")


def _of_a_second_shop(
    place: Workplace, whose: Whose, wanted: Sequence[Candidate], now: int, mapping: str | None, reporter: Reporter
) -> tuple[Unclaimed, ...]:
    if not has_only_shop_orders(place):
        return ()
    (shop,) = told_apart(place)
    asked = [one for one in wanted if whose.by_path(one.path) is None]
    read_by = replace(reading(), templates=templates(place)) if asked else None
    found: list[Unclaimed] = []
    for number, candidate in enumerate(asked):
        reporter.tell("progress.reading", number, len(asked), name=candidate.name)
        source = _opened(candidate, now, read_by, mapping)
        if source is None or source.kind != _EXPORT:
            continue
        if not knows_none_of(place, source):
            return ()  # what is exported together is of one shop
        found.append(Unclaimed(candidate.path, candidate.name, source.kind, sign_of(candidate.path), shop.name))
    return tuple(found)


def _opened(candidate: Candidate, now: int, read_by: Reading | None, mapping: str | None) -> SourceFile | None:
    if candidate.problem is not None or read_by is None:
        return None
    try:
        return open_source(candidate, now=now, as_of=None, reading=read_by, mapping=mapping, may_guess=True)
    except UserProblem:
        return None

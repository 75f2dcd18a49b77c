"""Tags: the owner tells what no export carries, of an order, of several or of a product; it can be undone and done again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.core.message import NotThere, UserProblem
from shopguard.core.tags import TAGS, Source
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from shopguard.store import tags as rows
from shopguard.store.save_orders import order_refs
from shopguard.store.store import Store
from shopguard.store.traits import held_tags


@dataclass(frozen=True, slots=True)
class Product:
    """A product, meaning all orders with a line of it. ``key``: its id, or its name where no file tells the id."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """A tag is set (``at``: unix seconds, for a tag that is a moment) or ``taken_away``."""

    name: str
    at: int | None = None
    taken_away: bool = False


@dataclass(frozen=True, slots=True)
class Tagged:
    """What was said in one go: the action, when it was made, its tags, and how many orders it is about."""

    action: int
    made_at: int
    names: tuple[str, ...]
    orders: int


@dataclass(frozen=True, slots=True)
class KnownTag:
    """A tag there is, in words. ``cards``: the clauses it speaks to, as the platform calls them."""

    name: str
    label: str
    help: str
    moment: bool
    may_lie_ahead: bool
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag that holds for an order. ``at``: its moment; ``product``: which product brings it (``Source.PRODUCT``)."""

    name: str
    label: str
    at: int | None
    source: Source
    product: str


def known_tags(place: Workplace) -> tuple[KnownTag, ...]:
    """All tags there are, in the order in which they are shown."""
    cards = {clause.id: clause.card[place.texts.language] for clause in place.rulebook.clauses}
    return tuple(
        KnownTag(
            name=tag.id,
            label=_label(place, tag.id),
            help=place.texts.word(f"tag_help.{tag.id}"),
            moment=tag.moment,
            may_lie_ahead=tag.may_lie_ahead,
            cards=tuple(cards[clause] for clause in tag.clauses if clause in cards),
        )
        for tag in TAGS.values()
    )


def tags_of(place: Workplace, order_id: str) -> tuple[TagView, ...]:
    """The tags that hold for an order, each with where it comes from. Raises NotThere."""
    db = place.store.connection()
    refs = known_orders(place.store, [order_id])
    with rows.orders_listed(db, refs):
        held = {row["name"]: row for row in held_tags(db)}
    return tuple(
        TagView(name, _label(place, name), row["at"], Source(row["source"]), row["called"] or "")
        for name in TAGS
        if (row := held.get(name)) is not None
    )


def set_tags(place: Workplace, about: Sequence[str] | Product, changes: Sequence[Change], now: int) -> Tagged:
    """Sets and takes away tags of these orders (numbers) or of a product, all or none, and judges them again.

    Raises NotThere for an order, product or tag that is not there, UserProblem for a moment that cannot be.
    """
    for change in changes:
        _check(place, change, now)
    if not about or not changes:
        raise UserProblem("problem.nothing_to_tag")
    with place.store.transaction() as db:
        if isinstance(about, Product):
            subjects: list[tuple[int | None, str | None]] = [(None, about.key)]
            refs = rows.orders_of_product(db, about.key)
            if not refs:
                raise NotThere("problem.product_not_there", product=about.name)
        else:
            refs = known_orders(place.store, about)
            subjects = [(ref, None) for ref in refs]
        said = (
            rows.Said(ref, product, change.name, change.at, not change.taken_away)
            for ref, product in subjects
            for change in changes
        )
        action = rows.add_action(db, now, said)
        rows.derive_tagged(db, refs)
    refresh(place, now)
    return Tagged(action, now, tuple(change.name for change in changes), len(refs))


def known_orders(store: Store, order_ids: Sequence[str]) -> list[int]:
    """The refs of the orders, each once, in the order given. Raises NotThere for the first that is not there."""
    numbers = list(dict.fromkeys(order_id.strip() for order_id in order_ids))
    refs = order_refs(store.connection(), numbers)
    for number in numbers:
        if number not in refs:
            raise NotThere("problem.order_not_there", order=number)
    return [refs[number] for number in numbers]


def _check(place: Workplace, change: Change, now: int) -> None:
    tag = TAGS.get(change.name)
    if tag is None:
        raise NotThere("problem.no_such_tag", name=change.name, names=", ".join(TAGS))
    label = _label(place, tag.id)
    if change.at is not None and not tag.moment:
        raise UserProblem("problem.tag_has_no_moment", tag=label)
    if tag.moment and not change.taken_away:
        if change.at is None:
            raise UserProblem("problem.tag_needs_moment", tag=label)
        if change.at > now and not tag.may_lie_ahead:
            raise UserProblem("problem.tag_in_future", tag=label)


def _label(place: Workplace, name: str) -> str:
    return place.texts.word(f"tag.{name}")

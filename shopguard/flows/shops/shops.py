"""The shops: their names, colours and letters, which is the usual one, and what stands in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shopguard.core.finding import Risk
from shopguard.core.message import NotThere, UserProblem
from shopguard.core.shop_marks import SHOP_COLOURS, shop_letters
from shopguard.core.shop_words import sign_in_words, written_alike
from shopguard.flows.shops.known_shops import told_apart
from shopguard.flows.shops.shops_in_views import rename_in_views
from shopguard.flows.workplace import DEFAULT_SHOP, Workplace
from shopguard.store import shops as rows

MOST_CHARACTERS = 30  # of a name


@dataclass(frozen=True, slots=True)
class Sign:
    """What of a file's path tells its shop: ``words`` of its name, or of the ``folder`` it lies in."""

    sign: str
    folder: bool
    words: str


@dataclass(frozen=True, slots=True)
class Shop:
    """One shop. ``name``: as stored, ``word``: as shown; ``letter`` stands beside the colour, no two shops have the same.

    ``usual``: files that tell no shop are this one's. ``named``: the owner, or a file, gave it a name. ``has_data``: files brought it.
    """

    ref: int
    name: str
    word: str
    colour: str
    letter: str
    usual: bool
    named: bool
    has_data: bool = False
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class ShopTotal:
    """What is the matter in one shop: how many orders are violated, due or to be watched, and what they cost now (fen)."""

    shop: Shop
    by_risk: Mapping[Risk, int]
    yuan_fen: int


def shops(place: Workplace) -> tuple[Shop, ...]:
    """All shops, in the order they came."""
    db = place.store.connection()
    found = rows.fetch_shops(db)
    letters = shop_letters([place.shop_in_words(shop.name) for shop in found])
    usual = rows.usual_shop(db)
    signs: dict[int, list[Sign]] = {}
    for sign, ref in rows.shop_signs(db).items():
        signs.setdefault(ref, []).append(Sign(sign, *sign_in_words(sign)))
    return tuple(
        Shop(
            ref=shop.ref,
            name=shop.name,
            word=(word := place.shop_in_words(shop.name)),
            colour=shop.colour,
            letter=letters[word],
            usual=shop.ref == usual or (usual is None and shop.name == DEFAULT_SHOP),
            named=shop.name != DEFAULT_SHOP,
            has_data=rows.has_data(db, shop.ref),
            signs=tuple(signs.get(shop.ref, ())),
        )
        for shop in found
    )


def shop_totals(place: Workplace) -> tuple[ShopTotal, ...]:
    """The shops that have orders, each with what is the matter in it; () where there is a single one."""
    db = place.store.connection()
    if rows.number_of_shops(db) < 2:
        return ()
    counts: dict[int, dict[Risk, int]] = {}
    yuan: dict[int, int] = {}
    for one in rows.shop_counts(db):
        counts.setdefault(one.shop_ref, {})[Risk(one.risk)] = one.orders
        yuan[one.shop_ref] = yuan.get(one.shop_ref, 0) + one.yuan_fen
    with_orders = [shop for shop in shops(place) if shop.ref in counts or rows.brought_orders(db, shop.ref)]
    found = tuple(ShopTotal(shop, counts.get(shop.ref, {}), yuan.get(shop.ref, 0)) for shop in with_orders)
    return found if len(found) > 1 else ()


def add_shop(place: Workplace, name: str) -> Shop:
    """One more shop. Raises UserProblem for a name that cannot be."""
    name = _checked(place, name)
    with place.store.transaction() as db:
        ref = rows.shop_ref(db, name)
    return _shop(place, ref)


def rename_shop(place: Workplace, ref: int, name: str) -> Shop:
    """Another name for a shop, with all that is known of it; the unnamed one stays that of files that tell none.

    Raises UserProblem for a name that cannot be, NotThere for a shop that is not there.
    """
    before = _shop(place, ref)
    if name.strip() == before.name:
        return before
    name = _checked(place, name, but=ref)
    with place.store.transaction() as db:
        rows.rename_shop(db, ref, name)
        if before.usual:
            rows.keep_usual_shop(db, ref)
    rename_in_views(place, before.name, name)
    return _shop(place, ref)


def colour_shop(place: Workplace, ref: int, colour: str) -> Shop:
    """Another colour, one of :data:`~shopguard.core.shop_marks.SHOP_COLOURS`. Raises NotThere."""
    if colour not in SHOP_COLOURS:
        raise NotThere("problem.no_such_colour", colour=colour)
    _shop(place, ref)
    with place.store.transaction() as db:
        rows.colour_shop(db, ref, colour)
    return _shop(place, ref)


def make_usual(place: Workplace, ref: int) -> Shop:
    """Files that tell no shop are this one's from now on. Raises NotThere."""
    _shop(place, ref)
    with place.store.transaction() as db:
        rows.keep_usual_shop(db, ref)
    return _shop(place, ref)


def one_shop_is_usual(place: Workplace) -> None:
    """Where there is one shop, and it has a name, what the window imports is that shop's, and not an unnamed second one's."""
    found = told_apart(place)
    if len(found) == 1 and found[0].name != DEFAULT_SHOP and rows.usual_shop(place.store.connection()) is None:
        make_usual(place, found[0].ref)


def remove_shop(place: Workplace, ref: int) -> None:
    """Removes a shop of which no file told anything. Raises UserProblem where one did, NotThere."""
    shop = _shop(place, ref)
    with place.store.transaction() as db:
        if rows.has_data(db, ref):
            raise UserProblem("problem.shop_has_files", shop=shop.word)
        rows.remove_shop(db, ref)


def remember_signs(place: Workplace, told: Mapping[str, str], now: int) -> None:
    """Remembers of each sign which shop (name) it tells; a shop that is new is added."""
    with place.store.transaction() as db:
        rows.keep_signs(db, [(sign, rows.shop_ref(db, name)) for sign, name in told.items()], now)


def forget_sign(place: Workplace, sign: str) -> None:
    """The sign tells no shop any more; what was imported stays where it is."""
    with place.store.transaction() as db:
        rows.forget_sign(db, sign)


def _shop(place: Workplace, ref: int) -> Shop:
    found = next((shop for shop in shops(place) if shop.ref == ref), None)
    if found is None:
        raise NotThere("problem.shop_not_there")
    return found


def _checked(place: Workplace, name: str, *, but: int = 0) -> str:
    """The name without blanks around it; no two shops may have names that look alike."""
    name = " ".join(name.split())
    if not name or name == DEFAULT_SHOP or name == place.shop_in_words(DEFAULT_SHOP):
        raise UserProblem("problem.shop_without_name")
    if len(name) > MOST_CHARACTERS:
        raise UserProblem("problem.shop_name_long", most=MOST_CHARACTERS)
    for shop in rows.fetch_shops(place.store.connection()):
        if shop.ref != but and written_alike(shop.name) == written_alike(name):
            raise UserProblem("problem.shop_name_taken", shop=shop.name)
    return name

"""What of a file's path tells its shop, as it is known when an import begins. Light: no readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from shopguard.core.shop_words import named_shop, signed_shop
from shopguard.flows.settings import remembered
from shopguard.flows.workplace import DEFAULT_SHOP, Workplace
from shopguard.store.shops import ShopRow, brought_orders, fetch_shops, shop_signs, usual_shop

ALL_ONE_SHOPS: Final = "all_files_are_the_one_shops"  # the setting: the owner has said so


@dataclass(frozen=True, slots=True)
class Whose:
    """The shops as they are known when an import begins.

    ``names``: ref to name; ``signs``: see :mod:`shopguard.core.shop_words`; ``usual``: the name of the shop of all other files.
    ``several``: there is more than one whose orders have to be told apart.
    """

    names: Mapping[int, str]
    signs: Mapping[str, int]
    usual: str
    several: bool

    @property
    def others(self) -> bool:
        """Whether there is any shop but the usual one: else there is nothing to tell apart."""
        return any(name != self.usual for name in self.names.values())

    def by_path(self, path: str) -> str | None:
        """The shop that name, folder or sign tell; None where they tell none."""
        named = named_shop(path, (name for name in self.names.values() if name != DEFAULT_SHOP))
        if named is not None:
            return named
        return self.names.get(signed_shop(path, self.signs) or 0)


def known_shops(place: Workplace) -> Whose:
    """What is known of the shops now."""
    db = place.store.connection()
    names = {shop.ref: shop.name for shop in fetch_shops(db)}
    usual = names.get(usual_shop(db) or 0, DEFAULT_SHOP)
    return Whose(names, shop_signs(db), usual, several=len(told_apart(place)) > 1)


def told_apart(place: Workplace) -> tuple[ShopRow, ...]:
    """The shops with a name, and the unnamed one where it has orders: files that tell no shop may have brought none."""
    db = place.store.connection()
    return tuple(shop for shop in fetch_shops(db) if shop.name != DEFAULT_SHOP or brought_orders(db, shop.ref))


def has_only_shop_orders(place: Workplace) -> bool:
    """Whether there is a single shop, it has orders, and the owner has not said yet that all files are its own."""
    found = told_apart(place)
    asked = len(found) == 1 and not remembered(place, ALL_ONE_SHOPS)
    return asked and brought_orders(place.store.connection(), found[0].ref)

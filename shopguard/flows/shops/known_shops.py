"""What of a file's path tells its shop, as it is known when an import begins. Light: no readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shopguard.core.shop_words import named_shop, signed_shop
from shopguard.flows.workplace import DEFAULT_SHOP, Workplace
from shopguard.store.shops import brought_orders, fetch_shops, shop_signs, usual_shop


@dataclass(frozen=True, slots=True)
class Whose:
    """The shops as they are known when an import begins; with a single one there is nothing to tell apart.

    ``names``: ref to name; ``signs``: see :mod:`shopguard.core.shop_words`; ``usual``: the name of the shop of all other files.
    ``several``: there is more than one whose orders have to be told apart.
    """

    names: Mapping[int, str]
    signs: Mapping[str, int]
    usual: str
    several: bool

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
    with_orders = [ref for ref, name in names.items() if name != DEFAULT_SHOP or brought_orders(db, ref)]
    return Whose(names, shop_signs(db), names.get(usual_shop(db) or 0, DEFAULT_SHOP), len(with_orders) > 1)

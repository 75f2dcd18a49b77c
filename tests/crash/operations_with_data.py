"""What is done with the shop's data: importing, judging, evidence, undo, settings."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from shopguard.core.beijing import DAY
from tests.crash.operation import Operation, nothing, some
from tests.crash.shop import Shop

if TYPE_CHECKING:
    from shopguard.flows.workplace import Workplace


def import_first(shop: Shop, files: int = 7) -> int:
    """The first day's files."""
    return shop.call("import", *shop.first_day[:files], "--json")


def import_second(shop: Shop, files: int = 6) -> int:
    """The next day's files, a day later."""
    return _on_the_next_day(shop).call("import", *shop.second_day[:files], "--json")


def _on_the_next_day(shop: Shop) -> Shop:
    return replace(shop, now=shop.now + DAY)


def import_two_days(shop: Shop) -> int:
    """Both, one after the other."""
    return import_first(shop) or import_second(shop)


def _judge(shop: Shop) -> int:
    """Half a day later: what the window does each minute."""
    from shopguard.flows.judging import refresh

    return shop.do(lambda place: refresh(place, shop.now + DAY // 2).judged)


def _warn_earlier(shop: Shop) -> int:
    return shop.do(lambda place: place.settings.set("warn_hours", 30))


def _judge_all(shop: Shop) -> int:
    """The owner wants to be warned earlier: every order is judged anew."""
    from shopguard.flows.judging import refresh

    def both(place: Workplace) -> int:
        place.settings.set("warn_hours", 30)
        return refresh(place, shop.now).judged

    return shop.do(both)


_CASE = "A20261120-001"  # the first case of that day


def _open_case(shop: Shop) -> str:
    """A case for the first order that broke a rule; its id."""
    orders = shop.answer("check")["orders"]
    order, clause = next(
        (order["order_id"], finding["clause"])
        for order in orders
        for finding in order["findings"]
        if finding["state"] == "breached" and finding["clause"] != "out-of-stock"
    )
    return str(shop.answer("appeal", "open", order, "--clause", clause)["id"])


def _with_a_case(shop: Shop) -> int:
    import_first(shop)
    return 0 if _open_case(shop) == _CASE else 1


def _attach(shop: Shop, files: int = 3) -> int:
    code = shop.call("appeal", "attach", _CASE, *shop.pictures[:files], "--item", "waybill-stub")
    if code == 0:
        sys.stdout.write("attached\n")
    return code


def with_evidence(shop: Shop) -> int:
    """The first day, and a case that holds three files."""
    return _with_a_case(shop) or _attach(shop)


def _undo(shop: Shop) -> int:
    return _on_the_next_day(shop).call("undo", "2")


_SET: Mapping[str, int | str | bool] = MappingProxyType({"warn_hours": 20, "language": "en", "text_size": 125})


def _set(shop: Shop, values: int = 3) -> int:
    def each(place: Workplace) -> str:
        for name, value in list(_SET.items())[:values]:
            place.settings.set(name, value)
            sys.stdout.write(f"{name}\n")
        return "all"

    return shop.do(each)


def _attached(said: str, parts: int) -> int:
    """Also a refused file is answered with what is in the slot now."""
    return parts if said.endswith("attached\n") else 0


def _lines(said: str, parts: int) -> int:
    return min(said.count("\n"), parts)


WITH_DATA = (
    Operation("first import", nothing, import_first, some(import_first, 7)),
    Operation("import of changes", import_first, import_second, some(import_second, 6)),
    Operation("judging what is due", import_first, _judge, (_judge,)),
    Operation("judging everything", import_first, _judge_all, (_warn_earlier, _judge_all)),
    Operation("attaching evidence", _with_a_case, _attach, some(_attach, 3), told=_attached),
    Operation("undo of an import", import_two_days, _undo, (_undo,), again_codes=frozenset((0, 1))),
    Operation("settings", import_first, _set, some(_set, 3), told=_lines),
)

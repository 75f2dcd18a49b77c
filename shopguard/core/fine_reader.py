"""From ``fines.toml`` to dated fines. A broken value names file and key."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import cast, get_args

from shopguard.core.beijing import HOUR
from shopguard.core.cited import Family
from shopguard.core.fine_rules import Applies, Fine, FineTier
from shopguard.core.rule_dates import check_dates
from shopguard.core.rule_shares import optional_share, share
from shopguard.core.rule_table import RuleTable

FAMILIES: tuple[Family, ...] = get_args(Family)
KINDS_OF_FINED: tuple[Applies, ...] = get_args(Applies)


def read_fines(file: Mapping[str, object]) -> tuple[Fine, ...]:
    """The fines of the file's table. Raises :class:`~shopguard.core.rule_table.BrokenRule`."""
    table = RuleTable(file, "fines.toml")
    fines = tuple(_fine(entry) for entry in table.tables("fines"))
    table.done()
    for family in FAMILIES:
        for kind in KINDS_OF_FINED:
            dated = [fine for fine in fines if (fine.family, fine.applies) == (family, kind)]
            check_dates(dated, f"fines.toml: {family} ({kind})")
    return fines


def _fine(table: RuleTable) -> Fine:
    fine = Fine(
        family=cast(Family, table.choice("family", FAMILIES)),
        applies=cast(Applies, table.choice("applies", KINDS_OF_FINED, "general")),
        start=table.day("from"),
        end=table.day("until"),
        tiers=tuple(_tier(entry) for entry in table.tables("tiers")),
        most_per_order=table.optional_number("most_per_order"),
        most_per_shop_day_yuan=table.optional_number("most_per_shop_day_yuan"),
        money_back=bool(table.take("money_back", bool, False)),
        citation=table.citation(),
    )
    if not fine.tiers:
        raise table.broken("tiers", "is empty")
    table.done()
    return fine


def _tier(table: RuleTable) -> FineTier:
    over, up_to = table.optional_number("promise_over_hours"), table.optional_number("promise_up_to_hours")
    fixed = table.optional_number("fixed_yuan")
    rate, rate_most = (None, None) if fixed is not None else _rates(table)
    tier = FineTier(
        over=None if over is None else over * HOUR,
        up_to=None if up_to is None else up_to * HOUR,
        rate=rate,
        least_yuan=table.number("least_yuan") if fixed is None else fixed,
        most_yuan=table.number("most_yuan") if fixed is None else fixed,
        paid_from_yuan=table.optional_number("paid_from_yuan"),
        paid_under_yuan=table.optional_number("paid_under_yuan"),
        rate_most=rate_most,
        possible_yuan=table.optional_number("possible_yuan"),
    )
    if tier.least_yuan > tier.most_yuan:
        raise table.broken("least_yuan", "is over most_yuan")
    if tier.possible_yuan is not None and tier.possible_yuan < tier.most_yuan:
        raise table.broken("possible_yuan", "is under most_yuan")
    table.done()
    return tier


def _rates(table: RuleTable) -> tuple[Decimal, Decimal | None]:
    rate, most = share(table, "rate"), optional_share(table, "rate_most")
    if most is not None and most < rate:
        raise table.broken("rate_most", "is under rate")
    return rate, most

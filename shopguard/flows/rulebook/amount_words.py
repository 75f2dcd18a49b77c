"""Fines and measures in words: tiers, floors and ladders, one line each."""

from __future__ import annotations

from shopguard.core.beijing import HOUR
from shopguard.core.fine_rules import Fine, FineTier
from shopguard.core.measure_rules import Floor, MeasureRule, RepeatRule, Rung
from shopguard.core.message import Texts
from shopguard.core.money import percent
from shopguard.core.rulebook import Rulebook

_NO_LIMIT_YUAN = 1_000_000  # how the files write that there is no upper limit


def fine_lines(texts: Texts, fine: Fine) -> list[str]:
    """What a fine's tiers come to."""
    lines = [_tier(texts, tier) for tier in fine.tiers]
    if fine.most_per_order is not None:
        lines.append(texts.word("rulebook.fine.most_per_order", number=fine.most_per_order))
    if fine.most_per_shop_day_yuan is not None:
        lines.append(texts.word("rulebook.fine.most_per_shop_day", yuan=fine.most_per_shop_day_yuan))
    if fine.money_back:
        lines.append(texts.word("rulebook.fine.money_back"))
    return lines


def _tier(texts: Texts, tier: FineTier) -> str:
    which, amount = tier_words(texts, tier), _amount(texts, tier)
    return texts.word("rulebook.tier.line", which=which, amount=amount) if which else amount


def tier_words(texts: Texts, tier: FineTier) -> str:
    """Which promises and amounts a tier is for; "" = all."""
    told = []
    over, up_to = ((tier.over or 0) // HOUR, (tier.up_to or 0) // HOUR)
    if tier.over is not None and tier.up_to is not None:
        told.append(texts.word("rulebook.tier.promise_between", over=over, up_to=up_to))
    elif tier.over is not None:
        told.append(texts.word("rulebook.tier.promise_over", over=over))
    elif tier.up_to is not None:
        told.append(texts.word("rulebook.tier.promise_up_to", up_to=up_to))
    if tier.paid_from_yuan is not None:
        told.append(texts.word("rulebook.tier.paid_from", yuan=tier.paid_from_yuan))
    if tier.paid_under_yuan is not None:
        told.append(texts.word("rulebook.tier.paid_under", yuan=tier.paid_under_yuan))
    return texts.both("，", ", ").join(told)


def _amount(texts: Texts, tier: FineTier) -> str:
    said = _sum(texts, tier)
    if tier.possible_yuan is None:
        return said
    return texts.both("；", "; ").join((said, texts.word("rulebook.tier.possible", most=tier.possible_yuan)))


def _sum(texts: Texts, tier: FineTier) -> str:
    if tier.rate is None:
        return texts.word("rulebook.tier.fixed", amount=tier.least_yuan)
    if tier.most_yuan == 0:
        return texts.word("rulebook.tier.nothing")
    limits = {"least": tier.least_yuan, "most": tier.most_yuan}
    if tier.rate_most is None:
        return texts.word("rulebook.tier.share", percent=percent(tier.rate), **limits)
    rates = {"percent": percent(tier.rate), "percent_most": percent(tier.rate_most)}
    if tier.most_yuan >= _NO_LIMIT_YUAN:
        return texts.word("rulebook.tier.range_open", **rates)
    return texts.word("rulebook.tier.range", **rates, **limits)


def measure_lines(texts: Texts, rule: MeasureRule, rulebook: Rulebook) -> list[str]:
    """What a day must look like, and what then follows."""
    subject = texts.word(f"rulebook.measure.subject.{rule.subject}")
    rate_of = texts.word(f"rulebook.measure.rate_of.{rule.rate_of}")
    lines = [
        texts.word("rulebook.measure.when", subject=subject, rate_of=rate_of, floor=_floor(texts, floor))
        for floor in rule.floors
    ]
    if rule.yearly:
        lines.append(texts.word("rulebook.measure.yearly"))
    if rule.type_1_over is not None:
        cards = [rulebook.clause(clause).card[texts.language] for clause in rule.missing_clauses]
        clauses = texts.both("、", ", ").join(cards)
        lines.append(texts.word("rulebook.measure.type_1", percent=percent(rule.type_1_over), clauses=clauses))
    for kind, rungs in rule.ladder:
        lines += _ladder(texts, kind, rungs, yearly=rule.yearly)
    if rule.outranks:
        lines.append(texts.word("rulebook.measure.outranks", rules=texts.both("、", ", ").join(rule.outranks)))
    return [*lines, texts.word("rulebook.measure.id", id=rule.id)]


def _floor(texts: Texts, floor: Floor) -> str:
    told = []
    if floor.rate_over is not None:
        told.append(texts.word("rulebook.measure.over", percent=percent(floor.rate_over)))
    if floor.rate_from is not None:
        told.append(texts.word("rulebook.measure.from", percent=percent(floor.rate_from)))
    if floor.rate_up_to is not None:
        told.append(texts.word("rulebook.measure.up_to", percent=percent(floor.rate_up_to)))
    told.append(texts.word("rulebook.measure.orders", number=floor.least_orders))
    if floor.times > 1 and floor.times == floor.within_days:
        told.append(texts.word("rulebook.measure.running", times=floor.times))
    elif floor.times > 1:
        told.append(texts.word("rulebook.measure.times", within=floor.within_days, times=floor.times))
    return texts.both("，", ", ").join(told)


def _ladder(texts: Texts, kind: int | None, rungs: tuple[Rung, ...], *, yearly: bool) -> list[str]:
    lines = []
    for number, rung in enumerate(rungs, 1):
        steps = texts.both("；", "; ").join(_step(texts, name[texts.language], days) for name, days in rung)
        if not yearly:
            lines.append(texts.word("rulebook.measure.then", steps=steps))
            continue
        code = "rulebook.measure.last_rung" if number == len(rungs) else "rulebook.measure.rung"
        said = texts.word(code, number=number, steps=steps)
        lines.append(texts.word("rulebook.measure.typed", type=kind, rung=said) if kind is not None else said)
    return lines


def _step(texts: Texts, name: str, days: int) -> str:
    return texts.word("rulebook.measure.step", name=name, days=days) if days else name


def repeat_line(texts: Texts, rule: RepeatRule) -> str:
    """What single violations of the old rules brought."""
    families = texts.both("、", ", ").join(texts.word(f"rulebook.family_of.{family}") for family in rule.families)
    points = f"{rule.points:f}" if rule.points is not None else ""
    name = rule.name[texts.language].replace("{points}", points)
    if rule.points is None:
        return texts.word("rulebook.repeat.more", families=families, number=rule.more_than or 0, name=name)
    return texts.word("rulebook.repeat.points", families=families, name=name, most=f"{rule.most_per_week:f}")

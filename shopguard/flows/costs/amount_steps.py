"""The rules' own amount of one violation step by step, in words: base, tier, share, rounding, limits, rule, certainty."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from shopguard.core.beijing import day_of, plain
from shopguard.core.fines import Paid, Price
from shopguard.core.message import Texts
from shopguard.core.money import FEN_PER_YUAN, percent, share_in_whole_yuan, yuan_text
from shopguard.core.wording import duration, source
from shopguard.flows.rulebook.amount_words import tier_words
from shopguard.store.figures import BaseLines

Kind = Literal[
    "base", "tier", "share", "rounded", "limits", "added", "rule", "certainty", "counts", "platform", "ledger"
]


class Step(NamedTuple):
    """One line of a reckoning. ``kind``: what it tells."""

    kind: Kind
    text: str


def reckoning_steps(texts: Texts, paid: Paid, price: Price, base: BaseLines | None = None) -> tuple[Step, ...]:
    """How the rules' own amount of one violation comes about, first to last. ``base``: of what the amount paid is made, if told."""
    return (
        *_base(texts, price, paid, base),
        *_tier(texts, paid, price),
        *_share(texts, paid, price),
        *_added(texts, price),
        *_rule(texts, price),
    )


def _base(texts: Texts, price: Price, paid: Paid, base: BaseLines | None) -> Iterator[Step]:
    if price.tier.rate is None:
        yield Step("base", texts.word("step.fixed", amount=price.tier.least_yuan))
    elif paid.amount_fen is None:
        yield Step("base", texts.word(_why_unknown(base)))
    else:
        yield Step("base", _paid(texts, paid.amount_fen, base))


def _why_unknown(base: BaseLines | None) -> str:
    if base is not None and base.unread:
        return "step.base_unread"
    if base is not None and base.whole and len(base.lines) > 1:
        return "step.base_several"
    if base is not None and any(fen is not None for _, fen in base.lines):
        return "step.base_gap"
    return "step.base_unknown"


def _paid(texts: Texts, fen: int, base: BaseLines | None) -> str:
    amount = yuan_text(fen)
    if base is None:
        return texts.word("step.base", amount=amount)
    if base.whole:
        return texts.word("step.base_whole", amount=amount)
    if len(base.lines) < 2:
        return texts.word("step.base_line", amount=amount)
    parts = " + ".join(yuan_text(part or 0) for _, part in base.lines)
    return texts.word("step.base_lines", amount=amount, parts=parts, number=len(base.lines))


def _tier(texts: Texts, paid: Paid, price: Price) -> Iterator[Step]:
    if price.fine.applies != "general":
        kind = texts.word(f"rulebook.applies.{price.fine.applies}")
        yield Step("tier", texts.word("step.special", kind=kind))
    which = tier_words(texts, price.tier)
    if price.tier_open or (len(price.fine.tiers) > 1 and paid.amount_fen is None and not _by_promise(price)):
        yield Step("tier", texts.word(_missing(paid, price), which=which))
    elif which and _by_promise(price):
        promise, bought = paid.promised_at, paid.paid_at
        if promise is None or bought is None:
            yield Step("tier", texts.word(_missing(paid, price), which=which))
        else:
            span = duration(texts, max(0, promise - bought))
            values = {"paid": plain(bought), "promised": plain(promise), "span": span}
            yield Step("tier", texts.word("step.tier", which=which, **values))
    elif which:
        yield Step("tier", texts.word("step.tier_paid", which=which))


def _by_promise(price: Price) -> bool:
    return any(tier.over is not None or tier.up_to is not None for tier in price.fine.tiers)


def _missing(paid: Paid, price: Price) -> str:
    if not _by_promise(price):
        return "step.tier_no_amount"
    return "step.tier_no_promise" if paid.promised_at is None else "step.tier_no_payment"


def _share(texts: Texts, paid: Paid, price: Price) -> Iterator[Step]:
    tier, fen = price.tier, paid.amount_fen
    if tier.rate is None:
        return
    if tier.most_yuan == 0:
        yield Step("share", texts.word("price.nothing_ship" if price.family == "ship" else "price.nothing"))
        return
    limits = {"least": tier.least_yuan, "most": tier.most_yuan}
    if fen is None:
        yield Step("limits", texts.word("step.unknown", percent=percent(tier.rate), **limits))
        return
    exact = _exact(fen, tier.rate)
    yield Step("share", texts.word("step.share", percent=percent(tier.rate), base=yuan_text(fen), exact=f"{exact:f}"))
    whole = share_in_whole_yuan(fen, tier.rate, 0, 10**9)
    if exact != whole // FEN_PER_YUAN:
        yield Step("rounded", texts.word("step.rounded", amount=yuan_text(whole)))
    else:
        yield Step("rounded", texts.word("step.whole", amount=yuan_text(whole)))
    if tier.rate_most is not None:
        most = yuan_text(share_in_whole_yuan(fen, tier.rate_most, tier.least_yuan, tier.most_yuan))
        values = {"percent": percent(tier.rate), "percent_most": percent(tier.rate_most)}
        yield Step("limits", texts.word("step.range", least=yuan_text(whole), most=most, **values))
        return
    yield Step("limits", texts.word(_held(whole, tier.least_yuan, tier.most_yuan), amount=yuan_text(whole), **limits))


def _exact(fen: int, rate: Decimal) -> Decimal:
    """The share in yuan, not rounded; without zeros behind it."""
    exact = Decimal(fen) * rate / FEN_PER_YUAN
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()


def _held(whole_fen: int, least_yuan: int, most_yuan: int) -> str:
    if whole_fen < least_yuan * FEN_PER_YUAN:
        return "step.raised"
    return "step.lowered" if whole_fen > most_yuan * FEN_PER_YUAN else "step.between"


def _added(texts: Texts, price: Price) -> Iterator[Step]:
    if price.tier.possible_yuan is not None:
        yield Step("added", texts.word("price.possible", most=price.tier.possible_yuan))
    if price.fine.money_back:
        yield Step("added", texts.word("price.money_back"))
    if price.fine.most_per_order is not None:
        yield Step("added", texts.word("price.each_counts", number=price.fine.most_per_order))
    if price.fine.most_per_shop_day_yuan is not None:
        code = "price.day_limit" if price.cut_fen else "step.day_limit"
        limit = price.fine.most_per_shop_day_yuan
        yield Step("added", texts.word(code, limit=limit, cut=yuan_text(price.cut_fen)))


def _rule(texts: Texts, price: Price) -> Iterator[Step]:
    cited, start = price.fine.citation, price.fine.start
    told = source(texts, cited)
    if start is None:
        yield Step("rule", texts.word("step.rule_undated", source=told))
    else:
        looked_up = price.finding.since if price.finding.since is not None else price.when
        values = {"day": day_of(looked_up).isoformat(), "start": start.isoformat()}
        yield Step("rule", texts.word("step.rule", source=told, **values))
    if cited.certainty == "last known":
        day = start.isoformat() if start is not None else "?"
        yield Step("certainty", texts.word("step.last_known", day=day))
    elif cited.certainty == "reported":
        yield Step("certainty", texts.word("step.reported"))

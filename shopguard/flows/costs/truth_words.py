"""Cases of the truth loop in words: what became of each, and what it all comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shopguard.core.beijing import DAY, plain
from shopguard.core.fine_match import Level
from shopguard.core.ledger import UNNAMED, FineName
from shopguard.core.message import Texts
from shopguard.core.money import yuan_text
from shopguard.core.truth import Instead
from shopguard.core.truth_cases import Case, Outcome, Span
from shopguard.core.truth_tally import APART, OWNERS_WORD, UNDECIDED, Tally, TruthRules


def case_in_words(texts: Texts, cards: Mapping[str, str], case: Case) -> str:
    """One sentence for the owner: what was said, what was taken."""
    said = texts.word(
        _sentence(case),
        began=_minute(case.began),
        decided=_minute(case.decided_at),
        called=cards.get(case.called or "", case.called or ""),
        named=name_in_words(texts, cards, case.name or UNNAMED),
        predicted=yuan_text(case.predicted_fen),
        taken=yuan_text(case.taken_fen),
        back=yuan_text(case.back_fen),
    )
    if case.back_fen and case.outcome is not Outcome.REVERSED:
        said += texts.word("truth.some_back", back=yuan_text(case.back_fen))
    if case.repeated:
        said += texts.word("truth.repeated")
    if case.owner_said and case.outcome is not Outcome.NOT_FINED:
        said += texts.word("truth.owner_said")
    return said


def _sentence(case: Case) -> str:
    if case.outcome is Outcome.HIT and case.level is not None:
        return f"truth.hit.{_how_hit(case, case.level)}"
    if case.outcome is Outcome.MISSED:
        return f"truth.missed.{case.instead or Instead.NOTHING}"
    if case.outcome is Outcome.REVERSED:
        if case.only_back:
            return "truth.reversed.only_back"
        return "truth.reversed.not_called" if case.called is None else "truth.reversed.called"
    if case.outcome is Outcome.UNCOVERED and case.maybe_orderless:
        return "truth.uncovered.orderless"
    if case.outcome is Outcome.NOT_JUDGED and case.instead in (Instead.BEFORE, Instead.OFF):
        return f"truth.not_judged.{case.instead}"
    return f"truth.{case.outcome}"


def _how_hit(case: Case, level: Level) -> str:
    if case.further:
        return "further"
    if case.grew:
        return "grew"
    return "alike" if level is Level.CLAUSE and case.clause != case.called else level.word


def name_in_words(texts: Texts, cards: Mapping[str, str], name: FineName) -> str:
    """What a fine is for by the ledger's words: a clause's card, else families, else that nothing is named."""
    if name.clause is not None:
        return cards.get(name.clause, name.clause)
    if name.families:
        return texts.both("、", ", ").join(texts.word(f"truth.family.{family}") for family in name.families)
    return texts.word("charged.shipping" if name.shipping else "truth.unnamed")


def _minute(at: int | None) -> str:
    return plain(at)[:16]


def rate_in_words(texts: Texts, rate: float | None) -> str:
    """``83%``; that there are too few cases where no rate is told."""
    return texts.word("truth.too_few") if rate is None else f"{rate:.0%}"


def headline(texts: Texts, total: Tally, spans: Sequence[Span]) -> str:
    """What it all comes to, in one or two sentences."""
    hit_rate, precision = (rate_in_words(texts, rate) for rate in (total.hit_rate, total.precision))
    none = total.hit_rate is None and total.precision is None
    return texts.word(
        "truth.headline",
        covered=spans_in_words(texts, spans),
        taken=total.taken_cases,
        hits=total.number(Outcome.HIT),
        missed=total.number(Outcome.MISSED),
        alarms=total.number(Outcome.FALSE_ALARM),
        predicted=yuan_text(total.predicted_fen),
        actual=yuan_text(total.taken_fen),
        rates=texts.word("truth.no_rates" if none else "truth.rates", hit_rate=hit_rate, precision=precision),
    )


def spans_in_words(texts: Texts, spans: Sequence[Span]) -> str:
    """From the first day to the last, and how many holes there are; "-" for no time at all."""
    if not spans:
        return "-"
    days = {"first": plain(spans[0].first)[:10], "last": plain(spans[-1].last)[:10]}
    return texts.word("truth.spans" if len(spans) > 1 else "truth.span", **days, holes=len(spans) - 1)


def notes(texts: Texts, total: Tally, rules: TruthRules) -> tuple[str, ...]:
    """What has to be known to read the figures; only what there is something to say of."""
    said: list[str] = []
    undecided = sum(total.number(outcome) for outcome in UNDECIDED)
    if undecided:
        days = rules.wait // DAY
        said.append(texts.word("truth.note.waiting", number=undecided, yuan=yuan_text(total.waiting_fen), days=days))
    if total.number(OWNERS_WORD):
        said.append(texts.word("truth.note.not_fined", number=total.number(OWNERS_WORD)))
    if total.number(Outcome.REVERSED):
        back = texts.word(
            "truth.note.reversed", number=total.number(Outcome.REVERSED), yuan=yuan_text(total.reversed_fen)
        )
        called = texts.word("truth.note.reversed_called", called=total.called_reversed)
        said.append(back + called if total.called_reversed else back)
    apart = [outcome for outcome in APART if total.number(outcome)]
    if apart:
        parts = (
            texts.word("truth.note.part", word=outcome_word(texts, one), number=total.number(one)) for one in apart
        )
        said.append(
            texts.word(
                "truth.note.apart",
                number=sum(total.number(outcome) for outcome in apart),
                yuan=yuan_text(total.apart_fen),
                parts=texts.both("、", ", ").join(parts),
            )
        )
    if None in (total.hit_rate, total.precision):
        said.append(texts.word("truth.note.few", least=rules.least_cases))
    return (*said, texts.word("truth.note.judged_now"))


def outcome_word(texts: Texts, outcome: Outcome) -> str:
    """The outcome in a word."""
    return texts.word(f"outcome.{outcome}")

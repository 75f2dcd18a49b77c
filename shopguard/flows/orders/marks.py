"""Marks on orders: handed over to the courier, a note, findings set aside; every one with undo (:mod:`.owner_actions`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from shopguard.core.beijing import plain
from shopguard.core.marks import ActionKind, Aside, AsideReason
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.judging import refresh
from shopguard.flows.orders.tagging import known_orders
from shopguard.flows.workplace import Workplace
from shopguard.store import marks as rows
from shopguard.store.handing_over import WHY_NOT, not_to_hand_over
from shopguard.store.owner_actions import begin_action

__all__ = ["Aside", "AsideReason"]  # what the functions here take and give
MOST_WORDS = 2_000  # characters of a note or of a reason


@dataclass(frozen=True, slots=True)
class Marked:
    """What was done in one go: the action, its kind, and how many orders it is about.

    ``passed_over``: how many orders were left as they are, by why (:data:`~shopguard.store.handing_over.WHY_NOT`).
    """

    action: int
    kind: ActionKind
    orders: int
    passed_over: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OrderMarks:
    """The marks that hold for an order; times are unix seconds, ``note`` is "" without one.

    ``asides`` holds also what counts again since its time is over (:meth:`~shopguard.core.marks.Aside.holds_at`).
    """

    handed_over_at: int | None
    note: str
    note_at: int | None
    asides: tuple[Aside, ...]


def marks_of(place: Workplace, order_id: str) -> OrderMarks:
    """The marks of an order; none of an order that is not there and was never marked."""
    db, order_id = place.store.connection(), order_id.strip()
    return OrderMarks(*rows.marks_of(db, order_id), asides=rows.asides_of(db, order_id))


def aside_in_words(place: Workplace, aside: Aside) -> str:
    """One sentence: what is set aside, why, and until when."""
    cards = {clause.id: clause.card[place.texts.language] for clause in place.rulebook.clauses}
    what = place.texts.word("aside.all") if aside.clause is None else cards.get(aside.clause, aside.clause)
    return place.texts.word(
        "aside.says" if aside.until is None else "aside.says_until",
        what=f"{what} {aside.waybill}" if aside.waybill else what,
        reason=reason_in_words(place, aside),
        until=plain(aside.until)[:16],
    )


def reason_in_words(place: Workplace, aside: Aside) -> str:
    """Why it is set aside: the reason's words, and the owner's own where he wrote any."""
    if aside.reason is AsideReason.OTHER:
        return aside.words
    reason = place.texts.word(f"aside_reason.{aside.reason}")
    return f"{reason}{place.texts.both('：', ': ')}{aside.words}" if aside.words else reason


def hand_over(place: Workplace, order_ids: Sequence[str], at: int, now: int) -> Marked:
    """Marks orders as handed over to the courier at ``at``: those that wait for their pickup, the others are passed over.

    Raises NotThere, UserProblem for a moment that lies ahead and where none of them waits.
    """
    if at > now:
        raise UserProblem("problem.handed_over_in_future")
    numbers = _numbers(place, order_ids)
    why_not = not_to_hand_over(place.store.connection(), numbers)
    passed_over = Counter(why_not.values())
    waiting = [number for number in numbers if number not in why_not]
    if not waiting:
        raise UserProblem("problem.nothing_to_hand_over", why=_why(place, passed_over))
    done = _mark(place, waiting, rows.Marked("", ActionKind.HANDED_OVER, True, at=at), now)
    return replace(done, passed_over=passed_over)


def passed_over_in_words(place: Workplace, passed_over: Mapping[str, int]) -> str:
    """One sentence on the orders that were left as they are, and why; "" where there are none."""
    return place.texts.word("mark.passed_over", why=_why(place, passed_over)) if passed_over else ""


def _why(place: Workplace, passed_over: Mapping[str, int]) -> str:
    said = (
        place.texts.word(f"mark.passed_over.{why}", number=passed_over[why]) for why in WHY_NOT if passed_over.get(why)
    )
    return place.texts.both("，", ", ").join(said)


def note(place: Workplace, order_ids: Sequence[str], text: str, now: int) -> Marked:
    """Writes the same note to orders, in place of what was noted; an empty one takes it away. Raises NotThere, UserProblem."""
    words = _short_enough(text)
    return _mark(place, order_ids, rows.Marked("", ActionKind.NOTE, bool(words), words=words), now)


def set_aside(
    place: Workplace,
    order_ids: Sequence[str],
    clause: str | None,
    waybill: str | None,
    reason: AsideReason | str,
    words: str,
    until: int | None,
    now: int,
) -> Marked:
    """Leaves findings out of colour, money and notices: of one clause or all (None), one waybill or all (None), until a moment.

    From ``until`` on (unix seconds, None: never) they count again by themselves. Raises NotThere for an order, clause or waybill
    that is not there, UserProblem for a reason without words that needs them and a moment that is over.
    """
    reason = _reason(reason)
    words = _short_enough(words)
    if reason is AsideReason.OTHER and not words:
        raise UserProblem("problem.aside_needs_words")
    if until is not None and until <= now:
        raise UserProblem("problem.aside_until_past")
    if clause is not None and clause not in {one.id for one in place.rulebook.clauses}:
        raise NotThere("problem.no_such_clause", clause=clause)
    waybill = (waybill or "").strip()
    if waybill and not rows.was_sent_in(place.store.connection(), _numbers(place, order_ids), waybill):
        raise NotThere("problem.no_such_waybill", waybill=waybill)
    mark = rows.Marked("", ActionKind.ASIDE, True, clause or "", waybill, until, reason.value, words)
    return _mark(place, order_ids, mark, now)


def take_back(
    place: Workplace,
    order_ids: Sequence[str],
    kind: ActionKind | str,
    now: int,
    clause: str | None = None,
    waybill: str | None = None,
) -> Marked:
    """Takes marks of that kind back; of asides all, or only those said of that clause (and of that waybill).

    Raises NotThere for an order that is not there, and where none of them has such a mark.
    """
    numbers = _numbers(place, order_ids)
    kind = ActionKind(kind)
    held = [
        mark
        for mark in rows.standing(place.store.connection(), numbers, kind)
        if clause in (None, mark[1]) and waybill in (None, mark[2])
    ]
    if not held:
        raise NotThere("problem.nothing_marked")
    back = [rows.Marked(number, kind, False, of_clause, of_waybill) for number, of_clause, of_waybill in held]
    return _save(place, kind, back, now)


def _mark(place: Workplace, order_ids: Sequence[str], mark: rows.Marked, now: int) -> Marked:
    numbers = _numbers(place, order_ids)
    return _save(place, ActionKind(mark.kind), [mark._replace(order_id=number) for number in numbers], now)


def _save(place: Workplace, kind: ActionKind, said: list[rows.Marked], now: int) -> Marked:
    numbers = {mark.order_id for mark in said}
    with place.store.transaction() as db:
        action = begin_action(db, now, kind)
        rows.save_marks(db, action, said)
        if kind is ActionKind.ASIDE:
            rows.judge_again(db, sorted(numbers))
    if kind is ActionKind.ASIDE:
        refresh(place, now)
    return Marked(action, kind, len(numbers))


def _numbers(place: Workplace, order_ids: Sequence[str]) -> list[str]:
    if not order_ids:
        raise UserProblem("problem.nothing_to_mark")
    known_orders(place.store, order_ids)
    return list(dict.fromkeys(order_id.strip() for order_id in order_ids))


def _reason(reason: AsideReason | str) -> AsideReason:
    try:
        return AsideReason(reason)
    except ValueError:
        raise NotThere("problem.no_such_reason", reason=reason, reasons=", ".join(AsideReason)) from None


def _short_enough(text: str) -> str:
    words = text.strip()
    if len(words) > MOST_WORDS:
        raise UserProblem("problem.words_too_long", most=MOST_WORDS, length=len(words))
    return words

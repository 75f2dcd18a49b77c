"""The words of a call sheet: deadlines as people say them, the last record without people, the message for a chat."""

from __future__ import annotations

from collections.abc import Sequence

from shopguard.core.beijing import MINUTE, day_of, to_datetime
from shopguard.core.message import Texts, Value
from shopguard.core.money import yuan_text
from shopguard.core.wording import duration
from shopguard.flows.costs.call_sheet_view import CallRow, number_of
from shopguard.store.waiting import Goods

MOST_NAMED = 5  # orders in a note
_DAYS = {-1: "yesterday", 0: "today", 1: "tomorrow", 2: "day_after"}


def deadline_in_words(texts: Texts, deadline: int, at: int) -> str:
    """``今天 18:00``; seconds are cut off, which is never too late."""
    moment = to_datetime(deadline)
    time = moment.strftime("%H:%M")
    name = _DAYS.get((moment.date() - day_of(at)).days)
    if name is None:
        return texts.word("call_sheet.on_day", day=moment.strftime("%m-%d"), time=time)
    return texts.word(f"call_sheet.{name}", time=time)


def left_in_words(texts: Texts, deadline: int, at: int) -> str:
    """``还剩 3 小时 5 分钟``, whole minutes that are surely left; ``已过 2 小时`` behind the deadline."""
    seconds = deadline - at
    if seconds < 0:
        span = duration(texts, -seconds // MINUTE * MINUTE)
        passed = texts.word("call_sheet.less_than_a_minute") if -seconds < MINUTE else span
        return texts.word("call_sheet.passed", span=passed)
    if seconds < MINUTE:
        return texts.word("call_sheet.left", span=texts.word("call_sheet.less_than_a_minute"))
    return texts.word("call_sheet.left", span=duration(texts, seconds // MINUTE * MINUTE))


def record_in_words(texts: Texts, row: CallRow) -> str:
    """``11-20 09:12 快件离开【…】``, or that there is none."""
    if row.last_at is None:
        return texts.word("call_sheet.no_record")
    return f"{to_datetime(row.last_at):%m-%d %H:%M} {row.last_text}".rstrip()


def stake_in_words(texts: Texts, row: CallRow, at: int) -> str:
    """``今天 18:00 起 ¥70``: what the fines grow by, and from when on; "" where they do not."""
    if not row.steps:
        return ""
    first, last = row.steps[0], row.steps[-1]
    told = texts.word("call_sheet.stake", at=deadline_in_words(texts, first.at, at), yuan=yuan_text(first.fen))
    return told if first is last else told + texts.word("call_sheet.stake_later", yuan=yuan_text(last.fen))


def goods_in_words(texts: Texts, lines: Sequence[Goods]) -> str:
    """``演示杯子 × 2``, of several lines ``演示杯子 等 3 件``; "" where no file names anything."""
    name = next((line.name for line in lines if line.name), "")
    pieces = [line.quantity for line in lines if line.quantity is not None]
    if not name or len(pieces) < len(lines):
        return name if len(lines) <= 1 else texts.word("call_sheet.goods_and_more", product=name, number=len(lines))
    code = "call_sheet.goods" if len(lines) == 1 else "call_sheet.goods_of_several"
    return texts.word(code, product=name, number=sum(pieces))


def some_of(texts: Texts, order_ids: Sequence[str]) -> str:
    """The first few order numbers."""
    told = texts.both("、", ", ").join(order_ids[:MOST_NAMED])
    return told if len(order_ids) <= MOST_NAMED else texts.word("call_sheet.and_more", orders=told)


def message(chinese: Texts, to: str, rows: Sequence[CallRow], at: int, shops: Sequence[str] = ()) -> str:
    """The message to a courier, plain text, always Chinese. ``to``: "" where nobody knows whom to ask; ``shops``: whose parcels
    these are, where that has to be said."""
    lines = [chinese.word("chat.greeting", to=to, number=number_of(rows), at=_made(chinese, shops, at))]
    alike = len({row.ask for row in rows}) == 1
    if alike:
        lines.append(chinese.word("chat.section", ask=rows[0].ask))
    lines += [_line(chinese, number, row, at, asks=not alike) for number, row in enumerate(rows, 1)]
    return "\n".join([*lines, chinese.word("chat.thanks")])


def own_list(texts: Texts, rows: Sequence[CallRow], at: int, shops: Sequence[str] = ()) -> str:
    """The owner's own list of what to send, as text."""
    lines = [texts.word("chat.own_title", number=len(rows), at=_made(texts, shops, at))]
    lines += [
        texts.word(
            "chat.own_line",
            number=number,
            order=", ".join(row.order_ids),
            goods="".join(f" · {part}" for part in (row.goods, row.shop if shops else "") if part),
            deadline=row.deadline_in_words,
            left=row.left_in_words,
            place=f" · {row.place}" if row.place else "",
        )
        for number, row in enumerate(rows, 1)
    ]
    return "\n".join(lines)


def _made(texts: Texts, shops: Sequence[str], at: int) -> str:
    return texts.both("，", ", ").join((*shops, f"{to_datetime(at):%m-%d %H:%M}"))


def _line(chinese: Texts, number: int, row: CallRow, at: int, *, asks: bool) -> str:
    values: dict[str, Value] = {
        "number": number,
        "waybill": row.waybill,
        "deadline": deadline_in_words(chinese, row.deadline, at),
        "left": left_in_words(chinese, row.deadline, at),
        "record": record_in_words(chinese, row),
        "ask": chinese.word("chat.ask_in_line", ask=row.ask) if asks else "",
        "place": chinese.word("chat.place_in_line", place=row.place) if row.place else "",
    }
    return chinese.word("chat.line", **values)

"""The words of a call sheet: deadlines as people say them, the last record without people, the message for a chat."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from shopguard.core.beijing import MINUTE, day_of, to_datetime
from shopguard.core.message import Texts, Value
from shopguard.core.wording import duration
from shopguard.flows.costs.call_sheet_view import CallRow

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


def message(chinese: Texts, to: str, rows: Sequence[CallRow], at: int) -> str:
    """The message to a courier, plain text, always Chinese. ``to``: "" where nobody knows whom to ask."""
    lines = [chinese.word("chat.greeting", to=to, number=len(rows), at=f"{to_datetime(at):%m-%d %H:%M}")]
    number = 0
    for ask, alike in groupby(rows, key=_ask):
        lines.append(chinese.word("chat.section", ask=ask))
        for row in alike:
            number += 1
            lines.append(_line(chinese, number, row, at))
    return "\n".join([*lines, chinese.word("chat.thanks")])


def own_list(texts: Texts, rows: Sequence[CallRow], at: int) -> str:
    """The owner's own list of what to send, as text."""
    lines = [texts.word("chat.own_title", number=len(rows), at=f"{to_datetime(at):%m-%d %H:%M}")]
    lines += [
        texts.word(
            "chat.own_line",
            number=number,
            order=", ".join(row.order_ids),
            deadline=row.deadline_in_words,
            left=row.left_in_words,
            place=f" · {row.place}" if row.place else "",
        )
        for number, row in enumerate(rows, 1)
    ]
    return "\n".join(lines)


def _ask(row: CallRow) -> str:
    return row.ask


def _line(chinese: Texts, number: int, row: CallRow, at: int) -> str:
    values: dict[str, Value] = {
        "number": number,
        "waybill": row.waybill,
        "deadline": deadline_in_words(chinese, row.deadline, at),
        "left": left_in_words(chinese, row.deadline, at),
        "record": record_in_words(chinese, row),
    }
    if row.place:
        return chinese.word("chat.line_with_place", **values, place=row.place)
    return chinese.word("chat.line", **values)

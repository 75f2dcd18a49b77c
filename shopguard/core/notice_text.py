"""What a platform's notice, pasted as text, tells of itself: its order, its parcel, when it came, what it takes. Pure.

Only what stands there exactly once; everything else is for the owner to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from shopguard.core.beijing import DAY, to_datetime, to_seconds
from shopguard.core.money import parse_fen
from shopguard.core.waybill import is_waybill, normalise_waybill

_T = TypeVar("_T")
_ORDER = re.compile(r"(?<!\d)[46]9\d{17}(?!\d)", re.ASCII)
_WAYBILL = re.compile(
    r"(?:运单|快递单|物流单|面单)(?:编?号)?[:\s为是]*([A-Za-z]{0,4}\d[A-Za-z0-9-]{7,23})(?![A-Za-z0-9])"
)
_COURIERS_OWN = re.compile(r"(?<![A-Za-z0-9])((?:YT|JT|SF|JD|DPK)[A-Z]?\d{9,20})(?![A-Za-z0-9])", re.IGNORECASE)
_TIME = r"(?P<hour>\d{1,2})(?:\s*[:时点]\s*)(?P<minute>\d{1,2})(?:\s*[:分]\s*(?P<second>\d{1,2}))?"
_MOMENT = re.compile(
    r"(?<!\d)(?P<year>20\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)\s*日?"
    rf"(?:[T\s]*{_TIME})?"
    r"|(?<![\d./-])(?P<month_>\d{1,2})\s*[-/月]\s*(?P<day_>\d{1,2})(?!\d)\s*日?[T\s]*"
    + _TIME.replace("<hour>", "<hour_>").replace("<minute>", "<minute_>").replace("<second>", "<second_>")
)
_OF_GOODS = "包裹|商品|货物|快件|快递|物流|订单|买家|用户|实际|预计|承诺"  # what is sent or arrives there is no notice
# What stands before a moment says what it is the moment of; most telling first.
_LABELS = tuple(
    re.compile(rf"(?:{words})\s*:?$")
    for words in (
        r"(?:通知|消息|站内信)(?:下发|发送|推送|送达|到达|接收|收到)?(?:的?时间|日期|于)?"
        rf"|(?<!{_OF_GOODS})(?:收到|下发|发送|推送|发出|送达)(?:的?时间|日期|于)",
        r"(?:处罚|判罚|处置|扣款|扣罚|罚款|罚单|扣除违约金|违规处理|违规生效)(?:生成|下发|执行|结果)?(?:的?时间|日期|于)",
    )
)
_BEFORE_IT = re.compile(r"\s*[)）】\]]?\s*(?:之?前|为?止|截止|到期)")
_FIGURE = r"\d{1,3}(?:,\d{3})++(?:\.\d++)?+|\d++(?:\.\d++)?+"
_TO = r"\s*[~至到—–-]\s*¥?\s*"  # from one amount to another: neither is told
_AMOUNT = re.compile(
    rf"(?:(?<![~至-])¥\s*({_FIGURE})(?:\s*元)?+|(?<![\d.,~至¥-])({_FIGURE})\s*元)(?!{_TO}\d|\s*万)", re.ASCII
)
_AMOUNT_TO = re.compile(rf"\d\s*元?{_TO}$")
_OF_THE_FINE = re.compile(r"扣|罚|违约金|赔付|赔偿|处置金额")
_OF_THE_ORDER = re.compile(r"订单|实付|支付|付款|商品|货款|运费|余额|退款|售价|应付|以上|[满至超]$")
_PIECE = re.compile(r"[。;,\n元¥]")
_HALF_A_YEAR = 183 * DAY
_LONGEST = 10_000  # signs
_NEAR = 20  # characters before a figure in which its label stands


def plain_notice(text: str) -> str:
    """The text as it is searched: in half width, and no longer than a notice with all that is copied around it."""
    return unicodedata.normalize("NFKC", text[:_LONGEST])


def order_in(text: str) -> str | None:
    """The order's number."""
    return _only(_ORDER.findall(plain_notice(text)))


def waybill_in(text: str) -> str | None:
    """The parcel's number in its normal form: what a label says is one, else what looks like a courier's own."""
    said = plain_notice(text)
    told = [normalise_waybill(number) for number in _WAYBILL.findall(said) or _COURIERS_OWN.findall(said)]
    return _only(number for number in told if is_waybill(number) and not _ORDER.fullmatch(number))


def noticed_in(text: str, now: int) -> int | None:
    """When the notice came, unix seconds: the moment labelled so, else that of the punishment, else one that begins a line.

    Other moments (of the violation, of paying, until when to appeal) are not taken for it. A day without a time counts from its
    beginning, so that no deadline is reckoned too late; without a year it is the last such day before ``now``, if that is at
    most half a year ago. What lies after ``now`` is no notice that came.
    """
    said = plain_notice(text)
    ranked: list[set[int]] = [set() for _ in range(len(_LABELS) + 1)]
    for hit in _MOMENT.finditer(said):
        rank, at = _rank(said, hit), _seconds(hit, now)
        if rank is not None and at is not None and at <= now:
            ranked[rank].add(at)
    return _only(next(filter(None, ranked), ()))


def fine_in(text: str) -> int | None:
    """What it takes, in fen: the amount labelled so, else the only one that is not the order's."""
    said = plain_notice(text)
    of_fine, others = set[int](), set[int]()
    for hit in _AMOUNT.finditer(said):
        label = _PIECE.split(said[: hit.start()].rstrip(" \n:")[-_NEAR:])[-1]
        fen = 0 if _AMOUNT_TO.search(said, max(0, hit.start() - _NEAR), hit.start()) else _fen(hit[1] or hit[2])
        if fen and _OF_THE_FINE.search(label):
            of_fine.add(fen)
        elif fen and not _OF_THE_ORDER.search(label):
            others.add(fen)
    return _only(of_fine or others)


def _rank(said: str, hit: re.Match[str]) -> int | None:
    """How telling the moment's label is, 0 the most; None: it is the moment of something else."""
    if _BEFORE_IT.match(said, hit.end()):
        return None
    lines = [line.strip(' \t()[]【】“”"') for line in said[: hit.start()].split("\n")]
    above = next((line for line in reversed(lines[:-1]) if line), "")  # copied from a table, the label stands there
    label = lines[-1] or (above if above.rstrip(":").endswith(("时间", "日期", "通知")) else "")
    if not label:
        return len(_LABELS)
    return next((rank for rank, pattern in enumerate(_LABELS) if pattern.search(label)), None)


def _seconds(hit: re.Match[str], now: int) -> int | None:
    """Unix seconds of a moment as it stands there; None for a day or time that does not exist."""
    told = {name.rstrip("_"): int(number) for name, number in hit.groupdict().items() if number is not None}
    this_year, earliest = to_datetime(now).year, 0 if "year" in told else now - _HALF_A_YEAR
    for year in [told.pop("year")] if "year" in told else [this_year, this_year - 1]:
        try:
            at = to_seconds(datetime(year, **told))  # type: ignore[arg-type]  # noqa: DTZ001 - Beijing time
        except ValueError:
            continue
        if earliest <= at <= now:
            return at
    return None


def _fen(yuan: str) -> int:
    try:
        return parse_fen(yuan)
    except ValueError:
        return 0


def _only(found: Iterable[_T]) -> _T | None:
    one = set(found)
    return one.pop() if len(one) == 1 else None

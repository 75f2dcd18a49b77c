"""Words that people paste and services answer: notices, track lines, texts to be masked, answers asked for online."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

from shopguard.appeals.masking import mask
from shopguard.core.notice_text import fine_in, noticed_in, order_in, waybill_in
from shopguard.core.notice_words import clause_named
from shopguard.flows.on_screen import Kind, kind_of_column, masked
from shopguard.importers.name_moments import day_in_name, maybe_told_by_name, told_by_name
from shopguard.importers.notice_wordings import notice_wordings
from shopguard.online.online_rules import online_rules
from shopguard.online.outcome import Outcome
from shopguard.online.reading_answers import read_answer
from tests.conftest import ROOT
from tests.fuzz.target import Ask
from tests.importers.reading_files import NOW, READING

_ORDER_DIGITS = 19
_COURIERS = ("yto", "sf", "jd", "jtexpress", "")
_WAYBILL = "YT0000000000101"


def notices() -> list[bytes]:
    """Made-up notices in the platform's manner."""
    return [
        text.encode()
        for text in (
            "您的订单6900000000000000101因揽收超时被处罚，扣款金额：5.00元，处罚时间：2026-11-19 10:00:00",
            "【站内信】通知时间：2026年11月19日 10时00分\n订单号 6900000000000000101\n运单号：YT0000000000101 虚假发货 违约金¥25",
            "11-19 10:00 收到通知 订单实付 39.90 元，赔付 1,299.00~1,500.00元，请在2026-11-26前申诉",
            "发货超时 物流中转超时 罚款 5 元至 50 元  消息接收时间\n2026/11/19",
        )
    ]


def notices_ready(_folder: Path) -> Ask:
    """What a pasted notice tells, or does not tell."""
    words = notice_wordings()

    def ask(content: bytes) -> None:
        text = content.decode("utf-8", "replace")
        order, at, fine = order_in(text), noticed_in(text, NOW), fine_in(text)
        assert order is None or (len(order) == _ORDER_DIGITS and order.isascii()), "an order number that is none"
        assert at is None or at <= NOW, "a notice from the future"
        assert fine is None or 0 < fine < 1 << 63, "an amount beyond the database"
        waybill_in(text)
        clause_named(text, words)

    return ask


def track_lines() -> list[bytes]:
    """Lines of tracks as couriers write them."""
    lines = (ROOT / "tests" / "data" / "tracklines" / "seen.csv").read_bytes().splitlines()
    return [b"\n".join(lines[at : at + 8]) for at in range(0, len(lines), 8)]


def track_lines_ready(_folder: Path) -> Ask:
    """Every line is read the same way twice."""

    def ask(content: bytes) -> None:
        for line in content.decode("utf-8", "replace").split("\n")[:50]:
            for courier in _COURIERS:
                reader = READING.track_lines
                assert reader.read(courier, line) == reader.read(courier, line), "read otherwise the second time"
            READING.masking.mask(line)

    return ask


def told_texts() -> list[bytes]:
    """Texts with made-up people in them."""
    return [
        text.encode()
        for text in (
            "收件人：张三，电话 13800000000-1234，江苏省苏州市吴中区演示街道演示路1号2栋3室",
            "<html><body>买家：李四 您好</body></html>",
            '{"receiver": "王五", "mobile": "+86 138 0000 0000", "address": "演示镇演示村1组"}',
            "微信号：demo_12345 银行卡号 6222 0000 0000 0000 000 身份证：320500199001010000",
        )
    ]


def masked_ready(_folder: Path) -> Ask:
    """Masking twice changes nothing more."""

    def ask(content: bytes) -> None:
        text = content.decode("utf-8", "replace")
        once = mask(text, keep=(_WAYBILL,))
        assert mask(once, keep=(_WAYBILL,)) == once, "masking twice changes more"
        mask(text, ("name",))
        for kind in get_args(Kind):
            masked(text, kind)
        kind_of_column(text)

    return ask


def online_answers() -> list[bytes]:
    """Answers of the tracking service, good and bad."""
    record = {"time": "2026-11-18 19:00:00", "ftime": "2026-11-18 19:00:00", "context": "【演示公司】 已揽收"}
    good = {
        "message": "ok",
        "nu": _WAYBILL,
        "ischeck": "0",
        "com": "yuantong",
        "status": "200",
        "state": "0",
        "data": [record],
    }
    bad = {"result": False, "returnCode": "500", "message": "查询无结果，请隔段时间再查"}
    return [
        json.dumps(one, ensure_ascii=False).encode() for one in (good, bad, good | {"data": []}, good | {"nu": "x"})
    ]


def online_ready(_folder: Path) -> Ask:
    """An answer, always; and only one about the number that was asked for is taken."""
    rules = online_rules()

    def ask(content: bytes) -> None:
        answer = read_answer(content, "yuantong", _WAYBILL, rules)
        if answer.outcome is Outcome.TRACK:
            assert answer.document is not None
            json.dumps(answer.document)

    return ask


def file_names() -> list[bytes]:
    """Names of exports."""
    names = (
        "1795147200_00000000000000000000000000000000Demo.csv",
        "售后单-2026-11-20 12_00_00.xlsx",
        "订单20261120120000.csv",
        "包裹中心 2026年11月20日.xlsx",
        "动账明细_2026-11-01至2026-11-20.zip",
        "a (1).csv",
    )
    return [name.encode() for name in names]


def file_names_ready(_folder: Path) -> Ask:
    """The moment a name tells lies before now."""

    def ask(content: bytes) -> None:
        name = content.decode("utf-8", "replace")
        told = told_by_name(name, NOW)
        assert told is None or told <= NOW, "a name from the future"
        maybe_told_by_name(name, None, NOW)
        maybe_told_by_name(name, NOW - 1000, NOW)
        day_in_name(name)

    return ask

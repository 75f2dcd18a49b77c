"""Which violation a notice names, by the words on the cards and the usual ones."""

from __future__ import annotations

import pytest

from shopguard.core.notice_words import Named, NoticeWords, clause_named
from shopguard.importers.notice_wordings import notice_wordings

CARDS = {
    "pickup-timeout": "揽收超时",
    "pickup-missing": "揽收严重超时",
    "transit-stalled": "中转超时",
    "waybill-reused": "重复运单号",
    "out-of-stock": "缺货/无货",
}
WORDS = notice_wordings().with_cards(CARDS)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("您的订单存在揽收超时", Named("pickup-timeout")),
        ("您的订单存在揽收严重超时", Named("pickup-missing")),
        ("发货后48小时未揽收", Named("pickup-missing")),
        ("发货后 24 小时未揽收", Named("pickup-timeout")),
        ("虚假发货：发运超时", Named("dispatch-timeout")),
        ("虚假发货-发货后（48）小时未揽收", Named("pickup-missing")),
        ("虚假发货发运超时", Named("dispatch-missing")),  # the old name, a longer word than 发运超时
        ("无货投诉成立", Named("out-of-stock")),
        ("超时未发货", Named("ship-overdue")),
        ("揽收超时，以及中转超时", Named(several=True)),
        ("您的订单涉嫌虚假发货", Named(heading="虚假发货")),
        ("物流轨迹异常", Named(heading="物流轨迹异常")),
        ("请查看", Named()),
        ("", Named()),
    ],
)
def test_only_what_leaves_no_doubt(text: str, named: Named) -> None:
    assert clause_named(text, WORDS) == named


def test_a_word_that_is_part_of_another_does_not_count_beside_it() -> None:
    words = NoticeWords().with_cards({"timeout": "超时", "pickup-timeout": "揽收超时"})
    assert clause_named("存在揽收超时", words) == Named("pickup-timeout")
    assert clause_named("存在超时", words) == Named("timeout")

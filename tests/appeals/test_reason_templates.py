"""The shipped reason texts: every clause that can be appealed has some, and each fits the platform's form."""

from __future__ import annotations

import re

import pytest

from shopguard.appeals.reason_templates import ReasonTexts, read_reason_texts, reason_texts
from shopguard.appeals.rules import load_appeal_rules
from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.rule_table import BrokenRule
from shopguard.resources import resource

LONGEST = {
    "order": "6" * 19,
    "waybill": "DPK000000000001-1-1",
    "courier": "中国邮政速递物流",
    "awaited": "首条分拨中心记录",
    "enclosed": "快递底单照片、快递网点盖章说明、与快递的沟通记录、与买家的等",
    "exception": "平台公告放宽了时限（编造的例子：大雪封路延期至恢复通行为止），时限相应顺延",
} | dict.fromkeys(
    ("paid", "promised", "uploaded", "picked_up", "first_hub", "out", "signed", "since", "deadline", "happened"),
    "2026-11-20 12:00:00",
)
HINTS = ("waybill-edit", "refund-intercept", "auto-close")
ONE = {"for": ["fraud"], "name": {"zh": "名", "en": "name"}, "fits": {"zh": "用", "en": "use"}, "text": "订单{order}"}


def shipped() -> ReasonTexts:
    return reason_texts()


def test_every_clause_that_can_be_fined_has_a_text_to_start_from() -> None:
    book = load_rulebook(resource("rules", "douyin"))
    bare = []
    for clause in book.clauses:
        family = clause.values[-1].family
        if clause.id not in HINTS and not shipped().fitting(clause.id, family, "breached", {"signed": "x"}):
            bare.append(clause.id)
    assert bare == []


def test_every_text_is_for_a_clause_or_a_family_that_there_is() -> None:
    names = {clause.id for clause in load_rulebook(resource("rules", "douyin")).clauses}
    names |= {"timeout", "abnormal", "ship", "stock", "fraud"}
    for one in shipped().templates:
        assert one.wanted_by <= names, one.name.zh


def test_filled_with_the_longest_numbers_every_text_fits_the_form() -> None:
    limit = load_appeal_rules(resource("rules", "douyin", "appeals.toml")).limits.reason_characters
    lengths = {one.name.zh: len(shipped().filled(one, LONGEST)) for one in shipped().templates}
    assert {name: length for name, length in lengths.items() if length > limit} == {}


def test_what_nobody_knows_stays_a_visible_blank() -> None:
    late = next(one for one in shipped().templates if one.name.zh == "网点收了件，扫描晚了")
    text = shipped().filled(late, {"order": "6930000000000000017", "picked_up": "2026-11-21 10:00:00"})
    assert text == (
        "订单6930000000000000017，运单【运单号】，【上传单号时间】上传单号，【交件时间】已把包裹交给【网点名称】。"
        "因网点【原因，如漏扫、积压】，2026-11-21 10:00:00才有揽收记录。"
        "货已真实发出，附【所附的材料】，恳请核实后撤销处罚。"
    )


def test_no_two_texts_have_one_name_for_the_same_case() -> None:
    for clause in ("pickup-missing", "dispatch-timeout", "ship-overdue", "waybill-reused", "recalled", "fraud"):
        names = [one.name.zh for one in shipped().fitting(clause, "-", "breached", LONGEST)]
        assert len(names) == len(set(names)) > 0


def test_only_what_the_files_bear_out_is_offered_as_being_in_time() -> None:
    def named(state: str | None, *known: str) -> list[str]:
        found = shipped().fitting("pickup-missing", "abnormal", state, dict.fromkeys(known, "x"))
        return [one.name.en for one in found]

    assert "It was in time" not in named("breached", "happened", "deadline", "picked_up")
    assert named("met", "deadline") == ["It was in time"]
    assert named("met", "happened", "deadline", "picked_up") == [
        "It was in time"
    ]  # no excuse for a delay that was none
    assert named("exempt", "exception")[0] == "An exception holds"
    assert "Handed over, never scanned" in named(None)
    assert "Handed over, never scanned" not in named(None, "picked_up")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": "订单{ordre}"}, "reasons.toml: templates[1]: text: no fact that is known: ordre"),
        ({"needs": ["moon"]}, "reasons.toml: templates[1]: text: no fact that is known: moon"),
        ({"when": ["won"]}, "reasons.toml: templates[1]: when: no state of a finding: won"),
        ({"for": []}, "reasons.toml: templates[1]: for: is empty"),
        ({"colour": "red"}, "reasons.toml: templates[1]: colour: is not a key that is known here"),
    ],
)
def test_a_mistake_in_the_file_is_named(change: dict[str, object], said: str) -> None:
    with pytest.raises(BrokenRule, match=re.escape(said)):
        read_reason_texts({"blanks": {"order": "订单号"}, "templates": [ONE | change]})

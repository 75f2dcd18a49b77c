"""The checklist as data: which slot belongs to which case, what is needed where the order is in the right, broken files."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from shopguard.appeals.rules import AppealRules, load_appeal_rules
from shopguard.checker.reasons import STATE_OF_WHY
from shopguard.core.finding import State
from shopguard.core.rule_table import BrokenRule
from shopguard.core.rulebook import Family
from shopguard.resources import resource

FILE = resource("rules", "douyin", "appeals.toml")
COMMON = ["order-facts", "track", "waybill-stub", "outlet-statement"]


@pytest.fixture(scope="module")
def rules() -> AppealRules:
    return load_appeal_rules(FILE)


def needed(rules: AppealRules, family: str, clause: str, why: str | None = None) -> list[str]:
    return [slot.item for slot, need in rules.slots_for(family, clause, why) if need]


def offered(rules: AppealRules, family: str, clause: str) -> list[str]:
    return [slot.item for slot, _need in rules.slots_for(family, clause)]


@pytest.mark.parametrize(
    ("family", "clause", "items"),
    [
        ("timeout", "pickup-timeout", COMMON),
        ("abnormal", "pickup-missing", COMMON),
        ("abnormal", "address-mismatch", [*COMMON, "buyer-request"]),
        ("abnormal", "waybill-reused", [*COMMON, "both-labels"]),
        ("abnormal", "reshipped-late", [*COMMON, "split-labels"]),
        ("abnormal", "recalled", [*COMMON, "buyer-refusal"]),
        ("abnormal", "self-delivery", ["order-facts", "delivery-proof"]),  # no courier, no courier's papers
        ("ship", "ship-overdue", ["order-facts", "track", "waybill-stub", "outbound-record"]),
        ("stock", "out-of-stock", ["order-facts", "track", "outbound-record"]),
        ("fraud", "fraud", ["order-facts", "track", "packing-video", "weigh-photos"]),
        ("-", "pickup-timeout", ["order-facts", "track"]),  # a case of nothing would be complete at once
    ],
)
def test_what_is_needed_by_family_and_clause(rules: AppealRules, family: str, clause: str, items: list[str]) -> None:
    assert needed(rules, family, clause) == items


def test_what_helps_besides(rules: AppealRules) -> None:
    late = offered(rules, "timeout", "transit-stalled")
    assert {"outside-cause", "courier-chat", "buyer-chat"} <= set(late)
    assert "packing-video" not in late
    assert "outside-cause" in offered(rules, "abnormal", "pickup-missing")  # a storm stops the heavy tier too
    assert "outside-cause" not in offered(rules, "abnormal", "waybill-reused")
    assert "delivery-proof" in offered(rules, "fraud", "fraud")  # signed, and said never to have come


@pytest.mark.parametrize(
    ("why", "items"),
    [
        ("in_time", ["order-facts", "track"]),
        ("in_time_by", ["order-facts", "track"]),
        ("closed", ["order-facts"]),
        ("after_sale", ["order-facts"]),
        ("extended", ["order-facts", "track", "outside-cause"]),
        ("agreed", ["order-facts", "track", "buyer-chat"]),
    ],
)
def test_in_the_right_only_what_shows_it_is_needed(rules: AppealRules, why: str, items: list[str]) -> None:
    assert needed(rules, "timeout", "pickup-timeout", why) == items
    assert "outlet-statement" in offered(rules, "timeout", "pickup-timeout")


def test_every_reason_for_being_in_the_right_has_its_proof(rules: AppealRules) -> None:
    right = {why for why, state in STATE_OF_WHY.items() if state in (State.MET, State.EXEMPT)}
    assert {why for one in rules.shown_by for why in one.why} == right | {"agreed"}


def test_an_address_the_buyer_changed_still_needs_his_word(rules: AppealRules) -> None:
    assert needed(rules, "abnormal", "address-mismatch", "address_changed") == ["order-facts", "buyer-request"]


def test_slots_speak_of_families_and_clauses_that_there_are(rules: AppealRules) -> None:
    clauses = {file.stem for file in FILE.parent.glob("*.toml")}
    named = {name for slot in rules.slots for name in slot.needed_for | slot.useful_for | slot.not_for}
    assert named <= {*get_args(Family), *clauses, "any"}


def test_what_is_of_one_order_only_is_not_shared(rules: AppealRules) -> None:
    shared = {slot.item for slot in rules.slots if slot.shared}
    assert shared == {"outlet-statement", "outbound-record", "courier-chat", "outside-cause"}
    assert [slot.item for slot in rules.slots if slot.announcements] == ["outside-cause"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('item = "track"', 'item = "order-facts"', "slots: item order-facts"),
        ('"legible"', '"pretty"', "slots[3]: checks: 'pretty'"),
        ("weight = 3\n", "", "slots[1]: weight"),
        ("weight = 3\n", "weight = 3\nheight = 3\n", "slots[1]: height"),
        ('kinds = ["picture", "pdf"]', 'kinds = ["paper"]', "slots[2]: weak[1]: kinds: 'paper'"),
        ('unless = ["outlet-statement"]', 'unless = ["outlet"]', "slots: there is no slot 'outlet'"),
        ('needed = ["order-facts", "track"]', 'needed = ["order"]', "shown_by[1]: needed: there is no slot 'order'"),
        ("most_files = 60", "most_files = 60\nleast_files = 1", "files: least_files"),
    ],
)
def test_a_broken_file_is_named_with_its_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    broken = tmp_path / "appeals.toml"
    whole = FILE.read_text("utf-8")
    assert old in whole
    broken.write_text(whole.replace(old, new, 1), "utf-8")
    with pytest.raises(BrokenRule) as caught:
        load_appeal_rules(broken)
    assert said in str(caught.value)

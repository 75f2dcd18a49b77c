"""The owner's values in place of the shipped ones: marked at their source; what does not fit is refused with file and key."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from shopguard.core.beijing import HOUR
from shopguard.core.message import UserProblem
from shopguard.core.overrides import overridden
from shopguard.core.rule_reader import read_rulebook
from shopguard.core.rule_table import BrokenRule
from shopguard.core.rulebook import Rulebook

NEW = date(2025, 5, 13)
CITED: dict[str, Any] = {"source": "群公告（编造）", "read": date(2026, 12, 1), "certainty": "reported"}
SHIPPED_CITATION: dict[str, Any] = {
    "source": {"zh": "规则（编造）", "en": "a rule (made up)"}, "read": date(2026, 11, 22), "certainty": "in force",
}  # fmt: skip
BOTH = {"zh": "字", "en": "words"}


def shipped() -> dict[str, dict[str, Any]]:
    """A small rulebook in the form of the shipped files."""
    clause = {
        "id": "pickup-timeout", "kind": "clock", "subject": "parcel", "rank": 1, "card": BOTH, "title": BOTH, "what": BOTH,
        "reason": BOTH, "instead": BOTH, "awaited": BOTH,
        "values": [
            {
                "until": NEW, "dated_by": "uploaded", "family": "timeout", **SHIPPED_CITATION,
                "clocks": [
                    {"applies": "ordinary", "starts": "submitted", "stops": "picked_up", "within_hours": 72},
                    {"applies": "express_or_stepped", "starts": "uploaded", "stops": "picked_up", "within_hours": 24},
                ],
            },
            {
                "from": NEW, "dated_by": "uploaded", "family": "timeout", **SHIPPED_CITATION,
                "clocks": [{"starts": "uploaded", "stops": "picked_up", "within_hours": 24}],
            },
        ],
    }  # fmt: skip
    tiers = [
        {"promise_up_to_hours": 48, "rate": "0.01", "least_yuan": 3, "most_yuan": 30},
        {"promise_over_hours": 48, "rate": "0.05", "least_yuan": 5, "most_yuan": 50},
    ]
    fines = [
        {"family": "timeout", "from": NEW, "tiers": tiers, **SHIPPED_CITATION},
        {"family": "timeout", "applies": "used_3c", "from": NEW, "tiers": tiers, **SHIPPED_CITATION},
        {"family": "abnormal", "until": NEW, "tiers": tiers, **SHIPPED_CITATION},
        {"family": "abnormal", "from": NEW, "tiers": tiers, **SHIPPED_CITATION},
    ]
    limits = [
        {"match": "both", "within_hours": 48, "provinces": ["江苏", "浙江"]},
        {"match": "both", "within_hours": 48, "provinces": ["北京", "天津"]},
        {"match": "else", "within_hours": 72},
    ]
    provinces = ["江苏", "浙江", "北京", "天津"]
    steps = [{"name": {"zh": "禁止上新", "en": "no new products"}, "days": [7]}]
    measure = {
        "id": "abnormal", "from": NEW, "counts": "abnormal", "rate_of": "shipped", "subject": "shop",
        "any_of": [{"rate_over": "0.10", "least_orders": 20}, {"rate_over": "0.20", "least_orders": 10}],
        "ladder": [{"steps": steps}], **SHIPPED_CITATION,
    }  # fmt: skip
    return {
        "pickup-timeout.toml": clause,
        "fines.toml": {"fines": fines},
        "measures.toml": {"measures": [measure]},
        "regions.toml": {**SHIPPED_CITATION, "provinces": provinces, "unjudged": [], "limits": limits},
    }


def book(file: str, own: dict[str, Any]) -> Rulebook:
    return read_rulebook(overridden(shipped(), {file: own}))


def refused(file: str, own: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    with pytest.raises(UserProblem) as problem:
        overridden(shipped(), {file: own})
    return problem.value.message.code, dict(problem.value.message.values)


def test_without_own_files_nothing_is_different() -> None:
    assert overridden(shipped(), {}) == shipped()


def test_a_window_is_replaced_and_shown_as_the_owners() -> None:
    tables = shipped()
    own = {"values": [{"from": NEW, "clocks": [{"within_hours": 36}], **CITED}]}
    legacy, current = read_rulebook(overridden(tables, {"pickup-timeout.toml": own})).clause("pickup-timeout").values
    assert tables == shipped()  # the shipped tables are as they were
    assert current.clocks[0].within == 36 * HOUR
    assert (current.clocks[0].starts, current.clocks[0].stops) == ("uploaded", "picked_up")
    assert (current.citation.source.zh, current.citation.source.en) == ("群公告（编造）", "群公告（编造）")
    assert (current.citation.read, current.citation.certainty) == (date(2026, 12, 1), "reported")
    assert current.citation.overridden
    assert [clock.within for clock in legacy.clocks] == [72 * HOUR, 24 * HOUR]
    assert not legacy.citation.overridden


def test_the_entry_without_from_is_the_one_from_before_any_known_day() -> None:
    own = {"values": [{"clocks": [{"applies": "ordinary", "within_hours": 60}], **CITED}]}
    legacy, current = book("pickup-timeout.toml", own).clause("pickup-timeout").values
    assert [clock.within for clock in legacy.clocks] == [60 * HOUR, 24 * HOUR]
    assert current.clocks[0].within == 24 * HOUR


def test_a_clause_may_be_made_to_warn_only() -> None:
    own = {"values": [{"from": NEW, "watch": True, **CITED}]}
    assert book("pickup-timeout.toml", own).clause("pickup-timeout").values[1].watch


def test_amounts_are_found_by_family_kind_and_promise() -> None:
    own = {
        "fines": [
            {"family": "timeout", "from": NEW, "tiers": [{"promise_up_to_hours": 48, "rate": "0.02"}], **CITED},
            {
                "family": "timeout",
                "applies": "used_3c",
                "from": NEW,
                "tiers": [{"promise_over_hours": 48, "least_yuan": 7}],
                **CITED,
            },
        ]
    }
    general, special, *abnormal = book("fines.toml", own).fines
    assert [tier.rate for tier in general.tiers] == [Decimal("0.02"), Decimal("0.05")]
    assert [tier.least_yuan for tier in special.tiers] == [3, 7]
    assert [fine.citation.overridden for fine in (general, special, *abnormal)] == [True, True, False, False]


def test_a_rate_may_be_written_as_a_number() -> None:
    own = {"fines": [{"family": "abnormal", "from": NEW, "tiers": [{"promise_over_hours": 48, "rate": 0.3}], **CITED}]}
    assert book("fines.toml", own).fines[3].tiers[1].rate == Decimal("0.3")


def test_of_two_alike_the_provinces_tell_which() -> None:
    limit = {"match": "both", "provinces": ["北京", "天津"], "within_hours": 60}
    rulebook = book("regions.toml", {"limits": [limit], **CITED})
    assert [one.within // HOUR for one in rulebook.region_limits] == [48, 60, 72]
    assert rulebook.regions_citation.overridden


def test_provinces_can_be_replaced_where_the_line_is_clear_without_them() -> None:
    tables = shipped()
    tables["regions.toml"]["limits"][1]["match"] = "either"
    own = {"limits": [{"match": "either", "provinces": ["北京"]}], **CITED}
    assert read_rulebook(overridden(tables, {"regions.toml": own})).region_limits[1].provinces == ("北京",)


def test_entries_that_nothing_tells_apart_go_by_their_place() -> None:
    floors = [{"least_orders": 21}, {"least_orders": 11}]
    (rule,) = book(
        "measures.toml", {"measures": [{"id": "abnormal", "from": NEW, "any_of": floors, **CITED}]}
    ).measure_rules
    assert [(floor.rate_over, floor.least_orders) for floor in rule.floors] == [
        (Decimal("0.10"), 21),
        (Decimal("0.20"), 11),
    ]
    code, _ = refused("measures.toml", {"measures": [{"id": "abnormal", "from": NEW, "any_of": floors[:1], **CITED}]})
    assert code == "problem.own_rules_entry"


def test_an_unknown_file() -> None:
    code, values = refused("pickup-timeuot.toml", {})
    assert (code, values["file"]) == ("problem.own_rules_file", "pickup-timeuot.toml")
    assert "pickup-timeout.toml" in values["there"]


@pytest.mark.parametrize(
    ("own", "key"),
    [
        ({"colour": "red"}, "colour"),
        ({"values": [{"from": NEW, "colour": "red", **CITED}]}, "values[1]: colour"),
        (
            {"values": [{"from": NEW, "clocks": [{"within_hour": 3}], **CITED}]},
            "values[1]: clocks[1]: within_hour",
        ),
        ({"watch": True}, "watch"),
        ({"values": [{"from": NEW, "overridden": False, **CITED}]}, "values[1]: overridden"),
    ],
)
def test_an_unknown_key(own: dict[str, Any], key: str) -> None:
    code, values = refused("pickup-timeout.toml", own)
    assert (code, values["file"], values["key"]) == ("problem.own_rules_key", "pickup-timeout.toml", key)


def test_words_and_build_of_a_rule_are_no_values() -> None:
    code, values = refused("pickup-timeout.toml", {"card": {"zh": "别的", "en": "other"}})
    assert (code, values["key"]) == ("problem.own_rules_not_a_value", "card: zh")
    assert overridden(shipped(), {"pickup-timeout.toml": {"id": "pickup-timeout"}}) == shipped()


def test_no_such_entry_names_those_that_are_there() -> None:
    own = {"values": [{"from": date(2026, 1, 1), "clocks": [{"within_hours": 36}], **CITED}]}
    code, values = refused("pickup-timeout.toml", own)
    assert (code, values["key"], values["which"]) == ("problem.own_rules_entry", "values[1]", "from 2026-01-01")
    assert values["there"] == "from …, family timeout; from 2025-05-13, family timeout"


def test_an_entry_that_two_fit_is_none() -> None:
    code, values = refused("pickup-timeout.toml", {"values": [{"clocks": [{"within_hours": 36}], **CITED}]})
    assert (code, values["key"]) == ("problem.own_rules_entry", "values[1]: clocks[1]")


@pytest.mark.parametrize("missing", ["source", "read", "certainty"])
def test_a_value_without_citation(missing: str) -> None:
    cited = {key: value for key, value in CITED.items() if key != missing}
    own = {"values": [{"from": NEW, "clocks": [{"within_hours": 36}], **cited}]}
    code, values = refused("pickup-timeout.toml", own)
    assert (code, values["key"]) == ("problem.own_rules_citation", f"values[1]: {missing}")


def test_a_region_without_citation() -> None:
    code, values = refused("regions.toml", {"limits": [{"match": "else", "within_hours": 96}]})
    assert (code, values["key"]) == ("problem.own_rules_citation", "source")


def test_the_same_entry_twice() -> None:
    entry = {"from": NEW, "clocks": [{"within_hours": 36}], **CITED}
    code, values = refused("pickup-timeout.toml", {"values": [entry, copy.deepcopy(entry)]})
    assert (code, values["key"]) == ("problem.own_rules_twice", "values[2]")


@pytest.mark.parametrize("value", ["36", 36.5, True])
def test_a_value_of_another_kind(value: object) -> None:
    own = {"values": [{"from": NEW, "clocks": [{"within_hours": value}], **CITED}]}
    code, values = refused("pickup-timeout.toml", own)
    assert (code, values["key"], values["example"]) == (
        "problem.own_rules_kind",
        "values[1]: clocks[1]: within_hours",
        "24",
    )


def test_a_list_must_be_a_list() -> None:
    assert refused("pickup-timeout.toml", {"values": 3})[0] == "problem.own_rules_kind"


@pytest.mark.parametrize(
    ("file", "own", "said"),
    [
        ("pickup-timeout.toml", {"values": [{"until": date(2025, 5, 14), **CITED}]}, "values: dates overlap"),
        (
            "pickup-timeout.toml",
            {"values": [{"from": NEW, "clocks": [{"within_hours": -1}], **CITED}]},
            "within_hours: is negative",
        ),
        ("pickup-timeout.toml", {"values": [{"from": NEW, **CITED, "certainty": "sure"}]}, "certainty: must be one of"),
        (
            "fines.toml",
            {"fines": [{"family": "abnormal", "until": date(2025, 6, 1), **CITED}]},
            "dates overlap",
        ),
    ],
)
def test_what_the_values_mean_is_checked_by_the_reader(file: str, own: dict[str, Any], said: str) -> None:
    with pytest.raises(BrokenRule, match=f"{file}: .*{said}"):
        book(file, own)

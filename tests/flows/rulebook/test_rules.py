"""The rulebook for reading: nothing left out, in both languages, found by any of its words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from shopguard.app import load_texts
from shopguard.core.cited import Family
from shopguard.core.fine_rules import Applies
from shopguard.core.message import Language, NotThere, Texts
from shopguard.core.money import percent
from shopguard.core.parcel import EventKind
from shopguard.core.rule_reader import DATED_BY, KINDS_OF_ORDER, STARTS, STOPS
from shopguard.flows.rulebook.rule_entries import Always, standing
from shopguard.flows.rulebook.rule_folder import choose_folder
from shopguard.flows.rulebook.rule_words import span
from shopguard.flows.rulebook.rules import rulebook_document, rulebook_entries, rulebook_sql, rulebook_text
from shopguard.flows.workplace import Workplace

BOTH: tuple[Language, ...] = get_args(Language)
NEW = date(2025, 5, 13)
OWN = (
    "[[values]]\nfrom = 2025-05-13\nclocks = [{ within_hours = 36 }]\n"
    'source = "群公告（编造）"\nread = 2026-11-19\ncertainty = "reported"\n'
)


@pytest.fixture
def with_own(place: Workplace, tmp_path: Path) -> Workplace:
    """The shipped rules with 36 hours for the pickup."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "pickup-timeout.toml").write_text(OWN, "utf-8")
    choose_folder(place, folder)
    return place


@pytest.mark.parametrize("language", BOTH)
def test_everything_the_files_may_say_has_its_words(language: Language) -> None:
    texts = load_texts(language)
    wanted = [f"rulebook.moment.{name}" for name in (*STARTS, *DATED_BY, "agreed_ship", "agreed_delivery")]
    wanted += [f"rulebook.stop.{name}" for name in STOPS]
    wanted += [f"rulebook.applies.{name}" for name in (*KINDS_OF_ORDER, *get_args(Applies))]
    wanted += [f"rulebook.family_of.{name}" for name in get_args(Family)]
    wanted += [f"rulebook.kind.{kind.value}" for kind in EventKind]
    assert all(texts.word(code) for code in wanted)


def test_settings_and_facts_of_the_shipped_files_have_their_words(place: Workplace, moment: int) -> None:
    for entry in rulebook_entries(place, moment):
        told = "\n".join(line for part in entry.parts for line in part.lines) + "\n".join(entry.examples)
        assert "_" not in told, entry.id  # a name out of the files, which nobody gave words


def test_every_entry_is_whole(place: Workplace, moment: int) -> None:
    entries = rulebook_entries(place, moment)
    assert len({entry.id for entry in entries}) == len(entries)
    clauses = [entry for entry in entries if entry.chapter == "clauses"]
    assert [entry.id for entry in clauses] == [clause.id for clause in place.rulebook.clauses]
    for entry in entries:
        assert entry.title
        assert entry.parts or entry.id == "extensions"
        assert all(part.source and part.lines and part.certainty_word and part.span for part in entry.parts)
    assert all(entry.examples and len(entry.facts) == 3 for entry in clauses)
    assert {"fine-timeout", "fine-abnormal-pets-seller-delivered", "measures-abnormal", "regions", "appeals"} <= {
        entry.id for entry in entries
    }


def test_what_holds_now_stands_first_and_the_old_values_are_there(place: Workplace, moment: int) -> None:
    (entry,) = [one for one in rulebook_entries(place, moment) if one.id == "fine-timeout"]
    assert [(part.standing, part.start) for part in entry.parts] == [
        ("now", date(2026, 7, 9)),
        ("past", date(2025, 5, 13)),
        ("past", None),
    ]
    assert entry.parts[0].certainty == "last known"
    assert entry.parts[0].lines[0] == "承诺 48 小时内发货的：实付的 1%，最低 3 元，最高 30 元"
    (clause,) = [one for one in rulebook_entries(place, moment) if one.id == "pickup-timeout"]
    assert clause.parts[0].lines[0] == "从上传单号起 24 小时内要有揽收记录"
    assert clause.parts[1].lines[0] == "从下单起 72 小时内要有揽收记录（普通发货订单）"


def test_it_is_found_by_the_words_of_both_languages_and_by_ids(place: Workplace, moment: int) -> None:
    entries = {entry.id: entry for entry in rulebook_entries(place, moment)}
    for word in ("揽收超时", "pickup late", "pickup-timeout", "within 24 h", "24 小时"):
        assert word in entries["pickup-timeout"].searchable
    assert "内蒙古" in entries["regions"].searchable


def test_shops_it_does_not_cover_are_named(place: Workplace, moment: int) -> None:
    said = rulebook_text(place, moment)
    for word in ("特殊", "没有给出名单", "全球购", "即时零售"):
        assert word in said


def test_the_text_has_every_clause_with_its_sources(place: Workplace, moment: int) -> None:
    said = rulebook_text(place, moment)
    for clause in place.rulebook.clauses:
        assert f"[{clause.id}]" in said
        for values in clause.values:
            assert values.citation.source.zh in said
    assert all(fine.citation.source.zh in said for fine in place.rulebook.fines)


def test_one_clause_comes_with_its_examples(place: Workplace, moment: int) -> None:
    said = rulebook_text(place, moment, "pickup-timeout")
    assert "[pickup-timeout]" in said
    assert "[pickup-missing]" not in said
    assert "上传单号 2026-11-10 10:00，揽收 2026-11-11 10:00:01" in said
    assert rulebook_document(place, "pickup-timeout")["id"] == "pickup-timeout"
    for ask in (lambda: rulebook_text(place, moment, "nope"), lambda: rulebook_document(place, "nope")):
        with pytest.raises(NotThere):
            ask()


def test_the_document_is_complete_and_is_json(place: Workplace) -> None:
    told: dict[str, Any] = json.loads(json.dumps(rulebook_document(place)))
    assert {"clauses", "fines", "strikes", "measures", "repeats", "regions", "extensions", "appeals", "notes"} < set(
        told
    )
    assert len(told["clauses"]) == len(place.rulebook.clauses)
    (clause,) = [one for one in told["clauses"] if one["id"] == "pickup-timeout"]
    assert set(clause) >= {"id", "card", "title", "what", "why", "instead", "judged_per", "values", "examples"}
    current = clause["values"][1]
    assert (current["from"], current["until"], current["dated_by"], current["family"]) == (
        "2025-05-13",
        None,
        "uploaded",
        "timeout",
    )
    assert current["clocks"][0]["within_hours"] == 24
    assert (current["certainty"], current["overridden"]) == ("in force", False)
    assert told["strikes"][0]["rate_over"] == "0.10"
    assert told["problem"] is None
    cited = [*told["fines"], *told["measures"], *told["repeats"], told["regions"], *told["notes"]]
    assert all(one["source"]["zh"] and one["source"]["en"] and one["read"] and one["certainty"] for one in cited)


def test_the_owners_value_is_shown_as_his_everywhere(with_own: Workplace, moment: int) -> None:
    (entry,) = [one for one in rulebook_entries(with_own, moment) if one.id == "pickup-timeout"]
    current, old = entry.parts
    assert (current.overridden, old.overridden) == (True, False)
    assert "（店主自己的规则文件）" in current.source
    assert current.shipped == ("从上传单号起 24 小时内要有揽收记录",)
    said = rulebook_text(with_own, moment)
    assert "群公告（编造）（店主自己的规则文件）" in said
    assert "没改之前的值：从上传单号起 24 小时内要有揽收记录" in said
    told: Any = rulebook_document(with_own, "pickup-timeout")
    assert [values["overridden"] for values in told["values"]] == [False, True]
    english = replace(with_own, texts=with_own.texts.in_language("en"))
    assert "群公告（编造） (your own rule file); read 2026-11-19" in rulebook_text(english, moment)


def test_the_query_is_printed(place: Workplace) -> None:
    assert "WITH" in rulebook_sql(place)
    assert "'pickup-timeout'" in rulebook_sql(place)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, "一直有效"),
        (None, NEW, "2025-05-13 之前"),
        (NEW, None, "2025-05-13 起"),
        (NEW, date(2026, 7, 9), "2025-05-13 起，2026-07-09 之前"),
    ],
)
def test_spans(start: date | None, end: date | None, said: str) -> None:
    texts: Texts = load_texts("zh")
    assert span(texts, start, end) == said


@pytest.mark.parametrize(
    ("today", "stands"),
    [(date(2025, 5, 12), "future"), (NEW, "now"), (date(2026, 7, 8), "now"), (date(2026, 7, 9), "past")],
)
def test_what_holds_on_a_day(today: date, stands: str) -> None:
    assert standing(Always(NEW, date(2026, 7, 9)), today) == stands


@pytest.mark.parametrize(
    ("share", "said"), [("0.01", "1"), ("0.25", "25"), ("1", "100"), ("0.005", "0.5"), ("0.30", "30")]
)
def test_percent(share: str, said: str) -> None:
    assert percent(Decimal(share)) == said

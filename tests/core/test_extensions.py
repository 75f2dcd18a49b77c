"""The extension calendar: what an entry may say, and that the shipped one is whole and empty."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.extension_reader import read_extensions
from shopguard.core.extensions import Extension, Fault, Terms, extendable_clauses, fault_of, longest_window
from shopguard.core.rule_table import BrokenRule
from shopguard.resources import resource

RULES = resource("rules", "douyin")
BOOK = load_rulebook(RULES)
FROM, UNTIL = parse_iso("2026-11-10T00:00:00"), parse_iso("2026-11-12T23:59:59")
SOUND = Extension(
    Terms(FROM, UNTIL, ("西藏",), ("新疆", "西藏"), extra=48 * HOUR, clauses=("pickup-timeout",)),
    note="编造的延期",
    source="编造的公告",
    read_on=date(2026, 11, 11),
)
ENTRY = """
[[entries]]
from = 2026-11-10T00:00:00
until = 2026-11-12T23:59:59
senders = ["西藏"]
receivers = ["新疆", "西藏"]
extra_hours = 48
clauses = ["pickup-timeout"]
note = { zh = "编造的延期", en = "made-up extension" }
source = { zh = "编造的公告", en = "made-up announcement" }
read = 2026-11-11
certainty = "reported"
"""
HEAD = """
source = { zh = "编造的规则", en = "made-up rule" }
read = 2026-11-11
certainty = "in force"
"""


def file(*entries: str) -> dict[str, Any]:
    return tomllib.loads(HEAD + "".join(entries))


def refused(change: str, to: str) -> str:
    """What is said of a second entry that differs from the first in its hours and in this change."""
    second = ENTRY.replace("extra_hours = 48", "extra_hours = 1")
    assert change in second
    with pytest.raises(BrokenRule) as broken:
        read_extensions(file(ENTRY, second.replace(change, to)), BOOK)
    return str(broken.value)


def test_the_shipped_calendar_holds_no_announcement_nobody_read() -> None:
    text = (RULES / "extensions.toml").read_text("utf-8")
    entries, citation = read_extensions(tomllib.loads(text), BOOK)
    assert entries == ()
    assert "3.2" in citation.source.zh
    assert "618" in text
    assert "双11" in text


def test_the_example_in_its_head_is_one_that_can_be_read() -> None:
    text = (RULES / "extensions.toml").read_text("utf-8")
    commented = text.partition("MADE UP")[2].partition("\nsource =")[0]
    lines = [line.removeprefix("# ") for line in commented.splitlines() if line.startswith("# ")]
    example = "\n".join(lines).partition("[[entries]]")[2]
    (entry,), _ = read_extensions(file("[[entries]]\n" + example), BOOK)
    assert "编造" in entry.note.zh
    assert entry.terms.until_at < parse_iso("2001-01-01T00:00:00")


def test_an_entry_is_read() -> None:
    (entry,), _ = read_extensions(file(ENTRY), BOOK)
    assert entry.told_in("zh") == SOUND
    assert entry.told_in("en").note == "made-up extension"


def test_what_is_left_out_means_all() -> None:
    lines = ENTRY.splitlines()
    bare = "\n".join(line for line in lines if not line.startswith(("senders", "receivers", "clauses")))
    (entry,), _ = read_extensions(file(bare.replace("extra_hours = 48", "latest = 2026-11-13T12:00:00")), BOOK)
    assert entry.terms == Terms(FROM, UNTIL, latest_at=parse_iso("2026-11-13T12:00:00"))


def test_entries_may_overlap() -> None:
    entries, _ = read_extensions(file(ENTRY, ENTRY.replace("= 48", "= 24")), BOOK)
    assert [entry.terms.extra for entry in entries] == [48 * HOUR, 24 * HOUR]


@pytest.mark.parametrize(
    ("change", "to", "told"),
    [
        ("until = 2026-11-12T23:59:59", "until = 2026-11-10T00:00:00", "until: must be later than from"),
        ("until = 2026-11-12T23:59:59", "until = 2026-11-12", "until: must be a datetime"),
        ("until = 2026-11-12T23:59:59\n", "", "until: is missing"),
        ("extra_hours = 1\n", "", "extra_hours: an extension has either extra_hours or latest; here is neither"),
        (
            "extra_hours = 1\n",
            "extra_hours = 1\nlatest = 2026-11-13T12:00:00\n",
            "extra_hours: an extension has either",
        ),
        ("extra_hours = 1\n", "extra_hours = 0\n", "extra_hours: must lie between 1 and 1440, not 0"),
        ("extra_hours = 1\n", "latest = 2026-11-09T12:00:00\n", "latest: must be later than from"),
        ('senders = ["西藏"]', 'senders = ["西藏自治区"]', "senders, receivers: no province that is known: 西藏自治区"),
        ('receivers = ["新疆", "西藏"]', 'receivers = ["亚特兰蒂斯"]', "no province that is known: 亚特兰蒂斯"),
        ('receivers = ["新疆", "西藏"]', "receivers = []", "receivers: must be a list of texts that is not empty"),
        ('receivers = ["新疆", "西藏"]', 'receivers = ["新疆", "新疆"]', "receivers: names one twice"),
        ('"pickup-timeout"', '"made-up"', "clauses: no clause that can be extended: made-up"),
        ('"pickup-timeout"', '"waybill-edit"', "clauses: no clause that can be extended: waybill-edit"),
        ('source = { zh = "编造的公告", en = "made-up announcement" }\n', "", "source: is missing"),
        ("read = 2026-11-11\n", "", "read: is missing"),
        ('certainty = "reported"', 'certainty = "rumour"', "certainty: must be one of"),
        ('certainty = "reported"', 'certainty = "reported"\ncolour = "red"', "colour: is not a key that is known here"),
        ("extra_hours = 1\n", "extra_hours = 48\n", "from: an earlier entry says the same"),
    ],
)
def test_a_broken_entry_is_refused_with_file_and_key(change: str, to: str, told: str) -> None:
    said = refused(change, to)
    assert said.startswith("extensions.toml: entries[2]: ")
    assert told in said


def test_a_calendar_without_its_own_source_is_refused() -> None:
    with pytest.raises(BrokenRule, match=r"extensions\.toml: read: is missing"):
        read_extensions({"entries": []}, BOOK)


@pytest.mark.parametrize(
    ("terms", "fault"),
    [
        ({"until_at": FROM}, Fault("period")),
        ({"extra": None}, Fault("no_new_time")),
        ({"latest_at": UNTIL}, Fault("two_new_times")),
        ({"extra": 1441 * HOUR}, Fault("extra", "1441")),
        ({"extra": None, "latest_at": FROM}, Fault("latest")),
        ({"senders": ("火星",)}, Fault("province", "火星")),
        ({"clauses": ("auto-close",)}, Fault("clause", "auto-close")),
        ({"until_at": FROM + 1}, None),
        ({"extra": 1440 * HOUR}, None),
        ({"extra": None, "latest_at": FROM + 1}, None),
    ],
)
def test_terms_that_cannot_hold(terms: dict[str, Any], fault: Fault | None) -> None:
    extension = replace(SOUND, terms=replace(SOUND.terms, **terms))
    assert fault_of(extension, BOOK.provinces, extendable_clauses(BOOK)) == fault


def test_without_a_note_or_a_source_it_is_hearsay() -> None:
    clauses = extendable_clauses(BOOK)
    assert fault_of(replace(SOUND, note=" "), BOOK.provinces, clauses) == Fault("note")
    assert fault_of(replace(SOUND, source="\n"), BOOK.provinces, clauses) == Fault("source")
    assert fault_of(SOUND, BOOK.provinces, clauses) is None


def test_what_can_be_extended() -> None:
    clauses = extendable_clauses(BOOK)
    assert {"ship-overdue", "pickup-timeout", "dispatch-missing", "transit-stalled"} <= set(clauses)
    assert not {"auto-close", "waybill-edit", "refund-intercept", "waybill-reused"} & set(clauses)


def test_no_window_of_the_rules_is_longer() -> None:
    assert (
        5 * DAY <= longest_window(BOOK) <= 7 * DAY
    )  # 120 hours to a remote province; 168 without a record; never the 365 days

"""The owner's own rule folder: taken, refused, broken later, gone; the judgement goes on with the last good rules."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from shopguard.app import build_workplace
from shopguard.checker.rulefiles import load_edition
from shopguard.core.beijing import HOUR
from shopguard.core.message import UserProblem
from shopguard.flows.rulebook.editions import Holding
from shopguard.flows.rulebook.rule_folder import choose_folder, chosen_folder
from shopguard.flows.rulebook.rules_in_use import LAST_GOOD_FOLDER, load_rules
from shopguard.flows.workplace import Workplace
from shopguard.resources import resource

OWN = """
[[values]]
from = 2025-05-13
clocks = [{ within_hours = 36 }]
source = "群公告（编造）"
read = 2026-11-30
certainty = "reported"
"""
BROKEN = OWN.replace("within_hours = 36", "within_hours = ")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "pickup-timeout.toml").write_text(OWN, "utf-8")
    return folder


def window_of(place: Workplace) -> int:
    """Hours the pickup may take at present."""
    return (place.rulebook.clause("pickup-timeout").values[-1].clocks[0].within or 0) // HOUR


def holding(rules: Path) -> Callable[[], Holding]:
    """As if the program came with these rules."""
    return lambda: Holding(load_edition(rules))


def reopened(place: Workplace) -> Workplace:
    place.store.close()
    return build_workplace(place.data, language="zh")


def test_without_a_folder_the_shipped_rules_hold(place: Workplace) -> None:
    assert chosen_folder(place.store) is None
    assert (window_of(place), place.rule_problem) == (24, None)
    assert (place.data / LAST_GOOD_FOLDER / "rules.json").is_file()


def test_a_chosen_folder_counts_at_once_and_at_the_next_start(place: Workplace, own: Path) -> None:
    choose_folder(place, own)
    assert window_of(place) == 36
    assert place.rulebook.clause("pickup-timeout").values[-1].citation.overridden
    assert place.rules.shipped.clause("pickup-timeout").values[-1].clocks[0].within == 24 * HOUR
    later = reopened(place)
    assert (window_of(later), later.rule_problem, chosen_folder(later.store)) == (36, None, own)
    choose_folder(later, None)
    assert (window_of(later), chosen_folder(later.store)) == (24, None)
    later.store.close()


def test_a_folder_that_cannot_be_used_is_not_taken(place: Workplace, own: Path) -> None:
    choose_folder(place, own)
    other = own.parent / "other"
    other.mkdir()
    (other / "pickup-timeout.toml").write_text(BROKEN, "utf-8")
    with pytest.raises(UserProblem) as refused:
        choose_folder(place, other)
    said = place.texts.say(refused.value.message)
    assert "pickup-timeout.toml" in said
    assert "line 4" in said
    assert (window_of(place), chosen_folder(place.store)) == (36, own)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BROKEN, "line 4"),
        (OWN.replace("clocks", "clock"), "values[1]: clock"),
        (OWN.replace("36", "-36"), "within_hours: is negative"),
        (OWN.replace("read =", "until = 2025-01-01\nread ="), "is not before until"),
        (OWN.replace('source = "群公告（编造）"', ""), "source"),
    ],
)
def test_a_file_that_breaks_later_leaves_the_last_good_values(
    place: Workplace, own: Path, text: str, said: str
) -> None:
    choose_folder(place, own)
    (own / "pickup-timeout.toml").write_text(text, "utf-8")
    later = reopened(place)
    assert window_of(later) == 36
    assert later.rule_problem is not None
    sentence = later.texts.say(later.rule_problem)
    assert said in sentence
    assert "pickup-timeout.toml" in sentence
    (own / "pickup-timeout.toml").write_text(OWN.replace("36", "40"), "utf-8")
    mended = reopened(later)
    assert (window_of(mended), mended.rule_problem) == (40, None)
    mended.store.close()


def test_a_folder_that_is_gone_leaves_the_last_good_values(place: Workplace, own: Path) -> None:
    choose_folder(place, own)
    shutil.rmtree(own)
    later = reopened(place)
    assert window_of(later) == 36
    assert later.rule_problem is not None
    assert str(own) in later.texts.say(later.rule_problem)
    choose_folder(later, None)
    assert window_of(later) == 24
    assert later.rules.problem is None
    later.store.close()


@pytest.mark.parametrize("kept", [b"", b"{", b'{"own": 3, "effective": {}}'])
def test_where_nothing_good_is_left_the_shipped_rules_hold(place: Workplace, own: Path, kept: bytes) -> None:
    choose_folder(place, own)
    (own / "pickup-timeout.toml").write_text(BROKEN, "utf-8")
    (place.data / LAST_GOOD_FOLDER / "rules.json").write_bytes(kept)
    later = reopened(place)
    assert window_of(later) == 24
    assert later.rule_problem is not None
    later.store.close()


def test_the_programs_own_files_may_break_too(place: Workplace, own: Path, tmp_path: Path) -> None:
    choose_folder(place, own)
    shipped = tmp_path / "shipped"
    shutil.copytree(resource("rules"), shipped)
    (shipped / "douyin" / "regions.toml").unlink()
    rules = load_rules(place.data, own, holding(shipped))
    assert rules.problem is not None
    assert "regions.toml" in place.texts.say(rules.problem)
    assert rules.rulebook.clause("pickup-timeout").values[-1].clocks[0].within == 36 * HOUR
    with pytest.raises(UserProblem) as nothing_left:
        load_rules(tmp_path / "new", None, holding(shipped))
    assert nothing_left.value.message.code == "problem.no_rules"


def test_new_shipped_rules_count_though_the_owners_file_is_broken(place: Workplace, own: Path, tmp_path: Path) -> None:
    choose_folder(place, own)
    (own / "pickup-timeout.toml").write_text(BROKEN, "utf-8")
    shipped = tmp_path / "shipped"
    shutil.copytree(resource("rules"), shipped)
    path = shipped / "douyin" / "pickup-missing.toml"
    path.write_text(path.read_text("utf-8").replace("within_hours = 48", "within_hours = 50"), "utf-8")
    book = load_rules(place.data, own, holding(shipped)).rulebook
    assert book.clause("pickup-timeout").values[-1].clocks[0].within == 36 * HOUR
    assert book.clause("pickup-missing").values[-1].clocks[0].within == 50 * HOUR


def test_the_calendar_has_its_own_editor(place: Workplace, own: Path) -> None:
    (own / "extensions.toml").write_text("", "utf-8")
    with pytest.raises(UserProblem) as refused:
        choose_folder(place, own)
    assert refused.value.message.code == "problem.own_rules_file"
